package loopcore

import (
	"fmt"
	"net/netip"
	"strconv"
	"syscall"
)

// Sockets as programs make them (socket.socket), for the sock_* calls and for
// the transports that are given one. A socket is its descriptor; it does not
// block. Whoever opens one closes it with CloseSocket, or hands it to a
// transport, which does.

// OpenSocket is socket.socket(family, kind): syscall.AF_INET, AF_INET6 or
// AF_UNIX, and syscall.SOCK_STREAM or SOCK_DGRAM.
func (l *Loop) OpenSocket(family, kind int) (fd int, err error) {
	k := socketKind{family: family, kind: kind}
	if family != syscall.AF_UNIX {
		k.proto = protocolOf(kind)
	}
	fd, err = newSocket(k)
	return fd, osError(err)
}

// BindSocket is sock.bind((host, port)).
func (l *Loop) BindSocket(fd int, local netip.AddrPort) error { return l.bind(fd, ipAddress(local)) }

// BindUnixSocket is sock.bind(path). A leading NUL makes it a name in Linux's
// abstract namespace.
func (l *Loop) BindUnixSocket(fd int, path string) error { return l.bind(fd, unixAddress(path)) }

func (l *Loop) bind(fd int, a address) error {
	a = l.narrowed(fd, a)
	if err := l.mayBind(a); err != nil {
		return fmt.Errorf("bind: %w", err)
	}
	if err := bindSocket(fd, a); err != nil {
		return osError(err)
	}
	l.bound(fd)
	return nil
}

// ListenSocket is sock.listen(backlog). A socket that was never bound the system
// binds to every interface, so the network is asked about that.
func (l *Loop) ListenSocket(fd, backlog int) error {
	if l.network != nil {
		if at := localAddress(fd); at.ip.IsValid() && at.ip.Port() == 0 {
			if err := l.mayBind(at); err != nil {
				return fmt.Errorf("listen: %w", err)
			}
		}
	}
	if err := listenSocket(fd, backlog); err != nil {
		return osError(err)
	}
	l.bound(fd)
	return nil
}

// SocketName is sock.getsockname(): a netip.AddrPort, a Unix socket's path, or
// nil where that cannot be told.
func (l *Loop) SocketName(fd int) any { return l.localName(fd).value() }

// PeerName is sock.getpeername(), as SocketName; nil if it is not connected.
func (l *Loop) PeerName(fd int) any { return l.peer(fd).value() }

// peer is what a socket is connected to, by the address that the program knows.
func (l *Loop) peer(fd int) address {
	if a, ok := l.net.named[fd]; ok {
		return a
	}
	return peerAddress(fd)
}

// socketRepr is a socket as Python writes it: class is socket.socket, or
// asyncio.TransportSocket.
func (l *Loop) socketRepr(class string, fd int) string { return socketRepr(class, fd, l.peer(fd)) }

// CloseSocket is sock.close(). What waits for the descriptor is not woken.
func (l *Loop) CloseSocket(fd int) error {
	if !l.closed.Load() {
		l.removeReader(fd)
		l.removeWriter(fd)
	}
	delete(l.net.loose, fd)
	delete(l.net.named, fd)
	if l.network != nil {
		l.network.Closed(fd)
	}
	return osError(closeSocket(fd))
}

// discard closes a socket of which nobody will ever hear.
func (l *Loop) discard(fd int) { _ = l.CloseSocket(fd) }

// netState is what a loop keeps of its sockets.
type netState struct {
	transports map[int]*selectorTransport // by descriptor (_transports)
	servers    []*Server                  // those with sockets
	loose      map[int]struct{}           // descriptors in the hands of the loop's own coroutines
	named      map[int]address            // what programs call the peers that the network has put elsewhere
	made       int                        // transports so far
	buffer     []byte                     // what sockets are read into
}

// hold notes a descriptor that the loop itself must close, should it be closed
// before that descriptor has found its owner.
func (l *Loop) hold(fd int) {
	if l.net.loose == nil {
		l.net.loose = map[int]struct{}{}
	}
	l.net.loose[fd] = struct{}{}
}

// letGo lets go of a descriptor that has found its owner.
func (l *Loop) letGo(fd int) { delete(l.net.loose, fd) }

// checkNoTransport is _ensure_fd_no_transport: a descriptor that a transport
// has is nobody else's. As is what an error calls it; nil: by its number.
func (l *Loop) checkNoTransport(fd int, as func() string) error {
	t := l.net.transports[fd]
	if t == nil || t.closing {
		return nil
	}
	name := strconv.Itoa(fd)
	if as != nil {
		name = as()
	}
	return RuntimeError(fmt.Sprintf("File descriptor %s is used by transport %v", name, t))
}

// closeSockets closes what is left open when the loop closes, and says so, as
// Python does when the objects are freed.
func (l *Loop) closeSockets() {
	quiet := l.dropped.Load()
	warn := func(format string, x any) {
		if !quiet {
			l.warn(resourceWarning, fmt.Sprintf("unclosed "+format, x), nil)
		}
	}
	for _, s := range l.net.servers {
		for _, sock := range s.sockets {
			warn("%s", l.socketRepr("socket.socket", sock.fd))
			l.discard(sock.fd)
		}
		s.sockets, s.closed, s.serving = nil, true, false
	}
	for _, t := range l.transportsMade() {
		if !t.blamed {
			warn("transport %v", t)
		}
		t.open, t.ended, t.closing = false, true, true
		t.lost++ // its descriptor may be another's from now on
		l.discard(t.fd)
	}
	for fd := range l.net.loose {
		l.discard(fd)
	}
	l.net = netState{made: l.net.made}
}
