package py

import "strings"

// Union is int | None.
type Union struct{ Args *Tuple }

// UnionClass is typing.Union, which is types.UnionType too.
var UnionClass = newNamed("typing", "Union")

// Type is typing.Union.
func (*Union) Type() *Class { return UnionClass }

func unionSpec() Spec {
	return Spec{
		Doc: "Represent a union type", Self: SelfOf[*Union], Final: true,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: unionRepr},
			{Sig: "__or__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[0], args[1]) }},
			{Sig: "__ror__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[1], args[0]) }},
			{Sig: "__eq__(self, value, /)", Fn: unionEq},
			{Sig: "__hash__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				sum := uint64(len(args[0].(*Union).Args.Items))
				for _, x := range args[0].(*Union).Args.Items {
					h, err := t.Hash(x)
					if err != nil {
						return nil, err
					}
					sum ^= h * 0x9e3779b97f4a7c15
				}
				return MakeInt(int64(sum)), nil
			}},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				items, err := t.substitute(args[0], args[0].(*Union).Args, args[1])
				if err != nil {
					return nil, err
				}
				return t.MakeUnion(items.Items...)
			}},
			{Sig: "__instancecheck__(self, instance, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				is, err := t.any(args[0].(*Union).Args.Items, func(x Value) (bool, error) { return t.IsInstance(args[1], x) })
				return MakeBool(is), err
			}},
			{Sig: "__subclasscheck__(self, subclass, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if _, ok := args[1].(*Class); !ok {
					return nil, t.TypeError("issubclass() arg 1 must be a class")
				}
				is, err := t.any(args[0].(*Union).Args.Items, func(x Value) (bool, error) { return t.IsSubclass(args[1], x) })
				return MakeBool(is), err
			}},
			{Sig: "__mro_entries__(self, bases, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				s, err := t.Repr(args[0])
				if err != nil {
					return nil, err
				}
				return nil, t.TypeError("Cannot subclass %s", s)
			}},
			{Sig: "__class_getitem__(cls, item, /)", Kind: ClassMethodDef, Fn: func(t *Thread, args []Value) (Value, error) {
				if items, ok := args[1].(*Tuple); ok {
					return t.MakeUnion(items.Items...)
				}
				return t.MakeUnion(args[1])
			}},
			{Sig: "__args__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Union).Args, nil }},
			{Sig: "__origin__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return UnionClass, nil }},
			{Sig: "__parameters__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				return t.typeParameters(args[0].(*Union).Args.Items)
			}},
			{Sig: "__name__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return NewStr("Union"), nil }},
			{Sig: "__qualname__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return NewStr("Union"), nil }},
			{Sig: "__module__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return NewStr("typing"), nil }},
		},
	}
}

// unionable reports whether type.__or__ takes it.
func unionable(v Value) bool {
	switch v.(type) {
	case NoneType, *Class, *GenericAlias, *Union, *TypeAlias:
		return true
	}
	return false
}

// MakeUnion is the union of types: the one type if they are all the same.
func (t *Thread) MakeUnion(items ...Value) (Value, error) {
	var flat []Value
	for _, x := range items {
		switch x := x.(type) {
		case *Union:
			flat = append(flat, x.Args.Items...)
		case NoneType:
			flat = append(flat, NoneClass)
		case *Str:
			flat = append(flat, &ForwardRef{Arg: x})
		default:
			flat = append(flat, x)
		}
	}
	var kept []Value
	for _, x := range flat {
		same, err := t.any(kept, func(y Value) (bool, error) { return t.Same(y, x) })
		if err != nil {
			return nil, err
		}
		if !same {
			kept = append(kept, x)
		}
	}
	switch len(kept) {
	case 0:
		return nil, t.TypeError("Cannot take a Union of no types.")
	case 1:
		return kept[0], nil
	}
	return &Union{Args: NewTuple(kept...)}, nil
}

func unionRepr(t *Thread, args []Value) (Value, error) {
	var parts []string
	for _, x := range args[0].(*Union).Args.Items {
		s, err := t.typeRepr(x)
		if err != nil {
			return nil, err
		}
		parts = append(parts, s)
	}
	return NewStr(strings.Join(parts, " | ")), nil
}

// unionEq compares unions as sets.
func unionEq(t *Thread, args []Value) (Value, error) {
	a := args[0].(*Union)
	b, ok := args[1].(*Union)
	if !ok {
		return NotImplemented, nil
	}
	if len(a.Args.Items) != len(b.Args.Items) {
		return False, nil
	}
	for _, x := range a.Args.Items {
		in, err := t.any(b.Args.Items, func(y Value) (bool, error) { return t.Same(x, y) })
		if err != nil || !in {
			return False, err
		}
	}
	return True, nil
}

// ForwardRef is a type that is given by its name, as a string.
type ForwardRef struct {
	Arg    *Str
	Module Value // whose names it means; nil: not said
}

// ForwardRefClass is annotationlib.ForwardRef.
var ForwardRefClass = NewClass("annotationlib", "ForwardRef")

// Type is annotationlib.ForwardRef.
func (*ForwardRef) Type() *Class { return ForwardRefClass }

func forwardRefSpec() Spec {
	return Spec{
		Doc: "Wrapper that holds a forward reference.", Self: SelfOf[*ForwardRef], Final: true,
		New: func(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
			if len(args) == 0 {
				return nil, t.TypeError("ForwardRef.__init__() missing 1 required positional argument: 'arg'")
			}
			s, ok := As[*Str](args[0])
			if !ok {
				r, err := t.Repr(args[0])
				if err != nil {
					return nil, err
				}
				return nil, t.TypeError("Forward reference must be a string -- got %s", r)
			}
			ref := &ForwardRef{Arg: s}
			for _, k := range kw {
				if k.Name == "module" {
					ref.Module = k.Value
				}
			}
			return ref, nil
		},
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				ref := args[0].(*ForwardRef)
				s, err := t.Repr(ref.Arg)
				if err == nil && ref.Module != nil && ref.Module != None {
					var module string
					module, err = t.Repr(ref.Module)
					s += ", module=" + module
				}
				return NewStr("ForwardRef(" + s + ")"), err
			}},
			{Sig: "__eq__(self, value, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				other, ok := args[1].(*ForwardRef)
				if !ok {
					return NotImplemented, nil
				}
				return MakeBool(other.Arg.s == args[0].(*ForwardRef).Arg.s && other.Module == args[0].(*ForwardRef).Module), nil
			}},
			{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeInt(int64(args[0].(*ForwardRef).Arg.Hash())), nil
			}},
			{Sig: "__or__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[0], args[1]) }},
			{Sig: "__ror__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[1], args[0]) }},
			{Sig: "__forward_arg__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*ForwardRef).Arg, nil }},
			{Sig: "__forward_module__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
				return OrNone(args[0].(*ForwardRef).Module), nil
			}},
		},
	}
}
