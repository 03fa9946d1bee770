package py

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"
	"weak"
)

// Weak is a reference that does not keep its object alive.
type Weak struct {
	pointer weak.Pointer[byte]
	kind    reflect.Type
}

// NewWeak refers to an object whose WeakKind is WeakYes.
func NewWeak(v Value) Weak {
	r := reflect.ValueOf(v)
	return Weak{weak.Make((*byte)(r.UnsafePointer())), r.Type()}
}

// Get is the object, nil if it is gone.
func (w Weak) Get() Value {
	p := w.pointer.Value()
	if p == nil {
		return nil
	}
	v, _ := reflect.NewAt(w.kind.Elem(), unsafe.Pointer(p)).Interface().(Value)
	return v
}

// WeakKind says whether an object can be referred to weakly.
type WeakKind uint8

// The kinds: CPython can, CPython cannot, and what is not known of here.
const (
	WeakUnknown WeakKind = iota
	WeakYes
	WeakNo
)

// WeakKindOf says of what CPython's objects have room for weak references: not
// of the small built-in ones, nor of what has __slots__ without a place for them.
func WeakKindOf(v Value) WeakKind {
	switch v := v.(type) {
	case *Function, *BoundMethod, *Builtin, *Class, *Set, *Generator, *Module, *Code:
		return WeakYes
	case Int, Bool, Float, *BigInt, *Str, *Bytes, *ByteArray, *Tuple, *List, *Dict, *Property:
		return WeakNo
	case *Exception:
		if v.class.Builtin {
			return WeakNo
		}
		return WeakYes
	case *Instance:
		switch v.Native.(type) {
		case Int, *BigInt, *Tuple, *Bytes:
			return WeakNo
		}
		return weakInstance(v.class)
	}
	module, _, _ := strings.Cut(v.Type().Module, ".")
	switch strings.TrimPrefix(module, "_") {
	case "asyncio", "threading", "thread", "collections", "re", "socket", "io":
		return WeakYes
	}
	if v == None || v == NotImplemented {
		return WeakNo
	}
	return WeakUnknown
}

// weakInstance is of instances of a class: one of its classes has no __slots__, or
// names __weakref__ among them.
func weakInstance(c *Class) WeakKind {
	isPlace := func(v Value) bool {
		s, ok := v.(*Str)
		return ok && s.s == "__weakref__"
	}
	for _, at := range c.MRO {
		if at.Builtin {
			continue
		}
		switch names := at.Dict.GetStr(nameSlots).(type) {
		case nil:
			return WeakYes
		case *Tuple:
			if slices.ContainsFunc(names.Items, isPlace) {
				return WeakYes
			}
		case *List:
			if slices.ContainsFunc(names.Items, isPlace) {
				return WeakYes
			}
		default:
			if isPlace(names) {
				return WeakYes
			}
		}
	}
	return WeakNo
}

// A program that asks what is gone is told at once for the first so many times,
// and then when it has asked some more: a look costs milliseconds.
const (
	promptLooks = 1000
	laterLooks  = 64
)

type looksKey struct{}

// LetGo has Go's collector find what nobody holds any more, so that a weak
// reference tells of what the program has let go. That hangs on how often it was
// asked, and not on time, so that a program does the same in each run.
func (t *Thread) LetGo() {
	asked := Kept(t.in, looksKey{}, func() *atomic.Int64 { return new(atomic.Int64) })
	if n := asked.Add(1); n > promptLooks && n%laterLooks != 0 {
		return
	}
	t.result, t.sent = nil, nil
	runtime.GC()
}
