package loopcore_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
)

// A cancelled timer stays in the heap until its time has come, or until most of
// the heap is cancelled: what its callback holds does not.
func TestACancelledTimerLetsGoOfItsCallback(t *testing.T) {
	for name, debug := range map[string]bool{"plain": false, "in debug mode": true} {
		t.Run(name, func(t *testing.T) {
			l := newLoop(t, loopcore.Options{Debug: debug})
			must(l.CallLater(1, func() {})) // else the cancelled one were the heap's first, and popped
			freed := make(chan struct{})
			timer := func() *loopcore.TimerHandle {
				held := new([1 << 16]byte)
				runtime.AddCleanup(held, func(freed chan struct{}) { close(freed) }, freed)
				return must(l.CallLater(3600, func() { held[0]++ }))
			}()
			timer.Cancel()
			must(l.RunOnce(0))
			for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
				runtime.GC()
				select {
				case <-freed:
					if said := strings.Contains(timer.String(), "handle_test.go:"); said != debug {
						t.Errorf("its repr is %v", timer)
					}
					return
				default:
				}
				if time.Now().After(end) {
					t.Fatal("what the callback holds is still held")
				}
			}
		})
	}
}
