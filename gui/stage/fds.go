package stage

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// selectorView draws the selector: its name, its latest call and why it was
// made so, and the table of descriptors.
type selectorView struct {
	sheet      *sheet
	name, call *label
	why        *lines
	heads      [4]*label
	rows       []*fdView
	more       *label
}

func newSelectorView(s *sheet) *selectorView {
	v := &selectorView{
		sheet: s, name: s.label(fyne.TextAlignLeading), call: s.label(fyne.TextAlignLeading),
		why: &lines{sheet: s}, more: s.label(fyne.TextAlignLeading),
	}
	for i := range v.heads {
		v.heads[i] = s.label(fyne.TextAlignLeading)
	}
	return v
}

func (v *selectorView) draw(m *Selector, at *selectorLayout, st *style) {
	v.name.set(m.Name, st.Text, st.faces.name, at.Name)
	v.call.set(m.Call, st.Muted, st.faces.call, at.Call)
	v.why.set(at.Why, st.faces.why, st.Muted, st.Muted)
	for i, head := range v.heads {
		head.set(m.Heads[i], st.Muted, st.faces.column, at.Heads[i])
	}
	for len(v.rows) < len(at.Rows) {
		v.rows = append(v.rows, newFDView(v.sheet))
	}
	for i, r := range v.rows {
		if i >= len(at.Rows) {
			r.hide()
			continue
		}
		r.draw(&m.Rows[i], &at.Rows[i], st)
	}
	more := ""
	switch {
	case at.Hidden > 0:
		more = st.texts.T("stage.list.more", at.Hidden)
	case len(m.Rows) == 0:
		more = st.texts.T("stage.fd.none")
	}
	v.more.set(more, st.Muted, st.faces.quiet, at.More)
}

// fdView draws a registered descriptor.
type fdView struct {
	number, waits, label, last *label
	dot                        *canvas.Circle
	spot                       *spot
}

func newFDView(s *sheet) *fdView {
	v := &fdView{dot: canvas.NewCircle(color.Transparent)}
	s.add(v.dot)
	for _, l := range []**label{&v.number, &v.waits, &v.label, &v.last} {
		*l = s.label(fyne.TextAlignLeading)
	}
	v.spot = s.spot()
	return v
}

func (v *fdView) hide() {
	for _, o := range []fyne.CanvasObject{v.number, v.waits, v.label, v.last, v.dot, v.spot} {
		show(o, false)
	}
}

func (v *fdView) draw(row *FDRow, at *fdLayout, st *style) {
	fd := *row
	v.number.set(row.Number, st.Text, st.faces.cell, at.Cells[0])
	v.waits.set(row.Waits, st.Muted, st.faces.cell, at.Cells[1])
	ink := st.Muted
	if row.Fresh {
		ink = st.Accent
	}
	last := row.Last
	if at.Two {
		// An event says what it is by itself, where there is no room for more.
		if all := st.texts.T("stage.fd.labelled", last); !row.Had || st.ruler.width(all, st.faces.cell) <= at.Cells[3].W {
			last = all
		}
	}
	v.last.set(last, ink, st.faces.cell, at.Cells[3])
	task := at.Cells[2]
	v.label.set(row.Label, st.Text, st.faces.quiet, task.inset(17*st.k, 0))
	show(v.dot, row.Label != "")
	placeDot(v.dot, task.X+6*st.k, task.Y+task.H/2, 9*st.k)
	paintDot(v.dot, st.Task(int(row.Task)), st.TaskLine(int(row.Task)), 1.6*st.k)
	v.spot.set(at.At, row.Number+", "+row.Waits+", "+row.Label+", "+row.Last, st.Accent, func() { st.fd(fd) })
}
