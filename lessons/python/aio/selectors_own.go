package aio

import (
	"fmt"
	"time"

	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// ownSelector is a selector that is written in Python, as a loop asks it. It is
// called on the loop's thread, under the interpreter's lock.
type ownSelector struct {
	in      *py.Interpreter
	of      py.Value
	watched map[int]selector.Mask
	data    py.Value // the handles of the descriptor that is about to be registered
	stats   selector.Stats
	system  *poller // what it asks the system by, if it is one of the library's; else nil
	closed  bool
}

var (
	_ selector.Selector     = (*ownSelector)(nil)
	_ loopcore.HandleKeeper = (*ownSelector)(nil)
)

// newOwnSelector is the selector that an object is, if it has its methods.
func newOwnSelector(t *py.Thread, v py.Value) *ownSelector {
	if !hasAll(t, v, "register", "unregister", "modify", "select", "close", "get_map") {
		return nil
	}
	s := &ownSelector{in: t.In(), of: v, watched: map[int]selector.Mask{}}
	if held, err := t.Lookup(v, t.In().Intern("_selector")); err == nil {
		s.system, _ = held.(*poller)
	}
	return s
}

// Name is the name of its class.
func (s *ownSelector) Name() string { return s.of.Type().Name }

// Call is what the loop calls.
func (*ownSelector) Call() string { return "select" }

// Len is how many descriptors are registered.
func (s *ownSelector) Len() int { return len(s.watched) }

// Stats are its counts: the system calls of one that asks the system, else what
// the loop has called.
func (s *ownSelector) Stats() selector.Stats {
	if s.system != nil {
		return s.system.core.Stats()
	}
	return s.stats
}

// KeepHandles notes the handles of the descriptor that comes next: they are the
// data that it is registered with.
func (s *ownSelector) KeepHandles(l *loopcore.Loop, reader, writer *loopcore.Handle) {
	object := func(h *loopcore.Handle) py.Value {
		if h == nil {
			return py.None
		}
		return &Handle{core: h, loop: loopObject(l)}
	}
	s.data = py.NewTuple(object(reader), object(writer))
}

// check refuses what the contract refuses.
func (s *ownSelector) check(fd int, mask selector.Mask, known bool) error {
	_, is := s.watched[fd]
	switch {
	case s.closed:
		return selector.ErrClosed
	case known && !is:
		return fmt.Errorf("descriptor %d: %w", fd, selector.ErrUnknown)
	case fd < 0:
		return fmt.Errorf("descriptor %d: %w", fd, selector.ErrFD)
	case mask == 0 || mask&^(selector.Read|selector.Write) != 0:
		return selector.ErrMask
	case !known && is:
		return fmt.Errorf("descriptor %d: %w", fd, selector.ErrRegistered)
	}
	return nil
}

// Register is register(fd, events, data).
func (s *ownSelector) Register(fd int, mask selector.Mask) error {
	return s.change("register", fd, mask, s.check(fd, mask, false))
}

// Modify is modify(fd, events, data).
func (s *ownSelector) Modify(fd int, mask selector.Mask) error {
	return s.change("modify", fd, mask, s.check(fd, mask, true))
}

func (s *ownSelector) change(method string, fd int, mask selector.Mask, refused error) error {
	if refused != nil {
		return refused
	}
	s.stats.Calls++
	data := py.OrNone(s.data)
	s.data = nil
	if _, err := s.in.Current().CallMethod(s.of, method, py.MakeInt(int64(fd)), py.MakeInt(int64(mask)), data); err != nil {
		return err
	}
	s.watched[fd] = mask
	return nil
}

// Unregister is unregister(fd).
func (s *ownSelector) Unregister(fd int) error {
	if err := s.check(fd, selector.Read, true); err != nil {
		return err
	}
	s.stats.Calls++
	delete(s.watched, fd)
	_, err := s.in.Current().CallMethod(s.of, "unregister", py.MakeInt(int64(fd)))
	return err
}

// Select is select(timeout).
func (s *ownSelector) Select(timeout time.Duration) ([]selector.Event, error) {
	if timeout < 0 {
		return s.ask(-1)
	}
	return s.ask(timeout.Seconds())
}

// ask is select(timeout), in seconds; negative: None.
func (s *ownSelector) ask(seconds float64) ([]selector.Event, error) {
	if s.closed {
		return nil, selector.ErrClosed
	}
	t := s.in.Current()
	s.stats.Calls++
	s.stats.Selects++
	s.stats.Scanned += len(s.watched)
	timeout := py.Value(py.Float(seconds))
	switch {
	case seconds < 0:
		timeout = py.None
	case seconds == 0:
		timeout = py.MakeInt(0)
	}
	ready, err := t.CallMethod(s.of, "select", timeout)
	if err != nil {
		return nil, err
	}
	var events []selector.Event
	err = t.Each(ready, func(v py.Value) error {
		e, err := s.event(t, v)
		if err == nil && e.Mask != 0 {
			events = append(events, e)
		}
		return err
	})
	return events, err
}

// event is a pair of key and events.
func (s *ownSelector) event(t *py.Thread, v py.Value) (e selector.Event, err error) {
	pair, err := t.Collect(v)
	if err != nil {
		return e, err
	}
	if len(pair) != 2 {
		return e, t.ValueError("not enough values to unpack (expected 2, got %d)", len(pair))
	}
	of, err := t.Attr(pair[0], "fileobj")
	if err != nil {
		return e, err
	}
	if e.FD, err = fileDescriptor(t, of); err != nil {
		return e, err
	}
	mask, err := t.Index(pair[1])
	e.Mask = selector.Mask(mask) & s.watched[e.FD]
	return e, err
}

// Close is close().
func (s *ownSelector) Close() error {
	if s.closed {
		return nil
	}
	s.closed, s.watched = true, nil
	t := s.in.Current()
	if t == nil || s.in.Stopped() {
		return nil
	}
	_, err := t.CallMethod(s.of, "close")
	return err
}
