package trace

import "slices"

// sweepEvents is how many events are forgotten between two sweeps of a score,
// so that sweeping costs little for each event.
const sweepEvents = Kept / 16

// sweep drops the bars, spans and lanes whose events are no longer kept, the
// oldest event now being first: a score grows no larger than its recording.
func (s *Score) sweep(first int) {
	if first-s.fold.swept < s.fold.every {
		return
	}
	s.fold.swept = first
	gone := &Bar{Forgotten: true, Asked: -1}
	for s.First < len(s.Bars) && s.Bars[s.First].To <= first && !s.Bars[s.First].Open {
		s.Bars[s.First] = gone
		s.First++
	}
	s.Lanes = slices.DeleteFunc(s.Lanes, func(l *Lane) bool { return l.Done && l.doneAt < first })
	for _, l := range s.Lanes {
		n := slices.IndexFunc(l.Spans, func(p Span) bool { return p.Open || p.End > first })
		if n > 0 {
			l.Spans = slices.Clone(l.Spans[n:]) // and let go of the others
		}
	}
}
