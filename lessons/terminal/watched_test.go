package terminal

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// watched is what a process writes, to be read while it does.
type watched struct {
	mu  sync.Mutex
	all bytes.Buffer
}

// Write keeps what is written.
func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.all.Write(b)
}

func (w *watched) text() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.all.String()
}

// wait waits until it has written a text.
func (w *watched) wait(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !strings.Contains(w.text(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it wrote %q, and not %q", w.text(), text)
		}
	}
}
