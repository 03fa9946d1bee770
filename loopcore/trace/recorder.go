package trace

import (
	"time"
	"unsafe"
)

const (
	chunkBits = 13
	chunkSize = 1 << chunkBits // events a chunk holds

	// Kept is how many events a Recorder holds at least before it forgets
	// the oldest.
	Kept = 4_000_000
)

// Clock stamps events.
type Clock interface {
	// Stamp is the run time and the real time since the run began.
	Stamp() (run, real time.Duration)
}

// Recorder keeps events as the loop thread appends them. Appending neither
// locks nor, but for a new chunk every 8,192 events, allocates; reading goes
// through a View, on any thread, and never holds the loop up.
//
// Events are numbered from 0, for ever: when the oldest are forgotten, the
// numbers of the others stay.
type Recorder struct {
	clock  Clock
	events ring[Event]
	keep   int   // how many chunks are kept
	marks  []int // for each chunk kept, how many passing texts there were when it was begun

	texts texts
	told  told
}

// NewRecorder makes an empty recorder that stamps its events by clock.
func NewRecorder(clock Clock) *Recorder {
	return newRecorder(clock, chunkBits, Kept)
}

// newRecorder makes one that keeps at least so many events, in chunks of 1<<bits.
func newRecorder(clock Clock, bits uint, keep int) *Recorder {
	r := &Recorder{clock: clock}
	r.events.init(bits)
	// One chunk more than they fill, and one that is being filled.
	r.keep = (keep+1<<bits-1)>>bits + 1
	r.texts.init()
	return r
}

// Append stamps e and adds it. Loop thread only.
func (r *Recorder) Append(e Event) {
	if r.told.any.Load() {
		r.Gather()
	}
	run, real := r.clock.Stamp()
	r.put(&e, run, real)
}

// put adds e with its stamps. Loop thread only.
func (r *Recorder) put(e *Event, run, real time.Duration) {
	p, n := r.events.place()
	// Field by field: a copy of the whole would have to wait until the caller's
	// small writes have reached the cache, which costs a tenth of the time.
	p.Run, p.Real, p.A, p.B, p.Task, p.Obj = run, real, e.A, e.B, e.Task, e.Obj
	p.Text, p.Line, p.Kind, p.Code = e.Text, e.Line, e.Kind, e.Code
	r.events.publish(n)
	if n&(1<<r.events.bits-1) == 0 {
		r.turn()
	}
}

// turn, called once a chunk, forgets what has become too old: the oldest chunk,
// and the passing texts that only its events can have meant.
func (r *Recorder) turn() {
	r.marks = append(r.marks, r.texts.turn())
	if len(r.marks) <= r.keep {
		return
	}
	r.events.forget(r.events.head.Load().first + 1<<r.events.bits)
	// A text is made before the event that refers to it, perhaps in the chunk
	// before: hence what came before the forgotten chunk, not before the
	// oldest that is left.
	r.texts.forget(r.marks[0])
	r.marks = r.marks[:copy(r.marks, r.marks[1:])]
}

// Bytes is about how much memory the recording takes. Any thread.
func (r *Recorder) Bytes() int64 {
	w := r.events.window()
	return int64(w.end-w.first())*int64(unsafe.Sizeof(Event{})) + r.texts.held()
}

// Intern keeps s and answers its Text, for an event that is about to be
// appended. Equal strings mostly share one. Any thread.
//
// The answer is good for that event and for those of the next thousands; a
// long or a rare string is forgotten together with the events of its time. So
// intern it again rather than keep the answer: a known one costs a look-up.
// What is longer than MaxText is cut, with an ellipsis at its end.
func (r *Recorder) Intern(s string) Text { return r.texts.intern(s) }

// View is what has been recorded so far. Any thread.
func (r *Recorder) View() View { return View{r: r, window: r.events.window()} }

// View is a recording up to some moment. It is a value, cheap to take and to
// keep, and does not change while the recording goes on. The zero View is empty.
type View struct {
	r      *Recorder
	window window[Event]
}

// First is the number of the oldest event that is kept.
func (v View) First() int { return v.window.first() }

// End is one past the number of the newest event.
func (v View) End() int { return v.window.end }

// At is the event of number i. It must not be changed. It panics unless
// First() <= i < End().
func (v View) At(i int) *Event { return v.window.at(i) }

// Upto is the same recording as it was when it had end events.
func (v View) Upto(end int) View {
	v.window.end = max(min(end, v.window.end), v.First())
	return v
}

// Text is the string behind t, or an ellipsis if it has been forgotten.
func (v View) Text(t Text) string {
	if v.r == nil || t == 0 {
		return ""
	}
	return v.r.texts.at(t)
}
