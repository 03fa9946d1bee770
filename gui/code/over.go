package code

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/gui/palette"
)

// selectionFill is the colour behind what is selected: strong enough to be seen,
// and weak enough that text of every colour can be read on it.
func selectionFill(pal palette.Palette) color.NRGBA {
	if pal.Dark {
		return palette.Mix(pal.Panel, pal.Registered, 0.18)
	}
	return palette.Mix(pal.Panel, pal.Registered, 0.12)
}

// paintEditor gives the parts of the editor their colours.
func (v *View) paintEditor() {
	v.caret.FillColor = v.pal.Text
	for _, r := range v.pair {
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = color.Transparent, v.pal.Muted, 1, 2
	}
	v.edited.Color = v.pal.Accent
	v.note.paint(v.pal)
	v.wave.Refresh()
	if v.pad.focused {
		v.frame.StrokeColor, v.frame.StrokeWidth = v.pal.Accent, 2
	}
}

// numberInk is the colour of a line's number: the cursor's stands out.
func (v *View) numberInk(line int) color.Color {
	if v.buf != nil && v.pad.focused && v.buf.cursor.Line+1 == line {
		return v.pal.Text
	}
	return v.pal.Code.LineNumber
}

// drawSelected lays a ground behind what is selected of a row's line.
func (v *View) drawSelected(r *row, m metrics) {
	if v.buf == nil {
		r.back.Hide()
		return
	}
	setText(r.number, r.number.Text, v.numberInk(r.line))
	from, to := v.buf.Selection()
	i := r.line - 1
	if from == to || i < from.Line || i > to.Line {
		r.back.Hide()
		return
	}
	line := v.buf.lines[i]
	left, right := 0, cellAt(line, len(line))+1 // the line's end takes a cell
	if i == from.Line {
		left = cellAt(line, from.Col)
	}
	if i == to.Line {
		right = cellAt(line, to.Col)
	}
	if fill := selectionFill(v.pal); r.back.FillColor != fill {
		r.back.FillColor = fill
		r.back.Refresh()
	}
	place(r.back, float32(left)*m.cell, m.top(r.line), float32(right-left)*m.cell, m.line)
	r.back.Show()
}

// decorate draws what lies over the lines: the cursor, brackets that belong
// together, and what is wrong.
func (v *View) decorate() {
	v.placeProblem()
	if v.buf == nil || !v.pad.focused {
		v.caret.Hide()
		v.pair[0].Hide()
		v.pair[1].Hide()
		return
	}
	m, at := v.metrics(), v.buf.cursor
	width := max(1.6*m.scale, 1)
	place(v.caret, v.leftOf(at, m)-width/2, m.top(at.Line+1), width, m.line)
	v.caret.Show()
	one, other, found := v.bracketsAt(at)
	for i, p := range []Pos{one, other} {
		if v.pair[i].Hidden = !found; found {
			place(v.pair[i], v.leftOf(p, m), m.top(p.Line+1)+1, m.cell, m.line-2)
		}
	}
}

// leftOf is how far from the left of the page p is.
func (v *View) leftOf(p Pos, m metrics) float32 {
	return float32(cellAt(v.buf.lines[p.Line], p.Col)) * m.cell
}

// bracketsAt finds the bracket beside the cursor, the one before it first, and
// its partner.
func (v *View) bracketsAt(at Pos) (one, other Pos, found bool) {
	offset := v.offset(at)
	for _, i := range []int{offset - 1, offset} {
		if i < 0 || i >= len(v.text) || !strings.ContainsRune("()[]{}", rune(v.text[i])) {
			continue
		}
		if j, ok := partner(v.text, v.spans, i); ok {
			return v.posAt(i), v.posAt(j), true
		}
	}
	return Pos{}, Pos{}, false
}

// revealCursor scrolls as little as will do to bring the cursor into sight.
func (v *View) revealCursor() {
	size := v.scroll.Size()
	if v.buf == nil || size.Height <= 0 {
		return
	}
	m, at, to := v.metrics(), v.buf.cursor, v.scroll.Offset
	top, left := m.top(at.Line+1), v.leftOf(at, m)
	to.Y = max(to.Y, top+m.line+topGap-size.Height)
	to.Y = min(to.Y, top-topGap)
	margin := min(2*m.cell, size.Width/4)
	to.X = max(to.X, left+margin-size.Width)
	to.X = min(to.X, left-margin)
	to = fyne.NewPos(max(to.X, 0), max(to.Y, 0))
	if to != v.scroll.Offset {
		v.scroll.ScrollToOffset(to)
	}
}

// partner finds the bracket that the one at byte at belongs to. Brackets in
// strings and comments count for nothing.
func partner(text string, spans []Span, at int) (int, bool) {
	var open []int
	for i := 0; i < len(text); i++ {
		for len(spans) > 0 && spans[0].To <= i {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].From <= i && (spans[0].Class == String || spans[0].Class == Comment) {
			i = spans[0].To - 1
			continue
		}
		switch c := text[i]; c {
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			n := len(open)
			if n == 0 {
				continue
			}
			first := open[n-1]
			open = open[:n-1]
			if first == at || i == at {
				other := first + i - at
				return other, text[first]+1 == c || text[first]+2 == c
			}
		}
	}
	return 0, false
}

// note is a message that lies over the text.
type note struct {
	ground *canvas.Rectangle
	lines  [noteLines]*canvas.Text
}

// noteLines is how many lines a message has at most.
const noteLines = 4

func newNote() *note {
	n := &note{ground: new(canvas.Rectangle)}
	n.ground.CornerRadius = 5
	for i := range n.lines {
		n.lines[i] = canvas.NewText("", color.Transparent)
	}
	n.hide()
	return n
}

func (n *note) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{n.ground}
	for _, l := range n.lines {
		all = append(all, l)
	}
	return all
}

func (n *note) hide() {
	for _, o := range n.objects() {
		o.Hide()
	}
}

func (n *note) paint(pal palette.Palette) {
	n.ground.FillColor, n.ground.StrokeColor, n.ground.StrokeWidth = pal.DangerTint, pal.Danger, 1
	for _, l := range n.lines {
		l.Color = pal.Text
	}
}

// covers says whether the message lies over a place of the page.
func (n *note) covers(p fyne.Position) bool {
	at, size := n.ground.Position(), n.ground.Size()
	return n.ground.Visible() && p.X >= at.X && p.Y >= at.Y && p.X < at.X+size.Width && p.Y < at.Y+size.Height
}
