package py

import (
	"math"
	"math/big"

	"batuta/lessons/python/syntax"
)

// integerOp is an operation on two of Int or *BigInt.
type integerOp func(t *Thread, a, b Value) (Value, error)

func intOperators() []Def {
	defs := []Def{
		{Sig: "__neg__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return negated(args[0]), nil }},
		{Sig: "__pos__(self, /)", Fn: itself},
		{Sig: "__abs__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			if intSign(args[0]) < 0 {
				return negated(args[0]), nil
			}
			return args[0], nil
		}},
		{Sig: "__invert__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			if n, ok := args[0].(Int); ok {
				return MakeInt(int64(^n)), nil
			}
			return MakeBig(new(big.Int).Not(toBig(args[0]))), nil
		}},
		{Sig: "__pow__(self, value, mod=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return intPower(t, args[0], args[1], args[2])
		}},
		{Sig: "__rpow__(self, value, mod=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return intPower(t, args[1], args[0], args[2])
		}},
	}
	for _, o := range []struct {
		name string
		op   integerOp
	}{
		{"add", intAdd},
		{"sub", intSub},
		{"mul", intMul},
		{"truediv", intTrueDiv},
		{"floordiv", func(t *Thread, a, b Value) (Value, error) {
			q, _, err := intDivMod(t, a, b)
			return q, err
		}},
		{"mod", func(t *Thread, a, b Value) (Value, error) {
			_, r, err := intDivMod(t, a, b)
			return r, err
		}},
		{"divmod", func(t *Thread, a, b Value) (Value, error) {
			q, r, err := intDivMod(t, a, b)
			return NewTuple(q, r), err
		}},
		{"lshift", intLeftShift},
		{"rshift", intRightShift},
		{"and", intBits(syntax.BitAnd)},
		{"or", intBits(syntax.BitOr)},
		{"xor", intBits(syntax.BitXor)},
	} {
		defs = append(defs, intOperator("__"+o.name+"__", o.op), intOperator("__r"+o.name+"__", func(t *Thread, a, b Value) (Value, error) {
			return o.op(t, b, a)
		}))
	}
	return defs
}

// intOperator is an operator's method, which leaves what is no integer to the
// other side.
func intOperator(name string, op integerOp) Def {
	return Def{Sig: name + "(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		b, ok := asInt(args[1])
		if !ok {
			return NotImplemented, nil
		}
		return op(t, args[0], b)
	}}
}

func negated(v Value) Value {
	if n, ok := v.(Int); ok && n != math.MinInt64 {
		return MakeInt(-int64(n))
	}
	return MakeBig(new(big.Int).Neg(toBig(v)))
}

func intAdd(_ *Thread, a, b Value) (Value, error) {
	if r := quickBinary(syntax.Add, a, b); r != nil {
		return r, nil
	}
	return MakeBig(new(big.Int).Add(toBig(a), toBig(b))), nil
}

func intSub(_ *Thread, a, b Value) (Value, error) {
	if r := quickBinary(syntax.Sub, a, b); r != nil {
		return r, nil
	}
	return MakeBig(new(big.Int).Sub(toBig(a), toBig(b))), nil
}

func intMul(t *Thread, a, b Value) (Value, error) {
	if r := quickBinary(syntax.Mult, a, b); r != nil {
		return r, nil
	}
	if err := t.Room(int64(bitLen(a)+bitLen(b)) / 8); err != nil {
		return nil, err
	}
	r, err := t.BigMul(toBig(a), toBig(b))
	if err != nil {
		return nil, err
	}
	return MakeBig(r), nil
}

// intDivMod is divmod(a, b): the remainder has the sign of b.
func intDivMod(t *Thread, a, b Value) (q, r Value, err error) {
	if intSign(b) == 0 {
		return nil, nil, t.ZeroDivisionError("division by zero")
	}
	x, small := a.(Int)
	y, both := b.(Int)
	if small && both && y != -1 {
		div, mod := int64(x/y), int64(x%y)
		if mod != 0 && (mod < 0) != (y < 0) {
			div, mod = div-1, mod+int64(y)
		}
		return MakeInt(div), MakeInt(mod), nil
	}
	divisor := toBig(b)
	div, mod, err := t.BigQuoRem(toBig(a), divisor)
	if err != nil {
		return nil, nil, err
	}
	if mod.Sign() != 0 && mod.Sign() != divisor.Sign() {
		div.Sub(div, big.NewInt(1))
		mod.Add(mod, divisor)
	}
	return MakeBig(div), MakeBig(mod), nil
}

// exactInFloat bounds the integers that floats hold one by one.
const exactInFloat = 1 << 53

// intTrueDiv is a / b, rounded once.
func intTrueDiv(t *Thread, a, b Value) (Value, error) {
	if intSign(b) == 0 {
		return nil, t.ZeroDivisionError("division by zero")
	}
	x, small := a.(Int)
	y, both := b.(Int)
	if small && both && x >= -exactInFloat && x <= exactInFloat && y >= -exactInFloat && y <= exactInFloat {
		return Float(float64(x) / float64(y)), nil
	}
	f := quotient(toBig(a), toBig(b))
	if math.IsInf(f, 0) {
		return nil, t.OverflowError("integer division result too large for a float")
	}
	return Float(f), nil
}

// quotient is the float nearest to a/b.
func quotient(a, b *big.Int) float64 {
	if a.Sign() == 0 {
		return 0
	}
	// A quotient of at least 66 bits, the last of which says whether there is
	// more behind it, rounds as the exact one would.
	shift := 66 - a.BitLen() + b.BitLen()
	n, d := new(big.Int).Abs(a), new(big.Int).Abs(b)
	if shift > 0 {
		n.Lsh(n, uint(shift))
	} else {
		d.Lsh(d, uint(-shift))
	}
	q, rest := n.QuoRem(n, d, new(big.Int))
	if rest.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	f, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(q), -shift).Float64()
	if a.Sign() != b.Sign() {
		f = -f
	}
	return f
}

func intLeftShift(t *Thread, a, b Value) (Value, error) {
	if intSign(b) < 0 {
		return nil, t.ValueError("negative shift count")
	}
	if intSign(a) == 0 {
		return Int(0), nil
	}
	n, ok := b.(Int)
	if !ok {
		return nil, t.OverflowError("too many digits in integer")
	}
	if err := t.Room(int64(n)/8 + int64(bitLen(a))/8); err != nil {
		return nil, err
	}
	return MakeBig(new(big.Int).Lsh(toBig(a), uint(n))), nil
}

func intRightShift(t *Thread, a, b Value) (Value, error) {
	if intSign(b) < 0 {
		return nil, t.ValueError("negative shift count")
	}
	n, ok := b.(Int)
	if !ok || int64(n) >= int64(bitLen(a)) {
		if intSign(a) < 0 {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	return MakeBig(new(big.Int).Rsh(toBig(a), uint(n))), nil
}

// intBits is a & b, a | b or a ^ b.
func intBits(op syntax.Op) integerOp {
	return func(_ *Thread, a, b Value) (Value, error) {
		if r := quickBinary(op, a, b); r != nil {
			return r, nil
		}
		x, y, z := toBig(a), toBig(b), new(big.Int)
		switch op {
		case syntax.BitAnd:
			z.And(x, y)
		case syntax.BitOr:
			z.Or(x, y)
		default:
			z.Xor(x, y)
		}
		return MakeBig(z), nil
	}
}
