package py

import "batuta/lessons/python/bytecode"

// generatorSpec, coroutineSpec and asyncGeneratorSpec are the classes of what a
// call of such a function answers.
func generatorSpec() Spec {
	return Spec{Self: SelfOf[*Generator], Defs: append(generatorDefs("gi_"), []Def{
		{Sig: "__iter__(self, /)", Fn: returnSelf},
		{Sig: "__next__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.sendInto(args[0].(*Generator), None) }},
	}...)}
}

func coroutineSpec() Spec {
	return Spec{Self: SelfOf[Coroutine], Defs: append(generatorDefs("cr_"), []Def{
		{Sig: "__await__(self, /)", Fn: wrapCoroutine},
		{Sig: "cr_origin(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return originValue(args[0].(Coroutine)), nil }},
	}...)}
}

func returnSelf(_ *Thread, args []Value) (Value, error) { return args[0], nil }

// Coroutine is what has the class coroutine: a *Generator, or one of the
// library's own.
type Coroutine interface {
	Value
	send(t *Thread, v Value) (Value, error)
	throw(t *Thread, e *Exception) (Value, error)
	close(t *Thread) (Value, error)
	names() (name, qual Value)
	look(what string) Value
	origins() []originFrame
}

// generatorDefs are what generators and coroutines share.
func generatorDefs(prefix string) []Def {
	get := func(name string, look func(c Coroutine) Value) Def {
		return Def{Sig: name + "(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return look(args[0].(Coroutine)), nil }}
	}
	defs := []Def{
		{Sig: "send(self, arg, /)", Fn: func(t *Thread, args []Value) (Value, error) { return args[0].(Coroutine).send(t, args[1]) }},
		{Sig: "throw(self, typ, val=?, tb=?, /)", Fn: genThrow},
		{Sig: "close(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return args[0].(Coroutine).close(t) }},
		{Sig: "__repr__(self, /)", Kind: Whole, Fn: genRepr},
		get("__name__", func(c Coroutine) Value { n, _ := c.names(); return n }),
		get("__qualname__", func(c Coroutine) Value { _, q := c.names(); return q }),
	}
	for _, what := range []string{"running", "suspended", "frame", "code"} {
		defs = append(defs, get(prefix+what, func(c Coroutine) Value { return c.look(what) }))
	}
	awaits := map[string]string{"gi_": "gi_yieldfrom", "cr_": "cr_await"}[prefix]
	return append(defs, get(awaits, func(c Coroutine) Value { return c.look("await") }))
}

func genRepr(t *Thread, args []Value) (Value, error) {
	qual := args[0].Type().Name
	if c, ok := args[0].(Coroutine); ok {
		_, q := c.names()
		qual = q.(*Str).s
	} else if g, ok := args[0].(*Generator); ok {
		qual = g.qual
	}
	return NewStr("<" + args[0].Type().Name + " object " + qual + " at " + Address(args[0]) + ">"), nil
}

// genThrow is throw(exception), and the older throw(type, value, traceback).
func genThrow(t *Thread, args []Value) (Value, error) {
	e, err := t.thrownOf("throw", args)
	if err != nil {
		return nil, err
	}
	return args[0].(Coroutine).throw(t, e)
}

// thrownOf is the exception that the arguments of throw, or athrow, stand for.
func (t *Thread) thrownOf(method string, args []Value) (*Exception, error) {
	v := args[1]
	if args[2] != nil {
		err := t.Warn(Errors.DeprecationWarning, "the (type, exc, tb) signature of "+method+
			"() is deprecated, use the single-arg signature instead.", nil)
		if err != nil {
			return nil, err
		}
	}
	tb, isTraceback := args[3].(*Traceback)
	if !isTraceback && args[3] != nil && args[3] != None {
		return nil, t.TypeError("throw() third argument must be a traceback object")
	}
	e, err := t.thrownAs(v, args[2])
	if err == nil && isTraceback {
		e.Traceback = tb
	}
	return e, err
}

func (t *Thread) thrownAs(v, value Value) (*Exception, error) {
	given := value != nil && value != None
	if c, ok := v.(*Class); ok && c.IsSubclass(Errors.BaseException) && given {
		if e, ok := value.(*Exception); ok && e.class.IsSubclass(c) {
			return e, nil
		}
		x, err := t.Call(c, value)
		if err != nil {
			return nil, err
		}
		v, given = x, false
	}
	switch v := v.(type) {
	case *Exception:
		if given {
			return nil, t.TypeError("instance exception may not have a separate value")
		}
		return v, nil
	case *Class:
		if v.IsSubclass(Errors.BaseException) {
			return t.raised(v)
		}
	}
	return nil, t.TypeError("exceptions must be classes or instances deriving from BaseException, not %s", v.Type().Name)
}

// sendInto resumes a generator for Python code: its end is StopIteration.
func (t *Thread) sendInto(g *Generator, v Value) (Value, error) {
	if g.state == genCreated && v != None {
		return nil, t.TypeError("can't send non-None value to a just-started %s", g.Type().Name)
	}
	return t.drive(g, v, nil)
}

func (t *Thread) drive(g *Generator, sent Value, thrown error) (Value, error) {
	if g.state == genClosed {
		switch {
		case g.kind == bytecode.CoroutineCode:
			return nil, t.RuntimeError("cannot reuse already awaited coroutine")
		case thrown != nil:
			return nil, thrown
		}
		return nil, t.NewException(Errors.StopIteration)
	}
	v, how, err := t.Resume(g, sent, thrown)
	if err == nil && how == returned {
		e := t.NewException(Errors.StopIteration)
		if v != None {
			e.Args = NewTuple(v)
		}
		return nil, e
	}
	if s, ok := v.(Shown); ok {
		return s.Shown(t), err
	}
	return v, err
}

func (g *Generator) send(t *Thread, v Value) (Value, error)       { return t.sendInto(g, v) }
func (g *Generator) throw(t *Thread, e *Exception) (Value, error) { return t.drive(g, None, e) }
func (g *Generator) close(t *Thread) (Value, error)               { return t.Close(g) }
func (g *Generator) names() (name, qual Value)                    { return NewStr(g.name), NewStr(g.qual) }

// look is an attribute of those that begin with gi_, cr_ or ag_.
func (g *Generator) look(what string) Value {
	switch what {
	case "running":
		return MakeBool(g.runs())
	case "suspended":
		return MakeBool(g.waits())
	case "frame":
		if g.frame == nil {
			return None
		}
		g.frame.held = true
		return g.frame
	case "await":
		f := g.frame
		if f == nil || g.state == genCreated || f.code.Instrs[f.pc].Op() != bytecode.Send {
			return None
		}
		return f.slots[f.sp-1]
	}
	return g.code
}
