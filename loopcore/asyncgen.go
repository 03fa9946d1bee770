package loopcore

import (
	"errors"
	"fmt"
	"iter"
)

// ErrGeneratorExit is what Aclose raises in a generator, at the yield where it
// stands.
const ErrGeneratorExit stopIteration = "GeneratorExit"

// AsyncGen is an asynchronous generator that is written in Go: a function that
// yields values and, between them, awaits what it likes.
type AsyncGen struct {
	body    *GoCoroutine
	hooked  bool // its loop knows of it
	running bool // a step of it has been begun and not ended
	closed  bool
}

// yielded is what its body hands to whoever asked for the next value.
type yielded struct{ value any }

// NewAsyncGen makes an asynchronous generator of a function. yield hands a value
// on and waits until the next is asked for: it answers what Asend sent, or the
// error of Athrow or Aclose, upon which the function should tidy up and return that error.
func NewAsyncGen(fn func(co *Co, yield func(value any) (sent any, err error)) error) *AsyncGen {
	body := Coro(func(co *Co) (any, error) {
		return nil, fn(co, func(value any) (any, error) {
			if err := co.suspend(yielded{value}); err != nil {
				return nil, err
			}
			return co.value, nil
		})
	})
	body.name, body.entry = funcName(fn), funcEntry(fn)
	return &AsyncGen{body: body}
}

// String is the generator as Python's repr writes it.
func (g *AsyncGen) String() string {
	return fmt.Sprintf("<async_generator object %s at %p>", g.body.name, g)
}

// Ended reports whether its function has returned, or never will be called.
func (g *AsyncGen) Ended() bool { return g.body.state == coroEnded }

// Anext is g.__anext__(): an operation that waits for the next value.
// ErrStopAsyncIteration if there is none.
func (g *AsyncGen) Anext() *Operation { return g.Asend(nil) }

// Asend is g.asend(value): Anext, for which the yield that waits answers value.
func (g *AsyncGen) Asend(value any) *Operation {
	return g.operation(generatorStep{
		name: "asend", word: "anext", value: value, closed: raise(ErrStopAsyncIteration), after: g.next,
	})
}

// Athrow is g.athrow(err): Anext, for which the yield that waits raises err.
func (g *AsyncGen) Athrow(err error) *Operation {
	return g.operation(generatorStep{
		name: "athrow", word: "athrow", thrown: err, closed: raise(ErrStopAsyncIteration), after: g.next,
	})
}

// Aclose is g.aclose(): a coroutine that ends the generator where it is. One
// that yields all the same is a RuntimeError.
func (g *AsyncGen) Aclose() Coroutine {
	return g.operation(generatorStep{
		name: "aclose", word: "aclose", thrown: ErrGeneratorExit, closed: done(nil), after: g.end,
	})
}

// Values are the generator's values, as async for has them; an error, which is
// the last, comes with a nil value. Who breaks off does not end the generator.
func (g *AsyncGen) Values(co *Co) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for {
			value, err := co.Await(g.Anext())
			if errors.Is(err, ErrStopAsyncIteration) {
				return
			}
			if !yield(value, err) || err != nil {
				return
			}
		}
	}
}

// generatorStep is one way of resuming a generator.
type generatorStep struct {
	name, word string // asyncio's name for it, and Python's in its complaints
	value      any    // what the body is resumed with
	thrown     error
	closed     Answer              // if the generator is closed
	after      func(Answer) Answer // what becomes of the body's answer
}

func (g *AsyncGen) operation(s generatorStep) *Operation {
	if l := RunningLoop(); l != nil && !g.hooked {
		g.hooked = true
		l.AsyncgenFirstIter(g)
	}
	begun := false
	return operation(s.name, func(o *Operation, thrown error) Answer {
		if begun {
			return g.pass(g.body.answer(nil, thrown), s)
		}
		begun = true
		switch {
		case g.running:
			return raise(RuntimeError(s.word + "(): asynchronous generator is already running"))
		case g.closed:
			return s.closed
		case s.value != nil && !g.body.Begun():
			return raise(TypeError("can't send non-None value to a just-started async generator"))
		}
		bind(g.body, o.loop)
		g.running, g.closed = true, s.thrown == ErrGeneratorExit
		return g.pass(g.body.answer(s.value, s.thrown), s)
	})
}

// pass hands on what the body awaits, and has the step make its own of a value
// and of the end.
func (g *AsyncGen) pass(a Answer, s generatorStep) Answer {
	if _, yields := a.Await.(yielded); !yields && !a.Done {
		return a
	}
	g.running = false
	return s.after(a)
}

// answer resumes the coroutine: with an error, if there is one.
func (g *GoCoroutine) answer(value any, thrown error) Answer {
	if thrown != nil {
		return g.Throw(thrown)
	}
	return g.Send(value)
}

// next is what Asend and Athrow make of the body's answer.
func (g *AsyncGen) next(a Answer) Answer {
	if y, yields := a.Await.(yielded); yields {
		return done(y.value)
	}
	g.closed = true
	if a.Err == nil {
		return raise(ErrStopAsyncIteration)
	}
	if stop, ok := a.Err.(stopIteration); ok && (stop == ErrStopAsyncIteration || stop == ErrStopIteration) {
		return raise(RuntimeError("async generator raised " + string(stop)))
	}
	return raise(a.Err)
}

// end is what Aclose makes of the body's answer.
func (g *AsyncGen) end(a Answer) Answer {
	switch {
	case !a.Done:
		return raise(RuntimeError("async generator ignored GeneratorExit"))
	case a.Err == nil, a.Err == ErrGeneratorExit, a.Err == ErrStopAsyncIteration:
		return done(nil)
	}
	return raise(a.Err)
}
