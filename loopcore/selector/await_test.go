package selector

import (
	"errors"
	"syscall"
	"testing"
	"time"
)

// scripted is a system that answers a list of answers, each after a while.
type scripted struct {
	answers []answer
	asked   []time.Duration
}

type answer struct {
	after time.Duration
	n     int
	err   error
}

func (s *scripted) ask(left time.Duration) (int, error) {
	a := s.answers[len(s.asked)]
	s.asked = append(s.asked, left)
	time.Sleep(a.after)
	return a.n, a.err
}

func TestAnInterruptedCallGoesOnWithWhatIsLeft(t *testing.T) {
	s := &scripted{answers: []answer{
		{10 * time.Millisecond, 0, syscall.EINTR},
		{10 * time.Millisecond, 0, syscall.EINTR},
		{0, 2, nil},
	}}
	n, err := await(s, time.Minute)
	if n != 2 || err != nil {
		t.Fatalf("answered %d, %v; want 2", n, err)
	}
	if len(s.asked) != 3 {
		t.Fatalf("asked for %v, want three times", s.asked)
	}
	for i := 1; i < 3; i++ {
		if less := s.asked[i-1] - s.asked[i]; less < 10*time.Millisecond {
			t.Errorf("ask %d was for %v, only %v less than before", i, s.asked[i], less)
		}
	}
}

func TestACallThatEndsEarlyWithNothingIsAskedAgainUntilTheTimeIsOver(t *testing.T) {
	s := &scripted{answers: []answer{{time.Millisecond, 0, nil}, {time.Millisecond, 0, nil}, {30 * time.Millisecond, 0, nil}}}
	start := time.Now()
	n, err := await(s, 20*time.Millisecond)
	if n != 0 || err != nil {
		t.Fatalf("answered %d, %v; want nothing", n, err)
	}
	if took := time.Since(start); took < 20*time.Millisecond {
		t.Errorf("gave up after %v", took)
	}
	if len(s.asked) != 3 {
		t.Errorf("asked %d times, want 3", len(s.asked))
	}
}

func TestAnInterruptionWithNoTimeLeftIsTheEnd(t *testing.T) {
	s := &scripted{answers: []answer{{5 * time.Millisecond, 0, syscall.EINTR}}}
	if n, err := await(s, time.Millisecond); n != 0 || err != nil {
		t.Errorf("answered %d, %v; want nothing", n, err)
	}
}

func TestALookAndAnEndlessWaitAreAskedForUnchangedAfterAnInterruption(t *testing.T) {
	for _, timeout := range []time.Duration{0, -1} {
		s := &scripted{answers: []answer{{0, 0, syscall.EINTR}, {0, 1, nil}}}
		if n, err := await(s, timeout); n != 1 || err != nil {
			t.Errorf("timeout %d: answered %d, %v; want 1", timeout, n, err)
		}
		if s.asked[1] != timeout {
			t.Errorf("timeout %d: asked again for %d", timeout, s.asked[1])
		}
	}
}

func TestOtherErrorsEndTheWait(t *testing.T) {
	for _, timeout := range []time.Duration{-1, 0, time.Minute} {
		s := &scripted{answers: []answer{{0, 0, syscall.EBADF}}}
		if _, err := await(s, timeout); !errors.Is(err, syscall.EBADF) {
			t.Errorf("timeout %d: %v, want EBADF", timeout, err)
		}
	}
}
