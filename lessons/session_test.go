package lessons

import (
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

func TestQuartetPlaysInRealTime(t *testing.T) {
	defer goleak.VerifyNone(t)
	inTime(t, func(t *timed) {
		s := begin(t.T, program(quartet), Options{})
		result, err := ends(t.T, s)
		if err != nil || !strings.HasSuffix(fmt.Sprint(result), " read <nil>]") {
			t.Errorf("%v, %v", result, err)
		}
		run, _ := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.4)
		if st := s.Status(); st.Phase != Ended || st.Result != result || st.Stopped {
			t.Errorf("%+v", st)
		}
	})
}

func TestVirtualRunsAreAlikeToTheLastEvent(t *testing.T) {
	defer goleak.VerifyNone(t)
	for name, p := range map[string]Program{
		"quartet": program(quartet), "twice": program(twice), "impatient": program(impatient), "workers": program(workers),
	} {
		for _, debug := range []bool{false, true} {
			var first string
			for i := range 50 {
				s := begin(t, p, Options{Clock: Virtual, Debug: debug})
				if _, err := ends(t, s); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				got := history(s.View())
				if i == 0 {
					first = got
				}
				if got != first {
					t.Fatalf("%s: run %d is another:\n%s", name, i, firstDifference(first, got))
				}
			}
		}
	}
}

func TestPauseInMidWaitChangesNothingOfTheRun(t *testing.T) {
	inTime(t, func(t *timed) {
		plain := begin(t.T, program(quartet), Options{})
		want, err := ends(t.T, plain)
		if err != nil {
			t.Fatal(err)
		}
		s := begin(t.T, program(quartet), Options{})
		time.Sleep(180 * time.Millisecond) // between /orders and the worker
		s.Pause()
		time.Sleep(1500 * time.Millisecond)
		if got := s.Status().Phase; got != Paused {
			t.Errorf("the session is %v", got)
		}
		s.Play()
		got, err := ends(t.T, s)
		if err != nil || got != want {
			t.Errorf("%v, %v; want %v", got, err, want)
		}
		run, real := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.4)
		if real-run < 1400*time.Millisecond {
			t.Errorf("it ran %v in %v of real time", run, real)
		}
		if a, b := steps(plain.View()), steps(s.View()); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("steps %v, want %v", b, a)
		}
	})
}

func TestPauseAddsNoCycleAndNoEvent(t *testing.T) {
	inTime(t, func(t *timed) {
		sleep := program(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.3) })
		plain := begin(t.T, sleep, Options{})
		if _, err := ends(t.T, plain); err != nil {
			t.Fatal(err)
		}
		s := begin(t.T, sleep, Options{})
		for range 10 {
			time.Sleep(20 * time.Millisecond)
			s.Pause()
			time.Sleep(20 * time.Millisecond)
			s.Play()
		}
		if _, err := ends(t.T, s); err != nil {
			t.Fatal(err)
		}
		for k := trace.LoopMade; k <= trace.Output; k++ {
			if a, b := count(plain.View(), k), count(s.View(), k); a != b {
				t.Errorf("kind %d: %d events, %d without the pauses", k, b, a)
			}
		}
		run, _ := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.3)
	})
}

func TestAtAQuarterWaitsTakeFourTimesAsLong(t *testing.T) {
	inTime(t, func(t *timed) {
		plain := begin(t.T, program(quartet), Options{})
		if _, err := ends(t.T, plain); err != nil {
			t.Fatal(err)
		}
		s := begin(t.T, program(quartet), Options{Speed: 0.25})
		if _, err := ends(t.T, s); err != nil {
			t.Fatal(err)
		}
		run, real := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.4)
		if got := real.Seconds(); got < 1.5 {
			t.Errorf("0.4 s of waiting took %.3f s", got)
		}
		t.wantBy("real time", real.Seconds(), 1.6+4*margin)
		if a, b := steps(plain.View()), steps(s.View()); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("steps %v, want %v", b, a)
		}
	})
}

func TestTheSpeedChangesInMidWait(t *testing.T) {
	inTime(t, func(t *timed) {
		s := begin(t.T, program(quartet), Options{})
		time.Sleep(100 * time.Millisecond)
		if err := s.SetSpeed(0.25); err != nil {
			t.Fatal(err)
		}
		if _, err := ends(t.T, s); err != nil {
			t.Fatal(err)
		}
		run, real := lasted(s.View())
		t.wantAbout("run time", run.Seconds(), 0.4)
		if slow := real - run; slow < 600*time.Millisecond { // 0.3 s at the least were left, which take 1.2 s
			t.Errorf("%v of run time took %v", run, real)
		}
	})
}

func TestSpeedsThatDoNotExistAreRefused(t *testing.T) {
	s := begin(t, program(quartet), Options{Clock: Virtual, Paused: true})
	for _, speed := range []float64{0, 0.1, 5, -1, math.NaN(), math.Inf(1)} {
		if err := s.SetSpeed(speed); !errors.Is(err, ErrSpeed) {
			t.Errorf("%v: %v", speed, err)
		}
	}
	for _, speed := range []float64{0.125, 0.25, 0.5, 1, 2, 4} {
		if err := s.SetSpeed(speed); err != nil || s.Status().Speed != speed {
			t.Errorf("%v: %v, %v", speed, err, s.Status().Speed)
		}
	}
	if _, err := Start(program(quartet), Options{Speed: 8}); !errors.Is(err, ErrSpeed) {
		t.Errorf("Start at ×8: %v", err)
	}
}

func TestWhatCannotBeStartedLeavesNothing(t *testing.T) {
	defer goleak.VerifyNone(t)
	left := ownTemp(t)
	if _, err := Start(program(quartet), Options{Selector: "nosuch"}); err == nil || !strings.Contains(err.Error(), "nosuch") {
		t.Errorf("an unknown selector: %v", err)
	}
	if _, err := Start(program(quartet), Options{Clock: ClockKind(9)}); !errors.Is(err, ErrClock) {
		t.Errorf("an unknown clock: %v", err)
	}
	if n := left(); n != 0 {
		t.Errorf("%d folders are left", n)
	}
}

// ownTemp gives the test a folder for temporary files of its own, in which
// left counts what is there.
func ownTemp(t *testing.T) (left func() int) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	return func() int {
		list, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
}

func TestProgramFindsItsOwnText(t *testing.T) {
	p := Program{Name: "own.go", Source: "the text", Play: func(s *Stage) (any, error) {
		text, err := os.ReadFile(s.Path())
		return string(text), err
	}}
	if got, err := ends(t, begin(t, p, Options{Clock: Virtual})); err != nil || got != "the text" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestOnlyTheSampleAPICanBeReached(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0") // somebody else's server
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	reached := make(chan bool, 1)
	go func() {
		if conn, err := other.Accept(); err == nil {
			conn.Close()
			reached <- true
		}
	}()
	for address, want := range map[string]error{
		other.Addr().String(): ErrOutside, "10.1.2.3:8765": ErrOutside, "127.0.0.1:1": syscall.ECONNREFUSED,
	} {
		s := begin(t, program(func(co *loopcore.Co) (any, error) {
			conn, err := co.Dial(address)
			if err == nil {
				conn.Close()
			}
			return nil, err
		}), Options{Clock: Virtual})
		if _, err := ends(t, s); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
	select {
	case <-reached:
		t.Error("another server was reached")
	default:
	}
}
