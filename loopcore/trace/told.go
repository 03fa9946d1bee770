package trace

import (
	"sync"
	"sync/atomic"
	"time"
)

// told is what other threads than the loop's have reported, and the loop
// thread has not put in yet.
type told struct {
	any  atomic.Bool // there is some: all that Append looks at
	mu   sync.Mutex
	list []report
}

// report is an event with the time at which it happened.
type report struct {
	event     Event
	text      string
	run, real time.Duration
}

// Tell reports, from any thread, what has happened there just now; text becomes
// the event's Text. It joins the recording with the loop thread's next event,
// before it, and keeps its own time.
func (r *Recorder) Tell(e Event, text string) {
	r.told.mu.Lock()
	defer r.told.mu.Unlock()
	run, real := r.clock.Stamp()
	r.told.list = append(r.told.list, report{e, text, run, real})
	r.told.any.Store(true)
}

// Gather puts in what other threads have told. Loop thread only; Append does
// the same.
func (r *Recorder) Gather() {
	r.told.mu.Lock()
	list := r.told.list
	r.told.list = nil
	r.told.any.Store(false)
	r.told.mu.Unlock()

	var run, real time.Duration
	if v := r.View(); v.End() > v.First() {
		last := v.At(v.End() - 1)
		run, real = last.Run, last.Real
	}
	for _, t := range list {
		// Time never goes back in a recording. It would by a moment where the
		// loop's event was stamped later and was quicker to be added.
		run, real = max(run, t.run), max(real, t.real)
		t.event.Text = r.Intern(t.text)
		r.put(&t.event, run, real)
	}
}
