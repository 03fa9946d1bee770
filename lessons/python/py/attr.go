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
	case Attributed:
		return v.Attrs(false)
	}
	return nil
}

// lookup is the class's attribute of that name, its own or inherited; nil if
// there is none.
func (c *Class) lookup(in *Interpreter, name *Str) Value {
	if c.flat != nil {
		return c.flat[name.s]
	}
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

// look is what the machine asks of the class at every turn.
func (c *Class) look(in *Interpreter) *quick {
	q := &c.quick
	if c.flat != nil || q.epoch == in.epoch+1 {
		return q
	}
	c.fillQuick(in)
	q.epoch = in.epoch + 1
	return q
}

func (c *Class) fillQuick(in *Interpreter) {
	q := &c.quick
	*q = quick{
		getattr: c.lookup(in, nameGetattr),
		init:    c.lookup(in, nameInit),
		new:     c.lookup(in, nameNew),
		iter:    c.lookup(in, nameIter),
		next:    c.lookup(in, nameNext),
	}
	object := ObjectClass.flat
	if f := c.lookup(in, nameGetattribute); f != object["__getattribute__"] && !builtinSlot(f) {
		q.getattribute = f
	}
	if f := c.lookup(in, nameSetattr); f != object["__setattr__"] && !builtinSlot(f) {
		q.setattr = f
	}
	if f := c.lookup(in, nameDelattr); f != object["__delattr__"] && !builtinSlot(f) {
		q.delattr = f
	}
	q.descriptor = c.lookup(in, nameGet) != nil
	q.data = c.lookup(in, nameSet) != nil || c.lookup(in, nameDelete) != nil
}

// builtinSlot reports whether an attribute hook is one of our own, which
// Getattr and its kin see to by themselves.
func builtinSlot(v Value) bool {
	b, ok := v.(*Builtin)
	return ok && b.Owner != nil && (b.Owner == TypeClass || b.Owner == ModuleClass || b.Owner == SuperClass)
}

// Getattr is v.name (object.__getattribute__, or the class's own, then
// __getattr__).
func (t *Thread) Getattr(v Value, name *Str) (Value, error) {
	x, err := t.Lookup(v, name)
	switch {
	case err != nil:
		tellOf(err, v, name)
	case x == nil:
		err = t.noAttribute(v, name)
	}
	return x, err
}

// tellOf has an AttributeError that knows no name, as a __getattr__ raises it,
// know what was asked for, and of what: by it a near name is suggested.
func tellOf(err error, v Value, name *Str) {
	e, is := IsRaised(err, Errors.AttributeError)
	if is && OrNone(e.field("name")) == None && OrNone(e.field("obj")) == None {
		e.setField("name", name)
		e.setField("obj", v)
	}
}

// Attr is Getattr with the name as a Go string.
func (t *Thread) Attr(v Value, name string) (Value, error) { return t.Getattr(v, t.in.Intern(name)) }

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
	c := v.Type()
	if q := c.look(t.in); q.getattribute != nil {
		return t.customAttr(v, q, name)
	}
	return t.plainAttr(v, c, name)
}

// plainAttr is object.__getattribute__ and, if that finds nothing, __getattr__.
func (t *Thread) plainAttr(v Value, c *Class, name *Str) (Value, error) {
	x, err := t.ownAttr(v, c, name)
	if hook := c.look(t.in).getattr; hook != nil && x == nil {
		if err == nil {
			return t.callBound(hook, v, name)
		}
		if _, is := IsRaised(err, Errors.AttributeError); is {
			return t.callBound(hook, v, name)
		}
	}
	return x, err
}

// ownAttr is object.__getattribute__, with nil for what is not there.
func (t *Thread) ownAttr(v Value, c *Class, name *Str) (Value, error) {
	found := c.lookup(t.in, name)
	if found != nil && t.isData(found) {
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
	return nil, nil
}

// customAttr asks a class's own __getattribute__, then its __getattr__.
func (t *Thread) customAttr(v Value, q *quick, name *Str) (Value, error) {
	x, err := t.callBound(q.getattribute, v, name)
	if err == nil {
		return x, nil
	}
	if _, is := IsRaised(err, Errors.AttributeError); is && q.getattr != nil {
		return t.callBound(q.getattr, v, name)
	}
	return nil, err
}

// callBound calls a class's attribute as a method of v.
func (t *Thread) callBound(f, v Value, args ...Value) (Value, error) {
	switch fn := f.(type) {
	case *Function:
		return t.CallKw(fn, withSelf(v, args), nil)
	case *Builtin:
		if fn.Owner != nil {
			return t.CallKw(fn, withSelf(v, args), nil)
		}
	}
	m, err := t.bind(f, v, v.Type())
	if err != nil {
		return nil, err
	}
	return t.CallKw(m, args, nil)
}

// isData reports whether a class attribute comes before the object's own of
// the same name: a property does, a function does not.
func (t *Thread) isData(v Value) bool {
	switch v := v.(type) {
	case *Property, *GetSet:
		return true
	case *Instance:
		return v.class.look(t.in).data
	}
	return false
}

// bind is what a class attribute is when it is asked of an object of class c;
// self is nil when it is asked of the class itself.
func (t *Thread) bind(found, self Value, c *Class) (Value, error) {
	switch f := found.(type) {
	case *Function:
		if self == nil {
			return f, nil
		}
		return &BoundMethod{Self: self, Func: f}, nil
	case *Builtin:
		if self == nil || f.Owner == nil { // a module's function that became a class attribute
			return f, nil
		}
		return &BoundMethod{Self: self, Func: f}, nil
	case *ClassMethod:
		return &BoundMethod{Self: c, Func: f.Func}, nil
	case *StaticMethod:
		return f.Func, nil
	case *Property:
		if self == nil {
			return f, nil
		}
		return t.getProperty(f, self)
	case *GetSet:
		if self == nil {
			return f, nil
		}
		return f.of(t, self)
	case *Instance:
		if f.class.look(t.in).descriptor {
			return t.callBound(f.class.lookup(t.in, nameGet), f, OrNone(self), c)
		}
	case Descriptor:
		return f.Bind(t, self, c)
	}
	return found, nil
}

// Descriptor is a Go value that, as a class attribute, answers for itself:
// functools.partialmethod, cached_property. self is nil when it is asked of the
// class.
type Descriptor interface {
	Value
	Bind(t *Thread, self Value, c *Class) (Value, error)
}

// classAttr is an attribute of a class: its metaclass's data, its own or
// inherited, its metaclass's.
func (t *Thread) classAttr(c *Class, name *Str) (Value, error) {
	meta := c.Type()
	if q := meta.look(t.in); q.getattribute != nil {
		return t.customAttr(c, q, name)
	}
	x, err := t.ownClassAttr(c, name)
	if hook := meta.lookup(t.in, nameGetattr); hook != nil && x == nil && err == nil {
		return t.callBound(hook, c, name)
	}
	return x, err
}

// ownClassAttr is type.__getattribute__, with nil for what is not there.
func (t *Thread) ownClassAttr(c *Class, name *Str) (Value, error) {
	meta := c.Type()
	ofMeta := meta.lookup(t.in, name)
	if ofMeta != nil && t.isData(ofMeta) {
		return t.bind(ofMeta, c, meta)
	}
	if x := c.lookup(t.in, name); x != nil {
		return t.bind(x, nil, c)
	}
	if ofMeta != nil {
		return t.bind(ofMeta, c, meta)
	}
	return nil, nil
}

// superAttr is an attribute behind a class in another's MRO.
func (t *Thread) superAttr(s *Super, name *Str) (Value, error) {
	if s.Of != nil && name.s != "__class__" {
		behind := false
		for _, c := range s.Of.MRO {
			if behind {
				if x := c.Dict.GetStr(name); x != nil {
					self := s.Self
					if s.Self == Value(s.Of) { // super(C, cls): it is asked of a class
						self = nil
					}
					return t.bind(x, self, s.Of)
				}
			}
			behind = behind || c == s.This
		}
	}
	return t.ownAttr(s, SuperClass, name)
}

// Setattr is v.name = value.
func (t *Thread) Setattr(v Value, name *Str, value Value) error {
	c := v.Type()
	if hook := c.look(t.in).setattr; hook != nil {
		_, err := t.callBound(hook, v, name, value)
		return err
	}
	return t.setOwn(v, c, name, value)
}

// Delattr is del v.name.
func (t *Thread) Delattr(v Value, name *Str) error {
	c := v.Type()
	if hook := c.look(t.in).delattr; hook != nil {
		_, err := t.callBound(hook, v, name)
		return err
	}
	return t.setOwn(v, c, name, nil)
}

// setOwn is object.__setattr__, and __delattr__: value is nil then.
func (t *Thread) setOwn(v Value, c *Class, name *Str, value Value) error {
	if cls, ok := v.(*Class); ok && cls.Builtin {
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", name.s, cls.Name)
	}
	if found := c.lookup(t.in, name); found != nil {
		if done, err := t.setData(found, v, name, value); done || err != nil {
			return err
		}
	}
	d := t.attrsToSet(v, c)
	if d == nil {
		return t.cannotSet(v, c, name, value == nil)
	}
	if cls, ok := v.(*Class); ok {
		t.in.epoch++
		defer cls.changed(name)
	}
	if value != nil {
		d.SetStr(name, value)
		return nil
	}
	if d.removeStr(name) == nil {
		if _, is := v.(*Module); is {
			return t.AttributeError(v, name.s, "'module' object has no attribute '%s'", name.s)
		}
		return t.noAttribute(v, name)
	}
	return nil
}

// changed is told of an attribute that was set on a class.
func (c *Class) changed(name *Str) {
	if name.s == "__abstractmethods__" {
		c.abstract = c.Dict.GetStr(name)
	}
}

// setData hands an attribute to the descriptor that the class has for it.
func (t *Thread) setData(found, v Value, name *Str, value Value) (bool, error) {
	switch f := found.(type) {
	case *Property:
		return true, t.setProperty(f, v, name, value)
	case *GetSet:
		return true, f.put(t, v, value)
	case *Instance:
		hook := nameSet
		if value == nil {
			hook = nameDelete
		}
		m := f.class.lookup(t.in, hook)
		if m == nil {
			return false, nil
		}
		args := []Value{v}
		if value != nil {
			args = append(args, value)
		}
		_, err := t.callBound(m, f, args...)
		return true, err
	}
	return false, nil
}

// attrsToSet is the __dict__ of an object that is to take an attribute, nil if
// it takes none.
func (t *Thread) attrsToSet(v Value, c *Class) *Dict {
	switch v := v.(type) {
	case *Instance:
		if v.attrs == nil && !c.noDict {
			v.attrs = NewDict()
		}
		return v.attrs
	case *Exception:
		if v.attrs == nil {
			v.attrs = NewDict()
		}
		return v.attrs
	case *Function:
		if v.attrs == nil {
			v.attrs = NewDict()
		}
		return v.attrs
	case *Module:
		return v.Dict
	case *Class:
		return v.Dict
	case Attributed:
		return v.Attrs(true)
	}
	return nil
}

// GetMethod is name of v's class, bound to v: how special methods are found,
// which the object's own __dict__ does not change. It is nil if there is none.
func (t *Thread) GetMethod(v Value, name *Str) (Value, error) {
	c := v.Type()
	f := c.lookup(t.in, name)
	if f == nil {
		return nil, nil
	}
	return t.bind(f, v, c)
}

// CallSpecial calls the method name of v's class; found is false if the class
// has none, or says None for it.
func (t *Thread) CallSpecial(v Value, name *Str, args ...Value) (result Value, found bool, err error) {
	c := v.Type()
	f := c.lookup(t.in, name)
	if f == nil || f == None {
		return nil, false, nil
	}
	result, err = t.callBound(f, v, args...)
	return result, true, err
}

// Inherited is what a class says of a name, itself or by inheritance, as it
// stands in its dict; nil if it says nothing.
func (t *Thread) Inherited(c *Class, name string) Value { return c.lookup(t.in, t.in.Intern(name)) }
