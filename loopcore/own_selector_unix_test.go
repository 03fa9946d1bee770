//go:build unix

package loopcore_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"batuta/loopcore/selector"
	"batuta/loopcore/selector/selectortest"
)

// ownSelector is a selector as a user could write one, on poll. It is no
// Interrupter, and shares nothing with those of package selector.
type ownSelector struct {
	watched []unix.PollFd
	stats   selector.Stats
	closed  bool
}

func (s *ownSelector) Name() string          { return "OwnSelector" }
func (s *ownSelector) Call() string          { return "poll" }
func (s *ownSelector) Len() int              { return len(s.watched) }
func (s *ownSelector) Stats() selector.Stats { return s.stats }

func (s *ownSelector) Close() error {
	s.closed, s.watched = true, nil
	return nil
}

func (s *ownSelector) find(fd int) int {
	return slices.IndexFunc(s.watched, func(w unix.PollFd) bool { return int(w.Fd) == fd })
}

func (s *ownSelector) Register(fd int, mask selector.Mask) error {
	bits, err := pollBits(mask)
	switch {
	case s.closed:
		return selector.ErrClosed
	case fd < 0:
		return selector.ErrFD
	case err != nil:
		return err
	case s.find(fd) >= 0:
		return fmt.Errorf("own selector: %d: %w", fd, selector.ErrRegistered)
	}
	s.watched = append(s.watched, unix.PollFd{Fd: int32(fd), Events: bits})
	return nil
}

func (s *ownSelector) Modify(fd int, mask selector.Mask) error {
	i := s.find(fd)
	bits, err := pollBits(mask)
	switch {
	case s.closed:
		return selector.ErrClosed
	case i < 0:
		return fmt.Errorf("own selector: %d: %w", fd, selector.ErrUnknown)
	case err != nil:
		return err
	}
	s.watched[i].Events = bits
	return nil
}

func (s *ownSelector) Unregister(fd int) error {
	i := s.find(fd)
	switch {
	case s.closed:
		return selector.ErrClosed
	case i < 0:
		return fmt.Errorf("own selector: %d: %w", fd, selector.ErrUnknown)
	}
	s.watched = slices.Delete(s.watched, i, i+1)
	return nil
}

func pollBits(mask selector.Mask) (bits int16, err error) {
	if mask == 0 || mask&^(selector.Read|selector.Write) != 0 {
		return 0, selector.ErrMask
	}
	if mask&selector.Read != 0 {
		bits |= unix.POLLIN
	}
	if mask&selector.Write != 0 {
		bits |= unix.POLLOUT
	}
	return bits, nil
}

func (s *ownSelector) Select(timeout time.Duration) ([]selector.Event, error) {
	if s.closed {
		return nil, selector.ErrClosed
	}
	start, left := time.Now(), timeout
	for {
		millis := -1
		if left >= 0 {
			millis = int(min((left+time.Millisecond-1)/time.Millisecond, 1e9))
		}
		s.stats.Calls++
		s.stats.Selects++
		s.stats.Scanned += len(s.watched)
		_, err := unix.Poll(s.watched, millis)
		if err != unix.EINTR {
			return s.answer(), err
		}
		if timeout >= 0 {
			left = max(0, timeout-time.Since(start))
		}
	}
}

func (s *ownSelector) answer() []selector.Event {
	var events []selector.Event
	for _, w := range s.watched {
		var mask selector.Mask
		if w.Revents&^unix.POLLOUT != 0 && w.Events&unix.POLLIN != 0 {
			mask |= selector.Read
		}
		if w.Revents&^unix.POLLIN != 0 && w.Events&unix.POLLOUT != 0 {
			mask |= selector.Write
		}
		if mask != 0 {
			events = append(events, selector.Event{FD: int(w.Fd), Mask: mask})
		}
	}
	return events
}

func TestASelectorOfTheUsersOwnKeepsTheContract(t *testing.T) {
	selectortest.Run(t, func() (selector.Selector, error) { return &ownSelector{}, nil })
}

func TestALoopRunsOnASelectorOfTheUsersOwn(t *testing.T) {
	s := &ownSelector{}
	runsEverything(t, s)
	if s.stats.Selects == 0 || !s.closed {
		t.Errorf("it was asked %d times; closed: %v", s.stats.Selects, s.closed)
	}
}
