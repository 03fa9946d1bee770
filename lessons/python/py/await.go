package py

import "batuta/lessons/python/bytecode"

// Awaitable is a Go value that can be awaited.
type Awaitable interface {
	Value
	// Await is what awaiting it resumes, itself perhaps.
	Await(t *Thread) (Resumable, error)
}

// Resumable is what an await resumes, until it is done.
type Resumable interface {
	Value
	// Go goes on, with what it is sent or with what is thrown into it. It
	// answers either what it waits for (a value that the loop knows), or, when
	// it is done, its result.
	Go(t *Thread, sent Value, thrown error) (v Value, done bool, err error)
}

// awaitable is what awaiting v sends to: a coroutine, a Resumable, or what its
// __await__ answers; nil if it cannot be awaited.
func (t *Thread) awaitable(v Value) (Value, error) {
	switch v := v.(type) {
	case *Generator:
		if v.kind == bytecode.CoroutineCode || v.awaitable() {
			return v, nil
		}
		return nil, nil
	case Awaitable:
		return v.Await(t)
	}
	it, found, err := t.CallSpecial(v, nameAwait)
	if err != nil || !found {
		return nil, err
	}
	if w, ok := it.(*coroutineWrapper); ok {
		return w.of, nil
	}
	if g, ok := it.(*Generator); ok && g.kind == bytecode.CoroutineCode {
		return nil, t.TypeError("__await__() returned a coroutine")
	}
	if _, ok := it.(Resumable); !ok && !t.isIterator(it) && it.Type() != GeneratorClass {
		return nil, t.TypeError("__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// awaitable reports whether a generator is one that types.coroutine made of a
// plain one.
func (g *routine) awaitable() bool { return g.asCoroutine }

func opGetAwaitable(t *Thread, f *Frame, n int) (signal, error) {
	v := f.pop()
	if g, ok := v.(*Generator); ok && g.kind == bytecode.CoroutineCode {
		if g.awaits() {
			return onward, t.RuntimeError("coroutine is being awaited already")
		}
	}
	w, err := t.awaitable(v)
	if err != nil {
		return onward, err
	}
	if w == nil {
		t.spent(f, v)
		return onward, t.notAwaitable(v, n)
	}
	f.push(w)
	return onward, nil
}

func (t *Thread) notAwaitable(v Value, n int) error {
	switch n {
	case 1:
		return t.TypeError("'async with' received an object from __aenter__ that does not implement __await__: %s", v.Type().Name)
	case 2:
		return t.TypeError("'async with' received an object from __aexit__ that does not implement __await__: %s", v.Type().Name)
	}
	return t.TypeError("'%s' object can't be awaited", v.Type().Name)
}

// opSend goes on with what the frame awaits: what was sent into the chain went to
// its innermost frame.
func opSend(t *Thread, f *Frame, _ int) (signal, error) {
	sent, thrown := t.sent, t.thrown
	t.sent, t.thrown = nil, nil
	if sent == nil {
		sent = None
	}
	var v Value
	var done bool
	var err error
	switch it := f.peek(1).(type) {
	case *Generator:
		return t.sendOn(f, it, sent, thrown)
	case Resumable:
		v, done, err = it.Go(t, sent, thrown)
	default:
		v, done, err = t.sendTo(it, sent, thrown)
	}
	if err != nil {
		return onward, err
	}
	if !done {
		return t.suspend(f, v, awaiting)
	}
	f.slots[f.sp-1] = v
	return onward, nil
}

// sendTo goes on with an iterator: by __next__, send or throw.
func (t *Thread) sendTo(it, sent Value, thrown error) (v Value, done bool, err error) {
	switch {
	case thrown != nil:
		v, err = t.throwTo(it, t.FromGo(thrown))
	case sent == None:
		if native, ok := it.(Iterator); ok {
			if v, err = native.Next(t); err == nil {
				return OrNone(v), v == nil, nil
			}
			break
		}
		var found bool
		if v, found, err = t.CallSpecial(it, nameNext); !found && err == nil {
			err = t.TypeError("'%s' object is not an iterator", it.Type().Name)
		}
	default:
		v, err = t.CallMethod(it, "send", sent)
	}
	if e, end := IsRaised(err, Errors.StopIteration); end {
		return e.stopValue(), true, nil
	}
	return v, false, err
}

// throwTo throws into an iterator that has throw; from another it is raised. On
// GeneratorExit the iterator is closed instead.
func (t *Thread) throwTo(it Value, e *Exception) (Value, error) {
	if e.class.IsSubclass(Errors.GeneratorExit) {
		c, err := t.Lookup(it, nameClose)
		if err != nil {
			if _, missing := IsRaised(err, Errors.AttributeError); !missing {
				t.Unraisable(t.FromGo(err), "Exception ignored while closing generator", it)
			}
		} else if c != nil {
			_, err = t.Call(c)
			if err != nil {
				return nil, err
			}
		}
		return nil, e
	}
	m, err := t.Lookup(it, nameThrow)
	if _, missing := IsRaised(err, Errors.AttributeError); err != nil && !missing {
		return nil, err
	}
	if m == nil || err != nil {
		return nil, e
	}
	return t.Call(m, e)
}

// stopValue is the value of a StopIteration.
func (e *Exception) stopValue() Value {
	if len(e.Args.Items) > 0 {
		return e.Args.Items[0]
	}
	return None
}
