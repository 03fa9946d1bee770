package stage

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/gui/palette"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// manner is how the rows of a list look: shape and pattern tell the lists
// apart, colour only the tasks.
type manner uint8

const (
	asRunning manner = iota // raised, framed
	asReady                 // an outline
	asWaiting               // hatched
)

// listView draws a queue.
type listView struct {
	sheet  *sheet
	manner manner
	head   *label
	rows   []*rowView
	more   *label
	void   *ground // the place of nobody
	nobody *lines
}

func newListView(s *sheet, m manner) *listView {
	return &listView{
		sheet: s, manner: m, head: s.label(fyne.TextAlignLeading), more: s.label(fyne.TextAlignLeading),
		void: s.ground(), nobody: &lines{sheet: s},
	}
}

func (v *listView) draw(head string, q *Queue, at *listLayout, st *style) {
	v.head.set(head, st.Muted, st.faces.head, at.Head)
	empty := len(q.Rows) == 0
	show(v.void, empty)
	v.nobody.set(at.Empty, st.faces.quiet, st.Muted, st.Muted)
	shown := min(len(q.Rows), len(at.Rows))
	if empty {
		v.void.set(pattern{dashed: true, line: st.Border, scale: st.k}, at.Rows[0])
	}
	for len(v.rows) < shown {
		v.rows = append(v.rows, newRowView(v.sheet))
	}
	for i, r := range v.rows {
		if i >= shown {
			r.hide()
			continue
		}
		r.draw(&q.Rows[i], at.Rows[i], at.Lines, v.manner, st)
	}
	more := ""
	if at.Hidden > 0 {
		more = st.texts.T("stage.list.more", at.Hidden)
	}
	v.more.set(more, st.Muted, st.faces.quiet, at.More.inset(14*st.k, 0))
}

// style is what all parts are drawn with.
type style struct {
	palette.Palette
	texts words.Texts
	faces faces
	k     float32
	ruler ruler
	task  func(trace.TaskID)
	fd    func(FDRow)
}

// rowView draws a row of a list.
type rowView struct {
	back          *canvas.Rectangle
	hatch         *ground
	dot           *canvas.Circle
	label, detail *label
	strike        *canvas.Rectangle
	spot          *spot
}

func newRowView(s *sheet) *rowView {
	r := &rowView{back: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	r.hatch = s.ground()
	s.add(r.back, r.dot)
	r.label, r.detail = s.label(fyne.TextAlignLeading), s.label(fyne.TextAlignTrailing)
	r.strike = canvas.NewRectangle(color.Transparent)
	s.add(r.strike)
	r.spot = s.spot()
	return r
}

func (r *rowView) hide() {
	for _, o := range []fyne.CanvasObject{r.back, r.hatch, r.dot, r.label, r.detail, r.strike, r.spot} {
		show(o, false)
	}
}

func (r *rowView) draw(row *Row, at rect, lines int, m manner, st *style) {
	id := int(row.Task)
	line := st.TaskLine(id)
	place(r.back, at)
	show(r.back, true)
	show(r.hatch, m == asWaiting)
	f, quiet := st.faces.label, st.Muted
	switch m {
	case asRunning:
		f = st.faces.running
		paint(r.back, st.Raised, line, 2, (corner+1)*st.k)
	case asReady:
		paint(r.back, color.Transparent, line, 1.5, corner*st.k)
	case asWaiting:
		quiet = st.Text // the stripes take their share of the contrast
		paint(r.back, color.Transparent, st.Border, 1, corner*st.k)
		r.hatch.set(pattern{ground: st.Tint(id), line: palette.Alpha(line, hatching), scale: st.k}, at)
	}
	words := rowPlaces(row, at, lines, f, st)
	placeDot(r.dot, at.X+18*st.k, words.label.Y+words.label.H/2, 10*st.k)
	fill := st.Task(id)
	if row.Task == 0 {
		fill = color.NRGBA{}
	}
	paintDot(r.dot, fill, line, 1.6*st.k)
	show(r.dot, true)
	r.label.set(row.Label, st.Text, f, words.label)
	r.detail.Alignment = words.align
	r.detail.set(words.text, quiet, st.faces.detail, words.detail)
	show(r.strike, row.Struck)
	paint(r.strike, st.Muted, color.Transparent, 0, 0)
	wide := min(st.ruler.width(row.Label, f), words.label.W)
	place(r.strike, rect{words.label.X, words.label.Y + words.label.H/2, wide, 1})
	show(r.spot, row.Task != 0)
	if task := row.Task; task != 0 {
		r.spot.set(at, row.Label+", "+row.Detail, st.Accent, func() { st.task(task) })
	}
}

// hatching is how strong a rest's stripes are: enough to be seen, and not so
// much that the words on them are hard to read.
const hatching = 0.30

// labelLeast is what of a row that is too narrow for its words is kept for the
// label: it is cut first, since it has a colour too, and the detail a figure.
const labelLeast = 0.3

// places is where a row's words go.
type places struct {
	label, detail rect
	text          string // the detail, in the words there is room for
	align         fyne.TextAlign
}

// rowPlaces deals a row's width out between label and detail. Where it is too
// narrow for both, the detail uses fewer words; then the label is cut short.
func rowPlaces(row *Row, at rect, lines int, f face, st *style) places {
	box := at.inset(32*st.k, 14*st.k)
	text, wide := row.Detail, st.ruler.width(row.Detail, st.faces.detail)
	shorten := func(room float32) {
		if wide > room && row.Short != "" {
			text, wide = row.Short, st.ruler.width(row.Short, st.faces.detail)
		}
	}
	if lines == 2 {
		half := at.inset(32*st.k, 6*st.k)
		half.H = st.ruler.height(f)
		low := half
		low.H = st.ruler.height(st.faces.detail)
		top := (at.H - half.H - low.H) / 2
		half.Y += top
		low.Y = half.bottom()
		shorten(low.W)
		return places{half, low, text, fyne.TextAlignLeading}
	}
	room := box.W - 10*st.k
	label := st.ruler.width(row.Label, f)
	shorten(room - label)
	label = min(label, max(labelLeast*room, room-wide))
	left, right := box, box
	left.W = label
	right.W = min(wide, room-label)
	right.X = box.right() - right.W
	return places{left, right, text, fyne.TextAlignTrailing}
}
