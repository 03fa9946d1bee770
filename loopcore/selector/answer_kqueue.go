package selector

// kevents' filters and flags. The filters are our own numbers, since NetBSD's
// differ from the others'; the flags are the same everywhere, which the back
// end checks when it is compiled.
const (
	filterRead  = 1
	filterWrite = 2

	flagError = 0x4000 // EV_ERROR: the filter failed
	flagEOF   = 0x8000 // EV_EOF: this direction is over; fflags may hold the socket's error
)

// kevent is what kevent said about one filter of one descriptor.
type kevent struct {
	fd     int
	filter int
	flags  uint32
	fflags uint32
}

// keventEvents appends to dst what kevent answered, and says whether the
// private descriptor was in it. A descriptor has a filter for each direction;
// both together are one event, at the place of the first. seen is only room to
// work in.
//
// An error wakes reader and writer alike, as with the other selectors. EOF
// without an error does not: it speaks for its own direction, and comes to the
// reader already when the other side has merely finished writing.
func keventEvents(dst []Event, got []kevent, seen map[int]int, k keys) ([]Event, bool) {
	woken := false
	clear(seen)
	for _, e := range got {
		if e.fd == k.private {
			woken = true
			continue
		}
		interest := k.interest[e.fd]
		mask := keventMask(e) & interest
		if mask == 0 {
			continue
		}
		if at, ok := seen[e.fd]; ok {
			dst[at].Mask |= mask
			continue
		}
		if interest == Read|Write { // only then can there be a second
			seen[e.fd] = len(dst)
		}
		dst = append(dst, Event{FD: e.fd, Mask: mask})
	}
	return dst, woken
}

func keventMask(e kevent) Mask {
	if e.flags&flagError != 0 || e.flags&flagEOF != 0 && e.fflags != 0 {
		return Read | Write
	}
	switch e.filter {
	case filterRead:
		return Read
	case filterWrite:
		return Write
	}
	return 0
}
