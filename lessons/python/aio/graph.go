package aio

import (
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of a call graph.
var (
	callGraphClass  = py.NewClass("asyncio.graph", "FutureCallGraph")
	graphEntryClass = py.NewClass("asyncio.graph", "FrameCallGraphEntry")
)

// callGraph is a FutureCallGraph.
type callGraph struct {
	future    py.Value
	callStack py.Value
	awaitedBy py.Value
}

// Type is FutureCallGraph.
func (*callGraph) Type() *py.Class { return callGraphClass }

// graphEntry is a FrameCallGraphEntry.
type graphEntry struct{ frame py.Value }

// Type is FrameCallGraphEntry.
func (*graphEntry) Type() *py.Class { return graphEntryClass }

func callGraphSpec() py.Spec {
	get := func(of func(*callGraph) py.Value) py.Native {
		return func(_ *py.Thread, args []py.Value) (py.Value, error) { return of(args[0].(*callGraph)), nil }
	}
	return py.Spec{Self: py.SelfOf[*callGraph], New: made(func() py.Value { return &callGraph{} }), Defs: []py.Def{
		{Sig: "__init__(self, future, call_stack, awaited_by)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			g := args[0].(*callGraph)
			g.future, g.callStack, g.awaitedBy = args[1], args[2], args[3]
			return nil, nil
		}},
		{Sig: "__eq__(self, other, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			g := args[0].(*callGraph)
			other, ok := py.As[*callGraph](args[1])
			if !ok {
				return py.NotImplemented, nil
			}
			same, err := t.Equal(py.NewTuple(g.future, g.callStack, g.awaitedBy), py.NewTuple(other.future, other.callStack, other.awaitedBy))
			return py.MakeBool(same), err
		}},
		{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			g := args[0].(*callGraph)
			n, err := t.Hash(py.NewTuple(g.future, g.callStack, g.awaitedBy))
			return py.MakeInt(int64(n)), err
		}},
		{Sig: "future(self)", Kind: py.Getter, Fn: get(func(g *callGraph) py.Value { return g.future })},
		{Sig: "call_stack(self)", Kind: py.Getter, Fn: get(func(g *callGraph) py.Value { return g.callStack })},
		{Sig: "awaited_by(self)", Kind: py.Getter, Fn: get(func(g *callGraph) py.Value { return g.awaitedBy })},
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			g := args[0].(*callGraph)
			return reprOf(t, "FutureCallGraph", "future", g.future, "call_stack", g.callStack, "awaited_by", g.awaitedBy)
		}},
	}}
}

func graphEntrySpec() py.Spec {
	return py.Spec{Self: py.SelfOf[*graphEntry], New: made(func() py.Value { return &graphEntry{} }), Defs: []py.Def{
		{Sig: "__init__(self, frame)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			args[0].(*graphEntry).frame = args[1]
			return nil, nil
		}},
		{Sig: "frame(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return args[0].(*graphEntry).frame, nil
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return reprOf(t, "FrameCallGraphEntry", "frame", args[0].(*graphEntry).frame)
		}},
	}}
}

// reprOf is the repr of a dataclass: names and values by turns.
func reprOf(t *py.Thread, class string, fields ...any) (py.Value, error) {
	var parts []string
	for i := 0; i < len(fields); i += 2 {
		s, err := t.Repr(fields[i+1].(py.Value))
		if err != nil {
			return nil, err
		}
		parts = append(parts, fields[i].(string)+"="+s)
	}
	return py.NewStr(class + "(" + strings.Join(parts, ", ") + ")"), nil
}

func graphFunctions() []py.Def {
	return []py.Def{
		{Sig: "future_add_to_awaited_by(fut, waiter, /)", Fn: awaitedByTold((*loopcore.Future).AddAwaitedBy)},
		{Sig: "future_discard_from_awaited_by(fut, waiter, /)", Fn: awaitedByTold((*loopcore.Future).DiscardAwaitedBy)},
		{Sig: "capture_call_graph(future=None, /, *, depth=1, limit=None)", Fn: captureCallGraph},
		{Sig: "format_call_graph(future=None, /, *, depth=1, limit=None)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			text, err := formatCallGraph(t, args[0], args[1], args[2])
			return py.NewStr(text), err
		}},
		{Sig: "print_call_graph(future=None, /, *, file=None, depth=1, limit=None)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			text, err := formatCallGraph(t, args[0], args[2], args[3])
			if err != nil {
				return nil, err
			}
			return nil, writeTo(t, args[1], text+"\n")
		}},
	}
}

// graphOptions are the arguments depth and limit. The frame of the function that
// is called counts in CPython's depth, and has none here.
func graphOptions(t *py.Thread, depth, limit py.Value) (o loopcore.GraphOptions, err error) {
	n, err := t.Index(depth)
	if err != nil {
		return o, err
	}
	o.Depth = max(n-1, 0)
	if limit = given(limit); limit != nil {
		most, err := t.Index(limit)
		if err != nil {
			return o, err
		}
		o.Limit = &most
	}
	return o, nil
}

// capture is the loop's call graph of a future, by default of the current task.
func capture(t *py.Thread, future, depth, limit py.Value) (*loopcore.FutureCallGraph, loopcore.GraphOptions, error) {
	o, err := graphOptions(t, depth, limit)
	if err != nil {
		return nil, o, err
	}
	var x any
	if future = given(future); future != nil {
		f, ok := py.As[*Future](future)
		if !ok || f.core == nil {
			return nil, o, t.TypeError("%s object does not appear to be compatible with asyncio.Future", reprOrName(t, future))
		}
		x = f.core
	}
	g, err := loopcore.CaptureCallGraph(x, o)
	return g, o, err
}

func captureCallGraph(t *py.Thread, args []py.Value) (py.Value, error) {
	g, o, err := capture(t, args[0], args[1], args[2])
	if g == nil || err != nil {
		return nil, err
	}
	return graphObject(t, g, o), nil
}

// graphObject is a call graph as Python code sees it.
func graphObject(t *py.Thread, g *loopcore.FutureCallGraph, o loopcore.GraphOptions) *callGraph {
	var entries, above []py.Value
	for _, f := range graphFrames(t, g.Future, o) {
		entries = append(entries, &graphEntry{f})
	}
	if task := g.Future.Task(); task != nil && task.Done() && (o.Limit == nil || *o.Limit != 0) {
		entries = append(entries, &graphEntry{py.None}) // a coroutine that has ended counts, and stands nowhere
	}
	for _, by := range g.AwaitedBy {
		above = append(above, graphObject(t, by, o))
	}
	return &callGraph{futureObject(g.Future), py.NewTuple(entries...), py.NewTuple(above...)}
}

// graphFrames are the frames of a task's stack, the innermost first.
func graphFrames(t *py.Thread, f *loopcore.Future, o loopcore.GraphOptions) []*py.Frame {
	task := f.Task()
	if task == nil || o.Limit != nil && *o.Limit == 0 {
		return nil
	}
	g, ok := task.Coro().(*py.Generator)
	if !ok {
		return nil
	}
	all := t.Frames(g)
	if o.Depth > 0 && task == taskOf(t) {
		all = all[:max(len(all)-o.Depth, 0)]
	}
	if n := o.Limit; n != nil {
		if *n > 0 {
			all = all[:min(*n, len(all))]
		} else {
			all = all[max(len(all)+*n, 0):]
		}
	}
	inward := make([]*py.Frame, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		inward = append(inward, all[i])
	}
	return inward
}

func formatCallGraph(t *py.Thread, future, depth, limit py.Value) (string, error) {
	g, o, err := capture(t, future, depth, limit)
	if g == nil || err != nil {
		return "", err
	}
	var lines []string
	describeGraph(t, g, o, "", &lines)
	return strings.Join(lines, "\n"), nil
}

// describeGraph adds a graph's lines to some (graph.py: format_call_graph).
func describeGraph(t *py.Thread, g *loopcore.FutureCallGraph, o loopcore.GraphOptions, indent string, lines *[]string) {
	add := func(parts ...string) { *lines = append(*lines, indent+strings.Join(parts, "")) }
	if task := g.Future.Task(); task != nil {
		name, _ := t.Repr(py.NewStr(task.Name())) // a string's repr does not fail
		add("* Task(name=", name, ", id=", shortAddress(futureObject(g.Future)), ")")
	} else {
		add("* Future(id=", shortAddress(futureObject(g.Future)), ")")
	}
	frames := graphFrames(t, g.Future, o)
	if len(frames) > 0 {
		add("  + Call stack:")
	}
	for _, f := range frames {
		add("  |   ", t.GraphText(f))
	}
	if len(g.AwaitedBy) > 0 {
		add("  + Awaited by:")
	}
	for _, by := range g.AwaitedBy {
		describeGraph(t, by, o, indent+"    ", lines)
	}
}

// shortAddress is an address without the zeros before it.
func shortAddress(v py.Value) string {
	return "0x" + strings.TrimLeft(strings.TrimPrefix(py.Address(v), "0x"), "0")
}

// awaitedByTold tells of two futures that one awaits the other, or no longer; what
// is no future of the loop's is passed over, as in asyncio.
func awaitedByTold(tell func(f, by *loopcore.Future)) py.Native {
	return func(_ *py.Thread, args []py.Value) (py.Value, error) {
		f, known := py.As[*Future](args[0])
		by, too := py.As[*Future](args[1])
		if known && too && f.core != nil && by.core != nil {
			tell(f.core, by.core)
		}
		return nil, nil
	}
}
