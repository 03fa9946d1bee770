package stage

import "strings"

// listLayout is where a queue goes. If it has no rows, Rows holds the one
// place where Empty says so.
type listLayout struct {
	Head   rect
	Rows   []rect
	Empty  []textLine
	More   rect // "and 12 more"; of no height when all are shown
	Hidden int
	Lines  int // of a row's text: 1, or 2 with the detail below the label
}

const (
	runningHeight = 34
	rowHeight     = 25
	rowGap        = 3.5
	rowTight      = 20.5 // the same two where a run has needed more rows than there is room for
	gapTight      = 2
	headGap       = 3
	sectionGap    = 9
	oneLine       = 290 // the least width at which label and detail share a line
	fewestRows    = 7   // that ready and waiting have between them at the least, used or not
	rowsStacked   = 12  // that they have when the panel scrolls anyway
)

// lists lays out the three queues in the width of box from its top and
// answers where they end. room is the height there is before the panel has to
// scroll, 0 if it will in any case.
//
// Tasks go from ready to waiting and back all the time. So the two lists get
// their rows from one stock, and as far as there is room as many are kept free
// as the run has needed so far: what stands below them stays where it is.
func (a arranger) lists(m *Model, box rect, room float32, l *layout) float32 {
	lines, row, running := 1, rowHeight*a.k, runningHeight*a.k
	gap := rowGap * a.k
	if box.W < oneLine*a.k {
		lines = 2
		row = a.ruler.height(a.faces.label) + a.ruler.height(a.faces.detail) + 4*a.k
		running = a.ruler.height(a.faces.running) + a.ruler.height(a.faces.detail) + 8*a.k
	}
	head := a.ruler.height(a.faces.head) + headGap*a.k
	fixed := 3*head + running + 2*sectionGap*a.k
	stock := rowsStacked
	if room > 0 {
		stock = int((room - fixed) / (row + gap))
		if m.Room.Rows > stock && lines == 1 {
			row, gap = rowTight*a.k, gapTight*a.k
			stock = int((room - fixed) / (row + gap))
		}
		stock = max(stock, fewestRows)
	}
	pitch := row + gap
	ready, waiting := share(stock, len(m.Ready.Rows), len(m.Waiting.Rows))

	y := box.Y
	section := func(q *Queue, shown int, height float32) listLayout {
		list := listLayout{Head: rect{box.X, y, box.W, head - headGap*a.k}, Lines: lines}
		y += head
		n := max(len(q.Rows), 1)
		if len(q.Rows) == 0 {
			list.Empty = a.nobody(q.Empty, rect{box.X, y, box.W, height}, lines)
		}
		if n > shown {
			shown-- // its place tells how many more there are
			list.Hidden = n - shown
		}
		for range shown {
			list.Rows = append(list.Rows, rect{box.X, y, box.W, height})
			y += height + gap
		}
		if list.Hidden > 0 {
			more := a.ruler.height(a.faces.quiet)
			list.More = rect{box.X, y, box.W, more}
			y += more + gap
		}
		y += sectionGap*a.k - gap
		return list
	}
	l.Running = section(&m.Running, 1, running)
	l.Ready = section(&m.Ready, ready, row)
	l.Waiting = section(&m.Waiting, waiting, row)
	reserved := box.Y + fixed + float32(min(stock, max(m.Room.Rows, fewestRows)))*pitch
	return max(y-sectionGap*a.k, reserved)
}

// nobody breaks what is said of an empty queue into at most that many lines,
// the last of which is cut short when it is drawn.
func (a arranger) nobody(text string, box rect, most int) []textLine {
	box = box.inset(14*a.k, 8*a.k)
	words := a.ruler.wrap(text, a.faces.quiet, box.W)
	if len(words) > most {
		words = append(words[:most-1], strings.Join(words[most-1:], " "))
	}
	line := a.ruler.height(a.faces.quiet)
	y := box.Y + (box.H-float32(len(words))*line)/2
	texts := make([]textLine, len(words))
	for i, w := range words {
		texts[i] = textLine{Text: w, At: rect{box.X, y + float32(i)*line, box.W, line}}
	}
	return texts
}

// share gives rows of a stock to two lists, at least two to each (one to a
// list that needs no more), and to neither more than it needs.
func share(stock, ready, waiting int) (int, int) {
	ready, waiting = max(ready, 1), max(waiting, 1)
	if ready+waiting <= stock {
		return ready, waiting
	}
	r := min(ready, max(stock/2, stock-waiting))
	return r, min(waiting, stock-r)
}
