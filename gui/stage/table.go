package stage

// selectorLayout is where the selector goes.
type selectorLayout struct {
	Name, Call rect
	Why        []textLine
	Heads      [4]rect // of no height where rows have two lines
	Rows       []fdLayout
	More       rect // "and 12 more", or that there are none; of no height otherwise
	Hidden     int
	Bottom     float32
}

// fdLayout is where a row of the table goes.
type fdLayout struct {
	At    rect
	Cells [4]rect // number, waits to, task, last event
}

const (
	tableRow  = 23
	tableWide = 410 // below this width a row has two lines
	tableKeep = 3   // rows there is room for in any case
	tableMost = 6   // rows that are shown before the panel scrolls
)

// columnParts is how the width is dealt out between the columns, the first
// of which has its own.
const (
	fdWidth   = 34
	fdWide    = 64
	waitsPart = 0.29
	taskPart  = 0.35
)

// selectorHeight is how much height the selector wants.
func (a arranger) selectorHeight(m *Model, width float32) float32 {
	want := rect{0, 0, width, 0}
	return a.selector(m, want).Bottom
}

// selector lays the selector out in the width of box, from its top. What
// does not fit into its height is counted, but for the first few rows.
func (a arranger) selector(m *Model, box rect) selectorLayout {
	var s selectorLayout
	y := a.selectorHead(m, box, &s)
	columns := a.tableColumns(box)
	row, two := tableRow*a.k, box.W < tableWide*a.k
	if two {
		row += a.ruler.height(a.faces.cell)
	} else {
		head := a.ruler.height(a.faces.column)
		for i, c := range columns {
			s.Heads[i] = rect{c.X, y, c.W, head}
		}
		y += head + 2*a.k
	}

	rows := len(m.Selector.Rows)
	shown := min(rows, max(tableMost, int((box.bottom()-y)/row)))
	if s.Hidden = rows - shown; s.Hidden > 0 {
		shown--
		s.Hidden++
	}
	for range shown {
		fd := fdLayout{At: rect{box.X, y, box.W, row}}
		for i, c := range columns {
			fd.Cells[i] = rect{c.X, y, c.W, row}
		}
		if two {
			half, rest := row/2, columns[1].X-box.X
			fd.Cells[0].H = half
			fd.Cells[2] = rect{columns[1].X, y, box.W - rest, half}
			fd.Cells[1] = rect{columns[1].X, y + half, (box.W-rest)/2 - 4*a.k, half}
			fd.Cells[3] = rect{columns[1].X + (box.W-rest)/2, y + half, (box.W - rest) / 2, half}
		}
		s.Rows = append(s.Rows, fd)
		y += row
	}
	if s.Hidden > 0 || rows == 0 {
		s.More = rect{box.X, y, box.W, row}
		y += row
	}
	s.Bottom = max(y, s.tableTop(y, shown, row)+tableKeep*row)
	return s
}

// tableTop is where the table's first row begins, given where it ends.
func (s *selectorLayout) tableTop(end float32, shown int, row float32) float32 {
	if s.More.H > 0 {
		shown++
	}
	return end - float32(shown)*row
}

// selectorHead lays out name, call and reason, and answers where the table begins.
func (a arranger) selectorHead(m *Model, box rect, s *selectorLayout) float32 {
	height := a.ruler.height(a.faces.name)
	name := min(a.ruler.width(m.Selector.Name, a.faces.name)+1, box.W)
	s.Name = rect{box.X, box.Y, name, height}
	call := a.ruler.width(m.Selector.Call, a.faces.call)
	y := box.Y + height + 2*a.k
	left := s.Name.right() + 16*a.k
	// The longest call of all decides whether it has a line of its own: so it does not jump.
	longest := a.ruler.width("epoll_wait(timeout=88.888) → 88 eventos", a.faces.call)
	if left+max(call, longest) <= box.right() {
		s.Call = rect{left, box.Y, box.right() - left, height}
	} else {
		line := a.ruler.height(a.faces.call)
		s.Call = rect{box.X, y, box.W, line}
		y += line + 2*a.k
	}
	line := a.ruler.height(a.faces.why)
	for _, text := range a.ruler.wrap(m.Selector.Why, a.faces.why, box.W) {
		s.Why = append(s.Why, textLine{Text: text, At: rect{box.X, y, box.W, line}})
		y += line
	}
	if len(s.Why) < 2 && box.W < 520*a.k { // there it often takes two
		y += line * float32(2-len(s.Why))
	}
	return y + 6*a.k
}

// tableColumns is the columns' places; their height is not theirs.
func (a arranger) tableColumns(box rect) [4]rect {
	first := float32(fdWidth)
	if box.W > 560*a.k {
		first = fdWide
	}
	gap := 8 * a.k
	rest := box.W - first*a.k
	waits, task := waitsPart*rest, taskPart*rest
	x := box.X + first*a.k
	return [4]rect{
		{X: box.X, W: first*a.k - gap},
		{X: x, W: waits - gap},
		{X: x + waits, W: task - gap},
		{X: x + waits + task, W: rest - waits - task},
	}
}
