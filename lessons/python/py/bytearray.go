package py

import (
	"bytes"
	"slices"
)

func byteArraySpec() Spec {
	return Spec{
		Self:     SelfOf[*ByteArray],
		New:      func(*Thread, *Class, []Value, []KwArg) (Value, error) { return &ByteArray{}, nil },
		Sequence: true,
		Doc:      "Bytes in order that can be changed.",
		Values:   map[string]Value{"__hash__": None},
		Defs: append(bytesDefs(), []Def{
			{Sig: "__init__(self, *args, **kwargs)", Fn: byteArrayInit},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return &bytesIter{of: args[0]}, nil }},
			{Sig: "__repr__(self, /)", Kind: Whole, Fn: byteArrayRepr},
			{Sig: "__str__(self, /)", Kind: Whole, Fn: byteArrayRepr},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.byteItem(args[0], args[1], "bytearray", "bytearray index out of range")
			}},
			{Sig: "__setitem__(self, key, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, args[0].(*ByteArray).set(t, args[1], args[2])
			}},
			{Sig: "__delitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, args[0].(*ByteArray).remove(t, args[1])
			}},
			{Sig: "__iadd__(self, value, /)", Kind: Whole, Fn: byteArrayIadd},
			{Sig: "__imul__(self, value, /)", Kind: Whole, Fn: byteArrayImul},
			{Sig: "__alloc__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeInt(int64(cap(args[0].(*ByteArray).B)) + 1), nil
			}},
			releaseBufferDef(),
			{Sig: "append(self, item, /)", Fn: byteArrayAppend},
			{Sig: "extend(self, iterable_of_ints, /)", Fn: byteArrayExtend},
			{Sig: "insert(self, index, item, /)", Fn: byteArrayInsert},
			{Sig: "pop(self, index=-1, /)", Fn: byteArrayPop},
			{Sig: "remove(self, value, /)", Fn: byteArrayRemove},
			{Sig: "resize(self, size, /)", Fn: byteArrayResize},
			{Sig: "clear(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, args[0].(*ByteArray).become(t, nil)
			}},
			{Sig: "copy(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return like(args[0], raw(args[0])), nil }},
			{Sig: "reverse(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				slices.Reverse(args[0].(*ByteArray).B)
				return nil, nil
			}},
		}...),
	}
}

// become gives a bytearray other bytes. While a memoryview shows it, it must keep
// its size.
func (b *ByteArray) become(t *Thread, to []byte) error {
	if len(to) != len(b.B) && b.exported(t) {
		return t.Raise(Errors.BufferError, "Existing exports of data: object cannot be re-sized")
	}
	b.B = to
	return nil
}

func byteArrayInit(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	source, names, err := t.bytesArgs("bytearray", args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
	if err != nil {
		return nil, err
	}
	content, err := t.bytesContent("bytearray", source, names)
	if err != nil {
		return nil, err
	}
	return nil, b.become(t, content)
}

func byteArrayRepr(t *Thread, args []Value) (Value, error) {
	if _, ok := As[*ByteArray](args[0]); !ok {
		return nil, t.TypeError("descriptor '__repr__' requires a 'bytearray' object but received a '%s'", args[0].Type().Name)
	}
	return plainStr(args[0].Type().Name + "(" + reprBytes(raw(args[0]), true) + ")"), nil
}

// set is b[key] = value.
func (b *ByteArray) set(t *Thread, key, value Value) error {
	s, ok := key.(*Slice)
	if ok {
		return b.setSlice(t, s, value)
	}
	if !t.isIndex(key) {
		return t.TypeError("bytearray indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := t.itemPlace(key, len(b.B), "bytearray index out of range")
	if err != nil {
		return err
	}
	c, err := t.byteOf(value)
	if err != nil {
		return err
	}
	if i >= len(b.B) { // __index__ made it shorter
		return t.IndexError("bytearray index out of range")
	}
	b.B[i] = c
	return nil
}

func (b *ByteArray) setSlice(t *Thread, s *Slice, value Value) error {
	content, err := t.byteContent(value)
	if err != nil {
		return err
	}
	start, _, step, count, err := s.Indices(t, len(b.B))
	if err != nil {
		return err
	}
	if step == 1 {
		if len(content) == count {
			copy(b.B[start:], content) // in place, where a memoryview sees it
			return nil
		}
		if err := t.Room(int64(len(b.B)) + int64(len(content))); err != nil {
			return err
		}
		return b.become(t, slices.Concat(b.B[:start], content, b.B[start+count:]))
	}
	if len(content) == 0 {
		return b.removeSlice(t, start, step, count)
	}
	if len(content) != count {
		return t.ValueError("attempt to assign bytes of size %d to extended slice of size %d", len(content), count)
	}
	for i, c := range content {
		b.B[start+i*step] = c
	}
	return nil
}

// byteContent are the bytes that are assigned to a slice.
func (t *Thread) byteContent(v Value) ([]byte, error) {
	if content, ok, err := t.buffer(v); ok || err != nil {
		return append([]byte(nil), content...), err
	}
	_, isText := As[*Str](v)
	if !isText && !t.isIndex(v) {
		it, err := t.Iter(v)
		if err == nil {
			return t.bytesOfItems("bytearray", it)
		}
		if _, is := IsRaised(err, Errors.TypeError); !is {
			return nil, err
		}
	}
	return nil, t.TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
}

// remove is del b[key].
func (b *ByteArray) remove(t *Thread, key Value) error {
	if s, ok := key.(*Slice); ok {
		start, _, step, count, err := s.Indices(t, len(b.B))
		if err != nil {
			return err
		}
		return b.removeSlice(t, start, step, count)
	}
	if !t.isIndex(key) {
		return t.TypeError("bytearray indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := t.itemPlace(key, len(b.B), "bytearray index out of range")
	if err != nil {
		return err
	}
	return b.become(t, slices.Concat(b.B[:i], b.B[i+1:]))
}

func (b *ByteArray) removeSlice(t *Thread, start, step, count int) error {
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	kept := make([]byte, 0, len(b.B)-count)
	for i, c := range b.B {
		if at := i - start; count > 0 && at >= 0 && at%step == 0 && at/step < count {
			continue
		}
		kept = append(kept, c)
	}
	return b.become(t, kept)
}

func byteArrayIadd(t *Thread, args []Value) (Value, error) {
	b, ok := As[*ByteArray](args[0])
	if !ok {
		return NotImplemented, nil
	}
	more, ok, err := t.buffer(args[1])
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, t.TypeError("can't concat %s to %s", args[1].Type().Name, args[0].Type().Name)
	}
	return args[0], b.extend(t, more)
}

// extend puts bytes behind the others.
func (b *ByteArray) extend(t *Thread, more []byte) error {
	if err := t.Room(int64(len(b.B)) + int64(len(more))); err != nil {
		return err
	}
	return b.become(t, append(b.B, more...))
}

func byteArrayImul(t *Thread, args []Value) (Value, error) {
	b, ok := As[*ByteArray](args[0])
	if !ok {
		return NotImplemented, nil
	}
	n, err := t.repeatCount(args[1], len(b.B))
	if err != nil {
		return nil, err
	}
	return args[0], b.become(t, bytes.Repeat(b.B, n))
}

func byteArrayAppend(t *Thread, args []Value) (Value, error) {
	c, err := t.byteOf(args[1])
	if err != nil {
		return nil, err
	}
	return nil, args[0].(*ByteArray).extend(t, []byte{c})
}

func byteArrayExtend(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	if more, ok, err := t.buffer(args[1]); ok || err != nil {
		if err != nil {
			return nil, err
		}
		return nil, b.extend(t, more)
	}
	if _, ok := As[*Str](args[1]); ok {
		return nil, t.TypeError("expected iterable of integers; got: 'str'")
	}
	it, err := t.Iter(args[1])
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			err = t.TypeError("can't extend bytearray with %s", args[1].Type().Name)
		}
		return nil, err
	}
	more, err := t.bytesOfItems("bytearray", it)
	if err != nil {
		return nil, err
	}
	return nil, b.extend(t, more)
}

func byteArrayInsert(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	i, err := t.sizeArg(args[1])
	if err != nil {
		return nil, err
	}
	c, err := t.byteOf(args[2])
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i = max(0, i+len(b.B))
	}
	i = min(i, len(b.B))
	return nil, b.become(t, slices.Concat(b.B[:i], []byte{c}, b.B[i:]))
}

func byteArrayPop(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	i, err := t.sizeArg(args[1])
	if err != nil {
		return nil, err
	}
	if len(b.B) == 0 {
		return nil, t.IndexError("pop from empty bytearray")
	}
	if i < 0 {
		i += len(b.B)
	}
	if i < 0 || i >= len(b.B) {
		return nil, t.IndexError("pop index out of range")
	}
	c := b.B[i]
	return MakeInt(int64(c)), b.become(t, slices.Concat(b.B[:i], b.B[i+1:]))
}

func byteArrayRemove(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	c, err := t.byteOf(args[1])
	if err != nil {
		return nil, err
	}
	i := bytes.IndexByte(b.B, c)
	if i < 0 {
		return nil, t.ValueError("value not found in bytearray")
	}
	return nil, b.become(t, slices.Concat(b.B[:i], b.B[i+1:]))
}

func byteArrayResize(t *Thread, args []Value) (Value, error) {
	b := args[0].(*ByteArray)
	n, err := t.sizeArg(args[1])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, t.ValueError("Can only resize to positive sizes, got %d", n)
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	to := make([]byte, n)
	copy(to, b.B)
	return nil, b.become(t, to)
}
