package py

import "batuta/lessons/python/syntax"

// typeSpec is what every class can do: the class type.
func typeSpec() Spec {
	return Spec{
		Doc:  "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
		Self: SelfOf[*Class],
		New:  typeNew,
		Defs: append([]Def{
			{Sig: "__init__(self, /, *args, **kwargs)", Fn: typeInit},
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.typeCall(args[0].(*Class), args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
			}},
			{Sig: "__repr__(self, /)", Fn: typeRepr},
			{Sig: "__getattribute__(self, name, /)", Fn: typeGetattribute},
			{Sig: "__setattr__(self, name, value, /)", Fn: typeSetattr},
			{Sig: "__delattr__(self, name, /)", Fn: typeSetattr},
			{Sig: "__dir__(self, /)", Fn: typeDir},
			{Sig: "__or__(self, value, /)", Fn: typeOr},
			{Sig: "__ror__(self, value, /)", Fn: typeRor},
			{Sig: "__instancecheck__(self, instance, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				is, err := t.plainInstance(args[1], args[0].(*Class))
				return MakeBool(is), err
			}},
			{Sig: "__subclasscheck__(self, subclass, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				is, err := t.plainSubclass(args[1], args[0])
				return MakeBool(is), err
			}},
			{Sig: "__subclasses__(self, /)", Fn: typeSubclasses},
			{Sig: "mro(self, /)", Fn: typeMRO},
			{Sig: "__prepare__(cls, /, *args, **kwargs)", Kind: ClassMethodDef, Fn: func(*Thread, []Value) (Value, error) {
				return NewDict(), nil
			}},
		}, typeAttributes()...),
	}
}

// typeAttributes are the attributes of classes.
func typeAttributes() []Def {
	return []Def{
		{Sig: "__name__(self)", Kind: Getter, Set: setTypeName, Fn: func(_ *Thread, args []Value) (Value, error) {
			c := args[0].(*Class)
			if c.Builtin {
				return NewStr(c.QualName), nil
			}
			return NewStr(c.Name), nil
		}},
		{Sig: "__qualname__(self)", Kind: Getter, Set: setTypeQualname, Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewStr(args[0].(*Class).QualName), nil
		}},
		{Sig: "__module__(self)", Kind: Getter, Set: setTypeModule, Fn: typeModule},
		{Sig: "__bases__(self)", Kind: Getter, Set: setTypeBases, Fn: func(_ *Thread, args []Value) (Value, error) {
			return classTuple(args[0].(*Class).Bases), nil
		}},
		{Sig: "__base__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			if b := args[0].(*Class).best(); b != nil {
				return b, nil
			}
			return None, nil
		}},
		{Sig: "__mro__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return classTuple(args[0].(*Class).MRO), nil
		}},
		{Sig: "__dict__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return &MappingProxy{Of: args[0].(*Class).Dict}, nil
		}},
		{Sig: "__doc__(self)", Kind: Getter, Set: setTypeDoc, Fn: typeDoc},
		{Sig: "__annotations__(self)", Kind: Getter, Set: setTypeAnnotations, Fn: typeAnnotations},
		{Sig: "__annotate__(self)", Kind: Getter, Set: setTypeAnnotate, Fn: func(_ *Thread, args []Value) (Value, error) {
			return OrNone(args[0].(*Class).Dict.GetStr(nameAnnotateFunc)), nil
		}},
		{Sig: "__type_params__(self)", Kind: Getter, Set: setInDict("__type_params__"), Fn: func(_ *Thread, args []Value) (Value, error) {
			if p := args[0].(*Class).Dict.GetStr(nameTypeParams); p != nil {
				return p, nil
			}
			return NewTuple(), nil
		}},
		{Sig: "__abstractmethods__(self)", Kind: Getter, Set: setAbstractMethods, Fn: typeAbstractMethods},
		{Sig: "__text_signature__(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return None, nil }},
	}
}

// classTuple is a tuple of classes.
func classTuple(classes []*Class) *Tuple {
	items := make([]Value, len(classes))
	for i, c := range classes {
		items[i] = c
	}
	return NewTuple(items...)
}

func typeInit(t *Thread, args []Value) (Value, error) {
	n, kw := len(args[1].(*Tuple).Items), args[2].(*Dict).Len()
	switch {
	case n == 1 && kw > 0:
		return nil, t.TypeError("type.__init__() takes no keyword arguments")
	case n != 1 && n != 3:
		return nil, t.TypeError("type.__init__() takes 1 or 3 arguments")
	}
	return None, nil
}

// FullName is the class's name as repr and tracebacks show it: with its module,
// unless that is builtins.
func (c *Class) FullName() string {
	if c.Module == "builtins" || c.Module == "" {
		return c.QualName
	}
	return c.Module + "." + c.QualName
}

// longName is the name as some few errors write it: FullName, but without the
// module of the program itself.
func (c *Class) longName() string {
	if c.Module == "__main__" {
		return c.QualName
	}
	return c.FullName()
}

func typeRepr(_ *Thread, args []Value) (Value, error) {
	return NewStr("<class '" + args[0].(*Class).FullName() + "'>"), nil
}

func typeGetattribute(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	c := args[0].(*Class)
	x, err := t.ownClassAttr(c, name)
	if x == nil && err == nil {
		err = t.noAttribute(c, name)
	}
	return x, err
}

// typeSetattr is type.__setattr__, and __delattr__, which has no value.
func typeSetattr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	var value Value
	if len(args) > 2 {
		value = args[2]
	}
	return None, t.setOwn(args[0], args[0].Type(), name, value)
}

func typeDir(_ *Thread, args []Value) (Value, error) {
	names := map[string]bool{}
	classNames(names, args[0].(*Class))
	return nameList(names), nil
}

func typeOr(t *Thread, args []Value) (Value, error)  { return t.unionOf(args[0], args[1]) }
func typeRor(t *Thread, args []Value) (Value, error) { return t.unionOf(args[1], args[0]) }

func typeMRO(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	order, ok := linearize(c, c.Bases)
	if !ok {
		return nil, t.noOrder(c.Bases)
	}
	return NewList(classTuple(order).Items...), nil
}

// subclassesKey keeps, for an interpreter, the classes that inherit from built-in ones.
type subclassesKey struct{}

// addSubclass notes a class among those of its base. Built-in classes belong to
// all interpreters, so each remembers its own subclasses of them.
func (t *Thread) addSubclass(base, c *Class) {
	if !base.Builtin {
		base.subs = append(base.subs, c)
		return
	}
	m := t.subclassesOfBuiltins()
	m[base] = append(m[base], c)
}

func (t *Thread) subclassesOfBuiltins() map[*Class][]*Class {
	return Kept(t.in, subclassesKey{}, func() map[*Class][]*Class { return map[*Class][]*Class{} })
}

// subclasses are the classes made of c by the program.
func (t *Thread) subclasses(c *Class) []*Class {
	if !c.Builtin {
		return c.subs
	}
	return t.subclassesOfBuiltins()[c]
}

func typeSubclasses(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	var all []Value
	for _, f := range exceptionFamilies() {
		if f.parent == c {
			all = append(all, classTuple(f.children).Items...)
		}
	}
	return NewList(append(all, classTuple(t.subclasses(c)).Items...)...), nil
}

// best is the base whose instances have the most: __base__.
func (c *Class) best() *Class {
	if c.base != nil {
		return c.base
	}
	if len(c.Bases) > 0 {
		return c.Bases[0]
	}
	return nil
}

// unionOf is a | b of types; NotImplemented if one is none.
func (t *Thread) unionOf(a, b Value) (Value, error) {
	if !unionable(a) || !unionable(b) {
		return NotImplemented, nil
	}
	return t.MakeUnion(a, b)
}

// plainInstance is isinstance(v, c) where the metaclass has no opinion.
func (t *Thread) plainInstance(v Value, c *Class) (bool, error) {
	if v.Type().IsSubclass(c) {
		return true, nil
	}
	if _, plain := v.(*Instance); !plain {
		return false, nil
	}
	claimed, err := t.Lookup(v, nameClassName) // a proxy may claim another class
	if err != nil {
		return false, err
	}
	other, ok := claimed.(*Class)
	return ok && other != v.Type() && other.IsSubclass(c), nil
}

// plainSubclass is issubclass(v, of) where the metaclass has no opinion.
func (t *Thread) plainSubclass(v, of Value) (bool, error) {
	c, ok := v.(*Class)
	if !ok {
		return false, t.TypeError("issubclass() arg 1 must be a class")
	}
	other, ok := of.(*Class)
	if !ok {
		return false, t.TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
	}
	return c.IsSubclass(other), nil
}

// eqName is __eq__.
var eqName = comparisons[syntax.Eq].name
