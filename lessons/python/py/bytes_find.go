package py

import "bytes"

// subBytes is what a search of bytes looks for: bytes, or one byte as a number.
func (t *Thread) subBytes(v Value) ([]byte, error) {
	b, ok, err := t.buffer(v)
	if ok || err != nil {
		return b, err
	}
	if !t.isIndex(v) {
		return nil, t.TypeError("argument should be integer or bytes-like object, not '%s'", v.Type().Name)
	}
	c, err := t.byteOf(v)
	return []byte{c}, err
}

// bytesIn is the part of self that find(sub, start, end) looks at, and where it
// begins; ok is false if it begins behind its end.
func (t *Thread) bytesIn(self, start, end Value) (part []byte, from int, ok bool, err error) {
	b := raw(self)
	from, to, err := t.sliceBounds(start, end, len(b))
	if err != nil || from > to {
		return nil, 0, false, err
	}
	if b = raw(self); to > len(b) { // __index__ made it shorter
		return nil, 0, false, nil
	}
	return b[from:to], from, true, nil
}

func bytesFinder(name string, must bool, find func(b, sub []byte) int) Def {
	return Def{Sig: name + "(self, sub, start=?, end=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		part, from, ok, err := t.bytesIn(args[0], args[2], args[3])
		if err != nil {
			return nil, err
		}
		sub, err := t.subBytes(args[1])
		if err != nil {
			return nil, err
		}
		i := -1
		if ok {
			i = find(part, sub)
		}
		if i >= 0 {
			return MakeInt(int64(from + i)), nil
		}
		if must {
			return nil, t.ValueError("subsection not found")
		}
		return MakeInt(-1), nil
	}}
}

func bytesFindDefs() []Def {
	return []Def{
		bytesFinder("find", false, bytes.Index),
		bytesFinder("rfind", false, bytes.LastIndex),
		bytesFinder("index", true, bytes.Index),
		bytesFinder("rindex", true, bytes.LastIndex),
		{Sig: "count(self, sub, start=?, end=?, /)", Fn: bytesCount},
		bytesAffix("startswith", bytes.HasPrefix),
		bytesAffix("endswith", bytes.HasSuffix),
		{Sig: "removeprefix(self, prefix, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			affix, err := BytesOf(t, args[1])
			if err != nil {
				return nil, err
			}
			return like(args[0], bytes.TrimPrefix(raw(args[0]), affix)), nil
		}},
		{Sig: "removesuffix(self, suffix, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			affix, err := BytesOf(t, args[1])
			if err != nil {
				return nil, err
			}
			return like(args[0], bytes.TrimSuffix(raw(args[0]), affix)), nil
		}},
	}
}

func bytesCount(t *Thread, args []Value) (Value, error) {
	part, _, ok, err := t.bytesIn(args[0], args[2], args[3])
	if err != nil {
		return nil, err
	}
	sub, err := t.subBytes(args[1])
	if err != nil || !ok {
		return MakeInt(0), err
	}
	return MakeInt(int64(countBytes(part, sub))), nil
}

// countBytes counts as Python does: an empty text is before each byte, and at
// the end.
func countBytes(b, sub []byte) int {
	if len(sub) == 0 {
		return len(b) + 1
	}
	return bytes.Count(b, sub)
}

func bytesAffix(name string, has func(b, affix []byte) bool) Def {
	return Def{Sig: name + "(self, affix, start=?, end=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		part, _, ok, err := t.bytesIn(args[0], args[2], args[3])
		if err != nil {
			return nil, err
		}
		if many, is := As[*Tuple](args[1]); is {
			for _, x := range many.Items {
				one, err := BytesOf(t, x)
				if err != nil {
					return nil, err
				}
				if ok && has(part, one) {
					return True, nil
				}
			}
			return False, nil
		}
		one, is, err := t.buffer(args[1])
		if err != nil {
			return nil, err
		}
		if !is {
			return nil, t.TypeError("%s first arg must be bytes or a tuple of bytes, not %s", name, args[1].Type().Name)
		}
		return MakeBool(ok && has(part, one)), nil
	}}
}
