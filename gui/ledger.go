package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
)

// ledger is a list of rows in columns: the log's records, the tasks, the
// selector's calls. It holds no rows: it asks for those in sight.
type ledger struct {
	look    *look
	columns []column
	rows    func() int
	fill    func(row int, cells []cell)

	cells   []cell // those of the row that is being filled
	list    *ledgerList
	empty   *canvas.Text
	content fyne.CanvasObject
}

// column is one of a ledger's. Its width is a number of letters, or a share of
// what the others leave.
type column struct {
	head    string
	letters float32
	share   float32
	mono    bool
}

// cell is one column's part of a row.
type cell struct {
	text string
	ink  color.Color
}

// ledgerList is Fyne's list, which leaves to the window the keys that it has no
// use for.
type ledgerList struct{ widget.List }

// TypedKey implements fyne.Focusable.
func (r *ledgerList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter { // Fyne's list has the space bar for it
			e = &fyne.KeyEvent{Name: fyne.KeySpace}
		}
		r.List.TypedKey(e)
	default:
		passKey(r, e)
	}
}

// TypedRune implements fyne.Focusable.
func (r *ledgerList) TypedRune(c rune) { passRune(r, c) }

const (
	ledgerEdge = 14 // before the first column
	ledgerGap  = 14 // between two
)

// newLedger makes a ledger; tapped is told the row that was chosen.
func newLedger(l *look, columns []column, rows func() int, fill func(int, []cell), tapped func(int)) *ledger {
	g := &ledger{look: l, columns: columns, rows: rows, fill: fill, cells: make([]cell, len(columns))}
	g.list = &ledgerList{}
	g.list.Length, g.list.CreateItem, g.list.UpdateItem = rows, g.newRow, g.fillRow
	g.list.HideSeparators = true
	g.list.ExtendBaseWidget(g.list)
	g.list.OnSelected = func(id widget.ListItemID) {
		if id < rows() {
			tapped(id)
		}
		g.list.UnselectAll()
	}
	g.empty = l.text("", pillText, l.Muted)
	body := container.NewStack(g.list, wheel.NewCover(&g.list.List), container.NewCenter(g.empty))
	g.content = body
	if head := g.head(); head != nil {
		g.content = down(0, 1, head, body)
	}
	return g
}

// head is the columns' names, nil where they have none.
func (g *ledger) head() fyne.CanvasObject {
	var names []fyne.CanvasObject
	named := false
	for _, c := range g.columns {
		names = append(names, g.look.bold(c.head, 11.5, g.look.Muted))
		named = named || c.head != ""
	}
	if !named {
		return nil
	}
	return padded(container.New(g, names...), 2, 0, 2, 0)
}

// say shows a note in the place of rows, where there are none.
func (g *ledger) say(note string) { write(g.empty, note) }

func (g *ledger) newRow() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for _, c := range g.columns {
		t := g.look.text("X", pillText, g.look.Text)
		t.TextStyle.Monospace = c.mono
		cells = append(cells, t)
	}
	return container.New(g, cells...)
}

func (g *ledger) fillRow(id widget.ListItemID, o fyne.CanvasObject) {
	if id >= g.rows() {
		return
	}
	clear(g.cells)
	g.fill(id, g.cells)
	widths := g.widths(g.list.Size().Width)
	for i, o := range o.(*fyne.Container).Objects {
		t, c := o.(*canvas.Text), g.cells[i]
		text := c.text
		if last := i == len(g.columns)-1; !last {
			text = g.cut(text, t, widths[i])
		}
		if c.ink == nil {
			c.ink = g.look.Muted
		}
		if t.Text != text || t.Color != c.ink {
			t.Text, t.Color = text, c.ink
			t.Refresh()
		}
	}
}

// cut shortens what is too long for its column.
func (g *ledger) cut(text string, t *canvas.Text, width float32) string {
	if width <= 0 || fyne.MeasureText(text, t.TextSize, t.TextStyle).Width <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		short := string(runes[:n]) + "…"
		if fyne.MeasureText(short, t.TextSize, t.TextStyle).Width <= width {
			return short
		}
	}
	return ""
}

// widths is how wide each column is where a row is so wide.
func (g *ledger) widths(total float32) []float32 {
	letter := fyne.MeasureText("0", g.look.px(pillText), fyne.TextStyle{Monospace: true}).Width
	rest, shares := total-2*ledgerEdge-float32(len(g.columns)-1)*ledgerGap, float32(0)
	for _, c := range g.columns {
		rest -= c.letters * letter
		shares += c.share
	}
	widths := make([]float32, len(g.columns))
	for i, c := range g.columns {
		widths[i] = c.letters * letter
		if c.share > 0 {
			widths[i] = max(rest, 0) * c.share / shares
		}
	}
	return widths
}

// MinSize implements fyne.Layout, of a row.
func (g *ledger) MinSize(cells []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(g.look.px(200), cells[0].MinSize().Height)
}

// Layout implements fyne.Layout, of a row.
func (g *ledger) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	x := float32(ledgerEdge)
	for i, width := range g.widths(size.Width) {
		cells[i].Move(fyne.NewPos(x, 0))
		cells[i].Resize(fyne.NewSize(width, size.Height))
		x += width + ledgerGap
	}
}
