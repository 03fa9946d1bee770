//go:build windows

package loopcore

import (
	"errors"
	"net/netip"
	"os"

	"golang.org/x/sys/windows"
)

// fionbio is winsock2.h's FIONBIO: make a socket non-blocking.
const fionbio = 0x8004667e

// socketPair is one UDP socket on the loopback interface that is connected to
// itself: whatever is written to it can be read from it, and from no other.
func socketPair() (read, write int, err error) {
	fd, err := newSocket(windows.AF_INET, windows.SOCK_DGRAM)
	if err != nil {
		return 0, 0, err
	}
	if err := connectToItself(fd); err != nil {
		_ = closeSocket(fd)
		return 0, 0, err
	}
	return fd, fd, nil
}

func connectToItself(fd int) error {
	h := windows.Handle(fd)
	if err := windows.Bind(h, &windows.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		return os.NewSyscallError("bind", err)
	}
	self, err := windows.Getsockname(h)
	if err != nil {
		return os.NewSyscallError("getsockname", err)
	}
	return os.NewSyscallError("connect", windows.Connect(h, self))
}

// newSocket is a socket that does not block. Each holds one reference to
// Winsock, which closeSocket gives back.
func newSocket(family, kind int32) (int, error) {
	var data windows.WSAData
	if err := windows.WSAStartup(0x202, &data); err != nil {
		return -1, os.NewSyscallError("WSAStartup", err)
	}
	s, err := windows.WSASocket(family, kind, 0, nil, 0,
		windows.WSA_FLAG_OVERLAPPED|windows.WSA_FLAG_NO_HANDLE_INHERIT)
	if err != nil {
		return -1, errors.Join(os.NewSyscallError("WSASocket", err), windows.WSACleanup())
	}
	on, done := [4]byte{1}, uint32(0)
	if err := windows.WSAIoctl(s, fionbio, &on[0], uint32(len(on)), nil, 0, &done, nil, 0); err != nil {
		_ = closeSocket(int(s))
		return -1, os.NewSyscallError("WSAIoctl", err)
	}
	return int(s), nil
}

// streamSocket is a new TCP socket that does not block.
func streamSocket(to netip.Addr) (int, error) {
	family := int32(windows.AF_INET)
	if to.Is6() {
		family = windows.AF_INET6
	}
	return newSocket(family, windows.SOCK_STREAM)
}

func connectSocket(fd int, to netip.AddrPort) error {
	var sa windows.Sockaddr
	if a := to.Addr(); a.Is6() {
		sa = &windows.SockaddrInet6{Port: int(to.Port()), Addr: a.As16()}
	} else {
		sa = &windows.SockaddrInet4{Port: int(to.Port()), Addr: a.As4()}
	}
	return os.NewSyscallError("connect", windows.Connect(windows.Handle(fd), sa))
}

// socketError is the outcome of a connect that was under way (SO_ERROR).
func socketError(fd int) error {
	const soError = 0x1007
	n, err := windows.GetsockoptInt(windows.Handle(fd), windows.SOL_SOCKET, soError)
	if err != nil {
		return os.NewSyscallError("getsockopt", err)
	}
	if n != 0 {
		return os.NewSyscallError("connect", windows.Errno(n))
	}
	return nil
}

// localAddress is where a socket is bound; the zero one where that cannot be told.
func localAddress(fd int) netip.AddrPort {
	sa, err := windows.Getsockname(windows.Handle(fd))
	if err != nil {
		return netip.AddrPort{}
	}
	switch a := sa.(type) {
	case *windows.SockaddrInet4:
		return netip.AddrPortFrom(netip.AddrFrom4(a.Addr), uint16(a.Port))
	case *windows.SockaddrInet6:
		return netip.AddrPortFrom(netip.AddrFrom16(a.Addr), uint16(a.Port))
	}
	return netip.AddrPort{}
}

func readSocket(fd int, b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	var n, flags uint32
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: &b[0]}
	err := windows.WSARecv(windows.Handle(fd), &buf, 1, &n, &flags, nil, nil)
	return int(n), os.NewSyscallError("WSARecv", err)
}

func writeSocket(fd int, b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	var n uint32
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: &b[0]}
	err := windows.WSASend(windows.Handle(fd), &buf, 1, &n, 0, nil, nil)
	return int(n), os.NewSyscallError("WSASend", err)
}

func closeSocket(fd int) error {
	return errors.Join(os.NewSyscallError("closesocket", windows.Closesocket(windows.Handle(fd))),
		os.NewSyscallError("WSACleanup", windows.WSACleanup()))
}

func wouldBlock(err error) bool { return errors.Is(err, windows.WSAEWOULDBLOCK) }

func interrupted(err error) bool { return errors.Is(err, windows.WSAEINTR) }

// threadID numbers the OS thread.
func threadID() int { return int(windows.GetCurrentThreadId()) }
