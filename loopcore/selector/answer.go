package selector

// The bits of the kernels' answers, as far as they matter. Each back end
// checks, when it is compiled, that its system means the same by them.
const (
	epollIn  = 0x1
	epollOut = 0x4

	pollIn  = 0x1
	pollOut = 0x4

	wsaPollIn  = 0x300 // POLLRDNORM | POLLRDBAND
	wsaPollOut = 0x10  // POLLWRNORM
)

// report is what epoll, poll or WSAPoll said about one descriptor.
type report struct {
	fd   int
	bits uint32
}

// keys is what the translation of an answer has to know of a selector.
type keys struct {
	interest map[int]Mask
	private  int // Interrupt's descriptor
}

// epollEvents appends to dst what epoll_wait answered, and says whether the
// private descriptor was in it.
func epollEvents(dst []Event, got []report, k keys) ([]Event, bool) {
	return bitEvents(dst, got, epollIn, epollOut, k)
}

// pollEvents is epollEvents for poll's revents. POLLNVAL, a descriptor that
// has been closed, counts as ready like every other bit.
func pollEvents(dst []Event, got []report, k keys) ([]Event, bool) {
	return bitEvents(dst, got, pollIn, pollOut, k)
}

// wsapollEvents is epollEvents for WSAPoll's revents.
func wsapollEvents(dst []Event, got []report, k keys) ([]Event, bool) {
	return bitEvents(dst, got, wsaPollIn, wsaPollOut, k)
}

// bitEvents translates reports by the bits in and out. A descriptor that is
// not registered is left out: epoll can name one whose number was closed while
// a duplicate of it lives on.
func bitEvents(dst []Event, got []report, in, out uint32, k keys) ([]Event, bool) {
	woken := false
	for _, r := range got {
		if r.fd == k.private {
			woken = true
			continue
		}
		if mask := eitherWay(r.bits, in, out) & k.interest[r.fd]; mask != 0 {
			dst = append(dst, Event{FD: r.fd, Mask: mask})
		}
	}
	return dst, woken
}

// eitherWay is CPython's rule (selectors._PollLikeSelector.select): any bit
// other than in means writable, any bit other than out readable. So a hang-up
// or an error wakes reader and writer alike, and each learns of it by trying.
func eitherWay(bits, in, out uint32) Mask {
	var mask Mask
	if bits&^out != 0 {
		mask |= Read
	}
	if bits&^in != 0 {
		mask |= Write
	}
	return mask
}
