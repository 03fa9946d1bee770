package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pillKind is what a pill is for, which decides how it is drawn.
type pillKind uint8

const (
	pillPlain   pillKind = iota // a button
	pillPrimary                 // the one main action
	pillTab                     // a tab: the chosen one is underlined
	pillLink                    // words in the accent colour that do something
	pillSegment                 // one of a few that exclude each other
	pillQuiet                   // words that do something, and do not call for it
	pillChoice                  // an answer to choose: the chosen one is ringed
	pillEdge                    // words in the status line, a link while they do something
)

const (
	pillText   = 12.5 // points at 100 %
	pillHeight = 28
	edgeHeight = 19 // of one in the status line
	edgeText   = 12
	pillPad    = 10
	pillGap    = 6 // between mark and text
)

// pill is the window's button: words, a mark, or both. It can be reached and
// pressed by keyboard.
type pill struct {
	widget.BaseWidget
	look *look
	kind pillKind

	label    string
	mark     icon
	after    bool              // the mark stands behind the words
	brief    *brief            // what it shows where there is little room; nil: the same
	short    bool              // there is little room
	verdict  *color.NRGBA      // the colour of what a run has said of this choice; nil: nothing
	hint     string            // what it does, in a sentence
	tell     func(hint string) // shows the hint while the pointer or the focus is here; may be nil
	chosen   bool              // of a tab or segment
	disabled bool
	tapped   func()
	escape   func() // what Escape does here; may be nil
	seen     func() // told when it gets the focus, to bring it into sight; may be nil

	hovered, focused bool
}

// brief is what a pill shows where there is little room.
type brief struct {
	label string
	mark  icon
}

func newPill(l *look, kind pillKind, label string, tapped func()) *pill {
	p := &pill{look: l, kind: kind, label: label, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// marked gives the pill a mark before its words, or behind them.
func (p *pill) marked(mark icon, after bool) *pill {
	p.mark, p.after = mark, after
	return p
}

// set changes what the pill shows, and redraws it only if that is another.
func (p *pill) set(label string, mark icon, disabled, chosen bool) {
	if p.label == label && p.mark == mark && p.disabled == disabled && p.chosen == chosen {
		return
	}
	p.label, p.mark, p.disabled, p.chosen = label, mark, disabled, chosen
	p.Refresh()
}

// shorten has the pill show its brief form, if it has one.
func (p *pill) shorten(on bool) {
	if p.short != on {
		p.short = on
		p.Refresh()
	}
}

// face is the words and the mark that the pill shows now.
func (p *pill) face() (label string, mark icon) {
	if p.short && p.brief != nil {
		return p.brief.label, p.brief.mark
	}
	return p.label, p.mark
}

// say marks a choice as a run has judged it; a nil colour takes the mark back.
func (p *pill) say(mark icon, ink *color.NRGBA) {
	if p.mark != mark || p.verdict != ink {
		p.mark, p.verdict = mark, ink
		p.Refresh()
	}
}

func (p *pill) enable(on bool) { p.set(p.label, p.mark, !on, p.chosen) }

// Enable, Disable and Disabled implement fyne.Disableable: the tab key passes a
// button by that is of no use now.
func (p *pill) Enable()  { p.enable(true) }
func (p *pill) Disable() { p.enable(false) }

// Disabled implements fyne.Disableable.
func (p *pill) Disabled() bool { return p.disabled }

func (p *pill) choose(this bool) { p.set(p.label, p.mark, p.disabled, this) }

// Tapped implements fyne.Tappable.
func (p *pill) Tapped(*fyne.PointEvent) {
	if !p.disabled && p.tapped != nil {
		p.tapped()
	}
}

// FocusGained implements fyne.Focusable.
func (p *pill) FocusGained() {
	p.focused = true
	p.pointed()
	if p.seen != nil {
		p.seen()
	}
}

// FocusLost implements fyne.Focusable.
func (p *pill) FocusLost() { p.focused = false; p.pointed() }

// pointed redraws the pill, and tells its hint or takes it back.
func (p *pill) pointed() {
	p.Refresh()
	switch {
	case p.tell == nil:
	case p.hovered || p.focused:
		p.tell(p.hint)
	default:
		p.tell("")
	}
}

// TypedRune implements fyne.Focusable: characters are the window's.
func (p *pill) TypedRune(r rune) { passRune(p, r) }

// TypedKey implements fyne.Focusable: Enter presses, and all other keys are
// the window's, as if nothing had the focus.
func (p *pill) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		p.Tapped(nil)
	case p.escape != nil && e.Name == fyne.KeyEscape:
		p.escape()
	default:
		passKey(p, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *pill) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.pointed() }

// MouseMoved implements desktop.Hoverable.
func (p *pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pill) MouseOut() { p.hovered = false; p.pointed() }

// Cursor implements desktop.Cursorable.
func (p *pill) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel is what a screen reader says.
func (p *pill) AccessibilityLabel() string {
	if p.hint != "" {
		return p.hint
	}
	return p.label
}

// AccessibilityRole is button.
func (p *pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (p *pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{
		pill: p, back: canvas.NewRectangle(color.Transparent),
		words: canvas.NewText("", color.Transparent),
		under: canvas.NewRectangle(color.Transparent),
		image: canvas.NewImageFromResource(nil),
	}
	r.image.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type pillRenderer struct {
	pill  *pill
	back  *canvas.Rectangle
	words *canvas.Text
	image *canvas.Image
	under *canvas.Rectangle
}

func (r *pillRenderer) Destroy() {}

func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.image, r.words, r.under}
}

// content is the width of the mark, of the gap and of the words, of which the
// room is wider than they are while they are not bold: nothing moves when a
// pill is chosen.
func (r *pillRenderer) content() (mark, gap, words float32) {
	p := r.pill
	label, sign := p.face()
	if sign != iconNone {
		mark = p.look.px(11)
	}
	if label != "" {
		words = p.look.measure(label, p.textSize(), true).Width
	}
	if mark > 0 && words > 0 {
		gap = pillGap
	}
	return mark, gap, words
}

func (p *pill) textSize() float32 {
	if p.kind == pillEdge {
		return edgeText
	}
	return pillText
}

func (r *pillRenderer) MinSize() fyne.Size {
	mark, gap, words := r.content()
	p := r.pill
	pad, height := p.look.px(pillPad), float32(pillHeight)
	switch {
	case p.kind == pillLink || p.kind == pillQuiet:
		pad = 4
	case p.kind == pillEdge:
		pad, height = 4, edgeHeight
	case p.short:
		pad = p.look.px(pillPad - 3)
	}
	return fyne.NewSize(mark+gap+words+2*pad, p.look.px(height))
}

func (r *pillRenderer) Layout(size fyne.Size) {
	mark, gap, words := r.content()
	r.back.Resize(size)
	label, _ := r.pill.face()
	if room := r.MinSize().Width - size.Width; room > 0.5 && size.Width > 0 {
		words = max(words-room, 0)
		label = r.pill.look.fit(label, r.pill.textSize(), words, true)
	}
	write(r.words, label)
	x := (size.Width - mark - gap - words) / 2
	markX, wordsX := x, x+mark+gap
	if r.pill.after {
		markX, wordsX = x+words+gap, x
	}
	r.image.Resize(fyne.NewSquareSize(mark))
	r.image.Move(fyne.NewPos(markX, (size.Height-mark)/2))
	height := r.words.MinSize().Height
	r.words.Resize(fyne.NewSize(words, height))
	r.words.Alignment = fyne.TextAlignCenter
	r.words.Move(fyne.NewPos(wordsX, (size.Height-height)/2))
	r.under.Resize(fyne.NewSize(size.Width-8, 3))
	r.under.Move(fyne.NewPos(4, size.Height-3))
}

func (r *pillRenderer) Refresh() {
	p := r.pill
	fill, ink := p.colours()
	r.back.FillColor = fill
	r.back.CornerRadius = 6
	r.back.StrokeColor, r.back.StrokeWidth = color.Transparent, 0
	if p.kind == pillChoice {
		r.back.StrokeColor, r.back.StrokeWidth = p.look.Border, 1
		if p.chosen {
			r.back.StrokeColor, r.back.StrokeWidth = p.look.Accent, 1.5
		}
		if p.verdict != nil {
			r.back.StrokeColor, r.back.StrokeWidth = *p.verdict, 1.5
		}
	}
	if p.focused {
		r.back.StrokeColor, r.back.StrokeWidth = p.look.Accent, 2
		if p.kind == pillPrimary {
			r.back.StrokeColor = p.look.Text
		}
	}
	label, mark := p.face()
	r.words.Text, r.words.Color, r.words.TextSize = label, ink, p.look.px(p.textSize())
	r.words.TextStyle.Bold = p.chosen || p.kind <= pillPrimary || p.kind == pillLink || p.kind == pillQuiet || p.kind == pillEdge
	r.under.CornerRadius = 1.5
	r.under.FillColor = p.look.Accent
	r.under.Hidden = p.kind != pillTab || !p.chosen
	r.image.Hidden = mark == iconNone
	if mark != iconNone {
		r.image.Resource = mark.resource(p.markInk(ink))
	}
	r.Layout(p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// markInk is the colour of the mark of a pill with words in ink.
func (p *pill) markInk(ink color.NRGBA) color.NRGBA {
	switch {
	case p.verdict != nil:
		return *p.verdict
	case p.kind == pillChoice && p.chosen:
		return p.look.Accent
	}
	return ink
}

// colours is the pill's ground, and its words' and mark's colour.
func (p *pill) colours() (fill color.Color, ink color.NRGBA) {
	l := p.look
	fill, ink = color.Transparent, l.Text
	switch p.kind {
	case pillPlain:
		fill = l.Raised
	case pillPrimary:
		fill, ink = l.Accent, l.OnAccent
	case pillLink:
		ink = l.Accent
	case pillQuiet:
		ink = l.Muted
	case pillEdge:
		if ink = l.Accent; p.disabled {
			return color.Transparent, l.Muted
		}
	case pillTab:
		if !p.chosen {
			ink = l.Muted
		}
	case pillChoice:
		fill = l.Panel
	case pillSegment:
		if p.chosen {
			fill = l.Raised
		} else {
			ink = l.Muted
		}
	}
	switch {
	case p.disabled && p.kind == pillChoice: // to be read all the same
	case p.disabled:
		ink = mix(l, ink)
	case p.hovered && p.kind == pillPrimary:
		fill = shade(l.Accent, l.Text)
	case p.hovered:
		fill = l.Highlight
	}
	return fill, ink
}
