//go:build windows

package selector

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var _ Interrupter = (*WSAPollSelector)(nil)

// WSAPollSelector asks WSAPoll, Windows' poll, for sockets; a descriptor is a
// SOCKET. CPython has no such class: its loop there selects, or uses
// completion ports. The system looks at every registered socket in each call:
// Stats.Scanned counts them all.
//
// A socket that is closed while registered is answered with POLLNVAL, which
// counts as ready for whatever it was registered for. Windows before version
// 2004 does not report a connection attempt that failed.
type WSAPollSelector struct{ polled[wsaPollFD] }

// wsaPollFD is WSAPOLLFD of winsock2.h.
type wsaPollFD struct {
	fd      windows.Handle
	events  int16
	revents int16
}

func newWSAPoll() (Selector, error) {
	proc := windows.NewLazySystemDLL("ws2_32.dll").NewProc("WSAPoll")
	if err := proc.Find(); err != nil {
		return nil, err
	}
	p, err := newPolled(pollCall[wsaPollFD]{
		name: "WSAPoll", in: wsaPollIn, out: wsaPollOut,
		slot:      func(fd int, bits int16) wsaPollFD { return wsaPollFD{fd: windows.Handle(fd), events: bits} },
		result:    func(slot *wsaPollFD) (int, int16) { return int(slot.fd), slot.revents },
		translate: wsapollEvents,
		call: func(slots []wsaPollFD, millis int) (int, error) {
			r, _, errno := syscall.SyscallN(proc.Addr(), uintptr(unsafe.Pointer(&slots[0])),
				uintptr(len(slots)), uintptr(millis))
			if n := int(int32(r)); n >= 0 {
				return n, nil
			}
			return 0, errno
		},
	})
	if err != nil {
		return nil, err
	}
	return &WSAPollSelector{p}, nil
}

// Name follows CPython's names of classes.
func (*WSAPollSelector) Name() string { return "WSAPollSelector" }
