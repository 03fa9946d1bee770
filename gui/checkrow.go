package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"batuta/lessons/judge"
)

// checkRow is one thing that is asked of a run: how it stands, its name, and
// the figure that was found. Where that has a moment, the row leads to it.
type checkRow struct {
	widget.BaseWidget
	look   *look
	title  string
	state  judge.State
	figure string
	leads  bool // to a moment
	hint   string
	tell   func(string)
	tapped func()
	seen   func() // told when it gets the focus

	hovered, focused bool
}

const (
	rowText   = 13
	figureOf  = 11.5
	rowMark   = 11 // the mark's size
	rowIndent = 30 // where names begin
	rowEdge   = 8
)

func newCheckRow(l *look, title string, tapped func()) *checkRow {
	r := &checkRow{look: l, title: title, tapped: tapped}
	r.ExtendBaseWidget(r)
	return r
}

// show changes what the row says, and redraws it only if that is another. It
// answers whether it was.
func (r *checkRow) show(state judge.State, figure string, leads bool) bool {
	if r.state == state && r.figure == figure && r.leads == leads {
		return false
	}
	r.state, r.figure, r.leads = state, figure, leads
	r.Refresh()
	return true
}

// Enable, Disable and Disabled implement fyne.Disableable: the tab key passes a
// row by that leads nowhere.
func (r *checkRow) Enable()        {}
func (r *checkRow) Disable()       {}
func (r *checkRow) Disabled() bool { return !r.leads }

// Tapped implements fyne.Tappable.
func (r *checkRow) Tapped(*fyne.PointEvent) {
	if r.leads {
		r.tapped()
	}
}

// FocusGained implements fyne.Focusable.
func (r *checkRow) FocusGained() {
	r.focused = true
	r.pointed()
	r.seen()
}

// FocusLost implements fyne.Focusable.
func (r *checkRow) FocusLost() { r.focused = false; r.pointed() }

// TypedRune implements fyne.Focusable: characters are the window's.
func (r *checkRow) TypedRune(c rune) { passRune(r, c) }

// TypedKey implements fyne.Focusable: Enter leads to the moment.
func (r *checkRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Tapped(nil)
	default:
		passKey(r, e)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *checkRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.pointed() }

// MouseMoved implements desktop.Hoverable.
func (r *checkRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *checkRow) MouseOut() { r.hovered = false; r.pointed() }

func (r *checkRow) pointed() {
	r.Refresh()
	if r.leads && (r.hovered || r.focused) {
		r.tell(r.hint)
	} else {
		r.tell("")
	}
}

// Cursor implements desktop.Cursorable.
func (r *checkRow) Cursor() desktop.Cursor {
	if r.leads {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// AccessibilityLabel is what a screen reader says.
func (r *checkRow) AccessibilityLabel() string {
	return r.look.T("window.check."+stateName(r.state)) + ": " + r.title + ". " + r.figure
}

// stateName is the last part of a state's key, window.check.*.
func stateName(s judge.State) string { return [...]string{"open", "passed", "failed"}[s] }

// AccessibilityRole is button.
func (r *checkRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (r *checkRow) CreateRenderer() fyne.WidgetRenderer {
	p := &checkRowRenderer{row: r, back: canvas.NewRectangle(color.Transparent), mark: canvas.NewImageFromResource(nil)}
	p.back.CornerRadius = 5
	p.mark.FillMode = canvas.ImageFillContain
	p.Refresh()
	return p
}

// checkRowRenderer draws a row: name and figure in one line if there is room for
// both, else the figure below the name.
type checkRowRenderer struct {
	row   *checkRow
	back  *canvas.Rectangle
	mark  *canvas.Image
	names []*canvas.Text // a line each
	found []*canvas.Text
	width float32
}

func (p *checkRowRenderer) Destroy() {}

func (p *checkRowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{p.back, p.mark}
	for _, t := range p.names {
		all = append(all, t)
	}
	for _, t := range p.found {
		all = append(all, t)
	}
	return all
}

// lines breaks what the row says for its width; beside says that the figure
// stands in the name's line.
func (p *checkRowRenderer) lines(width float32) (names, found []string, beside bool) {
	l, r := p.row.look, p.row
	room := width - l.px(rowIndent) - l.px(rowEdge)
	if width <= 0 { // it was never laid out
		return []string{r.title}, nil, true
	}
	name, figure := l.measure(r.title, rowText, true).Width, l.mono(r.figure, figureOf).Width
	if r.figure == "" || name+figure+l.px(14) <= room {
		if r.figure != "" {
			found = []string{r.figure}
		}
		return l.wrap(r.title, rowText, room, true), found, true
	}
	return l.wrap(r.title, rowText, room, true), l.wrapMono(r.figure, figureOf, room), false
}

func (p *checkRowRenderer) MinSize() fyne.Size {
	l := p.row.look
	names, found, beside := p.lines(p.width)
	height := float32(len(names)) * l.measure("X", rowText, true).Height
	if !beside {
		height += float32(len(found)) * l.mono("X", figureOf).Height
	}
	return fyne.NewSize(l.px(120), height+l.px(8))
}

func (p *checkRowRenderer) Layout(size fyne.Size) {
	if p.width != size.Width {
		p.width = size.Width
		p.write()
	}
	l := p.row.look
	_, _, beside := p.lines(size.Width)
	p.back.Resize(size)
	line, small := l.measure("X", rowText, true).Height, l.mono("X", figureOf).Height
	y, x := l.px(4), l.px(rowIndent)
	p.mark.Resize(fyne.NewSquareSize(l.px(rowMark)))
	p.mark.Move(fyne.NewPos(l.px(11), y+(line-l.px(rowMark))/2))
	for _, t := range p.names {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(size.Width-x, line))
		y += line
	}
	for _, t := range p.found {
		if beside {
			width := t.MinSize().Width
			t.Move(fyne.NewPos(size.Width-l.px(rowEdge)-width, l.px(4)+(line-small)/2))
			t.Resize(fyne.NewSize(width, small))
			continue
		}
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(size.Width-x, small))
		y += small
	}
}

// write makes the texts anew.
func (p *checkRowRenderer) write() {
	l, r := p.row.look, p.row
	names, found, _ := p.lines(p.width)
	p.names, p.found = nil, nil
	for _, s := range names {
		t := l.text(s, rowText, l.Text)
		t.TextStyle.Bold = r.state == judge.Failed
		p.names = append(p.names, t)
	}
	ink := l.Muted
	if r.state == judge.Failed {
		ink = l.Danger
	}
	for _, s := range found {
		t := l.text(s, figureOf, ink)
		t.TextStyle.Monospace = true
		p.found = append(p.found, t)
	}
}

func (p *checkRowRenderer) Refresh() {
	r, l := p.row, p.row.look
	mark, ink, ground := iconUndecided, l.Muted, color.Color(color.Transparent)
	switch r.state {
	case judge.Passed:
		mark, ink = iconRight, l.Success
	case judge.Failed:
		mark, ink, ground = iconWrong, l.Danger, l.DangerTint
	}
	p.mark.Resource = mark.resource(ink)
	if r.leads && r.hovered && r.state != judge.Failed {
		ground = l.Raised
	}
	p.back.FillColor, p.back.StrokeColor, p.back.StrokeWidth = ground, color.Transparent, 0
	switch {
	case r.focused:
		p.back.StrokeColor, p.back.StrokeWidth = l.Accent, 2
	case r.leads && r.hovered:
		p.back.StrokeColor, p.back.StrokeWidth = ink, 1
	}
	p.write()
	p.Layout(r.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
