package py

import "math/big"

// intPower is pow(base, exponent, mod), where mod may be None; NotImplemented
// if one of them is no integer.
func intPower(t *Thread, base, exponent, mod Value) (Value, error) {
	a, ok := asInt(base)
	b, both := asInt(exponent)
	if !ok || !both {
		return NotImplemented, nil
	}
	if mod == nil || mod == None {
		return intPow(t, a, b)
	}
	m, ok := asInt(mod)
	if !ok {
		return NotImplemented, nil
	}
	return intPowMod(t, toBig(a), toBig(b), toBig(m))
}

// intPow is a ** b, a float if b is negative.
func intPow(t *Thread, a, b Value) (Value, error) {
	if intSign(b) < 0 {
		x, err := t.intToFloat(a)
		if err != nil {
			return nil, err
		}
		y, err := t.intToFloat(b)
		if err != nil {
			return nil, err
		}
		return floatPow(t, x, y)
	}
	n, ok := b.(Int)
	switch base, small := a.(Int); {
	case n == 0 && ok, small && base == 1:
		return Int(1), nil
	case small && base == 0:
		return Int(0), nil
	case small && base == -1:
		if toBig(b).Bit(0) == 0 {
			return Int(1), nil
		}
		return Int(-1), nil
	}
	if !ok {
		return nil, t.NewException(Errors.MemoryError)
	}
	if err := t.roomForPower(bitLen(a), int64(n)); err != nil {
		return nil, err
	}
	r, err := t.BigPow(toBig(a), uint64(n))
	if err != nil {
		return nil, err
	}
	return MakeBig(r), nil
}

// roomForPower asks for room for a power of an integer of so many bits.
func (t *Thread) roomForPower(bits int, exponent int64) error {
	const most = 1 << 40 // bytes: more than any bound, and no product overflows
	size := int64(most)
	if exponent < most*8/int64(bits) {
		size = int64(bits) * exponent / 8
	}
	if size >= most {
		return t.NewException(Errors.MemoryError)
	}
	return t.Room(size)
}

// intPowMod is pow(a, b, m): as with %, the result has the sign of m.
func intPowMod(t *Thread, a, b, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return nil, t.ValueError("pow() 3rd argument cannot be 0")
	}
	modulus := new(big.Int).Abs(m)
	base := new(big.Int).Mod(a, modulus)
	exponent := new(big.Int).Abs(b)
	if b.Sign() < 0 {
		if modulus.IsInt64() && modulus.Int64() == 1 {
			return Int(0), nil
		}
		if base.ModInverse(base, modulus) == nil {
			return nil, t.ValueError("base is not invertible for the given modulus")
		}
	}
	r, err := t.BigPowMod(base, exponent, modulus)
	if err != nil {
		return nil, err
	}
	if r.Sign() != 0 && m.Sign() < 0 {
		r.Add(r, m)
	}
	return MakeBig(r), nil
}
