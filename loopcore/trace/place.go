package trace

import (
	"sort"
	"time"
)

// A moment of a recording is the number of events before it, as Index.At takes
// it and State.Pos gives it: what has just happened then is event pos-1.

// Pos is how far the recording has been folded: the number of events.
func (s *Score) Pos() int { return s.fold.pos }

// BarAt is the index of the bar that the moment pos lies in; between two bars,
// of the one before; -1 before the first bar that is kept.
func (s *Score) BarAt(pos int) int {
	n := sort.Search(len(s.Bars)-s.First, func(i int) bool { return s.Bars[s.First+i].From >= pos })
	if n == 0 {
		return -1
	}
	return s.First + n - 1
}

// PlaceAt is the place that the moment pos lies in: the slot that runs then or
// has just run, or the selector's slot while nothing of the bar has.
func (s *Score) PlaceAt(pos int) Place {
	b := s.BarAt(pos)
	if b < 0 {
		return Nowhere()
	}
	slots := s.Bars[b].Slots
	n := sort.Search(len(slots), func(i int) bool { return slots[i].From >= pos })
	return Place{Bar: b, Slot: n - 1} // none: SelectorSlot
}

// Bar is the bar of p, nil where there is none or it has been forgotten.
func (s *Score) Bar(p Place) *Bar {
	if p.Bar < s.First || p.Bar >= len(s.Bars) {
		return nil
	}
	return s.Bars[p.Bar]
}

// Slot is the slot at p, nil where there is none: for a selector's slot, too.
// It may move when the score is extended.
func (s *Score) Slot(p Place) *Slot {
	b := s.Bar(p)
	if b == nil || p.Slot < 0 || p.Slot >= len(b.Slots) {
		return nil
	}
	return &b.Slots[p.Slot]
}

// Spent is how much of the run, up to the moment pos at now, the lane's task has
// been doing what, by its Life.
func (l *Lane) Spent(pos int, now time.Duration) (spent [Done + 1]time.Duration) {
	for i := range l.Spans {
		p := &l.Spans[i]
		if p.First >= pos {
			break
		}
		stop := p.Stop
		if p.End >= pos {
			stop = min(stop, now)
		}
		spent[p.Life] += max(stop-p.Begin, 0)
	}
	return spent
}

// After is the first moment after pos at which something becomes of the lane's
// task: it is made or woken, begins to run, suspends, or ends. It is false where
// there is none yet.
func (l *Lane) After(pos int) (int, bool) {
	i := sort.Search(len(l.Spans), func(i int) bool { return l.Spans[i].First+1 > pos })
	switch {
	case i < len(l.Spans):
		return l.Spans[i].First + 1, true
	case l.Done && l.doneAt+1 > pos:
		return l.doneAt + 1, true
	}
	return 0, false
}

// Before is the last such moment before pos.
func (l *Lane) Before(pos int) (int, bool) {
	if l.Done && l.doneAt+1 < pos {
		return l.doneAt + 1, true
	}
	return l.Since(pos - 1)
}

// Since is the moment at which the lane's task began what it does at the moment
// pos; false before the task was made.
func (l *Lane) Since(pos int) (int, bool) {
	i := sort.Search(len(l.Spans), func(i int) bool { return l.Spans[i].First+1 > pos }) - 1
	if i < 0 {
		return 0, false
	}
	return l.Spans[i].First + 1, true
}

// SpanAt is the index in l.Spans of the span that the moment pos lies in, -1
// before the first and after the lane's end.
func (l *Lane) SpanAt(pos int) int {
	n := sort.Search(len(l.Spans), func(i int) bool { return l.Spans[i].First >= pos }) - 1
	if n >= 0 && pos > l.Spans[n].End && !l.Spans[n].Open {
		return -1
	}
	return n
}
