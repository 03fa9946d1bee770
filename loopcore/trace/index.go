package trace

import "slices"

const (
	// keyframeEvents is how many events lie between two keyframes at least:
	// as many as are replayed while nobody notices, a few milliseconds.
	keyframeEvents = 32 << 10
	// keyframeFactor is how many events lie between two keyframes at least,
	// for each thing that a state holds, so that all keyframes together cost
	// no more than a fraction of the events.
	keyframeFactor = 16
)

// Index finds the state at any moment of one recording. It keeps states along
// the way, and replays the few events from the nearest one.
//
// An Index is for one goroutine at a time; the states that it answers are the
// caller's, and may be read anywhere.
type Index struct {
	frames []*State // by Pos
	live   *State   // where the last search ended
	every  int      // keyframeEvents, but in tests
	swept  int      // up to where ended tasks were dropped
}

// NewIndex makes an index that has seen nothing yet.
func NewIndex() *Index { return &Index{every: keyframeEvents} }

// First is the earliest moment that At can answer: later than v.First() by a
// little once events have been forgotten, for the states between two keyframes
// are gone with the events that led there.
func (x *Index) First(v View) int {
	x.forget(v.First())
	return x.frames[0].Pos
}

// At is the state after the events before pos, which is brought to between
// First and v.End(). It is the caller's to keep, and never changes.
func (x *Index) At(v View, pos int) *State {
	pos = min(max(pos, x.First(v)), max(v.End(), x.First(v)))
	n, found := slices.BinarySearchFunc(x.frames, pos, func(s *State, pos int) int { return s.Pos - pos })
	if found {
		return x.frames[n].Clone()
	}
	from := x.frames[n-1]
	if x.live != nil && x.live.Pos >= from.Pos && x.live.Pos <= pos {
		from = x.live
	} else {
		from = from.Clone()
	}
	for from.Pos < pos {
		from.Apply(v, from.Pos)
		x.keep(from)
	}
	x.live = from
	return from.Clone()
}

// keep makes a keyframe of s if it is far enough from the last one.
func (x *Index) keep(s *State) {
	last := x.frames[len(x.frames)-1].Pos
	if s.Pos-last < x.every {
		return
	}
	if s.Pos-last >= keyframeFactor*s.size() {
		x.frames = append(x.frames, s.Clone())
	}
}

// size is how many things s holds.
func (s *State) size() int {
	return len(s.Ready) + len(s.Timers) + len(s.FDs) + len(s.Requests) + len(s.Tasks)
}

// forget drops what can no longer be reached now that the oldest event is
// first, and makes sure that there is a keyframe to begin at.
func (x *Index) forget(first int) {
	gone := 0
	for gone < len(x.frames) && x.frames[gone].Pos < first {
		gone++
	}
	x.frames = slices.Delete(x.frames, 0, gone)
	if x.live != nil && x.live.Pos < first {
		x.live = nil
	}
	if len(x.frames) == 0 {
		if x.live != nil {
			x.frames = append(x.frames, x.live.Clone())
		} else {
			x.frames = append(x.frames, &State{Pos: first, Partial: first > 0})
		}
	}
	x.sweep(first)
}

// sweep drops, now and then, the tasks that ended before the oldest event:
// nothing in the recording speaks of them, and a program that makes tasks for
// ever would fill the memory with them.
func (x *Index) sweep(first int) {
	if x.live == nil || first-x.swept < max(x.every, keyframeFactor*len(x.live.Tasks)) {
		return
	}
	x.swept = first
	for _, s := range append(x.frames[:len(x.frames):len(x.frames)], x.live) {
		s.Tasks = slices.DeleteFunc(s.Tasks, func(t *Task) bool { return t.Life == Done && t.doneAt < first })
	}
}
