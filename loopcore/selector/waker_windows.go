//go:build windows

package selector

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// fionbio is winsock2.h's FIONBIO: make a socket non-blocking.
const fionbio = 0x8004667e

// wakeEnds is a UDP socket on the loopback interface, connected to itself: it
// takes datagrams from no one else. Both ends of the pair are this one socket,
// so nothing has to listen and no one can slip in between, as with TCP.
type wakeEnds struct{ s windows.Handle }

func openWake() (wakeEnds, error) {
	var data windows.WSAData
	if err := windows.WSAStartup(0x202, &data); err != nil {
		return wakeEnds{}, os.NewSyscallError("WSAStartup", err)
	}
	s, err := windows.WSASocket(windows.AF_INET, windows.SOCK_DGRAM, windows.IPPROTO_UDP, nil, 0,
		windows.WSA_FLAG_OVERLAPPED|windows.WSA_FLAG_NO_HANDLE_INHERIT)
	if err != nil {
		return wakeEnds{}, errors.Join(os.NewSyscallError("WSASocket", err), windows.WSACleanup())
	}
	e := wakeEnds{s}
	if err := e.connect(); err != nil {
		return wakeEnds{}, errors.Join(err, e.close())
	}
	return e, nil
}

// connect binds the socket to a port that the system picks, and to itself.
func (e wakeEnds) connect() error {
	if err := windows.Bind(e.s, &windows.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		return os.NewSyscallError("bind", err)
	}
	self, err := windows.Getsockname(e.s)
	if err != nil {
		return os.NewSyscallError("getsockname", err)
	}
	if err := windows.Connect(e.s, self); err != nil {
		return os.NewSyscallError("connect", err)
	}
	on, done := [4]byte{1}, uint32(0)
	err = windows.WSAIoctl(e.s, fionbio, &on[0], uint32(len(on)), nil, 0, &done, nil, 0)
	return os.NewSyscallError("WSAIoctl", err)
}

func (e wakeEnds) watched() int { return int(e.s) }

func (e wakeEnds) put() error {
	var b [1]byte
	var sent uint32
	buf := windows.WSABuf{Len: 1, Buf: &b[0]}
	return os.NewSyscallError("WSASend", windows.WSASend(e.s, &buf, 1, &sent, 0, nil, nil))
}

func (e wakeEnds) take() error {
	var b [1]byte
	var got, flags uint32
	buf := windows.WSABuf{Len: 1, Buf: &b[0]}
	return os.NewSyscallError("WSARecv", windows.WSARecv(e.s, &buf, 1, &got, &flags, nil, nil))
}

func (e wakeEnds) close() error {
	return errors.Join(
		os.NewSyscallError("closesocket", windows.Closesocket(e.s)),
		os.NewSyscallError("WSACleanup", windows.WSACleanup()))
}
