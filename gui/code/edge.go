package code

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The edges of the text in sight.
const (
	above = iota
	below
)

// edge tells at one edge of the text how many tasks have their marks beyond
// it. Tapping it scrolls to the nearest of them.
type edge struct {
	widget.BaseWidget
	view           *View
	side           int // above or below
	count, nearest int // marks beyond, and the line of the first of them
	ground         *canvas.Rectangle
	words          *canvas.Text
	focused, hover bool
}

var (
	_ fyne.Tappable      = (*edge)(nil)
	_ fyne.Focusable     = (*edge)(nil)
	_ desktop.Hoverable  = (*edge)(nil)
	_ desktop.Cursorable = (*edge)(nil)
	_ fyne.Accessible    = (*edge)(nil)
)

func newEdge(v *View, side int) *edge {
	e := &edge{view: v, side: side, ground: canvas.NewRectangle(color.Transparent), words: canvas.NewText("", color.Transparent)}
	e.words.Alignment = fyne.TextAlignCenter
	e.ExtendBaseWidget(e)
	e.Hide()
	return e
}

// CreateRenderer is part of fyne.Widget.
func (e *edge) CreateRenderer() fyne.WidgetRenderer {
	return &edgeRenderer{e, []fyne.CanvasObject{e.ground, e.words}}
}

// tellEdges counts the marks beyond either edge, and says so there.
func (v *View) tellEdges() {
	m, height := v.metrics(), v.scroll.Size().Height
	if height <= 0 {
		return
	}
	var count, nearest [2]int
	for line, marks := range v.marks {
		if line > len(v.lines) || m.within(line, v.scroll.Offset.Y, height) {
			continue
		}
		side := above
		if m.top(line) > v.scroll.Offset.Y {
			side = below
		}
		count[side] += len(marks)
		if nearest[side] == 0 || (side == above) == (line > nearest[side]) {
			nearest[side] = line
		}
	}
	for side, e := range v.edges {
		e.tell(count[side], nearest[side])
	}
}

// tell shows a count, or nothing for 0.
func (e *edge) tell(count, nearest int) {
	e.nearest = nearest
	if e.count != count {
		e.count = count
		e.Refresh()
	}
	if count == 0 {
		e.Hide()
		return
	}
	e.place()
	e.Show()
}

// place puts the edge into its corner of the text.
func (e *edge) place() {
	const bar = 14 // beside the scroll bars
	v, size := e.view, e.MinSize()
	at := v.scroll.Position().AddXY(v.scroll.Size().Width-size.Width-bar, 2)
	if e.side == below {
		at.Y = v.scroll.Position().Y + v.scroll.Size().Height - size.Height - bar
	}
	place(e, max(at.X, v.scroll.Position().X), at.Y, size.Width, size.Height)
}

// label is what the edge says, in words where the view knows any.
func (e *edge) label() string {
	arrow, one, many := "▲ ", "code.above.one", "code.above"
	if e.side == below {
		arrow, one, many = "▼ ", "code.below.one", "code.below"
	}
	switch {
	case e.view.texts == nil:
		return arrow + strconv.Itoa(e.count)
	case e.count == 1:
		return arrow + e.view.texts.T(one)
	}
	return arrow + e.view.texts.T(many, e.count)
}

// Tapped is part of fyne.Tappable.
func (e *edge) Tapped(*fyne.PointEvent) { e.view.reveal(e.nearest) }

// TypedKey is part of fyne.Focusable: Enter taps. All other keys are the
// window's, as if nothing had the focus.
func (e *edge) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		e.Tapped(nil)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// TypedRune is part of fyne.Focusable: characters are the window's.
func (e *edge) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained is part of fyne.Focusable.
func (e *edge) FocusGained() { e.focused = true; e.Refresh() }

// FocusLost is part of fyne.Focusable.
func (e *edge) FocusLost() { e.focused = false; e.Refresh() }

// MouseIn is part of desktop.Hoverable.
func (e *edge) MouseIn(*desktop.MouseEvent) { e.hover = true; e.Refresh() }

// MouseMoved is part of desktop.Hoverable.
func (e *edge) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (e *edge) MouseOut() { e.hover = false; e.Refresh() }

// Cursor is part of desktop.Cursorable.
func (e *edge) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is part of fyne.Accessible.
func (e *edge) AccessibilityLabel() string { return e.label() }

// AccessibilityRole is part of fyne.Accessible.
func (e *edge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// edgeRenderer draws an edge.
type edgeRenderer struct {
	e       *edge
	objects []fyne.CanvasObject
}

func (r *edgeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *edgeRenderer) Destroy()                     {}

func (r *edgeRenderer) MinSize() fyne.Size {
	k := r.e.view.scale
	return fyne.MeasureText(r.e.label(), numberSize*k, fyne.TextStyle{}).AddWidthHeight(16*k, 4*k)
}

func (r *edgeRenderer) Layout(size fyne.Size) {
	r.e.ground.Resize(size)
	height := r.e.words.MinSize().Height
	place(r.e.words, 0, (size.Height-height)/2, size.Width, height)
}

func (r *edgeRenderer) Refresh() {
	e, pal := r.e, r.e.view.pal
	e.words.Text, e.words.TextSize, e.words.Color = e.label(), numberSize*e.view.scale, pal.Muted
	e.ground.FillColor, e.ground.StrokeColor, e.ground.StrokeWidth = pal.Raised, pal.Border, 1
	e.ground.CornerRadius = 5
	if e.hover || e.focused {
		e.words.Color = pal.Text
	}
	if e.focused {
		e.ground.StrokeColor, e.ground.StrokeWidth = pal.Accent, 2
	}
	r.Layout(e.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
