package loopcore_test

import (
	"strings"
	"testing"

	"batuta/loopcore"
)

// comeTo has a task for each name wait at a barrier once.
func (s *scene) comeTo(b *loopcore.Barrier, names string) {
	s.each(names, func(co *loopcore.Co, name string) error {
		v, err := co.Await(b.Wait())
		if err == nil {
			s.say("%s %v", name, v)
		}
		return err
	})
}

// stateOf is what a barrier's repr says between its brackets.
func stateOf(b *loopcore.Barrier) string {
	_, state, _ := strings.Cut(b.String(), "[")
	return strings.TrimSuffix(state, "]>")
}

func TestABarrierLetsAllGoTogetherTimeAndAgain(t *testing.T) {
	perform(t, func(s *scene) {
		b := must(loopcore.NewBarrier(3))
		s.each("abc", func(co *loopcore.Co, name string) error {
			for range 2 {
				v, err := co.Await(b.Wait())
				if err != nil {
					return err
				}
				s.say("%s %v %d", name, v, b.NWaiting())
			}
			return nil
		})
	},
		"1 c 2 0", "2 a 0 0", "2 b 1 0", "3 a 2 0", "3 a ends",
		"4 b 0 0", "4 b ends", "4 c 1 0", "4 c ends")
}

func TestWhoComesToABarrierTooLateWaitsUntilTheOthersHaveLeft(t *testing.T) {
	perform(t, func(s *scene) { s.comeTo(must(loopcore.NewBarrier(2)), "abcd") },
		"1 b 1", "1 b ends", "2 a 0", "2 a ends", "3 d 1", "3 d ends", "4 c 0", "4 c ends")
}

func TestResettingABarrierSendsAwayWhoWaits(t *testing.T) {
	perform(t, func(s *scene) {
		b := must(loopcore.NewBarrier(3))
		s.comeTo(b, "ab")
		s.pause(s.co, 1)
		s.say("waiting %d", b.NWaiting())
		s.await(b.Reset())
		s.say("%s", stateOf(b))
		s.comeTo(b, "c")
		s.pause(s.co, 1)
		s.say("%s", stateOf(b))
		s.pause(s.co, 6)
		s.say("%s", stateOf(b))
		s.comeTo(b, "de")
	},
		"1 waiting 2", "1 resetting, waiters:0/3", "2 a Abort or reset of barrier", "2 b Abort or reset of barrier",
		"2 filling, waiters:1/3", "8 filling, waiters:1/3",
		"9 e 2", "9 e ends", "10 c 0", "10 c ends", "10 d 1", "10 d ends")
}

func TestWhoComesToABarrierThatIsBeingResetWaitsUntilTheOthersHaveLeft(t *testing.T) {
	perform(t, func(s *scene) {
		b := must(loopcore.NewBarrier(2))
		s.comeTo(b, "a")
		s.pause(s.co, 1)
		s.await(b.Reset())
		s.say("%s", stateOf(b))
		s.comeTo(b, "c")
		s.say("main %v", s.await(b.Wait()))
	},
		"1 resetting, waiters:0/2", "2 a Abort or reset of barrier", "3 main 1", "4 c 0", "4 c ends")
}

func TestAnAbortedBarrierIsBrokenUntilItIsReset(t *testing.T) {
	perform(t, func(s *scene) {
		b := must(loopcore.NewBarrier(3))
		s.comeTo(b, "ab")
		s.pause(s.co, 1)
		s.await(b.Abort())
		s.say("broken %v %s", b.Broken(), stateOf(b))
		s.comeTo(b, "c")
		s.pause(s.co, 7)
		s.await(b.Reset())
		s.say("broken %v %s", b.Broken(), stateOf(b))
		s.comeTo(b, "def")
	},
		"1 broken true broken", "2 a Abort or reset of barrier", "2 b Abort or reset of barrier", "2 c Barrier aborted",
		"8 broken false filling, waiters:0/3", "9 f 2", "9 f ends", "10 d 0", "10 d ends", "10 e 1", "10 e ends")
}

func TestWhoIsCancelledAtABarrierNoLongerCounts(t *testing.T) {
	perform(t, func(s *scene) {
		b := must(loopcore.NewBarrier(2))
		s.comeTo(b, "a")
		s.pause(s.co, 2)
		s.cancel("a", "")
		s.pause(s.co, 3)
		s.say("waiting %d of %d", b.NWaiting(), b.Parties())
		s.comeTo(b, "bc")
	},
		"3 a CancelledError", "5 waiting 0 of 2", "6 c 1", "6 c ends", "7 b 0", "7 b ends")
}

func TestABarrierIsForOneAtLeast(t *testing.T) {
	for _, parties := range []int{0, -1} {
		_, err := loopcore.NewBarrier(parties)
		wantError(t, err, loopcore.ValueError("parties must be >= 1"))
	}
	b := must(loopcore.NewBarrier(1))
	perform(t, func(s *scene) {
		for range 2 {
			s.say("%v", s.await(b.Wait()))
		}
	}, "0 0", "0 0")
	if class := loopcore.ErrBarrierAborted.Class(); class != "BrokenBarrierError" {
		t.Errorf("a broken barrier's error is of class %s", class)
	}
}
