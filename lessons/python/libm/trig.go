package libm

import (
	"math"
	"math/big"
	"sync"
)

// halfPi is pi/2 in four floats: more bits than an angle of moderate size can
// cancel.
var halfPi = [4]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804177dp-164}

// reduce is x less the multiple of pi/2 that is nearest, and which multiple
// that is, modulo 4.
func reduce(x float64) (double, int) {
	const moderate = 1 << 20
	if math.Abs(x) > moderate {
		return reduceLarge(x)
	}
	if math.Abs(x) < math.Pi/4 {
		return of(x), 0
	}
	k := math.Round(x / halfPi[0])
	r := of(x)
	for _, part := range halfPi {
		r = r.minus(product(k, part))
	}
	return r, int(k) & 3
}

// precision is enough for the largest float: its exponent, the cancellation and
// the bits of the result.
const precision = 1400

// preciseHalfPi is pi/2 to that precision.
var preciseHalfPi = sync.OnceValue(func() *big.Float {
	// Machin's: pi/4 is 4 arctan(1/5) - arctan(1/239).
	quarter := new(big.Int).Sub(new(big.Int).Lsh(arctanInverse(5), 2), arctanInverse(239))
	f := new(big.Float).SetPrec(precision).SetInt(quarter)
	return f.SetMantExp(f, 1-precision)
})

// arctanInverse is arctan(1/n) * 2**precision.
func arctanInverse(n int64) *big.Int {
	term := new(big.Int).Lsh(big.NewInt(1), precision)
	term.Quo(term, big.NewInt(n))
	total, part := new(big.Int), new(big.Int)
	for k := int64(1); term.Sign() != 0; k += 2 {
		part.Quo(term, big.NewInt(k))
		if k%4 == 1 {
			total.Add(total, part)
		} else {
			total.Sub(total, part)
		}
		term.Quo(term, big.NewInt(n*n))
	}
	return total
}

func reduceLarge(x float64) (double, int) {
	unit := preciseHalfPi()
	q := new(big.Float).SetPrec(precision).Quo(big.NewFloat(x), unit)
	half := big.NewFloat(0.5)
	if x < 0 {
		half.Neg(half)
	}
	k, _ := new(big.Float).SetPrec(precision).Add(q, half).Int(nil)
	r := new(big.Float).SetPrec(precision).Sub(q, new(big.Float).SetPrec(precision).SetInt(k))
	r.Mul(r, unit)
	hi, _ := r.Float64()
	lo, _ := r.Sub(r, big.NewFloat(hi)).Float64()
	return double{hi, lo}, int(new(big.Int).And(k, big.NewInt(3)).Int64())
}

// sinSteps is how many steps of the table are between 0 and 1.
const sinSteps = 32

// sinTable are the sines and cosines of i/sinSteps, from that of -0.8 on.
var sinTable = func() (all [53][2]double) {
	for i := range all {
		all[i][0], all[i][1] = sincosSeries(of(float64(i-len(all)/2) / sinSteps))
	}
	return all
}()

// sincosSeries are the sine and cosine of |r| up to 0.85, to all the bits of a
// double.
func sincosSeries(r double) (s, c double) {
	const last = 27
	square := r.times(r)
	s, c = inverseFactorials[last], inverseFactorials[last-1]
	for n := last - 2; n >= 1; n -= 2 {
		s = inverseFactorials[n].minus(s.times(square))
		c = inverseFactorials[n-1].minus(c.times(square))
	}
	return s.times(r), c
}

// sincosNear are the sine and cosine of |r| up to pi/4: from the table, and the
// series of what is left, the higher terms of which need only be floats.
func sincosNear(r double) (s, c double) {
	i := math.Round(r.hi * sinSteps)
	d := r.minus(of(i / sinSteps))
	x := d.hi
	x2 := x * x
	square := d.times(d)
	sinTail := x * x2 * x2 * (1.0/120 - x2*(1.0/5040-x2/362880))
	sinD := d.minus(square.times(d).times(inverseFactorials[3])).plus(of(sinTail))
	cosTail := x2 * x2 * (1.0/24 - x2*(1.0/720-x2/40320))
	lessD := square.scaled(0.5).minus(of(cosTail)) // 1 - cos d
	if i == 0 {
		return sinD, of(1).minus(lessD)
	}
	t := sinTable[int(i)+len(sinTable)/2]
	s = t[0].plus(t[1].times(sinD).minus(t[0].times(lessD)))
	c = t[1].minus(t[0].times(sinD).plus(t[1].times(lessD)))
	return s, c
}

// sincos are the sine and cosine of a finite x.
func sincos(x float64) (s, c double) {
	r, quadrant := reduce(x)
	s, c = sincosNear(r)
	switch quadrant {
	case 1:
		return c, s.negated()
	case 2:
		return s.negated(), c.negated()
	case 3:
		return c.negated(), s
	}
	return s, c
}

// tiny reports whether x is so small that f(x) is x, or no number at all.
func tiny(x float64) bool {
	return math.Abs(x) < 0x1p-500 || math.IsNaN(x) || math.IsInf(x, 0)
}

// Sin is the sine.
func Sin(x float64) float64 {
	if tiny(x) {
		return math.Sin(x)
	}
	s, _ := sincos(x)
	return s.value()
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if tiny(x) {
		return math.Cos(x)
	}
	_, c := sincos(x)
	return c.value()
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if tiny(x) {
		return math.Tan(x)
	}
	s, c := sincos(x)
	return s.over(c).value()
}

// atan2Double is the angle of the point x, y; both are of moderate size.
func atan2Double(y, x double) double {
	a := math.Atan2(y.hi, x.hi)
	s, c := sincos(a)
	across := y.times(c).minus(x.times(s))
	return of(a).plus(across.over(x.times(x).plus(y.times(y)).root()))
}

// Atan2 is the angle of the point x, y.
func Atan2(y, x float64) float64 {
	_, ey := math.Frexp(y)
	_, ex := math.Frexp(x)
	if x == 0 || y == 0 || math.IsNaN(x+y) || math.IsInf(x, 0) || math.IsInf(y, 0) || ey-ex > 400 || ex-ey > 400 {
		return math.Atan2(y, x)
	}
	return atan2Double(of(math.Ldexp(y, -ex)), of(math.Ldexp(x, -ex))).value()
}

// Atan is the arc tangent.
func Atan(x float64) float64 {
	if tiny(x) || math.Abs(x) > 0x1p300 {
		return math.Atan(x)
	}
	return Atan2(x, 1)
}

// beside is the square root of 1 - x**2.
func beside(x float64) double { return sum(1, x).times(sum(1, -x)).root() }

// Asin is the arc sine.
func Asin(x float64) float64 {
	if tiny(x) || math.Abs(x) >= 1 {
		return math.Asin(x)
	}
	return atan2Double(of(x), beside(x)).value()
}

// Acos is the arc cosine.
func Acos(x float64) float64 {
	if tiny(x) || math.Abs(x) >= 1 {
		return math.Acos(x)
	}
	return atan2Double(beside(x), of(x)).value()
}
