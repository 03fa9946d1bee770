package lessons

import (
	"sync"
	"time"

	"batuta/loopcore/selector"
)

// mailbox is a selector with one descriptor, 7, which is readable from post
// until take. It cannot be woken; bell is one that can.
type mailbox struct {
	mu    sync.Mutex
	full  bool
	asked []time.Duration // the timeouts of each Select
	wake  chan struct{}
}

func newMailbox() *mailbox { return &mailbox{wake: make(chan struct{}, 1)} }

func (m *mailbox) Name() string                      { return "MailboxSelector" }
func (m *mailbox) Call() string                      { return "mailbox" }
func (m *mailbox) Register(int, selector.Mask) error { return nil }
func (m *mailbox) Modify(int, selector.Mask) error   { return nil }
func (m *mailbox) Unregister(int) error              { return nil }
func (m *mailbox) Len() int                          { return 1 }
func (m *mailbox) Stats() selector.Stats             { return selector.Stats{} }
func (m *mailbox) Close() error                      { return nil }

func (m *mailbox) Select(timeout time.Duration) ([]selector.Event, error) {
	m.mu.Lock()
	m.asked = append(m.asked, timeout)
	m.mu.Unlock()
	if timeout < 0 {
		timeout = time.Hour
	}
	end := time.NewTimer(timeout)
	defer end.Stop()
	for {
		if m.isFull() {
			return []selector.Event{{FD: 7, Mask: selector.Read}}, nil
		}
		if timeout == 0 {
			return nil, nil
		}
		select {
		case <-m.wake:
			if !m.isFull() {
				return nil, nil // it was only the bell
			}
		case <-end.C:
			return nil, nil
		}
	}
}

func (m *mailbox) isFull() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.full
}

func (m *mailbox) set(full bool) {
	m.mu.Lock()
	m.full = full
	m.mu.Unlock()
	if full {
		m.ring()
	}
}

func (m *mailbox) ring() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

// waits is how many calls were to wait.
func (m *mailbox) waits() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, d := range m.asked {
		if d != 0 {
			n++
		}
	}
	return n
}

// bell is a mailbox that Interrupt wakes.
type bell struct{ *mailbox }

func newBell() bell { return bell{newMailbox()} }

func (b bell) Interrupt() error {
	b.ring()
	return nil
}
