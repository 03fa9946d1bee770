package lessons

import (
	"errors"
	"fmt"
	"maps"
	"net"
	"net/netip"
	"sync"
	"syscall"
)

// apiAddress is the sample API's address as programs write it. No run listens
// there: each has a port of its own, to which its network routes the address,
// so that two runs never meet.
func apiAddress() netip.AddrPort {
	return netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), 8765)
}

// apiTLSAddress is where it speaks TLS.
func apiTLSAddress() netip.AddrPort {
	return netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), 8766)
}

// network is the loopcore.Network of a run: a program's way to its own sample
// API and to what it listens on itself, on this machine's own address; and to
// nothing else, unless it was allowed.
type network struct {
	api   netip.AddrPort // where this run's API listens
	tls   netip.AddrPort // and where it speaks TLS
	wires *wires         // nil where no clock asks what is under way
	open  bool           // any address may be reached

	mu      sync.Mutex
	bound   map[int]netip.AddrPort // the program's own sockets, by descriptor
	wide    map[int]bool           // those that it has bound to every interface
	clients map[netip.AddrPort]int // descriptors of connections to the API, by their own address
}

func newNetwork(api, tls netip.AddrPort, w *wires, open bool) *network {
	return &network{
		api: api, tls: tls, wires: w, open: open,
		bound: map[int]netip.AddrPort{}, wide: map[int]bool{}, clients: map[netip.AddrPort]int{},
	}
}

// Route is the address itself for what the program is bound to, the run's own
// API for apiAddress and apiTLSAddress, and for a port of this machine's at which nobody listens
// one where nobody does: there the system itself refuses the connection. Whatever
// else is refused with ErrOutside.
func (n *network) Route(remote netip.AddrPort) (netip.AddrPort, error) {
	to := netip.AddrPortFrom(remote.Addr().Unmap(), remote.Port())
	if to.Addr().IsUnspecified() { // the system, too, takes it for its own address
		to = netip.AddrPortFrom(ownAddress(to.Addr()), to.Port())
		remote = to
	}
	switch {
	case n.ownsPort(to):
		return remote, nil
	case to == apiAddress():
		return n.api, nil
	case to == apiTLSAddress():
		return n.tls, nil
	case n.open:
		return remote, nil
	case to.Addr().IsLoopback():
		if vacant, ok := vacantPort(remote); ok {
			return vacant, nil
		}
	}
	return netip.AddrPort{}, fmt.Errorf("connect to %s: %w", remote, ErrOutside)
}

// vacantPort is an address at which nobody listens, in the place of one at which
// nobody does either; false if somebody listens there. A port that this process
// may not listen at counts as one at which nobody does.
func vacantPort(at netip.AddrPort) (netip.AddrPort, bool) {
	l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(at))
	if errors.Is(err, syscall.EADDRINUSE) {
		return netip.AddrPort{}, false
	}
	if err != nil {
		if l, err = net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.AddrPortFrom(at.Addr(), 0))); err != nil {
			return netip.AddrPort{}, false
		}
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).AddrPort(), true
}

// ownsPort reports whether the program itself is bound to a loopback address's
// port.
func (n *network) ownsPort(to netip.AddrPort) bool {
	if !to.Addr().IsLoopback() {
		return false
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, b := range n.bound {
		if b.Port() == to.Port() {
			return true
		}
	}
	return false
}

// Bind refuses all but the machine's own address.
func (n *network) Bind(local netip.AddrPort) error {
	if n.open || local.Addr().Unmap().IsLoopback() {
		return nil
	}
	return fmt.Errorf("listen on %s: %w", local, ErrListen)
}

// Narrow has what is bound to every interface bound to the machine's own: nobody
// else can reach it, and the program's own clients find no difference.
func (n *network) Narrow(fd int, local netip.AddrPort) netip.AddrPort {
	if n.open {
		return local
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.wide[fd] = true
	return netip.AddrPortFrom(ownAddress(local.Addr()), local.Port())
}

// Wide is every interface, where the program has asked for it.
func (n *network) Wide(fd int, at netip.AddrPort) netip.AddrPort {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case !n.wide[fd]:
		return at
	case at.Addr().Is4():
		return netip.AddrPortFrom(netip.IPv4Unspecified(), at.Port())
	}
	return netip.AddrPortFrom(netip.IPv6Unspecified(), at.Port())
}

// ownAddress is the machine's own address of a family.
func ownAddress(like netip.Addr) netip.Addr {
	if like.Is4() {
		return netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	return netip.IPv6Loopback()
}

// Bound notes where the program listens.
func (n *network) Bound(fd int, local netip.AddrPort) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.bound[fd] = local
}

// Unix refuses, too.
func (n *network) Unix(path string) error {
	return fmt.Errorf("use the Unix socket %q: %w", path, ErrOutside)
}

// Accepted has nothing to tell: both ends are the program's.
func (n *network) Accepted(int, netip.AddrPort, netip.AddrPort) {}

// Connecting, Sent, Received and Closed tell a virtual clock what is under way
// to the API and back.
func (n *network) Connecting(fd int, local, remote netip.AddrPort) {
	if remote != n.api && remote != n.tls {
		return
	}
	n.mu.Lock()
	n.clients[local] = fd
	n.mu.Unlock()
	if n.wires != nil {
		n.wires.connecting(fd, local)
	}
}

// client is the descriptor of a connection to the API, -1 if it has none, or no
// longer. Any thread.
func (n *network) client(local netip.AddrPort) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	if fd, ok := n.clients[local]; ok {
		return fd
	}
	return -1
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
	n.mu.Lock()
	delete(n.bound, fd)
	delete(n.wide, fd)
	maps.DeleteFunc(n.clients, func(_ netip.AddrPort, other int) bool { return other == fd })
	n.mu.Unlock()
	if n.wires != nil {
		n.wires.leave(fd)
	}
}
