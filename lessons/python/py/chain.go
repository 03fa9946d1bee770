package py

import "batuta/lessons/python/bytecode"

// inChain is the generator that begins the suspended chain of which g is a later
// part, and how many frames stand before g's; nil if g runs.
func (g *routine) inChain() (root *routine, before int) {
	for f := g.frame; ; f = f.back {
		switch {
		case f.gen.state == genSuspended:
			return f.gen, before
		case f.entered || f.back == nil || f.back.gen == nil || f.back.code.Instrs[f.back.pc].Op() != bytecode.Send:
			return nil, 0
		}
		before++
	}
}

// runs reports whether g is being carried out at this moment.
func (g *Generator) runs() bool {
	if g.state != genRunning {
		return false
	}
	root, _ := g.inChain()
	return root == nil
}

// waits reports whether g is suspended, by itself or as a part of a chain.
func (g *Generator) waits() bool {
	return g.state == genSuspended || g.state == genRunning && !g.runs()
}

// awaits reports whether g is suspended at what it awaits or yields from.
func (g *Generator) awaits() bool {
	return g.waits() && g.frame.code.Instrs[g.frame.pc].Op() == bytecode.Send
}

// apart takes g out of the suspended chain that it is part of, so that it can be
// resumed by itself. Who awaits it takes it in again when that goes on.
func (g *routine) apart() bool {
	root, before := g.inChain()
	if root == nil {
		return false
	}
	g.top, g.deep, g.state = root.top, root.deep-before, genSuspended
	g.exc.previous = nil
	root.top, root.deep = g.frame.back, before
	return true
}

// apartFrom takes what g yields from out of its chain, for what is thrown is
// g's own matter.
func (g *Generator) apartFrom() {
	if g.state == genSuspended && g.top != g.frame {
		g.frame.peek(1).(*Generator).apart()
	}
}

// isExit reports whether err is a GeneratorExit, which closes what a generator
// yields from before it is raised in the generator.
func isExit(err error) bool {
	_, yes := IsRaised(err, Errors.GeneratorExit)
	return yes
}

// thrownIn is an exception that was thrown into a generator. It was not raised
// there, so what others handle at that time is no context of it.
type thrownIn struct{ *Exception }

// throwIn has e raised in a generator's frame.
func (t *Thread) throwIn(f *Frame, err error) error {
	e := t.FromGo(err)
	if f.gen != nil && f.gen.exc.value != nil {
		t.chain(e)
	}
	return thrownIn{e}
}

// sendOn goes on with the generator that a frame yields from or awaits: its
// frame is pushed as a call's would be.
func (t *Thread) sendOn(f *Frame, it *Generator, sent Value, thrown error) (signal, error) {
	if f.gen != nil {
		f.gen.nests = true
	}
	switch {
	case thrown != nil && isExit(thrown):
		_, err := t.Close(it)
		if err == nil {
			err = t.throwIn(f, thrown)
		}
		return onward, err
	case it.state != genClosed:
		if err := t.resumable(it); err != nil {
			return onward, err
		}
		return switched, t.resume(it, sent, thrown, false)
	case it.kind == bytecode.CoroutineCode:
		return onward, t.RuntimeError("cannot reuse already awaited coroutine")
	case thrown != nil:
		return onward, t.throwIn(f, thrown)
	}
	f.slots[f.sp-1] = None
	return onward, nil
}
