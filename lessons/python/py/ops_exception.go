package py

import "batuta/lessons/python/bytecode"

func exceptionHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.Raise: opRaise,
		bytecode.Reraise: func(_ *Thread, f *Frame, _ int) (signal, error) {
			return onward, f.pop().(*Exception)
		},
		bytecode.PushExc: func(t *Thread, f *Frame, _ int) (signal, error) {
			e := f.pop().(*Exception)
			if t.exc.value == nil { // a nil *Exception would be a Value that is there
				f.push(nil)
			} else {
				f.push(t.exc.value)
			}
			f.push(e)
			t.exc.value = e
			return onward, nil
		},
		bytecode.PopExc: func(t *Thread, f *Frame, _ int) (signal, error) {
			t.exc.value, _ = f.pop().(*Exception)
			return onward, nil
		},
		bytecode.CheckExcMatch:   opCheckExcMatch,
		bytecode.CheckEGMatch:    opCheckEGMatch,
		bytecode.PrepReraiseStar: opPrepReraiseStar,
	}
}

func opRaise(t *Thread, f *Frame, n int) (signal, error) {
	switch n {
	case 0:
		e := t.Handled()
		if e == nil {
			return onward, t.RuntimeError("No active exception to reraise")
		}
		return onward, e
	case 1:
		e, err := t.raised(f.pop())
		if err != nil {
			return onward, err
		}
		t.chain(e)
		return onward, e
	}
	from, v := f.pop(), f.pop()
	e, err := t.raised(v)
	if err != nil {
		return onward, err
	}
	cause, err := t.causeOf(from)
	if err != nil {
		return onward, err
	}
	e.Cause, e.Suppress = cause, true
	t.chain(e)
	return onward, e
}

// causeOf is what stands behind from: an exception, a class of them, or None.
func (t *Thread) causeOf(v Value) (*Exception, error) {
	if v == None {
		return nil, nil
	}
	if c, ok := v.(*Class); ok && c.IsSubclass(Errors.BaseException) {
		x, err := t.Call(c)
		if err != nil {
			return nil, err
		}
		v = x
	}
	e, ok := v.(*Exception)
	if !ok {
		return nil, t.TypeError("exception causes must derive from BaseException")
	}
	return e, nil
}

func opCheckExcMatch(t *Thread, f *Frame, _ int) (signal, error) {
	class := f.pop()
	yes, err := t.matchException(f.peek(1).(*Exception), class)
	if err == nil {
		f.push(MakeBool(yes))
	}
	return onward, err
}

func opCheckEGMatch(t *Thread, f *Frame, _ int) (signal, error) {
	class, group := f.pop(), f.pop()
	if group == None { // nothing is left to match
		f.push(None)
		f.push(None)
		return onward, nil
	}
	rest, match, err := t.matchGroup(group.(*Exception), class)
	if err != nil {
		return onward, err
	}
	if e, ok := match.(*Exception); ok {
		t.exc.value = e
	}
	f.push(OrNone(rest))
	f.push(OrNone(match))
	return onward, nil
}

func opPrepReraiseStar(t *Thread, f *Frame, _ int) (signal, error) {
	list, orig := f.pop(), f.pop()
	v, err := t.prepReraiseStar(orig, list.(*List))
	if err == nil {
		f.push(OrNone(v))
	}
	return onward, err
}
