package proof

import (
	"errors"
	"strings"
	"sync"
	"time"

	"batuta/lessons"
	"batuta/lessons/judge"
	"batuta/lessons/sampleapi"
)

// how is in which way a program is played.
type how struct {
	clock lessons.ClockKind
	speed float64
	seed  int64 // of the sample API's data
}

// outcome is what a program came to.
type outcome struct {
	judge.Run
	stderr string
	late   bool // it did not end in time
	err    error
}

// play plays a program to its end, once there is a place.
func (p *prover) play(program lessons.Program, h how) outcome {
	p.places <- struct{}{}
	defer func() { <-p.places }()
	var stderr writer
	s, err := lessons.Start(program, lessons.Options{
		Clock: h.clock, Speed: h.speed, APISeed: h.seed, Stderr: &stderr,
	})
	if err != nil {
		return outcome{err: err}
	}
	late := time.AfterFunc(p.o.Patience, s.Stop)
	result, err := s.Wait()
	o := outcome{Run: judge.Run{View: s.View(), Facts: sampleapi.Facts(h.seed)}, stderr: stderr.String()}
	if !late.Stop() {
		o.late = true
		return o
	}
	var raised *lessons.ProgramError
	switch {
	case errors.As(err, &raised):
		o.Failed = raised.Text
	case err != nil:
		o.err = err
	case result != lessons.ExitCode(0):
		o.Failed = "SystemExit"
	}
	return o
}

// writer keeps what is written, by any thread.
type writer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (w *writer) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(b)
}

func (w *writer) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}
