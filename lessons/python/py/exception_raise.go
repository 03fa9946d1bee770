package py

// raised is the exception that raise v raises: a class is called.
func (t *Thread) raised(v Value) (*Exception, error) {
	if e, ok := v.(*Exception); ok {
		return e, nil
	}
	c, ok := v.(*Class)
	if !ok || !c.IsSubclass(Errors.BaseException) {
		return nil, t.TypeError("exceptions must derive from BaseException")
	}
	made, err := t.Call(c)
	if err != nil {
		return nil, err
	}
	e, ok := made.(*Exception)
	if !ok {
		r, err := t.Repr(c)
		if err != nil {
			return nil, err
		}
		return nil, t.TypeError("calling %s should have returned an instance of BaseException, not %s", r, t.classRepr(made))
	}
	return e, nil
}

// classRepr is repr(type(v)), as errors show it.
func (t *Thread) classRepr(v Value) string {
	r, err := t.Repr(v.Type())
	if err != nil {
		return v.Type().Name
	}
	return r
}

// chain has an exception that is being raised remember the one that is being
// handled. A chain that led back to it is cut there.
func (t *Thread) chain(e *Exception) {
	handled := t.Handled()
	if handled == nil || handled == e {
		return
	}
	// The chain may run in a circle already, which the slow step finds.
	slow, odd := handled, false
	for x := handled; x.During != nil; x = x.During {
		if x.During == e {
			x.During = nil
			break
		}
		if odd {
			if slow = slow.During; slow == x {
				break
			}
		}
		odd = !odd
	}
	e.During = handled
}

// catchable reports whether v is a class of exceptions or a tuple of them.
func (t *Thread) catchable(v Value) bool {
	if c, ok := v.(*Class); ok {
		return c.IsSubclass(Errors.BaseException)
	}
	all, ok := As[*Tuple](v)
	if !ok {
		return false
	}
	for _, x := range all.Items {
		c, ok := x.(*Class)
		if !ok || !c.IsSubclass(Errors.BaseException) {
			return false
		}
	}
	return true
}

// instanceOf reports whether an exception is of a class or of one in a tuple.
// No __instancecheck__ is asked.
func (t *Thread) instanceOf(e *Exception, class Value) bool {
	if c, ok := class.(*Class); ok {
		return e.class.IsSubclass(c)
	}
	all, ok := As[*Tuple](class)
	if !ok {
		return false
	}
	for _, x := range all.Items {
		if t.instanceOf(e, x) {
			return true
		}
	}
	return false
}

// matchException reports whether an except clause of that class takes it.
func (t *Thread) matchException(exc *Exception, class Value) (bool, error) {
	if c, ok := class.(*Class); ok && c.IsSubclass(Errors.BaseException) {
		return exc.class.IsSubclass(c), nil
	}
	if !t.catchable(class) {
		return false, t.TypeError("catching classes that do not inherit from BaseException is not allowed")
	}
	return t.instanceOf(exc, class), nil
}

// checkStarClass refuses what an except* clause cannot catch.
func (t *Thread) checkStarClass(class Value) error {
	if !t.catchable(class) {
		return t.TypeError("catching classes that do not inherit from BaseException is not allowed")
	}
	all := []Value{class}
	if some, ok := As[*Tuple](class); ok {
		all = some.Items
	}
	for _, c := range all {
		if c.(*Class).IsSubclass(Errors.BaseExceptionGroup) {
			return t.TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	return nil
}
