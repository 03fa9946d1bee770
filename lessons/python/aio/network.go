package aio

import (
	"net/netip"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// watchedNetwork is a loop's network, which tells the objects of sockets that
// the loop has closed them.
type watchedNetwork struct {
	loopcore.Network
	sockets *sockets
}

// watched is the network of a loop of the interpreter's; n may be nil.
func watched(in *py.Interpreter, n loopcore.Network) loopcore.Network {
	if n == nil {
		n = anywhere{}
	}
	return watchedNetwork{n, socketsOf(in)}
}

// Narrow is the network's, if it has one.
func (w watchedNetwork) Narrow(fd int, local netip.AddrPort) netip.AddrPort {
	if n, ok := w.Network.(loopcore.Narrower); ok {
		return n.Narrow(fd, local)
	}
	return local
}

// Wide is the network's, if it has one.
func (w watchedNetwork) Wide(fd int, at netip.AddrPort) netip.AddrPort {
	if n, ok := w.Network.(loopcore.Narrower); ok {
		return n.Wide(fd, at)
	}
	return at
}

// Closed notes it, and tells the network.
func (w watchedNetwork) Closed(fd int) {
	w.sockets.closed(fd)
	w.Network.Closed(fd)
}

// anywhere is a network that refuses nothing and is told in vain.
type anywhere struct{}

// Route is the address itself.
func (anywhere) Route(remote netip.AddrPort) (netip.AddrPort, error) { return remote, nil }

// Bind allows it.
func (anywhere) Bind(netip.AddrPort) error { return nil }

// Unix allows it.
func (anywhere) Unix(string) error { return nil }

// Bound, and what follows, is of no interest.
func (anywhere) Bound(int, netip.AddrPort) {}

// Connecting is of no interest.
func (anywhere) Connecting(int, netip.AddrPort, netip.AddrPort) {}

// Accepted is of no interest.
func (anywhere) Accepted(int, netip.AddrPort, netip.AddrPort) {}

// Sent is of no interest.
func (anywhere) Sent(int, int) {}

// Received is of no interest.
func (anywhere) Received(int, int) {}

// Closed is of no interest.
func (anywhere) Closed(int) {}
