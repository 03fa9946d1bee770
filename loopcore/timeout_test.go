package loopcore_test

import (
	"errors"
	"math"
	"testing"

	"batuta/loopcore"
)

// sleepLong waits for what never comes in a test.
func sleepLong(co *loopcore.Co) error { return co.Sleep(10) }

func TestATimeoutMakesATimeoutErrorOfItsOwnCancellation(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			var outer, inner *loopcore.Timeout
			err := co.Timeout(loopcore.After(10), func(limit *loopcore.Timeout) error {
				outer = limit
				err := co.Timeout(loopcore.After(0), func(limit *loopcore.Timeout) error {
					inner = limit
					return sleepLong(co)
				})
				var late *loopcore.TimeoutError
				if !errors.As(err, &late) {
					return err
				}
				s.say("inner %v %v %v %d", late, late.Cause, inner, co.Task().Cancelling())
				return co.Sleep(0)
			})
			s.say("%v %v %v", outer, outer.Expired(), inner.Expired())
			return err
		})
	},
		"3 inner TimeoutError CancelledError <Timeout [expired]> 0",
		"4 <Timeout [finished]> false true", "4 t ends")
}

// nest runs a sleep under two limits, and says what each makes of it.
func nest(s *scene, outerLimit, innerLimit float64) {
	s.try("t", func(co *loopcore.Co) error {
		var outer, inner *loopcore.Timeout
		err := co.Timeout(loopcore.After(outerLimit), func(limit *loopcore.Timeout) error {
			outer = limit
			err := co.Timeout(loopcore.After(innerLimit), func(limit *loopcore.Timeout) error {
				inner = limit
				return sleepLong(co)
			})
			s.say("inner %v %v %d", err, inner, co.Task().Cancelling())
			return err
		})
		s.say("outer %v %v %d", err, outer, co.Task().Cancelling())
		return nil
	})
}

func TestOfNestedTimeoutsTheOutermostThatExpiredRaises(t *testing.T) {
	perform(t, func(s *scene) { nest(s, 0, 10) },
		"3 inner CancelledError <Timeout [finished]> 1",
		"3 outer TimeoutError <Timeout [expired]> 0", "3 t ends")
	perform(t, func(s *scene) { nest(s, 0, 0) },
		"3 inner CancelledError <Timeout [expired]> 1",
		"3 outer TimeoutError <Timeout [expired]> 0", "3 t ends")
}

func TestACancellationFromElsewhereOutlivesATimeout(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			var limit *loopcore.Timeout
			err := co.Timeout(loopcore.After(0), func(l *loopcore.Timeout) error { limit = l; return sleepLong(co) })
			s.say("%v %v %d", err, limit, co.Task().Cancelling())
			return err
		})
		s.pause(s.co, 1)
		s.cancel("t", "away")
	}, "2 CancelledError: away <Timeout [expired]> 1", "2 t CancelledError: away")
}

func TestATimeoutCountsOnlyTheRequestsSinceItWasEntered(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			_ = sleepLong(co) // the cancellation is ignored, and not taken back
			s.say("cancelling %d", co.Task().Cancelling())
			err := co.Timeout(loopcore.After(0), func(*loopcore.Timeout) error { return sleepLong(co) })
			s.say("%v %d", err, co.Task().Cancelling())
			return nil
		})
		s.pause(s.co, 1)
		s.cancel("t", "")
	}, "2 cancelling 1", "4 TimeoutError 1", "4 t ends")
}

func TestATimeoutWhoseCancellationWasIgnoredRaisesNothing(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			var limit *loopcore.Timeout
			err := co.Timeout(loopcore.After(0), func(l *loopcore.Timeout) error {
				limit = l
				_ = sleepLong(co)
				s.say("%v %v %d", l, l.Expired(), co.Task().Cancelling())
				return nil
			})
			s.say("%v %v %d", limit, limit.Expired(), co.Task().Cancelling())
			return err
		})
	}, "3 <Timeout [expiring]> true 1", "3 <Timeout [expired]> true 0", "3 t ends")
}

// raisedWhile is an error that was raised while another was being handled.
type raisedWhile struct{ context error }

func (*raisedWhile) Error() string            { return "boom" }
func (e *raisedWhile) Context() error         { return e.context }
func (e *raisedWhile) SetContext(other error) { e.context = other }

func TestAnErrorRaisedWhileATimeoutCancelsKeepsItsPlaceAndLearnsOfTheTimeout(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var direct, deep, grouped, unrelated *raisedWhile
		err := co.Timeout(loopcore.After(0), func(*loopcore.Timeout) error {
			cancelled := sleepLong(co)
			direct = &raisedWhile{cancelled}
			deep = &raisedWhile{direct}
			return deep
		})
		checkLate(t, err, deep, direct)
		err = co.Timeout(loopcore.After(0), func(*loopcore.Timeout) error {
			grouped, unrelated = &raisedWhile{sleepLong(co)}, &raisedWhile{errBoom}
			return &loopcore.ExceptionGroup{Message: "m", Errors: []error{grouped, errBoom, unrelated}}
		})
		checkLate(t, err, err, grouped)
		if unrelated.context != errBoom {
			t.Errorf("an error that has nothing to do with it was raised while handling %v", unrelated.context)
		}
		return nil, nil
	})
}

// checkLate fails the test unless got is want, and below was raised while a
// TimeoutError was handled, which came of a CancelledError.
func checkLate(t *testing.T, got, want error, below *raisedWhile) {
	t.Helper()
	if got != want {
		t.Errorf("the error is %v, want %v", got, want)
	}
	var late *loopcore.TimeoutError
	if !errors.As(below.context, &late) || !loopcore.IsCancelled(late.Cause) {
		t.Errorf("raised while handling %v, want a TimeoutError that a CancelledError caused", below.context)
	}
}

func TestATimeoutGoesByItsLatestTime(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			l := co.Loop()
			return co.Timeout(loopcore.After(0), func(limit *loopcore.Timeout) error {
				s.ok(limit.Reschedule(nil))
				s.pause(co, 3)
				s.ok(limit.Reschedule(loopcore.After(l.Time() + 10)))
				s.pause(co, 3)
				s.say("goes on")
				s.ok(limit.Reschedule(loopcore.After(l.Time() - 1)))
				return sleepLong(co)
			})
		})
	}, "7 goes on", "9 t TimeoutError")
}

func TestATimeoutSaysWhatItIsAndRefusesInAsynciosWords(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		limit := loopcore.NewTimeout(loopcore.After(5))
		checkText(t, "fresh", limit.String(), "<Timeout [created]>")
		wantError(t, limit.Reschedule(nil), loopcore.RuntimeError("Timeout has not been entered"))
		wantError(t, limit.Exit(nil), loopcore.RuntimeError("Timeout has not been entered"))
		wantError(t, limit.Enter(nil), loopcore.RuntimeError("Timeout should be used inside a task"))
		if err := limit.Enter(co.Task()); err != nil {
			return nil, err
		}
		if in := *limit.When() - co.Loop().Time(); in <= 4 || in > 5 {
			t.Errorf("it expires in %v s, want 5", in)
		}
		if err := limit.Reschedule(loopcore.After(12345.678951)); err != nil {
			return nil, err
		}
		checkText(t, "active", limit.String(), "<Timeout [active] when=12345.679>")
		wantError(t, limit.Enter(co.Task()), loopcore.RuntimeError("Timeout has already been entered"))
		wantError(t, limit.Reschedule(loopcore.After(math.NaN())), loopcore.ErrDelayNaN)
		if err := limit.Reschedule(nil); err != nil {
			return nil, err
		}
		checkText(t, "endless", limit.String(), "<Timeout [active] when=None>")
		if err := limit.Exit(errBoom); err != errBoom {
			t.Errorf("Exit answers %v, want the error it was given", err)
		}
		checkText(t, "over", limit.String(), "<Timeout [finished]>")
		wantError(t, limit.Reschedule(nil), loopcore.RuntimeError("Cannot change state of finished Timeout"))
		wantError(t, loopcore.NewTimeout(loopcore.After(math.NaN())).Enter(co.Task()), loopcore.ErrDelayNaN)
		return nil, nil
	})
}

func TestATimeoutThatExpiresRefusesAnotherTime(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		err := co.TimeoutAt(loopcore.After(co.Loop().Time()), func(limit *loopcore.Timeout) error {
			err := sleepLong(co)
			wantError(t, limit.Reschedule(nil), loopcore.RuntimeError("Cannot change state of expiring Timeout"))
			return err
		})
		return nil, wantTimeout(nil, err)
	})
}

func TestALoopsTimeoutCountsFromItsMaking(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		limit := co.Loop().NewTimeout(loopcore.After(5))
		when := *limit.When()
		if err := co.Sleep(0.01); err != nil {
			return nil, err
		}
		if err := limit.Enter(co.Task()); err != nil {
			return nil, err
		}
		if *limit.When() != when {
			t.Errorf("it expires at %v, want %v", *limit.When(), when)
		}
		return nil, limit.Exit(nil)
	})
}

func TestATimeoutRoundCodeThatPanicsLeavesNoTimer(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	_, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return nil, co.Timeout(loopcore.After(0.001), func(*loopcore.Timeout) error { panic("oh") })
	}))
	var p *loopcore.PanicError
	if !errors.As(err, &p) {
		t.Errorf("the run ended with %v, want the panic", err)
	}
	if when, ok := l.NextDeadline(); ok {
		t.Errorf("the loop has something to do at %v", when)
	}
}

func checkText(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}
