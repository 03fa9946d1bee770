package loopcore_test

import (
	"slices"
	"testing"

	"batuta/loopcore"
)

// left is a loop on this thread with a coroutine that waits: its deferred call
// writes a word into log. Whoever calls it closes the loop.
func left(t *testing.T, log *[]string, word string) *loopcore.Loop {
	t.Helper()
	l, err := loopcore.New(loopcore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		defer func() { *log = append(*log, word) }()
		return nil, co.Sleep(10)
	}), ""))
	must(l.RunOnce(0))
	return l
}

func TestLoopsThatShareAThreadMayCloseInAnyOrder(t *testing.T) {
	for name, order := range map[string][]int{"the first first": {0, 1, 2}, "the last first": {2, 1, 0}, "the middle first": {1, 2, 0}} {
		t.Run(name, func(t *testing.T) {
			var log []string
			loops := []*loopcore.Loop{left(t, &log, "a"), left(t, &log, "b"), left(t, &log, "c")}
			var want []string
			for _, i := range order {
				want = append(want, "abc"[i:i+1])
				if err := loops[i].Close(); err != nil {
					t.Error(err)
				}
			}
			if !slices.Equal(log, want) {
				t.Errorf("unwound %v, want %v", log, want)
			}
			if loopcore.ThreadLocked() {
				t.Error("the thread is still locked")
			}
		})
	}
}

func TestALoopMayBeClosedByAnothersCoroutine(t *testing.T) {
	var log []string
	a := left(t, &log, "a")
	run(t, func(co *loopcore.Co) (any, error) {
		if err := a.Close(); err != nil {
			return nil, err
		}
		return nil, co.Sleep(0.001) // its own stack is as good as before
	})
	if !slices.Equal(log, []string{"a"}) {
		t.Errorf("unwound %v", log)
	}
}

func TestALoopThatComesBetweenRunsLeavesTheThreadAsItWas(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	waiter := must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return 7, co.Sleep(0.005) }), ""))
	must(l.RunOnce(0))
	run(t, func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.001) })
	if v, err := l.RunUntilComplete(waiter); v != 7 || err != nil {
		t.Errorf("got %v, %v", v, err)
	}
}

func TestAHoldThatWasLeftBehindHoldsNobody(t *testing.T) {
	for range 20 { // the goroutine may have moved to another thread meanwhile
		func() {
			defer loopcore.LeaveHold()()
			var log []string
			l := left(t, &log, "unwound")
			if !loopcore.ThreadLocked() {
				t.Error("a coroutine lives on a thread that is not locked")
			}
			if err := l.Close(); err != nil {
				t.Error(err)
			}
			if loopcore.ThreadLocked() {
				t.Error("the thread is still locked")
			}
		}()
	}
}
