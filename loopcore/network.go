package loopcore

import (
	"net/netip"
	"syscall"
)

// Network decides where a loop's sockets may go, and is told what they carry,
// so that a virtual clock knows what is under way. Loop thread.
type Network interface {
	// Route is the address to connect or send to for remote, or why it is refused.
	Route(remote netip.AddrPort) (netip.AddrPort, error)
	// Bind says why a socket may not be bound to local, be it to listen, to
	// take datagrams, or to connect from there; nil if it may.
	Bind(local netip.AddrPort) error
	// Bound: fd has been bound, and local is where: with the port that the
	// system chose.
	Bound(fd int, local netip.AddrPort)
	// Unix says why a Unix socket may not be bound or connected to path; nil if it may.
	Unix(path string) error
	// Connecting: fd, bound to local, has begun to connect to remote. Of
	// datagrams' sockets it is not told: there nobody answers.
	Connecting(fd int, local, remote netip.AddrPort)
	// Accepted: fd, bound to local, is a connection that came from remote.
	Accepted(fd int, local, remote netip.AddrPort)
	Sent(fd, n int)     // n bytes were handed to the system
	Received(fd, n int) // n bytes were taken from it
	Closed(fd int)      // of whatever fd the loop has closed, told of before or not
}

// Narrower is a Network that binds to this machine's own address what a program
// binds to every interface. The program is told what it has asked for.
type Narrower interface {
	Network
	// Narrow is the address to bind fd to in the place of local, and notes it.
	Narrow(fd int, local netip.AddrPort) netip.AddrPort
	// Wide is the address at which fd is bound as the program knows it.
	Wide(fd int, at netip.AddrPort) netip.AddrPort
}

// narrowed is the address to bind a socket to.
func (l *Loop) narrowed(fd int, a address) address {
	n, ok := l.network.(Narrower)
	if !ok || a.unix || !a.ip.Addr().IsUnspecified() {
		return a
	}
	if a.ip.Addr().Is6() {
		if only, err := rawOption(fd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY); err != nil || only == 0 {
			return a // it would take IPv4's connections too
		}
	}
	return ipAddress(n.Narrow(fd, a.ip))
}

// localName is where a socket is bound as the program knows it.
func (l *Loop) localName(fd int) address {
	a := localAddress(fd)
	if n, ok := l.network.(Narrower); ok && !a.unix && a.ip.IsValid() {
		return ipAddress(n.Wide(fd, a.ip))
	}
	return a
}

// route is where a connection to an address really goes.
func (l *Loop) route(to address) (address, error) {
	switch {
	case l.network == nil:
		return to, nil
	case to.unix:
		return to, l.network.Unix(to.path)
	}
	routed, err := l.network.Route(to.ip)
	return ipAddress(routed), err
}

// mayBind asks the network whether a socket may be bound there.
func (l *Loop) mayBind(a address) error {
	switch {
	case l.network == nil:
		return nil
	case a.unix:
		return l.network.Unix(a.path)
	}
	return l.network.Bind(a.ip)
}

// bound tells the network where a socket has been bound.
func (l *Loop) bound(fd int) {
	if l.network == nil {
		return
	}
	if at := localAddress(fd); !at.unix && at.ip.IsValid() {
		l.network.Bound(fd, at.ip)
	}
}

// connecting tells the network of a connection that has begun.
func (l *Loop) connecting(fd int, routed address) {
	if l.network == nil || routed.unix {
		return
	}
	switch kind, err := socketType(fd); {
	case err != nil:
	case kind == syscall.SOCK_STREAM:
		l.network.Connecting(fd, localAddress(fd).ip, routed.ip)
	default:
		l.bound(fd) // the system has bound it, so that it can be answered
	}
}

// accepted tells the network of a connection that has come.
func (l *Loop) accepted(fd int, from address) {
	if l.network != nil && !from.unix {
		l.network.Accepted(fd, localAddress(fd).ip, from.ip)
	}
}

// receive is recv, which the network is told of.
func (l *Loop) receive(fd int, b []byte) (int, error) {
	n, err := readSocket(fd, b)
	l.received(fd, n)
	return n, err
}

// receiveFrom is recvfrom, which the network is told of.
func (l *Loop) receiveFrom(fd int, b []byte) (int, address, error) {
	n, from, err := readFrom(fd, b)
	l.received(fd, n)
	return n, from, err
}

func (l *Loop) received(fd, n int) {
	if n > 0 && l.network != nil {
		l.network.Received(fd, n)
	}
}

// send is send, which the network is told of.
func (l *Loop) send(fd int, b []byte) (int, error) {
	n, err := writeSocket(fd, b)
	l.sent(fd, n)
	return n, err
}

// sendBuffers is sendmsg, which the network is told of.
func (l *Loop) sendBuffers(fd int, buffers [][]byte) (int, error) {
	n, err := writeBuffers(fd, buffers)
	l.sent(fd, n)
	return n, err
}

// sendTo is sendto, to wherever the network routes it.
func (l *Loop) sendTo(fd int, b []byte, to address) (int, error) {
	routed, err := l.route(to)
	if err != nil {
		return 0, err
	}
	n, err := writeTo(fd, b, routed)
	l.sent(fd, n)
	l.boundToSend(fd, routed)
	return n, err
}

// boundToSend tells the network of a socket that the system has bound so that
// its datagrams can be answered.
func (l *Loop) boundToSend(fd int, to address) {
	if !to.unix {
		l.bound(fd)
	}
}

func (l *Loop) sent(fd, n int) {
	if n > 0 && l.network != nil {
		l.network.Sent(fd, n)
	}
}
