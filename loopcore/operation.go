package loopcore

// Operation is a coroutine of the library's own that needs no stack: what would
// be the statements between two awaits is one call of its function. So
// whoever awaits it, a Go coroutine or an interpreter's frame, pays for no
// more than what it waits for.
type Operation struct {
	name  string // asyncio's: Lock.acquire
	next  func(*Operation, error) Answer
	begun bool
	ended bool
	loop  *Loop                   // on which it is awaited
	on    *Future                 // what it waits for, or waited for last
	inner Coroutine               // what it awaits in its own place
	then  func(any, error) Answer // what becomes of inner's outcome
}

// operation makes an Operation. Its function is called first with nil, then
// with the error, if any, of each wait, and answers either wait(f), which has
// it called again when f is done (o.on is f then), or done(v), or raise(err), or
// o.delegate(c, then). A future that is done already does not suspend it.
func operation(name string, next func(o *Operation, thrown error) Answer) *Operation {
	return &Operation{name: name, next: next}
}

// wait is the Answer of one that waits for f.
func wait(f *Future) Answer { return Answer{Await: f} }

// done is the Answer of one that has ended well.
func done(result any) Answer { return Answer{Done: true, Result: result} }

// raise is the Answer of one that has failed.
func raise(err error) Answer { return Answer{Done: true, Err: err} }

// delegate has the operation await another coroutine; then takes its outcome
// and answers as the operation's function does.
func (o *Operation) delegate(c Coroutine, then func(result any, err error) Answer) Answer {
	bind(c, o.loop)
	o.inner, o.then = c, then
	return o.advance(c.Send(nil))
}

// Bind says on which loop it is awaited. Tasks and Go coroutines see to it;
// whoever resumes an Operation by its own hand must.
func (o *Operation) Bind(l *Loop) { o.loop = l }

// bind tells a coroutine on which loop it is awaited, if it cares.
func bind(c Coroutine, l *Loop) {
	switch c := c.(type) {
	case *Operation:
		c.loop = l
	case *GoCoroutine:
		c.bind(l)
	case interface{ Bind(*Loop) }:
		c.Bind(l)
	}
}

// advance goes on from an answer of the inner coroutine's.
func (o *Operation) advance(a Answer) Answer {
	if !a.Done {
		return a
	}
	then := o.then
	o.inner, o.then = nil, nil
	return then(a.Result, a.Err)
}

// Send resumes it. The value does not matter: futures keep their results.
func (o *Operation) Send(value any) Answer {
	if o.ended {
		return raise(ErrCoroutineUsed)
	}
	if o.inner != nil {
		return o.settle(o.sent(func() Answer { return o.advance(o.inner.Send(value)) }))
	}
	if o.loop == nil {
		o.begun, o.ended = true, true
		return raise(ErrNoRunningLoop)
	}
	return o.run(nil)
}

// Throw resumes it with an error in the place of what it waited for.
func (o *Operation) Throw(err error) Answer {
	switch {
	case o.ended:
		return raise(ErrCoroutineUsed)
	case !o.begun:
		o.begun, o.ended = true, true
		return raise(err)
	case o.inner != nil:
		return o.settle(o.sent(func() Answer { return o.advance(o.inner.Throw(err)) }))
	}
	return o.run(err)
}

// run calls the operation's function.
func (o *Operation) run(thrown error) Answer {
	o.begun = true
	return o.settle(o.sent(func() Answer { return o.next(o, thrown) }))
}

// settle goes on for as long as what is to be awaited is done already.
func (o *Operation) settle(a Answer) Answer {
	for !a.Done {
		f, ours := a.Await.(*Future)
		if !ours || o.inner != nil {
			return a
		}
		if o.on = f; !f.Done() {
			return a
		}
		_, err := f.Result()
		a = o.sent(func() Answer { return o.next(o, err) })
	}
	o.ended = true
	return a
}

// sent turns a panic into the operation's error.
func (o *Operation) sent(step func() Answer) (a Answer) {
	defer func() {
		if p := recover(); p != nil {
			a = raise(panicked(p))
		}
	}()
	return step()
}

// Close ends it where it is: it is told ErrDropped, as Python's coroutines are
// told GeneratorExit. What it would wait for then is not waited for.
func (o *Operation) Close() {
	if o.ended {
		return
	}
	if !o.begun {
		o.ended = true
		return
	}
	if inner := o.inner; inner != nil {
		inner.Close()
		o.sent(func() Answer { return o.advance(Answer{Done: true, Err: ErrDropped}) })
	} else {
		o.sent(func() Answer { return o.next(o, ErrDropped) })
	}
	if o.inner != nil { // what it would wait for
		o.inner.Close()
		o.inner, o.then = nil, nil
	}
	o.ended = true
}

// Standing is where the coroutine stands that it awaits in its own place.
func (o *Operation) Standing() int {
	if s, ok := o.inner.(Stander); ok {
		return s.Standing()
	}
	return 0
}

// Label is asyncio's name for it.
func (o *Operation) Label() string { return o.name + "()" }

// Where is asyncio's name for it; it has no line of its own.
func (o *Operation) Where() (name, file string, line int) { return o.name, "", 0 }

// Begun reports whether it has been awaited.
func (o *Operation) Begun() bool { return o.begun }
