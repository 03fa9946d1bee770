package libm

import "math"

var ln2 = double{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}

// expSteps is how many steps of the table are between 0 and 1.
const expSteps = 128

// expTable is e**(i/expSteps) - 1, from that of -0.36 on.
var expTable = func() (all [93]double) {
	for i := range all {
		all[i] = expm1Series(of(float64(i-len(all)/2) / expSteps))
	}
	return all
}()

// expm1Series is e**r - 1 for |r| up to 0.4, to all the bits of a double.
func expm1Series(r double) double {
	// e**r-1 from that of r/512, whose series is short: e**2s-1 is
	// (e**s-1)*2 + (e**s-1)**2.
	const halvings = 9
	r = r.scaled(1.0 / (1 << halvings))
	s := inverseFactorials[9]
	for n := 8; n >= 1; n-- {
		s = s.times(r).plus(inverseFactorials[n])
	}
	s = s.times(r)
	for range halvings {
		s = s.scaled(2).plus(s.times(s))
	}
	return s
}

// expm1Small is e**r - 1 for |r| up to 0.35: from the table, and the series of
// what is left, the terms of which are so small that from the fourth on they
// need only be floats. It has some 80 bits.
func expm1Small(r double) double {
	i := math.Round(r.hi * expSteps)
	s := r.minus(of(i / expSteps))
	x := s.hi
	tail := x * x * x * x * (1.0/24 + x*(1.0/120+x*(1.0/720+x*(1.0/5040+x/40320))))
	square := s.times(s)
	e := square.times(s).times(inverseFactorials[3]).plus(of(tail)).plus(square.scaled(0.5)).plus(s)
	if i == 0 {
		return e
	}
	t := expTable[int(i)+len(expTable)/2]
	return t.plus(e).plus(t.times(e))
}

// exp is e**x as m * 2**k.
func exp(x double) (m double, k int) {
	n := math.Round(x.hi / ln2.hi)
	r := x.minus(ln2.times(of(n)))
	return expm1Small(r).plus(of(1)), int(n)
}

// scale is m * 2**k rounded once.
func scale(m double, k int) float64 {
	if k > -1000 {
		return math.Ldexp(m.value(), k)
	}
	_, e := math.Frexp(m.hi)
	lost := -1021 - (e + k)
	if lost <= 0 || lost > 52 {
		return math.Ldexp(m.value(), k)
	}
	// Fewer bits are left than a float has: add what pushes the others out,
	// and let m.lo decide where they are just half a bit.
	push, half := math.Ldexp(1.5, e+lost-1), math.Ldexp(1, e+lost-54)
	s := sum(push, m.hi)
	kept := s.hi - push
	switch {
	case s.lo == half && m.lo > 0:
		kept += 2 * half
	case s.lo == -half && m.lo < 0:
		kept -= 2 * half
	}
	return math.Ldexp(kept, k)
}

// The exponents beyond which e**x is no float.
const (
	mostExp  = 709.782712893384
	leastExp = -745.1332191019412
)

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x), x > mostExp+1, x < leastExp-1, x == 0:
		return math.Exp(x)
	}
	return scale(exp(of(x)))
}

// Exp2 is 2**x.
func Exp2(x float64) float64 {
	if math.IsNaN(x) || x > 1025 || x < -1080 || x == math.Floor(x) {
		return math.Exp2(x)
	}
	n := math.Round(x)
	m := expm1Small(product(x-n, 1).times(ln2)).plus(of(1))
	return scale(m, int(n))
}

// logDouble is the natural logarithm of a finite x > 0.
func logDouble(x float64) double {
	m, k := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, k = m*2, k-1
	}
	return logNear(of(m)).plus(ln2.times(of(float64(k))))
}

// logNear is the logarithm of m between 0.7 and 1.42.
func logNear(m double) double {
	// One step of Newton's from what Go says: y + (m*e**-y - 1).
	y := math.Log(m.hi)
	u := m.minus(of(1)).plus(m.times(expm1Small(of(-y))))
	return of(y).plus(u).minus(of(u.hi * u.hi / 2))
}

// ordinary reports whether x is finite and above zero.
func ordinary(x float64) bool { return x > 0 && !math.IsInf(x, 1) }

// Log is the natural logarithm.
func Log(x float64) float64 {
	if !ordinary(x) || x == 1 {
		return math.Log(x)
	}
	return logDouble(x).value()
}

// Pow is x**y, with C's special cases.
func Pow(x, y float64) float64 {
	switch {
	case x == 0, x == 1, y == 0, y == 1, math.IsNaN(x), math.IsNaN(y), math.IsInf(x, 0), math.IsInf(y, 0):
		return math.Pow(x, y)
	case y == 2:
		return x * x
	case y == -1:
		return 1 / x
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	}
	sign := 1.0
	if x < 0 {
		if y != math.Floor(y) {
			return math.NaN()
		}
		if math.Mod(y, 2) != 0 {
			sign = -1
		}
		x = -x
	}
	if math.Abs(y) > 1e20 { // the product would overflow; the sign of the logarithm decides
		return sign * math.Pow(x, y)
	}
	l := logDouble(x).times(of(y))
	switch {
	case l.hi > mostExp+1:
		return sign * math.Inf(1)
	case l.hi < leastExp-1:
		return sign * 0
	}
	return sign * scale(exp(l))
}
