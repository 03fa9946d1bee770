package py

// The buffer protocol as Python code sees it: __buffer__ and __release_buffer__.

var nameBuffer = Name("__buffer__")

// What a caller of __buffer__ asks for: inspect.BufferFlags.
const (
	bufferWritable    = 1   // WRITABLE
	bufferAnyReadonly = 284 // FULL_RO
)

// bufferDef is __buffer__ of bytes, bytearray and memoryview.
func bufferDef() Def {
	return Def{Sig: "__buffer__(self, flags, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		flags, err := t.sizeArg(args[1])
		if err != nil {
			return nil, err
		}
		m, ok := NewMemoryView(args[0])
		if !ok {
			of := args[0].(*MemoryView)
			if err := of.check(t); err != nil {
				return nil, err
			}
			m = of.part(of.start, of.step, of.count)
		}
		if flags&bufferWritable != 0 && m.readonly {
			return nil, t.Raise(Errors.BufferError, "Object is not writable.")
		}
		return m, nil
	}}
}

// releaseBufferDef is __release_buffer__ of bytearray and memoryview.
func releaseBufferDef() Def {
	return Def{Sig: "__release_buffer__(self, buffer, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		m, ok := args[1].(*MemoryView)
		if !ok {
			return nil, t.TypeError("expected a memoryview object")
		}
		if m.of != args[0] && !m.released {
			return nil, t.ValueError("memoryview's buffer is not this object")
		}
		m.release()
		return nil, nil
	}}
}

// ownBuffer is the memoryview that the __buffer__ of a class written in Python
// answers; nil if it has none.
func (t *Thread) ownBuffer(v Value) (*MemoryView, error) {
	if _, ok := v.(*Instance); !ok {
		return nil, nil
	}
	r, found, err := t.CallSpecial(v, nameBuffer, MakeInt(int64(bufferAnyReadonly)))
	if !found || err != nil {
		return nil, err
	}
	m, ok := r.(*MemoryView)
	if !ok {
		return nil, t.TypeError("__buffer__ returned non-memoryview object")
	}
	return m, nil
}
