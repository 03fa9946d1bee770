package loopcore_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// in is what v is in the context in use.
func in(l *loopcore.Loop, v *loopcore.ContextVar) any {
	got, _ := l.Context().Get(v)
	return got
}

// As CPython 3.14.6 has it for the same calls.
func TestCallbacksRunInACopyOfTheContextOrInTheOneTheyAreGiven(t *testing.T) {
	v := loopcore.NewContextVarWithDefault("v", "default")
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		var seen []string
		note := func(what string) func() error {
			return func() error { seen = append(seen, fmt.Sprint(what, " ", in(l, v))); return nil }
		}
		l.Context().Set(v, "main")
		given := l.Context().Copy()
		given.Set(v, "given")
		f := l.NewFuture()
		for _, c := range []*loopcore.Context{nil, given} {
			must(l.CallSoonWith(loopcore.Call{Fn: note("soon"), Context: c}))
			must(l.CallLaterWith(0.001, loopcore.Call{Fn: note("later"), Context: c}))
			f.AddDoneCallbackWith(loopcore.DoneCall{Fn: func(*loopcore.Future) error { return note("done")() }, Context: c})
		}
		f.AddDoneCallback(func(*loopcore.Future) { l.Context().Set(v, "a callback's own") })
		task := must(l.CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) {
			err := note("task")()
			l.Context().Set(v, "the task's own")
			return nil, err
		}), ""))
		other := must(l.CreateTaskWith(loopcore.Coro(func(*loopcore.Co) (any, error) {
			err := note("task")()
			l.Context().Set(v, "in the task")
			return nil, err
		}), loopcore.TaskOptions{Context: given}))
		l.Context().Set(v, "afterwards")
		if err := f.SetResult(nil); err != nil {
			return nil, err
		}
		if err := co.Sleep(0.01); err != nil {
			return nil, err
		}
		want := []string{
			"soon main", "soon given", "task main", "task given",
			"done main", "done in the task", "later main", "later in the task",
		}
		if !slices.Equal(seen, want) {
			t.Errorf("they saw %q, want %q", seen, want)
		}
		if in(l, v) != "afterwards" || task.Context() == other.Context() || other.Context() != given {
			t.Errorf("main sees %v", in(l, v))
		}
		return nil, nil
	})
}

func TestThreadsHaveTheCallersContextOnlyByToThread(t *testing.T) {
	v := loopcore.NewContextVarWithDefault("v", "default")
	set := func(w *loopcore.Worker, x string) (any, error) {
		got, _ := w.Context().Get(v)
		w.Context().Set(v, x)
		return got, nil
	}
	_, err := loopcore.Run(loopcore.Options{Workers: 1}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		l.Context().Set(v, "main")
		executor := func(x string) func() (any, error) {
			return func() (any, error) {
				return co.Await(must(l.RunInExecutor(func(w *loopcore.Worker) (any, error) { return set(w, x) })))
			}
		}
		early := loopcore.ToThread(set, "e")
		for i, c := range []struct {
			call func() (any, error)
			want string
		}{
			{executor("a"), "default"},
			{executor("b"), "a"},
			{func() (any, error) { return co.Await(loopcore.ToThread(set, "c")) }, "main"},
			{executor("d"), "b"},
			{func() (any, error) { l.Context().Set(v, "late"); return co.Await(early) }, "late"},
		} {
			if got, err := c.call(); got != c.want || err != nil {
				t.Errorf("call %d saw %v, %v, want %v", i, got, err, c.want)
			}
		}
		if got := in(l, v); got != "late" {
			t.Errorf("main sees %v", got)
		}
		return nil, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
}

func TestAContextIsInUseOnceOnly(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l, own := co.Loop(), co.Task().Context()
		want := regexp.MustCompile(`^cannot enter context: <_contextvars\.Context object at 0x[0-9a-f]+> is already entered$`)
		if err := l.RunIn(own, func() error { return nil }); err == nil || !want.MatchString(err.Error()) {
			t.Errorf("RunIn: %v", err)
		}
		c := loopcore.NewContext()
		err := l.RunIn(c, func() error {
			if l.Context() != c {
				t.Error("it is not in use")
			}
			return l.RunIn(c, func() error { return nil })
		})
		if err == nil || !want.MatchString(err.Error()) {
			t.Errorf("RunIn inside itself: %v", err)
		}
		// A callback and a task may have it when the task that is in it waits.
		ran := 0
		must(l.CallSoonWith(loopcore.Call{Context: own, Fn: func() error { ran++; return nil }}))
		if _, err := co.Await(must(l.CreateTaskWith(loopcore.Coro(func(*loopcore.Co) (any, error) {
			ran++
			return nil, nil
		}), loopcore.TaskOptions{Context: own}))); err != nil || ran != 2 {
			t.Errorf("%d ran, %v", ran, err)
		}
		return nil, nil
	}))
	if err != nil || strings.Contains(lines.String(), "ERROR") {
		t.Errorf("%v, and the log\n%s", err, lines)
	}
}

// The words are CPython 3.14.6's.
func TestATokenServesOnceForItsVariableInItsContext(t *testing.T) {
	v, w := loopcore.NewContextVarWithDefault("v", 0), loopcore.NewContextVar("w")
	c, other := loopcore.NewContext(), loopcore.NewContext()
	first := c.Set(v, 1)
	second := c.Set(v, 2)
	if old, ok := second.OldValue(); old != 1 || !ok {
		t.Errorf("before the second it was %v, %v", old, ok)
	}
	if old, ok := first.OldValue(); ok {
		t.Errorf("before the first it was set to %v", old)
	}
	if err := c.Reset(v, second); err != nil {
		t.Fatal(err)
	}
	if got, _ := c.Get(v); got != 1 {
		t.Errorf("taken back, it is %v", got)
	}
	for _, x := range []struct {
		err  error
		want string
	}{
		{c.Reset(v, second), `^<Token used var=<ContextVar name='v' default=0 at 0x\w+> at 0x\w+> has already been used once$`},
		{c.Reset(w, first), `^<Token var=<ContextVar name='v' default=0 at 0x\w+> at 0x\w+> was created by a different ContextVar$`},
		{other.Reset(v, first), `^<Token var=<ContextVar name='v' default=0 at 0x\w+> at 0x\w+> was created in a different Context$`},
	} {
		if x.err == nil || !regexp.MustCompile(x.want).MatchString(x.err.Error()) {
			t.Errorf("got %v, want %s", x.err, x.want)
		}
	}
	if err := c.Reset(v, first); err != nil {
		t.Fatal(err)
	}
	if got, ok := c.Lookup(v); ok || len(c.Vars()) != 0 {
		t.Errorf("taken back, it is still set to %v", got)
	}
	if got, ok := c.Get(v); got != 0 || !ok {
		t.Errorf("its default is %v, %v", got, ok)
	}
	if got, ok := c.Get(w); ok {
		t.Errorf("what has neither value nor default is %v", got)
	}
}

func TestAContextsCopiesGoTheirOwnWays(t *testing.T) {
	c := loopcore.NewContext()
	var vars []*loopcore.ContextVar
	for i := range 50 {
		vars = append(vars, loopcore.NewContextVar(fmt.Sprint("v", i)))
		c.Set(vars[i], i)
	}
	copied := c.Copy()
	copied.Set(vars[7], "changed")
	c.Set(vars[8], "changed too")
	for i, v := range vars {
		a, _ := c.Get(v)
		b, _ := copied.Get(v)
		wantA, wantB := any(i), any(i)
		if i == 7 {
			wantB = "changed"
		}
		if i == 8 {
			wantA = "changed too"
		}
		if a != wantA || b != wantB {
			t.Errorf("variable %d is %v and %v", i, a, b)
		}
	}
	if len(c.Vars()) != 50 {
		t.Errorf("%d variables are set", len(c.Vars()))
	}
}
