package selector

import (
	"syscall"
	"time"
)

// asker asks the system once. It waits at most left, rounded up (0 only looks,
// negative waits for ever), and answers how many descriptors are ready, the
// private one included.
type asker interface {
	ask(left time.Duration) (int, error)
}

// await asks until something is ready or timeout is over. A call that a signal
// interrupted, that could not express so long a time, or that some system's
// coarse clock ended early, goes on with what is left by the monotonic clock.
func await(s asker, timeout time.Duration) (int, error) {
	if timeout <= 0 {
		for {
			if n, err := s.ask(timeout); err != syscall.EINTR {
				return n, err
			}
		}
	}
	start := time.Now()
	left := timeout
	for {
		n, err := s.ask(left)
		if n > 0 || err != nil && err != syscall.EINTR {
			return n, err
		}
		if left = timeout - time.Since(start); left <= 0 {
			return 0, nil
		}
	}
}
