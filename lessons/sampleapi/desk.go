package sampleapi

import (
	"net/http"
	"sync"
	"time"
)

// desk is where the API decides on what hangs on other requests: how many are
// under way, and whether the same one was there before.
type desk struct {
	fresh time.Duration // how long nothing must come in for flaky paths to begin anew; 0: they never do

	mu     sync.Mutex
	places int             // taken by requests under /limited
	seen   map[string]bool // flaky requests that were refused once
	busy   int             // requests under way
	idle   time.Time       // since when there is none
}

func newDesk(fresh time.Duration) *desk {
	return &desk{fresh: fresh, seen: map[string]bool{}, idle: time.Now()}
}

// begin counts a request in.
func (d *desk) begin() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.busy == 0 && d.fresh > 0 && time.Since(d.idle) >= d.fresh {
		clear(d.seen)
	}
	d.busy++
}

// end counts it out.
func (d *desk) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.busy--; d.busy == 0 {
		d.idle = time.Now()
	}
}

// admit is what becomes of a request whose turn it is. The one that it answers
// has a place if it is limited, which leave gives back.
func (d *desk) admit(r reply) reply {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r.limited && d.places == mostAtOnce {
		r = refuse(http.StatusTooManyRequests, "%d requests are under way already: no more than that at once", mostAtOnce)
		r.retry = "1"
		return r
	}
	if r.limited {
		d.places++
	}
	if r.flaky != "" && !d.seen[r.flaky] {
		d.seen[r.flaky] = true
		held := r.limited
		r = refuse(http.StatusServiceUnavailable, "not now; the next time it will work")
		r.limited = held
	}
	return r
}

// leave gives back the place of a request that was admitted.
func (d *desk) leave(r reply) {
	if !r.limited {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.places--
}
