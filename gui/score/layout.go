package score

import (
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// Heights and sizes in logical pixels at text scale 1.
const (
	headHeight    = 32
	legendHeight  = 26
	lanePitch     = 33 // from lane to lane where there is room
	lanePitchMin  = 21
	usualLanes    = 8  // that are seen without scrolling, the loop's two included
	roomyPitch    = 26 // with less, what stands on the lanes is lower too
	noteHeight    = 21
	loopHeight    = 17
	readyHeight   = 17
	restHeight    = 15
	laneText      = 12
	barText       = 11.5
	restText      = 10.5
	pollText      = 9.5
	legendText    = 11
	legendLeast   = 10  // from item to item, at least
	legendApart   = 22  // from item to item
	twoLegendRows = 250 // the least height at which the legend may have two rows
	indent        = 12  // of a child's label under its parent's
	labelsMin     = 128
	labelsPart    = 0.24 // of the width, which labels may take at most
	wideBar       = 18   // px; narrower bars show no slots
	leastSlot     = 1.5  // px; what is narrower merges with its neighbours

	leastTimeNote = 2.5 // px; a note by time is seen, however short
)

// Input is what a Layout is made of.
type Input struct {
	words.Texts
	Score    *trace.Score
	Axis     *Axis    // of that Score
	View     Viewport // of that Axis; its Width is set by Lay
	W, H     float32
	Moment   int          // the event number that is shown
	Chosen   trace.TaskID // the task whose line is marked, 0 for none
	Order    []int
	Text     Measurer
	Scale    float32 // of texts, 1 being normal
	NoLegend bool
}

// Lay places what the viewport shows. It costs what is in view.
func Lay(in Input) *Layout {
	if in.Scale <= 0 {
		in.Scale = 1
	}
	if in.Order == nil {
		in.Order = Order(in.Score.Lanes)
	}
	l := &Layout{W: in.W, H: in.H, TextScale: in.Scale, in: &in}
	l.foot = 4
	if !in.NoLegend {
		l.legend()
	}
	l.frame()
	l.Shift = in.View.Left * in.View.Scale
	l.bars()
	if in.View.Mode == Time {
		l.timeAxis()
	}
	l.lanes()
	l.cues()
	return l
}

// frame divides the area: labels, head, the two lanes of the loop, the lanes
// of tasks, legend.
func (l *Layout) frame() {
	in, k := l.in, l.TextScale
	l.Head = headHeight * k
	left := l.labelWidth()
	room := l.mapRoom(max(in.W-left, 1))
	l.Plot = Box{left, l.Head, max(in.W-left, 1), max(in.H-l.Head-l.foot-room, 1)}
	in.View.Width = l.Plot.W

	l.overview(room)

	lanes := len(in.Order)
	// By the height alone: lanes that come do not press together those there are.
	pitch := min(max((l.Plot.H+room)/usualLanes, lanePitchMin*k), lanePitch*k)
	l.Pitch = pitch
	l.low = min(pitch/(roomyPitch*k), 1) * k
	l.LoopY = l.Head + pitch*0.5
	l.SelectorY = l.Head + pitch*1.5
	top := l.Head + 2*pitch
	l.Lanes = Box{0, top, in.W, max(l.Plot.Y+l.Plot.H-top, 0)}
	l.Deep = pitch * float32(lanes)
	in.View.Top = min(max(in.View.Top, 0), max(l.Deep-l.Lanes.H, 0))
	l.Top = in.View.Top
	if l.Deep > l.Lanes.H+1 && l.Lanes.H > 0 {
		part := l.Lanes.H / l.Deep
		l.Thumb = Box{in.W - 5, top + l.Top*part, 4, max(l.Lanes.H*part, 12)}
	}

	loop, selector := words.Lanes(in)
	l.LoopLabel = l.label(loop, l.LoopY)
	l.SelectorLabel = l.label(selector, l.SelectorY)
	first := int(in.View.Top / pitch)
	last := min(int((in.View.Top+l.Lanes.H)/pitch)+1, lanes)
	for i := first; i < last; i++ {
		l.laneBox(in.Order[i], top+float32(i)*pitch-in.View.Top, pitch)
	}
}

// label is the label of one of the loop's own lanes, in line with the tasks'.
func (l *Layout) label(text string, middle float32) Label {
	size := laneText * l.TextScale
	return Label{X: 14 + 13*l.TextScale, Y: middle + size*0.36, Text: text, Size: size}
}

func (l *Layout) laneBox(lane int, y, pitch float32) {
	t := l.in.Score.Lanes[lane]
	size := laneText * l.TextScale
	x := 14 + l.indent(t)
	middle := y + pitch/2
	room := l.Plot.X - x - 13*l.TextScale - 8
	l.LaneBoxes = append(l.LaneBoxes, LaneBox{
		Box: Box{0, y, l.W, pitch}, Lane: lane, Task: t.Task, Done: doneBy(t, l.in.Moment),
		Unborn: len(t.Spans) == 0 || t.Spans[0].First >= l.in.Moment,
		Dot:    Point{x + 4*l.TextScale, middle},
		Label:  Label{X: x + 13*l.TextScale, Y: middle + size*0.36, Text: l.fitted(l.words().Task(t.Task), size, false, room), Size: size},
	})
}

// doneBy says whether a task has finished at the moment pos.
func doneBy(t *trace.Lane, pos int) bool {
	return t.Done && (len(t.Spans) == 0 || t.Spans[len(t.Spans)-1].End <= pos)
}

// indent is how far a lane's label stands in; very deep ones stand no farther.
func (l *Layout) indent(t *trace.Lane) float32 {
	return float32(min(t.Depth, 6)) * indent * l.TextScale
}

// labelWidth is the room that the labels need, within bounds. Of many lanes
// the first few hundred are asked, so that it does not cost more than a frame.
func (l *Layout) labelWidth() float32 {
	const asked = 300
	size := laneText * l.TextScale
	loop, selector := words.Lanes(l.in)
	need := max(l.in.Text.Width(loop, size, false), l.in.Text.Width(selector, size, false))
	for _, i := range l.in.Order[:min(asked, len(l.in.Order))] {
		t := l.in.Score.Lanes[i]
		if l.ofClosing(t) {
			continue // what closing makes does not push the score aside: its name is cut
		}
		need = max(need, l.indent(t)+l.in.Text.Width(l.words().Task(t.Task), size, false))
	}
	need += 14 + 13*l.TextScale + 12
	return max(labelsMin*l.TextScale, min(need, max(l.W*labelsPart, labelsMin)))
}

// ofClosing says whether a task first runs while asyncio.run closes.
func (l *Layout) ofClosing(t *trace.Lane) bool {
	if len(t.Spans) == 0 {
		return false
	}
	b := l.in.Score.Bar(t.Spans[0].To)
	return b != nil && b.Phase == trace.PhaseClosing
}

// fitted is text, cut with an ellipsis if it is wider than room.
func (l *Layout) fitted(text string, size float32, bold bool, room float32) string {
	if l.in.Text.Width(text, size, bold) <= room {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := string(runes[:n]) + "…"; l.in.Text.Width(cut, size, bold) <= room {
			return cut
		}
	}
	return ""
}

// x is where unit u lies, from the left of the score, held near the view so
// that no box grows beyond what can be painted.
func (l *Layout) x(u float64) float32 {
	const near = 64
	return l.Plot.X + min(max(l.in.View.ToPx(u), -near), l.Plot.W+near)
}

// box is a box between two units, at least least wide.
func (l *Layout) box(from, to float64, middle, height, least float32) Box {
	x0, x1 := l.x(from), l.x(to)
	return Box{x0, middle - height/2, max(x1-x0, least), height}
}

// nextPixel is the unit at which the pixel after the one of u begins. Pixels
// are counted from the score's beginning and not from the view's edge, so that
// what merges in one does not change as the view moves.
func (l *Layout) nextPixel(u float64) float64 {
	return (float64(int64(u*l.in.View.Scale)) + 1) / l.in.View.Scale
}

// Order is the lanes as they are shown, as indexes into lanes: each task's
// children directly under it, in the order of their creation.
func Order(lanes []*trace.Lane) []int {
	children := make(map[trace.TaskID][]int, len(lanes))
	for i, lane := range lanes {
		parent := lane.Parent
		if int(parent) > i { // not made before its child: shown at the top
			parent = 0
		}
		children[parent] = append(children[parent], i)
	}
	order := make([]int, 0, len(lanes))
	stack := [][]int{children[0]}
	for len(stack) > 0 {
		top := len(stack) - 1
		if len(stack[top]) == 0 {
			stack = stack[:top]
			continue
		}
		lane := stack[top][0]
		stack[top] = stack[top][1:]
		order = append(order, lane)
		stack = append(stack, children[lanes[lane].Task])
	}
	return order
}
