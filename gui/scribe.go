package gui

import (
	"sync"
	"time"
)

// scribe has what was noted written to the disk, on a goroutine that lives as
// long as there is something to write: a disk can be slow, and the window does
// not wait for it.
type scribe struct {
	save  func() error
	saved func(error) // told, on that goroutine, how each writing went

	mu    sync.Mutex
	again bool          // something was noted since the writing began
	idle  chan struct{} // closed when all is written; nil: nothing is being written
}

// write has what was noted written soon.
func (s *scribe) write() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.again = true
	if s.idle == nil {
		s.idle = make(chan struct{})
		go s.work()
	}
}

func (s *scribe) work() {
	for {
		s.mu.Lock()
		if !s.again {
			close(s.idle)
			s.idle = nil
			s.mu.Unlock()
			return
		}
		s.again = false
		s.mu.Unlock()
		s.saved(s.save())
	}
}

// wait waits until all is written, but no longer than limit.
func (s *scribe) wait(limit time.Duration) {
	s.mu.Lock()
	idle := s.idle
	s.mu.Unlock()
	if idle == nil {
		return
	}
	select {
	case <-idle:
	case <-time.After(limit):
	}
}
