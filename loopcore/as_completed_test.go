package loopcore_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"batuta/loopcore"
)

func TestAsCompletedGivesTheFuturesThemselvesInTheOrderInWhichTheyAreDone(t *testing.T) {
	perform(t, func(s *scene) {
		s.try("t", func(co *loopcore.Co) error {
			task, future := start(co, pauses(5, nil)), doneFuture(co)
			c := must(co.Loop().AsCompleted([]any{task, future, pauses(2, errNo), task, &task.Future}, nil))
			for c.Left() > 0 {
				switch f := must(co.Await(c.NextFuture())).(type) {
				case *loopcore.Task:
					_, err := f.Result()
					s.say("a task, the one that was given: %v; %s", f == task, inWords(err))
				case *loopcore.Future:
					s.say("a future, the one that was given: %v", f == future)
				}
			}
			_, err := co.Await(c.NextFuture())
			s.say("%s", inWords(err))
			_, err = co.Await(c.Next())
			s.say("%s", inWords(err))
			return nil
		})
	},
		"3 a future, the one that was given: true",
		"6 a task, the one that was given: false; ValueError: no",
		"9 a task, the one that was given: true; nothing",
		"9 StopAsyncIteration", "9 StopIteration", "9 t ends")
}

func TestAsCompletedsPlainIteratorGivesWhatComesOfThem(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var got []string
		for v, err := range co.AsCompleted(nil, pauses(3, errNo), value(), pauses(1, nil)) {
			got = append(got, fmt.Sprint(v, " ", inWords(err)))
		}
		if want := []string{"1 nothing", "<nil> nothing", "<nil> ValueError: no"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		for range co.AsCompleted(nil, value(), value()) {
			break // the others go on
		}
		return nil, nil
	})
}

func TestAsCompletedsNextsAreServedInTheOrderInWhichTheyAreAwaited(t *testing.T) {
	perform(t, func(s *scene) {
		c := must(s.co.Loop().AsCompleted([]any{pauses(2, nil), value()}, nil))
		first, second := c.Next(), c.Next()
		s.try("b", func(co *loopcore.Co) error {
			v, err := co.Await(second)
			s.say("second %v", v)
			return err
		})
		s.try("a", func(co *loopcore.Co) error {
			v, err := co.Await(first)
			s.say("first %v", v)
			return err
		})
	}, "3 second 1", "3 b ends", "5 first <nil>", "5 a ends")
}

func TestAsCompletedThatIsLateRaisesForEachThatIsMissing(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var got []string
	must(l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		late := co.Loop().NewFuture()
		for v, err := range co.AsCompleted(loopcore.After(0.001), late, value(), loopcore.Sleep(0.002)) {
			got = append(got, fmt.Sprint(v, " ", inWords(err)))
		}
		if late.Done() {
			t.Error("what was late has been cancelled")
		}
		return nil, co.Sleep(0.005)
	})))
	if want := []string{"1 nothing", "<nil> TimeoutError", "<nil> TimeoutError"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAsCompletedThatIsThroughLeavesNoTimer(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	must(l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for _, err := range co.AsCompleted(loopcore.After(10), value()) {
			return nil, err
		}
		return nil, errors.New("it gave nothing")
	})))
	if when, ok := l.NextDeadline(); ok {
		t.Errorf("the loop has something to do at %v", when)
	}
}

func TestAsCompletedRefusesInAsynciosWords(t *testing.T) {
	other := newLoop(t, loopcore.Options{})
	run(t, func(co *loopcore.Co) (any, error) {
		for _, c := range []struct {
			x       any
			timeout *float64
			want    error
		}{
			{5, nil, loopcore.ErrNotAwaitable},
			{other.NewFuture(), nil, loopcore.ValueError("The future belongs to a different loop than the one specified as the loop argument")},
			{doneFuture(co), loopcore.After(math.NaN()), loopcore.ErrDelayNaN},
		} {
			_, err := co.Loop().AsCompleted([]any{c.x}, c.timeout)
			wantError(t, err, c.want)
			for _, err := range co.AsCompleted(c.timeout, c.x) {
				wantError(t, err, c.want)
			}
		}
		return nil, nil
	})
}
