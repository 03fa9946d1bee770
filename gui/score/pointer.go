package score

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// wheelGain makes a notch of the wheel about a third of a bar.
const wheelGain = 3.2

// zoomStep is what one key press zooms by.
const zoomStep = 1.3

// Scrolled moves the view along the score, or the lanes up and down where they
// do not all fit; with Ctrl it zooms about the pointer.
func (w *View) Scrolled(e *fyne.ScrollEvent) {
	l := w.laid()
	held := w.modifiers()
	if held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		w.zoom(e.Position.X-l.Plot.X, math.Exp(float64(e.Scrolled.DY)*0.01))
		return
	}
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if l.Deep <= l.Lanes.H || held&fyne.KeyModifierShift != 0 || !l.Lanes.holds(e.Position.X, e.Position.Y, 0) {
		dx, dy = dx+dy, 0
	}
	w.move(-dx*wheelGain, -dy)
}

// modifiers is the keys held down.
func (w *View) modifiers() fyne.KeyModifier {
	if w.Modifiers != nil {
		return w.Modifiers()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Dragged moves the view with the pointer; begun on the head, it moves the
// moment.
func (w *View) Dragged(e *fyne.DragEvent) {
	if !w.dragging {
		w.dragging = true
		begun := fyne.NewPos(e.Position.X-e.Dragged.DX, e.Position.Y-e.Dragged.DY)
		w.scrubbing = begun.Y < w.laid().Head
		w.mapping = w.laid().Map.holds(begun.X, begun.Y, 2)
	}
	w.mouse = nil
	switch {
	case w.scrubbing:
		w.pointTo(e.Position.X)
		return
	case w.mapping:
		w.lookAt(e.Position.X)
		return
	}
	w.move(-e.Dragged.DX, -e.Dragged.DY)
}

// DragEnd ends a drag.
func (w *View) DragEnd() { w.dragging, w.scrubbing, w.mapping = false, false, false }

// Tapped points at a moment, and takes the focus.
func (w *View) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
	l := w.laid()
	if l.moreAt(e.Position.X, e.Position.Y) {
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1}) // the help has all the marks
		return
	}
	if h := l.At(e.Position.X, e.Position.Y); h.What == ALabel {
		w.toTask(h.Lane)
		if w.OnTask != nil {
			w.OnTask(h.Task)
		}
		return
	}
	if l.Map.holds(e.Position.X, e.Position.Y, 2) {
		w.lookAt(e.Position.X)
		return
	}
	if e.Position.X >= l.Plot.X && e.Position.Y <= l.Plot.Y+l.Plot.H {
		w.pointTo(e.Position.X)
	}
}

// lookAt brings what pixel x of the map stands for into the middle of the view.
func (w *View) lookAt(x float32) {
	v := w.views[w.mode]
	v.Left = w.laid().Map.unitAt(w.axis(), x) - float64(v.Width)/v.Scale/2
	w.see(v, true)
}

// toTask points at the last note of a lane that began before the moment shown,
// or else at its first.
func (w *View) toTask(lane int) {
	at := -1
	spans := w.score.Lanes[lane].Spans
	for i := range spans {
		if s := &spans[i]; s.Life == trace.Running && (at < 0 || s.First+1 < w.moment) {
			at = s.First + 1
		}
	}
	if at >= 0 && w.OnMoment != nil {
		w.OnMoment(min(at, w.end))
	}
}

// pointTo says which moment lies at x.
func (w *View) pointTo(x float32) {
	if len(w.score.Bars) == 0 || w.OnMoment == nil {
		return
	}
	l := w.laid()
	u := w.views[w.mode].FromPx(min(max(x-l.Plot.X, 0), l.Plot.W))
	w.OnMoment(min(max(w.axis().EventAt(u), 0), w.end))
}

// MouseIn begins to say what lies under the pointer.
func (w *View) MouseIn(e *desktop.MouseEvent) { w.MouseMoved(e) }

// MouseMoved says what lies under the pointer.
func (w *View) MouseMoved(e *desktop.MouseEvent) {
	at := e.Position
	w.mouse = &at
	w.pointAt()
}

// MouseOut ends saying what lies under the pointer.
func (w *View) MouseOut() {
	w.mouse = nil
	w.pointAt()
}

// move moves the view by pixels; to move it along is no longer to follow.
func (w *View) move(dx, dy float32) {
	v := w.views[w.mode].Pan(dx)
	v.Top += dy
	w.see(v, dx != 0)
}

// zoom zooms about pixel x of the plot.
func (w *View) zoom(x float32, factor float64) {
	w.see(w.views[w.mode].ZoomAbout(x, factor), true)
}

// see shows v, within bounds.
func (w *View) see(v Viewport, byHand bool) {
	a := w.axis()
	v = v.Clamped(a.Begin(), a.Total())
	if byHand && v != w.views[w.mode] {
		w.fitted[w.mode] = false
		if follow := w.asked && v.Right() >= a.Total(); follow != w.follow {
			w.follow = follow
			if w.OnFollow != nil {
				w.OnFollow(follow)
			}
		}
	}
	w.views[w.mode] = v
	w.changed()
}

// ZoomIn shows less, larger: about the moment if that is in view, else the
// middle.
func (w *View) ZoomIn() { w.zoomByKey(zoomStep) }

// ZoomOut shows more, smaller, about the same point as ZoomIn.
func (w *View) ZoomOut() { w.zoomByKey(1 / zoomStep) }

// zoomByKey zooms, and shows no words until the pointer moves again: they
// would be about something else than what it was moved to.
func (w *View) zoomByKey(factor float64) {
	w.mouse = nil
	w.zoom(w.zoomCentre(), factor)
}

func (w *View) zoomCentre() float32 {
	l := w.laid()
	x := w.views[w.mode].ToPx(w.axis().Moment(w.moment))
	if x < 0 || x > l.Plot.W {
		return l.Plot.W / 2
	}
	return x
}

// Fit shows the whole score, and goes on to as it grows.
func (w *View) Fit() {
	w.mouse = nil
	w.fitted[w.mode] = true
	w.settle()
	w.changed()
}

// FocusGained shows that the score has the focus.
func (w *View) FocusGained() {
	w.frame.Show()
	w.repaint(w.frame)
}

// FocusLost shows that it no longer has it.
func (w *View) FocusLost() {
	w.frame.Hide()
	w.repaint(w.frame)
}

// TypedKey hands a key to OnKey, or to the canvas as if nothing had the focus.
func (w *View) TypedKey(e *fyne.KeyEvent) {
	if w.OnKey != nil {
		w.OnKey(e)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune hands a typed character to OnRune, or to the canvas, as TypedKey.
func (w *View) TypedRune(r rune) {
	if w.OnRune != nil {
		w.OnRune(r)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// AccessibilityLabel is what the score is called, and where its moment lies.
func (w *View) AccessibilityLabel() string {
	name := w.texts.T("score.name")
	if i := w.score.BarAt(w.moment); i >= 0 {
		name += ", " + words.Cycle(w.texts, w.score.Bars[i].Number)
	}
	return name
}

// AccessibilityRole is text: the Log and Tasks tabs say in words what it shows.
func (w *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
