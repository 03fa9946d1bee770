//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import "golang.org/x/sys/unix"

// The kernel's bits are the ones answer.go reads; if not, this does not compile.
var (
	_ = [1]struct{}{}[unix.POLLIN-pollIn]
	_ = [1]struct{}{}[unix.POLLOUT-pollOut]
)

var _ Interrupter = (*PollSelector)(nil)

// PollSelector asks poll, as CPython's selectors.PollSelector does. The kernel
// looks at every registered descriptor in each call: Stats.Scanned counts
// them all.
//
// A descriptor that is closed while registered (or was never open) is answered
// with POLLNVAL, which counts as ready for whatever it was registered for, in
// each Select until it is unregistered.
type PollSelector struct{ polled[unix.PollFd] }

func newPoll() (Selector, error) {
	p, err := newPolled(pollCall[unix.PollFd]{
		name: "poll", in: unix.POLLIN, out: unix.POLLOUT,
		slot:      func(fd int, bits int16) unix.PollFd { return unix.PollFd{Fd: int32(fd), Events: bits} },
		result:    func(slot *unix.PollFd) (int, int16) { return int(slot.Fd), slot.Revents },
		translate: pollEvents,
		call:      unix.Poll,
	})
	if err != nil {
		return nil, err
	}
	return &PollSelector{p}, nil
}

// Name is CPython's name of the class.
func (*PollSelector) Name() string { return "PollSelector" }
