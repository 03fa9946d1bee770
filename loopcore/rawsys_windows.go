package loopcore

import (
	"errors"
	"net/netip"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// errNotConnected is what the system says of a socket without a peer.
const errNotConnected = windows.WSAENOTCONN

// rawPair connects two sockets by the loopback, for there is no socketpair.
func rawPair(kind int) (int, int, error) {
	k := socketKind{family: windows.AF_INET, kind: kind, proto: protocolOf(kind)}
	listener, err := newSocket(k)
	if err != nil {
		return -1, -1, err
	}
	defer func() { _ = closeSocket(listener) }()
	local := ipAddress(netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), 0))
	if err := errors.Join(bindSocket(listener, local), listenSocket(listener, 1)); err != nil {
		return -1, -1, err
	}
	near, err := newSocket(k)
	if err != nil {
		return -1, -1, err
	}
	if err := connectSocket(near, localAddress(listener)); err != nil && !blocked(err) {
		return -1, -1, errors.Join(err, closeSocket(near))
	}
	far, _, err := acceptSocket(listener)
	for tries := 0; blocked(err) && tries < 1000; tries++ {
		windows.SleepEx(1, false)
		far, _, err = acceptSocket(listener)
	}
	if err != nil {
		return -1, -1, errors.Join(err, closeSocket(near))
	}
	return near, far, nil
}

func rawReceive(fd int, b []byte, flags int) (int, address, error) {
	var n uint32
	asked := uint32(flags)
	var from windows.RawSockaddrAny
	size := int32(unsafe.Sizeof(from))
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: unsafe.SliceData(b)}
	err := windows.WSARecvFrom(windows.Handle(fd), &buf, 1, &n, &asked, &from, &size, nil, nil)
	if err != nil && !errors.Is(err, windows.WSAEMSGSIZE) {
		return 0, address{}, os.NewSyscallError("WSARecvFrom", err)
	}
	sa, err := from.Sockaddr()
	if err != nil {
		return int(n), address{}, nil // a stream's has none
	}
	return int(n), fromSockaddr(sa), nil
}

// rawSend sends to where the socket is connected, or to an address that is known.
func rawSend(fd int, b []byte, flags int, to address) (int, error) {
	var n uint32
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: unsafe.SliceData(b)}
	if to.known() {
		err := windows.WSASendto(windows.Handle(fd), &buf, 1, &n, uint32(flags), to.sockaddr(), nil, nil)
		return int(n), os.NewSyscallError("WSASendTo", err)
	}
	err := windows.WSASend(windows.Handle(fd), &buf, 1, &n, uint32(flags), nil, nil)
	return int(n), os.NewSyscallError("WSASend", err)
}

func rawShutdown(fd, how int) error {
	return os.NewSyscallError("shutdown", windows.Shutdown(windows.Handle(fd), how))
}

// rawDup is not offered: Windows duplicates sockets for other processes only.
func rawDup(int) (int, error) { return -1, os.NewSyscallError("dup", windows.WSAEOPNOTSUPP) }

func rawOption(fd, level, name int) (int, error) {
	n, err := windows.GetsockoptInt(windows.Handle(fd), level, name)
	return n, os.NewSyscallError("getsockopt", err)
}

func rawSetOption(fd, level, name, value int) error {
	return os.NewSyscallError("setsockopt", windows.SetsockoptInt(windows.Handle(fd), level, name, value))
}

// joinIPv6 is the option that joins a group of receivers of IPv6.
const joinIPv6 = windows.IPV6_JOIN_GROUP

func rawReceiveMessage(fd int, b []byte, flags int) (n, about int, from address, err error) {
	n, from, err = rawReceive(fd, b, flags)
	return n, 0, from, err
}

func rawOptionBytes(fd, level, name, size int) ([]byte, error) {
	b, n := make([]byte, size), int32(size)
	err := windows.Getsockopt(windows.Handle(fd), int32(level), int32(name), unsafe.SliceData(b), &n)
	if err != nil {
		return nil, os.NewSyscallError("getsockopt", err)
	}
	return b[:min(int(n), size)], nil
}

func rawSetOptionBytes(fd, level, name int, b []byte) error {
	return os.NewSyscallError("setsockopt", windows.Setsockopt(windows.Handle(fd), int32(level), int32(name), unsafe.SliceData(b), int32(len(b))))
}
