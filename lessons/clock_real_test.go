package lessons

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"time"

	"batuta/loopcore/selector"
)

// margin is how late a wait may end on a busy machine, in seconds.
const margin = 0.08

// attempts is how often a test on real time may find that something came late.
const attempts = 6

// timed is one attempt at a test on real time.
type timed struct {
	*testing.T
	last, late bool
}

// inTime runs a test on real time, and again if something came too late: a busy
// machine is late now and then, what is wrong is late each time. Whatever
// else is not as it should be fails at once.
func inTime(t *testing.T, test func(t *timed)) {
	t.Helper()
	for i := 1; i <= attempts; i++ {
		a := &timed{T: t, last: i == attempts}
		if test(a); !a.late {
			return
		}
	}
}

// wantBy says that got, in seconds, is to be no later than limit.
func (t *timed) wantBy(what string, got, limit float64) {
	t.Helper()
	if got <= limit {
		return
	}
	if t.late = true; t.last {
		t.Errorf("%s: %.4f s, want no more than %.4f s", what, got, limit)
	}
}

// wantAbout fails unless got lies in [want, want+margin], but for the little
// by which the test's own timers may run ahead of what they time.
func (t *timed) wantAbout(what string, got, want float64) {
	t.Helper()
	if got < want-0.01 && !t.late { // else the test itself may have come too late
		t.Errorf("%s: %.4f s, want no less than %.4f s", what, got, want)
	}
	t.wantBy(what, got, want+margin)
}

// took runs f and answers how much run time and real time it took, in seconds.
func took(c *realClock, f func()) (run, real float64) {
	run0, real0 := c.Stamp()
	f()
	run1, real1 := c.Stamp()
	return (run1 - run0).Seconds(), (real1 - real0).Seconds()
}

func TestRateAppliesOnlyWhileTheLoopWaits(t *testing.T) {
	inTime(t, func(t *timed) {
		for _, test := range []struct{ speed, real float64 }{
			{0.25, 0.4}, {0.5, 0.2}, {1, 0.1}, {4, 0.025},
		} {
			c := newRealClock(test.speed)
			run, real := took(c, func() {
				if _, err := c.Select(newBell(), 0.1); err != nil {
					t.Error(err)
				}
			})
			if run < 0.1 {
				t.Errorf("at %v a wait of 0.1 s took %.4f s of run time", test.speed, run)
			}
			t.wantBy("run time of the wait", run, 0.1+test.speed*margin)
			t.wantAbout("real time of the wait", real, test.real)
			run, real = took(c, func() { time.Sleep(20 * time.Millisecond) })
			if math.Abs(run-real) > 1e-6 {
				t.Errorf("at %v work of %.6f s took %.6f s of run time", test.speed, real, run)
			}
		}
	})
}

func TestPauseInMidWaitCostsNoRunTime(t *testing.T) {
	for name, s := range map[string]selector.Selector{"woken": newBell(), "sliced": newMailbox()} {
		t.Run(name, func(t *testing.T) {
			inTime(t, func(t *timed) {
				c := newRealClock(1)
				at, frozen, paused := make(chan float64, 1), make(chan bool, 1), make(chan time.Duration, 1)
				go func() { // one after the other, however busy the machine is
					time.Sleep(50 * time.Millisecond)
					begun := time.Now()
					c.setPaused(true)
					at <- c.Now()
					time.Sleep(100 * time.Millisecond)
					frozen <- c.frozen()
					time.Sleep(200 * time.Millisecond)
					paused <- time.Since(begun)
					c.setPaused(false)
				}()
				run, real := took(c, func() {
					if events, err := c.Select(s, 0.2); err != nil || len(events) > 0 {
						t.Errorf("answered %v, %v", events, err)
					}
				})
				t.wantBy("the pause", <-at, 0.19)
				if !<-frozen && !t.late {
					t.Error("time did not stand still")
				}
				t.wantAbout("run time", run, 0.2)
				t.wantAbout("real time", real, 0.2+(<-paused).Seconds())
			})
		})
	}
}

func TestEventDuringAPauseIsAnsweredAfterIt(t *testing.T) {
	inTime(t, func(t *timed) {
		c, b := newRealClock(1), newBell()
		run, real := took(c, func() {
			go func() { // begun within what is timed, and one after the other
				time.Sleep(30 * time.Millisecond)
				c.setPaused(true)
				time.Sleep(30 * time.Millisecond)
				b.set(true)
				time.Sleep(140 * time.Millisecond)
				c.setPaused(false)
			}()
			if events, _ := c.Select(b, 5); len(events) != 1 {
				t.Errorf("answered %v", events)
			}
		})
		t.wantAbout("run time", run, 0.03)
		t.wantAbout("real time", real, 0.2)
	})
}

func TestSpeedChangesInMidWait(t *testing.T) {
	inTime(t, func(t *timed) {
		c := newRealClock(1)
		changed := make(chan float64, 1)
		time.AfterFunc(100*time.Millisecond, func() {
			c.setSpeed(0.25)
			changed <- c.Now()
		})
		run, real := took(c, func() {
			if _, err := c.Select(newBell(), 0.15); err != nil {
				t.Error(err)
			}
		})
		t.wantAbout("run time", run, 0.15)
		at := <-changed
		t.wantAbout("real time", real, at+(0.15-at)*4)
	})
}

func TestPauseLetsACallbackFinish(t *testing.T) {
	c := newRealClock(1)
	c.setPaused(true)
	run, real := took(c, func() { time.Sleep(30 * time.Millisecond) })
	if math.Abs(run-real) > 1e-6 {
		t.Errorf("%.4f s of work took %.4f s of run time", real, run)
	}
	c.setStanding(true)
	run, _ = took(c, func() { time.Sleep(30 * time.Millisecond) })
	if run != 0 || !c.frozen() {
		t.Errorf("at the gate time went on by %.4f s", run)
	}
	c.setPaused(false)
	c.setStanding(false)
	if c.frozen() {
		t.Error("time still stands")
	}
}

func TestPeekNeitherWaitsNorScales(t *testing.T) {
	c, b := newRealClock(0.125), newBell()
	if events, err := c.Select(b, 0); err != nil || len(events) > 0 {
		t.Errorf("answered %v, %v", events, err)
	}
	b.set(true)
	if events, _ := c.Select(b, 0); len(events) != 1 {
		t.Errorf("answered %v", events)
	}
}

func TestEndlessWaitEndsByAnEvent(t *testing.T) {
	c, b := newRealClock(1), newBell()
	time.AfterFunc(30*time.Millisecond, func() { b.Interrupt() }) // of no account
	time.AfterFunc(60*time.Millisecond, func() { b.set(true) })
	if events, err := c.Select(b, -1); err != nil || len(events) != 1 {
		t.Errorf("answered %v, %v", events, err)
	}
}

func TestReleaseEndsEveryWait(t *testing.T) {
	c := newRealClock(1)
	c.setPaused(true)
	time.AfterFunc(30*time.Millisecond, c.release)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		if c.Sleep(60, nil) {
			t.Error("Sleep says that it slept")
		}
	}()
	go func() {
		defer wg.Done()
		if err := c.Wait(context.Background(), 60); !errors.Is(err, errReleased) {
			t.Errorf("Wait answered %v", err)
		}
	}()
	if events, err := c.Select(newBell(), -1); err != nil || len(events) > 0 {
		t.Errorf("answered %v, %v", events, err)
	}
	wg.Wait()
	c.release()
}

func TestSleepersWakeInTheOrderOfTheirTime(t *testing.T) {
	c := newRealClock(1)
	var mu sync.Mutex
	var order []int
	var wg sync.WaitGroup
	for i, seconds := range []float64{0.15, 0.05, 0.1} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if !c.Sleep(seconds, nil) {
				t.Error("a sleep ended early")
			}
			mu.Lock()
			defer mu.Unlock()
			order = append(order, i)
		}()
	}
	wg.Wait()
	if order[0] != 1 || order[1] != 2 || order[2] != 0 {
		t.Errorf("woke as %v", order)
	}
}

func TestSleepStandsStillWithTheClock(t *testing.T) {
	inTime(t, func(t *timed) {
		c := newRealClock(1)
		c.setStanding(true)
		at, paused := make(chan float64, 1), make(chan time.Duration, 1)
		run, real := took(c, func() {
			go func() {
				time.Sleep(30 * time.Millisecond)
				begun := time.Now()
				c.setPaused(true)
				at <- c.Now()
				time.Sleep(200 * time.Millisecond)
				paused <- time.Since(begun)
				c.setPaused(false)
			}()
			c.Sleep(0.1, nil)
		})
		t.wantBy("the pause", <-at, 0.09)
		t.wantAbout("run time", run, 0.1)
		t.wantAbout("real time", real, 0.1+(<-paused).Seconds())
	})
}

func TestSleepEndsWhenItIsStopped(t *testing.T) {
	c := newRealClock(1)
	stop := make(chan struct{})
	time.AfterFunc(20*time.Millisecond, func() { close(stop) })
	if c.Sleep(60, stop) {
		t.Error("it says that it slept")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := c.Wait(ctx, 60); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Wait answered %v", err)
	}
	if n := c.sleepers.Len(); n != 0 {
		t.Errorf("%d sleepers are left", n)
	}
}

func TestHugeWaitsDoNotOverflow(t *testing.T) {
	c := newRealClock(0.125)
	stop := make(chan struct{})
	time.AfterFunc(20*time.Millisecond, func() { close(stop) })
	if c.Sleep(math.MaxFloat64, stop) {
		t.Error("it slept for ever and came back")
	}
}

func TestStampNeverGoesBackOnTheLoopThread(t *testing.T) {
	c, b := newRealClock(1), newBell()
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			c.setSpeed([]float64{4, 0.125}[i%2])
			c.setPaused(i%3 == 0)
		}
	}()
	var last time.Duration
	for range 300 {
		if _, err := c.Select(b, 0.0001); err != nil {
			t.Fatal(err)
		}
		run, _ := c.Stamp()
		if run < last {
			t.Fatalf("%v after %v", run, last)
		}
		last = run
	}
	close(stop)
	wg.Wait()
}

func BenchmarkStampReal(b *testing.B) {
	c := newRealClock(1)
	for b.Loop() {
		c.Stamp()
	}
}

func TestRunTimeBeginsAtZeroHoweverOldTheClockIs(t *testing.T) {
	c := newRealClock(1)
	time.Sleep(30 * time.Millisecond)
	c.begin()
	if run, real := c.Stamp(); real-run < 30*time.Millisecond {
		t.Errorf("the run is %v old, the clock %v", run, real)
	}
}
