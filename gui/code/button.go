package code

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// headButton is a button in the view's head. It says what it did until the
// pointer or the focus leaves it.
type headButton struct {
	widget.BaseWidget
	view                 *View
	ring                 *canvas.Rectangle
	back, front          *canvas.Rectangle // two sheets of paper, or
	sign                 *canvas.Text      // a sign in their place
	words                *canvas.Text
	key, doneKey         string // of the words: before, and once it is done
	do                   func()
	focused, hover, done bool
}

var (
	_ fyne.Tappable      = (*headButton)(nil)
	_ fyne.Focusable     = (*headButton)(nil)
	_ desktop.Hoverable  = (*headButton)(nil)
	_ desktop.Cursorable = (*headButton)(nil)
	_ fyne.Accessible    = (*headButton)(nil)
)

// newCopyButton puts the program on the clipboard.
func newCopyButton(v *View) *headButton {
	return newHeadButton(v, "", "code.copy", "code.copied", v.Copy)
}

// newResetButton goes back to the text that the program began with.
func newResetButton(v *View) *headButton {
	return newHeadButton(v, "↺", "code.reset", "code.reset", v.Reset)
}

func newHeadButton(v *View, sign, key, doneKey string, do func()) *headButton {
	b := &headButton{view: v, words: canvas.NewText("", color.Transparent), key: key, doneKey: doneKey, do: do}
	b.ring = canvas.NewRectangle(color.Transparent)
	b.back, b.front = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	b.sign = canvas.NewText(sign, color.Transparent)
	b.sign.TextStyle.Monospace = true
	b.back.Hidden, b.front.Hidden = sign != "", sign != ""
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is part of fyne.Widget.
func (b *headButton) CreateRenderer() fyne.WidgetRenderer {
	return &headButtonRenderer{b, []fyne.CanvasObject{b.ring, b.back, b.front, b.sign, b.words}}
}

// Tapped is part of fyne.Tappable.
func (b *headButton) Tapped(*fyne.PointEvent) {
	b.do()
	b.done = true
	b.view.Refresh()
}

// TypedKey is part of fyne.Focusable: Enter taps. All other keys are the
// window's, as if nothing had the focus.
func (b *headButton) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune is part of fyne.Focusable: characters are the window's.
func (b *headButton) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained is part of fyne.Focusable.
func (b *headButton) FocusGained() { b.attend(true, b.hover) }

// FocusLost is part of fyne.Focusable.
func (b *headButton) FocusLost() { b.attend(false, b.hover) }

// MouseIn is part of desktop.Hoverable.
func (b *headButton) MouseIn(*desktop.MouseEvent) { b.attend(b.focused, true) }

// MouseMoved is part of desktop.Hoverable.
func (b *headButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (b *headButton) MouseOut() { b.attend(b.focused, false) }

// Cursor is part of desktop.Cursorable.
func (b *headButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is part of fyne.Accessible.
func (b *headButton) AccessibilityLabel() string { return b.label() }

// AccessibilityRole is part of fyne.Accessible.
func (b *headButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// attend notes whether the button has the focus and the pointer.
func (b *headButton) attend(focused, hover bool) {
	b.focused, b.hover = focused, hover
	if b.done && !focused && !hover {
		b.done = false
		b.view.Refresh() // the words differ in width
		return
	}
	b.Refresh()
}

// label is the button's words; none before the view knows any.
func (b *headButton) label() string {
	switch {
	case b.view.texts == nil:
		return ""
	case b.done:
		return b.view.texts.T(b.doneKey)
	}
	return b.view.texts.T(b.key)
}

// shown is the words for which there is room in the head: without any the
// picture has to do.
func (b *headButton) shown() string {
	if b.view.tight {
		return ""
	}
	return b.label()
}

// headButtonRenderer draws a headButton.
type headButtonRenderer struct {
	b       *headButton
	objects []fyne.CanvasObject
}

// Sizes of the button at plain text scale.
const (
	paperWidth  = 7
	paperHeight = 9
	paperOffset = 3
	buttonEdge  = 7
)

func (r *headButtonRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headButtonRenderer) Destroy()                     {}

func (r *headButtonRenderer) MinSize() fyne.Size {
	k := r.b.view.scale
	words := fyne.MeasureText(r.b.shown(), headTextSize*k, fyne.TextStyle{})
	width := (2*buttonEdge + paperWidth + paperOffset) * k
	if words.Width > 0 {
		width += words.Width + 6*k
	}
	return fyne.NewSize(width, words.Height+4*k)
}

func (r *headButtonRenderer) Layout(size fyne.Size) {
	b, k := r.b, r.b.view.scale
	b.ring.Resize(size)
	top := (size.Height - (paperHeight+paperOffset)*k) / 2
	place(b.back, buttonEdge*k, top, paperWidth*k, paperHeight*k)
	place(b.front, (buttonEdge+paperOffset)*k, top+paperOffset*k, paperWidth*k, paperHeight*k)
	sign := b.sign.MinSize()
	place(b.sign, buttonEdge*k, (size.Height-sign.Height)/2, sign.Width, sign.Height)
	words := b.words.MinSize()
	place(b.words, (buttonEdge+paperWidth+paperOffset+6)*k, (size.Height-words.Height)/2, words.Width, words.Height)
}

func (r *headButtonRenderer) Refresh() {
	b, pal := r.b, r.b.view.pal
	ink := pal.Muted
	if b.hover || b.focused {
		ink = pal.Text
	}
	b.words.Text, b.words.Color, b.words.TextSize = b.shown(), ink, headTextSize*b.view.scale
	b.sign.Color, b.sign.TextSize = ink, headTextSize*b.view.scale
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
