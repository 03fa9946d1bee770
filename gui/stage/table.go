package stage

// selectorLayout is where the selector goes.
type selectorLayout struct {
	Name, Call rect
	Why        []textLine
	Heads      [4]rect // the last of no height where rows have two lines, and all where there are none
	Rows       []fdLayout
	More       rect // "and 12 more", or that there are none; of no height otherwise
	Hidden     int
	Bottom     float32
}

// fdLayout is where a row of the table goes.
type fdLayout struct {
	At    rect
	Cells [4]rect // number, waits to, task, last event
	Two   bool    // the last event stands below the others, and says what it is
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
	waitsHalf = 0.46 // where the last event stands below
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
	two := box.W < tableWide*a.k
	columns := a.tableColumns(box, two)
	row := tableRow * a.k
	if two {
		row = 2*a.cellHeight() + 4*a.k
	}
	head := a.ruler.height(a.faces.column) + 2*a.k
	rows := len(m.Selector.Rows)
	keep := head + float32(max(tableKeep, min(m.Room.FDs, tableMost)))*row
	s.Bottom = y + keep
	if rows == 0 {
		s.More = rect{box.X, y, box.W, tableRow * a.k}
		return s
	}
	for i, c := range columns {
		s.Heads[i] = rect{c.X, y, c.W, head - 2*a.k}
	}
	if two {
		s.Heads[3] = rect{}
	}
	y += head

	shown := min(rows, max(tableMost, int((box.bottom()-y)/row)))
	if s.Hidden = rows - shown; s.Hidden > 0 {
		shown--
		s.Hidden++
	}
	for i := range shown {
		s.Rows = append(s.Rows, a.descriptor(&m.Selector.Rows[i], rect{box.X, y, box.W, row}, columns, two))
		y += row
	}
	if s.Hidden > 0 {
		s.More = rect{box.X, y, box.W, row}
		y += row
	}
	s.Bottom = max(y, s.Bottom)
	return s
}

// cellHeight is how high a line of a row of two is.
func (a arranger) cellHeight() float32 {
	return max(a.ruler.height(a.faces.cell), a.ruler.height(a.faces.quiet))
}

// descriptor lays a row of the table out.
func (a arranger) descriptor(row *FDRow, at rect, columns [4]rect, two bool) fdLayout {
	fd := fdLayout{At: at, Two: two}
	for i, c := range columns {
		fd.Cells[i] = rect{c.X, at.Y, c.W, at.H}
	}
	if !two {
		return fd
	}
	half := a.cellHeight()
	for i := range fd.Cells {
		fd.Cells[i].Y, fd.Cells[i].H = at.Y+2*a.k, half
	}
	fd.Cells[3].Y += half
	if row.Label == "" { // nobody's: its words have the room
		fd.Cells[1].W, fd.Cells[2].W = at.right()-fd.Cells[1].X, 0
	}
	return fd
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
	if len(s.Why) < 2 && box.W < 560*a.k { // there it often takes two
		y += line * float32(2-len(s.Why))
	}
	return y + 6*a.k
}

// tableColumns is the columns' places; their height is not theirs. Where rows
// have two lines, the last event begins below what is waited for.
func (a arranger) tableColumns(box rect, two bool) [4]rect {
	first := float32(fdWidth)
	if box.W > 560*a.k {
		first = fdWide
	}
	gap := 8 * a.k
	rest := box.W - first*a.k
	x := box.X + first*a.k
	number := rect{X: box.X, W: first*a.k - gap}
	if two {
		waits := waitsHalf * rest
		return [4]rect{number, {X: x, W: waits - gap}, {X: x + waits, W: rest - waits}, {X: x, W: rest}}
	}
	waits, task := waitsPart*rest, taskPart*rest
	return [4]rect{
		number,
		{X: x, W: waits - gap},
		{X: x + waits, W: task - gap},
		{X: x + waits + task, W: rest - waits - task},
	}
}
