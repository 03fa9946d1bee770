package py

// attrsOf is the object's own __dict__, nil if it has none, or none yet.
func attrsOf(v Value) *Dict {
	switch v := v.(type) {
	case *Instance:
		return v.attrs
	case *Exception:
		return v.attrs
	case *Function:
		return v.attrs
	case *Module:
		return v.Dict
	}
	return nil
}

// lookup is the class's attribute of that name, its own or inherited; nil if
// there is none.
func (c *Class) lookup(in *Interpreter, name *Str) Value {
	if c.epoch != in.epoch {
		c.cache, c.epoch = nil, in.epoch
	}
	if v, ok := c.cache[name.s]; ok {
		return v
	}
	var found Value
	for _, base := range c.MRO {
		if found = base.Dict.GetStr(name); found != nil {
			break
		}
	}
	if c.cache == nil {
		c.cache = map[string]Value{}
	}
	c.cache[name.s] = found
	return found
}

// Getattr is v.name (object.__getattribute__, or the class's own, then
// __getattr__).
func (t *Thread) Getattr(v Value, name *Str) (Value, error) {
	x, err := t.Lookup(v, name)
	if x == nil && err == nil {
		err = t.noAttribute(v, name)
	}
	return x, err
}

// Lookup is Getattr with nil for an attribute that is not there.
func (t *Thread) Lookup(v Value, name *Str) (Value, error) {
	switch v := v.(type) {
	case *Class:
		return t.classAttr(v, name)
	case *Module:
		return t.moduleAttr(v, name)
	case *Super:
		return t.superAttr(v, name)
	}
	c := v.Class()
	if c.getattribute != nil {
		return t.customAttr(v, c, name)
	}
	return t.plainAttr(v, c, name)
}

// plainAttr is object.__getattribute__ and, if that finds nothing, __getattr__.
func (t *Thread) plainAttr(v Value, c *Class, name *Str) (Value, error) {
	found := c.lookup(t.in, name)
	if found != nil && isData(found) {
		return t.bind(found, v, c)
	}
	if attrs := attrsOf(v); attrs != nil {
		if x := attrs.GetStr(name); x != nil {
			return x, nil
		}
	}
	if found != nil {
		return t.bind(found, v, c)
	}
	return t.getattrHook(v, c, name)
}

// isData reports whether a class attribute comes before the object's own of
// the same name: a property does, a function does not.
func isData(v Value) bool {
	switch v := v.(type) {
	case *Property, *Member, *GetSet:
		return true
	case *Instance:
		return v.class.dataDescriptor
	}
	return false
}

// bind is what a class attribute is when it is asked of an object.
func (t *Thread) bind(found, self Value, c *Class) (Value, error) {
	switch f := found.(type) {
	case *Function:
		return &BoundMethod{Self: self, Func: f}, nil
	case *Builtin:
		if f.Owner == nil { // a module's function that became a class attribute
			return f, nil
		}
		return &BoundMethod{Self: self, Func: f}, nil
	case *ClassMethodOf:
		return t.bindTo(f.Func, c), nil
	case *StaticMethodOf:
		return f.Func, nil
	case *Property:
		return t.getProperty(f, self)
	case *GetSet:
		return f.get(t, self)
	case *Member:
		return f.of(t, self)
	case *Instance:
		if f.class.descriptor {
			return t.descriptorGet(f, self, c)
		}
	}
	return found, nil
}
