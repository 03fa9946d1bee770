package loopcore_test

import (
	"errors"
	"syscall"
	"testing"

	"batuta/loopcore"
)

func TestWindowsLoopsHandleNoSignals(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var not loopcore.NotImplementedError
	if err := l.AddSignalHandler(syscall.SIGTERM, loopcore.Call{Fn: func() error { return nil }}); !errors.As(err, &not) {
		t.Errorf("AddSignalHandler: %v", err)
	}
	if _, err := l.RemoveSignalHandler(syscall.SIGTERM); !errors.As(err, &not) {
		t.Errorf("RemoveSignalHandler: %v", err)
	}
}
