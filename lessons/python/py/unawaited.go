package py

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"batuta/lessons/python/bytecode"
)

// fewestUnawaited is how many coroutines are kept before it is looked which of
// them have been awaited.
const fewestUnawaited = 64

// unawaited are the coroutines that have been made and, when they were last
// looked at, not awaited. Whoever is dropped at once is told of at once; those
// that a variable held are told of when a loop closes, or the program ends,
// where CPython does it when the last reference goes.
type unawaited struct {
	list  []expected
	sweep int
}

// expected is a coroutine that is to be awaited.
type expected interface {
	Value
	Begun() bool
	coroutineName() string
}

func (u *unawaited) add(c expected) {
	if len(u.list) >= max(u.sweep, fewestUnawaited) {
		u.list = slices.DeleteFunc(u.list, expected.Begun)
		u.sweep = 2 * len(u.list)
	}
	u.list = append(u.list, c)
}

func (g *Generator) coroutineName() string { return g.qual }

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
	if f.pc > 0 && !c.Begun() && calls(f.code.Instrs[f.pc-1].Op()) {
		return t.neverAwaited(c)
	}
	return nil
}

// WarnUnawaited warns of all coroutines that have been made and never awaited,
// as they were made; but not of those that keep picks, which somebody may await
// yet.
func (t *Thread) WarnUnawaited(keep func(c Value) bool) error {
	all := t.in.unawaited.list
	t.in.unawaited.list = nil
	for _, c := range all {
		switch {
		case c.Begun():
		case keep != nil && keep(c):
			t.in.unawaited.add(c)
		default:
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
// at the line that runs; where none does, the program is over.
func (t *Thread) warnUnawaited(c expected) error {
	file, line := "sys", 1
	if f := t.frame; f != nil {
		file, line = f.code.File, f.Line()
	}
	text := fmt.Sprintf("%s:%d: RuntimeWarning: coroutine '%s' was never awaited\n", file, line, c.coroutineName())
	if source := strings.TrimSpace(t.in.sourceLine(file, line)); source != "" {
		text += "  " + source + "\n"
	}
	text += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"
	if t.in.Host.Stderr != nil {
		_, _ = io.WriteString(t.in.Host.Stderr, text) // who cannot be told is not told
	}
	return nil
}
