package py

import "slices"

// A bytearray keeps its size while a memoryview shows it. CPython counts who
// shows it; here nobody is told when a view is dropped. So a bytearray of which
// a view was made looks for one that a running program could still use: in a
// with block, in the variables of the functions that run and of their modules,
// and in the attributes of objects that those variables hold. A view that only a
// container holds is not found; then the bytearray changes, and the view goes on
// to show what was.

// exported reports whether the bytes must stay where they are.
func (b *ByteArray) exported(t *Thread) bool {
	if b.held > 0 {
		return true
	}
	if !b.viewed {
		return false
	}
	var modules []*Dict
	for f := t.frame; f != nil; f = f.back {
		for _, v := range f.slots[:len(f.code.locals)] {
			if b.reachedBy(v) {
				return true
			}
		}
		for _, c := range f.cells {
			if b.reachedBy(c.V) {
				return true
			}
		}
		if f.names != nil && f.names != f.globals && b.inDict(f.names) {
			return true
		}
		if n := len(modules); n == 0 || modules[n-1] != f.globals {
			modules = append(modules, f.globals)
		}
	}
	for i, d := range modules {
		if !slices.Contains(modules[:i], d) && b.inDict(d) {
			return true
		}
	}
	return false
}

// reachedBy reports whether a variable's value is a view of the bytes, or an
// object that has one for an attribute.
func (b *ByteArray) reachedBy(v Value) bool {
	if i, ok := v.(*Instance); ok && i.attrs != nil {
		for at, _, x, more := i.attrs.Next(0); more; at, _, x, more = i.attrs.Next(at + 1) {
			if b.shownBy(x) {
				return true
			}
		}
	}
	return b.shownBy(v)
}

func (b *ByteArray) inDict(d *Dict) bool {
	for at, _, v, more := d.Next(0); more; at, _, v, more = d.Next(at + 1) {
		if b.reachedBy(v) {
			return true
		}
	}
	return false
}

// shownBy reports whether v is a view of the bytes that was not released.
func (b *ByteArray) shownBy(v Value) bool {
	m, ok := v.(*MemoryView)
	if !ok || m.released {
		return false
	}
	of, ok := As[*ByteArray](m.of)
	return ok && of == b
}
