package py

import (
	"bytes"
	"slices"

	"batuta/lessons/python/syntax"
)

// MemoryViewClass is memoryview.
var MemoryViewClass = newBuiltin("memoryview")

// MemoryView is a memoryview of bytes or of a bytearray: count of its bytes, from
// start, each step behind the last. It shows single bytes only.
type MemoryView struct {
	of       Value
	b        []byte
	start    int
	step     int
	count    int
	readonly bool
	entered  int
	released bool
}

// Type is memoryview.
func (*MemoryView) Type() *Class { return MemoryViewClass }

// NewMemoryView is a view of all bytes of a bytes or bytearray, false if v is
// neither.
func NewMemoryView(v Value) (*MemoryView, bool) {
	b, ok := rawBytes(v)
	array, writable := As[*ByteArray](v)
	if writable {
		array.viewed = true
	}
	return &MemoryView{of: v, b: b, step: 1, count: len(b), readonly: !writable}, ok
}

func newMemoryView(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if n := len(args) + len(kw); n > 1 {
		word := ""
		if len(args) == 0 {
			word = "keyword "
		}
		return nil, t.TypeError("memoryview() takes at most 1 %sargument (%d given)", word, n)
	}
	if len(kw) == 1 && kw[0].Name == "object" {
		args = []Value{kw[0].Value}
	}
	if len(args) == 0 {
		return nil, t.TypeError("memoryview() missing required argument 'object' (pos 1)")
	}
	if m, ok := args[0].(*MemoryView); ok {
		if err := m.check(t); err != nil {
			return nil, err
		}
		return m.part(m.start, m.step, m.count), nil
	}
	if m, err := t.ownBuffer(args[0]); err != nil {
		return nil, err
	} else if m != nil {
		return m, nil
	}
	m, ok := NewMemoryView(args[0])
	if !ok {
		return nil, t.TypeError("memoryview: a bytes-like object is required, not '%s'", args[0].Type().Name)
	}
	return m, nil
}

// part is another view of the same bytes.
func (m *MemoryView) part(start, step, count int) *MemoryView {
	return &MemoryView{of: m.of, b: m.b, start: start, step: step, count: count, readonly: m.readonly}
}

func (m *MemoryView) check(t *Thread) error {
	if m.released {
		return t.ValueError("operation forbidden on released memoryview object")
	}
	return nil
}

// bytes are those it shows: the ones themselves if they lie side by side, so
// that who writes into them writes into the bytearray.
func (m *MemoryView) bytes(t *Thread) ([]byte, error) {
	if err := m.check(t); err != nil {
		return nil, err
	}
	if m.step == 1 {
		return m.b[m.start : m.start+m.count : m.start+m.count], nil
	}
	all := make([]byte, m.count)
	for i := range all {
		all[i] = m.b[m.start+i*m.step]
	}
	return all, nil
}

// WritableBytes are the bytes of a bytearray, or of a memoryview of one, for
// those who write into them (recv_into); name is theirs, for errors.
func WritableBytes(t *Thread, v Value, name string) ([]byte, error) {
	if b, ok := As[*ByteArray](v); ok {
		return b.B, nil
	}
	if m, ok := v.(*MemoryView); ok && (m.released || !m.readonly && (m.step == 1 || m.count == 0)) {
		return m.bytes(t)
	}
	return nil, t.TypeError("%s must be read-write bytes-like object, not %s", name, typeWord(v))
}

// get is m[key].
func (m *MemoryView) get(t *Thread, key Value) (Value, error) {
	if err := m.check(t); err != nil {
		return nil, err
	}
	if s, ok := key.(*Slice); ok {
		start, _, step, count, err := s.Indices(t, m.count)
		if err != nil {
			return nil, err
		}
		return m.part(m.start+start*m.step, step*m.step, count), nil
	}
	i, err := m.place(t, key)
	if err != nil {
		return nil, err
	}
	return MakeInt(int64(m.b[i])), nil
}

// place is where among the bytes an index is.
func (m *MemoryView) place(t *Thread, key Value) (int, error) {
	if !t.isIndex(key) {
		return 0, t.TypeError("memoryview: invalid slice key")
	}
	i, err := t.itemPlace(key, m.count, "index out of bounds on dimension 1")
	if err != nil {
		return 0, err
	}
	return m.start + i*m.step, m.check(t)
}

func (m *MemoryView) set(t *Thread, key, value Value) error {
	if err := m.check(t); err != nil {
		return err
	}
	if m.readonly {
		return t.TypeError("cannot modify read-only memory")
	}
	if s, ok := key.(*Slice); ok {
		return m.setSlice(t, s, value)
	}
	i, err := m.place(t, key)
	if err != nil {
		return err
	}
	if !t.isIndex(value) {
		return t.TypeError("memoryview: invalid type for format 'B'")
	}
	c, err := t.byteOf(value)
	if _, is := IsRaised(err, Errors.ValueError); is {
		return t.ValueError("memoryview: invalid value for format 'B'")
	}
	if err == nil {
		err = m.check(t)
	}
	if err == nil {
		m.b[i] = c
	}
	return err
}

func (m *MemoryView) setSlice(t *Thread, s *Slice, value Value) error {
	content, err := BytesOf(t, value)
	if err != nil {
		return err
	}
	start, _, step, count, err := s.Indices(t, m.count)
	if err != nil {
		return err
	}
	if len(content) != count {
		return t.ValueError("memoryview assignment: lvalue and rvalue have different structures")
	}
	for i, c := range slices.Clone(content) {
		m.b[m.start+(start+i*step)*m.step] = c
	}
	return nil
}

// release lets go of the bytes.
func (m *MemoryView) release() {
	if b, ok := As[*ByteArray](m.of); ok {
		b.held -= m.entered
	}
	m.entered, m.released, m.b = 0, true, nil
}

func memoryViewCompare(t *Thread, op syntax.Op, a, b Value) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	m := a.(*MemoryView)
	if other, ok := b.(*MemoryView); m.released || ok && other.released {
		return MakeBool((a == b) == (op == syntax.Eq)), nil
	}
	mine, err := m.bytes(t)
	if err != nil {
		return nil, err
	}
	theirs, ok, err := t.buffer(b)
	if err != nil {
		return nil, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return MakeBool(bytes.Equal(mine, theirs) == (op == syntax.Eq)), nil
}
