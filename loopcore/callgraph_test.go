package loopcore_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// The coroutines whose graph is drawn: middle awaits leaf, which awaits a future.
func leaf(co *loopcore.Co, f *loopcore.Future) (any, error) { return co.Await(f) }

func middle(co *loopcore.Co, f *loopcore.Future) (any, error) {
	return co.Await(loopcore.CoroWith(leaf, f))
}

func awaits(co *loopcore.Co, x any) (any, error) { return co.Await(x) }

// plainGraph is a graph without what differs from run to run.
func plainGraph(t *testing.T, x any, o loopcore.GraphOptions) string {
	t.Helper()
	text, err := loopcore.FormatCallGraph(x, o)
	if err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(`id=0x[0-9a-f]+`).ReplaceAllString(text, "id=?")
	return regexp.MustCompile(`line [1-9][0-9]*`).ReplaceAllString(text, "line ?")
}

func limit(n int) *int { return &n }

// inDebug runs main on a loop in debug mode, which knows where coroutines stand.
func inDebug(t *testing.T, main func(*loopcore.Co) (any, error)) {
	t.Helper()
	if _, err := loopcore.Run(loopcore.Options{Debug: true}, loopcore.Coro(main)); err != nil {
		t.Fatal(err)
	}
}

// The form is CPython 3.14.6's for the same program.
func TestTheCallGraphShowsWhoAwaitsWhom(t *testing.T) {
	inDebug(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		f := l.NewFuture()
		task := must(l.CreateTask(loopcore.CoroWith(middle, f), "mid"))
		for _, name := range []string{"w1", "w2"} {
			must(l.CreateTask(loopcore.CoroWith(awaits, any(task)), name))
		}
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		const own = "* Task(name='mid', id=?)\n" +
			"  + Call stack:\n" +
			"  |   File 'callgraph_test.go', line ?, in async leaf()\n" +
			"  |   File 'callgraph_test.go', line ?, in async middle()\n"
		const above = "  + Awaited by:\n" +
			"    * Task(name='w1', id=?)\n" +
			"      + Call stack:\n" +
			"      |   File 'callgraph_test.go', line ?, in async awaits()\n" +
			"    * Task(name='w2', id=?)\n" +
			"      + Call stack:\n" +
			"      |   File 'callgraph_test.go', line ?, in async awaits()"
		if got, want := plainGraph(t, task, loopcore.GraphOptions{}), own+above; got != want {
			t.Errorf("the task's graph is\n%s\nwant\n%s", got, want)
		}
		want := "* Future(id=?)\n  + Awaited by:\n    " + strings.ReplaceAll(own+above, "\n", "\n    ")
		if got := plainGraph(t, f, loopcore.GraphOptions{}); got != want {
			t.Errorf("the future's graph is\n%s\nwant\n%s", got, want)
		}
		for n, kept := range map[int]string{0: "", 1: "middle", -1: "leaf", 2: "leaf middle", -3: "leaf middle"} {
			g := must(loopcore.CaptureCallGraph(task, loopcore.GraphOptions{Limit: limit(n)}))
			var names []string
			for _, frame := range g.CallStack {
				names = append(names, frame.Name)
			}
			if got := strings.Join(names, " "); got != kept {
				t.Errorf("with the limit %d the stack is %q, want %q", n, got, kept)
			}
		}
		return nil, f.SetResult(nil)
	})
}

func TestWhereCoroutinesStandIsKnownInDebugModeOrOfTheProgramsSources(t *testing.T) {
	for name, c := range map[string]struct {
		o     loopcore.Options
		known bool
	}{
		"plain":            {loopcore.Options{}, false},
		"debug mode":       {loopcore.Options{Debug: true}, true},
		"its sources":      {loopcore.Options{Sources: []string{"callgraph_test.go"}}, true},
		"another's":        {loopcore.Options{Sources: []string{"other.go"}}, false},
		"debug, another's": {loopcore.Options{Debug: true, Sources: []string{"other.go"}}, false},
	} {
		_, err := loopcore.Run(c.o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			f := co.Loop().NewFuture()
			task := must(co.Loop().CreateTask(loopcore.CoroWith(middle, f), ""))
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
			frames := must(loopcore.CaptureCallGraph(task, loopcore.GraphOptions{})).CallStack
			if known := len(frames) == 2 && frames[0].Name == "leaf"; known != c.known {
				t.Errorf("%s: it stands at %+v", name, frames)
			}
			return nil, f.SetResult(nil)
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheCurrentTasksGraphBeginsAtWhoAsks(t *testing.T) {
	inDebug(t, func(co *loopcore.Co) (any, error) {
		_, err := co.Await(loopcore.CoroWith(asksForItsGraph, t))
		return nil, err
	})
}

func asksForItsGraph(_ *loopcore.Co, t *testing.T) (any, error) {
	helper := func(o loopcore.GraphOptions) string { return plainGraph(t, nil, o) }
	const head = "* Task(name='Task-1', id=?)\n  + Call stack:\n"
	const file = "  |   File 'callgraph_test.go', line ?, in "
	const asker = file + "async asksForItsGraph()\n"
	const main = file + "async TestTheCurrentTasksGraphBeginsAtWhoAsks.func1()"
	for _, c := range []struct {
		o    loopcore.GraphOptions
		want string
	}{
		{loopcore.GraphOptions{}, head + file + "plainGraph()\n" + file + "asksForItsGraph.func1()\n" + asker + main},
		{loopcore.GraphOptions{Depth: 2}, head + asker + main},
		{loopcore.GraphOptions{Limit: limit(1)}, head + main},
		{loopcore.GraphOptions{Limit: limit(-1)}, head + file + "plainGraph()"},
		{loopcore.GraphOptions{Limit: limit(0)}, "* Task(name='Task-1', id=?)"},
	} {
		if got := helper(c.o); got != c.want {
			t.Errorf("with %+v it is\n%s\nwant\n%s", c.o, got, c.want)
		}
	}
	return nil, nil
}

// As in CPython 3.14: it is the task that called gather, wait, shield or the
// group that awaits the children; as_completed's children nobody awaits.
func TestWhoGathersWaitsOrGroupsAwaitsTheChildren(t *testing.T) {
	waits := map[string]func(co *loopcore.Co, x *loopcore.Task) error{
		"gather": func(co *loopcore.Co, x *loopcore.Task) error { _, err := co.Gather(x); return err },
		"wait": func(co *loopcore.Co, x *loopcore.Task) error {
			_, err := co.Wait([]any{x}, loopcore.WaitOptions{})
			return err
		},
		"shield": func(co *loopcore.Co, x *loopcore.Task) error {
			_, err := co.Await(must(co.Loop().Shield(x)))
			return err
		},
		"plain await": func(co *loopcore.Co, x *loopcore.Task) error { _, err := co.Await(x); return err },
	}
	for name, wait := range waits {
		run(t, func(co *loopcore.Co) (any, error) {
			f, main := co.Loop().NewFuture(), co.Task()
			task := must(co.Loop().CreateTask(loopcore.CoroWith(awaits, any(f)), "child"))
			must(co.Loop().CallLater(0.001, func() {
				g := must(loopcore.CaptureCallGraph(task, loopcore.GraphOptions{}))
				if len(g.AwaitedBy) != 1 || g.AwaitedBy[0].Future != &main.Future {
					t.Errorf("%s: awaited by %v", name, g.AwaitedBy)
				}
				_ = f.SetResult(nil)
			}))
			return nil, wait(co, task)
		})
	}
}

func TestAGroupsParentAwaitsItsTasks(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		parent := co.Task()
		return nil, co.TaskGroup(func(g *loopcore.TaskGroup) error {
			_, err := g.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				graph := must(loopcore.CaptureCallGraph(nil, loopcore.GraphOptions{}))
				if len(graph.AwaitedBy) != 1 || graph.AwaitedBy[0].Future != &parent.Future {
					t.Errorf("awaited by %v", graph.AwaitedBy)
				}
				return nil, nil
			}), loopcore.TaskOptions{})
			return err
		})
	})
}

func TestACallGraphIsRefusedInAsynciosWords(t *testing.T) {
	for _, c := range []struct {
		x    any
		want string
	}{
		{5, "5 object does not appear to be compatible with asyncio.Future"},
		{nil, "capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided"},
	} {
		if _, err := loopcore.CaptureCallGraph(c.x, loopcore.GraphOptions{}); err == nil || err.Error() != c.want {
			t.Errorf("of %v: %v", c.x, err)
		}
	}
	l := newLoop(t, loopcore.Options{})
	must(l.CallSoon(func() {
		defer l.Stop()
		if text, err := loopcore.FormatCallGraph(nil, loopcore.GraphOptions{}); text != "" || err != nil {
			t.Errorf("outside any task: %q, %v", text, err)
		}
	}))
	if err := l.RunForever(); err != nil {
		t.Error(err)
	}
}

func TestACallGraphOfTasksInACircleIsARecursionError(t *testing.T) {
	_, err := runWith(nil, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		var a, b *loopcore.Task
		a = must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(b) }), "a"))
		b = must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(a) }), "b"))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if _, err := loopcore.CaptureCallGraph(a, loopcore.GraphOptions{}); !errors.Is(err, loopcore.ErrCircle) {
			t.Errorf("got %v", err)
		}
		l.Drop() // asyncio could not end them either
		return nil, nil
	})
	if !errors.Is(err, loopcore.ErrDropped) {
		t.Errorf("the run answered %v", err)
	}
}

func TestThePrintedCallGraphIsThePrograms(t *testing.T) {
	var out strings.Builder
	_, err := loopcore.Run(loopcore.Options{Stdout: &out}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		var own strings.Builder
		if err := loopcore.PrintCallGraph(&own, nil, loopcore.GraphOptions{Limit: limit(0)}); err != nil {
			return nil, err
		}
		if !strings.HasPrefix(own.String(), "* Task(name='Task-1', id=0x") || !strings.HasSuffix(own.String(), ")\n") {
			t.Errorf("it wrote %q", own.String())
		}
		err := loopcore.PrintCallGraph(nil, nil, loopcore.GraphOptions{Limit: limit(0)})
		if out.String() != own.String() {
			t.Errorf("to stdout it wrote %q", out.String())
		}
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
}
