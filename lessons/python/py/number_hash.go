package py

import (
	"math"
	"math/big"
	"math/bits"
)

// Numbers that are equal hash alike, whatever their classes: the hash is the
// number modulo the prime 2**61-1, with the sign of the number; for -1, which
// means an error in C, it is -2.
const hashPrime = 1<<61 - 1

var bigHashPrime = big.NewInt(hashPrime)

// The hashes of what has no remainder.
const (
	hashInf = 314159
	hashNaN = 0x7ff8
)

func hashInt(n int64) uint64 {
	if n >= 0 {
		return uint64(n) % hashPrime
	}
	return signedHash(-uint64(n)%hashPrime, true)
}

func hashBig(n *big.Int) uint64 {
	var m big.Int
	m.Rem(n, bigHashPrime)
	return signedHash(m.Abs(&m).Uint64(), n.Sign() < 0)
}

func hashFloat(x float64) uint64 {
	switch {
	case math.IsNaN(x):
		return hashNaN
	case math.IsInf(x, 0):
		return signedHash(hashInf, x < 0)
	}
	fraction, exponent := math.Frexp(math.Abs(x))
	// The number is m * 2**e. As 2**61 is 1 modulo the prime, the power of
	// two turns the bits of m around within 61.
	m, e := uint64(math.Ldexp(fraction, 53)), (exponent-53)%61
	if e < 0 {
		e += 61
	}
	hi, lo := bits.Mul64(m, 1<<e)
	_, h := bits.Div64(hi, lo, hashPrime)
	return signedHash(h, x < 0)
}

func signedHash(h uint64, negative bool) uint64 {
	if !negative {
		return h
	}
	if h == 1 {
		h = 2
	}
	return -h
}

// hashResult is what an integer that a __hash__ answered with counts as: itself
// if it fits in 64 bits, for it is not reduced then.
func hashResult(v Value) uint64 {
	n, ok := v.(Int)
	if !ok {
		return hashBig(toBig(v))
	}
	if n == -1 {
		n = -2
	}
	return uint64(n)
}
