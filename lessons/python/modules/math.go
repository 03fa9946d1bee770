package modules

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"batuta/lessons/python/libm"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// loadMath makes the module math.
func loadMath(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "math",
		Doc:  "Mathematical functions of real numbers.",
		Defs: slices.Concat(mathFunctions(), mathPairs(), mathParts(), mathIntegers(), mathSums()),
		Values: map[string]py.Value{
			"pi": py.Float(math.Pi), "e": py.Float(math.E), "tau": py.Float(2 * math.Pi),
			"inf": py.Float(math.Inf(1)), "nan": py.Float(math.NaN()),
		},
	}), nil
}

// realFunction is a function of one number. A result that is no number is a
// domain error, in these words, and an infinite one a range error.
type realFunction struct {
	name  string
	f     func(float64) float64
	words string
}

func mathFunctions() []py.Def {
	const (
		within   = "expected a number in range from -1 up to 1, got %s"
		finite   = "expected a finite input, got %s"
		whole    = "expected a noninteger or positive integer, got %s"
		ordinary = "math domain error"
	)
	var defs []py.Def
	for _, r := range []realFunction{
		{"acos", libm.Acos, within},
		{"acosh", libm.Acosh, "expected argument value not less than 1, got %s"},
		{"asin", libm.Asin, within},
		{"asinh", libm.Asinh, ordinary},
		{"atan", libm.Atan, ordinary},
		{"atanh", libm.Atanh, "expected a number between -1 and 1, got %s"},
		{"cbrt", libm.Cbrt, ordinary},
		{"cos", libm.Cos, finite},
		{"cosh", libm.Cosh, ordinary},
		{"erf", math.Erf, ordinary},
		{"erfc", math.Erfc, ordinary},
		{"exp", libm.Exp, ordinary},
		{"exp2", libm.Exp2, ordinary},
		{"expm1", libm.Expm1, ordinary},
		{"gamma", libm.Gamma, whole},
		{"lgamma", libm.Lgamma, whole},
		{"log1p", libm.Log1p, "expected argument value > -1, got %s"},
		{"sin", libm.Sin, finite},
		{"sinh", libm.Sinh, ordinary},
		{"sqrt", math.Sqrt, "expected a nonnegative input, got %s"},
		{"tan", libm.Tan, finite},
		{"tanh", libm.Tanh, ordinary},
	} {
		defs = append(defs, py.Def{Sig: r.name + "(x, /)", Fn: r.call})
	}
	for _, r := range []struct {
		name string
		f    func(x float64) py.Value
	}{
		{"degrees", func(x float64) py.Value { return py.Float(x * (180 / math.Pi)) }},
		{"radians", func(x float64) py.Value { return py.Float(x * (math.Pi / 180)) }},
		{"fabs", func(x float64) py.Value { return py.Float(math.Abs(x)) }},
		{"isfinite", func(x float64) py.Value { return py.MakeBool(!math.IsInf(x, 0) && !math.IsNaN(x)) }},
		{"isinf", func(x float64) py.Value { return py.MakeBool(math.IsInf(x, 0)) }},
		{"isnan", func(x float64) py.Value { return py.MakeBool(math.IsNaN(x)) }},
		{"ulp", func(x float64) py.Value { return py.Float(ulp(x)) }},
	} {
		defs = append(defs, py.Def{Sig: r.name + "(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			x, err := t.Float(args[0])
			if err != nil {
				return nil, err
			}
			return r.f(x), nil
		}})
	}
	return append(defs,
		py.Def{Sig: "log(x, base=?, /)", Fn: mathLog},
		py.Def{Sig: "log2(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return logOf(t, args[0], libm.Log2) }},
		py.Def{Sig: "log10(x, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return logOf(t, args[0], libm.Log10) }},
	)
}

// call checks what became of the number.
func (r realFunction) call(t *py.Thread, args []py.Value) (py.Value, error) {
	x, err := t.Float(args[0])
	if err != nil {
		return nil, err
	}
	y := r.f(x)
	switch {
	case math.IsNaN(x):
		return py.Float(x), nil
	case math.IsNaN(y), r.isPole(x):
		if !strings.Contains(r.words, "%") {
			return nil, t.ValueError("%s", r.words)
		}
		return nil, t.ValueError(r.words, py.FloatRepr(x))
	case math.IsInf(y, 0) && !math.IsInf(x, 0):
		return nil, t.OverflowError("math range error")
	}
	return py.Float(y), nil
}

// isPole reports whether the function has no value at x though arithmetic has.
func (r realFunction) isPole(x float64) bool {
	switch r.name {
	case "gamma":
		return x <= 0 && x == math.Floor(x)
	case "lgamma":
		return x <= 0 && x == math.Floor(x) && !math.IsInf(x, 0)
	case "atanh":
		return math.Abs(x) == 1
	case "log1p":
		return x == -1
	}
	return false
}

// logOf is a logarithm of a number; an integer may be larger than any float.
func logOf(t *py.Thread, v py.Value, log func(float64) float64) (py.Value, error) {
	n, ok := py.BigOf(v)
	if !ok {
		x, err := t.Float(v)
		if err != nil {
			return nil, err
		}
		if !(x > 0) && !math.IsNaN(x) {
			return nil, t.ValueError("expected a positive input, got %s", py.FloatRepr(x))
		}
		return py.Float(log(x)), nil
	}
	if n.Sign() <= 0 {
		return nil, t.ValueError("expected a positive input")
	}
	x, err := t.Float(v)
	if err == nil {
		return py.Float(log(x)), nil
	}
	if _, large := py.IsRaised(err, py.Errors.OverflowError); !large {
		return nil, err
	}
	fraction := new(big.Float)
	exponent := new(big.Float).SetInt(n).MantExp(fraction)
	m, _ := fraction.Float64()
	return py.Float(log(m) + float64(log(2)*float64(exponent))), nil
}

func mathLog(t *py.Thread, args []py.Value) (py.Value, error) {
	x, err := logOf(t, args[0], libm.Log)
	if err != nil || args[1] == nil {
		return x, err
	}
	base, err := logOf(t, args[1], libm.Log)
	if err != nil {
		return nil, err
	}
	return t.Binary(syntax.Div, x, base)
}

// ulp is the distance from a float to the next larger one.
func ulp(x float64) float64 {
	x = math.Abs(x)
	switch {
	case math.IsNaN(x), math.IsInf(x, 0):
		return x
	case x == math.MaxFloat64:
		return x - math.Nextafter(x, 0)
	}
	return math.Nextafter(x, math.Inf(1)) - x
}
