package selector

import "sync"

// waker is the private descriptor behind Interrupt. At most one signal is
// pending in it, so writing to it never blocks however often Interrupt is
// called; and since closing it takes the same lock, no late Interrupt can
// write to a descriptor whose number has been given to someone else.
type waker struct {
	fd int // what the selector watches for reading

	mu      sync.Mutex
	ends    wakeEnds
	pending bool
	closed  bool
}

func newWaker() (*waker, error) {
	ends, err := openWake()
	if err != nil {
		return nil, err
	}
	return &waker{fd: ends.watched(), ends: ends}, nil
}

// signal makes fd readable. Any thread.
func (w *waker) signal() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return ErrClosed
	}
	if w.pending {
		return nil
	}
	if err := w.ends.put(); err != nil {
		return err
	}
	w.pending = true
	return nil
}

// quiet takes back what signal did.
func (w *waker) quiet() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed || !w.pending {
		return nil
	}
	w.pending = false
	return w.ends.take()
}

// close gives the descriptor back; later signals answer ErrClosed.
func (w *waker) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	return w.ends.close()
}
