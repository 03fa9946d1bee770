package loopcore

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// The call graph of a future: where its task stands, who awaits it, who awaits
// those, and so on (graph.py). Nothing is kept for it: who awaits a future is
// read off its callbacks. So of what is done already nobody is said to await
// it, where CPython says so until the awaiter has run.

// FutureCallGraph is asyncio.FutureCallGraph.
type FutureCallGraph struct {
	Future    *Future
	CallStack []Frame            // the innermost first
	AwaitedBy []*FutureCallGraph // in the order in which they began to
}

// GraphOptions say how much of a call graph is wanted. The zero GraphOptions
// are all of it.
type GraphOptions struct {
	// Depth is how many functions are left out of the current task's stack,
	// the innermost first: 0 where asyncio's depth is 1.
	Depth int
	// Limit bounds every stack: a positive one keeps as many of the outermost
	// entries, a negative one of the innermost, 0 none; nil keeps all.
	Limit *int
}

// CaptureCallGraph is asyncio.capture_call_graph(x): the call graph of a *Future
// or a *Task; if x is nil, of the current task, and nil if there is none. Its
// errors: a TypeError for anything else; a RuntimeError where x is nil and no
// loop runs; ErrCircle for tasks that await one another.
func CaptureCallGraph(x any, o GraphOptions) (*FutureCallGraph, error) {
	l := RunningLoop()
	f := asFuture(x)
	switch {
	case f != nil:
	case x != nil:
		return nil, TypeError(repr(x) + " object does not appear to be compatible with asyncio.Future")
	case l == nil:
		return nil, RuntimeError("capture_call_graph() is called outside of a running event loop " +
			"and no *future* to introspect was provided")
	case l.current == nil:
		return nil, nil
	default:
		f = &l.current.Future
	}
	return f.callGraph(o, nil)
}

// callGraph is the graph of f, which those in path await, each the one before it.
func (f *Future) callGraph(o GraphOptions, path []*Future) (*FutureCallGraph, error) {
	if slices.Contains(path, f) {
		return nil, ErrCircle
	}
	g := &FutureCallGraph{Future: f, CallStack: f.callStack(o)}
	for _, by := range f.awaitedBy() {
		above, err := by.callGraph(o, append(path[:len(path):len(path)], f))
		if err != nil {
			return nil, err
		}
		g.AwaitedBy = append(g.AwaitedBy, above)
	}
	return g, nil
}

// callStack is where the task of f stands, the innermost first.
func (f *Future) callStack(o GraphOptions) []Frame {
	if f.task == nil || o.Limit != nil && *o.Limit == 0 {
		return nil
	}
	stack := framesOf(f.task.coro)
	if o.Depth > 0 && f.task == f.loop.current {
		stack = stack[:max(len(stack)-o.Depth, 0)]
	}
	if n := o.Limit; n != nil {
		if *n > 0 {
			stack = stack[:min(*n, len(stack))]
		} else {
			stack = stack[max(len(stack)+*n, 0):]
		}
	}
	return reversed(stack)
}

// AddAwaitedBy is asyncio.future_add_to_awaited_by(f, by): who brings futures
// together in a way that the loop cannot see tells it who awaits whom.
func (f *Future) AddAwaitedBy(by *Future) {
	l := f.loop
	if l.awaiters == nil {
		l.awaiters = map[*Future][]*Future{}
	}
	if !slices.Contains(l.awaiters[f], by) {
		l.awaiters[f] = append(l.awaiters[f], by)
	}
}

// DiscardAwaitedBy is asyncio.future_discard_from_awaited_by(f, by).
func (f *Future) DiscardAwaitedBy(by *Future) {
	l := f.loop
	left := slices.DeleteFunc(l.awaiters[f], func(x *Future) bool { return x == by })
	if len(left) == 0 {
		delete(l.awaiters, f)
		return
	}
	l.awaiters[f] = left
}

// awaitedBy is who waits for f, each once: the tasks that it will wake, those
// that await it by way of a gather, a wait, a shield or a TaskGroup, and those
// that the loop was told of.
func (f *Future) awaitedBy() []*Future {
	var all []*Future
	for _, cb := range f.callbacks {
		by := cb.by
		if cb.wake != nil {
			by = &cb.wake.Future
		}
		if by != nil && !slices.Contains(all, by) {
			all = append(all, by)
		}
	}
	for _, by := range f.loop.awaiters[f] {
		if !slices.Contains(all, by) {
			all = append(all, by)
		}
	}
	return all
}

// FormatCallGraph is asyncio.format_call_graph(x): CaptureCallGraph as a text
// without a newline at its end; "" where there is no current task.
func FormatCallGraph(x any, o GraphOptions) (string, error) {
	g, err := CaptureCallGraph(x, o)
	if g == nil {
		return "", err
	}
	return strings.Join(g.lines("", nil), "\n"), nil
}

// lines adds the graph's lines to some.
func (g *FutureCallGraph) lines(indent string, lines []string) []string {
	if t := g.Future.task; t != nil {
		lines = append(lines, fmt.Sprintf("%s* Task(name=%s, id=%p)", indent, quoted(t.Name()), t))
	} else {
		lines = append(lines, fmt.Sprintf("%s* Future(id=%p)", indent, g.Future))
	}
	if len(g.CallStack) > 0 {
		lines = append(lines, indent+"  + Call stack:")
	}
	for _, f := range g.CallStack {
		lines = append(lines, fmt.Sprintf("%s  |   File %s, line %d, in %s%s()", indent, quoted(f.File), f.Line, f.Kind.tag(), f.Name))
	}
	if len(g.AwaitedBy) > 0 {
		lines = append(lines, indent+"  + Awaited by:")
	}
	for _, above := range g.AwaitedBy {
		lines = above.lines(indent+"    ", lines)
	}
	return lines
}

// PrintCallGraph is asyncio.print_call_graph(x, file=w); with a nil w it goes to
// the program's stdout.
func PrintCallGraph(w io.Writer, x any, o GraphOptions) error {
	text, err := FormatCallGraph(x, o)
	if err != nil {
		return err
	}
	if w != nil {
		_, err := fmt.Fprintln(w, text)
		return err
	}
	l := RunningLoop()
	if f := asFuture(x); f != nil {
		l = f.loop
	}
	l.write(1, text+"\n")
	return nil
}
