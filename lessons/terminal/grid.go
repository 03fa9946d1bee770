package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// The signs of the score in text. Each takes one column.
const (
	markNote     = '█'
	markSlow     = '▓'
	markReady    = '▯'
	markRest     = '░'
	markReturned = '✓'
	markFailed   = '!'
	markCancel   = '/'
	markCallback = '●'
	markSkipped  = '×'
	markEvent    = '▼'
	markDue      = '◷'
	markPeek     = '0'
	markWait     = '≈'
	barLine      = '│'
)

const (
	slotColumns = 2  // what a slot takes
	mostLabel   = 24 // the longest label of a lane
	leastGrid   = 20 // the fewest columns for the bars
	mostSystems = 40 // more of them nobody reads
)

// grid is the score's lanes, a column or two to a slot. Where the bars do not
// fit the width, they go on below, as the systems of a printed score do.
type grid struct {
	w       words.Score
	label   int // columns for the labels
	columns int // columns for the bars
}

func newGrid(w words.Score, columns int) *grid {
	_, selector := words.Lanes(w)
	g := &grid{w: w, label: utf8.RuneCountInString(selector)}
	for _, l := range w.Score.Lanes {
		g.label = max(g.label, utf8.RuneCountInString(g.name(l)))
	}
	g.label = min(g.label, mostLabel)
	g.columns = max(columns-g.label-1, leastGrid)
	return g
}

// name is a lane's label, indented under its parent's.
func (g *grid) name(l *trace.Lane) string {
	return strings.Repeat(" ", min(l.Depth, 4)) + g.w.Task(l.Task)
}

// write writes the systems, and what the signs mean.
func (g *grid) write(out io.Writer) {
	systems := g.systems()
	switch {
	case len(systems) == 0:
		return
	case len(systems) > mostSystems, slices.ContainsFunc(g.w.Score.Bars, g.overflows):
		fmt.Fprintf(out, "\n%s\n", g.w.T("terminal.grid.long", len(g.w.Score.Bars)))
		return
	}
	for _, s := range systems {
		fmt.Fprintln(out)
		g.system(out, s[0], s[1])
	}
	fmt.Fprintln(out)
	g.legend(out)
}

// legend says what the signs mean, in lines that fit.
func (g *grid) legend(out io.Writer) {
	const gap = "  "
	line := ""
	for _, entry := range strings.Split(g.w.T("terminal.legend"), gap) {
		if line != "" && utf8.RuneCountInString(line+gap+entry) > g.label+1+g.columns {
			fmt.Fprintln(out, line)
			line = ""
		}
		if line != "" {
			line += gap
		}
		line += entry
	}
	fmt.Fprintln(out, line)
}

// systems parts the bars into stretches [from, to) that fit the width.
func (g *grid) systems() [][2]int {
	var list [][2]int
	from, used := g.w.Score.First, 0
	for i := from; i < len(g.w.Score.Bars); i++ {
		n := barColumns(g.w.Score.Bars[i])
		if used > 0 && used+n > g.columns {
			list = append(list, [2]int{from, i})
			from, used = i, 0
		}
		used += n
	}
	if used > 0 {
		list = append(list, [2]int{from, len(g.w.Score.Bars)})
	}
	return list
}

// overflows says whether a bar is too wide even for a system of its own.
func (g *grid) overflows(b *trace.Bar) bool { return barColumns(b) > g.columns }

// barColumns is the width of a bar: its line, the selector's slot, the others.
func barColumns(b *trace.Bar) int { return 1 + slotColumns*(1+len(b.Slots)) }

// system writes the bars [from, to).
func (g *grid) system(out io.Writer, from, to int) {
	loop, selector := words.Lanes(g.w)
	g.row(out, "", g.numbers(from, to))
	g.row(out, loop, g.cells(from, to, g.loopCell))
	g.row(out, selector, g.cells(from, to, g.selectorCell))
	for _, l := range g.w.Score.Lanes {
		if row := g.lane(l, from, to); row != nil {
			g.row(out, g.name(l), row)
		}
	}
}

// row writes one line: a label, and what stands in the columns.
func (g *grid) row(out io.Writer, label string, row []rune) {
	if n := utf8.RuneCountInString(label); n > g.label {
		label = string([]rune(label)[:g.label-1]) + "…"
	} else {
		label += strings.Repeat(" ", g.label-n)
	}
	fmt.Fprintln(out, strings.TrimRight(label+" "+string(row), " "))
}

// numbers is the row of the bars' numbers, each above its bar's line; one that
// would touch the one before it is left out.
func (g *grid) numbers(from, to int) []rune {
	var row []rune
	at := 0
	for _, b := range g.w.Score.Bars[from:to] {
		if at == 0 || len(row) < at {
			row = append(row, []rune(strings.Repeat(" ", at-len(row))+fmt.Sprint(b.Number))...)
		}
		at += barColumns(b)
	}
	return row
}

// cells is a row of what cell answers for each slot of the bars.
func (g *grid) cells(from, to int, cell func(p trace.Place) [slotColumns]rune) []rune {
	var row []rune
	for i := from; i < to; i++ {
		row = append(row, barLine)
		for k := trace.SelectorSlot; k < len(g.w.Score.Bars[i].Slots); k++ {
			c := cell(trace.Place{Bar: i, Slot: k})
			row = append(row, c[:]...)
		}
	}
	return row
}

// loopCell is the loop's own lane: did it wait, and what did it run.
func (g *grid) loopCell(p trace.Place) [slotColumns]rune {
	x := g.w.Score.Slot(p)
	if x != nil {
		m := slotMark(x)
		if x.Task == 0 {
			return [...]rune{m, ' '}
		}
		return [...]rune{m, m}
	}
	switch ask := g.w.Score.Bars[p.Bar].Ask; {
	case !ask.Asked:
		return [...]rune{' ', ' '}
	case ask.Timeout == 0:
		return [...]rune{markPeek, ' '}
	}
	return [...]rune{markWait, markWait}
}

// selectorCell is what the selector brought.
func (g *grid) selectorCell(p trace.Place) [slotColumns]rune {
	c := [...]rune{' ', ' '}
	if p.Slot != trace.SelectorSlot {
		return c
	}
	b := g.w.Score.Bars[p.Bar]
	if len(b.Events) > 0 {
		c[0] = markEvent
	}
	if len(b.Due) > 0 {
		c[1] = markDue
	}
	return c
}
