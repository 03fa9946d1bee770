package py

import (
	"math"
	"math/big"

	"batuta/lessons/python/libm"
)

// floatOther is the other operand of a float's operator: false for what is no
// number.
func (t *Thread) floatOther(v Value) (float64, bool, error) {
	if x, ok := As[Float](v); ok {
		return float64(x), true, nil
	}
	n, ok := asInt(v)
	if !ok {
		return 0, false, nil
	}
	x, err := t.intToFloat(n)
	return x, true, err
}

type floatOp func(t *Thread, a, b float64) (Value, error)

func floatOperators() []Def {
	defs := []Def{
		{Sig: "__neg__(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return Float(-x), nil })},
		{Sig: "__pos__(self, /)", Fn: itself},
		{Sig: "__abs__(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return Float(math.Abs(x)), nil })},
		{Sig: "__pow__(self, value, mod=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.floatPower(args[0], args[1], args[2])
		}},
		{Sig: "__rpow__(self, value, mod=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.floatPower(args[1], args[0], args[2])
		}},
	}
	for _, o := range []struct {
		name string
		op   floatOp
	}{
		{"add", func(_ *Thread, a, b float64) (Value, error) { return Float(a + b), nil }},
		{"sub", func(_ *Thread, a, b float64) (Value, error) { return Float(a - b), nil }},
		{"mul", func(_ *Thread, a, b float64) (Value, error) { return Float(a * b), nil }},
		{"truediv", func(t *Thread, a, b float64) (Value, error) {
			if b == 0 {
				return nil, t.ZeroDivisionError("division by zero")
			}
			return Float(a / b), nil
		}},
		{"floordiv", func(t *Thread, a, b float64) (Value, error) {
			q, _, err := t.floatDivMod(a, b)
			return Float(q), err
		}},
		{"mod", func(t *Thread, a, b float64) (Value, error) {
			_, r, err := t.floatDivMod(a, b)
			return Float(r), err
		}},
		{"divmod", func(t *Thread, a, b float64) (Value, error) {
			q, r, err := t.floatDivMod(a, b)
			return NewTuple(Float(q), Float(r)), err
		}},
	} {
		defs = append(defs, floatOperator("__"+o.name+"__", o.op), floatOperator("__r"+o.name+"__", func(t *Thread, a, b float64) (Value, error) {
			return o.op(t, b, a)
		}))
	}
	return defs
}

func floatOperator(name string, op floatOp) Def {
	return Def{Sig: name + "(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		b, ok, err := t.floatOther(args[1])
		if err != nil {
			return nil, err
		}
		if !ok {
			return NotImplemented, nil
		}
		r, err := op(t, float64(args[0].(Float)), b)
		if x, ok := r.(Float); ok && x != x {
			r = t.newNaN()
		}
		return r, err
	}}
}

// floatDivMod is divmod(a, b): the remainder has the sign of b, and the
// quotient is the whole number that a - remainder is nearest to.
func (t *Thread) floatDivMod(a, b float64) (q, r float64, err error) {
	if b == 0 {
		return 0, 0, t.ZeroDivisionError("division by zero")
	}
	r = math.Mod(a, b)
	q = (a - r) / b
	if r == 0 {
		r = math.Copysign(0, b)
	} else if (r < 0) != (b < 0) {
		r += b
		q--
	}
	if q == 0 {
		return math.Copysign(0, a/b), r, nil
	}
	whole := math.Floor(q)
	if q-whole > 0.5 {
		whole++
	}
	return whole, r, nil
}

// floatPower is pow(base, exponent) of numbers one of which is a float.
func (t *Thread) floatPower(base, exponent, mod Value) (Value, error) {
	if mod != nil && mod != None {
		return nil, t.TypeError("pow() 3rd argument not allowed unless all arguments are integers")
	}
	a, ok, err := t.floatOther(base)
	if err != nil {
		return nil, err
	}
	b, both, err := t.floatOther(exponent)
	if err != nil {
		return nil, err
	}
	if !ok || !both {
		return NotImplemented, nil
	}
	return floatPow(t, a, b)
}

// floatPow is a ** b.
func floatPow(t *Thread, a, b float64) (Value, error) {
	switch {
	case a == 0 && b < 0:
		return nil, t.ZeroDivisionError("zero to a negative power")
	case a < 0 && !math.IsInf(a, 0) && !math.IsInf(b, 0) && b != math.Floor(b):
		return nil, t.NotYet("complex numbers, which a negative number to the power of a fraction is")
	}
	x := libm.Pow(a, b)
	if math.IsInf(x, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
		return nil, t.NewException(Errors.OverflowError, Int(34), Name("Numerical result out of range"))
	}
	return Float(x), nil
}

func floatComparisons() []Def {
	var defs []Def
	for _, c := range comparisonMethods {
		defs = append(defs, Def{Sig: c.name + "(self, value, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			a := args[0].(Float)
			if b, ok := As[Float](args[1]); ok {
				return ordered(c.op, a, b), nil
			}
			n, ok := asInt(args[1])
			if !ok {
				return NotImplemented, nil
			}
			if math.IsNaN(float64(a)) {
				return ordered(c.op, a, 0), nil
			}
			return ordered(c.op, Int(compareFloatInt(float64(a), n)), 0), nil
		}})
	}
	return defs
}

// compareFloatInt is -1, 0 or 1 for a float that is a number and an integer,
// none of which is rounded.
func compareFloatInt(x float64, v Value) int {
	if n, ok := v.(Int); ok && n >= -exactInFloat && n <= exactInFloat {
		switch {
		case x < float64(n):
			return -1
		case x > float64(n):
			return 1
		}
		return 0
	}
	if math.IsInf(x, 1) {
		return 1
	}
	if math.IsInf(x, -1) {
		return -1
	}
	return big.NewFloat(x).Cmp(new(big.Float).SetInt(toBig(v)))
}
