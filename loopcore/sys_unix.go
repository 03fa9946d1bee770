//go:build unix

package loopcore

import (
	"errors"
	"net/netip"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// maxBuffers is how many buffers one sendmsg takes (IOV_MAX).
const maxBuffers = 1024

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
	return setNonblocking(fd)
}

func setNonblocking(fd int) error {
	return os.NewSyscallError("fcntl", unix.SetNonblock(fd, true))
}

// newSocket is a new socket that does not block.
func newSocket(k socketKind) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(k.family, k.kind, k.proto)
	if err != nil {
		return -1, os.NewSyscallError("socket", err)
	}
	if err := private(fd); err != nil {
		_ = unix.Close(fd)
		return -1, err
	}
	return fd, nil
}

// acceptSocket takes up a connection, whose socket does not block either.
func acceptSocket(fd int) (int, address, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	conn, sa, err := unix.Accept(fd)
	if err != nil {
		return -1, address{}, os.NewSyscallError("accept", err)
	}
	if err := private(conn); err != nil {
		_ = unix.Close(conn)
		return -1, address{}, err
	}
	return conn, fromSockaddr(sa), nil
}

// sockaddr is an address as the system calls take it.
func (a address) sockaddr() unix.Sockaddr {
	if a.unix {
		name := a.path
		if strings.HasPrefix(name, "@") {
			name = "./" + name // "@" would stand for NUL, and Python knows no such thing
		}
		return &unix.SockaddrUnix{Name: name}
	}
	ip := a.ip.Addr()
	if ip.Is4() {
		return &unix.SockaddrInet4{Port: int(a.ip.Port()), Addr: ip.As4()}
	}
	return &unix.SockaddrInet6{Port: int(a.ip.Port()), Addr: ip.As16(), ZoneId: zoneID(ip.Zone())}
}

func fromSockaddr(sa unix.Sockaddr) address {
	switch a := sa.(type) {
	case *unix.SockaddrInet4:
		return ipAddress(netip.AddrPortFrom(netip.AddrFrom4(a.Addr), uint16(a.Port)))
	case *unix.SockaddrInet6:
		return ipAddress(netip.AddrPortFrom(zoned(netip.AddrFrom16(a.Addr), a.ZoneId), uint16(a.Port)))
	case *unix.SockaddrUnix:
		// "@" stands for NUL, and alone for the address of one that has none.
		if name, abstract := strings.CutPrefix(a.Name, "@"); abstract && name != "" {
			return unixAddress("\x00" + name)
		} else if abstract {
			return unixAddress("")
		}
		return unixAddress(a.Name)
	}
	return address{}
}

// maxUnixPath is how long a Unix socket's path is at most, with the NUL behind it.
const maxUnixPath = len(unix.RawSockaddrUnix{}.Path)

func connectSocket(fd int, to address) error {
	if err := to.check(); err != nil {
		return err
	}
	return os.NewSyscallError("connect", unix.Connect(fd, to.sockaddr()))
}

func bindSocket(fd int, a address) error {
	if err := a.check(); err != nil {
		return err
	}
	return os.NewSyscallError("bind", unix.Bind(fd, a.sockaddr()))
}

func listenSocket(fd, backlog int) error {
	return os.NewSyscallError("listen", unix.Listen(fd, backlog))
}

// shutdownWrite closes the sending half of a connection.
func shutdownWrite(fd int) error {
	return os.NewSyscallError("shutdown", unix.Shutdown(fd, unix.SHUT_WR))
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

func socketType(fd int) (int, error) {
	n, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	return n, os.NewSyscallError("getsockopt", err)
}

// socketFamily is a socket's address family; 0 where that cannot be told.
func socketFamily(fd int) int {
	sa, err := unix.Getsockname(fd)
	if err != nil {
		return 0
	}
	switch sa.(type) {
	case *unix.SockaddrInet4:
		return unix.AF_INET
	case *unix.SockaddrInet6:
		return unix.AF_INET6
	case *unix.SockaddrUnix:
		return unix.AF_UNIX
	}
	return 0
}

// localAddress is where a socket is bound; none where that cannot be told.
func localAddress(fd int) address {
	sa, err := unix.Getsockname(fd)
	if err != nil {
		return address{}
	}
	return fromSockaddr(sa)
}

// peerAddress is what a socket is connected to; none if it is not.
func peerAddress(fd int) address {
	sa, err := unix.Getpeername(fd)
	if err != nil {
		return address{}
	}
	return fromSockaddr(sa)
}

// The options of sockets that asyncio sets.

func setReuseAddr(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1))
}

func setReusePort(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEPORT, 1))
}

func setKeepAlive(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_KEEPALIVE, 1))
}

func setBroadcast(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_BROADCAST, 1))
}

func setOnlyIPv6(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 1))
}

func setNoDelay(fd int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1))
}

func readSocket(fd int, b []byte) (int, error) {
	n, err := unix.Read(fd, b)
	return max(n, 0), os.NewSyscallError("recv", err)
}

// readFrom is recvfrom.
func readFrom(fd int, b []byte) (int, address, error) {
	n, sa, err := unix.Recvfrom(fd, b, 0)
	if err != nil {
		return 0, address{}, os.NewSyscallError("recvfrom", err)
	}
	return max(n, 0), fromSockaddr(sa), nil
}

// writeSocket reports a peer that is gone as an error, never as a signal: Go
// ignores SIGPIPE on sockets it does not know only where it is asked to, so
// the system is.
func writeSocket(fd int, b []byte) (int, error) {
	n, err := unix.SendmsgN(fd, b, nil, nil, sendFlags)
	return max(n, 0), os.NewSyscallError("send", err)
}

// writeBuffers sends several buffers, at most maxBuffers, in one call.
func writeBuffers(fd int, buffers [][]byte) (int, error) {
	n, err := unix.SendmsgBuffers(fd, buffers, nil, nil, sendFlags)
	return max(n, 0), os.NewSyscallError("sendmsg", err)
}

// writeTo is sendto.
func writeTo(fd int, b []byte, to address) (int, error) {
	n, err := unix.SendmsgN(fd, b, nil, to.sockaddr(), sendFlags)
	return max(n, 0), os.NewSyscallError("sendto", err)
}

func closeSocket(fd int) error { return os.NewSyscallError("close", unix.Close(fd)) }

func wouldBlock(err error) bool {
	return errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EINPROGRESS)
}

func interrupted(err error) bool { return errors.Is(err, unix.EINTR) }
