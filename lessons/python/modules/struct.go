package modules

import (
	"encoding/binary"
	"math"
	"slices"

	"batuta/lessons/python/py"
)

// floatFunctions are what struct.py needs for floats.
func floatFunctions() []py.Def {
	return []py.Def{
		{Sig: "float_to_bytes(x, letter, order, /)", Fn: floatToBytes},
		{Sig: "float_from_bytes(data, order, /)", Fn: floatFromBytes},
	}
}

// floatToBytes is a float in as many bytes as its letter says: e, f or d.
func floatToBytes(t *py.Thread, args []py.Value) (py.Value, error) {
	x, letter := float64(args[0].(py.Float)), args[1].(*py.Str).String()
	var b []byte
	ok := true
	switch letter {
	case "e":
		var bits uint16
		bits, ok = halfBits(x)
		b = binary.LittleEndian.AppendUint16(nil, bits)
	case "f":
		short := float32(x)
		ok = !math.IsInf(float64(short), 0) || math.IsInf(x, 0)
		b = binary.LittleEndian.AppendUint32(nil, math.Float32bits(short))
	default:
		b = binary.LittleEndian.AppendUint64(nil, math.Float64bits(x))
	}
	if !ok {
		return nil, t.OverflowError("float too large to pack with %s format", letter)
	}
	if args[2].(*py.Str).String() == "big" {
		slices.Reverse(b)
	}
	return &py.Bytes{B: b}, nil
}

// floatFromBytes is the float that 2, 4 or 8 bytes hold.
func floatFromBytes(_ *py.Thread, args []py.Value) (py.Value, error) {
	b := slices.Clone(args[0].(*py.Bytes).B)
	if args[1].(*py.Str).String() == "big" {
		slices.Reverse(b)
	}
	switch len(b) {
	case 2:
		return py.Float(halfFloat(binary.LittleEndian.Uint16(b))), nil
	case 4:
		return py.Float(math.Float32frombits(binary.LittleEndian.Uint32(b))), nil
	}
	return py.Float(math.Float64frombits(binary.LittleEndian.Uint64(b))), nil
}

// halfBits is a float in 16 bits, rounded to even; false if it is too large.
func halfBits(x float64) (uint16, bool) {
	sign := uint16(math.Float64bits(x) >> 48 & 0x8000)
	switch {
	case math.IsNaN(x):
		return sign | 0x7e00, true
	case math.IsInf(x, 0):
		return sign | 0x7c00, true
	case x == 0:
		return sign, true
	}
	fraction, exponent := math.Frexp(math.Abs(x)) // in [0.5, 1)
	exponent--
	if exponent < -14 { // one without a leading bit
		return sign | uint16(math.RoundToEven(math.Ldexp(math.Abs(x), 24))), true
	}
	digits := math.RoundToEven(math.Ldexp(fraction, 11)) // 1024 to 2048
	if digits == 2048 {
		digits, exponent = 1024, exponent+1
	}
	if exponent > 15 {
		return 0, false
	}
	return sign | uint16(exponent+15)<<10 | uint16(digits-1024), true
}

// halfFloat is the float that 16 bits hold.
func halfFloat(bits uint16) float64 {
	exponent, digits := int(bits>>10&0x1f), float64(bits&0x3ff)
	var x float64
	switch exponent {
	case 31:
		x = math.Inf(1)
		if digits != 0 {
			x = math.NaN()
		}
	case 0:
		x = math.Ldexp(digits, -24)
	default:
		x = math.Ldexp(digits+1024, exponent-25)
	}
	if bits&0x8000 != 0 {
		return math.Copysign(x, -1)
	}
	return x
}
