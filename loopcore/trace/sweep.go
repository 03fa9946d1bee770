package trace

import "slices"

const (
	// sweepEvents is how many events are forgotten between two sweeps of a
	// score, so that sweeping costs little for each event.
	sweepEvents = Kept / 16

	// mostWeight bounds a score, to some 80 MB. A program that only lets
	// others run, for ever, fills the recording with slots, and they would
	// take more room than the events: then the oldest bars go first. What
	// happened in them can still be had from an Index.
	mostWeight = 1 << 19
	barWeight  = 2 // what a bar weighs by itself
	slotWeight = 3 // what a slot weighs, with the spans that begin in it
)

// sweep drops what is no longer recorded, the oldest event now being first.
func (s *Score) sweep(first int) {
	if first-s.fold.swept >= s.fold.every {
		s.forget(first)
	}
}

// lighten drops the oldest bars when the score has become too heavy, an
// eighth of it at a time.
func (s *Score) lighten() {
	if s.fold.weight <= s.fold.most {
		return
	}
	cut, weight := s.First, s.fold.weight
	for cut < len(s.Bars)-1 && weight > s.fold.most/8*7 {
		weight -= s.Bars[cut].weight()
		cut++
	}
	s.forget(s.Bars[cut].From)
}

func (b *Bar) weight() int { return barWeight + slotWeight*len(b.Slots) }

// forget drops the bars, spans and lanes that ended before event first.
func (s *Score) forget(first int) {
	s.fold.swept = max(s.fold.swept, first)
	gone := &Bar{Forgotten: true, Asked: -1}
	for s.First < len(s.Bars) && s.Bars[s.First].To <= first && !s.Bars[s.First].Open {
		s.fold.weight -= s.Bars[s.First].weight()
		s.Bars[s.First] = gone
		s.First++
	}
	s.Lanes = slices.DeleteFunc(s.Lanes, func(l *Lane) bool { return l.Done && l.doneAt < first })
	for _, l := range s.Lanes {
		if n := slices.IndexFunc(l.Spans, func(p Span) bool { return p.Open || p.End > first }); n > 0 {
			l.Spans = l.Spans[n:] // appending lets go of the others, in time
		}
	}
}
