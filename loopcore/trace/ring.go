package trace

import (
	"fmt"
	"sync/atomic"
)

// ring is a list that one goroutine at a time appends to while others read it,
// neither waiting for the other. It grows by chunks, and lets whole chunks go
// at its beginning; the numbers of what is left stay.
//
// The writer fills a place of the last chunk and then publishes it by storing
// end; a reader loads end first, so whatever lies before that is there to be
// read and is never written again. The list of chunks is replaced, never
// changed. A chunk that was let go lives on while a reader holds it, and is
// then the garbage collector's: no reader has to say when it is done.
type ring[T any] struct {
	bits uint // a chunk holds 1<<bits
	last []T  // the writer's: the chunk it fills
	end  atomic.Int64
	head atomic.Pointer[chunks[T]]
}

// chunks is the chunks that are kept; first is the number of the first element.
type chunks[T any] struct {
	first int
	list  [][]T
}

func (r *ring[T]) init(bits uint) {
	r.bits = bits
	r.head.Store(&chunks[T]{})
}

// append adds v and answers its number.
func (r *ring[T]) append(v T) int {
	p, n := r.place()
	*p = v
	r.publish(n)
	return n
}

// place is where the next element is to be written, and its number.
func (r *ring[T]) place() (*T, int) {
	n := int(r.end.Load())
	i := n & (1<<r.bits - 1)
	if i == 0 {
		r.grow()
	}
	return &r.last[i], n
}

// publish lets the element of number n, which has been written, be read.
func (r *ring[T]) publish(n int) { r.end.Store(int64(n + 1)) }

// grow adds an empty chunk.
func (r *ring[T]) grow() {
	old := r.head.Load()
	r.last = make([]T, 1<<r.bits)
	list := make([][]T, len(old.list)+1)
	list[copy(list, old.list)] = r.last
	r.head.Store(&chunks[T]{first: old.first, list: list})
}

// forget lets the chunks go that hold nothing from number n on, but never the
// last one. It answers how many.
func (r *ring[T]) forget(n int) int {
	old := r.head.Load()
	gone := min((n-old.first)>>r.bits, len(old.list)-1)
	if gone <= 0 {
		return 0
	}
	r.head.Store(&chunks[T]{first: old.first + gone<<r.bits, list: old.list[gone:]})
	return gone
}

// window is what a ring held at some moment.
type window[T any] struct {
	chunks *chunks[T]
	bits   uint
	end    int
}

// window answers what the ring holds now. Any goroutine.
func (r *ring[T]) window() window[T] {
	for {
		end := int(r.end.Load())
		head := r.head.Load()
		// All that end counts can have been let go between the two loads.
		if end >= head.first {
			return window[T]{chunks: head, bits: r.bits, end: end}
		}
	}
}

// first is the number of the oldest element.
func (w window[T]) first() int {
	if w.chunks == nil {
		return 0
	}
	return w.chunks.first
}

// at is the element of number n, first() <= n < end.
func (w window[T]) at(n int) *T {
	if n < w.first() || n >= w.end {
		panic(fmt.Sprintf("trace: number %d is not among those kept, [%d, %d)", n, w.first(), w.end))
	}
	n -= w.chunks.first
	return &w.chunks.list[n>>w.bits][n&(1<<w.bits-1)]
}
