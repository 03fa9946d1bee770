package py

import "fmt"

// newGroup is BaseExceptionGroup.__new__, which decides the class: a group of
// nothing but Exceptions is an ExceptionGroup.
func newGroup(t *Thread, cls *Class, args []Value, _ []KwArg) (Value, error) {
	if len(args) != 2 {
		return nil, t.TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if _, ok := As[*Str](args[0]); !ok {
		return nil, t.TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	if !t.isSequence(args[1]) {
		return nil, t.TypeError("second argument (exceptions) must be a sequence")
	}
	items, err := t.Collect(args[1])
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, t.ValueError("second argument (exceptions) must be a non-empty sequence")
	}
	e := &Exception{class: cls, Args: NewTuple(args[0], args[1]), in: t.in}
	plain := true
	for i, v := range items {
		one, ok := v.(*Exception)
		if !ok {
			return nil, t.ValueError("Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && one.IsException()
		e.Group = append(e.Group, one)
	}
	switch {
	case cls == Errors.BaseExceptionGroup && plain:
		e.class = Errors.ExceptionGroup
	case cls == Errors.ExceptionGroup && !plain:
		return nil, t.TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
	case !cls.Builtin && !plain && cls.IsSubclass(Errors.Exception):
		return nil, t.TypeError("Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	e.setField("message", args[0])
	e.setField("exceptions", NewTuple(items...))
	return e, nil
}

// isSequence reports whether something can be indexed and is no mapping.
func (t *Thread) isSequence(v Value) bool {
	switch v.(type) {
	case *List, *Tuple:
		return true
	case *Dict, *Set, *FrozenSet:
		return false
	}
	return v.Type().lookup(t.in, nameGetitem) != nil && !v.Type().IsSubclass(DictClass)
}

// NewGroup is an exception group; it may have no exceptions, which Python code
// cannot have it do.
func (t *Thread) NewGroup(message string, all []*Exception) *Exception {
	items := make([]Value, len(all))
	class := Errors.ExceptionGroup
	for i, e := range all {
		items[i] = e
		if !e.IsException() {
			class = Errors.BaseExceptionGroup
		}
	}
	g := t.NewException(class, NewStr(message), NewList(items...))
	g.Group = all
	g.setField("message", g.Args.Items[0])
	g.setField("exceptions", NewTuple(items...))
	return g
}

func groupDefs() []Def {
	defs := []Def{
		{Sig: "derive(self, excs, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			g := args[0].(*Exception)
			return t.Call(Errors.BaseExceptionGroup, g.field("message"), args[1])
		}},
		{Sig: "split(self, matcher_value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			match, err := t.matcher(args[1])
			if err != nil {
				return nil, err
			}
			in, out, err := t.split(args[0].(*Exception), match)
			return NewTuple(orNoException(in), orNoException(out)), err
		}},
		{Sig: "subgroup(self, matcher_value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			match, err := t.matcher(args[1])
			if err != nil {
				return nil, err
			}
			in, _, err := t.split(args[0].(*Exception), match)
			return orNoException(in), err
		}},
		{Sig: "__str__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			g := args[0].(*Exception)
			message, err := t.Str(OrNone(g.field("message")))
			plural := "s"
			if len(g.Group) == 1 {
				plural = ""
			}
			return NewStr(fmt.Sprintf("%s (%d sub-exception%s)", message, len(g.Group), plural)), err
		}},
		{Sig: "__repr__(self, /)", Fn: groupRepr},
	}
	for _, d := range fieldDefs("message", "exceptions") {
		d.Set = func(t *Thread, _, _ Value) error { return t.Raise(Errors.AttributeError, "readonly attribute") }
		defs = append(defs, d)
	}
	return defs
}

// groupRepr shows the exceptions as a list if they were given as one.
func groupRepr(t *Thread, args []Value) (Value, error) {
	g := args[0].(*Exception)
	message, err := t.Repr(OrNone(g.field("message")))
	if err != nil {
		return nil, err
	}
	all := OrNone(g.field("exceptions"))
	if len(g.Args.Items) == 2 {
		if _, ok := g.Args.Items[1].(*List); ok {
			items, err := t.Collect(all)
			if err != nil {
				return nil, err
			}
			all = NewList(items...)
		}
	}
	s, err := t.Repr(all)
	return NewStr(g.class.Name + "(" + message + ", " + s + ")"), err
}

// matcher says of an exception whether a split picks it.
type matcher func(e *Exception) (bool, error)

// matcher is what split and subgroup are given: exception classes, or a
// function.
func (t *Thread) matcher(v Value) (matcher, error) {
	if t.catchable(v) {
		return func(e *Exception) (bool, error) { return t.instanceOf(e, v), nil }, nil
	}
	if _, isClass := v.(*Class); !isClass {
		if t.callable(v) {
			return func(e *Exception) (bool, error) {
				r, err := t.Call(v, e)
				if err != nil {
					return false, err
				}
				return t.Truth(r)
			}, nil
		}
	}
	return nil, t.TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

// split parts a group in two of its shape: what match picks, and the rest; nil
// where there is none.
func (t *Thread) split(g *Exception, match matcher) (in, out *Exception, err error) {
	if err := t.enter(); err != nil {
		return nil, nil, err
	}
	defer func() { t.depth-- }()
	picked, err := match(g)
	if err != nil || picked {
		return g, nil, err
	}
	var ins, outs []Value
	for _, e := range g.Group {
		if e.class.IsSubclass(Errors.BaseExceptionGroup) {
			some, others, err := t.split(e, match)
			if err != nil {
				return nil, nil, err
			}
			if some != nil {
				ins = append(ins, some)
			}
			if others != nil {
				outs = append(outs, others)
			}
			continue
		}
		picked, err := match(e)
		switch {
		case err != nil:
			return nil, nil, err
		case picked:
			ins = append(ins, e)
		default:
			outs = append(outs, e)
		}
	}
	if in, err = t.derive(g, ins); err != nil {
		return nil, nil, err
	}
	out, err = t.derive(g, outs)
	return in, out, err
}

// derive is a group of some of the exceptions of another, with what that one
// has been through; nil for none.
func (t *Thread) derive(g *Exception, some []Value) (*Exception, error) {
	if len(some) == 0 {
		return nil, nil
	}
	v, err := t.CallMethod(g, "derive", NewList(some...))
	if err != nil {
		return nil, err
	}
	d, ok := v.(*Exception)
	if !ok || !d.class.IsSubclass(Errors.BaseExceptionGroup) {
		return nil, t.TypeError("derive must return an instance of BaseExceptionGroup")
	}
	d.Traceback, d.During, d.Cause, d.Suppress = g.Traceback, g.During, g.Cause, true // setting a cause, even none, suppresses
	if g.attrs != nil {
		if notes, ok := As[*List](OrNone(g.attrs.GetStr(nameNotes))); ok {
			d.dict().SetStr(nameNotes, NewList(append([]Value(nil), notes.Items...)...))
		}
	}
	return d, nil
}

// matchGroup is what an except* clause takes of what is being handled: match is
// its group, and rest what is left for the others; each may be None.
func (t *Thread) matchGroup(exc, class Value) (rest, match Value, err error) {
	e, ok := exc.(*Exception)
	if !ok {
		return None, None, nil
	}
	if err := t.checkStarClass(class); err != nil {
		return nil, nil, err
	}
	isGroup := e.class.IsSubclass(Errors.BaseExceptionGroup)
	if t.instanceOf(e, class) {
		if isGroup {
			return None, e, nil
		}
		wrapped := t.NewGroup("", []*Exception{e})
		wrapped.Args.Items[1] = wrapped.field("exceptions")
		if t.frame != nil {
			wrapped.Traceback = &Traceback{Frame: t.frame, At: t.frame.pc}
		}
		return None, wrapped, nil
	}
	if !isGroup {
		return e, None, nil
	}
	pair, err := t.CallMethod(e, "split", class)
	if err != nil {
		return nil, nil, err
	}
	parts, ok := pair.(*Tuple)
	if !ok || len(parts.Items) < 2 {
		return nil, nil, t.TypeError("%s.split must return a 2-tuple", e.class.Name)
	}
	return parts.Items[1], parts.Items[0], nil
}

// prepReraiseStar is what a try with except* raises at its end: orig is what was
// raised in it, raised what its clauses raised and, last, what none of them
// took. None: nothing.
func (t *Thread) prepReraiseStar(orig Value, raised *List) (Value, error) {
	if len(raised.Items) == 0 {
		return None, nil
	}
	from, ok := orig.(*Exception)
	if !ok || !from.class.IsSubclass(Errors.BaseExceptionGroup) {
		return raised.Items[0], nil
	}
	var fresh []*Exception
	again := map[*Exception]bool{}
	for _, v := range raised.Items {
		e, ok := v.(*Exception)
		switch {
		case !ok:
		case sameCourse(e, from):
			leaves(e, again)
		default:
			fresh = append(fresh, e)
		}
	}
	kept, _, err := t.split(from, func(e *Exception) (bool, error) { return again[e], nil })
	if err != nil {
		return nil, err
	}
	if kept != nil {
		fresh = append(fresh, kept)
	}
	switch len(fresh) {
	case 0:
		return None, nil
	case 1:
		return fresh[0], nil
	}
	return t.NewGroup("", fresh), nil
}

// sameCourse reports whether an exception has been through what another has: it
// is a part of it that was raised again as it was.
func sameCourse(a, b *Exception) bool {
	return a.class.IsSubclass(Errors.BaseExceptionGroup) && a.notes() == nil == (b.notes() == nil) &&
		a.Traceback == b.Traceback && a.Cause == b.Cause && a.During == b.During
}

// notes are its __notes__, nil if it has none.
func (e *Exception) notes() Value {
	if e.attrs == nil {
		return nil
	}
	return e.attrs.GetStr(nameNotes)
}

// leaves collects the exceptions of a group that are no groups.
func leaves(e *Exception, into map[*Exception]bool) {
	if !e.class.IsSubclass(Errors.BaseExceptionGroup) {
		into[e] = true
		return
	}
	for _, x := range e.Group {
		leaves(x, into)
	}
}
