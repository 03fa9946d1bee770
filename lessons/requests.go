package lessons

import (
	"cmp"
	"net/netip"
	"slices"
	"sync"

	"batuta/lessons/sampleapi"
	"batuta/loopcore/trace"
)

// requests brings what the sample API tells of its requests into the trace.
//
// In real time each goes there with the moment at which it happened. On the
// virtual clock that would be chance: the API takes a request up while the
// callback that sent it goes on. There they wait until the clock has settled,
// and stand in the order in which they were sent.
type requests struct {
	rec   *trace.Recorder
	clock *virtualClock // nil in real time

	mu      sync.Mutex
	network *network
	waiting []apiNote
	numbers map[int]int // by the API's own, of those under way
	count   int
}

// apiNote is a note of the API's, with the client's descriptor.
type apiNote struct {
	sampleapi.Note
	fd   int
	turn int // when it was sent, among all that were
}

// Note is told by the API of a request's beginning or end. Any goroutine, one
// after the other.
func (q *requests) Note(n sampleapi.Note) {
	q.mu.Lock()
	defer q.mu.Unlock()
	a := apiNote{Note: n}
	if !n.Ended {
		a.fd = q.network.client(n.Client)
	}
	if q.clock != nil {
		q.waiting = append(q.waiting, a)
		return
	}
	q.rec.Tell(q.event(a))
}

// attach says whose descriptors there are, before the first request.
func (q *requests) attach(n *network) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.network = n
}

// event is a note as the trace has it. q.mu is held.
func (q *requests) event(a apiNote) (trace.Event, string) {
	if !a.Ended {
		q.count++
		q.numbers[a.Request] = q.count
		return trace.Event{Kind: trace.RequestBegin, A: int64(q.count), B: int64(a.fd)}, a.What
	}
	number := q.numbers[a.Request]
	delete(q.numbers, a.Request)
	return trace.Event{Kind: trace.RequestEnd, A: int64(number), B: int64(a.Status)}, ""
}

// flush writes what waits. Loop thread, when the clock has settled.
func (q *requests) flush() {
	q.rec.Gather()
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return
	}
	list := q.waiting
	q.waiting = nil
	q.order(list)
	for _, a := range list {
		e, text := q.event(a)
		e.Text = q.rec.Intern(text)
		q.rec.Append(e)
	}
}

// order has the notes of one settling stand as they do in every run: the ends of
// earlier requests by their numbers, what has begun as it was sent, and what has
// begun and ended at once. q.mu is held.
func (q *requests) order(list []apiNote) {
	begun := map[int]int{} // the turns of those that began just now
	for i := range list {
		if !list[i].Ended {
			list[i].turn = q.turn(list[i].Client)
			begun[list[i].Request] = list[i].turn
		}
	}
	group := func(a apiNote) int {
		switch _, now := begun[a.Request]; {
		case !a.Ended:
			return 1
		case now:
			return 2
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b apiNote) int {
		return cmp.Or(cmp.Compare(group(a), group(b)), cmp.Compare(begun[a.Request], begun[b.Request]),
			cmp.Compare(q.numbers[a.Request], q.numbers[b.Request]), cmp.Compare(a.fd, b.fd))
	})
}

// turn is when a client sent its request.
func (q *requests) turn(client netip.AddrPort) int {
	if q.clock == nil {
		return 0
	}
	q.clock.mu.Lock()
	defer q.clock.mu.Unlock()
	return q.clock.wires.turn(client)
}

// Facts is what the answers of the run's own API come to: sampleapi.Facts.
func (s *Session) Facts() map[string]string { return sampleapi.Facts(s.options.APISeed) }
