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
			return foldIntegers(t, args[0], 0, commonDivisor)
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
			root, err := t.BigSqrt(n)
			if err != nil {
				return nil, err
			}
			return py.MakeBig(root), nil
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

// longDivisor is from how many bits on a common divisor takes so long that it is
// worked out aside.
const longDivisor = 1 << 16

// commonDivisor is the greatest of a and b.
func commonDivisor(t *py.Thread, a, b *big.Int) (*big.Int, error) {
	if min(a.BitLen(), b.BitLen()) < longDivisor {
		return new(big.Int).GCD(nil, nil, a, b), t.Heed()
	}
	r := new(big.Int)
	if err := t.Aside(func() { r.GCD(nil, nil, a, b) }); err != nil {
		return nil, err
	}
	return r, nil
}

// foldIntegers is an operation over the absolute values of integers.
func foldIntegers(t *py.Thread, integers py.Value, start int64, op func(t *py.Thread, a, b *big.Int) (*big.Int, error)) (py.Value, error) {
	result := big.NewInt(start)
	for _, v := range integers.(*py.Tuple).Items {
		n, err := bigIndex(t, v)
		if err != nil {
			return nil, err
		}
		if result, err = op(t, result, new(big.Int).Abs(n)); err != nil {
			return nil, err
		}
	}
	return py.MakeBig(result), nil
}

func leastCommonMultiple(t *py.Thread, a, b *big.Int) (*big.Int, error) {
	if a.Sign() == 0 || b.Sign() == 0 {
		return new(big.Int), nil
	}
	common, err := commonDivisor(t, a, b)
	if err != nil {
		return nil, err
	}
	q, _, err := t.BigQuoRem(a, common)
	if err != nil {
		return nil, err
	}
	return t.BigMul(q, b)
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
	product, err := t.BigProduct(big.NewInt(1), n.Int64())
	if err != nil {
		return nil, err
	}
	return py.MakeBig(product), nil
}

// roomForProduct asks for room for a product of count numbers up to n.
func roomForProduct(t *py.Thread, n *big.Int, count int64) error {
	bits := int64(n.BitLen())
	if count > math.MaxInt64/max(bits, 1) {
		return t.Raise(py.Errors.MemoryError, "")
	}
	return t.Room(bits * count / 8)
}

// fallingProduct is n * (n-1) * ... of count factors.
func fallingProduct(t *py.Thread, n *big.Int, count int64) (*big.Int, error) {
	if count == 0 {
		return big.NewInt(1), nil
	}
	return t.BigProduct(new(big.Int).Sub(n, big.NewInt(count-1)), count)
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
	product, err := fallingProduct(t, n, count)
	if err != nil {
		return nil, err
	}
	divisor, err := t.BigProduct(big.NewInt(1), count)
	if err != nil {
		return nil, err
	}
	q, _, err := t.BigQuoRem(product, divisor)
	if err != nil {
		return nil, err
	}
	return py.MakeBig(q), nil
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
	product, err := fallingProduct(t, n, k.Int64())
	if err != nil {
		return nil, err
	}
	return py.MakeBig(product), nil
}
