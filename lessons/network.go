package lessons

import (
	"fmt"
	"net/netip"
)

// apiAddress is the sample API's address as programs write it. No run listens
// there: each has a port of its own, to which its network routes the address,
// so that two runs never meet.
func apiAddress() netip.AddrPort {
	return netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), 8765)
}

// network is the loopcore.Network of a run: a program's way to its own sample
// API, and to nothing else.
type network struct {
	api   netip.AddrPort // where this run's API listens
	wires *wires         // nil where no clock asks what is under way
}

// Route is the run's own API for apiAddress; whatever else is refused with ErrOutside.
func (n *network) Route(remote netip.AddrPort) (netip.AddrPort, error) {
	if netip.AddrPortFrom(remote.Addr().Unmap(), remote.Port()) == apiAddress() {
		return n.api, nil
	}
	return netip.AddrPort{}, fmt.Errorf("connect to %s: %w", remote, ErrOutside)
}

// Bind refuses: a run's programs are clients of its API, and nothing else.
func (n *network) Bind(local netip.AddrPort) error {
	return fmt.Errorf("listen on %s: %w", local, ErrOutside)
}

// Unix refuses, too.
func (n *network) Unix(path string) error {
	return fmt.Errorf("use the Unix socket %q: %w", path, ErrOutside)
}

// Accepted has nothing to tell: nobody listens, so nobody comes.
func (n *network) Accepted(int, netip.AddrPort, netip.AddrPort) {}

// Connecting, Sent, Received and Closed tell a virtual clock what is under way.
func (n *network) Connecting(fd int, local, _ netip.AddrPort) {
	if n.wires != nil {
		n.wires.connecting(fd, local)
	}
}

// Sent tells of bytes on their way to the API.
func (n *network) Sent(fd, count int) {
	if n.wires != nil {
		n.wires.sent(fd, count)
	}
}

// Received tells of bytes that have come.
func (n *network) Received(fd, _ int) {
	if n.wires != nil {
		n.wires.received(fd)
	}
}

// Closed tells that the loop's end is closed.
func (n *network) Closed(fd int) {
	if n.wires != nil {
		n.wires.leave(fd)
	}
}
