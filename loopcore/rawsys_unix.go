//go:build unix

package loopcore

import (
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// errNotConnected is what the system says of a socket without a peer.
const errNotConnected = unix.ENOTCONN

func rawPair(kind int) (int, int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := unix.Socketpair(unix.AF_UNIX, kind, 0)
	if err != nil {
		return -1, -1, os.NewSyscallError("socketpair", err)
	}
	for _, fd := range fds {
		if err := private(fd); err != nil {
			_ = unix.Close(fds[0])
			_ = unix.Close(fds[1])
			return -1, -1, err
		}
	}
	return fds[0], fds[1], nil
}

func rawReceive(fd int, b []byte, flags int) (int, address, error) {
	n, sa, err := unix.Recvfrom(fd, b, flags)
	if err != nil {
		return 0, address{}, os.NewSyscallError("recvfrom", err)
	}
	return max(n, 0), fromSockaddr(sa), nil
}

func rawReceiveMessage(fd int, b []byte, flags int) (n, about int, from address, err error) {
	n, _, about, sa, err := unix.Recvmsg(fd, b, nil, flags)
	if err != nil {
		return 0, 0, address{}, os.NewSyscallError("recvmsg", err)
	}
	return max(n, 0), about, fromSockaddr(sa), nil
}

// rawSend sends to where the socket is connected, or to an address that is known.
func rawSend(fd int, b []byte, flags int, to address) (int, error) {
	var sa unix.Sockaddr
	if to.known() {
		sa = to.sockaddr()
	}
	n, err := unix.SendmsgN(fd, b, nil, sa, flags|sendFlags)
	return max(n, 0), os.NewSyscallError("send", err)
}

func rawShutdown(fd, how int) error { return os.NewSyscallError("shutdown", unix.Shutdown(fd, how)) }

func rawDup(fd int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	n, err := unix.Dup(fd)
	if err != nil {
		return -1, os.NewSyscallError("dup", err)
	}
	return n, private(n)
}

func rawOption(fd, level, name int) (int, error) {
	n, err := unix.GetsockoptInt(fd, level, name)
	return n, os.NewSyscallError("getsockopt", err)
}

func rawSetOption(fd, level, name, value int) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptInt(fd, level, name, value))
}

// joinIPv6 is the option that joins a group of receivers of IPv6.
const joinIPv6 = unix.IPV6_JOIN_GROUP

func rawOptionBytes(fd, level, name, size int) ([]byte, error) {
	b, n := make([]byte, size), uint32(size)
	_, _, errno := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name),
		uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(unsafe.Pointer(&n)), 0)
	if errno != 0 {
		return nil, os.NewSyscallError("getsockopt", errno)
	}
	return b[:min(int(n), size)], nil
}

func rawSetOptionBytes(fd, level, name int, b []byte) error {
	return os.NewSyscallError("setsockopt", unix.SetsockoptString(fd, level, name, string(b)))
}
