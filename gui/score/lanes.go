package score

import (
	"sort"
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// lanes places the notes, rests and outlines of the task lanes in view.
func (l *Layout) lanes() {
	for _, b := range l.LaneBoxes {
		l.spans(b)
		l.pin(b)
	}
	l.slowNotes()
}

// spans places what lane b holds of the view.
func (l *Layout) spans(b LaneBox) {
	a, v := l.in.Axis, l.in.View
	spans := l.in.Score.Lanes[b.Lane].Spans
	for i := l.spanFrom(spans, v.Left); i < len(spans); {
		s := &spans[i]
		from, to := a.Span(s)
		if from > v.Right() {
			return
		}
		if float32((to-from)*v.Scale) >= leastSlot {
			l.span(b, i, from, to, false)
			i++
			continue
		}
		// Narrow ones merge with the others of their pixel: into a note if
		// there is one among them. Lives alternate, so three of them tell.
		next := l.spanAfter(spans, i, l.nextPixel(from))
		for k := i; k < min(next, i+3); k++ {
			if spans[k].Life == trace.Running {
				l.span(b, k, from, to, next > i+2)
				break
			}
		}
		i = next
	}
}

// spanFrom is the first span that ends after unit u.
func (l *Layout) spanFrom(spans []trace.Span, u float64) int {
	return sort.Search(len(spans), func(i int) bool {
		_, to := l.in.Axis.Span(&spans[i])
		return to > u
	})
}

// spanAfter is the first span after i that ends after unit u. It looks farther
// and farther ahead: what shares a pixel is near.
func (l *Layout) spanAfter(spans []trace.Span, i int, u float64) int {
	a := l.in.Axis
	ends := func(k int) bool {
		_, to := a.Span(&spans[k])
		return to > u
	}
	if bar := a.BarAt(u); a.Mode == Bars && bar > spans[i].To.Bar {
		// Whole bars share the pixel: that it ends in a later one is told
		// without looking at the bar.
		ends = func(k int) bool { return spans[k].To.Bar >= bar }
	}
	first, step := i+1, 1
	for first+step < len(spans) && !ends(first+step-1) {
		first, step = first+step, step*2
	}
	rest := min(first+step, len(spans)) - first
	return first + sort.Search(rest, func(k int) bool { return ends(first + k) })
}

func (l *Layout) span(b LaneBox, i int, from, to float64, merged bool) {
	k := l.TextScale
	middle := b.Y + b.H/2
	s := &l.in.Score.Lanes[b.Lane].Spans[i]
	switch s.Life {
	case trace.Ready:
		l.Outlines = append(l.Outlines, Outline{
			Box: l.box(from, to-1/l.in.View.Scale, middle, readyHeight*l.low, 2), Task: b.Task, Lane: b.Lane, Span: i,
			Cut: cutOff(s),
		})
	case trace.Running:
		least := float32(leastSlot)
		if l.in.View.Mode == Time {
			least = leastTimeNote
		}
		n := Note{
			Box: l.box(from, to, middle, noteHeight*l.low, least), Task: b.Task, Lane: b.Lane, Span: i,
			Slow: s.Slow, Open: s.Open, Finished: s.Finished, Outcome: s.Outcome, Merged: merged,
		}
		if last := len(l.Notes) - 1; merged && last >= 0 && l.Notes[last].takesIn(&n) {
			l.Notes[last].W = n.X + n.W - l.Notes[last].X
			return
		}
		n.markRoom = n.W >= 12*k
		if s.Slow {
			n.Label = l.centred(words.Duration(l.took(s)), n.Box, barText*k, true)
		}
		l.Notes = append(l.Notes, n)
	case trace.Waiting:
		l.rest(b, i, s, l.box(from, to, middle, restHeight*l.low, leastSlot))
	}
}

// cutOff says whether the loop was closed in the middle of a span.
func cutOff(s *trace.Span) bool { return s.Finished && s.Outcome == trace.Dropped }

// takesIn says whether other is part of the same blur as n, just after it.
func (n *Note) takesIn(other *Note) bool {
	return n.Merged && n.Lane == other.Lane && !n.Slow && !other.Slow && other.X <= n.X+n.W+0.5
}

// took is how long a note blocked the loop: all of its slot.
func (l *Layout) took(s *trace.Span) time.Duration {
	if slot := l.in.Score.Slot(s.From); slot != nil {
		return slotEnd(slot) - slot.Begin
	}
	return s.Stop - s.Begin
}

// worded is text, cut if it must be, but none if too little of it would be left.
func (l *Layout) worded(text string, size, room float32) string {
	cut := l.fitted(text, size, false, room)
	if len(cut)*2 < len(text) {
		return ""
	}
	return cut
}

// rest places a wait. The icon starts it, the words follow where there is
// room; both stay in the middle of what is in view.
func (l *Layout) rest(b LaneBox, i int, s *trace.Span, box Box) {
	k := l.TextScale
	r := Rest{Box: box, Task: b.Task, Lane: b.Lane, Span: i, Wait: s.Wait, Cut: cutOff(s)}
	left, right := max(box.X, l.Plot.X), min(box.X+box.W, l.W)
	icon, size := 15*k, restText*k
	if right-left >= icon+4 {
		r.Icons = true
		text := l.worded(l.words().Wait(s), size, right-left-icon-12)
		width := icon
		if text != "" {
			width += l.in.Text.Width(text, size, false) + 6
		}
		x := left + (right-left-width)/2
		r.Icon = Point{x + icon/2, box.Y + box.H/2}
		r.Label = Label{X: x + icon + 3, Y: box.Y + box.H/2 + size*0.36, Text: text, Size: size}
	}
	l.Rests = append(l.Rests, r)
}

// pin marks where lane b's task was created.
func (l *Layout) pin(b LaneBox) {
	lane := l.in.Score.Lanes[b.Lane]
	if !lane.Made.Known() {
		return
	}
	u := l.in.Axis.Place(lane.Made)
	if l.in.View.Mode == Time {
		u = float64(lane.MadeAt)
	}
	if u < l.in.View.Left || u > l.in.View.Right() {
		return
	}
	height := (noteHeight + 2) * l.low
	l.Pins = append(l.Pins, Pin{X: l.x(u), Y: b.Y + b.H/2 - height/2, H: height, Task: b.Task, Lane: b.Lane})
}

// slowNotes makes sure that a blocking note is seen on its lane, however far
// the view is zoomed out.
func (l *Layout) slowNotes() {
	a, v := l.in.Axis, l.in.View
	boxes := make(map[trace.TaskID]LaneBox, len(l.LaneBoxes))
	for _, b := range l.LaneBoxes {
		boxes[b.Task] = b
	}
	at := searchFrom(a.slows, a.BarAt(v.Left))
	for at < len(a.slows) {
		i := a.slows[at]
		from, _ := a.Bar(i)
		if from > v.Right() {
			return
		}
		at = max(searchFrom(a.slows, a.BarAt(l.nextPixel(from))), at+1)
		for _, k := range a.slow[i] {
			s := &l.in.Score.Bars[i].Slots[k]
			from, to := a.Slot(i, k)
			b, seen := boxes[s.Task]
			if !seen || float32((to-from)*v.Scale) >= leastSlot {
				continue
			}
			lane := l.in.Score.Lanes[b.Lane]
			l.Notes = append(l.Notes, Note{
				Box:  l.box(from, to, b.Y+b.H/2, noteHeight*l.low, 2),
				Task: s.Task, Lane: b.Lane, Span: max(lane.SpanAt(s.From+1), 0), Slow: true, Merged: true,
			})
		}
	}
}

// searchFrom is the first of sorted that is at least least.
func searchFrom(sorted []int, least int) int { return sort.SearchInts(sorted, least) }
