package selector

import (
	"math/bits"
	"unsafe"
)

// word is what the systems make their fd_set of: FreeBSD of uint64, Linux of
// int64, OpenBSD of uint32, darwin of int32.
type word interface {
	~int32 | ~uint32 | ~int64 | ~uint64
}

// selectEvents appends to dst what select answered, in the order of the
// descriptors, and says whether the private one was in it. Descriptor fd is
// bit fd%w of word fd/w, w being the word's width.
//
// The kernel puts a hang-up or an error into the sets itself, so there are no
// further bits to look at. (Of a hang-up alone, with no error, Linux tells
// readers only.)
func selectEvents[W word](dst []Event, read, write []W, k keys) ([]Event, bool) {
	woken := false
	width := int(unsafe.Sizeof(W(0))) * 8
	noSign := uint64(1)<<width - 1 // takes away the copies of the sign that a wider integer gets
	for i := range read {
		r, w := uint64(read[i])&noSign, uint64(write[i])&noSign
		for both := r | w; both != 0; both &= both - 1 {
			bit := bits.TrailingZeros64(both)
			fd := i*width + bit
			if fd == k.private {
				woken = true
				continue
			}
			var mask Mask
			if r>>bit&1 != 0 {
				mask |= Read
			}
			if w>>bit&1 != 0 {
				mask |= Write
			}
			if mask &= k.interest[fd]; mask != 0 {
				dst = append(dst, Event{FD: fd, Mask: mask})
			}
		}
	}
	return dst, woken
}
