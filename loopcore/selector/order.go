package selector

import "slices"

// order is the registered descriptors in the order of their registration,
// which is the order of poll's answers. Taking one out leaves a hole, which
// the next list closes, so that neither adding nor removing costs more the
// more there are.
type order struct {
	fds   []int // -1 is a hole
	at    map[int]int
	holes bool
}

func newOrder() order { return order{at: map[int]int{}} }

func (o *order) add(fd int) {
	o.at[fd] = len(o.fds)
	o.fds = append(o.fds, fd)
}

func (o *order) remove(fd int) {
	o.fds[o.at[fd]] = -1
	delete(o.at, fd)
	o.holes = true
}

// list is the descriptors in order, good until the next change.
func (o *order) list() []int {
	if o.holes {
		o.holes = false
		o.fds = slices.DeleteFunc(o.fds, func(fd int) bool { return fd < 0 })
		for i, fd := range o.fds {
			o.at[fd] = i
		}
	}
	return o.fds
}
