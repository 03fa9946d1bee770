package loopcore

import "net/netip"

// Network decides where a loop's sockets may go, and is told what they carry,
// so that a virtual clock knows what is under way. Loop thread.
type Network interface {
	// Route is the address to connect to for remote, or why it is refused.
	Route(remote netip.AddrPort) (netip.AddrPort, error)
	// Connecting: fd, bound to local, has begun to connect to remote.
	Connecting(fd int, local, remote netip.AddrPort)
	Sent(fd, n int)     // n bytes were handed to the system
	Received(fd, n int) // n bytes were taken from it
	Closed(fd int)
}
