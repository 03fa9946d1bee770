//go:build windows

package selector

import (
	"fmt"
	"os"
	"syscall"
	"time"
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
type WSAPollSelector struct {
	polled
	call  uintptr     // WSAPoll
	slots []wsaPollFD // the private socket first
}

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
	p, err := newPolled()
	if err != nil {
		return nil, err
	}
	return &WSAPollSelector{polled: p, call: proc.Addr()}, nil
}

// Name follows CPython's names of classes.
func (*WSAPollSelector) Name() string { return "WSAPollSelector" }

// Call is the system call that asks.
func (*WSAPollSelector) Call() string { return "WSAPoll" }

// Select answers in the order of registration.
func (s *WSAPollSelector) Select(timeout time.Duration) ([]Event, error) {
	if s.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	if s.changed {
		s.build()
	}
	n, err := await(s, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError("WSAPoll", err))
	}
	s.got = s.got[:0]
	for i := 0; i < len(s.slots) && len(s.got) < n; i++ {
		if bits := s.slots[i].revents; bits != 0 {
			s.got = append(s.got, report{fd: int(s.slots[i].fd), bits: uint32(uint16(bits))})
		}
	}
	var woken bool
	s.events, woken = wsapollEvents(s.events[:0], s.got, s.keys())
	return s.answered(woken, s.Len())
}

func (s *WSAPollSelector) ask(left time.Duration) (int, error) {
	s.asked(s.Len())
	r, _, errno := syscall.SyscallN(s.call, uintptr(unsafe.Pointer(&s.slots[0])),
		uintptr(len(s.slots)), uintptr(wholeMillis(left)))
	if n := int(int32(r)); n >= 0 {
		return n, nil
	}
	return 0, errno
}

func (s *WSAPollSelector) build() {
	s.slots = append(s.slots[:0], wsaPollFD{fd: windows.Handle(s.wake.fd), events: wsaPollIn})
	for _, fd := range s.order.list() {
		slot := wsaPollFD{fd: windows.Handle(fd)}
		if s.interest[fd]&Read != 0 {
			slot.events |= wsaPollIn
		}
		if s.interest[fd]&Write != 0 {
			slot.events |= wsaPollOut
		}
		s.slots = append(s.slots, slot)
	}
	s.changed = false
}

// Close gives the private socket back. It may be called again.
func (s *WSAPollSelector) Close() error {
	if _, err := s.shut(); err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
