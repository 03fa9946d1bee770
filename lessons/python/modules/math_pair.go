package modules

import (
	"math"
	"math/big"

	"batuta/lessons/python/libm"
	"batuta/lessons/python/py"
)

// floatsOf are arguments as floats.
func floatsOf(t *py.Thread, args []py.Value) ([]float64, error) {
	xs := make([]float64, len(args))
	for i, v := range args {
		x, err := t.Float(v)
		if err != nil {
			return nil, err
		}
		xs[i] = x
	}
	return xs, nil
}

// pairOf makes a function of two numbers.
func pairOf(f func(t *py.Thread, x, y float64) (float64, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		xs, err := floatsOf(t, args)
		if err != nil {
			return nil, err
		}
		z, err := f(t, xs[0], xs[1])
		return py.Float(z), err
	}
}

// mathPairs are the functions of two numbers or more.
func mathPairs() []py.Def {
	return []py.Def{
		{Sig: "atan2(y, x, /)", Fn: pairOf(func(_ *py.Thread, y, x float64) (float64, error) { return libm.Atan2(y, x), nil })},
		{Sig: "copysign(x, y, /)", Fn: pairOf(func(_ *py.Thread, x, y float64) (float64, error) { return math.Copysign(x, y), nil })},
		{Sig: "fmod(x, y, /)", Fn: pairOf(func(t *py.Thread, x, y float64) (float64, error) { return remainderOf(t, math.Mod, x, y) })},
		{Sig: "remainder(x, y, /)", Fn: pairOf(func(t *py.Thread, x, y float64) (float64, error) {
			return remainderOf(t, math.Remainder, x, y)
		})},
		{Sig: "pow(x, y, /)", Fn: pairOf(mathPow)},
		{Sig: "fma(x, y, z, /)", Fn: mathFMA},
		{Sig: "hypot(*coordinates)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			xs, err := floatsOf(t, args[0].(*py.Tuple).Items)
			return py.Float(libm.Hypot(xs...)), err
		}},
		{Sig: "dist(p, q, /)", Fn: mathDist},
		{Sig: "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Fn: mathIsClose},
		{Sig: "nextafter(x, y, /, *, steps=None)", Fn: mathNextAfter},
	}
}

// remainderOf is fmod or remainder.
func remainderOf(t *py.Thread, f func(x, y float64) float64, x, y float64) (float64, error) {
	if !math.IsNaN(x) && !math.IsNaN(y) && (y == 0 || math.IsInf(x, 0)) {
		return 0, t.ValueError("math domain error")
	}
	return f(x, y), nil
}

func mathPow(t *py.Thread, x, y float64) (float64, error) {
	z := libm.Pow(x, y)
	if math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y) {
		return z, nil
	}
	switch {
	case math.IsNaN(z), math.IsInf(z, 0) && x == 0:
		return 0, t.ValueError("math domain error")
	case math.IsInf(z, 0):
		return 0, t.OverflowError("math range error")
	}
	return z, nil
}

func mathFMA(t *py.Thread, args []py.Value) (py.Value, error) {
	xs, err := floatsOf(t, args)
	if err != nil {
		return nil, err
	}
	finite, nan := true, false
	for _, x := range xs {
		finite = finite && !math.IsInf(x, 0) && !math.IsNaN(x)
		nan = nan || math.IsNaN(x)
	}
	r := math.FMA(xs[0], xs[1], xs[2])
	switch {
	case math.IsNaN(r) && !nan:
		return nil, t.ValueError("invalid operation in fma")
	case math.IsInf(r, 0) && finite:
		return nil, t.OverflowError("overflow in fma")
	}
	return py.Float(r), nil
}

func mathDist(t *py.Thread, args []py.Value) (py.Value, error) {
	p, err := t.Collect(args[0])
	if err != nil {
		return nil, err
	}
	q, err := t.Collect(args[1])
	if err != nil {
		return nil, err
	}
	if len(p) != len(q) {
		return nil, t.ValueError("both points must have the same number of dimensions")
	}
	between := make([]float64, len(p))
	for i := range p {
		pair, err := floatsOf(t, []py.Value{p[i], q[i]})
		if err != nil {
			return nil, err
		}
		between[i] = pair[0] - pair[1]
	}
	return py.Float(libm.Hypot(between...)), nil
}

func mathIsClose(t *py.Thread, args []py.Value) (py.Value, error) {
	xs, err := floatsOf(t, args)
	if err != nil {
		return nil, err
	}
	a, b, relative, absolute := xs[0], xs[1], xs[2], xs[3]
	switch {
	case relative < 0 || absolute < 0:
		return nil, t.ValueError("tolerances must be non-negative")
	case a == b:
		return py.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return py.False, nil
	}
	apart := math.Abs(b - a)
	return py.MakeBool(apart <= math.Abs(relative*b) || apart <= math.Abs(relative*a) || apart <= absolute), nil
}

func mathNextAfter(t *py.Thread, args []py.Value) (py.Value, error) {
	xs, err := floatsOf(t, args[:2])
	if err != nil {
		return nil, err
	}
	x, y := xs[0], xs[1]
	if args[2] == py.None {
		return py.Float(nextAfter(x, y, 1)), nil
	}
	steps, err := t.IndexValue(args[2])
	if err != nil {
		return nil, err
	}
	n, _ := py.BigOf(steps)
	if n.Sign() < 0 {
		return nil, t.ValueError("steps must be a non-negative integer")
	}
	if most := new(big.Int).SetUint64(math.MaxUint64); n.Cmp(most) > 0 {
		n = most // there are not so many floats
	}
	return py.Float(nextAfter(x, y, n.Uint64())), nil
}

// nextAfter is the float so many floats from x towards y, or y itself.
func nextAfter(x, y float64, steps uint64) float64 {
	switch {
	case math.IsNaN(x) || steps == 0:
		return x
	case math.IsNaN(y) || x == y:
		return y
	}
	// The bits of a float without its sign are its place among the others.
	const sign = 1 << 63
	from, to := math.Float64bits(x), math.Float64bits(y)
	a, b := from&^sign, to&^sign
	switch {
	case from&sign != to&sign && a+b <= steps:
		return y
	case from&sign != to&sign && a < steps:
		return math.Float64frombits(to&sign | (steps - a))
	case from&sign != to&sign:
		return math.Float64frombits(from&sign | (a - steps))
	case a > b && a-b >= steps:
		return math.Float64frombits(from - steps)
	case a < b && b-a >= steps:
		return math.Float64frombits(from + steps)
	}
	return y
}
