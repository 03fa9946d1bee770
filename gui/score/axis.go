package score

import (
	"sort"
	"time"

	"batuta/loopcore/trace"
)

// Widths of a bar's parts in units, which are logical pixels at zoom 1.
const (
	barPad      = 4.0  // before the selector's slot
	peekWidth   = 16.0 // the selector's slot when it only looked
	pollWidth   = 36.0 // and when it could wait, with room for the duration
	tickGap     = 2.0
	tickWidth   = 4.0 // the mark of the selector's answer
	slotGap     = 6.0 // between it and the first slot
	noteWidth   = 28.0
	notePitch   = 36.0  // from slot to slot in a bar with a task's note
	roundWidth  = 16.0  // a plain callback
	roundPitch  = 24.0  // from slot to slot in a bar without one
	slowExtra   = 36.0  // what a blocking slot is wider, for its duration
	slowBar     = 150.0 // the least width of a bar that blocked, for its words
	emptyRemain = 6.0   // after the answer in a bar where nothing ran
)

// Axis says where the bars and slots of a Score lie, in the units of a Mode.
// It is extended as the Score grows; a bar that has ended keeps its place.
type Axis struct {
	Mode  Mode
	score *trace.Score

	lefts []float64     // of bar i, in Bars; one more: where the last one ends
	pitch []float64     // from slot to slot of bar i, in Bars
	final int           // bars before this one will not change
	slow  map[int][]int // the slow slots of a bar, by bar
	slows []int         // the bars with any, in order
}

// NewAxis is an axis of s.
func NewAxis(s *trace.Score, mode Mode) *Axis {
	a := &Axis{Mode: mode, score: s, lefts: []float64{0}, slow: map[int][]int{}}
	a.Extend()
	return a
}

// Extend takes in what the Score has gained. It costs what is new.
func (a *Axis) Extend() {
	bars := a.score.Bars
	a.lefts, a.pitch = a.lefts[:a.final+1], a.pitch[:a.final]
	for len(a.slows) > 0 && a.slows[len(a.slows)-1] >= a.final {
		a.slows = a.slows[:len(a.slows)-1]
	}
	for i := a.final; i < len(bars); i++ {
		b := bars[i]
		delete(a.slow, i)
		if b.Forgotten { // before it was ever seen: it takes no room
			a.pitch, a.lefts = append(a.pitch, 0), append(a.lefts, a.lefts[i])
			continue
		}
		for k := range b.Slots {
			if b.Slots[k].Slow {
				a.slow[i] = append(a.slow[i], k)
			}
		}
		if len(a.slow[i]) > 0 || b.Slow {
			a.slows = append(a.slows, i)
		}
		a.pitch = append(a.pitch, pitch(b))
		a.lefts = append(a.lefts, a.lefts[i]+barWidth(b, a.pitch[i], len(a.slow[i])))
	}
	a.final = max(0, len(bars)-1) // the last one may still grow, even ended
}

// barWidth is the width of a bar with so many slow slots.
func barWidth(b *trace.Bar, pitch float64, slow int) float64 {
	w := slotsLeft(b) + float64(len(b.Slots))*pitch + float64(slow)*slowExtra
	switch {
	case len(b.Slots) == 0:
		w += emptyRemain
	case slow > 0:
		w = max(w, slowBar)
	}
	return w
}

// slotsLeft is where a bar's first slot begins, from the bar's left.
func slotsLeft(b *trace.Bar) float64 { return tickLeft(b) + tickWidth + slotGap }

// tickLeft is where the mark of the selector's answer begins.
func tickLeft(b *trace.Bar) float64 { return barPad + selectorWidth(b) + tickGap }

func selectorWidth(b *trace.Bar) float64 {
	if b.Ask.Timeout == 0 {
		return peekWidth
	}
	return pollWidth
}

// pitch is narrow in a bar in which no task runs.
func pitch(b *trace.Bar) float64 {
	for k := range b.Slots {
		if b.Slots[k].Task != 0 {
			return notePitch
		}
	}
	return roundPitch
}

// Begin is where the first bar that is kept begins.
func (a *Axis) Begin() float64 {
	if a.score.First >= len(a.score.Bars) {
		return 0
	}
	from, _ := a.Bar(a.score.First)
	return from
}

// Total is where the last bar ends.
func (a *Axis) Total() float64 {
	n := len(a.score.Bars)
	if n == 0 {
		return 0
	}
	_, end := a.Bar(n - 1)
	return end
}

// Bar is where bar i begins and ends.
func (a *Axis) Bar(i int) (from, to float64) {
	if a.Mode == Bars {
		return a.lefts[i], a.lefts[i+1]
	}
	b := a.score.Bars[i]
	return float64(b.Begin), float64(barEnd(b))
}

// Selector is where the selector's call of bar i lies; its answer follows at
// to, and takes no time.
func (a *Axis) Selector(i int) (from, to float64) {
	b := a.score.Bars[i]
	if a.Mode == Bars {
		left := a.lefts[i] + barPad
		return left, left + selectorWidth(b)
	}
	end := b.Begin + b.Ask.Took
	if b.Ask.Asked && !b.Ask.Answered {
		end = barEnd(b)
	}
	if len(b.Slots) > 0 {
		end = min(end, b.Slots[0].Begin)
	}
	return float64(b.Begin), float64(end)
}

// Answer is where the mark of the selector's answer lies in bar i.
func (a *Axis) Answer(i int) (from, to float64) {
	if a.Mode == Bars {
		left := a.lefts[i] + tickLeft(a.score.Bars[i])
		return left, left + tickWidth
	}
	_, end := a.Selector(i)
	return end, end
}

// Slot is where a note of slot k of bar i lies.
func (a *Axis) Slot(i, k int) (from, to float64) {
	s := &a.score.Bars[i].Slots[k]
	if a.Mode == Time {
		return float64(s.Begin), float64(slotEnd(s))
	}
	from = a.slotLeft(i, k)
	switch {
	case s.Slow:
		return from, from + noteWidth + slowExtra
	case s.Task != 0:
		return from, from + noteWidth
	case a.pitch[i] == notePitch: // a callback among notes stands in the middle of its slot
		from += (noteWidth - roundWidth) / 2
	}
	return from, from + roundWidth
}

// slotLeft is where slot k of bar i begins, in Bars; k may be one past the last.
func (a *Axis) slotLeft(i, k int) float64 {
	b := a.score.Bars[i]
	wide := sort.SearchInts(a.slow[i], k)
	return a.lefts[i] + slotsLeft(b) + float64(k)*a.pitch[i] + float64(wide)*slowExtra
}

// Place is where what happened at p left off: the end of a slot, or the
// selector's answer. A place before the bars that are kept
// is at their beginning.
func (a *Axis) Place(p trace.Place) float64 {
	if p.Bar < a.score.First || len(a.score.Bars) == 0 {
		return a.Begin()
	}
	if p.Bar >= len(a.score.Bars) {
		return a.Total()
	}
	if n := len(a.score.Bars[p.Bar].Slots); p.Slot >= n {
		_, to := a.Bar(p.Bar)
		return to
	}
	if p.Slot < 0 {
		_, to := a.Answer(p.Bar)
		return to
	}
	_, to := a.Slot(p.Bar, p.Slot)
	return to
}

// Span is where a span of a lane lies. One that has not ended reaches to the
// end of the score.
func (a *Axis) Span(s *trace.Span) (from, to float64) {
	if a.Mode == Time {
		from, to = float64(s.Begin), float64(s.Stop)
		if s.Open {
			to = a.Total()
		}
		return from, max(from, to)
	}
	if s.Life == trace.Running && a.score.Slot(s.From) != nil {
		return a.Slot(s.From.Bar, s.From.Slot)
	}
	from = a.Place(s.From)
	switch {
	case s.Open:
		to = a.Total()
	case s.Life == trace.Ready && a.score.Slot(s.To) != nil:
		to, _ = a.Slot(s.To.Bar, s.To.Slot)
	default:
		to = a.Place(s.To)
	}
	return from, max(from, to)
}

// BarAt is the bar at unit u, the nearest that is kept where none is, -1 in an empty score.
func (a *Axis) BarAt(u float64) int {
	first, n := a.score.First, len(a.score.Bars)
	if first >= n {
		return -1
	}
	i := sort.Search(n-first, func(i int) bool {
		from, _ := a.Bar(first + i)
		return from > u
	})
	return first + max(i-1, 0)
}

// SlotAt is the last slot of bar i that begins at or before u, -1 if none does.
func (a *Axis) SlotAt(i int, u float64) int {
	return sort.Search(len(a.score.Bars[i].Slots), func(k int) bool {
		from, _ := a.Slot(i, k)
		return from > u
	}) - 1
}

func barEnd(b *trace.Bar) (end time.Duration) {
	end = max(b.Begin, b.End)
	if n := len(b.Slots); n > 0 {
		end = max(end, slotEnd(&b.Slots[n-1]))
	}
	return end
}

func slotEnd(s *trace.Slot) time.Duration { return max(s.Begin, s.End) }
