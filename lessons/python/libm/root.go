package libm

import "math"

// Cbrt is the cube root, rounded once. C libraries differ in its last digit:
// glibc before 2.41 says that of 27 is 3.0000000000000004.
func Cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	f, e := math.Frexp(x)
	for e%3 != 0 {
		f, e = f*2, e-1
	}
	y := math.Cbrt(f)
	// One step of Newton's: y - (y**3 - f) / (3*y**2).
	rest := product(y, y).times(of(y)).minus(of(f))
	return math.Ldexp(tidy(y, -rest.hi/(3*y*y)).value(), e/3)
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
