package py

import (
	"fmt"
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
)

// FrameText is a frame as asyncio shows it: its place and its line.
func (t *Thread) FrameText(f *Frame) string {
	return t.PlaceText(f.code.File, f.Line(), f.code.Name)
}

// PlaceText is a place in the program as a stack shows it, without marks.
func (t *Thread) PlaceText(file string, line int, name string) string {
	at := syntax.Pos{Line: uint32(max(line, 0))}
	return t.in.FormatFrame(FrameLine{File: file, Name: name, Span: syntax.Span{Start: at, End: at}, Bare: true})
}

// Frames are the frames of the chain in which a coroutine or generator is
// suspended, the outermost first; of one that runs, those down to the innermost
// that the thread runs.
func (t *Thread) Frames(g *Generator) []*Frame {
	if g.frame == nil {
		return nil
	}
	var all []*Frame
	f := g.top
	if g.state == genRunning {
		f = t.frame
	}
	for ; f != nil && f != g.frame; f = f.back {
		all = append(all, f)
	}
	if f == nil { // it is in the midst of another chain
		all = nil
	}
	all = append(all, g.frame)
	for _, f := range all {
		f.held = true
	}
	slices.Reverse(all)
	return append(all, t.awaitedFrames(g)...)
}

// awaitedFrames are those of a coroutine that the innermost frame awaits by way
// of one that has no frame of its own.
func (t *Thread) awaitedFrames(g *Generator) []*Frame {
	if g.state != genSuspended || g.top.code.Instrs[g.top.pc].Op() != bytecode.Send {
		return nil
	}
	c, ok := g.top.slots[g.top.sp-1].(*NativeCoroutine)
	if !ok {
		return nil
	}
	if d, ok := c.body.(Delegating); ok {
		if inner, ok := d.Delegate().(*Generator); ok {
			return t.Frames(inner)
		}
	}
	return nil
}

// Finalize ends a coroutine that nothing will resume any more, as the last
// reference to it going would: what its finally raises is told, and no more.
func (g *Generator) Finalize() {
	t := g.in.current()
	if t == nil || g.in.Stopped() {
		return
	}
	if _, err := t.Close(g); err != nil {
		t.Unraisable(t.FromGo(err), "Exception ignored while closing generator", g)
	}
}

// Delegating is a CoroutineBody that may await a coroutine in its own place, as
// wait_for does.
type Delegating interface {
	// Delegate is that coroutine, nil if there is none.
	Delegate() any
}

// GraphText is a frame as a call graph shows it: its place, and what kind of a
// function it is.
func (t *Thread) GraphText(f *Frame) string {
	p, kind := f.place(), ""
	switch p.Kind {
	case loopcore.FrameCoroutine:
		kind = "async "
	case loopcore.FrameAsyncGenerator:
		kind = "async generator "
	case loopcore.FrameGenerator:
		kind = "generator "
	}
	file, err := t.Repr(NewStr(p.File))
	if err != nil {
		file = p.File
	}
	return fmt.Sprintf("File %s, line %d, in %s%s()", file, p.Line, kind, p.Name)
}

// Handling calls f while e, unless it is nil, is being handled, as in an except
// clause: what f raises remembers it.
func (t *Thread) Handling(e *Exception, f func() error) error {
	if e == nil {
		return f()
	}
	outer := t.exc
	t.exc = &excLevel{value: e, previous: outer}
	defer func() { t.exc = outer }()
	err := f()
	if err != nil {
		raised := t.FromGo(err)
		if raised.Traceback == nil {
			t.chain(raised)
		}
		return raised
	}
	return nil
}
