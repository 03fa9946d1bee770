package py

// objectFunctions are the built-in functions about objects and their classes.
func objectFunctions() []Def {
	return []Def{
		{Sig: "isinstance(obj, class_or_tuple, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			is, err := t.IsInstance(args[0], args[1])
			return MakeBool(is), err
		}},
		{Sig: "issubclass(class, class_or_tuple, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			is, err := t.IsSubclass(args[0], args[1])
			return MakeBool(is), err
		}},
		{Sig: "getattr(object, name, default=?, /)", Fn: getattrFunction},
		{Sig: "hasattr(obj, name, /)", Fn: hasattrFunction},
		{Sig: "setattr(obj, name, value, /)", Fn: setattrFunction},
		{Sig: "delattr(obj, name, /)", Fn: delattrFunction},
		{Sig: "callable(obj, /)", Fn: func(t *Thread, args []Value) (Value, error) { return MakeBool(t.callable(args[0])), nil }},
		{Sig: "id(obj, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(AddressOf(args[0]))), nil }},
		{Sig: "hash(obj, /)", Fn: hashFunction},
		{Sig: "dir(object=?, /)", Fn: dirFunction},
		{Sig: "vars(object=?, /)", Fn: varsFunction},
		{Sig: "globals()", Fn: globalsFunction},
		{Sig: "locals()", Fn: localsFunction},
		{Sig: "__build_class__(func, name, /, *bases, **kwds)", Fn: buildClass},
	}
}

// IsInstance is isinstance(v, of): of is a class, a union, or a tuple of such.
func (t *Thread) IsInstance(v, of Value) (bool, error) {
	if c, ok := of.(*Class); ok && v.Type() == c {
		return true, nil
	}
	if c, ok := of.(*Class); ok && c.Meta == nil {
		return t.plainInstance(v, c)
	}
	if tuple, ok := As[*Tuple](of); ok {
		return t.any(tuple.Items, func(x Value) (bool, error) { return t.IsInstance(v, x) })
	}
	r, found, err := t.CallSpecial(of, nameInstancecheck, v)
	if err != nil {
		return false, err
	}
	if found {
		return t.Truth(r)
	}
	if bases, err := t.Lookup(of, nameBases); bases == nil || err != nil {
		return false, t.TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
	}
	return false, t.NotYet("isinstance with a class that is no type")
}

// IsSubclass is issubclass(v, of): of is a class, a union, or a tuple of such.
func (t *Thread) IsSubclass(v, of Value) (bool, error) {
	c, isClass := v.(*Class)
	if other, ok := of.(*Class); ok && other.Meta == nil && isClass {
		return c.IsSubclass(other), nil
	}
	if tuple, ok := As[*Tuple](of); ok {
		return t.any(tuple.Items, func(x Value) (bool, error) { return t.IsSubclass(v, x) })
	}
	r, found, err := t.CallSpecial(of, nameSubclasscheck, v)
	if err != nil {
		return false, err
	}
	if found {
		return t.Truth(r)
	}
	return t.plainSubclass(v, of)
}

var nameBases = Name("__bases__")

// any reports whether one of the items passes. Tuples within tuples count as
// calls, so that their depth is bounded.
func (t *Thread) any(items []Value, test func(Value) (bool, error)) (bool, error) {
	if err := t.enter(); err != nil {
		return false, err
	}
	defer func() { t.depth-- }()
	for _, x := range items {
		if is, err := test(x); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

func getattrFunction(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	if args[2] == nil {
		return t.Getattr(args[0], name)
	}
	x, err := t.lookupOrRefuse(args[0], name)
	if _, is := IsRaised(err, Errors.AttributeError); is || x == nil && err == nil {
		return args[2], nil
	}
	return x, err
}

func hasattrFunction(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	x, err := t.lookupOrRefuse(args[0], name)
	if _, is := IsRaised(err, Errors.AttributeError); is {
		return False, nil
	}
	return MakeBool(x != nil), err
}

func setattrFunction(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	return None, t.Setattr(args[0], t.in.Intern(name.s), args[2])
}

func delattrFunction(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	return None, t.Delattr(args[0], name)
}

// IsCallable is callable(v).
func (t *Thread) IsCallable(v Value) bool { return t.callable(v) }

func (t *Thread) callable(v Value) bool {
	switch v.(type) {
	case *Function, *Builtin, *BoundMethod, *Class, Callable:
		return true
	}
	return v.Type().lookup(t.in, nameCall) != nil
}

func hashFunction(t *Thread, args []Value) (Value, error) {
	h, err := t.Hash(args[0])
	if err != nil {
		return nil, err
	}
	return MakeInt(int64(h)), nil
}

func dirFunction(t *Thread, args []Value) (Value, error) {
	if args[0] == nil {
		names := map[string]bool{}
		if t.frame != nil {
			addNames(names, t.frame.Locals())
		}
		return nameList(names), nil
	}
	v, found, err := t.CallSpecial(args[0], nameDir)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, t.TypeError("object does not provide __dir__")
	}
	items, err := t.Collect(v)
	if err != nil {
		return nil, err
	}
	list := NewList(items...)
	_, err = t.CallMethod(list, "sort")
	return list, err
}

func varsFunction(t *Thread, args []Value) (Value, error) {
	if args[0] == nil {
		return localsFunction(t, nil)
	}
	d, err := t.Lookup(args[0], nameDict)
	if _, is := IsRaised(err, Errors.AttributeError); is || d == nil && err == nil {
		return nil, t.TypeError("vars() argument must have __dict__ attribute")
	}
	return d, err
}

func globalsFunction(t *Thread, _ []Value) (Value, error) {
	if t.frame == nil {
		return nil, t.Raise(Errors.SystemError, "globals() called without a frame")
	}
	return t.frame.globals, nil
}

func localsFunction(t *Thread, _ []Value) (Value, error) {
	if t.frame == nil {
		return nil, t.Raise(Errors.SystemError, "frame does not exist")
	}
	return t.frame.Locals(), nil
}
