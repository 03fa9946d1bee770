// Package selector asks the operating system which descriptors are ready, as
// CPython's selectors module does: one written contract, and one
// implementation for each way a system offers.
//
//	Linux           epoll, poll, select
//	darwin, BSD     kqueue, poll, select
//	Windows         WSAPoll
//
// What each system call's answer means is translated by pure functions, which
// are tested on every system; only the calls themselves differ.
package selector

import "time"

// Mask is what a descriptor is watched for, or ready for.
type Mask uint8

const (
	Read  Mask = 1 << iota // EVENT_READ
	Write                  // EVENT_WRITE
)

// Event says what a registered descriptor is ready for.
type Event struct {
	FD   int
	Mask Mask // only bits that were registered
}

// Stats counts what a selector has done since it was made. What Interrupt
// costs is in none of the figures.
type Stats struct {
	Calls   int // system calls, of every kind
	Selects int // of those, the ones that asked
	Scanned int // descriptors that the asking calls had to look at
}

// Selector is the contract. The methods are called on one thread only. Package
// selectortest holds a selector to it: each of these, and one of the user's
// own, which a loop takes as well.
//
//   - Register refuses a descriptor that is registered (ErrRegistered), that
//     is negative or of the wrong kind, and an empty mask. On an error nothing
//     has changed.
//   - Modify and Unregister refuse one that is not registered (ErrUnknown).
//     Unregister forgets a descriptor even when it has been closed meanwhile.
//   - Select waits at most timeout: 0 only looks, a negative one waits until
//     something is ready. A timeout is never shortened: it is rounded up to
//     what the system can express. An interrupted call (EINTR) goes on with
//     what is left. The answer lists each ready descriptor once, in the
//     system's order, and its slice is good until the next Select. Hang-up and
//     error count as ready for whatever was registered.
//   - Close may be called twice; anything else after it is ErrClosed.
type Selector interface {
	Name() string // the class name in CPython: EpollSelector
	Call() string // the system call that asks: epoll_wait
	Register(fd int, mask Mask) error
	Modify(fd int, mask Mask) error
	Unregister(fd int) error
	Select(timeout time.Duration) ([]Event, error)
	Len() int // registered descriptors
	Stats() Stats
	Close() error
}

// Interrupter is a Selector that another thread can wake out of Select. It
// does so through a private descriptor, which is in no answer, no count and
// no map: a pause must leave no mark on the run. A Select so woken returns
// what is ready, perhaps nothing, before its timeout. An Interrupt while no
// Select is under way makes the next one return at once.
type Interrupter interface {
	Selector
	Interrupt() error // any thread
}
