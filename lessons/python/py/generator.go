package py

import "batuta/lessons/python/bytecode"

// outcome is how a frame that was entered from Go has answered.
type outcome uint8

const (
	returned outcome = iota
	yielded          // by yield
	awaiting         // through an await: the frame goes on when that can
)

// resume goes on with a generator that is suspended or has not begun, in the
// place of its innermost frame. If it is entered, run comes back when it is
// suspended or ends. An error is one to be raised in the frame that is now the
// thread's.
func (t *Thread) resume(g *Generator, sent Value, thrown error, entered bool) error {
	if thrown != nil && isExit(thrown) {
		g.apartFrom()
	}
	if t.depth+g.deep > t.in.Limits.Depth {
		return t.tooDeep()
	}
	t.depth += g.deep
	begun := g.state != genCreated
	f := g.top
	g.frame.back, g.frame.entered = t.frame, entered
	g.exc.previous = t.exc
	t.exc = &f.gen.exc
	t.frame = f
	g.state, g.top = genRunning, nil
	switch {
	case !begun && thrown != nil:
		return t.throwIn(f, thrown)
	case !begun:
	case f.code.Instrs[f.pc].Op() == bytecode.Send:
		t.sent, t.thrown = sent, thrown
	case thrown != nil:
		return t.throwIn(f, thrown)
	default:
		f.push(sent)
		f.pc++
	}
	return nil
}

// Resume goes on with a generator from Go. A value that is awaited is one that
// the loop has to know of; one that is yielded is the generator's.
func (t *Thread) Resume(g *Generator, sent Value, thrown error) (Value, outcome, error) {
	if err := t.resumable(g); err != nil {
		return nil, returned, err
	}
	if err := t.resume(g, sent, thrown, true); err != nil {
		if t.frame == nil || !t.chained(g) {
			return nil, returned, err // it never got there
		}
		if err := t.unwind(err, true); err != nil {
			return nil, returned, err
		}
	}
	v, err := t.run()
	if err == nil && t.outcome != returned {
		t.watchIt(g)
	}
	return v, t.outcome, err
}

// chained reports whether the thread's frame is of the chain that g begins.
func (t *Thread) chained(g *Generator) bool { return g.state == genRunning && g.top == nil }

// resumable refuses a generator that runs; one that another waits for can be
// resumed by itself.
func (t *Thread) resumable(g *Generator) error {
	if g.state == genRunning && !g.apart() {
		return t.ValueError("%s already executing", g.Type().Name)
	}
	return nil
}

// suspend leaves a frame, and all that wait for it, as they are. What the
// outermost of them was resumed for gets v.
func (t *Thread) suspend(f *Frame, v Value, how outcome) (signal, error) {
	root, deep := f, 1
	for !root.entered && root.back.code.Instrs[root.back.pc].Op() == bytecode.Send {
		root = root.back
		deep++
	}
	g := root.gen
	g.top, g.deep, g.state = f, deep, genSuspended
	t.exc, g.exc.previous = g.exc.previous, nil
	t.depth -= deep
	t.frame, root.back = root.back, nil // who called it is not held by it
	if root.entered {
		if root != f { // what it awaits has yielded
			how = awaiting
		}
		t.result, t.outcome = v, how
		return leave, nil
	}
	if it, ok := t.frame.peek(1).(*Generator); ok {
		t.watchIt(it)
	}
	t.frame.push(v) // it stands at ForIter
	t.frame.pc++
	return switched, nil
}

// finish ends a frame that has returned.
func (t *Thread) finish(f *Frame, v Value) (signal, error) {
	back, g := f.back, f.gen
	t.frame = back
	t.depth--
	if g != nil {
		g.end(t)
	}
	if f.making != nil {
		if v != None {
			return switched, notNone(t, v)
		}
		v = f.making
	}
	if f.entered {
		t.result, t.outcome = v, returned
		f.code.recycle(f)
		return leave, nil
	}
	if g == nil {
		back.push(v)
		back.pc++
		f.code.recycle(f)
		return switched, nil
	}
	in := back.code.Instrs[back.pc]
	back.pop()
	if in.Op() == bytecode.ForIter {
		back.pc = in.Arg()
	} else {
		back.push(v)
		back.pc++
	}
	return switched, nil
}

// end is the end of a generator.
func (g *routine) end(t *Thread) {
	g.state = genClosed
	t.exc = g.exc.previous
	g.exc = excLevel{}
	g.last = int32(g.frame.Line())
	g.frame.gen, g.frame, g.top = nil, nil, nil
}

// nextOf is next(g), nil at its end.
func (t *Thread) nextOf(g *Generator) (Value, error) {
	if g.state == genClosed {
		return nil, nil
	}
	v, how, err := t.Resume(g, None, nil)
	if err != nil || how == returned {
		return nil, err
	}
	return v, nil
}

// newGenerator is what a call of a generator's or coroutine's function answers.
func (t *Thread) newGenerator(f *Frame) *Generator {
	fn := f.function
	r := &routine{in: t.in, frame: f, code: f.code, kind: f.code.Kind, name: fn.Name, qual: fn.Qual, top: f, deep: 1, asCoroutine: f.code.asCoroutine}
	f.gen = r
	g := &Generator{r}
	r.id = t.born()
	if at := t.frame; at != nil {
		g.made = place{at.code.File, at.Line()}
	}
	if g.kind == bytecode.CoroutineCode {
		if t.OriginDepth > 0 {
			g.origin = t.originOf()
		}
		if !t.awaitedAtOnce() {
			t.in.watch.add(t.in, g, r)
		}
	}
	return g
}

// Close is g.close(): GeneratorExit is raised where it is suspended.
func (t *Thread) Close(g *Generator) (Value, error) {
	switch g.state {
	case genClosed:
		return None, nil
	case genCreated:
		g.state = genClosed
		g.frame.gen, g.frame, g.top = nil, nil, nil
		return None, nil
	}
	v, how, err := t.Resume(g, None, t.NewException(Errors.GeneratorExit))
	if err != nil {
		if e := t.FromGo(err); e.class.IsSubclass(Errors.GeneratorExit) || e.class.IsSubclass(Errors.StopIteration) {
			return None, nil
		}
		return nil, err
	}
	if how != returned {
		return nil, t.RuntimeError("%s ignored GeneratorExit", g.Type().Name)
	}
	return v, nil
}

// dropped is told that an instruction took a generator off the stack for good.
// One that nothing else holds is closed at once, as CPython's count of references has
// it.
func (t *Thread) dropped(f *Frame, g *Generator) error {
	if g.state == genCreated && g.kind == bytecode.CoroutineCode && t.fresh(f, g.id) {
		return t.neverAwaited(g)
	}
	if g.loose && g.state == genSuspended {
		t.finalize(g)
	}
	return nil
}

// birthplace is where the last generator or coroutine was made.
type birthplace struct {
	id    uint64
	depth int
	pc    int
}

// born is the number of a generator or coroutine that is being made.
func (t *Thread) born() uint64 {
	t.in.births++
	t.youngest = birthplace{id: t.in.births, depth: t.depth, pc: -1}
	if t.frame != nil {
		t.youngest.pc = t.frame.pc
	}
	return t.in.births
}

// fresh reports whether a generator or coroutine is what the frame's last
// instruction, a call, has made, so that nothing else holds it.
func (t *Thread) fresh(f *Frame, id uint64) bool {
	return t.youngest == birthplace{id, t.depth, f.pc - 1} && f.pc > 0 && calls(f.code.Instrs[f.pc-1].Op())
}

// calls reports whether an operation is a call, whose result nothing else holds
// yet.
func calls(op bytecode.Op) bool {
	return op == bytecode.Call || op == bytecode.CallKw || op == bytecode.CallEx
}
