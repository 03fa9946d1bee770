package modules

import (
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

var (
	dequeClass        = py.NewClass("collections", "collections.deque")
	dequeIterClass    = py.NewClass("collections", "collections._deque_iterator")
	dequeReverseClass = py.NewClass("collections", "collections._deque_reverse_iterator")
)

// deque is collections.deque: a ring that grows at both ends.
type deque struct {
	ring  []py.Value
	head  int // where the first is
	n     int
	most  int // -1: no bound
	state int // changes whenever the length does, so that iterators notice
}

// Type is collections.deque.
func (*deque) Type() *py.Class { return dequeClass }

// place is where item i is in the ring.
func (d *deque) place(i int) int { return (d.head + i) & (len(d.ring) - 1) }

func (d *deque) at(i int) py.Value { return d.ring[d.place(i)] }

func (d *deque) set(i int, v py.Value) { d.ring[d.place(i)] = v }

// items are the values in order, in a slice of their own.
func (d *deque) items() []py.Value {
	all := make([]py.Value, d.n)
	for i := range all {
		all[i] = d.at(i)
	}
	return all
}

func (d *deque) grow() {
	if d.n < len(d.ring) {
		return
	}
	ring := make([]py.Value, max(8, 2*len(d.ring)))
	copy(ring, d.items())
	d.ring, d.head = ring, 0
}

// append puts v behind the last; at its bound the first falls out.
func (d *deque) append(v py.Value) {
	if d.most == 0 {
		return
	}
	d.state++
	if d.n == d.most {
		d.popleft()
	}
	d.grow()
	d.n++
	d.set(d.n-1, v)
}

// appendleft puts v before the first; at its bound the last falls out.
func (d *deque) appendleft(v py.Value) {
	if d.most == 0 {
		return
	}
	d.state++
	if d.n == d.most {
		d.pop()
	}
	d.grow()
	d.head = d.place(-1)
	d.n++
	d.set(0, v)
}

// pop takes the last out; there must be one.
func (d *deque) pop() py.Value {
	v := d.at(d.n - 1)
	d.set(d.n-1, nil)
	d.n--
	d.state++
	return v
}

// popleft takes the first out; there must be one.
func (d *deque) popleft() py.Value {
	v := d.at(0)
	d.set(0, nil)
	d.head = d.place(1)
	d.n--
	d.state++
	return v
}

func (d *deque) clear() { d.ring, d.head, d.n, d.state = nil, 0, 0, d.state+1 }

// rotate moves n items from the end to the front.
func (d *deque) rotate(n int) {
	if d.n < 2 {
		return
	}
	if n %= d.n; n < 0 {
		n += d.n
	}
	if n == 0 {
		return
	}
	if n <= d.n/2 {
		for range n {
			v := d.at(d.n - 1)
			d.set(d.n-1, nil)
			d.head = d.place(-1)
			d.set(0, v)
		}
	} else {
		for range d.n - n {
			v := d.at(0)
			d.set(0, nil)
			d.head = d.place(1)
			d.set(d.n-1, v)
		}
	}
	d.state++
}

// remove takes item i out.
func (d *deque) remove(i int) {
	all := d.items()
	d.refill(append(all[:i:i], all[i+1:]...))
}

// refill has the deque hold these values instead.
func (d *deque) refill(all []py.Value) {
	d.clear()
	size := 8
	for size < len(all) {
		size *= 2
	}
	d.ring = make([]py.Value, size)
	d.n = copy(d.ring, all)
}

// extend appends what an iterable has.
func (d *deque) extend(t *py.Thread, v py.Value, add func(py.Value)) error {
	if other, ok := py.As[*deque](v); ok && other == d {
		v = py.NewList(d.items()...)
	}
	return t.Each(v, func(x py.Value) error {
		add(x)
		return t.RoomFor(d.n)
	})
}

// find is the place of a value between two; -1 if it is not there.
func (d *deque) find(t *py.Thread, v py.Value, from, to int, changed error) (int, error) {
	state := d.state
	for i := from; i < to && i < d.n; i++ {
		same, err := t.Same(d.at(i), v)
		if err != nil || same {
			return i, err
		}
		if d.state != state {
			return -1, changed
		}
	}
	return -1, nil
}

func compareDeques(op syntax.Op) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		b, ok := py.As[*deque](args[1])
		if !ok {
			return py.NotImplemented, nil
		}
		return t.Compare(op, py.NewList(args[0].(*deque).items()...), py.NewList(b.items()...))
	}
}

// dequeIter walks along a deque, which must not change meanwhile.
type dequeIter struct {
	of    *deque
	at    int // how many it has given out
	state int
	back  bool
}

// Type is one of collections' private iterators.
func (i *dequeIter) Type() *py.Class {
	if i.back {
		return dequeReverseClass
	}
	return dequeIterClass
}

// Next is the next item.
func (i *dequeIter) Next(t *py.Thread) (py.Value, error) {
	if i.state != i.of.state {
		i.at = i.of.n
		return nil, t.RuntimeError("deque mutated during iteration")
	}
	if i.at >= i.of.n {
		return nil, nil
	}
	i.at++
	if i.back {
		return i.of.at(i.of.n - i.at), nil
	}
	return i.of.at(i.at - 1), nil
}

func dequeIterSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[py.Iterator],
		Defs: append(py.IterDefs(), py.Def{Sig: "__length_hint__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			i, ok := args[0].(*dequeIter)
			if !ok {
				return nil, t.TypeError("an iterator of a deque is required")
			}
			return py.MakeInt(int64(i.of.n - i.at)), nil
		}}),
	}
}
