package code

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// renderer places the parts of a View.
type renderer struct {
	v       *View
	objects []fyne.CanvasObject
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Destroy()                     {}

// MinSize leaves room for a few lines of a few words.
func (r *renderer) MinSize() fyne.Size {
	m := r.v.metrics()
	return fyne.NewSize(m.gutter()+20*m.cell, m.head+topGap+4*m.line)
}

func (r *renderer) Refresh() {
	r.v.fitHead(r.v.Size().Width)
	r.v.copy.Refresh()
	r.v.reset.Refresh()
	r.Layout(r.v.Size())
	for _, e := range r.v.edges {
		e.Refresh()
	}
	for _, o := range []fyne.CanvasObject{r.v.frame, r.v.head, r.v.rule, r.v.band, r.v.title, r.v.edited, r.v.hint} {
		o.Refresh()
	}
}

func (r *renderer) Layout(size fyne.Size) {
	v, m := r.v, r.v.metrics()
	seen := v.inSight(v.current)
	v.frame.Resize(size)
	const edge = 1 // the frame's line
	place(v.head, edge, edge, size.Width-2*edge, m.head)
	place(v.rule, edge, edge+m.head-1, size.Width-2*edge, 1)
	v.title.TextSize, v.hint.TextSize, v.edited.TextSize = headTextSize*m.scale, headTextSize*m.scale, headTextSize*m.scale
	v.fitHead(size.Width)
	right := size.Width - 4
	for _, b := range []*headButton{v.copy, v.reset} {
		if button := b.MinSize(); b.Visible() {
			right -= button.Width
			place(b, right, edge+(m.head-button.Height)/2, button.Width, button.Height)
		}
	}
	left := 14 * m.scale
	title, edited := v.title.MinSize(), v.edited.MinSize()
	place(v.title, left, edge+(m.head-title.Height)/2, title.Width, title.Height)
	place(v.edited, left+title.Width+8*m.scale, edge+(m.head-edited.Height)/2, edited.Width, edited.Height)
	v.placeHint()

	top := edge + m.head
	body := fyne.NewSize(max(size.Width-2*edge, 0), max(size.Height-top-edge, 0))
	place(v.clip, edge, top, body.Width, body.Height)
	place(v.gutter, edge, top, m.gutter(), body.Height)
	place(v.scroll, edge+m.gutter(), top, max(body.Width-m.gutter(), 0), body.Height)
	if seen {
		v.reveal(v.current)
	}
	v.show()
}

// fitHead leaves the words of the head's buttons out where there is no room
// for them beside the file's name.
func (v *View) fitHead(width float32) {
	was := v.tight
	v.tight = false
	setText(v.edited, v.editedWords(), v.pal.Accent)
	need := 40*v.scale + v.title.MinSize().Width + v.edited.MinSize().Width
	for _, b := range []*headButton{v.copy, v.reset} {
		if b.Visible() {
			need += b.MinSize().Width
		}
	}
	if v.tight = need > width; v.tight != was {
		v.copy.Refresh()
		v.reset.Refresh()
	}
	setText(v.edited, v.editedWords(), v.pal.Accent)
}

// placeHint puts the hint between title and buttons, cut off where it is too
// long: whose marks are pointed at, or else that the run is of another text.
func (v *View) placeHint() {
	left := v.title.Position().X + v.title.Size().Width + 12*v.scale
	if v.edited.Visible() {
		left += v.edited.Size().Width + 8*v.scale
	}
	right := v.copy.Position().X
	if v.reset.Visible() {
		right = v.reset.Position().X
	}
	width := right - 6*v.scale - left
	text, style := v.gutter.said, v.hint.TextStyle
	if text == "" {
		text = v.staleNote()
	}
	fits := func(s string) bool { return fyne.MeasureText(s, v.hint.TextSize, style).Width <= width }
	if text != "" && !fits(text) {
		short := []rune(text)
		for len(short) > 0 && !fits(string(short)+"…") {
			short = short[:len(short)-1]
		}
		text = string(short) + "…"
	}
	v.hint.Hidden = width < 20*v.scale
	setText(v.hint, text, v.pal.Muted)
	height := v.hint.MinSize().Height
	place(v.hint, left, v.title.Position().Y+(v.title.Size().Height-height)/2, max(width, 0), height)
}

// row is the canvas objects of one line in sight.
type row struct {
	line, sawn int // what it shows; line 0 for nothing
	number     *canvas.Text
	back       *canvas.Rectangle // behind what is selected of it
	dots       [maxDots]*canvas.Circle
	more       *canvas.Text // "+3", in the last dot's place
	runs       []*canvas.Text
}

// newRow is a row that shows nothing yet.
func (v *View) newRow() *row {
	r := &row{number: canvas.NewText("", nil), more: canvas.NewText("", nil)}
	r.number.Alignment, r.number.TextStyle.Monospace = fyne.TextAlignTrailing, true
	r.back = canvas.NewRectangle(color.Transparent)
	v.behind.Objects = append(v.behind.Objects, r.back)
	v.under.Objects = append(v.under.Objects, r.number, r.more)
	for i := range r.dots {
		r.dots[i] = canvas.NewCircle(color.Transparent)
		v.under.Objects = append(v.under.Objects, r.dots[i])
	}
	r.hide()
	return r
}

// show draws the lines in sight, at the place they have been scrolled to.
func (v *View) show() {
	m := v.metrics()
	height := v.scroll.Size().Height
	if height <= 0 {
		return
	}
	need := int(height/m.line) + 2
	if len(v.rows) < need {
		for len(v.rows) < need {
			v.rows = append(v.rows, v.newRow())
		}
		canvas.Refresh(v.under)
		canvas.Refresh(v.behind)
		v.sawn++ // another row draws each line now
	}
	first := max(m.at(v.scroll.Offset.Y), 1)
	for i := range v.rows {
		line := first + i
		r := v.rows[line%len(v.rows)]
		if line > len(v.lines) {
			r.hide()
			continue
		}
		if r.line != line || r.sawn != v.sawn {
			r.line, r.sawn = line, v.sawn
			v.write(r, m)
		}
		v.shift(r, m)
		v.drawSelected(r, m)
	}
	v.placeBand()
	v.tellEdges()
}

// hide takes a row out of sight.
func (r *row) hide() {
	r.line = 0
	r.number.Hide()
	r.back.Hide()
	r.more.Hide()
	for _, d := range r.dots {
		d.Hide()
	}
	for _, t := range r.runs {
		t.Hide()
	}
}

// write draws a row's number, text and marks.
func (v *View) write(r *row, m metrics) {
	r.number.TextSize = numberSize * m.scale
	r.more.TextSize = countSize * m.scale
	r.number.Show()
	setText(r.number, strconv.Itoa(r.line), v.numberInk(r.line))
	runs := v.runs(r.line)
	for len(r.runs) < len(runs) {
		t := canvas.NewText("", nil)
		t.TextStyle.Monospace = true
		r.runs = append(r.runs, t)
		v.sheet.Objects = append(v.sheet.Objects, t)
		canvas.Refresh(v.sheet)
	}
	top := m.top(r.line)
	for i, t := range r.runs {
		if i >= len(runs) {
			t.Hide()
			continue
		}
		t.TextSize = textSize * m.scale
		t.Show()
		setText(t, runs[i].Text, v.ink(runs[i].Class))
		size := t.MinSize()
		place(t, float32(runs[i].Column)*m.cell, top+(m.line-size.Height)/2, size.Width, size.Height)
	}
	v.mark(r)
}

// shift moves what stands beside the text to where the text is scrolled to.
func (v *View) shift(r *row, m metrics) {
	top := m.top(r.line) - v.scroll.Offset.Y
	height := r.number.MinSize().Height
	place(r.number, 0, top+(m.line-height)/2, m.numbers(), height)
	for i, d := range r.dots {
		size := dotDiameter * m.scale
		at := m.dot(i, top)
		place(d, at.X, at.Y, size, size)
	}
	at := m.dot(maxDots-1, top)
	height = r.more.MinSize().Height
	place(r.more, at.X, top+(m.line-height)/2, m.gutter()-at.X, height)
}

// mark draws the marks of a row's line.
func (v *View) mark(r *row) {
	marks := v.marks[r.line]
	dots := len(marks)
	if dots > maxDots {
		dots = maxDots - 1
		r.more.Show()
		setText(r.more, "+"+strconv.Itoa(len(marks)-dots), v.pal.Muted)
	} else {
		r.more.Hide()
	}
	for i, d := range r.dots {
		if i >= dots {
			d.Hide()
			continue
		}
		fill := marks[i].Color
		if marks[i].Hollow {
			fill = color.Transparent
		}
		d.Show()
		if d.FillColor != fill || d.StrokeColor != marks[i].Color || d.StrokeWidth != dotStroke*v.scale {
			d.FillColor, d.StrokeColor, d.StrokeWidth = fill, marks[i].Color, dotStroke*v.scale
			d.Refresh()
		}
	}
}

// placeBand lays the highlight under the current line.
func (v *View) placeBand() {
	m := v.metrics()
	if v.current == 0 {
		v.band.Hide()
		return
	}
	place(v.band, 0, m.top(v.current)-v.scroll.Offset.Y, v.clip.Size().Width, m.line)
	v.band.Show()
}

// ink is the colour of a class.
func (v *View) ink(c Class) color.Color {
	switch c {
	case Keyword:
		return v.pal.Code.Keyword
	case Name:
		return v.pal.Code.Name
	case String:
		return v.pal.Code.String
	case Number:
		return v.pal.Code.Number
	case Comment:
		return v.pal.Code.Comment
	}
	return v.pal.Code.Plain
}

// setText changes a text and has it drawn again only if it differs.
func setText(t *canvas.Text, text string, ink color.Color) {
	if t.Text == text && t.Color == ink {
		return
	}
	t.Text, t.Color = text, ink
	t.Refresh()
}

// place moves and resizes o.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}
