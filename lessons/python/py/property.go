package py

func propertySpec() Spec {
	return Spec{
		Doc:  "Property attribute.",
		Self: SelfOf[*Property],
		New: func(*Thread, *Class, []Value, []KwArg) (Value, error) {
			return &Property{Get: None, Set: None, Delete: None, Doc: None}, nil
		},
		Defs: []Def{
			{Sig: "__init__(self, /, fget=None, fset=None, fdel=None, doc=None)", Fn: propertyInit},
			{Sig: "getter(self, fget, /)", Kind: Whole, Fn: propertyWith(0)},
			{Sig: "setter(self, fset, /)", Kind: Whole, Fn: propertyWith(1)},
			{Sig: "deleter(self, fdel, /)", Kind: Whole, Fn: propertyWith(2)},
			{Sig: "__get__(self, instance, owner=None, /)", Kind: Whole, Fn: propertyGet},
			{Sig: "__set__(self, instance, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return None, t.setProperty(args[0].(*Property), args[1], NewStr(""), args[2])
			}},
			{Sig: "__delete__(self, instance, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return None, t.setProperty(args[0].(*Property), args[1], NewStr(""), nil)
			}},
			{Sig: "__set_name__(self, owner, name, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				args[0].(*Property).name = args[2]
				return None, nil
			}},
			{Sig: "fget(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Property).Get, nil }},
			{Sig: "fset(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Property).Set, nil }},
			{Sig: "fdel(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Property).Delete, nil }},
			{
				Sig: "__doc__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Property).Doc, nil },
				Set: func(_ *Thread, self, value Value) error {
					self.(*Property).Doc = OrNone(value)
					return nil
				},
			},
			{Sig: "__name__(self)", Kind: Getter, Fn: propertyName, Set: func(_ *Thread, self, value Value) error {
				self.(*Property).name = value
				return nil
			}},
			{Sig: "__isabstractmethod__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				p := args[0].(*Property)
				abstract, err := t.any([]Value{p.Get, p.Set, p.Delete}, t.isAbstract)
				return MakeBool(abstract), err
			}},
		},
	}
}

// readOnly refuses to set an attribute that CPython keeps as a plain field.
func readOnly(t *Thread, self, _ Value) error {
	return t.Raise(Errors.AttributeError, "readonly attribute")
}

// isAbstract reports whether a function is marked by abc.abstractmethod.
func (t *Thread) isAbstract(f Value) (bool, error) {
	v, err := t.Lookup(f, nameIsAbstract)
	if v == nil || err != nil {
		return false, err
	}
	return t.Truth(v)
}

var nameIsAbstract = Name("__isabstractmethod__")

func propertyInit(t *Thread, args []Value) (Value, error) {
	p := args[0].(*Property)
	p.Get, p.Set, p.Delete, p.Doc = args[1], args[2], args[3], args[4]
	if p.Doc == None && p.Get != None {
		doc, err := t.Lookup(p.Get, nameDoc)
		if err != nil {
			return nil, err
		}
		p.Doc = OrNone(doc)
	}
	return None, nil
}

// propertyWith is a property like self with another function at that place.
func propertyWith(place int) Native {
	return func(t *Thread, args []Value) (Value, error) {
		p, ok := As[*Property](args[0])
		if !ok {
			return nil, t.TypeError("descriptor requires a 'property' object but received a '%s'", args[0].Type().Name)
		}
		f := [3]Value{p.Get, p.Set, p.Delete}
		f[place] = args[1]
		doc := p.Doc
		if own, err := t.Lookup(p.Get, nameDoc); place == 0 && err == nil && p.Get != None && OrNone(own) == doc {
			doc = None // it was the getter's: the new one's takes its place
		}
		made, err := t.Call(args[0].Type(), f[0], f[1], f[2], doc)
		if q, ok := As[*Property](OrNone(made)); ok {
			q.name = p.name
		}
		return made, err
	}
}

func propertyGet(t *Thread, args []Value) (Value, error) {
	p, ok := As[*Property](args[0])
	if !ok {
		return nil, t.TypeError("descriptor '__get__' requires a 'property' object but received a '%s'", args[0].Type().Name)
	}
	if args[1] == None {
		if args[2] == None {
			return nil, t.TypeError("__get__(None, None) is invalid")
		}
		return args[0], nil
	}
	return t.getProperty(p, args[1])
}

func propertyName(t *Thread, args []Value) (Value, error) {
	p := args[0].(*Property)
	if p.name != nil {
		return p.name, nil
	}
	if p.Get != None {
		name, err := t.Lookup(p.Get, nameName)
		if name != nil || err != nil {
			return name, err
		}
	}
	return nil, t.noAttribute(p, nameName)
}

func (t *Thread) getProperty(p *Property, self Value) (Value, error) {
	if p.Get == None {
		return nil, t.noAccessor(p, self, "getter")
	}
	return t.Call(p.Get, self)
}

// setProperty sets what a property stands for, or deletes it: value is nil then.
func (t *Thread) setProperty(p *Property, self Value, _ *Str, value Value) error {
	var err error
	switch {
	case value == nil && p.Delete == None:
		err = t.noAccessor(p, self, "deleter")
	case value == nil:
		_, err = t.Call(p.Delete, self)
	case p.Set == None:
		err = t.noAccessor(p, self, "setter")
	default:
		_, err = t.Call(p.Set, self, value)
	}
	return err
}

// noAccessor is the error of a property that cannot be read, set or deleted.
func (t *Thread) noAccessor(p *Property, self Value, what string) error {
	of := self.Type().QualName
	name, err := propertyName(t, []Value{p})
	if err != nil {
		return t.Raise(Errors.AttributeError, "property of '%s' object has no %s", of, what)
	}
	shown, err := t.Repr(name)
	if err != nil {
		return err
	}
	return t.Raise(Errors.AttributeError, "property %s of '%s' object has no %s", shown, of, what)
}

func staticMethodSpec() Spec {
	return Spec{
		Doc:  "Convert a function to be a static method.",
		Self: SelfOf[*StaticMethod],
		New: func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
			f, err := t.wrappedFunction("staticmethod", args, kw)
			return &StaticMethod{Func: f}, err
		},
		Defs: append(wrapperDefs(func(v Value) Value { return v.(*StaticMethod).Func }, "staticmethod"),
			Def{Sig: "__get__(self, instance, owner=None, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return args[0].(*StaticMethod).Func, nil
			}},
			Def{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallKw(args[0].(*StaticMethod).Func, args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
			}}),
	}
}

func classMethodSpec() Spec {
	return Spec{
		Doc:  "Convert a function to be a class method.",
		Self: SelfOf[*ClassMethod],
		New: func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
			f, err := t.wrappedFunction("classmethod", args, kw)
			return &ClassMethod{Func: f}, err
		},
		Defs: append(wrapperDefs(func(v Value) Value { return v.(*ClassMethod).Func }, "classmethod"),
			Def{Sig: "__get__(self, instance, owner=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				var owner Value = args[1].Type()
				if args[2] != None {
					owner = args[2]
				}
				return NewMethod(args[0].(*ClassMethod).Func, owner), nil
			}}),
	}
}

// wrappedFunction is the one argument of staticmethod and classmethod.
func (t *Thread) wrappedFunction(name string, args []Value, kw []KwArg) (Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return nil, t.TypeError("%s expected 1 argument, got %d", name, len(args))
	}
	return args[0], nil
}

// wrapperDefs are what static and class methods have of the function that they
// wrap.
func wrapperDefs(of func(Value) Value, class string) []Def {
	wrapped := func(_ *Thread, args []Value) (Value, error) { return of(args[0]), nil }
	defs := []Def{
		{Sig: "__func__(self)", Kind: Getter, Fn: wrapped},
		{Sig: "__wrapped__(self)", Kind: Getter, Fn: wrapped},
		{Sig: "__isabstractmethod__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
			abstract, err := t.isAbstract(of(args[0]))
			return MakeBool(abstract), err
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.Repr(of(args[0]))
			return NewStr("<" + class + "(" + s + ")>"), err
		}},
		{Sig: "__class_getitem__(cls, item, /)", Kind: ClassMethodDef, Fn: func(t *Thread, args []Value) (Value, error) {
			return t.genericAlias(args[0].(*Class), args[1])
		}},
	}
	for _, name := range []*Str{nameName, nameQualname, nameDoc, nameModule, nameAnnotations, nameAnnotate} {
		defs = append(defs, Def{Sig: name.s + "(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
			return t.Getattr(of(args[0]), name)
		}})
	}
	return defs
}
