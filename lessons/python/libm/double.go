package libm

import "math"

// double is an unevaluated sum of two floats, the second within half a unit in
// the last place of the first: some 106 bits. All of the functions are worked
// out in it, so that what is left to do at the end is to round once.
type double struct{ hi, lo float64 }

func of(x float64) double { return double{x, 0} }

// value rounds to a float.
func (a double) value() float64 { return a.hi + a.lo }

// sum is a+b without error.
func sum(a, b float64) double {
	s := a + b
	v := s - a
	return double{s, (a - (s - v)) + (b - v)}
}

// tidy is sum for |a| >= |b|.
func tidy(a, b float64) double {
	s := a + b
	return double{s, b - (s - a)}
}

// product is a*b without error.
func product(a, b float64) double {
	p := a * b
	return double{p, math.FMA(a, b, -p)}
}

func (a double) plus(b double) double {
	s, t := sum(a.hi, b.hi), sum(a.lo, b.lo)
	s = tidy(s.hi, s.lo+t.hi)
	return tidy(s.hi, s.lo+t.lo)
}

func (a double) minus(b double) double { return a.plus(double{-b.hi, -b.lo}) }

func (a double) negated() double { return double{-a.hi, -a.lo} }

func (a double) times(b double) double {
	p := product(a.hi, b.hi)
	return tidy(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

// scaled is a*x for a power of two.
func (a double) scaled(x float64) double { return double{a.hi * x, a.lo * x} }

func (a double) over(b double) double {
	q1 := a.hi / b.hi
	r := a.minus(b.times(of(q1)))
	q2 := r.hi / b.hi
	r = r.minus(b.times(of(q2)))
	return tidy(q1, q2).plus(of(r.hi / b.hi))
}

// root is the square root.
func (a double) root() double {
	if a.hi <= 0 {
		return double{}
	}
	x := math.Sqrt(a.hi)
	r := a.minus(product(x, x))
	return tidy(x, r.hi/(2*x))
}

// inverseFactorials are 1/n!.
var inverseFactorials = func() (all [30]double) {
	all[0] = of(1)
	for n := 1; n < len(all); n++ {
		all[n] = all[n-1].over(of(float64(n)))
	}
	return all
}()
