package loopcore

import (
	"cmp"
	"crypto/tls"
	"errors"
	"slices"
	"strings"
	"syscall"

	"batuta/loopcore/selector"
)

// acceptRetryDelay is for how many seconds a server that is out of resources
// does not accept (constants.ACCEPT_RETRY_DELAY).
const acceptRetryDelay = 1

// Server listens on one or more sockets (base_events.py: Server). Loop thread only.
type Server struct {
	Owned
	loop    *Loop
	sockets []serverSocket // none once it is closed
	factory func() BaseProtocol
	tls     *tls.Config
	timing  tlsTiming
	backlog int

	clients map[*selectorTransport]Transport
	waiters []*Future
	over    bool // closed, and all clients gone
	closed  bool
	serving bool
	forever *Future // what ServeForever waits for
}

// serverSocket is a socket that listens.
type serverSocket struct {
	fd    int
	inode uint64 // of the Unix socket's file, which goes with the socket; 0: none
}

// TransportSocket is a socket that belongs to a transport or a server: it can
// be looked at (trsock.py).
type TransportSocket struct {
	fd    int
	local address
}

// FD is the descriptor.
func (s TransportSocket) FD() int { return s.fd }

// Addr is where it is bound: a netip.AddrPort, or a Unix socket's path.
func (s TransportSocket) Addr() any { return s.local.value() }

// String is the socket as asyncio's repr writes it.
func (s TransportSocket) String() string {
	return socketRepr("asyncio.TransportSocket", s.fd, peerAddress(s.fd))
}

func newServer(l *Loop, fds []int, factory func() BaseProtocol, backlog int, config *tls.Config, timing tlsTiming) *Server {
	s := &Server{
		loop: l, factory: factory, backlog: backlog, tls: config, timing: timing,
		clients: map[*selectorTransport]Transport{},
	}
	for _, fd := range fds {
		s.sockets = append(s.sockets, serverSocket{fd: fd})
		l.letGo(fd)
	}
	l.net.servers = append(l.net.servers, s)
	return s
}

// String is the server as asyncio's repr writes it.
func (s *Server) String() string {
	var all []string
	for _, sock := range s.Sockets() {
		all = append(all, sock.String())
	}
	list := strings.Join(all, ", ")
	if len(all) == 1 {
		list += ","
	}
	return "<Server sockets=(" + list + ")>"
}

// Sockets are those it listens on; none once it is closed.
func (s *Server) Sockets() []TransportSocket {
	var all []TransportSocket
	for _, sock := range s.sockets {
		all = append(all, TransportSocket{fd: sock.fd, local: s.loop.localName(sock.fd)})
	}
	return all
}

// IsServing reports whether it accepts connections.
func (s *Server) IsServing() bool { return s.serving }

// Loop is get_loop().
func (s *Server) Loop() *Loop { return s.loop }

// startNow is _start_serving.
func (s *Server) startNow() error {
	switch {
	case s.serving:
		return nil
	case s.closed:
		return TypeError("'NoneType' object is not iterable") // its sockets are None
	}
	s.serving = true
	for _, sock := range s.sockets {
		if err := s.loop.ListenSocket(sock.fd, s.backlog); err != nil {
			return err
		}
		if err := s.listen(sock.fd); err != nil {
			return err
		}
	}
	return nil
}

// listen has connections accepted from one of the sockets (BaseSelectorEventLoop._start_serving).
func (s *Server) listen(fd int) error {
	_, err := s.loop.watch(fd, selector.Read, "BaseSelectorEventLoop._accept_connection", func() error { return s.accept(fd) })
	return err
}

// StartServing is start_serving(): it begins to accept, and lets the others run once.
func (s *Server) StartServing() *Operation {
	return newFlow("Server.start_serving", func(fl *flow) Answer {
		if err := s.startNow(); err != nil {
			return raise(err)
		}
		return fl.yield(func(err error) Answer { return outcome(nil, err) })
	})
}

// ServeForever is serve_forever(): it accepts until it is cancelled, then
// closes the server and waits until its clients have gone.
func (s *Server) ServeForever() *Operation {
	return newFlow("Server.serve_forever", func(fl *flow) Answer {
		switch {
		case s.forever != nil:
			return raise(RuntimeError("server " + s.String() + " is already being awaited on serve_forever()"))
		case s.closed:
			return raise(RuntimeError("server " + s.String() + " is closed"))
		}
		if err := s.startNow(); err != nil {
			return raise(err)
		}
		s.forever = s.loop.createFuture()
		return fl.await(s.forever, func(_ any, stopped error) Answer {
			if !isCancelled(stopped) {
				s.forever = nil
				return raise(stopped)
			}
			s.Close()
			return fl.call(s.WaitClosed(), func(_ any, err error) Answer {
				s.forever = nil
				return raise(cmp.Or(err, stopped))
			})
		})
	})
}

// Close is close(): it accepts no more. Connections that it has accepted live on.
func (s *Server) Close() {
	if s.closed {
		return
	}
	s.closed = true
	sockets := s.sockets
	s.sockets = nil
	for _, sock := range sockets {
		s.loop.stopServing(sock)
	}
	s.loop.net.servers = slices.DeleteFunc(s.loop.net.servers, func(other *Server) bool { return other == s })
	s.serving = false
	if f := s.forever; f != nil && !f.Done() {
		s.forever = nil
		f.Cancel("")
	}
	if len(s.clients) == 0 {
		s.wakeUp()
	}
}

// stopServing is _stop_serving.
func (l *Loop) stopServing(sock serverSocket) {
	path := ""
	if sock.inode != 0 {
		path = localAddress(sock.fd).path
	}
	l.removeReader(sock.fd)
	l.discard(sock.fd)
	if path != "" {
		l.removeUnixFile(path, sock.inode)
	}
}

// CloseClients closes the connections that it has accepted, in their order.
func (s *Server) CloseClients() {
	for _, t := range s.connections() {
		t.Close()
	}
}

// AbortClients aborts them.
func (s *Server) AbortClients() {
	for _, t := range s.connections() {
		t.Abort()
	}
}

// connections are the clients' transports, as they came.
func (s *Server) connections() []Transport {
	var all []Transport
	for _, t := range s.loop.transportsMade() {
		if c := s.clients[t]; c != nil {
			all = append(all, c)
		}
	}
	return all
}

// WaitClosed is wait_closed(): until it is closed and all its connections are lost.
func (s *Server) WaitClosed() *Operation {
	return newFlow("Server.wait_closed", func(fl *flow) Answer {
		if s.over {
			return done(nil)
		}
		f := s.loop.createFuture()
		s.waiters = append(s.waiters, f)
		return fl.await(f, func(_ any, err error) Answer { return outcome(nil, err) })
	})
}

func (s *Server) attach(t *selectorTransport) error {
	if s.closed {
		return RuntimeError("the server is closed")
	}
	s.clients[t] = t.self.(Transport)
	return nil
}

func (s *Server) detach(t *selectorTransport) {
	delete(s.clients, t)
	if len(s.clients) == 0 && s.closed {
		s.wakeUp()
	}
}

// wakeUp has those go on who wait for its end.
func (s *Server) wakeUp() {
	waiters := s.waiters
	s.waiters, s.over = nil, true
	for _, f := range waiters {
		if !f.Done() {
			_ = f.SetResult(nil)
		}
	}
}

// accept takes up as many connections as the backlog can hold, for several may
// have come in one cycle (_accept_connection).
func (s *Server) accept(fd int) error {
	l := s.loop
	for range s.backlog + 1 {
		if s.closed { // by the protocol of an eager task, and the number is another's
			return osError(syscall.EBADF)
		}
		conn, from, err := acceptSocket(fd)
		var errno syscall.Errno
		switch errors.As(err, &errno); {
		case err == nil:
			if err := s.welcome(conn, from); err != nil {
				return err
			}
		case errno == errAborted: // it was gone before we came to it
		case blocked(err):
			return nil
		case outOfResources(errno):
			// asyncio, too, says so for each place of the backlog. The
			// descriptor would be ready for ever, so it is let be for a while.
			l.CallExceptionHandler(ExceptionContext{
				Message: "socket.accept() out of system resource", Exception: osError(err),
				Others: map[string]any{"socket": TransportSocket{fd: fd, local: localAddress(fd)}},
			})
			l.removeReader(fd)
			l.setTimer(l.Time()+acceptRetryDelay, Handle{name: "BaseSelectorEventLoop._start_serving", call: &Call{Fn: func() error {
				if s.closed {
					return nil
				}
				return s.listen(fd)
			}}})
		default:
			return osError(err)
		}
	}
	return nil
}

// welcome makes the task that gives a connection its protocol.
func (s *Server) welcome(conn int, from address) error {
	l := s.loop
	l.hold(conn)
	l.accepted(conn, from)
	if l.debug.Load() {
		l.log.Debugf("%v got a new connection from %v: %s", s, from, l.socketRepr("socket.socket", conn))
	}
	c := &connecting{Operation: s.connect(conn, from), loop: l, fd: conn}
	c.Bind(l)
	if _, err := l.CreateTaskWith(c, TaskOptions{}); err != nil {
		if !c.Begun() {
			c.Close()
		}
		return err
	}
	return nil
}

// connect is _accept_connection2.
func (s *Server) connect(conn int, from address) *Operation {
	l := s.loop
	return newFlow("BaseSelectorEventLoop._accept_connection2", func(fl *flow) Answer {
		var p BaseProtocol
		var t Transport
		failed := func(err error) Answer {
			if t != nil {
				t.Close()
			} else {
				l.discard(conn)
			}
			if leavesLoop(err) || err == ErrDropped {
				return raise(err)
			}
			if l.debug.Load() {
				l.CallExceptionHandler(ExceptionContext{
					Message: "Error on transport creation for incoming connection", Exception: err,
					Others: describeConnection(p, t),
				})
			}
			return done(nil)
		}
		err := called(func() error {
			p = s.factory()
			return nil
		})
		if err != nil {
			return failed(err)
		}
		waiter := l.createFuture()
		t, err = l.newConnection(conn, p, waiter, from, s, encryption{config: s.tls, serverSide: true, timing: s.timing})
		if err != nil {
			t = nil
			return failed(err)
		}
		return fl.await(waiter, func(_ any, err error) Answer {
			if err != nil {
				return failed(err)
			}
			return done(nil)
		})
	})
}

// describeConnection names what there is of a connection, for an exception's context.
func describeConnection(p BaseProtocol, t Transport) map[string]any {
	others := map[string]any{}
	if p != nil {
		others["protocol"] = p
	}
	if t != nil {
		others["transport"] = t
	}
	return others
}

// connecting is the coroutine of a connection that was accepted. Its socket is
// closed where it is cancelled before it has begun.
type connecting struct {
	*Operation
	loop *Loop
	fd   int
}

// Throw resumes it with an error.
func (c *connecting) Throw(err error) Answer {
	c.abandon()
	return c.Operation.Throw(err)
}

// Close ends it.
func (c *connecting) Close() {
	c.abandon()
	c.Operation.Close()
}

func (c *connecting) abandon() {
	if !c.Begun() {
		c.loop.discard(c.fd)
	}
}
