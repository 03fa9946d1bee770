package selector

import (
	"errors"
	"fmt"
)

var (
	// ErrRegistered refuses to register a descriptor a second time.
	ErrRegistered = errors.New("already registered")
	// ErrUnknown refuses to change or forget a descriptor that is not registered.
	ErrUnknown = errors.New("not registered")
	// ErrClosed is what a selector answers once it has been closed.
	ErrClosed = errors.New("selector is closed")
	// ErrFD refuses a descriptor that the selector cannot express: a negative
	// one, and for select one at or past FD_SETSIZE.
	ErrFD = errors.New("descriptor out of range")
	// ErrMask refuses an interest that is neither Read nor Write nor both.
	ErrMask = errors.New("nothing to watch for")
	// ErrName refuses a name that New does not know on this system.
	ErrName = errors.New("no such selector here")
)

// failed says which operation on which descriptor err refused.
func failed(op string, fd int, err error) error {
	return fmt.Errorf("selector: %s fd %d: %w", op, fd, err)
}
