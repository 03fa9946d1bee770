package loopcore_test

import (
	"errors"
	"testing"

	"batuta/loopcore"
)

func TestALockGoesToWhoAskedFirstAndPassesByTheCancelled(t *testing.T) {
	perform(t, func(s *scene) {
		lock := loopcore.NewLock()
		s.each("abcde", func(co *loopcore.Co, name string) error {
			if err := awaited(co, lock.Acquire()); err != nil {
				return err
			}
			s.say("%s has it", name)
			s.pause(co, 2)
			s.ok(lock.Release())
			if name == "a" {
				s.cancel("b", "") // which has just been woken
			}
			return nil
		})
		s.pause(s.co, 2)
		s.cancel("c", "not any more") // which waits
	},
		"1 a has it", "3 a ends", "3 c CancelledError: not any more", "4 b CancelledError",
		"5 d has it", "7 d ends", "8 e has it", "10 e ends")
}

func TestALockThatIsPromisedIsNotTakenByWhoComesMeanwhile(t *testing.T) {
	perform(t, func(s *scene) {
		lock := loopcore.NewLock()
		s.await(lock.Acquire())
		s.task("w", func(co *loopcore.Co) error {
			return co.With(lock, func() error {
				s.say("w has it")
				return co.Sleep(0)
			})
		})
		s.pause(s.co, 1)
		s.ok(lock.Release())
		s.say("locked %v", lock.Locked())
		s.await(lock.Acquire())
		s.say("main has it")
	}, "1 locked false", "2 w has it", "3 w ends", "4 main has it")
}

func TestALockIsTakenAtOnceIfAllWhoWaitAreCancelled(t *testing.T) {
	perform(t, func(s *scene) {
		lock := loopcore.NewLock()
		s.await(lock.Acquire())
		s.each("ab", func(co *loopcore.Co, _ string) error { return awaited(co, lock.Acquire()) })
		s.pause(s.co, 1)
		s.cancel("a", "")
		s.cancel("b", "")
		s.ok(lock.Release())
		s.await(lock.Acquire())
		s.say("main has it")
	}, "1 main has it", "2 a CancelledError", "2 b CancelledError")
}

func TestAWokenWaiterThatIsCancelledHandsTheLockOn(t *testing.T) {
	perform(t, func(s *scene) {
		lock := loopcore.NewLock()
		s.await(lock.Acquire())
		s.each("abc", func(co *loopcore.Co, name string) error {
			return co.With(lock, func() error { s.say("%s has it", name); return nil })
		})
		s.pause(s.co, 1)
		s.ok(lock.Release())
		s.cancel("a", "")
	}, "2 a CancelledError", "3 b has it", "3 b ends", "4 c has it", "4 c ends")
}

func TestReleasingALockThatNobodyHoldsIsAnError(t *testing.T) {
	lock := loopcore.NewLock()
	wantError(t, lock.Release(), loopcore.ErrNotAcquired)
	if got := loopcore.ErrNotAcquired.Error(); got != "Lock is not acquired." {
		t.Errorf("it says %q", got)
	}
	run(t, func(co *loopcore.Co) (any, error) {
		if v, err := co.Await(lock.Acquire()); v != true || err != nil {
			t.Errorf("Acquire answered %v, %v; want true", v, err)
		}
		return nil, lock.Release()
	})
	wantError(t, lock.Release(), loopcore.ErrNotAcquired)
}

func TestWithGivesTheLockBackHoweverItsBodyEnds(t *testing.T) {
	boom := errors.New("boom")
	lock := loopcore.NewLock()
	run(t, func(co *loopcore.Co) (any, error) {
		wantError(t, co.With(lock, func() error { return boom }), boom)
		if lock.Locked() {
			t.Error("it is locked after an error")
		}
		wantError(t, co.With(lock, func() error { return errors.Join(lock.Release(), boom) }), loopcore.ErrNotAcquired)
		func() {
			defer func() { _ = recover() }()
			_ = co.With(lock, func() error { panic("ouch") })
		}()
		if lock.Locked() {
			t.Error("it is locked after a panic")
		}
		return nil, nil
	})
}
