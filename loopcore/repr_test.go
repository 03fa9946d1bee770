package loopcore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
)

// sleeper and others are coroutines whose lines are in this file, which the
// loop takes for the program's.
func sleeper(co *loopcore.Co, seconds float64) (any, error) { return nil, co.Sleep(seconds) }

func TestReprsAreAsynciosInEveryState(t *testing.T) {
	var got, want []string
	see := func(x any, repr string) {
		got = append(got, fmt.Sprint(x))
		want = append(want, repr)
	}
	_, err := loopcore.Run(loopcore.Options{Sources: []string{"repr_test.go"}}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		task := func(c loopcore.Coroutine) *loopcore.Task { return must(l.CreateTask(c, "")) }
		pause := func() { _ = co.Sleep(0) }

		a := task(loopcore.CoroWith(sleeper, 10.0))
		see(a, "<Task pending name='Task-2' coro=<sleeper() running at repr_test.go:14>>")
		pause()
		see(a, "<Task pending name='Task-2' coro=<sleeper() running at repr_test.go:14> wait_for=<Future pending cb=[Task.task_wakeup()]>>")
		a.Cancel("why")
		see(a, "<Task cancelling name='Task-2' coro=<sleeper() running at repr_test.go:14> wait_for=<Future cancelled>>")
		pause()
		see(a, "<Task cancelled name='Task-2' coro=<sleeper() done, defined at repr_test.go:14>>")

		g := must(l.Gather(false, loopcore.Sleep(1), loopcore.Sleep(2)))
		see(g, "<_GatheringFuture pending>")
		b := task(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(g) }))
		pause()
		if s := b.String(); !strings.HasSuffix(s, "wait_for=<_GatheringFuture pending cb=[Task.task_wakeup()]>>") {
			t.Errorf("a task that awaits a gather is %s", s)
		}

		f := l.NewFuture()
		_ = f.SetResult(strings.Repeat("x", 50))
		see(f, "<Future finished result='xxxxxxxxxxxx...xxxxxxxxxxxxx'>")
		for _, c := range []struct {
			result any
			repr   string
		}{{nil, "None"}, {true, "True"}, {7, "7"}, {1e5, "100000.0"}, {1e16, "1e+16"}, {"it's", `"it's"`}, {"a\n", `'a\n'`}} {
			f := l.NewFuture()
			_ = f.SetResult(c.result)
			see(f, "<Future finished result="+c.repr+">")
		}
		f = l.NewFuture()
		_ = f.SetException(loopcore.ValueError("boom"))
		see(f, "<Future finished exception=ValueError('boom')>")
		_, _ = f.Exception()
		f = l.NewFuture()
		for range 3 {
			f.AddDoneCallback(done)
		}
		see(f, "<Future pending cb=[done() at repr_test.go:84, <1 more>, done() at repr_test.go:84]>")

		h := must(l.CallLater(1, func() {}))
		h.Cancel()
		see(h, fmt.Sprintf("<TimerHandle cancelled when=%v>", h.When()))
		h2 := must(l.CallSoon(tick))
		see(h2, "<Handle tick() at repr_test.go:85>")
		h2.Cancel()
		see(h2, "<Handle cancelled>")
		return nil, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s\nwant\n%s", got[i], want[i])
		}
	}
}

func done(*loopcore.Future) {}
func tick()                 {}

func TestTasksThatAwaitOneAnotherInACircleCanBeWrittenButNotCancelled(t *testing.T) {
	var a, b *loopcore.Task
	await := func(co *loopcore.Co, other **loopcore.Task) (any, error) { return co.Await(*other) }
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		a = must(co.Loop().CreateTask(loopcore.CoroWith(await, &b), "a"))
		b = must(co.Loop().CreateTask(loopcore.CoroWith(await, &a), "b"))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if s := a.String(); !strings.Contains(s, "wait_for=<Task pending name='b'") || !strings.Contains(s, "wait_for=... ") {
			t.Errorf("got %s", s)
		}
		_, err := co.Await(must(co.Loop().CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) {
			a.Cancel("")
			return nil, nil
		}), "")))
		if !errors.Is(err, loopcore.ErrCircle) {
			t.Errorf("cancelling one of them answered %v", err)
		}
		return nil, nil
	}))
	if !errors.Is(err, loopcore.ErrCircle) { // the closing cannot cancel them either
		t.Errorf("the run answered %v", err)
	}
}

func TestLeftoversAreSaidInTheOrderInWhichTheyFailed(t *testing.T) {
	log, lines := logLines()
	l := must(loopcore.New(loopcore.Options{Log: log}))
	for i := range 40 {
		if err := l.NewFuture().SetException(loopcore.ValueError(fmt.Sprintf("number %02d", i))); err != nil {
			t.Fatal(err)
		}
	}
	known := l.NewFuture()
	if err := known.SetException(errors.New("known")); err != nil {
		t.Fatal(err)
	}
	known.Cancel("") // who cancels it knows of it
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	last := -1
	for i := range 40 {
		at := strings.Index(lines.String(), fmt.Sprintf("exception=ValueError('number %02d')", i))
		if at <= last {
			t.Fatalf("number %d is out of order:\n%s", i, lines)
		}
		last = at
	}
	if strings.Contains(lines.String(), "known") {
		t.Error("a failure was said that had been taken notice of")
	}
}

func TestAGathersOwnTasksAreNotSaidToBePending(t *testing.T) {
	log, lines := logLines()
	l := must(loopcore.New(loopcore.Options{Log: log}))
	must(l.Gather(false, loopcore.Sleep(1)))
	if err := l.Close(); err != nil || strings.Contains(lines.String(), "destroyed") {
		t.Errorf("got %v and\n%s", err, lines)
	}
}

func TestAnExceptionHandlerThatPanicsIsReported(t *testing.T) {
	log, lines := logLines()
	l := newLoop(t, loopcore.Options{Log: log})
	l.ExceptionHandler = func(loopcore.ExceptionContext) { panic("the handler's own") }
	must(l.CallSoon(func() { panic("ouch") }))
	must(l.CallSoon(l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	l.ExceptionHandler = nil
	l.CallExceptionHandler(loopcore.ExceptionContext{})
	for _, want := range []string{"ERROR:asyncio:Unhandled error in exception handler\n", "the handler's own", "ERROR:asyncio:Unhandled exception in event loop\n"} {
		if !strings.Contains(lines.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, lines)
		}
	}
}
