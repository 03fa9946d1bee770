package py

import (
	"math"
	"math/big"
	"strings"
)

// asInt is v as an integer, if it is one: an Int or a *BigInt. True is 1.
func asInt(v Value) (Value, bool) {
	switch v := v.(type) {
	case Int, *BigInt:
		return v, true
	case Bool:
		if v {
			return Int(1), true
		}
		return Int(0), true
	case *Instance:
		switch n := v.Native.(type) {
		case Int, *BigInt:
			return n, true
		}
	}
	return nil, false
}

// toBig is an Int or a *BigInt as a big integer, which is not to be changed.
func toBig(v Value) *big.Int {
	switch v := v.(type) {
	case Int:
		return big.NewInt(int64(v))
	case *BigInt:
		return v.V
	}
	return new(big.Int)
}

// BigOf is an integer of any class as a big integer that is not to be changed;
// false if v is no integer.
func BigOf(v Value) (*big.Int, bool) {
	n, ok := asInt(v)
	if !ok {
		return nil, false
	}
	return toBig(n), true
}

// intSign is -1, 0 or 1.
func intSign(v Value) int {
	switch v := v.(type) {
	case Int:
		switch {
		case v < 0:
			return -1
		case v > 0:
			return 1
		}
	case *BigInt:
		return v.V.Sign()
	}
	return 0
}

// Float is the number that a function which takes a float makes of v
// (PyFloat_AsDouble): a float's value, or what __float__ or __index__ says.
func (t *Thread) Float(v Value) (float64, error) {
	if x, ok := As[Float](v); ok {
		return float64(x), nil
	}
	x, ok, err := t.realNumber(v)
	if !ok && err == nil {
		err = t.TypeError("must be real number, not %s", v.Type().Name)
	}
	return x, err
}

// realNumber is float(v) of what is no text, false for what is no real number: a
// class that inherits from float may have a __float__ of its own.
func (t *Thread) realNumber(v Value) (float64, bool, error) {
	switch v := v.(type) {
	case Float:
		return float64(v), true, nil
	case Int:
		return float64(v), true, nil
	case *BigInt:
		x, err := t.intToFloat(v)
		return x, true, err
	}
	r, found, err := t.CallSpecial(v, nameFloat)
	if err != nil {
		return 0, true, err
	}
	if found {
		x, ok := As[Float](r)
		if !ok {
			return 0, true, t.TypeError("%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
		}
		return float64(x), true, nil
	}
	if v.Type().lookup(t.in, nameIndex) == nil {
		return 0, false, nil
	}
	n, err := t.IndexValue(v)
	if err != nil {
		return 0, true, err
	}
	x, err := t.intToFloat(n)
	return x, true, err
}

// intToFloat is the float nearest to an Int or *BigInt.
func (t *Thread) intToFloat(v Value) (float64, error) {
	if n, ok := v.(Int); ok {
		return float64(n), nil
	}
	if x := bigToFloat(toBig(v)); !math.IsInf(x, 0) {
		return x, nil
	}
	return 0, t.OverflowError("int too large to convert to float")
}

// bigToFloat is the float nearest to n, infinite if there is none.
func bigToFloat(n *big.Int) float64 {
	if n.BitLen() > 1024 {
		return math.Inf(n.Sign())
	}
	x, _ := new(big.Float).SetInt(n).Float64()
	return x
}

// floatToInt is the integer that a float without a fraction is.
func (t *Thread) floatToInt(x float64) (Value, error) {
	switch {
	case math.IsNaN(x):
		return nil, t.ValueError("cannot convert float NaN to integer")
	case math.IsInf(x, 0):
		return nil, t.OverflowError("cannot convert float infinity to integer")
	case x > -1<<63 && x < 1<<63:
		return MakeInt(int64(x)), nil
	}
	n, _ := big.NewFloat(x).Int(nil)
	return MakeBig(n), nil
}

// newBy is a New that binds its arguments by a signature.
func newBy(sig string, fn Native) New {
	b := NewBuiltin("builtins", Def{Sig: sig, Fn: fn})
	return func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
		bound, err := b.params.bind(t, b, args, kw)
		if err != nil {
			return nil, b.params.orRefused(t, err, cls.Solid.label(), len(args), kw)
		}
		return fn(t, bound)
	}
}

// itself answers with self: int.__pos__, conjugate and their kin.
func itself(_ *Thread, args []Value) (Value, error) { return args[0], nil }

// always is a method or attribute that is the same for all.
func always(v Value) Native {
	return func(*Thread, []Value) (Value, error) { return v, nil }
}

// wrongSelf is the error of a method that is called on what has not its class.
// CPython words it by what is behind the method in C: the operators and what
// else a type has a slot for are wrappers, the rest are methods.
func (t *Thread) wrongSelf(method string, c *Class, self Value) error {
	switch method {
	case "__format__", "__getnewargs__", "__round__", "__trunc__", "__floor__", "__ceil__", "__sizeof__", "__reduce__",
		"__reduce_ex__", "__reversed__", "__length_hint__", "__copy__", "__enter__", "__exit__", "__class_getitem__":
	default:
		if strings.HasPrefix(method, "__") {
			return t.TypeError("descriptor '%s' requires a '%s' object but received a '%s'", method, c.Name, self.Type().Name)
		}
	}
	return t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", method, c.Name, self.Type().Name)
}
