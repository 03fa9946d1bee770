package libm

import "math"

// cbrtTerms are those of a polynomial that is near the cube root between 1/2
// and 1, the highest power first; cbrtScales are the cube roots of 1/4, 1/2, 1,
// 2 and 4.
var (
	cbrtTerms = [7]float64{
		0.14526389938548637, -0.7849323449766392, 1.8346927748361308, -2.4469312256353444,
		2.114994941673713, -1.508191937815849, -0.35489576504391984,
	}
	cbrtScales = [5]float64{0.6299605249474365, 0.7937005259840997, 1, 1.2599210498948732, 1.5874010519681996}
)

// Cbrt is the cube root, with glibc's last digit, which is not always the
// nearest: that of 27 is 3.0000000000000004. It is one step of Halley's from a
// polynomial.
func Cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	m, e := math.Frexp(math.Abs(x))
	u := 0.0
	for _, c := range cbrtTerms {
		u = float64(u*m) + c
	}
	u = -u
	cube := float64(u*u) * u
	y := float64(u*(cube+(m+m))) / ((cube + cube) + m) * cbrtScales[2+e%3]
	return math.Copysign(math.Ldexp(y, e/3), x)
}

// Hypot is the distance from the origin to the point with these coordinates:
// the square root of the sum of their squares.
func Hypot(xs ...float64) float64 {
	most := 0.0
	nan := false
	for _, x := range xs {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		nan = nan || math.IsNaN(x)
		most = max(most, math.Abs(x))
	}
	switch {
	case nan:
		return math.NaN()
	case most == 0:
		return 0
	}
	_, e := math.Frexp(most)
	total := double{}
	for _, x := range xs {
		x = math.Ldexp(x, -e)
		total = total.plus(product(x, x))
	}
	return scale(total.root(), e)
}
