package py

import (
	"fmt"
	"slices"

	"batuta/lessons/python/bytecode"
)

// expected is a coroutine that is to be awaited.
type expected interface {
	Value
	Begun() bool
	coroutineName() string
	origins() []originFrame
}

func (g *routine) coroutineName() string { return g.qual }

// neverAwaited warns of a coroutine that nothing holds any more.
func (t *Thread) neverAwaited(c expected) error {
	if g, ok := c.(*Generator); ok {
		g.state = genClosed
		g.frame.gen, g.frame, g.top = nil, nil, nil
	} else if n, ok := c.(*NativeCoroutine); ok {
		n.end()
	}
	return t.warnUnawaited(c)
}

// droppedNative is dropped for a coroutine of the library's own.
func (t *Thread) droppedNative(f *Frame, c *NativeCoroutine) error {
	if !c.Begun() && t.fresh(f, c.id) {
		return t.neverAwaited(c)
	}
	return nil
}

// made is an object that the call at one place of a frame has made, and that
// nothing holds but who made it and the frame's stack.
type made struct {
	object Value
	frame  *Frame
	pc     int
	letGo  func()
}

// Made notes that the native function which the running frame calls has made an
// object. If the frame drops it at once, letGo is called.
func (t *Thread) Made(object Value, letGo func()) {
	if t.frame != nil {
		t.made = made{object, t.frame, t.frame.pc, letGo}
	}
}

// letGo is told that an instruction took what was made last off the stack for
// good.
func (t *Thread) letGo(f *Frame) {
	m := t.made
	t.made = made{}
	if m.frame == f && f.pc == m.pc+1 && calls(f.code.Instrs[m.pc].Op()) {
		m.letGo()
	}
}

// forgetMade lets go of what was made last, unless the next instruction may drop
// it.
func (t *Thread) forgetMade() {
	if m := t.made; m.frame != t.frame || t.frame != nil && t.frame.pc != m.pc+1 {
		t.made = made{}
	}
}

// WarnUnawaited warns of the coroutines that have been made and never awaited, as
// they were made; but not of those that keep picks, which somebody may await
// yet, and whose tasks tell of them.
func (t *Thread) WarnUnawaited(keep func(c Value) bool) error {
	for _, x := range slices.Clone(t.in.watch.list) {
		if c, ok := x.object().(expected); ok && x.what.Matters() && IsCoroutine(c) && (keep == nil || !keep(c)) {
			if err := t.neverAwaited(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// IsCoroutine reports whether v has the class coroutine.
func IsCoroutine(v Value) bool {
	switch v := v.(type) {
	case *Generator:
		return v.kind == bytecode.CoroutineCode
	case *NativeCoroutine:
		return true
	}
	return false
}

// IsCoroutineFunction reports whether a call of f answers a coroutine: it was
// written with async def.
func IsCoroutineFunction(f Value) bool {
	switch f := f.(type) {
	case *Function:
		return f.Code.Kind == bytecode.CoroutineCode
	case *BoundMethod:
		return IsCoroutineFunction(f.Func)
	case *Builtin:
		return f.coroutine
	}
	return false
}

// warnUnawaited is the RuntimeWarning about a coroutine that was never awaited,
// at the line that runs; where none does, the program is over. If the program
// makes an error of it, that is raised nowhere.
func (t *Thread) warnUnawaited(c expected) error {
	source := Value(c)
	if t.in.over { // nothing is left to say where it was made
		source = nil
	}
	err := t.Warn(Errors.RuntimeWarning, fmt.Sprintf("coroutine '%s' was never awaited%s", c.coroutineName(), t.originText(c.origins())), source)
	if err != nil {
		t.Unraisable(t.FromGo(err), "Exception ignored while finalizing coroutine", c)
	}
	return nil
}
