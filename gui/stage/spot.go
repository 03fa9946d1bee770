package stage

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// spot is an invisible place that can be tapped, or chosen by Tab and Enter.
// It shows a ring while it has the focus or the pointer.
type spot struct {
	widget.BaseWidget
	sheet          *sheet
	ring           *canvas.Rectangle
	circle         bool   // the ring is one
	label          string // for those who cannot see what is under it
	tap            func()
	colour         color.NRGBA
	focused, hover bool
}

var (
	_ fyne.Tappable      = (*spot)(nil)
	_ fyne.Focusable     = (*spot)(nil)
	_ desktop.Hoverable  = (*spot)(nil)
	_ desktop.Cursorable = (*spot)(nil)
	_ fyne.Accessible    = (*spot)(nil)
)

func (s *sheet) spot() *spot {
	p := &spot{sheet: s, ring: canvas.NewRectangle(color.Transparent)}
	p.ring.StrokeColor = color.Transparent
	p.ExtendBaseWidget(p)
	s.add(p)
	return p
}

// set lays the spot over at; label says what is there.
func (p *spot) set(at rect, label string, colour color.NRGBA, tap func()) {
	p.label, p.tap, p.colour = label, tap, colour
	place(p, at)
	place(p.ring, rect{0, 0, at.W, at.H})
	p.Show()
}

// around makes the ring a circle in that place on the sheet, smaller than the
// spot. It is to be called after set.
func (p *spot) around(at rect) {
	p.circle = true
	from := p.Position()
	place(p.ring, rect{at.X - from.X, at.Y - from.Y, at.W, at.H})
}

// CreateRenderer is part of fyne.Widget.
func (p *spot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(p.ring))
}

// Tapped is part of fyne.Tappable.
func (p *spot) Tapped(*fyne.PointEvent) {
	if p.tap != nil {
		p.tap()
	}
}

// TypedKey is part of fyne.Focusable: Enter taps. All other keys are the
// window's, as if nothing had the focus.
func (p *spot) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		p.Tapped(nil)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune is part of fyne.Focusable: characters are the window's.
func (p *spot) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained is part of fyne.Focusable.
func (p *spot) FocusGained() {
	p.focused = true
	p.show()
	p.sheet.seen(p)
}

// FocusLost is part of fyne.Focusable.
func (p *spot) FocusLost() { p.focused = false; p.leave() }

// MouseIn is part of desktop.Hoverable.
func (p *spot) MouseIn(*desktop.MouseEvent) { p.hover = true; p.show() }

// MouseMoved is part of desktop.Hoverable.
func (p *spot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (p *spot) MouseOut() { p.hover = false; p.leave() }

// Cursor is part of desktop.Cursorable.
func (p *spot) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is part of fyne.Accessible.
func (p *spot) AccessibilityLabel() string { return p.label }

// AccessibilityRole is part of fyne.Accessible.
func (p *spot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// leave draws the ring, and tells the sheet.
func (p *spot) leave() {
	p.show()
	if p.sheet.left != nil {
		p.sheet.left()
	}
}

// show draws the ring as focus and pointer will have it.
func (p *spot) show() {
	radius := float32(corner)
	if p.circle {
		radius = p.ring.Size().Width / 2
	}
	switch {
	case p.focused:
		paint(p.ring, color.Transparent, p.colour, 2, radius)
	case p.hover:
		faint := p.colour
		faint.A = 0x70
		paint(p.ring, color.Transparent, faint, 1, radius)
	default:
		paint(p.ring, color.Transparent, color.Transparent, 0, radius)
	}
}
