package py

import (
	"io"
	"sync"
)

// patient is standard input, whose reading nobody can end: it goes on without the
// program when a signal has ended the program's part in it, and what it brings
// is for who reads next.
type patient struct {
	r io.Reader

	mu     sync.Mutex
	under  chan struct{} // closed when the reading that was begun has ended; nil: none was
	chunk  []byte        // what it has brought
	failed error
}

// begin begins to read, unless what was begun before has not been taken yet.
func (p *patient) begin() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.under != nil {
		return p.under
	}
	under := make(chan struct{})
	p.under = under
	go func() {
		defer close(under)
		chunk := make([]byte, 8192)
		n, err := p.r.Read(chunk)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.chunk, p.failed = chunk[:n], err
	}()
	return under
}

// take gives what was read, as much as there is room for; false: another thread
// has taken it.
func (p *patient) take(b []byte) (n int, ok bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.under == nil || !ended(p.under) {
		return 0, false, nil
	}
	n = copy(b, p.chunk)
	p.chunk = p.chunk[n:]
	if len(p.chunk) > 0 {
		return n, true, nil
	}
	err = p.failed
	p.under, p.failed = nil, nil
	return n, true, err
}

func ended(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// readPatiently reads while other threads run, until what handles a signal
// raises something (raised) or the run is to end.
func (t *Thread) readPatiently(p *patient, b []byte) (n int, raised, err error) {
	for {
		under, woken := p.begin(), make(chan struct{})
		_, raised = t.BlockingUntil(sync.OnceFunc(func() { close(woken) }), func() {
			select {
			case <-under:
			case <-woken:
			}
		})
		if raised != nil {
			return 0, raised, nil
		}
		if n, ok, err := p.take(b); ok {
			return n, nil, err
		}
	}
}
