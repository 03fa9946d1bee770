package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// prefToured says that the tour was shown.
const prefToured = "toured"

// tourStop is a place of the tour: what is shown, and what is said of it, the last
// part of a text's key, window.tour.*.
type tourStop struct {
	what string
	pane string // to be shown for it, where one is shown at a time; "" for none
	at   func() fyne.CanvasObject
}

// tourStops is the way through the window, five steps long.
func (w *Window) tourStops() []tourStop {
	return []tourStop{
		{"page", paneLesson, func() fyne.CanvasObject { return w.page.content }},
		{"code", paneProgram, func() fyne.CanvasObject { return w.code }},
		{"run", "", func() fyne.CanvasObject { return w.transport.moves }},
		{"stage", paneLoop, func() fyne.CanvasObject { return w.stage }},
		{"score", "", func() fyne.CanvasObject { return w.scoreView }},
	}
}

// tour leads through the real window: one part after another is lit, and a card
// beside it says what it is for.
type tour struct {
	widget.BaseWidget
	window *Window
	stops  []tourStop
	step   int

	shades [4]*canvas.Rectangle // round the part that is lit
	ring   *canvas.Rectangle
	ground *canvas.Rectangle
	card   *fyne.Container
	next   *pill
	end    *pill
}

// firstTour shows the tour to whoever opens the window for the first time.
func (w *Window) firstTour() {
	if !w.app.Preferences().Bool(prefToured) {
		w.startTour()
	}
}

// startTour shows the tour from its beginning.
func (w *Window) startTour() {
	w.endTour()
	t := &tour{window: w, stops: w.tourStops()}
	shade := color.NRGBA{A: 140}
	for i := range t.shades {
		t.shades[i] = canvas.NewRectangle(shade)
	}
	t.ring = canvas.NewRectangle(color.Transparent)
	t.ring.StrokeWidth, t.ring.CornerRadius = 2, 6
	t.ExtendBaseWidget(t)
	w.touring = t
	w.showTab(tabScore)
	t.write()
	w.win.Canvas().Overlays().Add(t)
	t.Resize(w.win.Canvas().Size())
	t.show()
}

// endTour takes the tour away, for good.
func (w *Window) endTour() {
	if w.touring == nil {
		return
	}
	w.win.Canvas().Overlays().Remove(w.touring)
	w.touring = nil
	w.app.Preferences().SetBool(prefToured, true)
}

// on goes to the next stop; after the last the tour ends.
func (t *tour) on() {
	w := t.window
	if t.step == len(t.stops)-1 {
		w.endTour()
		return
	}
	t.step++
	t.write()
	t.show()
}

// show lights the part of the stop.
func (t *tour) show() {
	w := t.window
	if pane := t.stops[t.step].pane; pane != "" && w.desk.compact {
		w.showPane(pane)
	}
	t.Refresh()
	w.win.Canvas().Focus(t.next)
}

// write makes the card of the stop.
func (t *tour) write() {
	w, l := t.window, t.window.look
	button := func(kind pillKind, key string, tapped func()) *pill {
		p := newPill(l, kind, l.T(key), tapped)
		p.escape = w.endTour
		return p
	}
	next := "window.tour.next"
	if t.step == len(t.stops)-1 {
		next = "window.tour.done"
	}
	t.next = button(pillPrimary, next, t.on)
	t.end = button(pillPlain, "window.tour.end", w.endTour)
	t.ground = l.card(l.Panel, l.Accent)
	what := t.stops[t.step].what
	count := l.text(l.T("window.find.count", t.step+1, len(t.stops)), pillText, l.Muted)
	row := across(8, 1, count, layout.NewSpacer(), t.end, t.next)
	t.card = padded(down(8, growNone, l.bold(l.T("window.tour."+what), 15, l.Text), tight(plain(l.T("window.tour."+what+".what"))), row), 12, 16, 12, 16)
	t.ring.StrokeColor = l.Accent
}

// Tapped implements fyne.Tappable: what lies beneath is not touched.
func (t *tour) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (t *tour) CreateRenderer() fyne.WidgetRenderer { return &tourRenderer{t} }

type tourRenderer struct{ *tour }

func (r *tourRenderer) Destroy() {}

func (r *tourRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ring}
	for _, s := range r.shades {
		all = append(all, s)
	}
	return append(all, r.ground, r.card)
}

func (r *tourRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *tourRenderer) Refresh() {
	r.Layout(r.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *tourRenderer) Layout(size fyne.Size) {
	lit := r.lit(size)
	put(r.shades[0], rect{0, 0, size.Width, lit.y})
	put(r.shades[1], rect{0, lit.y + lit.h, size.Width, size.Height - lit.y - lit.h})
	put(r.shades[2], rect{0, lit.y, lit.x, lit.h})
	put(r.shades[3], rect{lit.x + lit.w, lit.y, size.Width - lit.x - lit.w, lit.h})
	put(r.ring, lit)
	card := r.place(lit, size)
	put(r.ground, card)
	put(r.card, card)
}

// lit is where the part lies that is shown, with a margin round it.
func (t *tour) lit(size fyne.Size) rect {
	const margin = 4
	o := t.stops[t.step].at()
	at := t.window.app.Driver().AbsolutePositionForObject(o)
	x, y := max(at.X-margin, 0), max(at.Y-margin, 0)
	return rect{x, y, min(o.Size().Width+2*margin, size.Width-x), min(o.Size().Height+2*margin, size.Height-y)}
}

// place is where the card lies: beside the part, below or above it, wherever there
// is most room, and in the window in any case.
func (t *tour) place(lit rect, size fyne.Size) rect {
	const gap = 12
	wide := min(t.window.look.px(380), size.Width-2*gap)
	for range 2 { // what wraps is as high as its width makes it
		t.card.Resize(fyne.NewSize(wide, t.card.MinSize().Height))
	}
	high := t.card.MinSize().Height
	at := rect{lit.x, lit.y, wide, high}
	right, below := size.Width-lit.x-lit.w, size.Height-lit.y-lit.h
	switch most := max(right, lit.x, below, lit.y); {
	case most == right && right > wide+gap:
		at.x = lit.x + lit.w + gap
	case most == lit.x && lit.x > wide+gap:
		at.x = lit.x - wide - gap
	case below >= lit.y:
		at.y = lit.y + lit.h + gap
	default:
		at.y = lit.y - high - gap
	}
	at.x = max(min(at.x, size.Width-wide-gap), gap)
	at.y = max(min(at.y, size.Height-high-gap), gap)
	return at
}
