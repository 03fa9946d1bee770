package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

func TestASemaphoreLetsSoManyInAndTheOthersInTheirOrder(t *testing.T) {
	perform(t, func(s *scene) {
		semaphore := must(loopcore.NewSemaphore(2))
		s.each("abcde", func(co *loopcore.Co, name string) error {
			if err := awaited(co, semaphore.Acquire()); err != nil {
				return err
			}
			s.say("%s has it", name)
			s.pause(co, 2)
			s.ok(semaphore.Release())
			s.say("%s locked %v", name, semaphore.Locked())
			return nil
		})
		s.pause(s.co, 2)
		s.cancel("c", "")
	},
		"1 a has it", "1 b has it", "3 a locked true", "3 a ends", "3 b locked true", "3 b ends",
		"3 c CancelledError", "4 d has it", "4 e has it",
		"6 d locked false", "6 d ends", "6 e locked false", "6 e ends")
}

func TestASemaphoresTurnIsHandedOnByWhoIsCancelledAndNotTakenByNewcomers(t *testing.T) {
	perform(t, func(s *scene) {
		semaphore := must(loopcore.NewSemaphore(0))
		s.each("abc", func(co *loopcore.Co, name string) error {
			err := awaited(co, semaphore.Acquire())
			if err == nil {
				s.say("%s has it", name)
			}
			return err
		})
		s.pause(s.co, 1)
		s.ok(semaphore.Release())
		s.cancel("a", "") // whose turn it is
		s.say("locked %v", semaphore.Locked())
		s.pause(s.co, 4)
		for range 3 {
			s.ok(semaphore.Release())
		}
		s.say("locked %v", semaphore.Locked()) // there is one over, but c comes first
		s.await(semaphore.Acquire())
		s.say("main has it")
	},
		"1 locked true", "2 a CancelledError", "3 b has it", "3 b ends",
		"5 locked true", "6 c has it", "6 c ends", "7 main has it")
}

func TestASemaphoreMayGrowABoundedOneMayNot(t *testing.T) {
	plain, bounded := must(loopcore.NewSemaphore(0)), must(loopcore.NewBoundedSemaphore(1))
	wantError(t, plain.Release(), nil)
	wantError(t, bounded.Release(), loopcore.ValueError("BoundedSemaphore released too many times"))
	run(t, func(co *loopcore.Co) (any, error) {
		for _, s := range []interface {
			loopcore.Locker
			Locked() bool
		}{plain, bounded} {
			if v, err := co.Await(s.Acquire()); v != true || err != nil {
				t.Errorf("Acquire answered %v, %v; want true", v, err)
			}
			if !s.Locked() {
				t.Errorf("%v is not locked", s)
			}
			wantError(t, s.Release(), nil)
		}
		return nil, nil
	})
	_, err := loopcore.NewSemaphore(-1)
	wantError(t, err, loopcore.ValueError("Semaphore initial value must be >= 0"))
	_, err = loopcore.NewBoundedSemaphore(-1)
	wantError(t, err, loopcore.ErrSemaphoreValue)
}
