package lessons

import (
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/loopcore/trace"
)

// callbacks counts the callbacks that have begun in a recording.
func callbacks(v trace.View) int {
	n := 0
	for i := v.First(); i < v.End(); i++ {
		if v.At(i).Kind == trace.StepBegin {
			n++
		}
	}
	return n
}

func TestBeatsLastAMomentAndTakeNoTimeOfTheRun(t *testing.T) {
	defer goleak.VerifyNone(t)
	inTime(t, func(t *timed) {
		begun := time.Now()
		s := begin(t.T, program(quartet), Options{Speed: 0.5, Beats: true})
		if _, err := ends(t.T, s); err != nil {
			t.Fatal(err)
		}
		took := time.Since(begun)
		run, _ := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.4)
		for i, v := s.View().First(), s.View(); i < v.End()-1; i++ {
			if e := v.At(i); e.Kind == trace.StepBegin && v.At(i+1).Real-e.Real < shortestBeat {
				t.Errorf("the callback of event %d was held for %v", i, v.At(i+1).Real-e.Real)
			}
		}
		waits := 800 * time.Millisecond // 0.4 s at half speed
		if beats := time.Duration(callbacks(s.View())) * shortestBeat; took < waits+beats {
			t.Errorf("%d beats and the waits took %v, want %v at the least", callbacks(s.View()), took, waits+beats)
		}
	})
}

func TestAtFullSpeedNoBeatIsKept(t *testing.T) {
	for speed, want := range map[float64]time.Duration{4: 0, 1: 0, 0.5: 30 * time.Millisecond, 0.125: 210 * time.Millisecond} {
		s := Session{beats: true}
		if got := s.beat(speed); got != want {
			t.Errorf("at speed %v a beat lasts %v, want %v", speed, got, want)
		}
	}
}

func TestAControlEndsABeat(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := begin(t, program(quartet), Options{Speed: MinSpeed, Beats: true})
	s.gate.setBeat(time.Hour) // from the second beat on nothing but a control ends it
	s.Pause()
	for s.Status().Phase != Paused {
		time.Sleep(time.Millisecond)
	}
	before := callbacks(s.View())
	s.Step()
	for s.Status().Phase != Paused || callbacks(s.View()) == before {
		time.Sleep(time.Millisecond)
	}
	if n := callbacks(s.View()) - before; n != 1 {
		t.Errorf("a step ran %d callbacks", n)
	}
	s.Play()
	time.Sleep(20 * time.Millisecond)
	s.Stop()
	select {
	case <-s.Done():
	case <-time.After(20 * time.Second):
		t.Error("a beat outlasts Stop")
	}
}
