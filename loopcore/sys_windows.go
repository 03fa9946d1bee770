//go:build windows

package loopcore

import (
	"errors"
	"net/netip"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// maxBuffers is how many buffers one WSASend is given.
const maxBuffers = 1024

// maxUnixPath is how long a Unix socket's path is at most, with the NUL behind it.
const maxUnixPath = 108

// fionbio is winsock2.h's FIONBIO: make a socket non-blocking.
const fionbio = 0x8004667e

// socketPair is one UDP socket on the loopback interface that is connected to
// itself: whatever is written to it can be read from it, and from no other.
func socketPair() (read, write int, err error) {
	fd, err := newSocket(socketKind{family: windows.AF_INET, kind: windows.SOCK_DGRAM})
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
func newSocket(k socketKind) (int, error) {
	if err := startWinsock(); err != nil {
		return -1, err
	}
	s, err := windows.WSASocket(int32(k.family), int32(k.kind), int32(k.proto), nil, 0,
		windows.WSA_FLAG_OVERLAPPED|windows.WSA_FLAG_NO_HANDLE_INHERIT)
	if err != nil {
		return -1, errors.Join(os.NewSyscallError("WSASocket", err), windows.WSACleanup())
	}
	if err := setNonblocking(int(s)); err != nil {
		_ = closeSocket(int(s))
		return -1, err
	}
	return int(s), nil
}

func startWinsock() error {
	var data windows.WSAData
	return os.NewSyscallError("WSAStartup", windows.WSAStartup(0x202, &data))
}

func setNonblocking(fd int) error {
	on, done := [4]byte{1}, uint32(0)
	err := windows.WSAIoctl(windows.Handle(fd), fionbio, &on[0], uint32(len(on)), nil, 0, &done, nil, 0)
	return os.NewSyscallError("WSAIoctl", err)
}

// acceptSocket takes up a connection, whose socket does not block either.
func acceptSocket(fd int) (int, address, error) {
	if err := startWinsock(); err != nil {
		return -1, address{}, err
	}
	conn, err := winAccept(fd)
	if err != nil {
		return -1, address{}, errors.Join(os.NewSyscallError("accept", err), windows.WSACleanup())
	}
	_ = windows.SetHandleInformation(windows.Handle(conn), windows.HANDLE_FLAG_INHERIT, 0)
	if err := setNonblocking(conn); err != nil {
		_ = closeSocket(conn)
		return -1, address{}, err
	}
	return conn, peerAddress(conn), nil
}

// winAccept is ws2_32's accept, which golang.org/x/sys/windows does not offer.
func winAccept(fd int) (int, error) {
	accept := windows.NewLazySystemDLL("ws2_32.dll").NewProc("accept")
	if err := accept.Find(); err != nil {
		return -1, err
	}
	r, _, err := accept.Call(uintptr(fd), 0, 0)
	if windows.Handle(r) == windows.InvalidHandle {
		return -1, err
	}
	return int(r), nil
}

// sockaddr is an address as the system calls take it.
func (a address) sockaddr() windows.Sockaddr {
	if a.unix {
		return &windows.SockaddrUnix{Name: a.path}
	}
	ip := a.ip.Addr()
	if ip.Is4() {
		return &windows.SockaddrInet4{Port: int(a.ip.Port()), Addr: ip.As4()}
	}
	return &windows.SockaddrInet6{Port: int(a.ip.Port()), Addr: ip.As16(), ZoneId: zoneID(ip.Zone())}
}

func fromSockaddr(sa windows.Sockaddr) address {
	switch a := sa.(type) {
	case *windows.SockaddrInet4:
		return ipAddress(netip.AddrPortFrom(netip.AddrFrom4(a.Addr), uint16(a.Port)))
	case *windows.SockaddrInet6:
		return ipAddress(netip.AddrPortFrom(zoned(netip.AddrFrom16(a.Addr), a.ZoneId), uint16(a.Port)))
	case *windows.SockaddrUnix:
		return unixAddress(a.Name)
	}
	return address{}
}

func connectSocket(fd int, to address) error {
	if err := to.check(); err != nil {
		return err
	}
	return os.NewSyscallError("connect", windows.Connect(windows.Handle(fd), to.sockaddr()))
}

func bindSocket(fd int, a address) error {
	if err := a.check(); err != nil {
		return err
	}
	return os.NewSyscallError("bind", windows.Bind(windows.Handle(fd), a.sockaddr()))
}

func listenSocket(fd, backlog int) error {
	return os.NewSyscallError("listen", windows.Listen(windows.Handle(fd), backlog))
}

// shutdownWrite closes the sending half of a connection.
func shutdownWrite(fd int) error {
	return os.NewSyscallError("shutdown", windows.Shutdown(windows.Handle(fd), windows.SHUT_WR))
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

func socketType(fd int) (int, error) {
	const soType = 0x1008
	n, err := windows.GetsockoptInt(windows.Handle(fd), windows.SOL_SOCKET, soType)
	return n, os.NewSyscallError("getsockopt", err)
}

// socketFamily is a socket's address family; 0 where that cannot be told.
func socketFamily(fd int) int {
	sa, err := windows.Getsockname(windows.Handle(fd))
	if err != nil {
		return 0
	}
	switch sa.(type) {
	case *windows.SockaddrInet4:
		return windows.AF_INET
	case *windows.SockaddrInet6:
		return windows.AF_INET6
	case *windows.SockaddrUnix:
		return windows.AF_UNIX
	}
	return 0
}

// localAddress is where a socket is bound; none where that cannot be told.
func localAddress(fd int) address {
	sa, err := windows.Getsockname(windows.Handle(fd))
	if err != nil {
		return address{}
	}
	return fromSockaddr(sa)
}

// peerAddress is what a socket is connected to; none if it is not.
func peerAddress(fd int) address {
	sa, err := windows.Getpeername(windows.Handle(fd))
	if err != nil {
		return address{}
	}
	return fromSockaddr(sa)
}

// The options of sockets that asyncio sets.

func setOption(fd, level, option int) error {
	return os.NewSyscallError("setsockopt", windows.SetsockoptInt(windows.Handle(fd), level, option, 1))
}

func setReuseAddr(fd int) error { return setOption(fd, windows.SOL_SOCKET, windows.SO_REUSEADDR) }

// setReusePort is refused: Windows has no SO_REUSEPORT.
func setReusePort(int) error { return errNoReusePort }

func setKeepAlive(fd int) error { return setOption(fd, windows.SOL_SOCKET, windows.SO_KEEPALIVE) }

func setBroadcast(fd int) error { return setOption(fd, windows.SOL_SOCKET, windows.SO_BROADCAST) }

func setOnlyIPv6(fd int) error {
	const onlyIPv6 = 27 // IPV6_V6ONLY
	return setOption(fd, windows.IPPROTO_IPV6, onlyIPv6)
}

func setNoDelay(fd int) error { return setOption(fd, windows.IPPROTO_TCP, windows.TCP_NODELAY) }

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

// readFrom is recvfrom. A datagram that is longer than b is cut off, as it is
// on other systems.
func readFrom(fd int, b []byte) (int, address, error) {
	var n, flags uint32
	var from windows.RawSockaddrAny
	size := int32(unsafe.Sizeof(from))
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: unsafe.SliceData(b)}
	err := windows.WSARecvFrom(windows.Handle(fd), &buf, 1, &n, &flags, &from, &size, nil, nil)
	if err != nil && !errors.Is(err, windows.WSAEMSGSIZE) {
		return 0, address{}, os.NewSyscallError("WSARecvFrom", err)
	}
	sa, err := from.Sockaddr()
	if err != nil {
		return int(n), address{}, nil // a Unix socket's has none
	}
	return int(n), fromSockaddr(sa), nil
}

// writeBuffers sends several buffers, at most maxBuffers, in one call.
func writeBuffers(fd int, buffers [][]byte) (int, error) {
	bufs := make([]windows.WSABuf, 0, len(buffers))
	for _, b := range buffers {
		bufs = append(bufs, windows.WSABuf{Len: uint32(len(b)), Buf: unsafe.SliceData(b)})
	}
	var n uint32
	err := windows.WSASend(windows.Handle(fd), &bufs[0], uint32(len(bufs)), &n, 0, nil, nil)
	return int(n), os.NewSyscallError("WSASend", err)
}

// writeTo is sendto.
func writeTo(fd int, b []byte, to address) (int, error) {
	var n uint32
	buf := windows.WSABuf{Len: uint32(len(b)), Buf: unsafe.SliceData(b)}
	err := windows.WSASendto(windows.Handle(fd), &buf, 1, &n, 0, to.sockaddr(), nil, nil)
	return int(n), os.NewSyscallError("WSASendTo", err)
}

func closeSocket(fd int) error {
	return errors.Join(os.NewSyscallError("closesocket", windows.Closesocket(windows.Handle(fd))),
		os.NewSyscallError("WSACleanup", windows.WSACleanup()))
}

func wouldBlock(err error) bool { return errors.Is(err, windows.WSAEWOULDBLOCK) }

func interrupted(err error) bool { return errors.Is(err, windows.WSAEINTR) }

// threadID numbers the OS thread.
func threadID() int { return int(windows.GetCurrentThreadId()) }
