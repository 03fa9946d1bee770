package py

import (
	"math/big"
	"math/bits"
)

// Go's own work with large integers cannot be ended once it has begun, and some of
// it takes minutes. So what is large is cut up here, into parts of a few
// milliseconds each, between which the thread heeds whoever wants it to stop.

// Up to how many words a number is left to math/big.
const (
	mulWords    = 1 << 13
	divideWords = 1 << 12
	textWords   = 1 << 11
)

// BigMul is a * b.
func (t *Thread) BigMul(a, b *big.Int) (*big.Int, error) {
	x, y := a.Bits(), b.Bits()
	if min(len(x), len(y)) <= mulWords/16 || max(len(x), len(y)) <= mulWords {
		return new(big.Int).Mul(a, b), t.Heed()
	}
	r, err := t.mulWords(x, y)
	if err == nil && a.Sign() != b.Sign() {
		r.Neg(r)
	}
	return r, err
}

// words is a number made of words, which are not copied.
func words(w []big.Word) *big.Int { return new(big.Int).SetBits(w[:len(w):len(w)]) }

// mulWords is the product of two natural numbers, by Karatsuba's way.
func (t *Thread) mulWords(x, y []big.Word) (*big.Int, error) {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x) <= mulWords || len(y) == 0 {
		return new(big.Int).Mul(words(x), words(y)), t.Heed()
	}
	half := (len(x) + 1) / 2
	if len(y) <= half { // one is much shorter: the other goes in pieces of its length
		return t.mulPieces(x, y)
	}
	low, err := t.mulWords(x[:half], y[:half])
	if err != nil {
		return nil, err
	}
	high, err := t.mulWords(x[half:], y[half:])
	if err != nil {
		return nil, err
	}
	xs := new(big.Int).Add(words(x[:half]), words(x[half:]))
	ys := new(big.Int).Add(words(y[:half]), words(y[half:]))
	middle, err := t.mulWords(xs.Bits(), ys.Bits())
	if err != nil {
		return nil, err
	}
	middle.Sub(middle, low).Sub(middle, high)
	shift := uint(half * bits.UintSize)
	high.Lsh(high, shift).Add(high, middle).Lsh(high, shift)
	return high.Add(high, low), t.Heed()
}

// mulPieces multiplies the pieces of x by y, which is shorter.
func (t *Thread) mulPieces(x, y []big.Word) (*big.Int, error) {
	length := max(len(y), mulWords)
	sum := new(big.Int)
	for at := (len(x) - 1) / length * length; at >= 0; at -= length {
		part, err := t.mulWords(x[at:min(at+length, len(x))], y)
		if err != nil {
			return nil, err
		}
		sum.Lsh(sum, uint(length*bits.UintSize)).Add(sum, part)
	}
	return sum, nil
}

// BigQuoRem is the quotient of a and b, rounded to zero, and what is left.
func (t *Thread) BigQuoRem(a, b *big.Int) (q, r *big.Int, err error) {
	if min(len(b.Bits()), len(a.Bits())-len(b.Bits())) <= divideWords/16 || len(a.Bits()) <= divideWords {
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, t.Heed()
	}
	q, r, err = t.divide(new(big.Int).Abs(a), new(big.Int).Abs(b))
	if err != nil {
		return nil, nil, err
	}
	if a.Sign() != b.Sign() {
		q.Neg(q)
	}
	if a.Sign() < 0 {
		r.Neg(r)
	}
	return q, r, nil
}

// divide divides a natural number by another, in digits of as many bits as that has.
func (t *Thread) divide(a, b *big.Int) (q, r *big.Int, err error) {
	n := uint(b.BitLen())
	q, r = new(big.Int), new(big.Int)
	for at := int(uint(a.BitLen()) / n); at >= 0; at-- {
		r.Lsh(r, n).Or(r, cut(a, uint(at)*n, n))
		var digit *big.Int
		if digit, r, err = t.divideTwo(r, b, n); err != nil {
			return nil, nil, err
		}
		q.Lsh(q, n).Or(q, digit)
	}
	return q, r, nil
}

// cut is n bits of a, from bit from on.
func cut(a *big.Int, from, n uint) *big.Int {
	x := new(big.Int).Rsh(a, from)
	mask := new(big.Int).Lsh(big.NewInt(1), n)
	return x.And(x, mask.Sub(mask, big.NewInt(1)))
}

// divideTwo divides a number of 2n bits by one of n, whose highest bit is set, where
// the quotient has no more than n (the way of Burnikel and Ziegler).
func (t *Thread) divideTwo(a, b *big.Int, n uint) (q, r *big.Int, err error) {
	if n <= divideWords*bits.UintSize {
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, t.Heed()
	}
	odd := n & 1
	if odd != 0 {
		a, b, n = new(big.Int).Lsh(a, 1), new(big.Int).Lsh(b, 1), n+1
	}
	half := n / 2
	high, low := new(big.Int).Rsh(b, half), cut(b, 0, half)
	first, r, err := t.divideThree(new(big.Int).Rsh(a, n), cut(a, half, half), b, high, low, half)
	if err != nil {
		return nil, nil, err
	}
	second, r, err := t.divideThree(r, cut(a, 0, half), b, high, low, half)
	if err != nil {
		return nil, nil, err
	}
	return first.Lsh(first, half).Or(first, second), r.Rsh(r, odd), nil
}

// divideThree divides a number of three halves, the upper two and the last, by b,
// which is the halves high and low.
func (t *Thread) divideThree(a, last, b, high, low *big.Int, half uint) (q, r *big.Int, err error) {
	if new(big.Int).Rsh(a, half).Cmp(high) == 0 {
		q = new(big.Int).Lsh(big.NewInt(1), half)
		q.Sub(q, big.NewInt(1))
		r = new(big.Int).Sub(a, new(big.Int).Lsh(high, half))
		r.Add(r, high)
	} else if q, r, err = t.divideTwo(a, high, half); err != nil {
		return nil, nil, err
	}
	product, err := t.BigMul(q, low)
	if err != nil {
		return nil, nil, err
	}
	r.Lsh(r, half).Or(r, last).Sub(r, product)
	for r.Sign() < 0 {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r, nil
}

// BigPow is a**n.
func (t *Thread) BigPow(a *big.Int, n uint64) (*big.Int, error) {
	if uint64(a.BitLen())*n <= mulWords*bits.UintSize {
		return new(big.Int).Exp(a, new(big.Int).SetUint64(n), nil), nil
	}
	r, err := big.NewInt(1), error(nil)
	for bit := bits.Len64(n) - 1; bit >= 0; bit-- {
		if r, err = t.BigMul(r, r); err != nil {
			return nil, err
		}
		if n>>bit&1 != 0 {
			if r, err = t.BigMul(r, a); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

// powModWork bounds the steps that math/big goes at once in a power: of its
// modulus' words by its words, for each bit of the exponent.
const powModWork = 1 << 21

// BigPowMod is a**n % m, of natural numbers.
func (t *Thread) BigPowMod(a, n, m *big.Int) (*big.Int, error) {
	size := max(1, len(m.Bits()))
	step := uint(max(1, powModWork/size/size))
	if uint(n.BitLen()) <= step {
		return new(big.Int).Exp(a, n, m), t.Heed()
	}
	r := big.NewInt(1)
	shift := new(big.Int).Lsh(big.NewInt(1), step)
	for at := (uint(n.BitLen()) - 1) / step * step; ; at -= step {
		r.Exp(r, shift, m)
		if err := t.Heed(); err != nil {
			return nil, err
		}
		r.Mul(r, new(big.Int).Exp(a, cut(n, at, step), m)).Mod(r, m)
		if err := t.Heed(); err != nil || at == 0 {
			return r, err
		}
	}
}

// BigProduct is from * (from+1) * ... of count numbers: halves first, so that the
// large numbers are few.
func (t *Thread) BigProduct(from *big.Int, count int64) (*big.Int, error) {
	if count <= 16 {
		result, factor, one := big.NewInt(1), new(big.Int).Set(from), big.NewInt(1)
		for range count {
			result.Mul(result, factor)
			factor.Add(factor, one)
		}
		return result, t.Heed()
	}
	half := count / 2
	low, err := t.BigProduct(from, half)
	if err != nil {
		return nil, err
	}
	high, err := t.BigProduct(new(big.Int).Add(from, big.NewInt(half)), count-half)
	if err != nil {
		return nil, err
	}
	return t.BigMul(low, high)
}

// BigSqrt is the root of n, rounded down, by Newton's way.
func (t *Thread) BigSqrt(n *big.Int) (*big.Int, error) {
	if len(n.Bits()) <= divideWords/4 {
		return new(big.Int).Sqrt(n), nil
	}
	shift := uint(n.BitLen()) / 4 &^ 1 // the root of the upper half is half the digits
	x, err := t.BigSqrt(new(big.Int).Rsh(n, 2*shift))
	if err != nil {
		return nil, err
	}
	x.Add(x, big.NewInt(1)).Lsh(x, shift) // never too small: from here on it only falls
	for {
		q, _, err := t.BigQuoRem(n, x)
		if err != nil {
			return nil, err
		}
		if q.Add(q, x).Rsh(q, 1); q.Cmp(x) >= 0 {
			return x, nil
		}
		x = q
	}
}
