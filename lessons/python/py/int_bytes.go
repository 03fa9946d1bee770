package py

import (
	"math/big"
	"slices"
)

// byteOrder reads the argument of that name: true for little.
func (t *Thread) byteOrder(method string, v Value) (little bool, err error) {
	s, err := t.strArg(v, method+"() argument 'byteorder'")
	if err != nil {
		return false, err
	}
	switch s.s {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, t.ValueError("byteorder must be either 'little' or 'big'")
}

// intToBytes is int.to_bytes.
func intToBytes(t *Thread, args []Value) (Value, error) {
	length, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	little, err := t.byteOrder("to_bytes", args[2])
	if err != nil {
		return nil, err
	}
	signed, err := t.Truth(args[3])
	if err != nil {
		return nil, err
	}
	if length < 0 {
		return nil, t.ValueError("length argument must be non-negative")
	}
	if err := t.Room(int64(length)); err != nil {
		return nil, err
	}
	n := toBig(args[0])
	if n.Sign() < 0 && !signed {
		return nil, t.OverflowError("can't convert negative int to unsigned")
	}
	bits := n.BitLen()
	if signed {
		if n.Sign() < 0 { // -128 fits in a byte, 128 does not
			bits = new(big.Int).Not(n).BitLen()
		}
		if n.Sign() != 0 {
			bits++
		}
	}
	if (bits+7)/8 > length {
		return nil, t.OverflowError("int too big to convert")
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(length)*8))
	}
	b := n.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(b)
	}
	return &Bytes{B: b}, nil
}

// intFromBytes is int.from_bytes.
func intFromBytes(t *Thread, args []Value) (Value, error) {
	b, err := t.bytesForInt(args[1])
	if err != nil {
		return nil, err
	}
	little, err := t.byteOrder("from_bytes", args[2])
	if err != nil {
		return nil, err
	}
	signed, err := t.Truth(args[3])
	if err != nil {
		return nil, err
	}
	b = slices.Clone(b)
	if little {
		slices.Reverse(b)
	}
	n := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(len(b))*8))
	}
	if args[0] == IntClass {
		return MakeBig(n), nil
	}
	return t.Call(args[0], MakeBig(n))
}

// bytesForInt are the bytes of what int.from_bytes takes: bytes, or an iterable
// of what bytes are.
func (t *Thread) bytesForInt(v Value) ([]byte, error) {
	if b, ok := As[*Bytes](v); ok {
		return b.B, nil
	}
	if b, ok := As[*ByteArray](v); ok {
		return b.B, nil
	}
	_, number := asInt(v)
	if _, text := As[*Str](v); text || number {
		return nil, t.TypeError("cannot convert '%s' object to bytes", v.Type().Name)
	}
	r, err := t.Call(BytesClass, v)
	if err != nil {
		return nil, err
	}
	if b, ok := As[*Bytes](r); ok {
		return b.B, nil
	}
	return nil, t.TypeError("cannot convert '%s' object to bytes", v.Type().Name)
}
