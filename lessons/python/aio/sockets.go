package aio

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"

	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// SocketClass is _socket.socket, from which socket.socket inherits.
var SocketClass = py.NewClass("_socket", "socket")

// Socket is a socket as a Python object.
type Socket struct {
	attributes
	of                  *descriptor
	family, kind, proto int
	timeout             float64 // seconds; negative: it waits as long as it takes
	self                *py.Instance
}

var _ py.Wrapped = (*Socket)(nil)

// Type is _socket.socket.
func (*Socket) Type() *py.Class { return SocketClass }

// Wrap notes the object that carries it.
func (s *Socket) Wrap(i *py.Instance) { s.self = i }

// descriptor is an open socket of the system's. Objects share it: a transport's
// socket is the one that the program had made.
type descriptor struct {
	fd   int  // -1: it is closed
	loop bool // it was the loop that opened it, which will close it
}

// sockets are the descriptors of a run. The loop thread, threads of the
// program's and finalizers use them.
type sockets struct {
	*loopcore.Sockets
	mu      sync.Mutex
	open    map[int]*descriptor
	loose   map[int]bool  // what the program has opened or detached, and holds by its number
	dropped []*descriptor // whose objects are gone, yet to be closed
	limit   float64       // setdefaulttimeout; negative: none
}

type socketsKey struct{}

func socketsOf(in *py.Interpreter) *sockets {
	return py.Kept(in, socketsKey{}, func() *sockets {
		s := &sockets{Sockets: loopcore.NewSockets(in.Host.Network), open: map[int]*descriptor{}, loose: map[int]bool{}, limit: -1}
		in.AtEnd(func(*py.Thread) { s.closeAll() })
		return s
	})
}

// hold notes a descriptor that has been opened.
func (s *sockets) hold(fd int, byLoop bool) *descriptor {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.loose, fd)
	if d := s.open[fd]; d != nil {
		return d
	}
	d := &descriptor{fd: fd, loop: byLoop}
	s.open[fd] = d
	return d
}

// closed notes that the loop has closed a descriptor.
func (s *sockets) closed(fd int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.open[fd]; d != nil {
		d.fd = -1
		delete(s.open, fd)
	}
}

// close closes a descriptor, once.
func (s *sockets) close(d *descriptor) error {
	fd := s.detach(d)
	if fd < 0 {
		return nil
	}
	return s.Close(fd)
}

// loosen notes a descriptor that the program holds by its number.
func (s *sockets) loosen(fd int) int {
	if fd >= 0 {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.loose[fd] = true
	}
	return fd
}

// knows reports whether a descriptor is one of the program's sockets. The process
// has others, which are not the program's affair.
func (s *sockets) knows(fd int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.loose[fd] || s.open[fd] != nil
}

// closeNumber closes a descriptor by its number, if it is the program's.
func (s *sockets) closeNumber(fd int) error {
	s.mu.Lock()
	d, loose := s.open[fd], s.loose[fd]
	delete(s.loose, fd)
	s.mu.Unlock()
	switch {
	case d != nil:
		return s.close(d)
	case loose:
		return s.Close(fd)
	}
	return badDescriptor()
}

// detach forgets a descriptor, which is whose it is answered to.
func (s *sockets) detach(d *descriptor) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	fd := d.fd
	if fd >= 0 {
		d.fd = -1
		delete(s.open, fd)
	}
	return fd
}

// drop is told of a descriptor whose object nobody holds any more.
func (s *sockets) drop(d *descriptor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.fd >= 0 && !d.loop {
		s.dropped = append(s.dropped, d)
	}
}

// sweep closes what has been dropped.
func (s *sockets) sweep() {
	s.mu.Lock()
	gone := s.dropped
	s.dropped = nil
	s.mu.Unlock()
	for _, d := range gone {
		_ = s.close(d) // there is nobody to tell
	}
}

// closeAll closes what the program has left open.
func (s *sockets) closeAll() {
	s.sweep()
	s.mu.Lock()
	var left []*descriptor
	for _, d := range s.open {
		if !d.loop {
			left = append(left, d)
		}
	}
	loose := slices.Collect(maps.Keys(s.loose))
	s.mu.Unlock()
	for _, d := range left {
		_ = s.close(d)
	}
	for _, fd := range loose {
		_ = s.closeNumber(fd)
	}
}

// own takes a descriptor over, which is closed when nobody holds the socket.
func (s *Socket) own(in *py.Interpreter, fd int) {
	all := socketsOf(in)
	s.of = all.hold(fd, false)
	runtime.AddCleanup(s, all.drop, s.of)
}

// socketAt is the object of a descriptor of the loop's, which is perhaps one
// that the program has made.
func socketAt(in *py.Interpreter, fd int) *Socket {
	all := socketsOf(in)
	if fd < 0 {
		return &Socket{of: &descriptor{fd: -1}}
	}
	family, kind, proto, _ := all.Kind(fd) // one that is closed has none
	return &Socket{of: all.hold(fd, true), family: family, kind: kind, proto: proto}
}

// opened calls what opens a descriptor; when there are none left, what nobody
// holds any more is closed first, as CPython has done already.
func opened(all *sockets, open func() (int, error)) (int, error) {
	all.sweep()
	fd, err := open()
	if isErrno(err, syscall.EMFILE) {
		runtime.GC()
		time.Sleep(cleanupTime)
		all.sweep()
		fd, err = open()
	}
	return fd, err
}

// cleanupTime is how long what the collector has found may take to be told of.
const cleanupTime = 20 * time.Millisecond

// how a call that waits goes on.
const waitSlice = 50 * time.Millisecond

// wait waits until the socket is ready, for as long as its timeout allows, while
// other threads run. The error is a TimeoutError, or what ends the run.
func (s *Socket) wait(t *py.Thread, mask selector.Mask, deadline time.Time) error {
	fd := s.of.fd
	if fd < 0 {
		return badDescriptor()
	}
	watch, err := selector.New(plainSelector())
	if err != nil {
		return err
	}
	defer func() { _ = watch.Close() }()
	if err := watch.Register(fd, mask); err != nil {
		return err
	}
	for {
		left := waitSlice
		if !deadline.IsZero() {
			left = min(left, time.Until(deadline))
		}
		if left <= 0 {
			return &socketTimeout{}
		}
		var ready []selector.Event
		t.Blocking(func() { ready, err = watch.Select(left) })
		if err != nil || len(ready) > 0 {
			return err
		}
		if err := t.Heed(); err != nil {
			return err
		}
	}
}

// plainSelector is the selector that takes the fewest descriptors.
func plainSelector() string {
	names := selector.Names()
	for _, name := range names {
		if name == "poll" {
			return name
		}
	}
	return names[0]
}

// deadline is when a call that begins now has taken too long; zero: never.
func (s *Socket) deadline() time.Time {
	if s.timeout < 0 {
		return time.Time{}
	}
	return time.Now().Add(time.Duration(s.timeout * float64(time.Second)))
}

// try calls what may have to wait, until it does not.
func (s *Socket) try(t *py.Thread, mask selector.Mask, call func(fd int) error) error {
	all, deadline := socketsOf(t.In()), s.deadline()
	for {
		if s.of.fd < 0 {
			return badDescriptor()
		}
		err := call(s.of.fd)
		if err == nil || s.timeout == 0 || !all.Blocked(err) {
			return err
		}
		if err := s.wait(t, mask, deadline); err != nil {
			return err
		}
	}
}

// untilStopped calls what waits, which is told when the run is stopped.
func untilStopped(t *py.Thread, wait func(stop chan struct{})) {
	in, stop, over := t.In(), make(chan struct{}), make(chan struct{})
	defer close(over)
	go func() {
		tick := time.NewTicker(waitSlice)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
			}
			if in.Stopped() {
				close(stop)
				return
			}
		}
	}()
	t.Blocking(func() { wait(stop) })
}
