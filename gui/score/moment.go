package score

import (
	"sort"

	"batuta/loopcore/trace"
)

// Moment is where the moment before event number pos lies: in a bar, at the
// slot in which that event fell. It never goes back as pos goes on.
func (a *Axis) Moment(pos int) float64 {
	bars := a.score.Bars
	i := a.score.BarAt(pos)
	if i < 0 {
		return a.Begin()
	}
	b := bars[i]
	left, right := a.Bar(i)
	if b.Asked < 0 || pos <= b.Asked {
		return left
	}
	k := sort.Search(len(b.Slots), func(k int) bool { return b.Slots[k].From >= pos }) - 1
	if k < 0 {
		from, to := a.Selector(i)
		if pos == b.Asked+1 || !b.Ask.Answered {
			return (from + to) / 2
		}
		from, to = a.Answer(i)
		return (from + to) / 2
	}
	s := &b.Slots[k]
	from, to := a.Slot(i, k)
	if pos < slotTo(s) {
		return from + (to-from)*float64(pos-s.From)/float64(slotTo(s)-s.From)
	}
	if pos > slotTo(s) && pos >= b.To && !b.Open {
		return right
	}
	return to
}

// EventAt is the moment that lies at unit u, as an event number for Moment: in
// a slot, one while it runs; in the selector's slot, one while it is asked.
func (a *Axis) EventAt(u float64) int {
	i := a.BarAt(u)
	if i < 0 {
		return 0
	}
	b := a.score.Bars[i]
	if _, to := a.Selector(i); u < to || len(b.Slots) == 0 {
		return a.selectorEvent(i, u)
	}
	k := a.SlotAt(i, u)
	if k < 0 {
		return b.Slots[0].From // answered, and nothing runs yet
	}
	s := &b.Slots[k]
	from, to := a.Slot(i, k)
	if u >= to {
		return slotTo(s)
	}
	steps := max(slotTo(s)-s.From-1, 1)
	return s.From + 1 + int(float64(steps)*(u-from)/(to-from))
}

// selectorEvent is EventAt before the first slot of bar i.
func (a *Axis) selectorEvent(i int, u float64) int {
	b := a.score.Bars[i]
	if b.Asked < 0 {
		return b.From + 1
	}
	if _, to := a.Selector(i); u < to || !b.Ask.Answered {
		return b.Asked + 1
	}
	return max(b.To, b.Asked+1)
}

// slotTo is one past a slot's last event; an open slot has at least begun.
func slotTo(s *trace.Slot) int { return max(s.To, s.From+1) }
