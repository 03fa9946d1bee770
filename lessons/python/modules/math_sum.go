package modules

import (
	"math"
	"slices"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

func mathSums() []py.Def {
	return []py.Def{
		{Sig: "fsum(seq, /)", Fn: mathFsum},
		{Sig: "prod(iterable, /, *, start=1)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			product := args[1]
			err := t.Each(args[0], func(v py.Value) (err error) {
				product, err = t.Binary(syntax.Mult, product, v)
				return err
			})
			return product, err
		}},
		{Sig: "sumprod(p, q, /)", Fn: mathSumprod},
	}
}

// exactSum is a sum of floats without error: parts that do not overlap, the
// smallest first (Shewchuk's).
type exactSum struct {
	parts []float64
	// special is the sum of the infinities and NaNs that came, infinite the
	// infinities alone.
	special, infinite float64
}

// add adds a number; false if the sum is too large for a float.
func (s *exactSum) add(x float64) bool {
	given, kept := x, 0
	for _, y := range s.parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		high := x + y
		if low := y - (high - x); low != 0 {
			s.parts[kept] = low
			kept++
		}
		x = high
	}
	s.parts = s.parts[:kept]
	if x == 0 {
		return true
	}
	if !math.IsInf(x, 0) && !math.IsNaN(x) {
		s.parts = append(s.parts, x)
		return true
	}
	if !math.IsInf(given, 0) && !math.IsNaN(given) {
		return false
	}
	if math.IsInf(given, 0) {
		s.infinite += given
	}
	s.special += given
	s.parts = s.parts[:0]
	return true
}

// value is the float nearest to the sum.
func (s *exactSum) value() float64 {
	high, i := 0.0, len(s.parts)
	if i == 0 {
		return 0
	}
	i--
	high = s.parts[i]
	low := 0.0
	for i > 0 {
		i--
		x, y := high, s.parts[i]
		high = x + y
		if low = y - (high - x); low != 0 {
			break
		}
	}
	// Just half way between two floats, what is left decides.
	if i > 0 && (low < 0 && s.parts[i-1] < 0 || low > 0 && s.parts[i-1] > 0) {
		y := low * 2
		x := high + y
		if y == x-high {
			high = x
		}
	}
	return high
}

func mathFsum(t *py.Thread, args []py.Value) (py.Value, error) {
	var sum exactSum
	err := t.Each(args[0], func(v py.Value) error {
		x, err := t.Float(v)
		if err == nil && !sum.add(x) {
			err = t.OverflowError("intermediate overflow in fsum")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if sum.special != 0 {
		if math.IsNaN(sum.infinite) {
			return nil, t.ValueError("-inf + inf in fsum")
		}
		return py.Float(sum.special), nil
	}
	return py.Float(sum.value()), nil
}

// sumOfProducts is a sum of products: as long as both are floats, or a float and
// an integer, without error; the rest by + and *.
type sumOfProducts struct {
	t     *py.Thread
	total py.Value
	exact exactSum
	used  bool // there is something in exact
	plain bool // the floats are over
}

// pair adds p*q.
func (s *sumOfProducts) pair(p, q py.Value) error {
	_, pInt := p.(py.Int)
	_, qInt := q.(py.Int)
	if !s.plain && !(pInt && qInt && !s.used) {
		if s.floats(p, q) {
			return nil
		}
		if err := s.settle(); err != nil {
			return err
		}
	}
	product, err := s.t.Binary(syntax.Mult, p, q)
	if err != nil {
		return err
	}
	s.total, err = s.t.Binary(syntax.Add, s.total, product)
	return err
}

// floats adds a product of numbers one of which is a float; false if it is none.
func (s *sumOfProducts) floats(p, q py.Value) bool {
	x, isFloat := p.(py.Float)
	y, alsoFloat := q.(py.Float)
	switch {
	case isFloat && alsoFloat:
	case isFloat:
		n, ok := smallFloat(q)
		if !ok {
			return false
		}
		y = n
	case alsoFloat:
		n, ok := smallFloat(p)
		if !ok {
			return false
		}
		x = n
	default:
		return false
	}
	product := float64(x) * float64(y)
	if math.IsInf(product, 0) || math.IsNaN(product) {
		return false
	}
	before := slices.Clone(s.exact.parts)
	if !s.exact.add(product) || !s.exact.add(math.FMA(float64(x), float64(y), -product)) {
		s.exact.parts = before
		return false
	}
	s.used = true
	return true
}

// smallFloat is an integer that a float holds.
func smallFloat(v py.Value) (py.Float, bool) {
	switch n := v.(type) {
	case py.Int:
		return py.Float(n), true
	case py.Bool:
		if n {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

// settle adds the floats' sum to the total; they are over then.
func (s *sumOfProducts) settle() (err error) {
	s.plain = true
	if s.used {
		s.total, err = s.t.Binary(syntax.Add, s.total, py.Float(s.exact.value()))
		s.used = false
	}
	return err
}

func mathSumprod(t *py.Thread, args []py.Value) (py.Value, error) {
	p, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	q, err := t.Iter(args[1])
	if err != nil {
		return nil, err
	}
	s := sumOfProducts{t: t, total: py.Int(0)}
	for {
		a, err := t.Next(p)
		if err != nil {
			return nil, err
		}
		b, err := t.Next(q)
		if err != nil {
			return nil, err
		}
		if (a == nil) != (b == nil) {
			return nil, t.ValueError("Inputs are not the same length")
		}
		if a == nil {
			err := s.settle()
			return s.total, err
		}
		if err := s.pair(a, b); err != nil {
			return nil, err
		}
	}
}
