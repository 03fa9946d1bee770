package loopcore

// deque is a line of things, first in and first out (collections.deque). Its
// zero value is an empty one.
type deque[T any] struct {
	items []T
	head  int // the first that is still there
}

func (d *deque[T]) len() int { return len(d.items) - d.head }

// all are the things in their order, good until the deque changes.
func (d *deque[T]) all() []T { return d.items[d.head:] }

func (d *deque[T]) push(x T) {
	if len(d.items) == cap(d.items) && d.head > len(d.items)/2 {
		// There is room at the front: growing would waste it.
		n := copy(d.items, d.items[d.head:])
		clear(d.items[n:])
		d.items, d.head = d.items[:n], 0
	}
	d.items = append(d.items, x)
}

// pop takes the first out. There must be one.
func (d *deque[T]) pop() T {
	var none T
	x := d.items[d.head]
	d.items[d.head] = none // nobody keeps what has gone
	if d.head++; d.head == len(d.items) {
		d.items, d.head = d.items[:0], 0
	}
	return x
}
