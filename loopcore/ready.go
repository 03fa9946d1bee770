package loopcore

// readyQueue is the loop's _ready, a deque of handles: a ring that grows.
type readyQueue struct {
	ring []*Handle // its length is a power of two
	head int
	n    int
}

func (q *readyQueue) len() int { return q.n }

func (q *readyQueue) push(h *Handle) {
	if q.n == len(q.ring) {
		q.grow()
	}
	q.ring[(q.head+q.n)&(len(q.ring)-1)] = h
	q.n++
}

func (q *readyQueue) pop() *Handle {
	h := q.ring[q.head]
	q.ring[q.head] = nil
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.n--
	return h
}

// first is the handle that pop would answer.
func (q *readyQueue) first() *Handle { return q.ring[q.head] }

func (q *readyQueue) clear() { *q = readyQueue{} }

func (q *readyQueue) grow() {
	ring := make([]*Handle, max(64, 2*len(q.ring)))
	for i := range q.n {
		ring[i] = q.ring[(q.head+i)&(len(q.ring)-1)]
	}
	q.ring, q.head = ring, 0
}
