package py

import "batuta/lessons/python/bytecode"

// Call is f(*args).
func (t *Thread) Call(f Value, args ...Value) (Value, error) { return t.CallKw(f, args, nil) }

// CallMethod is v.name(*args).
func (t *Thread) CallMethod(v Value, name string, args ...Value) (Value, error) {
	m, err := t.Attr(v, name)
	if err != nil {
		return nil, err
	}
	return t.CallKw(m, args, nil)
}

// CallKw is f(*args, **kw). The slices are not kept.
func (t *Thread) CallKw(f Value, args []Value, kw []KwArg) (Value, error) {
	switch f := f.(type) {
	case *Function:
		return t.callFunction(f, args, kw)
	case *Builtin:
		if err := t.enter(); err != nil {
			return nil, err
		}
		v, err := f.call(t, args, kw)
		t.depth--
		return v, err
	case *BoundMethod:
		return t.CallKw(f.Func, withSelf(f.Self, args), kw)
	case *Class:
		return t.construct(f, args, kw)
	case Callable:
		return f.Call(t, args, kw)
	}
	m, err := t.GetMethod(f, nameCall)
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, t.TypeError("'%s' object is not callable", f.Type().Name)
	}
	if err := t.enter(); err != nil {
		return nil, err
	}
	v, err := t.CallKw(m, args, kw)
	t.depth--
	return v, err
}

// Callable is a Go value that can be called as it is: functools.partial.
type Callable interface {
	Value
	Call(t *Thread, args []Value, kw []KwArg) (Value, error)
}

// withSelf puts self before the arguments.
func withSelf(self Value, args []Value) []Value {
	all := make([]Value, len(args)+1)
	all[0] = self
	copy(all[1:], args)
	return all
}

// enter counts a call; depth is counted down when it ends.
func (t *Thread) enter() error {
	if t.depth >= t.in.Limits.Depth {
		return t.tooDeep()
	}
	t.depth++
	return nil
}

// tooDeep is the error of a call too many. There is a little room left for
// those who handle it.
func (t *Thread) tooDeep() error {
	return t.Raise(Errors.RecursionError, "maximum recursion depth exceeded")
}

// construct is cls(*args, **kw): type.__call__, unless its metaclass has a
// __call__ of its own.
func (t *Thread) construct(cls *Class, args []Value, kw []KwArg) (Value, error) {
	if cls.Meta != nil {
		if call := cls.Meta.lookup(t.in, nameCall); call != nil && call != TypeClass.flat["__call__"] {
			return t.callMeta(call, cls, args, kw)
		}
	}
	return t.typeCall(cls, args, kw)
}

func (t *Thread) callMeta(call Value, cls *Class, args []Value, kw []KwArg) (Value, error) {
	m, err := t.bind(call, cls, cls.Meta)
	if err != nil {
		return nil, err
	}
	return t.CallKw(m, args, kw)
}

// typeCall is type.__call__(cls, ...): __new__, and __init__ if that made one
// of its instances.
func (t *Thread) typeCall(cls *Class, args []Value, kw []KwArg) (Value, error) {
	if cls == TypeClass && len(args) == 1 && len(kw) == 0 {
		return args[0].Type(), nil
	}
	v, err := t.newInstance(cls, args, kw)
	if err != nil {
		return nil, err
	}
	if cls.new != nil && cls.Builtin && cls.flat["__init__"] == ObjectClass.flat["__init__"] {
		return v, nil // __new__ took the arguments
	}
	if !v.Type().IsSubclass(cls) {
		return v, nil
	}
	return v, t.initialize(v, args, kw)
}

// newInstance is cls.__new__(cls, ...).
func (t *Thread) newInstance(cls *Class, args []Value, kw []KwArg) (Value, error) {
	switch f := cls.lookup(t.in, nameNew).(type) {
	case nil:
	case *StaticMethod:
		b, native := f.Func.(*Builtin)
		if !native || b.Name != "__new__" {
			return t.CallKw(f.Func, withSelf(cls, args), kw)
		}
	default:
		m, err := t.bind(f, nil, cls)
		if err != nil {
			return nil, err
		}
		return t.CallKw(m, withSelf(cls, args), kw)
	}
	return t.make(cls.Solid, cls, args, kw)
}

// make is the __new__ of a built-in class: an instance of cls, which is that
// class or inherits from it.
func (t *Thread) make(solid, cls *Class, args []Value, kw []KwArg) (Value, error) {
	plain := solid == ObjectClass && cls.Solid == ObjectClass
	if plain {
		if err := t.objectArguments(cls, args, kw); err != nil {
			return nil, err
		}
	}
	if cls.abstract != nil {
		if err := t.refuseAbstract(cls); err != nil {
			return nil, err
		}
	}
	if plain {
		return &Instance{class: cls}, nil
	}
	if solid.new == nil {
		return nil, t.TypeError("cannot create '%s' instances", solid.Name)
	}
	v, err := solid.new(t, cls, args, kw)
	if err != nil || cls.Builtin || v.Type() == cls || solid == TypeClass {
		return v, err
	}
	i := &Instance{class: cls, Native: v}
	if w, ok := v.(Wrapped); ok {
		w.Wrap(i)
	}
	return i, nil
}

// Wrapped is a Go value that wants to know the object of a class written in
// Python which carries it, so that it can answer with that.
type Wrapped interface {
	Value
	Wrap(i *Instance)
}

// objectArguments refuses the arguments that neither object.__new__ nor
// object.__init__ takes, in their words.
func (t *Thread) objectArguments(cls *Class, args []Value, kw []KwArg) error {
	if len(args) == 0 && len(kw) == 0 {
		return nil
	}
	if own := cls.lookup(t.in, nameNew); own != nil && own != ObjectClass.flat["__new__"] {
		return t.TypeError("object.__new__() takes exactly one argument (the type to instantiate)")
	}
	if cls.lookup(t.in, nameInit) == ObjectClass.flat["__init__"] {
		return t.TypeError("%s() takes no arguments", cls.Name)
	}
	return nil
}

// initialize is v.__init__(...).
func (t *Thread) initialize(v Value, args []Value, kw []KwArg) error {
	c := v.Type()
	init := c.lookup(t.in, nameInit)
	if init == nil || init == ObjectClass.flat["__init__"] {
		return nil
	}
	var r Value
	var err error
	switch f := init.(type) {
	case *Function, *Builtin:
		r, err = t.CallKw(f, withSelf(v, args), kw)
	default:
		var m Value
		if m, err = t.bind(f, v, c); err == nil {
			r, err = t.CallKw(m, args, kw)
		}
	}
	if err == nil && r != None {
		err = notNone(t, r)
	}
	return err
}

// notNone is the error of an __init__ that answers something. A coroutine is let
// go of with it.
func notNone(t *Thread, r Value) error {
	if g, ok := r.(*Generator); ok && g.kind == bytecode.CoroutineCode && g.state == genCreated {
		if err := t.neverAwaited(g); err != nil {
			return err
		}
	}
	return t.TypeError("__init__() should return None, not '%s'", r.Type().Name)
}
