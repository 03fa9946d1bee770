//go:build unix

package loopcore_test

import (
	"syscall"
	"testing"

	"batuta/loopcore"
)

func TestASignalIsTheOwnersToCome(t *testing.T) {
	told := 0
	l := newLoop(t, loopcore.Options{Signals: loopcore.NoSignals{}, OnWake: func() { told++ }})
	heard := 0
	if err := l.AddSignalHandler(syscall.SIGINT, loopcore.Call{Fn: func() error { heard++; return nil }}); err != nil {
		t.Fatal(err)
	}
	l.Signal(syscall.SIGINT)
	if told != 1 {
		t.Errorf("the owner was told %d times, want 1", told)
	}
	for range 2 { // the pipe is read, then the handler is run
		turn(t, l, 0)
	}
	if heard != 1 {
		t.Errorf("the handler was called %d times, want 1", heard)
	}
}
