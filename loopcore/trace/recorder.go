package trace

import (
	"sync"
	"sync/atomic"
	"time"
)

const (
	chunkBits = 13
	chunkSize = 1 << chunkBits // events a chunk holds
	chunkMask = chunkSize - 1

	// Kept is how many events a Recorder holds at least before it forgets
	// the oldest.
	Kept = 4_000_000
)

// Clock stamps events.
type Clock interface {
	// Stamp is the run time and the real time since the run began.
	Stamp() (run, real time.Duration)
}

type chunk [chunkSize]Event

// Recorder keeps events as the loop thread appends them. Appending neither
// locks nor, but for a new chunk now and then, allocates; reading goes through
// a View, on any thread, and never holds the loop up.
//
// Events are numbered from 0, for ever: when the oldest are forgotten, the
// numbers of the others stay.
type Recorder struct {
	clock Clock
	last  *chunk // where the loop thread writes

	end    atomic.Int64             // events appended; what lies before it is readable
	chunks atomic.Pointer[chunkMap] // replaced, never changed, when a chunk comes or goes
	keep   int                      // how many chunks are kept

	texts texts
}

// chunkMap is the chunks that are kept; the first holds the events from first on.
type chunkMap struct {
	first int // number of the oldest event kept
	list  []*chunk
}

// NewRecorder makes an empty recorder that stamps its events by clock.
func NewRecorder(clock Clock) *Recorder {
	r := &Recorder{clock: clock, keep: Kept/chunkSize + 2}
	r.chunks.Store(&chunkMap{})
	r.texts.init()
	return r
}

// Append stamps e and adds it. Loop thread only.
func (r *Recorder) Append(e Event) {
	n := r.end.Load()
	if n&chunkMask == 0 {
		r.grow()
	}
	e.Run, e.Real = r.clock.Stamp()
	r.last[n&chunkMask] = e
	r.end.Store(n + 1)
}

// grow adds a chunk and lets the oldest go when there are enough.
func (r *Recorder) grow() {
	old := r.chunks.Load()
	first, list := old.first, old.list
	if len(list) == r.keep {
		first, list = first+chunkSize, list[1:]
	}
	r.last = new(chunk)
	next := make([]*chunk, len(list)+1)
	copy(next, list)
	next[len(list)] = r.last
	r.chunks.Store(&chunkMap{first: first, list: next})
}

// Intern keeps s and answers its Text; equal strings share one. Any thread.
func (r *Recorder) Intern(s string) Text { return r.texts.intern(s) }

// View is what has been recorded so far. Any thread.
func (r *Recorder) View() View {
	end := int(r.end.Load()) // first: the chunks read after it hold at least these events
	return View{r: r, chunks: r.chunks.Load(), end: end}
}

// View is a recording up to some moment. It is a value, cheap to take and to
// keep, and does not change while the recording goes on. The zero View is empty.
type View struct {
	r      *Recorder
	chunks *chunkMap
	end    int
}

// First is the number of the oldest event that is kept.
func (v View) First() int {
	if v.chunks == nil {
		return 0
	}
	return v.chunks.first
}

// End is one past the number of the newest event.
func (v View) End() int { return v.end }

// At is the event of number i, First() <= i < End(). It must not be changed.
func (v View) At(i int) *Event {
	i -= v.chunks.first
	return &v.chunks.list[i>>chunkBits][i&chunkMask]
}

// Upto is the same recording as it was when it had end events.
func (v View) Upto(end int) View {
	v.end = max(min(end, v.end), v.First())
	return v
}

// Text is the string behind t.
func (v View) Text(t Text) string {
	if v.r == nil {
		return ""
	}
	return v.r.texts.at(t)
}

// texts numbers strings.
type texts struct {
	mu   sync.RWMutex
	ids  map[string]Text
	list []string
}

func (x *texts) init() {
	x.ids = map[string]Text{"": 0}
	x.list = []string{""}
}

func (x *texts) intern(s string) Text {
	x.mu.RLock()
	id, ok := x.ids[s]
	x.mu.RUnlock()
	if ok {
		return id
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if id, ok := x.ids[s]; ok {
		return id
	}
	id = Text(len(x.list))
	x.list = append(x.list, s)
	x.ids[s] = id
	return id
}

func (x *texts) at(t Text) string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.list[t]
}
