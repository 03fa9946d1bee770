package py

import (
	"batuta/lessons/python/bytecode"
	"batuta/loopcore"
)

// A *Generator of a coroutine's code is a loopcore.Coroutine: what a task
// drives. It is resumed by the thread that holds the lock, which is the loop's.
var _ loopcore.Coroutine = (*Generator)(nil)

// Waits is a value that a loop knows how to wait for: what an await that is not
// done answers.
type Waits interface {
	Value
	// Future is the *loopcore.Future or *loopcore.Task itself.
	Future() any
}

// Send resumes the coroutine for a loop.
func (g *Generator) Send(any) loopcore.Answer { return g.answer(None, nil) }

// Throw resumes it with an error.
func (g *Generator) Throw(err error) loopcore.Answer {
	return g.answer(None, g.in.current().FromGo(err))
}

func (g *Generator) answer(sent Value, thrown error) loopcore.Answer {
	t := g.in.current()
	if g.state == genClosed {
		return loopcore.Answer{Done: true, Err: t.RuntimeError("cannot reuse already awaited coroutine")}
	}
	v, how, err := t.Resume(g, sent, thrown)
	switch {
	case err != nil:
		return loopcore.Answer{Done: true, Err: err}
	case how == returned:
		return loopcore.Answer{Done: true, Result: v}
	}
	return t.Waiting(v)
}

// Waiting is the Answer of a coroutine that waits for v.
func (t *Thread) Waiting(v Value) loopcore.Answer {
	if v == None {
		return loopcore.Answer{}
	}
	if w, ok := As[Waits](v); ok {
		return loopcore.Answer{Await: w.Future()}
	}
	return loopcore.Answer{Await: shown{v, t}}
}

// shown is a value that is nothing to wait for; the loop shows it in an error.
type shown struct {
	Value
	t *Thread
}

// Repr is repr(v).
func (s shown) Repr() string {
	r, err := s.t.Repr(s.Value)
	if err != nil {
		return s.t.DefaultRepr(s.Value)
	}
	return r
}

// Close ends the coroutine for a loop.
func (g *Generator) Close() {
	if t := g.in.current(); t != nil && !g.in.Stopped() {
		_, _ = t.Close(g)
	}
}

// Bind says that a task is to run the coroutine.
func (g *routine) Bind(*loopcore.Loop) { g.claimed = true }

// Begun reports whether it has been resumed.
func (g *routine) Begun() bool { return g.state != genCreated }

// Made is where it was called.
func (g *Generator) Made() (file string, line int) { return g.made.file, g.made.line }

// Where is its name and the line at which it stands: the outermost frame's own,
// as repr of a task shows it.
func (g *Generator) Where() (name, file string, line int) {
	if g.frame == nil {
		return g.qual, g.code.File, g.code.FirstLine
	}
	if g.state == genCreated {
		return g.qual, g.code.File, g.code.FirstLine
	}
	return g.qual, g.code.File, g.frame.Line()
}

// Standing is the line of the innermost frame of the program's, be it that of a
// coroutine which the library awaits for it (loopcore.Stander); of one that has
// ended, its last.
func (g *Generator) Standing() int {
	if g.state == genClosed {
		return int(g.last)
	}
	f := g.top
	if f == nil {
		f = g.frame
	}
	if f != nil && g.state == genSuspended && f.code.Instrs[f.pc].Op() == bytecode.Send {
		if s, ok := f.slots[f.sp-1].(loopcore.Stander); ok {
			if line := s.Standing(); line != 0 {
				return line
			}
		}
	}
	for n := g.deep; f != nil && n > 0; f, n = f.back, n-1 {
		if !f.FromLibrary() {
			return f.Line()
		}
	}
	return 0
}

// Standing is where the async generator stands.
func (a *agenStep) Standing() int { return a.gen.Standing() }

// Standing is where a coroutine stands that it awaits.
func (c *NativeCoroutine) Standing() int {
	if s, ok := c.body.(loopcore.Stander); ok {
		return s.Standing()
	}
	return 0
}

// Stack are the frames of the chain in which it stands, the outermost first, and
// those of a coroutine that the library awaits for it.
func (g *Generator) Stack() []loopcore.Frame {
	t := g.in.current()
	if t == nil {
		return nil
	}
	var all []loopcore.Frame
	for _, f := range t.Frames(g) {
		if !f.FromLibrary() {
			all = append(all, f.place())
		}
	}
	return all
}
