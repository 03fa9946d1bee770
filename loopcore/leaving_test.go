package loopcore_test

import (
	"errors"
	"testing"

	"batuta/loopcore"
)

// isItself reports whether an error is another one, and no group that holds it.
func isItself(err, other error) bool {
	var group *loopcore.ExceptionGroup
	return errors.Is(err, other) && !errors.As(err, &group)
}

// What leaves the loop leaves it at once, out of whatever awaits it. What the
// awaiting code sees of it, it sees while the run is wound up: either the error
// itself or, if it has not been told by then, its own cancellation.
func TestWhatLeavesTheLoopOutOfAChildIsSeenByItsParentAsInCPython(t *testing.T) {
	type await func(co *loopcore.Co, bad *loopcore.GoCoroutine) error
	awaiting := func(x func(l *loopcore.Loop, bad *loopcore.GoCoroutine) (any, error)) await {
		return func(co *loopcore.Co, bad *loopcore.GoCoroutine) error {
			_, err := co.Await(must(x(co.Loop(), bad)))
			return err
		}
	}
	for name, c := range map[string]struct {
		await await
		sees  bool
	}{
		"TaskGroup": {func(co *loopcore.Co, bad *loopcore.GoCoroutine) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error { child(g, bad); return sleepLong(co) })
		}, true},
		"gather": {func(co *loopcore.Co, bad *loopcore.GoCoroutine) error {
			_, err := co.Gather(loopcore.Sleep(10), bad)
			return err
		}, true},
		"wait_for": {awaiting(func(_ *loopcore.Loop, bad *loopcore.GoCoroutine) (any, error) {
			return loopcore.WaitFor(bad, loopcore.After(1)), nil
		}), true},
		"timeout round a task": {func(co *loopcore.Co, bad *loopcore.GoCoroutine) error {
			return co.Timeout(loopcore.After(10), func(*loopcore.Timeout) error {
				_, err := co.Await(start(co, bad))
				return err
			})
		}, false},
		"shield": {awaiting(func(l *loopcore.Loop, bad *loopcore.GoCoroutine) (any, error) { return l.Shield(bad) }), false},
		"wait": {awaiting(func(l *loopcore.Loop, bad *loopcore.GoCoroutine) (any, error) {
			task, err := l.CreateTask(bad, "")
			return loopcore.Wait([]any{task}, loopcore.WaitOptions{}), err
		}), false},
		"as_completed": {awaiting(func(l *loopcore.Loop, bad *loopcore.GoCoroutine) (any, error) {
			c, err := l.AsCompleted([]any{bad}, nil)
			return c.Next(), err
		}), false},
	} {
		for _, leaving := range []error{loopcore.ErrInterrupted, &loopcore.SystemExit{Code: 3}} {
			t.Run(name+" "+leaving.Error(), func(t *testing.T) {
				var seen error
				_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					seen = c.await(co, pauses(1, leaving))
					return nil, seen
				}))
				if !isItself(err, leaving) {
					t.Errorf("the run ended with %v, want %v", err, leaving)
				}
				if isItself(seen, leaving) != c.sees || loopcore.IsCancelled(seen) == c.sees {
					t.Errorf("the awaiting code saw %v; is it to see what leaves: %v", seen, c.sees)
				}
			})
		}
	}
}
