package py

import (
	"batuta/lessons/python/bytecode"
	"batuta/loopcore"
)

// NativeCoroutine is a coroutine of the library's own, written in Go:
// asyncio.sleep(1), queue.get(). Its class is coroutine, and to Python code it
// is like any other. A loop can drive it as a task.
type NativeCoroutine struct {
	in    *Interpreter
	name  string
	qual  string
	body  CoroutineBody
	maker *Code // whose frame called for it, nil for none
	line  int32 // where
	state genState
	id    uint64 // which of those that were made
	birth *birth // nil: it is not watched
	// origin is where it was made, if the thread kept it.
	origin []originFrame
}

// birth is what there is to say of a watched coroutine when nobody holds it any
// more.
type birth struct {
	of      NativeCoroutine // as it was made, but for its body
	settled bool            // it has begun, or a task is to run it
}

// CoroutineBody is what a NativeCoroutine does.
type CoroutineBody interface {
	// Go goes on as Resumable's Go does. What it answers while it is not done
	// is None or a value that is Waits.
	Go(t *Thread, sent Value, thrown error) (v Value, done bool, err error)
	// Close ends a body that has begun and is not done.
	Close(t *Thread) error
}

// NewCoroutine makes a coroutine, which is to be awaited: qual is its qualified
// name.
func (t *Thread) NewCoroutine(qual string, body CoroutineBody) *NativeCoroutine {
	c := &NativeCoroutine{in: t.in, name: lastName(qual), qual: qual, body: body}
	if f := t.frame; f != nil {
		c.maker, c.line = f.code, int32(f.Line())
	}
	if t.OriginDepth > 0 {
		c.origin = t.originOf()
	}
	c.id = t.born()
	if !t.awaitedAtOnce() {
		c.birth = &birth{of: *c}
		c.birth.of.body = nil
		t.in.watch.add(t.in, c, c.birth)
	}
	return c
}

// Made is where it was called for.
func (c *NativeCoroutine) Made() (file string, line int) {
	if c.maker == nil {
		return "", 0
	}
	return c.maker.File, int(c.line)
}

// lastName is what stands behind the last dot.
func lastName(qual string) string {
	for i := len(qual) - 1; i >= 0; i-- {
		if qual[i] == '.' {
			return qual[i+1:]
		}
	}
	return qual
}

var (
	_ Coroutine          = (*NativeCoroutine)(nil)
	_ Awaitable          = (*NativeCoroutine)(nil)
	_ Resumable          = (*NativeCoroutine)(nil)
	_ loopcore.Coroutine = (*NativeCoroutine)(nil)
)

// Type is coroutine.
func (*NativeCoroutine) Type() *Class { return CoroutineClass }

func (c *NativeCoroutine) coroutineName() string { return c.qual }

// Bind says that a task is to run it.
func (c *NativeCoroutine) Bind(*loopcore.Loop) { c.settle() }

// settle notes that nobody need be told if it is let go.
func (c *NativeCoroutine) settle() {
	if c.birth != nil {
		c.birth.settled, c.birth = true, nil
	}
}

// Begun reports whether it has been resumed, or closed.
func (c *NativeCoroutine) Begun() bool { return c.state != genCreated }

// Await answers itself, unless somebody awaits it already.
func (c *NativeCoroutine) Await(t *Thread) (Resumable, error) {
	if c.state == genRunning || c.state == genSuspended {
		return nil, t.RuntimeError("coroutine is being awaited already")
	}
	return c, nil
}

// Go goes on with it.
func (c *NativeCoroutine) Go(t *Thread, sent Value, thrown error) (Value, bool, error) {
	switch {
	case c.state == genClosed:
		return nil, false, t.RuntimeError("cannot reuse already awaited coroutine")
	case c.state == genRunning:
		return nil, false, t.ValueError("coroutine already executing")
	case c.state == genCreated && thrown != nil:
		c.end()
		return nil, false, thrown
	}
	c.settle()
	c.state = genRunning
	v, done, err := c.body.Go(t, sent, thrown)
	if done || err != nil {
		c.end()
		return OrNone(v), done, err
	}
	c.state = genSuspended
	return v, false, nil
}

func (c *NativeCoroutine) end() {
	c.settle()
	c.state, c.body = genClosed, nil
}

// Send resumes it for a loop.
func (c *NativeCoroutine) Send(any) loopcore.Answer { return c.answer(nil) }

// Throw resumes it with an error.
func (c *NativeCoroutine) Throw(err error) loopcore.Answer {
	return c.answer(c.in.current().FromGo(err))
}

func (c *NativeCoroutine) answer(thrown error) loopcore.Answer {
	t := c.in.current()
	v, done, err := c.Go(t, None, thrown)
	switch {
	case err != nil:
		return loopcore.Answer{Done: true, Err: err}
	case done:
		return loopcore.Answer{Done: true, Result: v}
	}
	return t.Waiting(v)
}

// Close ends it for a loop.
func (c *NativeCoroutine) Close() {
	if t := c.in.current(); t != nil && !c.in.Stopped() {
		_, _ = c.close(t)
	}
}

// Where is its name; it stands at no line of the program.
func (c *NativeCoroutine) Where() (name, file string, line int) { return c.qual, "", 0 }

// Stack is where what it awaits in its own place stands.
func (c *NativeCoroutine) Stack() []loopcore.Frame {
	if s, ok := c.body.(loopcore.Stacker); ok {
		return s.Stack()
	}
	return nil
}

// Shown is a value to wait for that Python code is to see as another: the
// object of the future behind it.
type Shown interface {
	Value
	Shown(t *Thread) Value
}

func (c *NativeCoroutine) send(t *Thread, v Value) (Value, error) {
	if c.state == genCreated && v != None {
		return nil, t.TypeError("can't send non-None value to a just-started coroutine")
	}
	return c.drive(t, v, nil)
}

func (c *NativeCoroutine) throw(t *Thread, e *Exception) (Value, error) { return c.drive(t, None, e) }

func (c *NativeCoroutine) drive(t *Thread, sent Value, thrown error) (Value, error) {
	v, done, err := c.Go(t, sent, thrown)
	switch {
	case err != nil:
		return nil, err
	case done:
		e := t.NewException(Errors.StopIteration)
		if v != None {
			e.Args = NewTuple(v)
		}
		return nil, e
	}
	if s, ok := v.(Shown); ok {
		return s.Shown(t), nil
	}
	return v, nil
}

func (c *NativeCoroutine) close(t *Thread) (Value, error) {
	body, state := c.body, c.state
	switch state {
	case genRunning:
		return nil, t.ValueError("coroutine already executing")
	case genSuspended:
		c.end()
		return None, body.Close(t)
	}
	c.end()
	return None, nil
}

func (c *NativeCoroutine) names() (name, qual Value) { return NewStr(c.name), NewStr(c.qual) }

// look is cr_running and its kin; there is no frame to be seen.
func (c *NativeCoroutine) look(what string) Value {
	switch what {
	case "running":
		return MakeBool(c.state == genRunning)
	case "suspended":
		return MakeBool(c.state == genSuspended)
	}
	return None
}

// LoopStack is where the thread's Python code stands, the innermost frame last,
// as the loop keeps it.
func (t *Thread) LoopStack() []loopcore.Frame {
	var all []loopcore.Frame
	for f := t.frame; f != nil; f = f.back {
		if !f.FromLibrary() {
			all = append([]loopcore.Frame{f.place()}, all...)
		}
	}
	return all
}

// place is where the frame stands.
func (f *Frame) place() loopcore.Frame {
	kind := loopcore.FrameFunction
	switch f.code.Kind {
	case bytecode.CoroutineCode:
		kind = loopcore.FrameCoroutine
	case bytecode.AsyncGeneratorCode:
		kind = loopcore.FrameAsyncGenerator
	case bytecode.GeneratorCode:
		kind = loopcore.FrameGenerator
	}
	return loopcore.Frame{File: f.code.File, Line: f.Line(), Name: f.code.QualName, Kind: kind}
}
