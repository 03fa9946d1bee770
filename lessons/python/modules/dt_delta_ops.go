package modules

import (
	"math"
	"math/big"

	"batuta/lessons/python/py"
)

// deltaOps are timedelta's operators.
func deltaOps() []py.Def {
	binary := func(name string, op func(t *py.Thread, a *deltaValue, b py.Value) (py.Value, error)) py.Def {
		return py.Def{Sig: name + "(self, value, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return op(t, args[0].(*deltaValue), args[1])
		}}
	}
	scaled := func(name string, n int) py.Def {
		return py.Def{Sig: name + "(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return args[0].(*deltaValue).times(t, n)
		}}
	}
	return []py.Def{
		binary("__add__", deltaAdd(1, 1)), binary("__radd__", deltaAdd(1, 1)),
		binary("__sub__", deltaAdd(1, -1)), binary("__rsub__", deltaAdd(-1, 1)),
		binary("__mul__", deltaMul), binary("__rmul__", deltaMul),
		binary("__truediv__", deltaDiv),
		binary("__floordiv__", deltaFloorDiv),
		binary("__mod__", deltaPair(false, func(_, rest py.Value) py.Value { return rest })),
		binary("__rmod__", deltaPair(true, func(_, rest py.Value) py.Value { return rest })),
		binary("__rfloordiv__", deltaPair(true, func(whole, _ py.Value) py.Value { return whole })),
		binary("__divmod__", deltaPair(false, func(whole, rest py.Value) py.Value { return py.NewTuple(whole, rest) })),
		binary("__rdivmod__", deltaPair(true, func(whole, rest py.Value) py.Value { return py.NewTuple(whole, rest) })),
		scaled("__neg__", -1), scaled("__pos__", 1),
		{Sig: "__abs__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			d := args[0].(*deltaValue)
			if d.days < 0 {
				return d.times(t, -1)
			}
			return d.times(t, 1)
		}},
	}
}

func (d *deltaValue) times(t *py.Thread, n int) (*deltaValue, error) {
	return makeDelta(t, n*d.days, n*d.seconds, n*d.micros)
}

func deltaAdd(m, n int) func(*py.Thread, *deltaValue, py.Value) (py.Value, error) {
	return func(t *py.Thread, a *deltaValue, v py.Value) (py.Value, error) {
		b, ok := py.As[*deltaValue](v)
		if !ok {
			return py.NotImplemented, nil
		}
		return makeDelta(t, m*a.days+n*b.days, m*a.seconds+n*b.seconds, m*a.micros+n*b.micros)
	}
}

// roundedDelta is a/b microseconds, to the nearest, to an even one if two are.
func roundedDelta(t *py.Thread, a, b *big.Int) (py.Value, error) {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, rest := new(big.Int).DivMod(a, b, new(big.Int))
	if c := rest.Lsh(rest, 1).Cmp(b); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return deltaOf(t, q)
}

// ratio is a float as a fraction.
func ratio(t *py.Thread, x py.Float) (*big.Rat, error) {
	f := float64(x)
	switch {
	case math.IsNaN(f):
		return nil, t.ValueError("cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, t.OverflowError("cannot convert Infinity to integer ratio")
	}
	return new(big.Rat).SetFloat64(f), nil
}

func deltaMul(t *py.Thread, a *deltaValue, v py.Value) (py.Value, error) {
	if n, ok := bigOf(v); ok {
		return deltaOf(t, n.Mul(n, a.total()))
	}
	x, ok := py.As[py.Float](v)
	if !ok {
		return py.NotImplemented, nil
	}
	r, err := ratio(t, x)
	if err != nil {
		return nil, err
	}
	return roundedDelta(t, new(big.Int).Mul(a.total(), r.Num()), r.Denom())
}

func deltaDiv(t *py.Thread, a *deltaValue, v py.Value) (py.Value, error) {
	if b, ok := py.As[*deltaValue](v); ok {
		if *b == (deltaValue{}) {
			return nil, t.ZeroDivisionError("division by zero")
		}
		x, _ := new(big.Rat).SetFrac(a.total(), b.total()).Float64()
		return py.Float(x), nil
	}
	if n, ok := bigOf(v); ok {
		if n.Sign() == 0 {
			return nil, t.ZeroDivisionError("division by zero")
		}
		return roundedDelta(t, a.total(), n)
	}
	x, ok := py.As[py.Float](v)
	if !ok {
		return py.NotImplemented, nil
	}
	r, err := ratio(t, x)
	if err != nil {
		return nil, err
	}
	if r.Sign() == 0 {
		return nil, t.ZeroDivisionError("division by zero")
	}
	return roundedDelta(t, new(big.Int).Mul(a.total(), r.Denom()), r.Num())
}

func deltaFloorDiv(t *py.Thread, a *deltaValue, v py.Value) (py.Value, error) {
	n, ok := bigOf(v)
	if !ok {
		return deltaPair(false, func(whole, _ py.Value) py.Value { return whole })(t, a, v)
	}
	if n.Sign() == 0 {
		return nil, t.ZeroDivisionError("division by zero")
	}
	q, _ := floorDivMod(a.total(), n)
	return deltaOf(t, q)
}

// floorDivMod rounds down, as Python does.
func floorDivMod(a, b *big.Int) (q, rest *big.Int) {
	q, rest = new(big.Int).QuoRem(a, b, new(big.Int))
	if rest.Sign() != 0 && rest.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		rest.Add(rest, b)
	}
	return q, rest
}

// deltaPair divides by another timedelta and answers with what pick takes of
// quotient and rest.
func deltaPair(swapped bool, pick func(whole, rest py.Value) py.Value) func(*py.Thread, *deltaValue, py.Value) (py.Value, error) {
	return func(t *py.Thread, a *deltaValue, v py.Value) (py.Value, error) {
		b, ok := py.As[*deltaValue](v)
		if !ok {
			return py.NotImplemented, nil
		}
		if swapped {
			a, b = b, a
		}
		if *b == (deltaValue{}) {
			return nil, t.ZeroDivisionError("division by zero")
		}
		q, rest := floorDivMod(a.total(), b.total())
		d, err := deltaOf(t, rest)
		if err != nil {
			return nil, err
		}
		return pick(py.MakeBig(q), d), nil
	}
}

func compareDeltas(_ *py.Thread, a, b py.Value, _ bool) (int, bool, error) {
	x, _ := py.As[*deltaValue](a)
	y, ok := py.As[*deltaValue](b)
	if !ok {
		return 0, false, nil
	}
	return compareInts([]int{x.days, x.seconds, x.micros}, []int{y.days, y.seconds, y.micros}), true, nil
}
