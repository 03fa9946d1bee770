package selector

import "slices"

// order is the registered descriptors in the order of their registration,
// which is the order of poll's answers. Taking one out leaves a hole; the
// holes are closed when the list is wanted, or there are too many of them. So
// neither adding nor removing costs more the more descriptors there are.
type order struct {
	fds   []int // -1 is a hole
	at    map[int]int
	holes int
}

func newOrder() order { return order{at: map[int]int{}} }

func (o *order) add(fd int) {
	if o.holes > 16 && o.holes > len(o.at) {
		o.close()
	}
	o.at[fd] = len(o.fds)
	o.fds = append(o.fds, fd)
}

func (o *order) remove(fd int) {
	o.fds[o.at[fd]] = -1
	delete(o.at, fd)
	o.holes++
}

// list is the descriptors in order, good until the next change.
func (o *order) list() []int {
	if o.holes > 0 {
		o.close()
	}
	return o.fds
}

func (o *order) close() {
	o.fds = slices.DeleteFunc(o.fds, func(fd int) bool { return fd < 0 })
	for i, fd := range o.fds {
		o.at[fd] = i
	}
	o.holes = 0
}
