package modules

import (
	"math"

	"batuta/lessons/python/py"
)

// mathParts are the functions that take numbers apart and put them together.
func mathParts() []py.Def {
	return []py.Def{
		{Sig: "ceil(x, /)", Fn: wholeBy("__ceil__", math.Ceil)},
		{Sig: "floor(x, /)", Fn: wholeBy("__floor__", math.Floor)},
		{Sig: "trunc(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			r, found, err := t.CallSpecial(args[0], t.In().Intern("__trunc__"))
			if !found && err == nil {
				err = t.TypeError("type %s doesn't define __trunc__ method", args[0].Type().Name)
			}
			return r, err
		}},
		{Sig: "frexp(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			x, err := t.Float(args[0])
			if err != nil {
				return nil, err
			}
			fraction, exponent := math.Frexp(x)
			return py.NewTuple(py.Float(fraction), py.MakeInt(int64(exponent))), nil
		}},
		{Sig: "modf(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			x, err := t.Float(args[0])
			if err != nil {
				return nil, err
			}
			if math.IsInf(x, 0) {
				return py.NewTuple(py.Float(math.Copysign(0, x)), py.Float(x)), nil
			}
			whole := math.Trunc(x)
			return py.NewTuple(py.Float(math.Copysign(x-whole, x)), py.Float(whole)), nil
		}},
		{Sig: "ldexp(x, i, /)", Fn: mathLdexp},
	}
}

// wholeBy is ceil or floor: what the number's own method says, or the float's
// that it is.
func wholeBy(method string, f func(float64) float64) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		if x, ok := args[0].(py.Float); ok {
			return t.CallMethod(py.Float(f(float64(x))), "__int__")
		}
		r, found, err := t.CallSpecial(args[0], t.In().Intern(method))
		if found || err != nil {
			return r, err
		}
		x, err := t.Float(args[0])
		if err != nil {
			return nil, err
		}
		return t.CallMethod(py.Float(f(x)), "__int__")
	}
}

func mathLdexp(t *py.Thread, args []py.Value) (py.Value, error) {
	x, err := t.Float(args[0])
	if err != nil {
		return nil, err
	}
	n, ok := py.BigOf(args[1])
	if !ok {
		return nil, t.TypeError("Expected an int as second argument to ldexp.")
	}
	const most = 5000 // beyond which nothing is left of any float
	exponent := most * n.Sign()
	if n.IsInt64() && n.Int64() > -most && n.Int64() < most {
		exponent = int(n.Int64())
	}
	y := math.Ldexp(x, exponent)
	if math.IsInf(y, 0) && !math.IsInf(x, 0) {
		return nil, t.OverflowError("math range error")
	}
	return py.Float(y), nil
}
