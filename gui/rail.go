package gui

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
)

// railEntry is a lesson in the rail.
type railEntry struct {
	section string // its title, in the reader's language
	number  int
	title   string
	chosen  bool
	mark    mark
	open    func()
}

// rail is the list of the lessons.
type rail struct {
	rows     []*railRow
	headings []*railHeading
	scroll   *wheel.Scroll
	content  fyne.CanvasObject
}

// fold leaves the lessons' numbers only: the sections are gaps then.
func (r *rail) fold(on bool) {
	if r.headings[0].folded == on {
		return
	}
	for _, h := range r.headings {
		h.folded = on
		show(h.title, !on)
	}
	r.scroll.Content.Refresh()
	r.scroll.Refresh()
}

// railHeading lays out a section's title.
type railHeading struct {
	look   *look
	title  fyne.CanvasObject
	folded bool
}

// MinSize implements fyne.Layout.
func (h *railHeading) MinSize([]fyne.CanvasObject) fyne.Size {
	if h.folded {
		return fyne.NewSize(0, h.look.px(railGap))
	}
	return h.title.MinSize()
}

// Layout implements fyne.Layout.
func (h *railHeading) Layout(_ []fyne.CanvasObject, size fyne.Size) { h.title.Resize(size) }

// mark is how a learner stands with a lesson.
type mark uint8

const (
	standsOpen mark = iota
	standsSkipped
	standsDone
)

// stands marks a lesson.
func (r *rail) stands(lesson int, to mark) {
	if row := r.rows[lesson]; row.entry.mark != to {
		row.entry.mark = to
		row.Refresh()
	}
}

const (
	railText    = 12.5
	railIndent  = 38 // where titles begin
	railNumbers = 60 // the rail's width with numbers only
	railGap     = 13 // between sections then
	railNarrow  = 150
	railWide    = 260
	railPadding = 8
)

// newRail lists the lessons under their sections' titles.
func newRail(l *look, entries []railEntry) *rail {
	r := &rail{}
	list := down(0, growNone)
	width, section := float32(railNarrow), ""
	for _, e := range entries {
		if e.section != section {
			section = e.section
			h := &railHeading{look: l, title: padded(newWholeText(l, strings.ToUpper(section), 10.5, l.Muted), 14, 0, 6, 12)}
			r.headings = append(r.headings, h)
			list.Add(container.New(h, h.title))
		}
		row := newRailRow(l, e)
		width = max(width, l.measure(row.label(), railText, true).Width+l.px(railIndent)+2*railPadding)
		r.rows = append(r.rows, row)
		list.Add(row)
	}
	width = min(width, l.px(railWide))
	edge := l.fill(l.Border)
	edge.SetMinSize(fyne.NewSize(1, 1))
	r.scroll = wheel.NewVScroll(padded(list, 0, railPadding, 8, railPadding))
	for _, row := range r.rows {
		row.seen = func() { r.scroll.Reveal(row, 8) }
	}
	r.content = container.NewStack(l.fill(l.Panel), container.NewBorder(nil, nil, nil, edge, fixed(r.scroll, width)))
	return r
}

// railRow is one lesson: a circle, its number and title. Tapping opens it.
type railRow struct {
	widget.BaseWidget
	look  *look
	entry railEntry
	seen  func() // told when it gets the focus

	hovered, focused bool
}

func newRailRow(l *look, e railEntry) *railRow {
	r := &railRow{look: l, entry: e}
	r.ExtendBaseWidget(r)
	return r
}

func (r *railRow) label() string { return fmt.Sprintf("%d  %s", r.entry.number, r.entry.title) }

// Tapped implements fyne.Tappable.
func (r *railRow) Tapped(*fyne.PointEvent) { r.entry.open() }

// FocusGained implements fyne.Focusable.
func (r *railRow) FocusGained() {
	r.focused = true
	r.Refresh()
	r.seen()
}

// FocusLost implements fyne.Focusable.
func (r *railRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune implements fyne.Focusable: characters are the window's.
func (r *railRow) TypedRune(c rune) { passRune(r, c) }

// TypedKey implements fyne.Focusable.
func (r *railRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.entry.open()
	default:
		passKey(r, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *railRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *railRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *railRow) MouseOut() { r.hovered = false; r.Refresh() }

// AccessibilityLabel is what a screen reader says.
func (r *railRow) AccessibilityLabel() string {
	switch r.entry.mark {
	case standsDone:
		return r.label() + ", " + r.look.T("window.rail.done")
	case standsSkipped:
		return r.label() + ", " + r.look.T("window.rail.skipped")
	}
	return r.label()
}

// AccessibilityRole is button.
func (r *railRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (r *railRow) CreateRenderer() fyne.WidgetRenderer {
	l := r.look
	ink := l.Text
	words := l.text(r.label(), railText, ink)
	words.TextStyle.Bold = r.entry.chosen
	back, bar := canvas.NewRectangle(color.Transparent), l.fill(l.Accent)
	back.CornerRadius, bar.CornerRadius = 6, 1.5
	bar.Hidden = !r.entry.chosen
	p := &railRowRenderer{row: r, back: back, bar: bar, ring: iconOpen.image(l.Muted, l.px(13)), words: words}
	p.Refresh()
	return p
}

type railRowRenderer struct {
	row       *railRow
	back, bar *canvas.Rectangle
	ring      *canvas.Image
	words     *canvas.Text
}

func (p *railRowRenderer) Destroy() {}

func (p *railRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.back, p.bar, p.ring, p.words}
}

func (p *railRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(p.row.look.px(railNumbers)-2*railPadding, p.row.look.px(28))
}

func (p *railRowRenderer) Layout(size fyne.Size) {
	l := p.row.look
	p.back.Resize(size)
	p.bar.Resize(fyne.NewSize(3, size.Height))
	ring := l.px(13)
	p.ring.Resize(fyne.NewSquareSize(ring))
	p.ring.Move(fyne.NewPos(min(10, l.px(7)), (size.Height-ring)/2))
	left := l.px(railIndent) - railPadding
	text := l.fit(p.row.label(), railText, size.Width-left, p.words.TextStyle.Bold)
	if size.Width < l.px(railNarrow/2) { // a rail of numbers only
		left = l.px(25)
		text = strconv.Itoa(p.row.entry.number)
	}
	if text != p.words.Text {
		p.words.Text = text
		p.words.Refresh()
	}
	height := p.words.MinSize().Height
	p.words.Resize(fyne.NewSize(size.Width-left, height))
	p.words.Move(fyne.NewPos(left, (size.Height-height)/2))
}

func (p *railRowRenderer) Refresh() {
	r := p.row
	p.back.FillColor, p.back.StrokeWidth = color.Transparent, 0
	if r.entry.chosen || r.hovered {
		p.back.FillColor = r.look.Raised
	}
	if r.focused {
		p.back.StrokeColor, p.back.StrokeWidth = r.look.Accent, 2
	}
	p.back.Refresh()
	mark, ink := iconOpen, r.look.Muted
	if r.entry.chosen {
		ink = r.look.Accent
	}
	switch r.entry.mark {
	case standsDone:
		mark, ink = iconRight, r.look.Success
	case standsSkipped:
		mark = iconUndecided
	}
	p.ring.Resource = mark.resource(ink)
	p.ring.Refresh()
}
