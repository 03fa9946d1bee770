package terminal

import (
	"slices"
	"unicode/utf8"

	"batuta/loopcore/trace"
)

// lane is the row of l in the bars [from, to); nil if it lies outside them.
func (g *grid) lane(l *trace.Lane, from, to int) []rune {
	var spans []int // the span that each column shows, -1 for none
	row := g.cells(from, to, func(p trace.Place) [slotColumns]rune {
		n := l.SpanAt(g.moment(p))
		if n >= 0 && l.Spans[n].Life == trace.Running && l.Spans[n].From != p {
			n = -1 // it ended with its slot
		}
		if p.Slot == trace.SelectorSlot {
			spans = append(spans, joined(spans, n)) // the bar's line
		}
		spans = append(spans, n, n)
		return g.laneCell(l, n)
	})
	if !slices.ContainsFunc(spans, func(n int) bool { return n >= 0 }) {
		return nil
	}
	for i, n := range spans {
		if row[i] == barLine && n >= 0 && l.Spans[n].Life == trace.Waiting {
			row[i] = markRest
		}
	}
	g.reasons(l, row, spans)
	return row
}

// joined is the span that a bar's line shows between a span and the next: that
// span if they are one, else none.
func joined(before []int, next int) int {
	if len(before) > 0 && before[len(before)-1] == next {
		return next
	}
	return -1
}

// moment is when a column is looked at: after its slot has begun, or the
// selector has been asked.
func (g *grid) moment(p trace.Place) int {
	if x := g.w.Score.Slot(p); x != nil {
		return x.From + 1
	}
	return g.w.Score.Bars[p.Bar].From + 1
}

// laneCell is what span n of l looks like in one slot.
func (g *grid) laneCell(l *trace.Lane, n int) [slotColumns]rune {
	if n < 0 {
		return [...]rune{' ', ' '}
	}
	x := &l.Spans[n]
	switch x.Life {
	case trace.Waiting:
		return [...]rune{markRest, markRest}
	case trace.Ready:
		return [...]rune{markReady, markReady}
	}
	note := rune(markNote)
	if x.Slow {
		note = markSlow
	}
	if !x.Finished {
		return [...]rune{note, note}
	}
	switch x.Outcome {
	case trace.Failed:
		return [...]rune{note, markFailed}
	case trace.Cancelled:
		return [...]rune{note, markCancel}
	case trace.Dropped:
		return [...]rune{note, markSkipped}
	}
	return [...]rune{note, markReturned}
}

// reasons writes onto each rest what it waits for, where there is room.
func (g *grid) reasons(l *trace.Lane, row []rune, spans []int) {
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && spans[end] == spans[i] {
			end++
		}
		if n := spans[i]; n >= 0 && l.Spans[n].Life == trace.Waiting {
			text := " " + g.w.Wait(&l.Spans[n]) + " "
			if room := end - i; utf8.RuneCountInString(text) <= room-2 {
				at := i + (room-utf8.RuneCountInString(text))/2
				copy(row[at:], []rune(text))
			}
		}
		i = end
	}
}
