package loopcore

// timerHeap orders timers by when, with heapq's own rules, since they decide
// which of two timers with one deadline fires first: an item that is popped is
// replaced by the last, which sinks all the way to a leaf and then rises
// again (CPython: Lib/heapq.py). Go's container/heap differs.
type timerHeap []*TimerHandle

func (h *timerHeap) push(t *TimerHandle) {
	*h = append(*h, t)
	h.rise(0, len(*h)-1)
}

func (h *timerHeap) pop() *TimerHandle {
	old := *h
	n := len(old) - 1
	last := old[n]
	old[n] = nil
	*h = old[:n]
	if n == 0 {
		return last
	}
	first := old[0]
	old[0] = last
	h.sink(0)
	return first
}

// heapify makes a heap of any order of timers.
func (h *timerHeap) heapify() {
	for i := len(*h)/2 - 1; i >= 0; i-- {
		h.sink(i)
	}
}

// rise is heapq._siftdown: the item at pos moves towards the root, as far as start.
func (h timerHeap) rise(start, pos int) {
	item := h[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if !(item.when < h[parent].when) {
			break
		}
		h[pos] = h[parent]
		pos = parent
	}
	h[pos] = item
}

// sink is heapq._siftup: the smaller child moves up until a leaf is free, and
// the item rises from there.
func (h timerHeap) sink(pos int) {
	start, end, item := pos, len(h), h[pos]
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if right := child + 1; right < end && !(h[child].when < h[right].when) {
			child = right
		}
		h[pos] = h[child]
		pos = child
	}
	h[pos] = item
	h.rise(start, pos)
}
