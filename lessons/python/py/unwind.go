package py

import (
	"slices"

	"batuta/lessons/python/bytecode"
)

// unwind raises an error in the thread's frame and looks for who handles it:
// nil, and the machine goes on there; else the frame that was entered from Go has
// ended with what it answers. note says whether the first frame enters itself
// in the traceback: what is raised again has it already.
func (t *Thread) unwind(err error, note bool) error {
	thrown, in := err.(thrownIn)
	if in {
		err = thrown.Exception
	}
	e := t.FromGo(err)
	if e.Traceback == nil && note && !in {
		t.chain(e)
	}
	for {
		f := t.frame
		if note {
			f.held = true
			e.Traceback = &Traceback{Next: e.Traceback, Frame: f, At: f.pc}
		}
		note = true
		if trap := f.code.TrapOf(f.pc); trap != nil && !t.in.stopped.Load() {
			t.cutLoose(f, int(trap.Depth), e)
			f.push(e)
			f.pc = int(trap.Target)
			return nil
		}
		if !t.in.stopped.Load() {
			t.cutLoose(f, 0, e)
		}
		entered := f.entered
		if e = t.abandon(f, e); entered {
			return e
		}
	}
}

// again reports whether an instruction has raised what was raised before, as a
// raise without an exception does: the traceback has the frame already.
func (t *Thread) again(in bytecode.Instr, err error) bool {
	switch in.Op() {
	case bytecode.Reraise, bytecode.EndAsyncFor:
		return true
	case bytecode.Raise:
		e := t.Handled()
		return in.Arg() == 0 && e != nil && err == error(e)
	}
	return false
}

// Handled is the exception that is being handled (sys.exception), nil if none is.
func (t *Thread) Handled() *Exception {
	for l := t.exc; l != nil; l = l.previous {
		if l.value != nil {
			return l.value
		}
	}
	return nil
}

// cutLoose cuts the stack to a depth, and closes the generators that nothing
// but the stack held. e is why.
func (t *Thread) cutLoose(f *Frame, depth int, e *Exception) {
	low := len(f.code.Locals) + depth
	var loose []*Generator
	for _, v := range f.slots[low:f.sp] {
		if g, ok := v.(*Generator); ok && g.loose && g.state == genSuspended {
			loose = append(loose, g)
		}
	}
	var objects []Value
	if t.in.attention.Load()&watchAsked != 0 {
		objects = t.in.watch.ledTo(f.slots[low:f.sp])
		if e.holds == nil && len(objects) > 0 && slices.ContainsFunc(f.slots[low:f.sp], isLibraryFunction) {
			e.holds = NewTuple(slices.Clone(objects)...)
		}
	}
	f.cutTo(low)
	if len(objects) > 0 {
		t.weigh(objects, f, f.pc)
	}
	for _, g := range loose {
		t.finalize(g)
	}
}

// isLibraryFunction reports whether v is written in Python in CPython, where its
// frame is in the traceback of what it raises, and holds its arguments.
func isLibraryFunction(v Value) bool {
	if m, ok := v.(*BoundMethod); ok {
		v = m.Func
	}
	b, ok := v.(*Builtin)
	return ok && b.python
}

// abandon ends a frame that does not handle e, and answers what its caller gets.
func (t *Thread) abandon(f *Frame, e *Exception) *Exception {
	t.frame = f.back
	t.depth--
	g := f.gen
	if g == nil {
		f.code.recycle(f)
		return e
	}
	kind := g.kind
	if len(t.in.watch.list) > 0 && e.class == Errors.GeneratorExit {
		if objects := t.in.watch.ledTo(g.Leads()); len(objects) > 0 { // it was closed, and nobody keeps the exception
			t.partings = append(t.partings, parting{objects, f, f.pc, t.depth})
		}
	}
	g.end(t)
	if e.class.IsSubclass(Errors.StopIteration) || kind == bytecode.AsyncGeneratorCode && e.class.IsSubclass(Errors.StopAsyncIteration) {
		what := map[bytecode.CodeKind]string{
			bytecode.GeneratorCode: "generator", bytecode.CoroutineCode: "coroutine", bytecode.AsyncGeneratorCode: "async generator",
		}[kind]
		r := t.Raise(Errors.RuntimeError, "%s raised %s", what, e.class.Name)
		r.Cause, r.During, r.Suppress = e, e, true
		return r
	}
	return e
}
