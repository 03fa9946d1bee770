//go:build linux

package selectortest

import (
	"os"
	"os/signal"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"batuta/loopcore/selector"
)

// signals are the rules about calls that a signal interrupts.
func signals() []rule {
	return []rule{
		{"signals shorten no timeout", func(t *testing.T, s selector.Selector) {
			a, _ := newPair(t)
			register(t, s, a.fd, selector.Read)
			disturbed(t, s, func() { waitOut(t, s, 40*time.Millisecond) })
		}},
		{"signals end no endless wait", func(t *testing.T, s selector.Selector) {
			a, b := newPair(t)
			register(t, s, a.fd, selector.Read)
			disturbed(t, s, func() {
				waitFor(t, s, a, b, 40*time.Millisecond)
				a.receive(t)
			})
		}},
	}
}

// disturbed calls wait, while signals come, until one has cut an ask short,
// which a busy machine can delay; it fails when none ever does. On systems
// where a signal cannot be sent to one thread the rule is not tried.
func disturbed(t *testing.T, s selector.Selector, wait func()) {
	t.Helper()
	disturb(t)
	start := s.Stats().Selects
	for round := range 100 {
		wait()
		if t.Failed() || s.Stats().Selects > start+round+1 {
			return
		}
	}
	t.Error("no signal came in between, or the call that it interrupted was not counted")
}

// disturb sends the calling thread a signal every few milliseconds until the
// test ends. The goroutine stays on that thread.
func disturb(t *testing.T) {
	runtime.LockOSThread()
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, unix.SIGUSR1) // which would end the process otherwise
	pid, thread := unix.Getpid(), unix.Gettid()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(3 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				if err := unix.Tgkill(pid, thread, unix.SIGUSR1); err != nil {
					t.Errorf("tgkill: %v", err)
					return
				}
			}
		}
	}()
	t.Cleanup(func() {
		close(stop)
		<-stopped
		signal.Stop(heard)
		runtime.UnlockOSThread()
	})
}
