package libm

import "math"

// Python has its own gamma functions, and so its own last digits: Lanczos's
// approximation with the coefficients for 53 bits (N = 13) that Boost's
// documentation gives. These follow it step by step.

// lanczosShift is Lanczos's parameter g.
const lanczosShift = 6.024680040776729583740234375

// lanczosTerms are the coefficients of the approximation's two polynomials, the
// constant ones first.
var lanczosTerms = [13][2]float64{
	{23531376880.410759688572007674451636754734846804940, 0},
	{42919803642.649098768957899047001988850926355848959, 39916800},
	{35711959237.355668049440185451547166705960488635843, 120543840},
	{17921034426.037209699919755754458931112671403265390, 150917976},
	{6039542586.3520280050642916443072979210699388420708, 105258076},
	{1439720407.3117216736632230727949123939715485786372, 45995730},
	{248874557.86205415651146038641322942321632125127801, 13339535},
	{31426415.585400194380614231628318205362874684987640, 2637558},
	{2876370.6289353724412254090516208496135991145378768, 357423},
	{186056.26539522349504029498971604569928220784236328, 32670},
	{8071.6720023658162106380029022722506138218516325024, 1925},
	{210.82427775157934587250973392071336271166969580291, 66},
	{2.5066282746310002701649081771338373386264310793408, 1},
}

// lanczos is the quotient of the polynomials at x > 0.
func lanczos(x float64) float64 {
	var above, below float64
	for i := range lanczosTerms {
		if x < 5 {
			c := lanczosTerms[len(lanczosTerms)-1-i]
			above, below = float64(above*x)+c[0], float64(below*x)+c[1]
		} else { // in powers of 1/x, which do not overflow
			c := lanczosTerms[i]
			above, below = above/x+c[0], below/x+c[1]
		}
	}
	return above / below
}

// sinPi is the sine of pi*x.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch math.Round(2 * y) {
	case 0:
		r = Sin(math.Pi * y)
	case 1:
		r = Cos(math.Pi * (y - 0.5))
	case 2:
		r = Sin(math.Pi * (1 - y))
	case 3:
		r = -Cos(math.Pi * (y - 1.5))
	default:
		r = Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

// Gamma is the gamma function of an x that is no pole of it; infinite where it
// is too large.
func Gamma(x float64) float64 {
	const mostExact = 23 // whose factorial is exact
	a := math.Abs(x)
	switch {
	case x == math.Floor(x) && x >= 1 && x <= mostExact:
		r := 1.0
		for n := 2.0; n < x; n++ {
			r *= n
		}
		return r
	case a < 1e-20:
		return 1 / x
	case a > 200 && x < 0:
		return 0 / sinPi(x)
	case a > 200:
		return math.Inf(1)
	}
	const shift = lanczosShift - 0.5
	y := a + shift
	// What y lost in rounding is corrected for below.
	var lost float64
	if a > shift {
		lost = (y - a) - shift
	} else {
		lost = (y - shift) - a
	}
	lost = float64(lost*lanczosShift) / y
	power := a - 0.5
	twice := a >= 140 // or the power would overflow before the rest makes it small
	if twice {
		power = a/2 - 0.25
	}
	p := Pow(y, power)
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(a) / a * Exp(y) / lanczos(a)
		r -= float64(lost * r)
		r /= p
		if twice {
			r /= p
		}
		return r
	}
	r = lanczos(a) / Exp(y)
	r += float64(lost * r)
	r *= p
	if twice {
		r *= p
	}
	return r
}

// Lgamma is the logarithm of the gamma function's absolute value at an x that
// is no pole of it.
func Lgamma(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	case x == 1, x == 2:
		return 0
	case a < 1e-20:
		return -Log(a)
	}
	r := Log(lanczos(a)) - lanczosShift
	r += float64((a - 0.5) * (Log(a+lanczosShift-0.5) - 1))
	if x < 0 {
		const logPi = 1.144729885849400174143427351353058711647
		r = logPi - Log(math.Abs(sinPi(a))) - Log(a) - r
	}
	return r
}
