package code

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/palette"
	"batuta/gui/wheel"
)

// Texts is where the words of the window's language come from.
type Texts interface {
	// T is the text of key with {0}, {1}, ... replaced by args.
	T(key string, args ...any) string
}

// View is the code view: a head with the file's name, and under it the
// program, to read or to edit. It is a fyne.Widget; all its methods belong to
// the UI goroutine.
//
// Only the lines that are in sight have canvas objects, and those are used
// again and again: line i is always drawn by row i modulo the number of rows.
type View struct {
	widget.BaseWidget

	pal     palette.Palette
	texts   Texts
	scale   float32
	name    string
	text    string
	lines   []line
	marks   map[int][]Mark // by line
	current int            // 0 for none

	frame, head, rule *canvas.Rectangle
	title, hint       *canvas.Text
	copy, reset       *headButton

	under  *fyne.Container // beside and behind the text: band, numbers, dots
	clip   *container.Clip
	band   *canvas.Rectangle
	page   *fyne.Container // what scroll scrolls: pad, what lies behind the text, the text, what lies over it
	sheet  *fyne.Container // the text
	extent *extent
	scroll *wheel.Scroll
	gutter *gutter
	edges  [2]*edge // that tell of marks above and below

	rows []*row
	sawn int // grows when every row must be drawn anew

	editor
}

// New is an empty code view in the colours of pal.
func New(pal palette.Palette) *View {
	v := &View{pal: pal, scale: 1}
	v.frame, v.head, v.rule = new(canvas.Rectangle), new(canvas.Rectangle), new(canvas.Rectangle)
	v.band = new(canvas.Rectangle)
	v.title, v.hint = canvas.NewText("", nil), canvas.NewText("", nil)
	v.title.TextStyle.Monospace = true
	v.hint.Alignment = fyne.TextAlignTrailing
	v.copy, v.reset = newCopyButton(v), newResetButton(v)
	v.editor = newEditor(v)
	v.under = container.NewWithoutLayout(v.band)
	v.clip = container.NewClip(v.under)
	v.extent = new(extent)
	v.sheet = container.NewWithoutLayout()
	v.page = container.New(v.extent, v.pad, v.behind, v.sheet, v.over)
	v.scroll = wheel.NewScroll(v.page)
	v.scroll.OnScrolled = func(fyne.Position) { v.show() }
	v.gutter = newGutter(v)
	v.edges = [2]*edge{newEdge(v, above), newEdge(v, below)}
	v.paint()
	v.ExtendBaseWidget(v)
	return v
}

// SetSource shows another program, coloured by h (nil: in one colour), from
// its first line on. name is its file's.
func (v *View) SetSource(name, text string, h Highlighter) {
	var spans []Span
	if h != nil {
		spans = h.Highlight(text)
	}
	v.text, v.lines = text, cut(text, spans)
	v.leave()
	v.begin(name)
}

// begin shows a text from its beginning.
func (v *View) begin(name string) {
	v.name = name
	v.current, v.marks = 0, nil
	v.copy.done = false
	setText(v.title, name, v.pal.Muted)
	v.scroll.Offset = fyne.Position{}
	v.rebuild()
}

// SetMarks replaces the marks in the gutter. Those of one line stand side by
// side in the order given. If marks come to lines that had none, no line is
// current, and no mark is in sight, the first full one is scrolled to. In a
// text that was edited since the run began they stay with their lines.
func (v *View) SetMarks(marks []Mark) {
	v.given.marks = marks
	v.putMarks(v.followed(marks), true)
}

// putMarks shows marks; those that moved are scrolled to if that is wanted.
func (v *View) putMarks(marks []Mark, seek bool) {
	byLine := make(map[int][]Mark, len(marks))
	moved := false
	for _, m := range marks {
		byLine[m.Line] = append(byLine[m.Line], m)
		moved = moved || len(v.marks[m.Line]) == 0
	}
	v.marks = byLine
	if seek && moved && v.current == 0 {
		v.revealMarks(marks)
	}
	for _, r := range v.rows {
		if r.line > 0 {
			v.mark(r)
		}
	}
	v.gutter.tell()
	v.tellEdges()
}

// SetCurrent highlights a line, counted from 1 (0: none). If it has changed and
// is out of sight, it is scrolled to, with as many marks as there is room for.
func (v *View) SetCurrent(line int) {
	v.given.current = line
	line = v.follow(line)
	if line < 0 || line > len(v.lines) {
		line = 0
	}
	if line == v.current {
		return
	}
	v.current = line
	v.reveal(line)
	v.placeBand()
}

// SetPalette changes the colours.
func (v *View) SetPalette(pal palette.Palette) {
	if v.pal == pal {
		return
	}
	v.pal = pal
	v.paint()
	v.rebuild()
}

// SetTexts changes the language of the few words in the head. Until it is
// called, the head does with a picture.
func (v *View) SetTexts(texts Texts) {
	v.texts = texts
	v.Refresh()
}

// SetTextScale makes all text scale times its plain size. What is read stays in
// sight: the current line, or else the first.
func (v *View) SetTextScale(scale float32) {
	if v.scale == scale || scale <= 0 {
		return
	}
	at, seen := v.scroll.Offset.Y-topGap, v.inSight(v.current)
	lines := at / v.metrics().line
	v.scale = scale
	v.rebuild()
	if at > 0 { // the same line stays the first in sight
		v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, topGap+lines*v.metrics().line))
	}
	if seen {
		v.reveal(v.current)
	}
	v.show()
}

// Copy puts the whole program on the clipboard.
func (v *View) Copy() {
	fyne.CurrentApp().Clipboard().SetContent(v.Text())
}

// AccessibilityLabel is the program as text, with what stands at each line.
func (v *View) AccessibilityLabel() string {
	var b strings.Builder
	b.WriteString(v.name)
	for i, text := range strings.Split(strings.TrimSuffix(v.Text(), "\n"), "\n") {
		b.WriteString("\n" + text)
		if label := labels(v.marks[i+1]); label != "" {
			b.WriteString(" (" + label + ")")
		}
	}
	return b.String()
}

// AccessibilityRole is text.
func (v *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is part of fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{v: v, objects: []fyne.CanvasObject{
		v.frame, v.head, v.rule, v.title, v.edited, v.hint, v.reset, v.copy, v.clip, v.gutter, v.scroll,
		v.edges[above], v.edges[below],
	}}
}

// paint gives everything but the rows its colours.
func (v *View) paint() {
	v.frame.FillColor, v.frame.StrokeColor, v.frame.StrokeWidth = v.pal.Panel, v.pal.Border, 1
	v.frame.CornerRadius = cornerRadius
	v.head.FillColor = v.pal.Raised
	v.head.TopLeftCornerRadius, v.head.TopRightCornerRadius = cornerRadius, cornerRadius
	v.rule.FillColor = v.pal.Border
	v.band.FillColor = v.pal.Highlight
	v.title.Color, v.hint.Color = v.pal.Muted, v.pal.Muted
	v.paintEditor()
}

// rebuild draws everything anew: the text, its size or its colours differ.
func (v *View) rebuild() {
	v.sawn++
	m := v.metrics()
	v.extent.size = m.sheet(v.lines)
	v.page.Resize(v.extent.size.Max(v.scroll.Size()))
	v.Refresh()
}

// labels is the labels of marks in one line of text.
func labels(marks []Mark) string {
	words := make([]string, len(marks))
	for i, m := range marks {
		words[i] = m.Label
	}
	return strings.Join(words, ", ")
}

// extent is the layout of the page, whose objects but the first place themselves.
type extent struct{ size fyne.Size }

func (e *extent) MinSize([]fyne.CanvasObject) fyne.Size { return e.size }

func (e *extent) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size) // the pad: all of it can be clicked
}
