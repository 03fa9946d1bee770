package libm

import "math"

// Log2 is the logarithm to the base 2.
func Log2(x float64) float64 {
	if !ordinary(x) || x == 1 {
		return math.Log2(x)
	}
	m, k := math.Frexp(x)
	if m == 0.5 {
		return float64(k - 1)
	}
	if m < math.Sqrt2/2 {
		m, k = m*2, k-1
	}
	return logNear(of(m)).over(ln2).plus(of(float64(k))).value()
}

// Log10 is the logarithm to the base 10. It is the sum of two products, as in
// C's libraries, of which the larger is exact.
func Log10(x float64) float64 {
	if !ordinary(x) || x == 1 {
		return math.Log10(x)
	}
	// log10(2), of which the first part times an exponent is exact.
	const high, low = 3.01029995663611771306e-01, 3.69423907715893078616e-13
	const perNatural = 1 / math.Ln10
	m, k := math.Frexp(x)
	m, k = m*2, k-1
	if k < 0 {
		m, k = m/2, k+1
	}
	n := float64(k)
	return float64(float64(n*low)+float64(perNatural*Log(m))) + float64(n*high)
}

// Log1p is log(1+x), Expm1 e**x - 1 and Atanh the inverse of Tanh. Go's are the
// ones that C's libraries have.
func Log1p(x float64) float64 { return math.Log1p(x) }

// Expm1 is e**x - 1.
func Expm1(x float64) float64 { return math.Expm1(x) }
