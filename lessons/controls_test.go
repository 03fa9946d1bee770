package lessons

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// standsAt waits until the session is paused, and answers how many steps and
// cycles had begun.
func standsAt(t *testing.T, s *Session) (begunSteps, cycles int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); s.Status().Phase != Paused; {
		if time.Now().After(end) {
			t.Fatalf("it does not pause: %+v", s.Status())
		}
		time.Sleep(time.Millisecond)
	}
	v := s.View()
	return count(v, trace.StepBegin), count(v, trace.CycleBegin)
}

// eachClock runs a test on both.
func eachClock(t *testing.T, f func(t *testing.T, k ClockKind)) {
	for _, k := range []ClockKind{Real, Virtual} {
		t.Run(k.String(), func(t *testing.T) { f(t, k) })
	}
}

func TestPausedStandsBeforeAnythingRuns(t *testing.T) {
	eachClock(t, func(t *testing.T, k ClockKind) {
		s := begin(t, program(quartet), Options{Clock: k, Paused: true})
		if n, cycles := standsAt(t, s); n != 0 || cycles != 0 {
			t.Errorf("%d steps, %d cycles", n, cycles)
		}
		run0, _ := s.clock.Stamp()
		time.Sleep(20 * time.Millisecond)
		if run, _ := s.clock.Stamp(); run != run0 {
			t.Errorf("time went on by %v", run-run0)
		}
		s.Play()
		if _, err := ends(t, s); err != nil {
			t.Error(err)
		}
	})
}

func TestStepRunsOneCallbackAtATime(t *testing.T) {
	eachClock(t, func(t *testing.T, k ClockKind) {
		s := begin(t, program(quartet), Options{Clock: k, Paused: true})
		standsAt(t, s)
		for want := 1; want <= 12; want++ {
			s.Step()
			if n := stepsReach(t, s, want); n != want {
				t.Fatalf("after %d times Step %d callbacks have run", want, n)
			}
		}
	})
}

// stepsReach waits until the session has paused with at least n steps, and
// answers how many there are.
func stepsReach(t *testing.T, s *Session, n int) int {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		got, _ := standsAt(t, s)
		if got >= n || time.Now().After(end) {
			return got
		}
	}
}

func TestTwoStepsAtOnceAreTwo(t *testing.T) {
	s := begin(t, program(quartet), Options{Clock: Virtual, Paused: true})
	standsAt(t, s)
	s.Step()
	s.Step()
	s.Step()
	if n := stepsReach(t, s, 3); n != 3 {
		t.Errorf("%d callbacks have run", n)
	}
}

func TestCycleRunsToTheEndOfTheBar(t *testing.T) {
	eachClock(t, func(t *testing.T, k ClockKind) {
		s := begin(t, program(quartet), Options{Clock: k, Paused: true})
		standsAt(t, s)
		for want := 1; want <= 6; want++ {
			s.Cycle()
			for count(s.View(), trace.CycleEnd) < want {
				time.Sleep(time.Millisecond)
			}
			if _, cycles := standsAt(t, s); cycles != want {
				t.Fatalf("after %d times Cycle %d have begun", want, cycles)
			}
			v := s.View()
			if last := v.At(v.End() - 1); last.Kind != trace.CycleEnd {
				t.Fatalf("it stands after an event of kind %d", last.Kind)
			}
		}
		s.Step() // into the next bar
		n := stepsReach(t, s, count(s.View(), trace.StepEnd)+1)
		want := 7
		if count(s.View(), trace.CycleEnd) == 7 {
			want = 8 // it was the last callback of its bar
		}
		s.Cycle() // and to its end
		for count(s.View(), trace.CycleEnd) < want {
			time.Sleep(time.Millisecond)
		}
		if m, cycles := standsAt(t, s); cycles != want || m < n {
			t.Errorf("%d cycles, want %d; %d steps after %d", cycles, want, m, n)
		}
	})
}

func TestStepOutOfAWaitRunsWhatEndsIt(t *testing.T) {
	inTime(t, func(t *timed) {
		s := begin(t.T, program(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.2) }), Options{})
		time.Sleep(60 * time.Millisecond)
		s.Pause()
		n, cycles := standsAt(t.T, s)
		s.Step()
		if got := stepsReach(t.T, s, n+1); got != n+1 {
			t.Errorf("%d steps after %d", got, n)
		}
		if _, now := standsAt(t.T, s); now != cycles {
			t.Errorf("cycle %d, it waited in %d", now, cycles)
		}
		run, _ := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.2)
	})
}

func TestPauseWaitsForTheCallbackThatRuns(t *testing.T) {
	s := begin(t, program(func(co *loopcore.Co) (any, error) {
		time.Sleep(150 * time.Millisecond) // work
		return nil, co.Sleep(0)
	}), Options{Debug: true})
	time.Sleep(50 * time.Millisecond)
	s.Pause()
	if got := s.Status().Phase; got != Running {
		t.Errorf("in mid-callback it is %v", got)
	}
	standsAt(t, s)
	s.Play()
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	v := s.View()
	slow := 0
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.StepEnd && e.Code == 1 {
			slow++
		}
	}
	if slow != 1 {
		t.Errorf("%d slow callbacks were seen, want the one", slow)
	}
}

func TestStopCancelsTheProgramWhichMayTidyUp(t *testing.T) {
	eachClock(t, func(t *testing.T, k ClockKind) {
		tidied := false
		s := begin(t, program(func(co *loopcore.Co) (any, error) {
			defer func() { tidied = true }()
			_, err := co.Await(co.Loop().NewFuture()) // nobody sets it
			if sleepErr := co.Sleep(0.01); sleepErr != nil {
				t.Error(sleepErr)
			}
			return nil, err
		}), Options{Clock: k})
		time.Sleep(30 * time.Millisecond)
		begun := time.Now()
		s.Stop()
		_, err := ends(t, s)
		if !errors.Is(err, loopcore.ErrInterrupted) || !tidied {
			t.Errorf("%v, tidied: %v", err, tidied)
		}
		if d := time.Since(begun); d > stopWithin {
			t.Errorf("it took %v", d)
		}
		if !s.Status().Stopped {
			t.Error("it does not say that it was stopped")
		}
	})
}

func TestWhatDoesNotEndIsDropped(t *testing.T) {
	defer goleak.VerifyNone(t)
	eachClock(t, func(t *testing.T, k ClockKind) {
		for name, fn := range map[string]func(co *loopcore.Co) (any, error){
			"swallows every cancellation": func(co *loopcore.Co) (any, error) {
				for {
					if err := co.Sleep(3600); errors.Is(err, loopcore.ErrDropped) {
						return nil, err
					}
				}
			},
			"spins": func(co *loopcore.Co) (any, error) {
				for {
					if err := co.Sleep(0); errors.Is(err, loopcore.ErrDropped) {
						return nil, err
					}
				}
			},
		} {
			s := begin(t, program(fn), Options{Clock: k})
			time.Sleep(20 * time.Millisecond)
			begun := time.Now()
			s.Stop()
			if _, err := ends(t, s); !errors.Is(err, loopcore.ErrDropped) {
				t.Errorf("%s: %v", name, err)
			}
			if d := time.Since(begun); d < stopWithin || d > 10*stopWithin {
				t.Errorf("%s: it took %v", name, d)
			}
		}
	})
}

// descriptors counts what the process holds open, where the system says so.
func descriptors(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(list)
}

func TestStoppingAtAnyMomentLeavesNothing(t *testing.T) {
	defer goleak.VerifyNone(t)
	eachClock(t, func(t *testing.T, k ClockKind) {
		ends(t, begin(t, program(quartet), Options{Clock: Virtual})) // what Go itself opens once
		seed := uint64(time.Now().UnixNano())
		rng := rand.New(rand.NewPCG(seed, 2))
		before, left := descriptors(t), ownTemp(t)
		for range 100 {
			s := begin(t, program(quartet), Options{Clock: k, Speed: 4, Paused: rng.IntN(4) == 0})
			span := 130 * time.Millisecond // the whole run, at ×4
			if k == Virtual {
				span = 5 * time.Millisecond
			}
			time.Sleep(time.Duration(rng.Int64N(int64(span))))
			switch rng.IntN(4) {
			case 0:
				s.Pause()
			case 1:
				s.Step()
			}
			s.Stop()
			ends(t, s)
		}
		if after := descriptors(t); after > before {
			t.Errorf("%d descriptors, there were %d (seed %d)", after, before, seed)
		}
		if n := left(); n != 0 {
			t.Errorf("%d folders are left (seed %d)", n, seed)
		}
	})
}

func TestControlsOfAnEndedRunDoNothing(t *testing.T) {
	s := begin(t, program(quartet), Options{Clock: Virtual})
	want, _ := ends(t, s)
	n := s.View().End()
	s.Pause()
	s.Step()
	s.Cycle()
	s.Play()
	s.Stop()
	if err := s.SetSpeed(2); err != nil {
		t.Error(err)
	}
	st := s.Status()
	if st.Phase != Ended || st.Stopped || st.Result != want || s.View().End() != n {
		t.Errorf("%+v", st)
	}
}

func TestKilledAPIIsAnErrorOfItsTasksOnly(t *testing.T) {
	eachClock(t, func(t *testing.T, k ClockKind) {
		var kill func() error
		s := begin(t, program(func(co *loopcore.Co) (any, error) {
			users, err := co.Loop().CreateTask(loopcore.CoroWith(fetch, "/users"), "")
			if err != nil {
				return nil, err
			}
			if err := co.Sleep(0.05); err != nil {
				return nil, err
			}
			if err := kill(); err != nil {
				return nil, err
			}
			_, lost := co.Await(users)
			_, refused := fetch(co, "/orders")
			return fmt.Sprintf("lost: %v; refused: %v", lost, refused), co.Sleep(0.1)
		}), Options{Clock: k, Paused: true})
		kill = s.KillAPI
		s.Play()
		got, err := ends(t, s)
		text := fmt.Sprint(got)
		if err != nil || !(strings.Contains(text, "lost: unexpected EOF") || strings.Contains(text, "reset")) ||
			!strings.Contains(text, "Connect call failed ('127.0.0.1', 8765)") {
			t.Errorf("%v, %v", text, err)
		}
	})
}

func TestVirtualRunsAreAlikeOnOneProcessor(t *testing.T) {
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	TestVirtualRunsAreAlikeToTheLastEvent(t)
}

func TestSessionsShareNothing(t *testing.T) {
	a := begin(t, program(quartet), Options{Clock: Virtual, Paused: true})
	b := begin(t, program(quartet), Options{Clock: Virtual, Paused: true})
	if a.API() == b.API() {
		t.Errorf("both listen on %s", a.API())
	}
	a.Play()
	b.Play()
	ends(t, a)
	ends(t, b)
	if x, y := history(a.View()), history(b.View()); len(steps(a.View())) != len(steps(b.View())) {
		t.Errorf("they differ: %s", firstDifference(x, y))
	}
}
