package score

import (
	"slices"

	"batuta/loopcore/trace"
)

// SetEnded says whether the run is over. A run that was followed to its end is
// then shown as a whole if its bars stay legible, else up to where its main
// task ended, for what closes after it is not what it was about.
func (w *View) SetEnded(on bool) {
	if on == w.ended {
		return
	}
	if on {
		w.usual = w.views[Bars].Scale
	} else {
		w.views[Bars].Scale = w.usual
	}
	w.ended, w.sought = on, true
	w.settle()
	w.changed()
}

// legiblePart is how far bars may shrink for a run to be shown as a whole.
const legiblePart = 0.6

// closed is v with the whole of a run that has ended, or what leads up to the
// end of main.
func (w *View) closed(v Viewport, a *Axis) Viewport {
	if fit := v.Fit(a.Begin(), a.Total()); fit.Scale >= w.usual*legiblePart {
		fit.Scale = min(fit.Scale, w.usual)
		return fit
	}
	v.Scale = w.usual
	end := a.Total()
	for i := len(w.score.Bars) - 1; i >= w.score.First && w.score.Bars[i].Phase == trace.PhaseClosing; i-- {
		end, _ = a.Bar(i)
	}
	return v.Follow(a.Begin(), end)
}

// seek scrolls the lane of the task that runs at the moment into view, once
// for each moment, and says whether it had to.
func (w *View) seek() bool {
	l, v := w.layout, &w.views[w.mode]
	if !w.sought || l.Lanes.H <= 0 {
		return false
	}
	w.sought = false
	if w.follow && w.ended { // what closed the run is not what it was about
		moved := v.Top != 0
		v.Top = 0
		return moved
	}
	i := slices.Index(w.order, w.laneAt(w.moment))
	if i < 0 {
		return false
	}
	top, bottom := float32(i)*l.Pitch, float32(i+1)*l.Pitch
	was := v.Top
	v.Top = min(v.Top, top)
	if bottom > v.Top+l.Lanes.H {
		v.Top = bottom - l.Lanes.H
	}
	return v.Top != was
}

// laneAt is the lane of the task whose step is the last one begun before pos,
// in its bar; -1 where there is none.
func (w *View) laneAt(pos int) int {
	i := w.score.BarAt(pos)
	if i < 0 {
		return -1
	}
	slots := w.score.Bars[i].Slots
	for k := len(slots) - 1; k >= 0; k-- {
		if s := &slots[k]; s.Task != 0 && s.From < pos {
			return slices.IndexFunc(w.score.Lanes, func(l *trace.Lane) bool { return l.Task == s.Task })
		}
	}
	return -1
}
