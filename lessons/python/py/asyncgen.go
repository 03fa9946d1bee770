package py

import (
	"weak"

	"batuta/lessons/python/bytecode"
)

// AsyncgenHooks is told of the async generators that are iterated in its
// thread: asyncio's loop, which closes those that are left.
type AsyncgenHooks interface {
	First(t *Thread, g *Generator) error
	// Final is told of one that nothing can iterate any more, and that has not
	// ended.
	Final(t *Thread, g *Generator)
}

// finalize ends a generator that nothing holds any more: of an async one its
// loop is told.
func (t *Thread) finalize(g *Generator) {
	if g.hooks != nil {
		g.hooks.Final(t, g)
		return
	}
	if _, err := t.Close(g); err != nil {
		t.Unraisable(t.FromGo(err), "Exception ignored while closing generator", g)
	}
}

// The classes of what an async generator's methods answer.
var (
	asendClass  = newBuiltin("async_generator_asend")
	athrowClass = newBuiltin("async_generator_athrow")
)

func asyncGeneratorSpec() Spec {
	return Spec{Self: SelfOf[*Generator], Defs: []Def{
		{Sig: "__aiter__(self, /)", Fn: returnSelf},
		{Sig: "__anext__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.asend(args[0].(*Generator), None)
		}},
		{Sig: "asend(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.asend(args[0].(*Generator), args[1])
		}},
		{Sig: "athrow(self, typ, val=?, tb=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			e, err := t.thrownOf("athrow", args)
			if err != nil {
				return nil, err
			}
			return t.firstUse(&agenStep{gen: args[0].(*Generator), kind: throwing, thrown: e})
		}},
		{Sig: "aclose(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.firstUse(t.Aclose(args[0].(*Generator)))
		}},
		{Sig: "__repr__(self, /)", Kind: Whole, Fn: genRepr},
		agenGetter("__name__", func(g *Generator) Value { return NewStr(g.name) }),
		agenGetter("__qualname__", func(g *Generator) Value { return NewStr(g.qual) }),
		agenGetter("ag_running", func(g *Generator) Value { return MakeBool(g.busy) }),
		agenGetter("ag_suspended", func(g *Generator) Value { return g.look("suspended") }),
		agenGetter("ag_frame", func(g *Generator) Value { return g.look("frame") }),
		agenGetter("ag_code", func(g *Generator) Value { return g.look("code") }),
		agenGetter("ag_await", func(g *Generator) Value { return g.look("await") }),
	}}
}

func agenGetter(name string, look func(g *Generator) Value) Def {
	return Def{Sig: name + "(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
		return look(args[0].(*Generator)), nil
	}}
}

// agenStep is what asend, athrow and aclose answer: awaiting it runs the async
// generator to its next yield.
type agenStep struct {
	gen    *Generator
	kind   stepKind
	value  Value
	thrown *Exception
	state  genState
}

type stepKind uint8

const (
	sending stepKind = iota
	throwing
	closing
)

// Type is async_generator_asend or async_generator_athrow.
func (a *agenStep) Type() *Class {
	if a.kind == sending {
		return asendClass
	}
	return athrowClass
}

func (t *Thread) asend(g *Generator, v Value) (Value, error) {
	return t.firstUse(&agenStep{gen: g, value: v})
}

// Aclose is g.aclose().
func (t *Thread) Aclose(g *Generator) Resumable { return &agenStep{gen: g, kind: closing} }

// firstUse tells the thread's loop of an async generator that begins.
func (t *Thread) firstUse(a Resumable) (Value, error) {
	g := a.(*agenStep).gen
	if !g.hooked {
		g.hooked = true
		if t.Hooks != nil {
			g.hooks = t.Hooks
			if err := t.Hooks.First(t, g); err != nil {
				return nil, err
			}
		}
	}
	return a, nil
}

// WeakGenerator is an async generator for those who must not hold it: its loop.
type WeakGenerator struct {
	routine *routine
	object  weak.Pointer[Generator]
}

// Weakly is the one WeakGenerator of a generator.
func (g *Generator) Weakly() *WeakGenerator {
	if g.weakly == nil {
		g.weakly = &WeakGenerator{g.routine, weak.Make(g)}
	}
	return g.weakly
}

// Gone reports whether nobody holds the generator.
func (w *WeakGenerator) Gone() bool { return w.object.Value() == nil }

// Ended reports whether it has nothing left to run.
func (w *WeakGenerator) Ended() bool { return w.routine.Ended() }

// Ended reports whether a generator has nothing left to run.
func (r *routine) Ended() bool { return r.state == genClosed }

// Generator is the generator, made anew if nobody holds it.
func (w *WeakGenerator) Generator() *Generator {
	if g := w.object.Value(); g != nil {
		return g
	}
	return &Generator{w.routine}
}

// Await answers itself.
func (a *agenStep) Await(*Thread) (Resumable, error) { return a, nil }

// Go goes on until the generator yields.
func (a *agenStep) Go(t *Thread, sent Value, thrown error) (Value, bool, error) {
	if a.state == genClosed {
		return nil, false, t.RuntimeError("cannot reuse already awaited %s", map[stepKind]string{
			sending: "__anext__()/asend()", throwing: "aclose()/athrow()", closing: "aclose()/athrow()",
		}[a.kind])
	}
	g := a.gen
	if a.state == genCreated {
		if done, err := a.begin(t); done || err != nil {
			a.state = genClosed
			return None, done, err
		}
		if a.kind == sending && thrown == nil {
			sent = a.value
		} else if thrown == nil {
			thrown = a.thrown
			if a.kind == closing {
				thrown = t.NewException(Errors.GeneratorExit)
			}
		}
		if g.state == genCreated && thrown == nil && sent != None {
			a.state, g.busy = genClosed, false
			return nil, false, t.TypeError("can't send non-None value to a just-started async generator")
		}
	}
	v, how, err := t.Resume(g, sent, thrown)
	if err == nil && how == awaiting {
		return v, false, nil
	}
	a.state, g.busy = genClosed, false
	v, done, err := a.end(t, v, how, err)
	if a.kind == closing && err == nil {
		t.settle() // what the frame held may have gone with it
	}
	return v, done, err
}

// begin refuses what cannot begin; done says that there is nothing to do.
func (a *agenStep) begin(t *Thread) (done bool, err error) {
	g := a.gen
	if g.busy {
		return false, t.RuntimeError("%s: asynchronous generator is already running", map[stepKind]string{
			sending: "anext()", throwing: "athrow()", closing: "aclose()",
		}[a.kind])
	}
	switch {
	case g.state == genClosed && a.kind != sending:
		return true, nil
	case g.state == genClosed:
		return false, t.NewException(Errors.StopAsyncIteration)
	case g.state == genCreated && a.kind == closing:
		_, err := t.Close(g)
		return true, err
	}
	g.busy, a.state = true, genSuspended
	return false, nil
}

// end is how the await ends, once the generator has yielded or ended.
func (a *agenStep) end(t *Thread, v Value, how outcome, err error) (Value, bool, error) {
	switch {
	case err == nil && how == yielded && a.kind == closing:
		return nil, false, t.RuntimeError("async generator ignored GeneratorExit")
	case err == nil && how == yielded:
		return v, true, nil
	case err == nil && a.kind == closing:
		return None, true, nil
	case err == nil:
		return nil, false, t.NewException(Errors.StopAsyncIteration)
	case a.kind == closing:
		e := t.FromGo(err)
		if e.class.IsSubclass(Errors.StopAsyncIteration) || e.class.IsSubclass(Errors.GeneratorExit) {
			return None, true, nil
		}
	}
	return nil, false, err
}

// stepSpec has Python code drive an await by hand.
func stepSpec() Spec {
	return Spec{Self: SelfOf[*agenStep], Defs: ResumableDefs()}
}

// ResumableDefs are the methods of the class of a Resumable, for who drives an
// await by hand: send, throw, close, and those of an iterator.
func ResumableDefs() []Def {
	next := func(t *Thread, v, sent Value, thrown error) (Value, error) {
		r, done, err := v.(Resumable).Go(t, sent, thrown)
		if err == nil && done {
			e := t.NewException(Errors.StopIteration)
			if r != None && r != nil {
				e.Args = NewTuple(r)
			}
			return nil, e
		}
		return r, err
	}
	return []Def{
		{Sig: "__await__(self, /)", Fn: returnSelf},
		{Sig: "__iter__(self, /)", Fn: returnSelf},
		{Sig: "__next__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return next(t, args[0], None, nil) }},
		{Sig: "send(self, arg, /)", Fn: func(t *Thread, args []Value) (Value, error) { return next(t, args[0], args[1], nil) }},
		{Sig: "throw(self, typ, val=?, tb=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			e, err := t.thrownOf("throw", args)
			if err != nil {
				return nil, err
			}
			return next(t, args[0], None, e)
		}},
		{Sig: "close(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			_, err := next(t, args[0], None, t.NewException(Errors.GeneratorExit))
			if _, is := IsRaised(err, Errors.GeneratorExit); is {
				err = nil
			}
			return None, err
		}},
	}
}

// machineFunctions are the built-in functions about async iteration.
func machineFunctions() []Def {
	return []Def{
		{Sig: "aiter(async_iterable, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			it, found, err := t.CallSpecial(args[0], nameAiter)
			if err == nil && !found {
				err = t.TypeError("'%s' object is not an async iterable", args[0].Type().Name)
			}
			if err == nil && it.Type().lookup(t.in, nameAnext) == nil {
				err = t.TypeError("aiter() returned not an async iterator of type '%s'", it.Type().Name)
			}
			return it, err
		}},
		{Sig: "anext(aiterator, default=?, /)", Fn: anext},
	}
}

func anext(t *Thread, args []Value) (Value, error) {
	v, found, err := t.CallSpecial(args[0], nameAnext)
	if err == nil && !found {
		err = t.TypeError("'%s' object is not an async iterator", args[0].Type().Name)
	}
	if err != nil || args[1] == nil {
		return v, err
	}
	w, err := t.awaitable(v)
	if err != nil {
		return nil, err
	}
	if w == nil {
		return nil, t.notAwaitable(v, 0)
	}
	return &anextDefault{of: w, otherwise: args[1]}, nil
}

// anextDefault is anext(it, default).
type anextDefault struct{ of, otherwise Value }

var anextClass = newBuiltin("anext_awaitable")

// Type is anext_awaitable.
func (*anextDefault) Type() *Class { return anextClass }

// Await answers itself.
func (a *anextDefault) Await(*Thread) (Resumable, error) { return a, nil }

// Go goes on with what it awaits; its end is the default.
func (a *anextDefault) Go(t *Thread, sent Value, thrown error) (Value, bool, error) {
	v, done, err := t.Advance(a.of, sent, thrown)
	if _, end := IsRaised(err, Errors.StopAsyncIteration); end {
		return a.otherwise, true, nil
	}
	return v, done, err
}

func anextSpec() Spec { return Spec{Self: SelfOf[*anextDefault], Defs: ResumableDefs()} }

// Advance goes on with anything that awaiting v gave (see Thread.Awaited).
func (t *Thread) Advance(it, sent Value, thrown error) (v Value, done bool, err error) {
	switch it := it.(type) {
	case *Generator:
		if it.state == genClosed && it.kind == bytecode.CoroutineCode {
			return nil, false, t.RuntimeError("cannot reuse already awaited coroutine")
		}
		v, how, err := t.Resume(it, sent, thrown)
		return v, how == returned, err
	case Resumable:
		return it.Go(t, sent, thrown)
	}
	return t.sendTo(it, sent, thrown)
}

// Awaited is what awaiting v resumes; a TypeError if it cannot be awaited.
func (t *Thread) Awaited(v Value) (Value, error) {
	w, err := t.awaitable(v)
	if err == nil && w == nil {
		err = t.notAwaitable(v, 0)
	}
	return w, err
}

// IsAwaitable reports whether v can be awaited, without awaiting it.
func (t *Thread) IsAwaitable(v Value) bool {
	switch v := v.(type) {
	case *Generator:
		return v.kind == bytecode.CoroutineCode || v.awaitable()
	case Awaitable:
		return true
	}
	return v.Type().lookup(t.in, nameAwait) != nil
}
