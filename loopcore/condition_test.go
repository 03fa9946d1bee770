package loopcore_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"batuta/loopcore"
)

func TestAConditionNotifiesWhoHasWaitedLongestAndPassesByTheCancelled(t *testing.T) {
	perform(t, func(s *scene) {
		c := loopcore.NewCondition(nil)
		s.each("abcd", func(co *loopcore.Co, name string) error {
			return co.With(c, func() error {
				s.say("%s waits", name)
				v, err := co.Await(c.Wait())
				if err == nil {
					s.say("%s %v", name, v)
					s.pause(co, 1)
				}
				return err
			})
		})
		s.pause(s.co, 2)
		s.ok(s.co.With(c, func() error {
			s.cancel("b", "")
			s.ok(c.Notify(2))
			s.say("notified")
			return s.co.Sleep(0)
		}))
		s.pause(s.co, 8)
		s.ok(s.co.With(c, c.NotifyAll))
	},
		"1 a waits", "1 b waits", "1 c waits", "1 d waits", "2 notified", "4 b CancelledError",
		"5 a true", "6 a ends", "7 c true", "8 c ends", "9 d true", "10 d ends")
}

func TestACancelledConditionWaitHasTheLockAgainAndHandsItsNotificationOn(t *testing.T) {
	perform(t, func(s *scene) {
		c := loopcore.NewCondition(nil)
		s.each("ab", func(co *loopcore.Co, name string) error {
			return co.With(c, func() error {
				err := awaited(co, c.Wait())
				if err == nil {
					s.say("%s notified", name)
				}
				s.say("%s locked %v", name, c.Locked())
				return err
			})
		})
		s.pause(s.co, 2)
		s.ok(s.co.With(c, func() error {
			s.ok(c.Notify(1))
			s.pause(s.co, 2)
			s.cancel("a", "first") // which waits for the lock by now
			s.pause(s.co, 2)
			s.cancel("a", "second")
			s.pause(s.co, 1)
			s.say("released")
			return nil
		}))
	},
		"7 released", "8 a locked true", "8 a CancelledError: second",
		"9 b notified", "9 b locked true", "9 b ends")
}

func TestWaitForWaitsUntilItsPredicateIsTrue(t *testing.T) {
	perform(t, func(s *scene) {
		c := loopcore.NewCondition(nil)
		var box any = 0
		s.task("w", func(co *loopcore.Co) error {
			return co.With(c, func() error {
				v, err := co.Await(c.WaitFor(func() (any, error) { return box, nil }))
				s.say("got %v", v)
				return err
			})
		})
		s.pause(s.co, 1)
		for _, v := range []any{"", 0, 7} {
			s.ok(s.co.With(c, func() error { box = v; return c.Notify(1) }))
			s.pause(s.co, 4)
			s.say("tried %q", fmt.Sprint(v))
		}
	}, `5 tried ""`, `9 tried "0"`, "10 got 7", "10 w ends", `13 tried "7"`)
}

type falsy struct{}

func (falsy) Truth() bool { return false }

func TestWaitForTakesForTrueWhatPythonDoes(t *testing.T) {
	ends := errors.New("asked again")
	for _, c := range []struct {
		value any
		true  bool
	}{
		{nil, false},
		{false, false},
		{true, true},
		{0, false},
		{uint8(0), false},
		{-1, true},
		{0.0, false},
		{math.Copysign(0, -1), false},
		{math.NaN(), true},
		{0i, false},
		{"", false},
		{"0", true},
		{[]any{}, false},
		{[]any{nil}, true},
		{[0]int{}, false},
		{[1]int{}, true},
		{map[string]int(nil), false},
		{map[string]int{"": 0}, true},
		{struct{}{}, true},
		{falsy{}, false},
		{(*int)(nil), false},
		{new(int), true},
	} {
		t.Run(fmt.Sprintf("%T %v", c.value, c.value), func(t *testing.T) {
			condition := loopcore.NewCondition(nil)
			asked := 0
			_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				must(co.Await(condition.Acquire()))
				must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
					return nil, co.With(condition, condition.NotifyAll) // once the other waits, or has ended
				}), ""))
				defer func() { _ = condition.Release() }()
				return co.Await(condition.WaitFor(func() (any, error) {
					if asked++; asked > 1 {
						return nil, ends
					}
					return c.value, nil
				}))
			}))
			if took := err == nil; took != c.true {
				t.Errorf("after %d questions: %v", asked, err)
			}
		})
	}
}

func TestAConditionIsOfUseOnlyToWhoHoldsItsLock(t *testing.T) {
	lock := loopcore.NewLock()
	c := loopcore.NewCondition(lock)
	if c.Lock() != lock {
		t.Error("it is on another lock")
	}
	boom := errors.New("boom")
	run(t, func(co *loopcore.Co) (any, error) {
		wantError(t, awaited(co, c.Wait()), loopcore.RuntimeError("cannot wait on un-acquired lock"))
		wantError(t, c.Notify(1), loopcore.RuntimeError("cannot notify on un-acquired lock"))
		wantError(t, c.NotifyAll(), loopcore.ErrNotifyUnlocked)
		wantError(t, c.Release(), loopcore.ErrNotAcquired)
		must(co.Await(c.Acquire()))
		if !lock.Locked() || !c.Locked() {
			t.Error("to acquire it does not lock its lock")
		}
		wantError(t, awaited(co, c.WaitFor(func() (any, error) { return nil, boom })), boom)
		wantError(t, awaited(co, c.WaitFor(nil)), loopcore.TypeError("'NoneType' object is not callable"))
		return nil, c.Release()
	})
}
