package py

import (
	"slices"
)

// viewDef is a method of a view that must not be released.
func viewDef(sig string, do func(t *Thread, m *MemoryView, b []byte, args []Value) (Value, error)) Def {
	return Def{Sig: sig, Fn: func(t *Thread, args []Value) (Value, error) {
		m := args[0].(*MemoryView)
		b, err := m.bytes(t)
		if err != nil {
			return nil, err
		}
		return do(t, m, b, args)
	}}
}

// viewAttr is an attribute of one.
func viewAttr(name string, of func(m *MemoryView) Value) Def {
	return Def{Sig: name + "(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
		m := args[0].(*MemoryView)
		if err := m.check(t); err != nil {
			return nil, err
		}
		return of(m), nil
	}}
}

func memoryViewSpec() Spec {
	contiguous := func(m *MemoryView) Value { return MakeBool(m.step == 1 || m.count <= 1) }
	return Spec{
		Self:  SelfOf[*MemoryView],
		New:   newMemoryView,
		Final: true,
		Doc:   "The bytes of another object, without a copy.",
		Defs: slices.Concat([]Def{
			viewAttr("obj", func(m *MemoryView) Value { return m.of }),
			viewAttr("format", func(*MemoryView) Value { return letters['B'] }),
			viewAttr("itemsize", func(*MemoryView) Value { return MakeInt(1) }),
			viewAttr("ndim", func(*MemoryView) Value { return MakeInt(1) }),
			viewAttr("nbytes", func(m *MemoryView) Value { return MakeInt(int64(m.count)) }),
			viewAttr("shape", func(m *MemoryView) Value { return NewTuple(MakeInt(int64(m.count))) }),
			viewAttr("strides", func(m *MemoryView) Value { return NewTuple(MakeInt(int64(m.step))) }),
			viewAttr("suboffsets", func(*MemoryView) Value { return NewTuple() }),
			viewAttr("readonly", func(m *MemoryView) Value { return MakeBool(m.readonly) }),
			viewAttr("contiguous", contiguous),
			viewAttr("c_contiguous", contiguous),
			viewAttr("f_contiguous", contiguous),
		}, viewMethods(), []Def{
			{Sig: "release(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				args[0].(*MemoryView).release()
				return nil, nil
			}},
			{Sig: "__exit__(self, *args)", Fn: func(_ *Thread, args []Value) (Value, error) {
				args[0].(*MemoryView).release()
				return nil, nil
			}},
			{Sig: "__enter__(self, /)", Fn: memoryViewEnter},
			{Sig: "__repr__(self, /)", Fn: memoryViewRepr},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return args[0].(*MemoryView).get(t, args[1])
			}},
			{Sig: "__setitem__(self, key, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, args[0].(*MemoryView).set(t, args[1], args[2])
			}},
			{Sig: "__delitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				m := args[0].(*MemoryView)
				if err := m.check(t); err != nil {
					return nil, err
				}
				if m.readonly {
					return nil, t.TypeError("cannot modify read-only memory")
				}
				return nil, t.TypeError("cannot delete memory")
			}},
			{Sig: "_from_flags(cls, /, object, flags)", Kind: ClassMethodDef, Fn: func(t *Thread, _ []Value) (Value, error) {
				return nil, t.NotYet("memoryview._from_flags")
			}},
			bufferDef(),
			releaseBufferDef(),
			classGetitemDef(),
		}, compareDefs(memoryViewCompare)),
	}
}

// viewMethods are those that need the bytes.
func viewMethods() []Def {
	return []Def{
		viewDef("__len__(self, /)", func(_ *Thread, m *MemoryView, _ []byte, _ []Value) (Value, error) {
			return MakeInt(int64(m.count)), nil
		}),
		viewDef("__iter__(self, /)", func(_ *Thread, m *MemoryView, _ []byte, _ []Value) (Value, error) {
			return &memoryIter{m: m}, nil
		}),
		viewDef("__hash__(self, /)", func(t *Thread, m *MemoryView, b []byte, _ []Value) (Value, error) {
			if !m.readonly {
				return nil, t.ValueError("cannot hash writable memoryview object")
			}
			h, err := t.Hash(&Bytes{B: b})
			return MakeInt(int64(h)), err
		}),
		viewDef("tobytes(self, /, order='C')", func(_ *Thread, _ *MemoryView, b []byte, _ []Value) (Value, error) {
			return &Bytes{B: slices.Clone(b)}, nil
		}),
		viewDef("tolist(self, /)", func(t *Thread, _ *MemoryView, b []byte, _ []Value) (Value, error) {
			if err := t.Room(int64(len(b)) * sizeOfValue); err != nil {
				return nil, err
			}
			all := &List{}
			for _, c := range b {
				all.Items = append(all.Items, MakeInt(int64(c)))
			}
			return all, nil
		}),
		viewDef("hex(self, /, sep=?, bytes_per_sep=1)", func(t *Thread, _ *MemoryView, b []byte, args []Value) (Value, error) {
			return t.hexOf(b, args[1], args[2])
		}),
		viewDef("toreadonly(self, /)", func(_ *Thread, m *MemoryView, _ []byte, _ []Value) (Value, error) {
			p := m.part(m.start, m.step, m.count)
			p.readonly = true
			return p, nil
		}),
		viewDef("cast(self, /, format, shape=?)", viewCast),
		viewDef("count(self, value, /)", viewCount),
		viewDef("index(self, value, start=0, stop=9223372036854775807, /)", viewIndex),
	}
}

// viewCast knows only single bytes.
func viewCast(t *Thread, m *MemoryView, _ []byte, args []Value) (Value, error) {
	format, err := t.strArg(args[1], "cast() argument 'format'")
	if err != nil {
		return nil, err
	}
	if (format.s != "B" && format.s != "@B") || args[2] != nil {
		return nil, t.NotYet("memoryview.cast to anything but 'B'")
	}
	return m.part(m.start, m.step, m.count), nil
}

func viewCount(t *Thread, _ *MemoryView, b []byte, args []Value) (Value, error) {
	n := 0
	for _, c := range b {
		same, err := t.Equal(MakeInt(int64(c)), args[1])
		if err != nil {
			return nil, err
		}
		if same {
			n++
		}
	}
	return MakeInt(int64(n)), nil
}

func viewIndex(t *Thread, _ *MemoryView, b []byte, args []Value) (Value, error) {
	from, to, err := t.sliceBounds(args[2], args[3], len(b))
	if err != nil {
		return nil, err
	}
	for i := from; i < to; i++ {
		same, err := t.Equal(MakeInt(int64(b[i])), args[1])
		if err != nil {
			return nil, err
		}
		if same {
			return MakeInt(int64(i)), nil
		}
	}
	return nil, t.ValueError("memoryview.index(x): x not found")
}

func memoryViewEnter(t *Thread, args []Value) (Value, error) {
	m := args[0].(*MemoryView)
	if err := m.check(t); err != nil {
		return nil, err
	}
	if b, ok := As[*ByteArray](m.of); ok {
		b.held++
		m.entered++
	}
	return m, nil
}

func memoryViewRepr(_ *Thread, args []Value) (Value, error) {
	m := args[0].(*MemoryView)
	if m.released {
		return plainStr("<released memory at " + Address(m) + ">"), nil
	}
	return plainStr("<memory at " + Address(m) + ">"), nil
}

// memoryIter walks along a view.
type memoryIter struct {
	m  *MemoryView
	at int
}

var memoryIterClass = newBuiltin("memory_iterator")

// Type is memory_iterator.
func (*memoryIter) Type() *Class { return memoryIterClass }

// Next is the next byte.
func (it *memoryIter) Next(t *Thread) (Value, error) {
	if it.at >= it.m.count {
		return nil, nil
	}
	if err := it.m.check(t); err != nil {
		return nil, err
	}
	it.at++
	return MakeInt(int64(it.m.b[it.m.start+(it.at-1)*it.m.step])), nil
}
