package loopcore_test

import (
	"errors"
	"strings"
	"testing"

	"batuta/loopcore"
)

// late waits for x no longer than a moment, and says what comes of it.
func (s *scene) late(co *loopcore.Co, name string, x any, seconds float64) {
	v, err := co.Await(loopcore.WaitFor(x, &seconds))
	if err != nil {
		s.say("%s %s, cancelling %d", name, inWords(err), co.Task().Cancelling())
	} else {
		s.say("%s %v", name, v)
	}
}

func TestWaitForAnswersWhateverComesOfWhatIsLate(t *testing.T) {
	perform(t, func(s *scene) {
		raising := func() *loopcore.GoCoroutine {
			return loopcore.Coro(func(co *loopcore.Co) (any, error) { _ = sleepLong(co); return nil, errNo })
		}
		s.try("t", func(co *loopcore.Co) error {
			late := func(name string, c *loopcore.GoCoroutine) {
				task := start(co, c)
				s.pause(co, 1)
				s.late(co, name, task, 0)
			}
			late("slow", s.stubborn("slow", 0, nil))
			late("defiant", defiant())
			late("raising", raising())
			s.late(co, "defiant", defiant(), 1e-7)
			s.late(co, "raising", raising(), 1e-7)
			s.late(co, "slow", s.stubborn("slow", 0, nil), 1e-7)
			return nil
		})
	},
		"3 slow is cancelled", "5 slow TimeoutError, cancelling 0",
		"9 defiant mine", "13 raising ValueError: no, cancelling 0",
		"15 defiant mine", "17 raising ValueError: no, cancelling 0",
		"19 slow is cancelled", "19 slow TimeoutError, cancelling 0", "19 t ends")
}

func TestWaitForThatIsLateFromTheStartDoesNotStartACoroutine(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		for _, seconds := range []float64{0, -1} {
			started := false
			_, err := co.Await(loopcore.WaitFor(loopcore.Coro(func(*loopcore.Co) (any, error) {
				started = true
				return nil, nil
			}), &seconds))
			var late *loopcore.TimeoutError
			if !errors.As(err, &late) || !loopcore.IsCancelled(late.Cause) || started {
				t.Errorf("%v s: got %v, and it was started: %v; want a TimeoutError caused by a CancelledError", seconds, err, started)
			}
		}
		return nil, nil
	})
}

func TestWaitForRunsACoroutineInItsCallersTask(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		me := co.Task()
		_, err := co.Await(loopcore.WaitFor(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			if co.Task() != me {
				t.Errorf("it runs in %v, want %v", co.Task(), me)
			}
			return nil, nil
		}), loopcore.After(1)))
		return nil, err
	})
}

func TestWaitForThatIsCancelledCancelsWhatItWaitsFor(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			return awaited(co, loopcore.WaitFor(s.stubborn("x", 1, nil), loopcore.After(10)))
		})
		s.try("n", func(co *loopcore.Co) error { return awaited(co, loopcore.WaitFor(s.stubborn("y", 1, nil), nil)) })
		s.pause(s.co, 1)
		s.cancel("t", "away")
		s.cancel("n", "away")
	}, "2 x is cancelled", "2 y is cancelled", "3 t CancelledError: away", "3 n CancelledError: away")
}

func TestWaitForThatCancelsCanItselfBeCancelled(t *testing.T) {
	perform(t, func(s *scene) {
		task := start(s.co, s.stubborn("x", 3, nil))
		s.pause(s.co, 1)
		s.try("t", func(co *loopcore.Co) error { return awaited(co, loopcore.WaitFor(task, loopcore.After(0))) })
		s.pause(s.co, 1)
		s.cancel("t", "away")
		s.pause(s.co, 2)
		s.say("%v, somebody is told: %v", task.Done(), strings.Contains(task.String(), "cb="))
		s.pause(s.co, 2)
		s.say("%v", task.Done())
	}, "3 x is cancelled", "3 t CancelledError: away", "4 false, somebody is told: false", "6 true")
}

func TestWaitForRefusesWhatCannotBeAwaited(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	must(l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for _, c := range []struct {
			x       any
			timeout *float64
			want    error
		}{
			{5, loopcore.After(1), loopcore.TypeError("'int' object can't be awaited")},
			{"x", nil, loopcore.TypeError("'str' object can't be awaited")},
			{nil, nil, loopcore.TypeError("'NoneType' object can't be awaited")},
			{5, loopcore.After(0), loopcore.ErrNotAwaitable},
		} {
			_, err := co.Await(loopcore.WaitFor(c.x, c.timeout))
			wantError(t, err, c.want)
		}
		return nil, nil
	})))
	if when, ok := l.NextDeadline(); ok {
		t.Errorf("the loop has something to do at %v", when)
	}
}
