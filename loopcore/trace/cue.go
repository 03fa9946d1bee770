package trace

import "slices"

// Cue says what brought a note about: the line from a cause, through the
// callbacks that passed it on, to the note.
type Cue struct {
	// Cause is what began it: CauseFD, CauseTimer, CauseThread or CauseSignal,
	// which came at the selector's slot of a bar, or CauseHandle for what a
	// task did in its own note (it finished, set, released or made something).
	Cause Cause
	A     int64 // CauseFD: the descriptor; CauseTimer: the timer's handle; CauseThread: the worker
	// At is where it began: a selector's slot, or the note of the task that did it.
	At Place
	// Mark says which of Bars[At.Bar].Events (for CauseFD, and for CauseThread
	// the self-pipe's) or Due (for CauseTimer) it was; -1 where there is none.
	Mark int
	Task TaskID  // for CauseHandle the task whose note At is; else 0
	Via  []Place // the plain callbacks between, in order
	Note Place   // the note itself
	Made bool    // the note is its task's first: At is where the task was made
}

// longestCue is how many callbacks a cue goes back through at most.
const longestCue = 16

// CueOf is what brought about the note at p. It answers false where p is no
// note, where the task only let others run (sleep(0)), and where the cause was
// before the first bar or has been forgotten.
func (s *Score) CueOf(p Place) (Cue, bool) {
	slot := s.Slot(p)
	if slot == nil || slot.Task == 0 || slot.Skipped {
		return Cue{}, false
	}
	c := Cue{Note: p, Mark: -1, Made: s.isFirst(slot.Task, p)}
	from := slot
	for range longestCue {
		if from.Cause != CauseHandle {
			c.Cause, c.A, c.At = from.Cause, from.CauseA, from.By
			if c.Cause == CauseTimer {
				c.A = int64(from.Handle)
			}
			c.Mark = s.mark(c, from)
			slices.Reverse(c.Via)
			return c, s.Bar(c.At) != nil && c.Cause != CauseOutside
		}
		by := s.Slot(from.By)
		if by == nil {
			return Cue{}, false
		}
		if by.Task != 0 {
			c.Cause, c.At, c.Task = CauseHandle, from.By, by.Task
			slices.Reverse(c.Via)
			return c, by.Task != slot.Task && !slot.own || len(c.Via) > 0
		}
		c.Via = append(c.Via, from.By)
		from = by
	}
	return Cue{}, false
}

// isFirst says whether the note at p is its lane's first.
func (s *Score) isFirst(id TaskID, p Place) bool {
	l := s.Lane(id)
	if l == nil || !l.Made.Known() {
		return false
	}
	i := slices.IndexFunc(l.Spans, func(x Span) bool { return x.Life == Running })
	return i >= 0 && l.Spans[i].From == p
}

// mark finds the descriptor or the timer that queued the callback in slot from.
func (s *Score) mark(c Cue, from *Slot) int {
	b := s.Bar(c.At)
	if b == nil {
		return -1
	}
	switch c.Cause {
	case CauseFD:
		return slices.IndexFunc(b.Events, func(e BarEvent) bool { return e.FD == int(c.A) })
	case CauseTimer:
		return slices.Index(b.Due, from.Handle)
	case CauseThread, CauseSignal:
		return slices.IndexFunc(b.Events, func(e BarEvent) bool { return e.Pipe })
	}
	return -1
}
