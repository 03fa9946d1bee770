package loopcore

import (
	"fmt"
	"net/netip"
	"syscall"
)

// Sockets are the socket calls that a program makes itself, outside of any loop.
// None of them waits: a call that would is an error that Blocked knows. Where
// sockets go the network is asked, and told, as by a loop. An address is a
// netip.AddrPort or, of a Unix socket, its path. One thread at a time.
type Sockets struct{ loop *Loop }

// NewSockets are the calls for programs on that network; nil: any address.
func NewSockets(n Network) *Sockets { return &Sockets{loop: &Loop{network: n}} }

// Blocked reports whether an error says that the call would have to wait.
func (*Sockets) Blocked(err error) bool { return blocked(err) }

// Open is socket(family, kind, proto).
func (*Sockets) Open(family, kind, proto int) (int, error) {
	fd, err := newSocket(socketKind{family, kind, proto})
	return fd, osError(err)
}

// Pair is socketpair(kind): two Unix sockets that are connected, where the
// system has them, else two of the loopback.
func (s *Sockets) Pair(kind int) (a, b int, err error) {
	a, b, err = rawPair(kind)
	return a, b, osError(err)
}

func rawAddress(of any) (address, error) {
	switch of := of.(type) {
	case netip.AddrPort:
		return ipAddress(of), nil
	case string:
		return unixAddress(of), nil
	}
	return address{}, TypeError(fmt.Sprintf("an address is expected, not %T", of))
}

// Bind is sock.bind(local).
func (s *Sockets) Bind(fd int, local any) error {
	a, err := rawAddress(local)
	if err != nil {
		return err
	}
	return s.loop.bind(fd, a)
}

// Listen is sock.listen(backlog).
func (s *Sockets) Listen(fd, backlog int) error { return s.loop.ListenSocket(fd, backlog) }

// Connect is sock.connect(remote): it begins to, and ConnectError tells how that
// ended once the socket can be written.
func (s *Sockets) Connect(fd int, remote any) error {
	to, err := rawAddress(remote)
	if err != nil {
		return err
	}
	routed, err := s.loop.route(to)
	if err != nil {
		return err
	}
	err = connectSocket(fd, routed)
	if err == nil || blocked(err) {
		s.loop.connecting(fd, routed)
	}
	return osError(err)
}

// ConnectError is what a connection that had begun came to.
func (*Sockets) ConnectError(fd int) error { return osError(socketError(fd)) }

// Accept is sock.accept(): a new descriptor, and where it comes from.
func (s *Sockets) Accept(fd int) (int, any, error) {
	conn, from, err := acceptSocket(fd)
	if err != nil {
		return -1, nil, osError(err)
	}
	s.loop.accepted(conn, from)
	return conn, from.value(), nil
}

// Recv is sock.recvfrom_into(b, flags): how many bytes came, and from where, if
// the socket is not connected.
func (s *Sockets) Recv(fd int, b []byte, flags int) (int, any, error) {
	n, from, err := rawReceive(fd, b, flags)
	s.loop.received(fd, n)
	return n, from.value(), osError(err)
}

// RecvMessage is Recv that also answers the flags of what came: MSG_TRUNC, if
// there was more of it.
func (s *Sockets) RecvMessage(fd int, b []byte, flags int) (n, about int, from any, err error) {
	n, about, sender, err := rawReceiveMessage(fd, b, flags)
	s.loop.received(fd, n)
	return n, about, sender.value(), osError(err)
}

// Send is sock.send(b, flags): how many bytes the system took.
func (s *Sockets) Send(fd int, b []byte, flags int) (int, error) {
	n, err := rawSend(fd, b, flags, address{})
	s.loop.sent(fd, n)
	return n, osError(err)
}

// SendTo is sock.sendto(b, flags, remote).
func (s *Sockets) SendTo(fd int, b []byte, flags int, remote any) (int, error) {
	to, err := rawAddress(remote)
	if err != nil {
		return 0, err
	}
	routed, err := s.loop.route(to)
	if err != nil {
		return 0, err
	}
	n, err := rawSend(fd, b, flags, routed)
	s.loop.sent(fd, n)
	s.loop.boundToSend(fd, routed)
	return n, osError(err)
}

// Shutdown is sock.shutdown(how).
func (*Sockets) Shutdown(fd, how int) error { return osError(rawShutdown(fd, how)) }

// Close is sock.close().
func (s *Sockets) Close(fd int) error {
	if s.loop.network != nil {
		s.loop.network.Closed(fd)
	}
	return osError(closeSocket(fd))
}

// Dup is sock.dup(): another descriptor of the same socket.
func (*Sockets) Dup(fd int) (int, error) {
	n, err := rawDup(fd)
	return n, osError(err)
}

// Name is sock.getsockname(); the error says that fd is no socket.
func (s *Sockets) Name(fd int) (any, error) {
	if _, err := socketType(fd); err != nil {
		return nil, osError(err)
	}
	return s.loop.localName(fd).value(), nil
}

// Peer is sock.getpeername(); the error says that it is not connected.
func (*Sockets) Peer(fd int) (any, error) {
	if a := peerAddress(fd); a.known() {
		return a.value(), nil
	}
	if _, err := socketType(fd); err != nil {
		return nil, osError(err)
	}
	return nil, osError(errNotConnected)
}

// Kind is what a descriptor is: family, type and protocol.
func (*Sockets) Kind(fd int) (family, kind, proto int, err error) {
	k, err := socketKindOf(fd)
	return k.family, k.kind, k.proto, err
}

// Option and SetOption are sock.getsockopt and sock.setsockopt of a number.
func (*Sockets) Option(fd, level, name int) (int, error) {
	n, err := rawOption(fd, level, name)
	return n, osError(err)
}

// SetOption sets one.
func (*Sockets) SetOption(fd, level, name, value int) error {
	return osError(rawSetOption(fd, level, name, value))
}

// OptionBytes is sock.getsockopt(level, name, size): an option that is a structure.
func (*Sockets) OptionBytes(fd, level, name, size int) ([]byte, error) {
	b, err := rawOptionBytes(fd, level, name, size)
	return b, osError(err)
}

// SetOptionBytes is sock.setsockopt with a structure. To join a group of receivers
// at an interface is to be bound there, and the network is asked.
func (s *Sockets) SetOptionBytes(fd, level, name int, b []byte) error {
	if level == syscall.IPPROTO_IP && name == syscall.IP_ADD_MEMBERSHIP && len(b) >= 8 {
		at := netip.AddrFrom4([4]byte(b[4:8]))
		if err := s.loop.mayBind(ipAddress(netip.AddrPortFrom(at, 0))); err != nil {
			return err
		}
	}
	if level == syscall.IPPROTO_IPV6 && name == joinIPv6 {
		if err := s.loop.mayBind(ipAddress(netip.AddrPortFrom(netip.IPv6Unspecified(), 0))); err != nil {
			return err
		}
	}
	return osError(rawSetOptionBytes(fd, level, name, b))
}

// AddrInfo is socket.getaddrinfo: the addresses of a host, as GetAddrInfo finds
// them. It waits for the system's answer, or for stop.
func (*Sockets) AddrInfo(r Resolver, stop chan struct{}, host string, port int, o AddrInfoOptions) ([]AddrInfo, error) {
	return (&Loop{resolver: r}).lookup(&Worker{pool: &pool{quit: stop}}, host, port, o)
}
