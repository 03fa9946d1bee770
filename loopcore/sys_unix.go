//go:build unix

package loopcore

import (
	"errors"
	"net/netip"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// socketPair is two connected sockets that do not block.
func socketPair() (read, write int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return 0, 0, os.NewSyscallError("socketpair", err)
	}
	for _, fd := range fds {
		if err := private(fd); err != nil {
			_ = unix.Close(fds[0])
			_ = unix.Close(fds[1])
			return 0, 0, err
		}
	}
	return fds[0], fds[1], nil
}

// private makes a descriptor non-blocking, and keeps it from child processes.
func private(fd int) error {
	unix.CloseOnExec(fd)
	return os.NewSyscallError("fcntl", unix.SetNonblock(fd, true))
}

// streamSocket is a new TCP socket that does not block.
func streamSocket(to netip.Addr) (int, error) {
	family := unix.AF_INET
	if to.Is6() {
		family = unix.AF_INET6
	}
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(family, unix.SOCK_STREAM, 0)
	if err != nil {
		return -1, os.NewSyscallError("socket", err)
	}
	if err := private(fd); err != nil {
		_ = unix.Close(fd)
		return -1, err
	}
	return fd, nil
}

func connectSocket(fd int, to netip.AddrPort) error {
	var sa unix.Sockaddr
	if a := to.Addr(); a.Is6() {
		sa = &unix.SockaddrInet6{Port: int(to.Port()), Addr: a.As16()}
	} else {
		sa = &unix.SockaddrInet4{Port: int(to.Port()), Addr: a.As4()}
	}
	return os.NewSyscallError("connect", unix.Connect(fd, sa))
}

// socketError is the outcome of a connect that was under way (SO_ERROR).
func socketError(fd int) error {
	n, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil {
		return os.NewSyscallError("getsockopt", err)
	}
	if n != 0 {
		return os.NewSyscallError("connect", unix.Errno(n))
	}
	return nil
}

// localAddress is where a socket is bound; the zero one where that cannot be told.
func localAddress(fd int) netip.AddrPort {
	sa, err := unix.Getsockname(fd)
	if err != nil {
		return netip.AddrPort{}
	}
	switch a := sa.(type) {
	case *unix.SockaddrInet4:
		return netip.AddrPortFrom(netip.AddrFrom4(a.Addr), uint16(a.Port))
	case *unix.SockaddrInet6:
		return netip.AddrPortFrom(netip.AddrFrom16(a.Addr), uint16(a.Port))
	}
	return netip.AddrPort{}
}

func readSocket(fd int, b []byte) (int, error) {
	n, err := unix.Read(fd, b)
	return max(n, 0), os.NewSyscallError("recv", err)
}

// writeSocket reports a peer that is gone as an error, never as a signal: Go
// ignores SIGPIPE on sockets it does not know only where it is asked to, so
// the system is.
func writeSocket(fd int, b []byte) (int, error) {
	n, err := unix.SendmsgN(fd, b, nil, nil, sendFlags)
	return max(n, 0), os.NewSyscallError("send", err)
}

func closeSocket(fd int) error { return os.NewSyscallError("close", unix.Close(fd)) }

func wouldBlock(err error) bool {
	return errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EINPROGRESS)
}

func interrupted(err error) bool { return errors.Is(err, unix.EINTR) }
