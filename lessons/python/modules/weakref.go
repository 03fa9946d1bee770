package modules

import (
	"fmt"
	"runtime"
	"sync"
	"weak"

	"batuta/lessons/python/py"
)

// weakReference is a weakref.ref.
type weakReference struct {
	class *py.Class
	weak  py.Weak
	hash  py.Value // of the object, once it was asked for
}

var referenceClass = py.NewClass("weakref", "ReferenceType")

// Type is the class.
func (r *weakReference) Type() *py.Class { return r.class }

// loadWeakrefParts makes _weakref: the reference itself, without callbacks.
func loadWeakrefParts(*py.Thread) (*py.Module, error) {
	referenceClass.Define(func() py.Spec {
		return py.Spec{
			Self: py.SelfOf[*weakReference], New: newReference,
			Defs: []py.Def{
				{Sig: "__call__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
					t.LetGo()
					return py.OrNone(args[0].(*weakReference).weak.Get()), nil
				}},
				{Sig: "__hash__(self, /)", Fn: hashReference},
				{Sig: "__eq__(self, value, /)", Fn: equalReferences},
				{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
					r := args[0].(*weakReference)
					t.LetGo()
					if v := r.weak.Get(); v != nil {
						return py.NewStr(fmt.Sprintf("<weakref at %s; to '%s' at %s>", py.Address(r), v.Type().FullName(), py.Address(v))), nil
					}
					return py.NewStr(fmt.Sprintf("<weakref at %s; dead>", py.Address(r))), nil
				}},
				{Sig: "__callback__(self)", Kind: py.Getter, Fn: func(*py.Thread, []py.Value) (py.Value, error) { return py.None, nil }},
			},
		}
	})
	return py.NewModule(py.ModuleSpec{
		Name: "_weakref", Classes: []*py.Class{referenceClass},
		Defs: []py.Def{
			{Sig: "let_go()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				t.LetGo()
				return py.None, nil
			}},
			// What is there now, without a look for what is gone.
			{Sig: "peek(r, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				r, _ := py.As[*weakReference](args[0])
				return py.OrNone(r.weak.Get()), nil
			}},
		},
	}), nil
}

func newReference(t *py.Thread, cls *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("ref() takes no keyword arguments")
	}
	if len(args) == 0 {
		return nil, t.TypeError("ref expected at least 1 argument, got 0")
	}
	if len(args) > 2 {
		return nil, t.TypeError("ref expected at most 2 arguments, got %d", len(args))
	}
	if len(args) == 2 && args[1] != py.None {
		return nil, t.NotYet("weakref.ref with a callback")
	}
	if cls != referenceClass {
		return nil, t.NotYet("subclasses of weakref.ref")
	}
	switch py.WeakKindOf(args[0]) {
	case py.WeakNo:
		return nil, t.TypeError("cannot create weak reference to '%s' object", args[0].Type().FullName())
	case py.WeakUnknown:
		return nil, t.NotYet("weak references to " + args[0].Type().FullName())
	}
	return referenceTo(t, args[0]), nil
}

// references are the references that there are, by the address of the object:
// one object has one reference.
type references struct{ byAddress sync.Map } // uint64 → weak.Pointer[weakReference]

type referencesKey struct{}

// referenceTo is the reference to an object: the one that there is, or a new one.
func referenceTo(t *py.Thread, v py.Value) *weakReference {
	all := py.Kept(t.In(), referencesKey{}, func() *references { return &references{} })
	address := py.AddressOf(v)
	if known, ok := all.byAddress.Load(address); ok {
		if r := known.(weak.Pointer[weakReference]).Value(); r != nil && r.weak.Get() == v {
			return r
		}
	}
	r := &weakReference{class: referenceClass, weak: py.NewWeak(v)}
	handle := weak.Make(r)
	all.byAddress.Store(address, handle)
	runtime.AddCleanup(r, func(address uint64) { all.byAddress.CompareAndDelete(address, handle) }, address)
	return r
}

func hashReference(t *py.Thread, args []py.Value) (py.Value, error) {
	r := args[0].(*weakReference)
	if r.hash != nil {
		return r.hash, nil
	}
	v := r.weak.Get()
	if v == nil {
		return nil, t.TypeError("weak object has gone away")
	}
	h, err := t.CallMethod(v, "__hash__")
	if err != nil {
		return nil, err
	}
	r.hash = h
	return h, nil
}

func equalReferences(t *py.Thread, args []py.Value) (py.Value, error) {
	r := args[0].(*weakReference)
	other, ok := py.As[*weakReference](args[1])
	if !ok {
		return py.NotImplemented, nil
	}
	a, b := r.weak.Get(), other.weak.Get()
	if a == nil || b == nil {
		return py.MakeBool(r == other), nil
	}
	same, err := t.Equal(a, b)
	return py.MakeBool(same), err
}
