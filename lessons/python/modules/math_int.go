package modules

import (
	"math"
	"math/big"

	"batuta/lessons/python/py"
)

// mathIntegers are the functions of whole numbers.
func mathIntegers() []py.Def {
	return []py.Def{
		{Sig: "gcd(*integers)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return foldIntegers(t, args[0], 0, func(a, b *big.Int) *big.Int { return new(big.Int).GCD(nil, nil, a, b) })
		}},
		{Sig: "lcm(*integers)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return foldIntegers(t, args[0], 1, leastCommonMultiple)
		}},
		{Sig: "factorial(n, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return factorial(t, args[0]) }},
		{Sig: "comb(n, k, /)", Fn: mathComb},
		{Sig: "perm(n, k=None, /)", Fn: mathPerm},
		{Sig: "isqrt(n, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := bigIndex(t, args[0])
			if err != nil {
				return nil, err
			}
			if n.Sign() < 0 {
				return nil, t.ValueError("isqrt() argument must be nonnegative")
			}
			return py.MakeBig(new(big.Int).Sqrt(n)), nil
		}},
	}
}

// bigIndex is operator.index as a big integer, which is not to be changed.
func bigIndex(t *py.Thread, v py.Value) (*big.Int, error) {
	i, err := t.IndexValue(v)
	if err != nil {
		return nil, err
	}
	n, _ := py.BigOf(i)
	return n, nil
}

// foldIntegers is an operation over the absolute values of integers.
func foldIntegers(t *py.Thread, integers py.Value, start int64, op func(a, b *big.Int) *big.Int) (py.Value, error) {
	result := big.NewInt(start)
	for _, v := range integers.(*py.Tuple).Items {
		n, err := bigIndex(t, v)
		if err != nil {
			return nil, err
		}
		result = op(result, new(big.Int).Abs(n))
	}
	return py.MakeBig(result), nil
}

func leastCommonMultiple(a, b *big.Int) *big.Int {
	if a.Sign() == 0 || b.Sign() == 0 {
		return new(big.Int)
	}
	q := new(big.Int).Quo(a, new(big.Int).GCD(nil, nil, a, b))
	return q.Mul(q, b)
}

func factorial(t *py.Thread, v py.Value) (py.Value, error) {
	n, err := bigIndex(t, v)
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 {
		return nil, t.ValueError("factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return nil, t.OverflowError("factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	if err := roomForProduct(t, n, n.Int64()); err != nil {
		return nil, err
	}
	return py.MakeBig(new(big.Int).MulRange(1, n.Int64())), nil
}

// roomForProduct asks for room for a product of count numbers up to n.
func roomForProduct(t *py.Thread, n *big.Int, count int64) error {
	bits := int64(n.BitLen())
	if count > math.MaxInt64/max(bits, 1) {
		return t.Raise(py.Errors.MemoryError, "")
	}
	return t.Room(bits * count / 8)
}

// fallingProduct is n * (n-1) * ... of count factors: halves first, so that the
// large numbers are few.
func fallingProduct(n *big.Int, count int64) *big.Int {
	if count <= 8 {
		result, factor, one := big.NewInt(1), new(big.Int).Set(n), big.NewInt(1)
		for range count {
			result.Mul(result, factor)
			factor.Sub(factor, one)
		}
		return result
	}
	half := count / 2
	rest := fallingProduct(new(big.Int).Sub(n, big.NewInt(half)), count-half)
	return rest.Mul(rest, fallingProduct(n, half))
}

// choiceOf reads the n and k of comb and perm.
func choiceOf(t *py.Thread, args []py.Value) (n, k *big.Int, err error) {
	if n, err = bigIndex(t, args[0]); err != nil {
		return nil, nil, err
	}
	if k, err = bigIndex(t, args[1]); err != nil {
		return nil, nil, err
	}
	if n.Sign() < 0 {
		return nil, nil, t.ValueError("n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, t.ValueError("k must be a non-negative integer")
	}
	return n, k, nil
}

func mathComb(t *py.Thread, args []py.Value) (py.Value, error) {
	n, k, err := choiceOf(t, args)
	if err != nil {
		return nil, err
	}
	if k.Cmp(n) > 0 {
		return py.Int(0), nil
	}
	if rest := new(big.Int).Sub(n, k); rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return nil, t.OverflowError("min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	count := k.Int64()
	if err := roomForProduct(t, n, count); err != nil {
		return nil, err
	}
	product := fallingProduct(n, count)
	return py.MakeBig(product.Quo(product, new(big.Int).MulRange(1, count))), nil
}

func mathPerm(t *py.Thread, args []py.Value) (py.Value, error) {
	if args[1] == py.None {
		return factorial(t, args[0])
	}
	n, k, err := choiceOf(t, args)
	if err != nil {
		return nil, err
	}
	if k.Cmp(n) > 0 {
		return py.Int(0), nil
	}
	if !k.IsInt64() {
		return nil, t.OverflowError("k must not exceed %d", int64(math.MaxInt64))
	}
	if err := roomForProduct(t, n, k.Int64()); err != nil {
		return nil, err
	}
	return py.MakeBig(fallingProduct(n, k.Int64())), nil
}
