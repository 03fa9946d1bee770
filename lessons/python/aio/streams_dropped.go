package aio

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"
	"weak"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// CPython closes a connection when the last reference to its StreamWriter goes
// (StreamWriter.__del__), and programs count on it without knowing: a server's
// handler that never closes its writer, a client that returns. Here nobody counts
// references. But whenever the loop is about to wait, with connections open, the
// collector can be asked which of their writers nobody holds any more. That costs
// some milliseconds; so where time passes by itself it is asked beside the loop,
// and not often, and on a clock that jumps before each jump, unless many of them
// were in vain. There, too, it is asked beside the loop in the end, where nothing
// but a connection would wake it.
type openStreams struct {
	used  bool // a stream has been made or read since the collector was asked
	vain  int  // how often it has been asked in vain since
	skip  int  // how many waits go by before the next time
	asked int  // how often the loop has waited for it

	mu      sync.Mutex
	all     []openStream // in the order in which they were opened
	looking *time.Timer  // when it is to be asked beside the loop, nil: it is not
	cost    time.Duration
}

// openStream is a writer of the loop's, and the object that programs know it by.
type openStream struct {
	core   *loopcore.StreamWriter
	object weak.Pointer[StreamWriter]
}

const (
	vainAtMost   = 8   // from then on it is asked less and less often
	mostDoubled  = 6   // so many times, which is before each 64th wait
	promptAtMost = 256 // so often the loop waits for it whenever a stream was used
	collectWait  = 30 * time.Millisecond
	collectPart  = 20 // of the time, one part at most goes into looking
)

// writerObject is the object of a writer. The writer does not hold it.
func (l *Loop) writerObject(core *loopcore.StreamWriter) *StreamWriter {
	switch owner := core.Owner().(type) {
	case *StreamWriter:
		return owner
	case weak.Pointer[StreamWriter]:
		if w := owner.Value(); w != nil {
			return w
		}
	}
	w := &StreamWriter{core: core}
	object := weak.Make(w)
	core.SetOwner(object)
	s := &l.streams
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used = true
	s.all = append(s.all, openStream{core, object})
	return w
}

// idle is told that the loop is about to wait; ever: for a connection, if for
// anything.
func (l *Loop) idle(ever bool) {
	s := &l.streams
	if len(s.all) == 0 || !s.open() || !s.due(ever) {
		return
	}
	if l.jumps() && !(ever && s.tired()) {
		s.asked++
		runtime.GC()
		l.closeDropped()
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.looking == nil {
		s.looking = time.AfterFunc(max(collectWait, collectPart*s.cost), l.lookForDropped)
	}
}

// jumps reports whether the loop's clock does.
func (l *Loop) jumps() bool {
	j, ok := l.clock.(loopcore.Jumper)
	return ok && j.Jumps()
}

// open forgets what is closed, and reports whether anything is left.
func (s *openStreams) open() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = slices.DeleteFunc(s.all, func(o openStream) bool { return o.core.IsClosing() })
	return len(s.all) > 0
}

// tired reports whether the loop has waited for the collector so often that it would
// take more time than the program does.
func (s *openStreams) tired() bool { return s.asked >= promptAtMost }

// due reports whether the collector is to be asked before this wait.
func (s *openStreams) due(ever bool) bool {
	switch {
	case s.used && !s.tired():
		s.used, s.vain, s.skip = false, 0, 0
	case ever:
	case s.skip > 0:
		s.skip--
		return false
	default:
		if s.vain++; s.vain > vainAtMost {
			s.skip = 1 << min(s.vain-vainAtMost, mostDoubled)
		}
	}
	return true
}

// lookForDropped asks the collector beside the loop.
func (l *Loop) lookForDropped() {
	s := &l.streams
	began := time.Now()
	runtime.GC()
	s.mu.Lock()
	s.cost, s.looking = time.Since(began), nil
	dropped := slices.ContainsFunc(s.all, openStream.dropped)
	s.mu.Unlock()
	if dropped {
		_ = l.core.CallSoonThreadsafe(l.closeDropped) // a closed loop has closed them
	}
}

// leave has nobody look any more: the loop is closed.
func (s *openStreams) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.looking != nil {
		s.looking.Stop()
	}
	s.all = nil
}

// dropped reports whether nobody holds the writer.
func (o openStream) dropped() bool { return o.object.Value() == nil }

// closeDropped is StreamWriter.__del__ of all that nobody holds.
func (l *Loop) closeDropped() {
	s := &l.streams
	s.mu.Lock()
	var gone []openStream
	s.all = slices.DeleteFunc(s.all, func(o openStream) bool {
		if !o.dropped() {
			return false
		}
		gone = append(gone, o)
		return true
	})
	s.mu.Unlock()
	for _, o := range gone {
		if o.core.IsClosing() {
			continue
		}
		s.vain, s.skip = 0, 0
		told := fmt.Sprintf("unclosed %v", o.core)
		o.core.Close()
		if err := warnOf(l.thread, py.Errors.ResourceWarning, told); err != nil {
			l.thread.Unraisable(l.thread.FromGo(err), "Exception ignored while calling deallocator", py.None)
		}
	}
}
