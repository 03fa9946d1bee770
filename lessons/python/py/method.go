package py

import (
	"fmt"
	"strings"
)

func methodSpec() Spec {
	return Spec{
		Doc: "Create a bound instance method object.", Self: SelfOf[*BoundMethod], Final: true, New: newMethodObject,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: methodRepr},
			{Sig: "__eq__(self, value, /)", Fn: methodEq},
			{Sig: "__hash__(self, /)", Fn: methodHash},
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallKw(args[0], args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
			}},
			{Sig: "__get__(self, instance, owner=None, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0], nil }},
			{Sig: "__self__(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*BoundMethod).Self, nil }},
			{Sig: "__func__(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*BoundMethod).Func, nil }},
			{Sig: "__doc__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				return t.Getattr(args[0].(*BoundMethod).Func, nameDoc)
			}},
			{Sig: "__getattr__(self, name, /)", Fn: methodGetattr},
		},
	}
}

// methodGetattr finds in the function what the method itself has not.
func methodGetattr(t *Thread, args []Value) (Value, error) {
	m := args[0].(*BoundMethod)
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	return t.Getattr(m.Func, name)
}

func newMethodObject(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	switch {
	case len(kw) > 0:
		return nil, t.TypeError("method() takes no keyword arguments")
	case len(args) != 2:
		return nil, t.TypeError("method expected 2 arguments, got %d", len(args))
	case !t.callable(args[0]):
		return nil, t.TypeError("first argument must be callable")
	case args[1] == None:
		return nil, t.TypeError("instance must not be None")
	}
	return &BoundMethod{Self: args[1], Func: args[0]}, nil
}

// NewMethod is f bound to self.
func NewMethod(f, self Value) *BoundMethod { return &BoundMethod{Self: self, Func: f} }

func methodRepr(t *Thread, args []Value) (Value, error) {
	m := args[0].(*BoundMethod)
	name, err := t.Lookup(m.Func, nameQualname)
	if name == nil && err == nil {
		name, err = t.Lookup(m.Func, nameName)
	}
	if err != nil {
		return nil, err
	}
	shown := "?"
	if s, ok := As[*Str](OrNone(name)); ok {
		shown = s.s
	}
	self, err := t.Repr(m.Self)
	return NewStr(fmt.Sprintf("<bound method %s of %s>", shown, self)), err
}

func methodEq(t *Thread, args []Value) (Value, error) {
	m := args[0].(*BoundMethod)
	other, ok := args[1].(*BoundMethod)
	if !ok {
		return NotImplemented, nil
	}
	if m.Self != other.Self {
		return False, nil
	}
	same, err := t.Same(m.Func, other.Func)
	return MakeBool(same), err
}

func methodHash(t *Thread, args []Value) (Value, error) {
	m := args[0].(*BoundMethod)
	h, err := t.Hash(m.Func)
	return MakeInt(int64(AddressOf(m.Self) ^ h)), err
}

// builtinSpec is that of functions written in Go, and of their methods once
// they are bound.
func builtinSpec() Spec {
	return Spec{
		Self: boundOrBuiltin, Final: true,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: builtinRepr},
			{Sig: "__eq__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if _, is := args[0].(*BoundMethod); is {
					return methodEq(t, args)
				}
				return objectEq(t, args)
			}},
			{Sig: "__hash__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if _, is := args[0].(*BoundMethod); is {
					return methodHash(t, args)
				}
				return objectHash(t, args)
			}},
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallKw(args[0], args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
			}},
			{Sig: "__name__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(builtinOf(args[0]).Name), nil }},
			{Sig: "__qualname__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(builtinQual(args[0])), nil }},
			{Sig: "__doc__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return docOf(builtinOf(args[0]).Doc), nil }},
			{Sig: "__module__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
				if b, ok := args[0].(*Builtin); ok && b.Module != "" {
					return NewStr(b.Module), nil
				}
				return None, nil
			}},
			{Sig: "__self__(self)", Kind: Getter, Fn: builtinSelf},
			{Sig: "__text_signature__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return textSignature(builtinOf(args[0])), nil }},
		},
	}
}

func boundOrBuiltin(v Value) (Value, bool) {
	switch v := v.(type) {
	case *Builtin:
		return v, true
	case *BoundMethod:
		_, ok := v.Func.(*Builtin)
		return v, ok
	}
	return nil, false
}

// builtinOf is the native function in a bound or plain one.
func builtinOf(v Value) *Builtin {
	if m, ok := v.(*BoundMethod); ok {
		return m.Func.(*Builtin)
	}
	return v.(*Builtin)
}

func builtinQual(v Value) string {
	b := builtinOf(v)
	if m, ok := v.(*BoundMethod); ok {
		if c, ok := m.Self.(*Class); ok {
			return c.QualName + "." + b.Name
		}
		return m.Self.Type().QualName + "." + b.Name
	}
	if b.Owner != nil {
		return b.Owner.QualName + "." + b.Name
	}
	return b.Name
}

func builtinSelf(t *Thread, args []Value) (Value, error) {
	if m, ok := args[0].(*BoundMethod); ok {
		return m.Self, nil
	}
	if m := t.in.Modules.GetStr(NewStr(args[0].(*Builtin).Module)); m != nil {
		return m, nil
	}
	return None, nil
}

func builtinRepr(_ *Thread, args []Value) (Value, error) {
	b := builtinOf(args[0])
	m, ok := args[0].(*BoundMethod)
	if !ok {
		return NewStr(fmt.Sprintf("<built-in function %s>", b.Name)), nil
	}
	what := "built-in method " + b.Name
	if isSlotName(b.Name) {
		what = "method-wrapper '" + b.Name + "'"
	}
	return NewStr(fmt.Sprintf("<%s of %s object at %s>", what, m.Self.Type().Name, Address(m.Self))), nil
}

// isSlotName reports whether a method is one that CPython keeps as a slot.
func isSlotName(name string) bool {
	if !strings.HasPrefix(name, "__") || !strings.HasSuffix(name, "__") {
		return false
	}
	switch name {
	case "__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__sizeof__", "__format__", "__dir__", "__reversed__",
		"__class_getitem__", "__init_subclass__", "__subclasshook__", "__round__", "__trunc__", "__floor__", "__ceil__",
		"__getnewargs__", "__enter__", "__exit__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__subclasses__",
		"__copy__", "__deepcopy__", "__missing__", "__length_hint__", "__complex__", "__bytes__":
		return false
	}
	return true
}

// methodDescSpec is that of methods written in Go before they are bound.
func methodDescSpec() Spec {
	return Spec{
		Self: SelfOf[*Builtin], Final: true,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				b := args[0].(*Builtin)
				what := "method"
				if isSlotName(b.Name) {
					what = "slot wrapper"
				}
				return NewStr(fmt.Sprintf("<%s '%s' of '%s' objects>", what, b.Name, b.Owner.Name)), nil
			}},
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallKw(args[0], args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
			}},
			{Sig: "__get__(self, instance, owner=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if args[1] == None {
					return args[0], nil
				}
				return t.bind(args[0], args[1], args[1].Type())
			}},
			{Sig: "__name__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*Builtin).Name), nil }},
			{Sig: "__qualname__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(builtinQual(args[0])), nil }},
			{Sig: "__doc__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return docOf(args[0].(*Builtin).Doc), nil }},
			{Sig: "__objclass__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Builtin).Owner, nil }},
			{Sig: "__text_signature__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return textSignature(builtinOf(args[0])), nil }},
		},
	}
}

// WrapperDescClass and MethodWrapperClass are the classes of those special
// methods that CPython keeps as slots, before they are bound and after.
var (
	WrapperDescClass   = newBuiltin("wrapper_descriptor")
	MethodWrapperClass = newBuiltin("method-wrapper")
)

// MemberClass is member_descriptor: the attribute that finds a slot's value.
var MemberClass = newBuiltin("member_descriptor")

// getSetSpec is that of attributes that Go answers for, and of slots.
func getSetSpec() Spec {
	return Spec{
		Self: SelfOf[*GetSet], Final: true,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				g := args[0].(*GetSet)
				what := "attribute"
				if g.member {
					what = "member"
				}
				return NewStr(fmt.Sprintf("<%s '%s' of '%s' objects>", what, g.Name, g.Owner.Name)), nil
			}},
			{Sig: "__get__(self, instance, owner=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if args[1] == None {
					return args[0], nil
				}
				return args[0].(*GetSet).of(t, args[1])
			}},
			{Sig: "__set__(self, instance, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return None, args[0].(*GetSet).put(t, args[1], args[2])
			}},
			{Sig: "__delete__(self, instance, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return None, args[0].(*GetSet).put(t, args[1], nil)
			}},
			{Sig: "__name__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*GetSet).Name), nil }},
			{Sig: "__qualname__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
				g := args[0].(*GetSet)
				return NewStr(g.Owner.QualName + "." + g.Name), nil
			}},
			{Sig: "__objclass__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*GetSet).Owner, nil }},
			{Sig: "__doc__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return None, nil }},
		},
	}
}
