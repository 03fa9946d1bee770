package lessons

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"time"
)

// quick fails unless f returns well before patience ends: nothing waited.
func quick(t *testing.T, f func()) {
	t.Helper()
	begun := time.Now()
	f()
	if d := time.Since(begun); d > patience/2 {
		t.Errorf("it took %v of real time", d)
	}
}

func TestReadingMovesTheVirtualClockAndStampingDoesNot(t *testing.T) {
	c := newVirtualClock()
	sum := 0.0
	for range 1000 {
		sum += 1e-6 // as the oracle adds it up, to the last bit
		if got := c.Now(); got != sum {
			t.Fatalf("%v, want %v", got, sum)
		}
	}
	a, _ := c.Stamp()
	b, _ := c.Stamp()
	if a != b || a != 1000*time.Microsecond {
		t.Errorf("stamped %v, then %v", a, b)
	}
}

func TestVirtualClockJumpsToTheDeadline(t *testing.T) {
	c := newVirtualClock()
	now := c.Now()
	quick(t, func() {
		if events, err := c.Select(newBell(), 3600); err != nil || len(events) > 0 {
			t.Errorf("answered %v, %v", events, err)
		}
	})
	if got := c.seconds(); got != now+3600 {
		t.Errorf("now it is %v", got)
	}
}

func TestVirtualClockDoesNotJumpWhenSomethingIsReady(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	b.set(true)
	if events, _ := c.Select(b, 10); len(events) != 1 || c.seconds() != 0 {
		t.Errorf("answered %v at %v", events, c.seconds())
	}
}

// worker runs f as a worker does, and posts to b when f ends.
func worker(c *virtualClock, b bell, f func()) {
	c.Enter()
	go func() {
		defer c.Leave()
		f()
		b.set(true)
	}()
}

func TestWhatIsUnderWayTakesNoVirtualTime(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	worker(c, b, func() { time.Sleep(50 * time.Millisecond) })
	if events, _ := c.Select(b, 0.001); len(events) != 1 || c.seconds() != 0 {
		t.Errorf("answered %v at %v", events, c.seconds())
	}
}

func TestWhatComesFirstIsJumpedTo(t *testing.T) {
	for _, test := range []struct {
		name           string
		sleep, timeout float64
		event          bool
		at             float64
	}{
		{"the sleeper", 2, 5, true, 2},
		{"the deadline", 5, 2, false, 2},
		{"the sleeper, without a deadline", 7, -1, true, 7},
		{"both at once: the sleeper is up in time", 3, 3, true, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, b := newVirtualClock(), newBell()
			worker(c, b, func() { c.Sleep(test.sleep, nil) })
			quick(t, func() {
				events, err := c.Select(b, test.timeout)
				if err != nil || (len(events) > 0) != test.event || c.seconds() != test.at {
					t.Errorf("answered %v, %v at %v", events, err, c.seconds())
				}
			})
			c.release()
		})
	}
}

func TestSleepersAreLetGoOneAtATime(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	var mu sync.Mutex
	var up []float64
	for _, seconds := range []float64{3, 1, 2} {
		worker(c, b, func() {
			c.Sleep(seconds, nil)
			mu.Lock()
			defer mu.Unlock()
			up = append(up, seconds)
		})
	}
	for i, want := range []float64{1, 2, 3} {
		events, err := c.Select(b, -1)
		b.set(false)
		mu.Lock()
		if err != nil || len(events) != 1 || len(up) != i+1 || up[i] != want || c.seconds() != want {
			t.Errorf("after %d asks at %v: %v are up", i+1, c.seconds(), up)
		}
		mu.Unlock()
	}
}

func TestASleepBeginsWhenTheCallbackThatBeganItEnds(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	worker(c, b, func() { c.Sleep(1, nil) })
	for range 100 {
		c.Now() // the callback goes on, and reads the clock
	}
	c.settle()
	want := c.seconds() + 1
	if _, err := c.Select(b, -1); err != nil || c.seconds() != want {
		t.Errorf("it woke at %v, want %v", c.seconds(), want)
	}
}

func TestWhatIsStuckIsWaitedForOnce(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	c.Enter() // and no Leave: a worker who waits for the loop
	begun := time.Now()
	if _, err := c.Select(b, 10); err != nil || c.seconds() != 10 {
		t.Errorf("%v at %v", err, c.seconds())
	}
	if d := time.Since(begun); d < patience {
		t.Errorf("it was given up after %v", d)
	}
	quick(t, func() {
		if _, err := c.Select(b, 10); err != nil || c.seconds() != 20 {
			t.Errorf("%v at %v", err, c.seconds())
		}
	})
	c.Leave()
	if c.stuck != 0 || c.busy != 0 {
		t.Errorf("stuck %d of %d", c.stuck, c.busy)
	}
}

func TestNothingToJumpToParksUntilSomethingComes(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	time.AfterFunc(50*time.Millisecond, func() { b.set(true) })
	if events, err := c.Select(b, -1); err != nil || len(events) != 1 || c.seconds() != 0 {
		t.Errorf("answered %v, %v at %v", events, err, c.seconds())
	}
	if n := b.waits(); n > 2 {
		t.Errorf("it asked %d times", n)
	}
}

func TestVirtualPauseHoldsTheLoopInItsSelector(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	c.setPaused(true)
	begun := time.Now()
	time.AfterFunc(50*time.Millisecond, func() {
		if !c.frozen() || c.seconds() != 0 {
			t.Errorf("not held, at %v", c.seconds())
		}
		c.setPaused(false)
	})
	if _, err := c.Select(b, 1); err != nil || c.seconds() != 1 {
		t.Errorf("%v at %v", err, c.seconds())
	}
	if time.Since(begun) < 50*time.Millisecond {
		t.Error("it did not wait for the pause to end")
	}
	if c.frozen() {
		t.Error("still held")
	}
}

func TestVirtualReleaseEndsEveryWait(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	c.Enter()
	done := make(chan error)
	go func() { done <- c.Wait(context.Background(), math.Inf(1)) }()
	time.AfterFunc(30*time.Millisecond, c.release)
	quick(t, func() {
		if events, err := c.Select(b, -1); err != nil || len(events) > 0 {
			t.Errorf("answered %v, %v", events, err)
		}
		if err := <-done; !errors.Is(err, errReleased) {
			t.Errorf("Wait answered %v", err)
		}
	})
}

func TestAHurriedClockWaitsForNobodyLong(t *testing.T) {
	c, b := newVirtualClock(), newBell()
	c.Enter() // the join of a thread that sleeps on this clock
	worker(c, b, func() { c.Sleep(1, nil) })
	c.hurry()
	quick(t, func() {
		if events, err := c.Select(b, -1); err != nil || len(events) != 1 {
			t.Errorf("answered %v, %v", events, err)
		}
	})
}

func TestASleepThatIsStoppedCountsAsUnderWayAgain(t *testing.T) {
	c := newVirtualClock()
	c.Enter()
	stop := make(chan struct{})
	close(stop)
	if c.Sleep(1, stop) {
		t.Error("it says that it slept")
	}
	if c.busy != 1 || len(c.arrivals) != 0 {
		t.Errorf("busy %d, %d arrivals", c.busy, len(c.arrivals))
	}
}

func BenchmarkStampVirtual(b *testing.B) {
	c := newVirtualClock()
	for b.Loop() {
		c.Stamp()
	}
}
