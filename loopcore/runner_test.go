package loopcore_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// answering is a coroutine that answers v.
func answering(v any) *loopcore.GoCoroutine {
	return loopcore.Coro(func(*loopcore.Co) (any, error) { return v, nil })
}

func TestARunnerRunsOneAfterTheOtherOnOneLoopInOneContext(t *testing.T) {
	v := loopcore.NewContextVarWithDefault("v", "default")
	get := func(co *loopcore.Co) (any, error) { got, _ := co.Loop().Context().Get(v); return got, nil }
	set := func(co *loopcore.Co, x any) (any, error) { return co.Loop().Context().Set(v, x).Var() == v, nil }
	r := loopcore.NewRunner(loopcore.Options{})
	l := must(r.Loop())
	if got, err := r.Run(loopcore.CoroWith(set, any("set"))); got != true || err != nil {
		t.Fatal(got, err)
	}
	if got, err := r.Run(loopcore.Coro(get)); got != "set" || err != nil {
		t.Errorf("the second run saw %v, %v", got, err)
	}
	c := loopcore.NewContext()
	if got, err := r.RunIn(c, loopcore.CoroWith(set, any("own"))); got != true || err != nil {
		t.Fatal(got, err)
	}
	if got, _ := c.Get(v); got != "own" {
		t.Errorf("the context it was given holds %v", got)
	}
	if got, err := r.Run(loopcore.Coro(get)); got != "set" || err != nil {
		t.Errorf("the last run saw %v, %v", got, err)
	}
	if again := must(r.Loop()); again != l {
		t.Error("the runner has made another loop")
	}
	if got, ok := l.Context().Lookup(v); ok {
		t.Errorf("outside the runs it is %v", got)
	}
	if err := r.Close(); err != nil || !l.IsClosed() {
		t.Errorf("Close: %v; the loop is closed: %v", err, l.IsClosed())
	}
}

func TestARunnerIsClosedOnceItHasALoop(t *testing.T) {
	r := loopcore.NewRunner(loopcore.Options{})
	if err := r.Close(); err != nil { // it has nothing to close, and is as it was
		t.Fatal(err)
	}
	if got, err := r.Run(answering(1)); got != 1 || err != nil {
		t.Errorf("after a close without a loop it answered %v, %v", got, err)
	}
	for range 2 {
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Run(answering(1)); !errors.Is(err, loopcore.ErrRunnerClosed) {
		t.Errorf("Run: %v", err)
	}
	if _, err := r.Loop(); !errors.Is(err, loopcore.ErrRunnerClosed) {
		t.Errorf("Loop: %v", err)
	}
}

func TestWhatCannotBeAwaitedCannotBeRun(t *testing.T) {
	for _, main := range []any{nil, 5, "x", (*loopcore.GoCoroutine)(nil), (*loopcore.Future)(nil)} {
		if _, err := loopcore.Run(loopcore.Options{}, main); !errors.Is(err, loopcore.ErrNotAwaitable) {
			t.Errorf("%#v: %v", main, err)
		}
	}
}

func TestARunnerWaitsForAFutureToo(t *testing.T) {
	r := loopcore.NewRunner(loopcore.Options{})
	l := must(r.Loop())
	f := l.NewFuture()
	must(l.CallSoon(func() { _ = f.SetResult(7) }))
	if got, err := r.Run(f); got != 7 || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

func TestARunInsideARunIsRefused(t *testing.T) {
	other := newLoop(t, loopcore.Options{})
	r := loopcore.NewRunner(loopcore.Options{})
	_, err := r.Run(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for name, c := range map[string]struct {
			run  func() (any, error)
			want error
		}{
			"run":                          {func() (any, error) { return loopcore.Run(loopcore.Options{}, answering(1)) }, loopcore.ErrRunInLoop},
			"another runner's":             {func() (any, error) { return loopcore.NewRunner(loopcore.Options{}).Run(answering(1)) }, loopcore.ErrRunnerInLoop},
			"the runner's own":             {func() (any, error) { return r.Run(answering(1)) }, loopcore.ErrRunnerInLoop},
			"another loop's":               {func() (any, error) { return other.RunUntilComplete(answering(1)) }, loopcore.ErrOtherRunning},
			"the loop's own":               {func() (any, error) { return co.Loop().RunUntilComplete(answering(1)) }, loopcore.ErrRunning},
			"closing, which runs the loop": {func() (any, error) { return nil, r.Close() }, loopcore.ErrCloseRunning},
		} {
			if _, err := c.run(); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		return nil, nil
	}))
	if err = errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsLeftIsCancelledAndWhatItRaisesThenIsReported(t *testing.T) {
	log, lines := logLines()
	result, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			_ = co.Sleep(10)
			return nil, loopcore.ValueError("late")
		}), "bad"))
		return "ok", co.Sleep(0)
	}))
	if result != "ok" || err != nil {
		t.Errorf("the run answered %v, %v", result, err)
	}
	_, report, _ := strings.Cut(lines.String(), "ERROR:asyncio:")
	if !strings.HasPrefix(report, "unhandled exception during asyncio.run() shutdown\ntask: <Task finished name='bad' ") ||
		!strings.HasSuffix(report, " exception=ValueError('late')>\nValueError: late\n") {
		t.Errorf("the report is\n%s", report)
	}
}

// The order is CPython 3.14.6's, where all tasks are cancelled in the order of their creation.
func TestWhatLeavesTheLoopEndsTheRunAndTheRestIsCancelled(t *testing.T) {
	for _, leaving := range []error{loopcore.ErrInterrupted, &loopcore.SystemExit{Code: 3}} {
		for _, c := range []struct {
			where string
			main  func(co *loopcore.Co, said func(string), raise *loopcore.GoCoroutine) error
			order string
			lost  int // failures that nobody asked for
		}{
			{"main", func(co *loopcore.Co, _ func(string), _ *loopcore.GoCoroutine) error {
				return errors.Join(co.Sleep(0), leaving)
			}, "other cancelled", 0},
			{"a child that nobody awaits", func(co *loopcore.Co, _ func(string), raise *loopcore.GoCoroutine) error {
				must(co.Loop().CreateTask(raise, "child"))
				return co.Sleep(5)
			}, "raised, main cancelled, other cancelled", 1},
			{"a child that main awaits", func(co *loopcore.Co, _ func(string), raise *loopcore.GoCoroutine) error {
				_, err := co.Await(must(co.Loop().CreateTask(raise, "child")))
				return err
			}, "raised, main cancelled, other cancelled", 0},
			{"a callback", func(co *loopcore.Co, said func(string), _ *loopcore.GoCoroutine) error {
				must(co.Loop().CallSoonWith(loopcore.Call{Fn: func() error { said("raised"); return leaving }}))
				return co.Sleep(5)
			}, "raised, main cancelled, other cancelled", 0},
		} {
			log, lines := logLines()
			var order []string
			said := func(what string) { order = append(order, what) }
			_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
					err := co.Sleep(10)
					if loopcore.IsCancelled(err) {
						said("other cancelled")
					}
					return nil, err
				}), "other"))
				raise := loopcore.Coro(func(*loopcore.Co) (any, error) { said("raised"); return nil, leaving })
				err := c.main(co, said, raise)
				if loopcore.IsCancelled(err) {
					said("main cancelled")
				}
				return nil, err
			}))
			if !errors.Is(err, leaving) || strings.Join(order, ", ") != c.order {
				t.Errorf("%v out of %s: the run answered %v, in the order %q", leaving, c.where, err, order)
			}
			if n := strings.Count(lines.String(), "exception was never retrieved"); n != c.lost {
				t.Errorf("%v out of %s: the log says\n%s", leaving, c.where, lines)
			}
		}
	}
}

func TestWhatLeavesTheLoopWhileTheRunCloses(t *testing.T) {
	exit := &loopcore.SystemExit{Code: 4}
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			_ = co.Sleep(10)
			return nil, exit
		}), ""))
		return "the result", co.Sleep(0)
	}))
	if !errors.Is(err, exit) {
		t.Errorf("got %v", err)
	}
	wantClosed(t, before)
}

func TestAShutdownOfTheExecutorThatTakesTooLongIsWarnedOf(t *testing.T) {
	all, hook := warned()
	release := make(chan struct{})
	_, err := loopcore.Run(loopcore.Options{Warn: hook}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		must(co.Loop().RunInExecutor(func(*loopcore.Worker) (any, error) { <-release; return nil, nil }))
		defer close(release)
		return co.Await(co.Loop().ShutdownDefaultExecutor(loopcore.After(0.005)))
	}))
	want := []string{"RuntimeWarning: The executor did not finishing joining its threads within 0.005 seconds."}
	if err != nil || !slices.Equal(*all, want) {
		t.Errorf("%v; the warnings are %q", err, *all)
	}
}
