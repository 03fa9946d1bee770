package py

import (
	"bytes"
	"hash/maphash"

	"batuta/lessons/python/syntax"
)

// rawBytes are those of a bytes or bytearray.
func rawBytes(v Value) ([]byte, bool) {
	if b, ok := As[*Bytes](v); ok {
		return b.B, true
	}
	if b, ok := As[*ByteArray](v); ok {
		return b.B, true
	}
	return nil, false
}

// raw are the bytes of a self that is bytes or bytearray.
func raw(v Value) []byte {
	b, _ := rawBytes(v)
	return b
}

// like is bytes or bytearray as self is. A bytearray gets bytes of its own.
func like(self Value, b []byte) Value {
	if _, ok := self.(*ByteArray); ok {
		return &ByteArray{B: append([]byte(nil), b...)}
	}
	return &Bytes{B: b}
}

// buffer are the bytes of what has any to show: bytes, bytearray, memoryview.
func (t *Thread) buffer(v Value) (b []byte, ok bool, err error) {
	if b, ok := rawBytes(v); ok {
		return b, true, nil
	}
	if m, ok := v.(*MemoryView); ok {
		b, err := m.bytes(t)
		return b, true, err
	}
	m, err := t.ownBuffer(v)
	if m == nil || err != nil {
		return nil, false, err
	}
	b, err = m.bytes(t)
	return b, true, err
}

// BytesOf are the bytes of a bytes-like object. They are not to be changed nor
// kept: they may be a bytearray's.
func BytesOf(t *Thread, v Value) ([]byte, error) {
	b, ok, err := t.buffer(v)
	if !ok && err == nil {
		err = t.TypeError("a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return b, err
}

// ownBytes is what the __bytes__ of a value answers.
func (t *Thread) ownBytes(v Value) (b []byte, found bool, err error) {
	r, found, err := t.CallSpecial(v, nameBytes)
	if !found || err != nil {
		return nil, found, err
	}
	own, ok := As[*Bytes](r)
	if !ok {
		return nil, true, t.TypeError("__bytes__ returned non-bytes (type %s)", r.Type().Name)
	}
	return own.B, true, nil
}

var nameBytes = Name("__bytes__")

func bytesSpec() Spec {
	return Spec{
		Self:     SelfOf[*Bytes],
		New:      newBytes,
		Sequence: true,
		Doc:      "Bytes in order.",
		Defs: append(bytesDefs(), []Def{
			{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeInt(int64(maphash.Bytes(seed, raw(args[0])))), nil
			}},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return &bytesIter{of: args[0]}, nil }},
			{Sig: "__bytes__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0], nil }},
			{Sig: "__getnewargs__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return NewTuple(args[0]), nil }},
			{Sig: "__repr__(self, /)", Fn: bytesRepr},
			{Sig: "__str__(self, /)", Fn: bytesRepr}, // not what a subclass has for __repr__
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.byteItem(args[0], args[1], "byte", "index out of range")
			}},
		}...),
	}
}

// bytesDefs are the methods that bytes and bytearray have in common.
func bytesDefs() []Def {
	defs := []Def{
		{Sig: "decode(self, /, encoding='utf-8', errors='strict')", Fn: bytesDecode},
		{Sig: "hex(self, /, sep=?, bytes_per_sep=1)", Fn: bytesHex},
		{Sig: "fromhex(cls, string, /)", Kind: ClassMethodDef, Fn: bytesFromHex},
		{Sig: "maketrans(frm, to, /)", Kind: StaticMethodDef, Fn: bytesMaketrans},
		{Sig: "translate(self, table, /, delete=?)", Fn: bytesTranslate},
		{Sig: "replace(self, old, new, count=-1, /)", Fn: bytesReplace},
		{Sig: "join(self, iterable_of_bytes, /)", Fn: bytesJoin},
		{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(len(raw(args[0])))), nil
		}},
		bufferDef(),
		{Sig: "__contains__(self, key, /)", Fn: bytesContains},
		{Sig: "__add__(self, value, /)", Fn: bytesAdd},
		{Sig: "__mul__(self, value, /)", Fn: bytesMul},
		{Sig: "__rmul__(self, value, /)", Fn: bytesMul},
		{Sig: "__mod__(self, value, /)", Fn: bytesMod},
		{Sig: "__rmod__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			if _, ok := rawBytes(args[1]); ok {
				return bytesMod(t, []Value{args[1], args[0]})
			}
			return NotImplemented, nil
		}},
		{Sig: "__sizeof__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(len(raw(args[0]))) + 33), nil
		}},
	}
	for _, more := range [][]Def{bytesFindDefs(), bytesSplitDefs(), bytesTrimDefs(), bytesCaseDefs(), compareDefs(bytesCompare)} {
		defs = append(defs, more...)
	}
	return defs
}

func bytesRepr(t *Thread, args []Value) (Value, error) {
	if err := t.Room(2 * int64(len(raw(args[0])))); err != nil {
		return nil, err
	}
	return plainStr(reprBytes(raw(args[0]), false)), nil
}

// reprBytes is repr of bytes; within a bytearray's, CPython escapes the single
// quote even between double ones.
func reprBytes(b []byte, escaped bool) string {
	quote := byte('\'')
	if bytes.IndexByte(b, '\'') >= 0 && bytes.IndexByte(b, '"') < 0 {
		quote = '"'
	}
	out := append(make([]byte, 0, len(b)+3), 'b', quote)
	for _, c := range b {
		switch {
		case c == quote || c == '\\' || c == '\'' && escaped:
			out = append(out, '\\', c)
		case c >= ' ' && c < 0x7f:
			out = append(out, c)
		default:
			out = appendEscape(out, rune(c))
		}
	}
	return string(append(out, quote))
}

// byteItem is self[key].
func (t *Thread) byteItem(self, key Value, kind, beyond string) (Value, error) {
	b := raw(self)
	s, ok := key.(*Slice)
	if !ok {
		if !t.isIndex(key) {
			return nil, t.TypeError("%s indices must be integers or slices, not %s", kind, key.Type().Name)
		}
		i, err := t.itemPlace(key, len(b), beyond)
		if err != nil {
			return nil, err
		}
		b = raw(self) // __index__ may have changed it
		if i >= len(b) {
			return nil, t.IndexError("%s", beyond)
		}
		return MakeInt(int64(b[i])), nil
	}
	start, _, step, count, err := s.Indices(t, len(b))
	if err != nil {
		return nil, err
	}
	if now := raw(self); len(now) != len(b) {
		if start, _, step, count, err = s.Indices(t, len(now)); err != nil {
			return nil, err
		}
		b = now
	}
	if step == 1 {
		return like(self, b[start:start+count]), nil
	}
	cut := make([]byte, count)
	for i := range cut {
		cut[i] = b[start+i*step]
	}
	return like(self, cut), nil
}

// bytesCompare compares bytes with bytes only; a bytearray and, for equality, a
// memoryview compare themselves with whatever has bytes.
func bytesCompare(t *Thread, op syntax.Op, a, b Value) (Value, error) {
	if _, mutable := a.(*ByteArray); !mutable {
		if _, same := As[*Bytes](b); !same {
			return NotImplemented, nil
		}
	}
	other, ok, err := t.buffer(b)
	if err != nil {
		return nil, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return ordered(op, Int(bytes.Compare(raw(a), other)), 0), nil
}

func bytesContains(t *Thread, args []Value) (Value, error) {
	if t.isIndex(args[1]) {
		c, err := t.byteOf(args[1])
		if err != nil {
			return nil, err
		}
		return MakeBool(bytes.IndexByte(raw(args[0]), c) >= 0), nil
	}
	sub, err := BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	return MakeBool(bytes.Contains(raw(args[0]), sub)), nil
}

// byteOf is an integer that must be a byte.
func (t *Thread) byteOf(v Value) (byte, error) {
	x, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	n, ok := x.(Int)
	if !ok || n < 0 || n > 255 {
		return 0, t.ValueError("byte must be in range(0, 256)")
	}
	return byte(n), nil
}

func bytesAdd(t *Thread, args []Value) (Value, error) {
	b, ok, err := t.buffer(args[1])
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, t.TypeError("can't concat %s to %s", args[1].Type().Name, args[0].Type().Name)
	}
	a := raw(args[0])
	if err := t.Room(int64(len(a)) + int64(len(b))); err != nil {
		return nil, err
	}
	return like(args[0], append(a[:len(a):len(a)], b...)), nil
}

func bytesMul(t *Thread, args []Value) (Value, error) {
	n, err := t.repeatCount(args[1], len(raw(args[0])))
	if err != nil {
		return nil, err
	}
	return like(args[0], bytes.Repeat(raw(args[0]), n)), nil
}

func bytesMod(t *Thread, args []Value) (Value, error) {
	out, err := t.percent(string(raw(args[0])), args[1], true)
	if err != nil {
		return nil, err
	}
	return like(args[0], []byte(out)), nil
}

func bytesJoin(t *Thread, args []Value) (Value, error) {
	items, err := t.joinItems(args[1])
	if err != nil {
		return nil, err
	}
	parts := make([][]byte, len(items))
	size := 0
	sep := raw(args[0])
	for i, x := range items {
		b, ok, err := t.buffer(x)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, t.TypeError("sequence item %d: expected a bytes-like object, %s found", i, x.Type().Name)
		}
		parts[i] = b
		size += len(b) + len(sep)
	}
	if err := t.Room(int64(size)); err != nil {
		return nil, err
	}
	return like(args[0], bytes.Join(parts, sep)), nil
}

func bytesDecode(t *Thread, args []Value) (Value, error) {
	encoding, err := t.strArg(args[1], "decode() argument 'encoding'")
	if err != nil {
		return nil, err
	}
	handler, err := t.strArg(args[2], "decode() argument 'errors'")
	if err != nil {
		return nil, err
	}
	return valueOr(t.Decode(raw(args[0]), encoding.s, handler.s))
}

// valueOr is a string that a method answers with, unless there is an error.
func valueOr(s *Str, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// bytesIter walks along bytes or a bytearray.
type bytesIter struct {
	of Value // nil when it is at the end
	at int
}

var (
	bytesIterClass     = newBuiltin("bytes_iterator")
	byteArrayIterClass = newBuiltin("bytearray_iterator")
)

// Type is bytes_iterator or bytearray_iterator.
func (it *bytesIter) Type() *Class {
	if _, ok := it.of.(*ByteArray); ok {
		return byteArrayIterClass
	}
	return bytesIterClass
}

// Next is the next byte.
func (it *bytesIter) Next(*Thread) (Value, error) {
	b := raw(it.of)
	if it.at >= len(b) {
		it.at = 1 << 62
		return nil, nil
	}
	it.at++
	return MakeInt(int64(b[it.at-1])), nil
}

func bytesIterSpec() Spec {
	return Spec{Defs: append(IterDefs(), Def{
		Sig: "__length_hint__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			it := args[0].(*bytesIter)
			return MakeInt(int64(max(0, len(raw(it.of))-it.at))), nil
		},
	})}
}
