package py

import (
	"reflect"
	"slices"
	"unsafe"
)

var (
	valueType  = reflect.TypeFor[Value]()
	valuesType = reflect.TypeFor[[]Value]()
)

// mostLookedAt bounds how many objects are looked at to find what is held.
const mostLookedAt = 100_000

// holders look for what an exception or a module holds: they follow containers,
// and the attributes of objects of the program's classes.
type holders struct {
	seen map[Value]bool
	next []Value
	most int // how many are looked at
}

// Holding is an error that holds v: in CPython it does so by a frame of the
// library that is in its traceback.
func (t *Thread) Holding(err error, v Value) error {
	e := t.FromGo(err)
	e.holds = v
	return e
}

// Held are the objects that outlive a loop which is being closed: what the
// exception being handled, or that which ended the program, holds by the frames
// of its traceback, and what the program's own variables lead to.
func (t *Thread) Held() map[Value]bool {
	h := &holders{seen: map[Value]bool{}, most: mostLookedAt}
	if m, ok := t.in.Modules.GetStr(NewStr("__main__")).(*Module); ok {
		h.dict(m.Dict)
	}
	if e := t.in.last; e != nil {
		h.add(e)
	}
	if e := t.Handled(); e != nil {
		h.add(e)
	}
	for len(h.next) > 0 {
		v := h.next[len(h.next)-1]
		h.next = h.next[:len(h.next)-1]
		h.look(v)
	}
	return h.seen
}

// add has v looked at, unless it leads nowhere: a list may hold millions of numbers.
func (h *holders) add(v Value) {
	if leadsNowhere(v) {
		return
	}
	if len(h.seen) < h.most && !h.seen[v] {
		h.seen[v] = true
		h.next = append(h.next, v)
	}
}

// leadsNowhere reports of a value that it holds no others.
func leadsNowhere(v Value) bool {
	switch v.(type) {
	case nil, NoneType, Bool, Int, *BigInt, Float, *Str, *Bytes:
		return true
	}
	return false
}

func (h *holders) dict(d *Dict) {
	if d == nil {
		return
	}
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		h.add(k)
		h.add(v)
	}
}

// look adds what v leads to.
func (h *holders) look(v Value) {
	switch v := v.(type) {
	case *List:
		h.items(v.Items)
	case *Tuple:
		h.items(v.Items)
	case *Dict:
		h.dict(v)
	case *BoundMethod:
		h.add(v.Self)
	case *Instance:
		h.dict(v.attrs)
		for _, x := range v.members {
			h.add(x)
		}
		h.add(v.Native)
	case *Exception:
		h.exception(v)
	case *Generator:
		for f, n := v.top, v.deep; f != nil && n > 0; f, n = f.back, n-1 {
			h.frame(f)
		}
	case *Frame:
		h.frame(v)
	case *Traceback:
		for ; v != nil; v = v.Next {
			h.frame(v.Frame)
		}
	case *Set:
		h.dict(&v.Dict)
	case *FrozenSet:
		h.dict(&v.Dict)
	case *Cell:
		h.add(v.V)
	case *Function:
		for _, c := range v.Closure {
			h.add(c.V)
		}
		for _, x := range v.Defaults {
			h.add(x)
		}
	case *Class, *Module, *Code, *Builtin:
	default:
		h.fields(v)
	}
}

// items adds what a list or a tuple holds, the last first, as CPython lets go of it.
func (h *holders) items(all []Value) {
	for _, x := range slices.Backward(all) {
		h.add(x)
	}
}

// frame adds what a frame's variables and its stack hold.
func (h *holders) frame(f *Frame) {
	for _, x := range f.slots[:f.sp] {
		h.add(x)
	}
	for _, c := range f.cells {
		if c != nil {
			h.add(c.V)
		}
	}
}

// fields adds what a value written in Go holds in its fields, an iterator say: as
// far as they are Python's objects.
func (h *holders) fields(v Value) {
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Pointer || r.IsNil() || r.Elem().Kind() != reflect.Struct {
		return
	}
	r = r.Elem()
	for i := range r.NumField() {
		at := r.Field(i)
		switch kind := at.Type(); {
		case kind.Implements(valueType) && !at.IsZero():
			h.add(fieldOf[Value](at))
		case kind == valuesType:
			for _, x := range fieldOf[[]Value](at) {
				h.add(x)
			}
		}
	}
}

// fieldOf is what a field holds that is of the type, or implements it.
func fieldOf[T any](at reflect.Value) T {
	v, _ := reflect.NewAt(at.Type(), unsafe.Pointer(at.UnsafeAddr())).Elem().Interface().(T)
	return v
}

// exception adds what an exception holds: its arguments, the variables of its
// frames, and the exceptions that led to it.
func (h *holders) exception(e *Exception) {
	h.add(e.holds)
	h.add(e.Args)
	h.dict(e.attrs)
	for i := range e.fields {
		h.add(e.fields[i].value)
	}
	for tb := e.Traceback; tb != nil; tb = tb.Next {
		h.dict(tb.Frame.Locals())
	}
	if e.Cause != nil {
		h.add(e.Cause)
	}
	if e.During != nil {
		h.add(e.During)
	}
	for _, x := range e.Group {
		h.add(x)
	}
}
