package loopcore_test

import (
	"fmt"
	"testing"

	"batuta/loopcore"
)

// get has a task for each name get one thing out of a queue.
func (s *scene) get(q *loopcore.Queue, names string) {
	s.each(names, func(co *loopcore.Co, name string) error {
		v, err := co.Await(q.Get())
		if err == nil {
			s.say("%s got %v", name, v)
		}
		return err
	})
}

func (s *scene) join(q *loopcore.Queue, names string) {
	s.each(names, func(co *loopcore.Co, _ string) error {
		v, err := co.Await(q.Join())
		if v != nil {
			s.say("Join answered %v", v)
		}
		return err
	})
}

func TestAGetterThatIsWokenAndCancelledHandsTheWakingOn(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.get(q, "ab")
		s.pause(s.co, 1)
		s.ok(q.PutNowait(1))
		s.cancel("a", "")
		s.pause(s.co, 4)
		s.say("size %d", q.QSize())
	}, "2 a CancelledError", "3 b got 1", "3 b ends", "5 size 0")
}

func TestAWokenGetterThatFindsNothingWaitsBehindTheOthers(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.get(q, "ab")
		s.pause(s.co, 1)
		s.ok(q.PutNowait(1))
		s.say("main got %v", must(q.GetNowait()))
		s.pause(s.co, 2)
		s.say("%s", q.Str())
		s.ok(q.PutNowait(2))
		s.pause(s.co, 2)
		s.ok(q.PutNowait(3))
	},
		"1 main got 1", "3 <Queue maxsize=0 _getters[2] tasks=1>",
		"4 b got 2", "4 b ends", "6 a got 3", "6 a ends")
}

func TestACancelledGetterWakesNobodyIfThereIsNothingToGet(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.get(q, "abc")
		s.pause(s.co, 1)
		s.ok(q.PutNowait(1))
		s.say("main got %v", must(q.GetNowait()))
		s.cancel("a", "") // which has been woken, for nothing
		s.pause(s.co, 3)
		s.ok(q.PutNowait(2))
		s.pause(s.co, 3)
		s.ok(q.PutNowait(3))
	},
		"1 main got 1", "2 a CancelledError", "5 b got 2", "5 b ends", "8 c got 3", "8 c ends")
}

func TestACancelledGetterWakesNobodyIfItHasNotBeenWokenItself(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.get(q, "abcd")
		s.pause(s.co, 1)
		s.cancel("b", "")
		s.ok(q.PutNowait(1)) // a's, which runs after b
		s.pause(s.co, 3)
		s.ok(q.PutNowait(2))
		s.pause(s.co, 3)
		s.ok(q.PutNowait(3))
	},
		"2 b CancelledError", "2 a got 1", "2 a ends", "5 c got 2", "5 c ends", "8 d got 3", "8 d ends")
}

func TestWhoPutsIntoAFullQueueWaitsForRoom(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(1)
		s.each("abcd", func(co *loopcore.Co, name string) error {
			err := awaited(co, q.Put(name))
			if err == nil {
				s.say("put %s", name)
			}
			return err
		})
		s.pause(s.co, 2)
		s.say("%s", q.Str())
		s.cancel("c", "") // which waits
		s.say("%v", must(q.GetNowait()))
		s.cancel("b", "") // which has been woken
		s.pause(s.co, 3)
		s.say("%s", q.Str())
		s.say("%v", must(q.GetNowait()))
	},
		"1 put a", "1 a ends", "2 <Queue maxsize=1 _queue=['a'] _putters[3] tasks=1>", "2 a",
		"3 c CancelledError", "3 b CancelledError", "4 put d", "4 d ends",
		"5 <Queue maxsize=1 _queue=['d'] tasks=2>", "5 d")
}

func TestJoinEndsWhenAllIsDoneEvenIfMoreIsPutInAtOnce(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.await(q.Join()) // nothing was put in
		s.join(q, "a")
		s.ok(q.PutNowait(1))
		s.ok(q.PutNowait(2))
		s.join(q, "bc")
		s.pause(s.co, 1)
		s.cancel("c", "")
		s.ok(q.TaskDone())
		s.pause(s.co, 2)
		s.say("%s", q.Str())
		s.ok(q.TaskDone())
		s.ok(q.PutNowait(3))
	},
		"2 c CancelledError", "3 <Queue maxsize=0 _queue=[1, 2] tasks=1>", "4 a ends", "4 b ends")
}

func TestAQueueThatIsShutDownGivesWhatItHasAndTakesNothing(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(1)
		s.ok(q.PutNowait("x"))
		s.task("p", func(co *loopcore.Co) error { return awaited(co, q.Put("y")) })
		s.join(q, "j")
		s.pause(s.co, 1)
		q.Shutdown(false)
		s.task("g", func(co *loopcore.Co) error {
			for {
				v, err := co.Await(q.Get())
				if err != nil {
					return err
				}
				s.say("got %v", v)
				s.pause(co, 3)
			}
		})
		s.pause(s.co, 3)
		s.say("%s", q.Str())
		s.ok(q.TaskDone())
		s.say("%v", q.PutNowait(1))
		v, err := q.GetNowait()
		s.say("%v %v", v, err)
	},
		"2 p QueueShutDown", "2 got x", "4 <Queue maxsize=1 tasks=1 shutdown>",
		"4 QueueShutDown", "4 <nil> QueueShutDown", "5 g QueueShutDown", "5 j ends")
}

func TestAQueueThatIsShutDownAtOnceThrowsAwayWhatItHas(t *testing.T) {
	perform(t, func(s *scene) {
		q, empty := loopcore.NewQueue(2), loopcore.NewQueue(0)
		s.ok(q.PutNowait("x"))
		s.ok(q.PutNowait("y"))
		s.task("p", func(co *loopcore.Co) error { return awaited(co, q.Put("z")) })
		s.join(q, "j")
		s.pause(s.co, 1)
		q.Shutdown(true)
		s.say("%s", q.Str())
		s.get(empty, "gh")
		s.pause(s.co, 2)
		empty.Shutdown(true)
	},
		"1 <Queue maxsize=2 shutdown>", "2 j ends", "2 p QueueShutDown", "4 g QueueShutDown", "4 h QueueShutDown")
}

func TestWhatIsBeingWorkedOnAtAShutdownIsJoinedStill(t *testing.T) {
	perform(t, func(s *scene) {
		q := loopcore.NewQueue(0)
		s.ok(q.PutNowait("x"))
		s.ok(q.PutNowait("y"))
		must(q.GetNowait())
		s.join(q, "j")
		s.pause(s.co, 1)
		q.Shutdown(true)
		s.say("%s", q.Str())
		s.pause(s.co, 3)
		s.ok(q.TaskDone())
	}, "1 <Queue maxsize=0 tasks=1 shutdown>", "5 j ends")
}

func TestAQueueCountsAndSaysNo(t *testing.T) {
	q := loopcore.NewQueue(2)
	_, err := q.GetNowait()
	wantError(t, err, loopcore.ErrQueueEmpty)
	if !q.Empty() || q.Full() || q.MaxSize() != 2 {
		t.Errorf("empty %v, full %v, maxsize %d", q.Empty(), q.Full(), q.MaxSize())
	}
	for i := range 2 {
		must(0, q.PutNowait(i))
	}
	wantError(t, q.PutNowait(3), loopcore.ErrQueueFull)
	if q.Empty() || !q.Full() || q.QSize() != 2 {
		t.Errorf("empty %v, full %v, %d in it", q.Empty(), q.Full(), q.QSize())
	}
	for range 2 {
		must(0, q.TaskDone())
	}
	wantError(t, q.TaskDone(), loopcore.ValueError("task_done() called too many times"))
	for _, e := range []loopcore.QueueError{loopcore.ErrQueueEmpty, loopcore.ErrQueueFull, loopcore.ErrQueueShutDown} {
		if e.Class() != e.Error() {
			t.Errorf("%q is of class %s", e.Error(), e.Class())
		}
	}
	if boundless := loopcore.NewQueue(-1); boundless.Full() {
		t.Error("a queue of maxsize -1 is full")
	}
}

func TestAQueueKeepsItsOrderHoweverLongItGrowsAndShrinks(t *testing.T) {
	q := loopcore.NewQueue(0)
	in, out := 0, 0
	for round := range 40 {
		for range round * 7 {
			must(0, q.PutNowait(in))
			in++
		}
		for range min(round*6+20, q.QSize()) {
			if v := must(q.GetNowait()); v != out {
				t.Fatalf("got %v, want %d", v, out)
			}
			out++
		}
	}
	if q.QSize() != in-out {
		t.Errorf("%d are in it, want %d", q.QSize(), in-out)
	}
}

func TestAQueuesReprShowsWhatIsInItWhole(t *testing.T) {
	q := loopcore.NewLifoQueue(9)
	for _, x := range []any{
		1, "it's", nil,
		[]any{2.0, true},
		fmt.Sprintf("%040d", 0), loopcore.ErrQueueFull, loopcore.ErrParties,
	} {
		must(0, q.PutNowait(x))
	}
	const want = `maxsize=9 _queue=[1, "it's", None, [2.0, True], '0000000000000000000000000000000000000000', ` +
		`QueueFull(), ValueError('parties must be >= 1')] tasks=7>`
	if got := q.Str(); got != "<LifoQueue "+want {
		t.Errorf("its str is %s", got)
	}
	if got := withoutAddress(q); got != "<LifoQueue "+want {
		t.Errorf("its repr is %s", q)
	}
}
