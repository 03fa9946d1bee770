package modules

import (
	"math"
	"math/big"

	"batuta/lessons/python/libm"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// The constants of the methods: 4*exp(-1/2)/sqrt(2), log(4), 1+log(4.5).
const (
	normalMagic = 1.7155277699214135
	log4        = 1.3862943611198906
	gammaMagic  = 2.504077396776274
)

func randomRealDefs() []py.Def {
	return []py.Def{
		{Sig: "uniform(self, a, b)", Python: true, Fn: drawing(randomUniform)},
		{Sig: "triangular(self, low=0.0, high=1.0, mode=None)", Python: true, Fn: drawing(randomTriangular)},
		{Sig: "normalvariate(self, mu=0.0, sigma=1.0)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			z, err := s.normal()
			if err != nil {
				return nil, err
			}
			return s.stretched(z, args[0], args[1])
		})},
		{Sig: "gauss(self, mu=0.0, sigma=1.0)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			z, err := s.gauss()
			if err != nil {
				return nil, err
			}
			return s.stretched(z, args[0], args[1])
		})},
		{Sig: "lognormvariate(self, mu, sigma)", Python: true, Fn: drawing(randomLogNormal)},
		{Sig: "expovariate(self, lambd=1.0)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			u, err := s.real()
			if err != nil {
				return nil, err
			}
			return s.t.Binary(syntax.Div, py.Float(-libm.Log(1-u)), args[0])
		})},
		{Sig: "vonmisesvariate(self, mu, kappa)", Python: true, Fn: drawing(randomVonMises)},
		{Sig: "gammavariate(self, alpha, beta)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			xs, err := measures(s.t, args)
			if err != nil {
				return nil, err
			}
			x, err := s.gamma(xs[0], xs[1])
			return py.Float(x), err
		})},
		{Sig: "betavariate(self, alpha, beta)", Python: true, Fn: drawing(randomBeta)},
		{Sig: "paretovariate(self, alpha)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			u, err := s.real()
			if err != nil {
				return nil, err
			}
			power, err := s.t.Binary(syntax.Div, py.Float(-1), args[0])
			if err != nil {
				return nil, err
			}
			return s.t.Binary(syntax.Pow, py.Float(1-u), power)
		})},
		{Sig: "weibullvariate(self, alpha, beta)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			u, err := s.real()
			if err != nil {
				return nil, err
			}
			power, err := s.t.Binary(syntax.Div, py.Float(1), args[1])
			if err != nil {
				return nil, err
			}
			x, err := s.t.Binary(syntax.Pow, py.Float(-libm.Log(1-u)), power)
			if err != nil {
				return nil, err
			}
			return s.t.Binary(syntax.Mult, args[0], x)
		})},
		{Sig: "binomialvariate(self, n=1, p=0.5)", Python: true, Fn: drawing(randomBinomial)},
	}
}

// measures are arguments that are first of all compared with a float.
func measures(t *py.Thread, args []py.Value) ([]float64, error) {
	for _, v := range args {
		if _, err := t.Compare(syntax.LtE, v, py.Float(0)); err != nil {
			return nil, err
		}
	}
	return floatsOf(t, args)
}

// stretched is mu + z*sigma.
func (s source) stretched(z float64, mu, sigma py.Value) (py.Value, error) {
	x, err := s.t.Binary(syntax.Mult, py.Float(z), sigma)
	if err != nil {
		return nil, err
	}
	return s.t.Binary(syntax.Add, mu, x)
}

func randomUniform(s source, args []py.Value) (py.Value, error) {
	width, err := s.t.Binary(syntax.Sub, args[1], args[0])
	if err != nil {
		return nil, err
	}
	u, err := s.real()
	if err != nil {
		return nil, err
	}
	x, err := s.t.Binary(syntax.Mult, width, py.Float(u))
	if err != nil {
		return nil, err
	}
	return s.t.Binary(syntax.Add, args[0], x)
}

func randomTriangular(s source, args []py.Value) (py.Value, error) {
	t, low, high, mode := s.t, args[0], args[1], args[2]
	u, err := s.real()
	if err != nil {
		return nil, err
	}
	width, err := t.Binary(syntax.Sub, high, low)
	if err != nil {
		return nil, err
	}
	c := 0.5
	if mode != py.None {
		upTo, err := t.Binary(syntax.Sub, mode, low)
		if err != nil {
			return nil, err
		}
		part, err := t.Binary(syntax.Div, upTo, width)
		if _, none := py.IsRaised(err, py.Errors.ZeroDivisionError); none {
			return low, nil
		}
		if err != nil {
			return nil, err
		}
		if c, err = t.Float(part); err != nil {
			return nil, err
		}
	}
	if u > c {
		u, c = 1-u, 1-c
		low = high
		if width, err = t.Unary(syntax.USub, width); err != nil {
			return nil, err
		}
	}
	if u*c < 0 {
		return nil, t.ValueError("expected a nonnegative input, got %s", py.FloatRepr(u*c))
	}
	x, err := t.Binary(syntax.Mult, width, py.Float(math.Sqrt(u*c)))
	if err != nil {
		return nil, err
	}
	return t.Binary(syntax.Add, low, x)
}

// normal is a normal deviate by Kinderman and Monahan's quotient of uniform
// ones.
func (s source) normal() (float64, error) {
	for {
		u, err := s.real()
		if err != nil {
			return 0, err
		}
		v, err := s.real()
		if err != nil {
			return 0, err
		}
		v = 1 - v
		z := normalMagic * (u - 0.5) / v
		if z*z/4 <= -libm.Log(v) {
			return z, nil
		}
	}
}

// gauss is a normal deviate by Box and Muller's pairs, of which the second is
// kept for the next call.
func (s source) gauss() (float64, error) {
	if spare := s.r.spare; spare != nil {
		s.r.spare = nil
		return *spare, nil
	}
	u, err := s.real()
	if err != nil {
		return 0, err
	}
	v, err := s.real()
	if err != nil {
		return 0, err
	}
	angle, radius := u*(2*math.Pi), math.Sqrt(-2*libm.Log(1-v))
	spare := libm.Sin(angle) * radius
	s.r.spare = &spare
	return libm.Cos(angle) * radius, nil
}

func randomLogNormal(s source, args []py.Value) (py.Value, error) {
	z, err := s.normal()
	if err != nil {
		return nil, err
	}
	v, err := s.stretched(z, args[0], args[1])
	if err != nil {
		return nil, err
	}
	x, err := s.t.Float(v)
	if err != nil {
		return nil, err
	}
	y := libm.Exp(x)
	if math.IsInf(y, 0) && !math.IsInf(x, 0) {
		return nil, s.t.OverflowError("math range error")
	}
	return py.Float(y), nil
}

// randomVonMises is an angle by Best and Fisher's method.
func randomVonMises(s source, args []py.Value) (py.Value, error) {
	xs, err := measures(s.t, args)
	if err != nil {
		return nil, err
	}
	mu, kappa := xs[0], xs[1]
	if kappa <= 1e-6 {
		u, err := s.real()
		return py.Float(2 * math.Pi * u), err
	}
	half := 0.5 / kappa
	r := half + math.Sqrt(1+float64(half*half))
	var z float64
	for {
		u, err := s.real()
		if err != nil {
			return nil, err
		}
		z = libm.Cos(math.Pi * u)
		d := z / (r + z)
		v, err := s.real()
		if err != nil {
			return nil, err
		}
		if v < 1-float64(d*d) || v <= (1-d)*libm.Exp(d) {
			break
		}
	}
	q := 1 / r
	angle := libm.Acos((q + z) / (1 + float64(q*z)))
	u, err := s.real()
	if err != nil {
		return nil, err
	}
	if u <= 0.5 {
		angle = -angle
	}
	return s.t.Binary(syntax.Mod, py.Float(mu+angle), py.Float(2*math.Pi))
}

func randomBeta(s source, args []py.Value) (py.Value, error) {
	xs, err := measures(s.t, args)
	if err != nil {
		return nil, err
	}
	y, err := s.gamma(xs[0], 1)
	if err != nil || y == 0 {
		return py.Float(0), err
	}
	z, err := s.gamma(xs[1], 1)
	return py.Float(y / (y + z)), err
}

// gamma is a deviate of the gamma distribution.
func (s source) gamma(alpha, beta float64) (float64, error) {
	switch {
	case alpha <= 0 || beta <= 0:
		return 0, s.t.ValueError("gammavariate: alpha and beta must be > 0.0")
	case alpha > 1:
		return s.gammaAbove(alpha, beta)
	case alpha == 1:
		u, err := s.real()
		return -libm.Log(1-u) * beta, err
	}
	for { // Ahrens and Dieter's method
		u, err := s.real()
		if err != nil {
			return 0, err
		}
		b := (math.E + alpha) / math.E
		p := b * u
		var x float64
		if p <= 1 {
			x = libm.Pow(p, 1/alpha)
		} else {
			x = -libm.Log((b - p) / alpha)
		}
		v, err := s.real()
		if err != nil {
			return 0, err
		}
		if p > 1 && v <= libm.Pow(x, alpha-1) || p <= 1 && v <= libm.Exp(-x) {
			return x * beta, nil
		}
	}
}

// gammaAbove is gamma for alpha > 1, by Cheng's method.
func (s source) gammaAbove(alpha, beta float64) (float64, error) {
	root := math.Sqrt(float64(2*alpha) - 1)
	b, c := alpha-log4, alpha+root
	for {
		u, err := s.real()
		if err != nil {
			return 0, err
		}
		if u <= 1e-7 || u >= 0.9999999 {
			continue
		}
		v, err := s.real()
		if err != nil {
			return 0, err
		}
		v = 1 - v
		w := libm.Log(u/(1-u)) / root
		x := alpha * libm.Exp(w)
		z := u * u * v
		r := b + float64(c*w) - x
		if r+gammaMagic-float64(4.5*z) >= 0 || r >= libm.Log(z) {
			return x * beta, nil
		}
	}
}

func randomBinomial(s source, args []py.Value) (py.Value, error) {
	xs, err := measures(s.t, args)
	if err != nil {
		return nil, err
	}
	n, p := xs[0], xs[1]
	switch {
	case n < 0:
		return nil, s.t.ValueError("n must be non-negative")
	case p == 0:
		return py.Int(0), nil
	case p == 1:
		return args[0], nil
	case p < 0 || p > 1:
		return nil, s.t.ValueError("p must be in the range 0.0 <= p <= 1.0")
	case n == 1:
		u, err := s.real()
		if u < p {
			return py.Int(1), err
		}
		return py.Int(0), err
	case p > 0.5:
		k, err := s.binomial(n, 1-p)
		if err != nil {
			return nil, err
		}
		return s.t.Binary(syntax.Sub, args[0], k)
	}
	return s.binomial(n, p)
}

// binomial is a binomial deviate for n > 1 and p up to 1/2: by Devroye's
// geometric steps for few successes, else by Hormann's rejection.
func (s source) binomial(n, p float64) (py.Value, error) {
	if n*p < 10 {
		x, y, c := int64(0), 0.0, libm.Log2(1-p)
		if c == 0 {
			return py.Int(0), nil
		}
		for {
			u, err := s.real()
			if err != nil {
				return nil, err
			}
			if u == 0 {
				return nil, s.t.ValueError("expected a positive input, got 0.0")
			}
			if y += math.Floor(libm.Log2(u)/c) + 1; y > n {
				return py.MakeInt(x), nil
			}
			x++
		}
	}
	spread := math.Sqrt(float64(n*p) * (1 - p))
	b := 1.15 + float64(2.53*spread)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	center, bound := float64(n*p)+0.5, 0.92-4.2/b
	alpha, logOdds, mode := (2.83+5.1/b)*spread, libm.Log(p/(1-p)), math.Floor((n+1)*p)
	h := libm.Lgamma(mode+1) + libm.Lgamma(n-mode+1)
	for {
		u, err := s.real()
		if err != nil {
			return nil, err
		}
		u -= 0.5
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((float64(2*a)/us+b)*u) + center)
		if k < 0 || k > n {
			continue
		}
		v, err := s.real()
		if err != nil {
			return nil, err
		}
		if us >= 0.07 && v <= bound {
			return wholeNumber(k), nil
		}
		v *= alpha / (a/(us*us) + b)
		if libm.Log(v) <= h-libm.Lgamma(k+1)-libm.Lgamma(n-k+1)+float64((k-mode)*logOdds) {
			return wholeNumber(k), nil
		}
	}
}

// wholeNumber is a float without a fraction as an integer.
func wholeNumber(x float64) py.Value {
	n, _ := big.NewFloat(x).Int(nil)
	return py.MakeBig(n)
}
