package libm

import "math"

// The hyperbolic functions are what C's libraries make of e**x, e**x - 1 and the
// logarithm: two roundings more than the best, which is why they are made the
// same way here. The conversions to float64 keep a compiler from joining a
// product and a sum into one operation, with one rounding less.

// much is where e**-x no longer shows beside e**x.
const much = 22

// halfExp is e**x / 2 for a large x.
func halfExp(x float64) float64 {
	if x <= mostExp {
		return 0.5 * Exp(x)
	}
	root := Exp(x / 2)
	return 0.5 * root * root
}

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a, half := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case math.IsNaN(x), math.IsInf(x, 0), a < 0x1p-28:
		return x
	case a < 1:
		t := Expm1(a)
		return half * (2*t - float64(float64(t*t)/(t+1)))
	case a < much:
		t := Expm1(a)
		return half * (t + t/(t+1))
	}
	return math.Copysign(halfExp(a), x)
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x), math.IsInf(x, 0):
		return a
	case a < 0.5*math.Ln2:
		t := Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	case a < much:
		t := Exp(a)
		return float64(0.5*t) + 0.5/t
	}
	return halfExp(a)
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a, y := math.Abs(x), 1.0
	switch {
	case math.IsNaN(x), a < 0x1p-55:
		return x
	case a < 1:
		t := Expm1(-2 * a)
		y = -t / (t + 2)
	case a < much:
		t := Expm1(2 * a)
		y = 1 - 2/(t+2)
	}
	return math.Copysign(y, x)
}

// Asinh is the inverse of Sinh.
func Asinh(x float64) float64 {
	a, y := math.Abs(x), 0.0
	switch {
	case math.IsNaN(x), math.IsInf(x, 0), a < 0x1p-28:
		return x
	case a > 0x1p28:
		y = Log(a) + math.Ln2
	case a > 2:
		y = Log(float64(2*a) + 1/(math.Sqrt(float64(x*x)+1)+a))
	default:
		t := float64(x * x)
		y = Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(y, x)
}

// Acosh is the inverse of Cosh.
func Acosh(x float64) float64 {
	switch {
	case math.IsNaN(x), x < 1:
		return math.NaN()
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// Atanh is the inverse of Tanh.
func Atanh(x float64) float64 { return math.Atanh(x) }
