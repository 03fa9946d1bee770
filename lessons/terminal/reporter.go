package terminal

import (
	"sync"
	"time"

	"batuta/lessons/sampleapi"
)

// request is one that has ended.
type request struct {
	what   string
	status int // 0: the client left before it was answered
	came   time.Time
	took   time.Duration
}

// reporter keeps what the sample API tells until it is printed: a terminal that
// is slow, or stands still, holds no request up.
type reporter struct {
	more chan struct{} // there is something to take; holds one

	mu    sync.Mutex
	open  map[int]time.Time // when those came that have not ended
	ended []request
	total int
}

func newReporter() *reporter {
	return &reporter{more: make(chan struct{}, 1), open: map[int]time.Time{}}
}

// note is told by the API of each request. Any goroutine.
func (r *reporter) note(n sampleapi.Note) {
	now := time.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !n.Ended {
		r.open[n.Request] = now
		r.total++
		return
	}
	came := r.open[n.Request]
	delete(r.open, n.Request)
	r.ended = append(r.ended, request{n.What, n.Status, came, now.Sub(came)})
	select {
	case r.more <- struct{}{}:
	default:
	}
}

// take is what has ended since it was asked last.
func (r *reporter) take() []request {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := r.ended
	r.ended = nil
	return list
}

// count is how many requests have come in.
func (r *reporter) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}
