package selector

import (
	"math"
	"time"
)

// longest is the longest wait asked of the system at once, about 24.8 days:
// what an int32 of milliseconds holds. Some systems refuse more (EINVAL) in
// the calls that could express it, so it bounds them all. A longer timeout is
// still kept: await asks again until it is over.
const longest = math.MaxInt32 * time.Millisecond

// wholeMillis is timeout in whole milliseconds, rounded up, for epoll_wait,
// poll and WSAPoll; -1, for ever, if it is negative.
func wholeMillis(timeout time.Duration) int {
	if timeout < 0 {
		return -1
	}
	return int(roundUp(min(timeout, longest), time.Millisecond))
}

// wholeMicros is timeout in seconds and microseconds, rounded up, for
// select's timeval; forever is true if it is negative.
func wholeMicros(timeout time.Duration) (sec, micros int64, forever bool) {
	if timeout < 0 {
		return 0, 0, true
	}
	us := int64(roundUp(min(timeout, longest), time.Microsecond))
	return us / 1e6, us % 1e6, false
}

// wholeNanos is timeout in seconds and nanoseconds, for kevent's timespec;
// forever is true if it is negative.
func wholeNanos(timeout time.Duration) (sec, nanos int64, forever bool) {
	if timeout < 0 {
		return 0, 0, true
	}
	ns := int64(min(timeout, longest))
	return ns / 1e9, ns % 1e9, false
}

// roundUp is how many units d takes, the last one perhaps in part.
func roundUp(d, unit time.Duration) time.Duration { return (d + unit - 1) / unit }
