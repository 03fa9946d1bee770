package score

import (
	"strings"

	"batuta/loopcore/trace"
)

// What is what a point of the score shows.
type What uint8

const (
	Nothing   What = iota
	ABar           // a cycle, where it shows nothing else
	APoll          // a selector call
	AMark          // what its answer brought
	ACallback      // a callback on the loop's lane
	ANote          // a step of a task
	ARest          // a wait of a task
	AnOutline      // a task that is ready and does not run yet
	ALabel         // a lane's label
)

// Hit is what lies at a point.
type Hit struct {
	What  What
	Task  trace.TaskID // 0 where it is no task's
	Place trace.Place  // the bar and slot it belongs to
	Lane  int          // index into Score.Lanes, -1 where it is on none
	Span  int          // index into that lane's Spans, -1 where it is none
	Words []string     // for the hover: a title, then details
}

// At is what lies at a point of the score.
func (l *Layout) At(x, y float32) Hit {
	none := Hit{Place: trace.Nowhere(), Lane: -1, Span: -1}
	if x < l.Plot.X {
		return l.atLabel(x, y, none)
	}
	if y > l.Plot.Y+l.Plot.H {
		return none
	}
	if l.Lanes.holds(x, y, 0) {
		if h, ok := l.atLane(x, y); ok {
			return h
		}
		return l.atBar(x, none)
	}
	if h, ok := l.atLoop(x, y); ok {
		return h
	}
	return l.atBar(x, none)
}

func (l *Layout) atLabel(x, y float32, none Hit) Hit {
	if !l.Lanes.holds(x, y, 0) {
		return none
	}
	for _, b := range l.LaneBoxes {
		if b.holds(x, y, 0) {
			return Hit{
				What: ALabel, Task: b.Task, Lane: b.Lane, Span: -1, Place: trace.Nowhere(),
				Words: l.title(b.Lane),
			}
		}
	}
	return none
}

// atBar is the cycle at x, whatever the height.
func (l *Layout) atBar(x float32, none Hit) Hit {
	u := l.in.View.FromPx(x - l.Plot.X)
	bar := l.in.Axis.BarAt(u)
	if bar < 0 || u < l.in.Axis.Begin() || u > l.in.Axis.Total() {
		return none
	}
	h := none
	h.What, h.Place = ABar, trace.Place{Bar: bar, Slot: trace.SelectorSlot}
	h.Words = l.barWords(bar)
	return h
}

// atLane is the topmost thing on a task's lane: notes lie over outlines, these
// over rests.
func (l *Layout) atLane(x, y float32) (Hit, bool) {
	const slack = 1.5
	for i := len(l.Notes) - 1; i >= 0; i-- {
		if n := &l.Notes[i]; n.holds(x, y, slack) {
			return l.spanHit(ANote, n.Lane, n.Span, n.Merged), true
		}
	}
	for i := range l.Outlines {
		if o := &l.Outlines[i]; o.holds(x, y, 0) {
			return l.spanHit(AnOutline, o.Lane, o.Span, false), true
		}
	}
	for i := range l.Rests {
		if r := &l.Rests[i]; r.holds(x, y, slack) {
			return l.spanHit(ARest, r.Lane, r.Span, false), true
		}
	}
	return Hit{}, false
}

// atLoop is what lies on the loop's and the selector's lane.
func (l *Layout) atLoop(x, y float32) (Hit, bool) {
	for i := range l.Marks {
		m := &l.Marks[i]
		if (Box{m.X - m.R, m.Y - m.R, 2 * m.R, 2 * m.R}).holds(x, y, 2) {
			return Hit{
				What: AMark, Task: m.Task, Place: trace.Place{Bar: m.Bar, Slot: trace.SelectorSlot},
				Lane: -1, Span: -1, Words: l.markWords(m),
			}, true
		}
	}
	for i := range l.LoopNotes {
		if n := &l.LoopNotes[i]; n.holds(x, y, 1.5) {
			place := trace.Place{Bar: n.Bar, Slot: n.Slot}
			h := Hit{What: ACallback, Place: place, Lane: -1, Span: -1, Words: l.slotWords(place, n.Merged)}
			if !n.Merged {
				h.Task = n.Task
			}
			return h, true
		}
	}
	for i := range l.Polls {
		if p := &l.Polls[i]; p.holds(x, y, 0) {
			return Hit{
				What: APoll, Place: trace.Place{Bar: p.Bar, Slot: trace.SelectorSlot},
				Lane: -1, Span: -1, Words: l.pollWords(p.Bar),
			}, true
		}
	}
	return Hit{}, false
}

// String is the words in one line, as a screen reader says them.
func (h Hit) String() string { return strings.Join(h.Words, " · ") }
