package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// coroutineOf is v as a coroutine that a task can drive; nil if it is none. An
// object of a class of one's own that has send, throw and close is one too.
func coroutineOf(t *py.Thread, v py.Value) loopcore.Coroutine {
	switch c := v.(type) {
	case *py.Generator:
		if py.IsCoroutine(c) {
			return c
		}
		return nil
	case *py.NativeCoroutine:
		return c
	case *py.Instance:
		if hasAll(t, c, "__await__", "send", "throw", "close") {
			return &ownCoroutine{in: t.In(), of: v}
		}
	}
	return nil
}

// hasAll reports whether the class of v has all those methods.
func hasAll(t *py.Thread, v py.Value, names ...string) bool {
	for _, name := range names {
		m, err := t.GetMethod(v, t.In().Intern(name))
		if m == nil || err != nil {
			return false
		}
	}
	return true
}

// coroutineObject is the Python object of a coroutine that a task drives.
func coroutineObject(t *py.Thread, c loopcore.Coroutine) py.Value {
	switch c := c.(type) {
	case nil:
		return py.None
	case *ownCoroutine:
		return c.of
	case py.Value:
		return c
	}
	name, _, _ := c.Where()
	return t.NewCoroutine(name, &operation{core: c})
}

// waiting is a future of the loop's to wait for that Python code need not see.
type waiting struct{ core *loopcore.Future }

// Type is Future.
func (waiting) Type() *py.Class { return FutureClass }

// Future is what the loop waits for.
func (w waiting) Future() any { return w.core }

// Shown is the future's object.
func (w waiting) Shown(*py.Thread) py.Value { return futureObject(w.core) }

// operation is the body of a coroutine that is the loop's own.
type operation struct {
	core  loopcore.Coroutine
	bound bool
	// result makes a value of what it answers; nil: toPython.
	result func(t *py.Thread, x any) (py.Value, error)
	// delegate is a coroutine that it may await in its own place.
	delegate any
	// failed makes an exception of its error; nil: as it is.
	failed func(t *py.Thread, err error) error
	// self is whose method it is: it is held while the method runs.
	self py.Value
}

// Go goes on with it.
func (o *operation) Go(t *py.Thread, _ py.Value, thrown error) (py.Value, bool, error) {
	if !o.bound {
		o.bound = true
		if b, ok := o.core.(interface{ Bind(*loopcore.Loop) }); ok {
			if l := running(t); l != nil {
				b.Bind(l.core)
			}
		}
	}
	var a loopcore.Answer
	if thrown != nil {
		a = o.core.Throw(thrown)
	} else {
		a = o.core.Send(nil)
	}
	switch {
	case !a.Done:
		return toWait(a.Await), false, nil
	case a.Err != nil && o.failed != nil:
		return nil, false, o.failed(t, a.Err)
	case a.Err != nil:
		return nil, false, a.Err
	case o.result != nil:
		v, err := o.result(t, a.Result)
		return v, true, err
	}
	return toPython(t, a.Result), true, nil
}

// Close ends it where it is.
func (o *operation) Close(*py.Thread) error {
	o.core.Close()
	return nil
}

// Delegate is what it may await in its own place.
func (o *operation) Delegate() any { return o.delegate }

// Stack is where what it awaits in its own place stands.
func (o *operation) Stack() []loopcore.Frame {
	if s, ok := o.core.(loopcore.Stacker); ok {
		return s.Stack()
	}
	return nil
}

// Standing is the line at which what it awaits in its own place stands.
func (o *operation) Standing() int { return standing(o.core) }

// Standing is the line at which it stands.
func (b *later) Standing() int { return standing(b.body) }

// Standing is the line at which what it awaits stands.
func (b *awaiting) Standing() int { return standing(b.at) }

// standing is the line at which x stands, 0 if it stands nowhere in the program.
func standing(x any) int {
	if s, ok := x.(loopcore.Stander); ok {
		return s.Standing()
	}
	return 0
}

// toWait is what a coroutine of the loop's waits for, as a value.
func toWait(x any) py.Value {
	switch x := x.(type) {
	case nil:
		return py.None
	case *loopcore.Future:
		return waiting{x}
	case *loopcore.Task:
		return waiting{&x.Future}
	case py.Value:
		return x
	}
	return py.None
}

// later is the body of a coroutine that looks at its arguments only when it is
// first resumed, as the body of an async def does.
type later struct {
	given []py.Value // arguments that its label shows
	begin func(t *py.Thread) (py.CoroutineBody, error)
	body  py.CoroutineBody
}

// Given are the arguments for its label.
func (b *later) Given() []py.Value { return b.given }

// Go begins, or goes on.
func (b *later) Go(t *py.Thread, sent py.Value, thrown error) (py.Value, bool, error) {
	if b.body == nil {
		if thrown != nil {
			return nil, false, thrown
		}
		body, err := b.begin(t)
		if err != nil {
			return nil, false, err
		}
		b.begin, b.body = nil, body
	}
	return b.body.Go(t, sent, thrown)
}

// Close ends what has begun.
func (b *later) Close(t *py.Thread) error {
	if b.body == nil {
		return nil
	}
	return b.body.Close(t)
}

// Delegate is what it awaits in its own place.
func (b *later) Delegate() any {
	if d, ok := b.body.(py.Delegating); ok {
		return d.Delegate()
	}
	return nil
}

// Stack is where it stands.
func (b *later) Stack() []loopcore.Frame {
	if s, ok := b.body.(loopcore.Stacker); ok {
		return s.Stack()
	}
	return nil
}

// atOnce is the body of a coroutine that never waits.
type atOnce func(t *py.Thread) (py.Value, error)

// Go does it.
func (b atOnce) Go(t *py.Thread, _ py.Value, thrown error) (py.Value, bool, error) {
	if thrown != nil {
		return nil, false, thrown
	}
	v, err := b(t)
	return v, err == nil, err
}

// Close has nothing to do.
func (b atOnce) Close(*py.Thread) error { return nil }

// awaiting is the body of a coroutine that does nothing but await a value.
type awaiting struct {
	of py.Value
	at py.Value // what is resumed
}

// Go goes on with what it awaits.
func (b *awaiting) Go(t *py.Thread, sent py.Value, thrown error) (py.Value, bool, error) {
	if b.at == nil {
		if thrown != nil {
			return nil, false, thrown
		}
		at, err := t.Awaited(b.of)
		if err != nil {
			return nil, false, err
		}
		b.at = at
	}
	return t.Advance(b.at, sent, thrown)
}

// Delegate is what it awaits.
func (b *awaiting) Delegate() any { return b.at }

// Close raises GeneratorExit where it stands.
func (b *awaiting) Close(t *py.Thread) error {
	if b.at == nil {
		return nil
	}
	exit := t.NewException(py.Errors.GeneratorExit)
	_, done, err := t.Advance(b.at, py.None, exit)
	switch _, is := py.IsRaised(err, py.Errors.GeneratorExit); {
	case is:
		return nil
	case err == nil && !done:
		return t.RuntimeError("coroutine ignored GeneratorExit")
	}
	return err
}

// ownCoroutine is an object of a class of the program's own that a task drives
// by its send, throw and close.
type ownCoroutine struct {
	in *py.Interpreter
	of py.Value
}

// Send resumes it.
func (c *ownCoroutine) Send(any) loopcore.Answer {
	t := c.in.Current()
	v, err := t.CallMethod(c.of, "send", py.None)
	return c.answer(t, v, err)
}

// Throw resumes it with an error.
func (c *ownCoroutine) Throw(err error) loopcore.Answer {
	t := c.in.Current()
	v, err := t.CallMethod(c.of, "throw", t.FromGo(err))
	return c.answer(t, v, err)
}

func (c *ownCoroutine) answer(t *py.Thread, v py.Value, err error) loopcore.Answer {
	if e, end := py.IsRaised(err, py.Errors.StopIteration); end {
		result := py.Value(py.None)
		if len(e.Args.Items) > 0 {
			result = e.Args.Items[0]
		}
		return loopcore.Answer{Done: true, Result: result}
	}
	if err != nil {
		return loopcore.Answer{Done: true, Err: err}
	}
	return t.Waiting(v)
}

// Close ends it.
func (c *ownCoroutine) Close() {
	if t := c.in.Current(); t != nil && !c.in.Stopped() {
		_, _ = t.CallMethod(c.of, "close") // a task that closes it has nobody to tell
	}
}

// Label is how the score names it.
func (c *ownCoroutine) Label() string { return c.of.Type().Name + "()" }

// Where is the name of its class.
func (c *ownCoroutine) Where() (name, file string, line int) { return c.of.Type().QualName, "", 0 }
