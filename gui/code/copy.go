package code

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// copyButton puts the program on the clipboard, and says so until the pointer
// or the focus leaves it.
type copyButton struct {
	widget.BaseWidget
	view                   *View
	ring                   *canvas.Rectangle
	back, front            *canvas.Rectangle // two sheets of paper
	words                  *canvas.Text
	focused, hover, copied bool
}

var (
	_ fyne.Tappable      = (*copyButton)(nil)
	_ fyne.Focusable     = (*copyButton)(nil)
	_ desktop.Hoverable  = (*copyButton)(nil)
	_ desktop.Cursorable = (*copyButton)(nil)
	_ fyne.Accessible    = (*copyButton)(nil)
)

func newCopyButton(v *View) *copyButton {
	b := &copyButton{view: v, words: canvas.NewText("", color.Transparent)}
	b.ring = canvas.NewRectangle(color.Transparent)
	b.back, b.front = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is part of fyne.Widget.
func (b *copyButton) CreateRenderer() fyne.WidgetRenderer {
	return &copyRenderer{b, []fyne.CanvasObject{b.ring, b.back, b.front, b.words}}
}

// Tapped is part of fyne.Tappable.
func (b *copyButton) Tapped(*fyne.PointEvent) {
	b.view.Copy()
	b.copied = true
	b.view.Refresh()
}

// TypedKey is part of fyne.Focusable: Enter taps. All other keys are the
// window's, as if nothing had the focus.
func (b *copyButton) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune is part of fyne.Focusable: characters are the window's.
func (b *copyButton) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained is part of fyne.Focusable.
func (b *copyButton) FocusGained() { b.attend(true, b.hover) }

// FocusLost is part of fyne.Focusable.
func (b *copyButton) FocusLost() { b.attend(false, b.hover) }

// MouseIn is part of desktop.Hoverable.
func (b *copyButton) MouseIn(*desktop.MouseEvent) { b.attend(b.focused, true) }

// MouseMoved is part of desktop.Hoverable.
func (b *copyButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (b *copyButton) MouseOut() { b.attend(b.focused, false) }

// Cursor is part of desktop.Cursorable.
func (b *copyButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is part of fyne.Accessible.
func (b *copyButton) AccessibilityLabel() string { return b.label() }

// AccessibilityRole is part of fyne.Accessible.
func (b *copyButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// attend notes whether the button has the focus and the pointer.
func (b *copyButton) attend(focused, hover bool) {
	b.focused, b.hover = focused, hover
	if b.copied && !focused && !hover {
		b.copied = false
		b.view.Refresh() // the words differ in width
		return
	}
	b.Refresh()
}

// label is the button's words; none before the view knows any.
func (b *copyButton) label() string {
	switch {
	case b.view.texts == nil:
		return ""
	case b.copied:
		return b.view.texts.T("code.copied")
	}
	return b.view.texts.T("code.copy")
}

// copyRenderer draws a copyButton.
type copyRenderer struct {
	b       *copyButton
	objects []fyne.CanvasObject
}

// Sizes of the button at plain text scale.
const (
	paperWidth  = 7
	paperHeight = 9
	paperOffset = 3
	buttonEdge  = 7
)

func (r *copyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *copyRenderer) Destroy()                     {}

func (r *copyRenderer) MinSize() fyne.Size {
	k := r.b.view.scale
	words := fyne.MeasureText(r.b.label(), headTextSize*k, fyne.TextStyle{})
	width := (2*buttonEdge + paperWidth + paperOffset) * k
	if words.Width > 0 {
		width += words.Width + 6*k
	}
	return fyne.NewSize(width, words.Height+4*k)
}

func (r *copyRenderer) Layout(size fyne.Size) {
	b, k := r.b, r.b.view.scale
	b.ring.Resize(size)
	top := (size.Height - (paperHeight+paperOffset)*k) / 2
	place(b.back, buttonEdge*k, top, paperWidth*k, paperHeight*k)
	place(b.front, (buttonEdge+paperOffset)*k, top+paperOffset*k, paperWidth*k, paperHeight*k)
	words := b.words.MinSize()
	place(b.words, (buttonEdge+paperWidth+paperOffset+6)*k, (size.Height-words.Height)/2, words.Width, words.Height)
}

func (r *copyRenderer) Refresh() {
	b, pal := r.b, r.b.view.pal
	ink := pal.Muted
	if b.hover || b.focused {
		ink = pal.Text
	}
	b.words.Text, b.words.Color, b.words.TextSize = b.label(), ink, headTextSize*b.view.scale
	for _, paper := range []*canvas.Rectangle{b.back, b.front} {
		paper.FillColor, paper.StrokeColor, paper.StrokeWidth, paper.CornerRadius = pal.Raised, ink, 1, 1.5
	}
	b.ring.CornerRadius, b.ring.StrokeWidth, b.ring.StrokeColor = 5, 0, color.Transparent
	if b.focused {
		b.ring.StrokeWidth, b.ring.StrokeColor = 2, pal.Accent
	}
	r.Layout(b.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
