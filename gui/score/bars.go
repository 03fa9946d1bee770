package score

import (
	"math"
	"strconv"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// markWidth is what of a note's width its block on the loop's lane leaves to
// the mark of a pause, in units.
const markWidth = 4

// bars places the cycles that are in view: their columns, and what the loop's
// and the selector's lanes hold.
func (l *Layout) bars() {
	a, v := l.in.Axis, l.in.View
	n := len(l.in.Score.Bars)
	if a.BarAt(v.Left) < 0 {
		return
	}
	current := l.in.Score.BarAt(l.in.Moment)
	stride := l.stride()
	lastLabel := float32(math.Inf(-1))
	for i := a.BarAt(v.Left); i < n; {
		from, to := a.Bar(i)
		if from > v.Right() {
			break
		}
		width := float32((to - from) * v.Scale)
		b := l.column(i, from, to, stride, &lastLabel)
		next := i + 1
		switch {
		case width >= wideBar:
			l.barInside(i)
		case width >= 2*leastSlot:
			l.narrowBar(i, from, to)
		default: // merged with the others of its pixel
			next = max(a.BarAt(l.nextPixel(from)), i+1)
			l.mergedBars(i, next, from)
		}
		b.Current = current >= i && current < next
		if b.Line || b.Current || b.Slow || b.Number.Text != "" {
			l.BarBoxes = append(l.BarBoxes, b)
		}
		i = next
	}
	l.slowBars()
	l.closing()
}

// column is the box of bar i and what is written at its head.
func (l *Layout) column(i int, from, to float64, stride int, lastLabel *float32) BarBox {
	k := l.TextScale
	bar := l.in.Score.Bars[i]
	x0, x1 := l.x(from), l.x(to)
	b := BarBox{Box: Box{x0, l.Head - 14*k, x1 - x0, l.Plot.H + 14*k}, Bar: i, Slow: bar.Slow}
	if l.in.View.Mode == Time {
		l.numberByTime(&b, x0, x1, lastLabel)
		return b
	}
	labelled := bar.Number%stride == 0
	b.Line = labelled || float32((to-from)*l.in.View.Scale) >= wideBar
	text := strconv.Itoa(bar.Number)
	size := barText * k
	width := l.in.Text.Width(text, size, true)
	left := l.x(from) + 6
	if from < l.in.View.Left { // its number stays in sight while the bar does
		left = max(left, min(l.Plot.X+6, x1-width-6))
	}
	if !labelled || left < *lastLabel || left+width > l.W {
		return b
	}
	b.Number = Label{X: left, Y: l.Head - 4*k, Text: text, Size: size, Bold: true}
	*lastLabel = left + width + 6
	if bar.Slow {
		note := l.in.T("score.bar.slow", words.Duration(bar.Took))
		if noteWidth := l.in.Text.Width(note, size*0.92, false); *lastLabel+noteWidth < x1 {
			b.Note = Label{X: *lastLabel, Y: b.Number.Y, Text: note, Size: size * 0.92}
			*lastLabel += noteWidth + 6
		}
	}
	return b
}

// numberByTime writes the number of a bar above the times, where it is wide
// enough and nothing else stands there.
func (l *Layout) numberByTime(b *BarBox, x0, x1 float32, lastLabel *float32) {
	k := l.TextScale
	bar := l.in.Score.Bars[b.Bar]
	text, size := strconv.Itoa(bar.Number), restText*k
	left, width := max(x0, l.Plot.X)+3, l.in.Text.Width(text, size, true)
	if bar.Phase == trace.PhaseClosing || left < *lastLabel || left+width+3 > min(x1, l.W) {
		return
	}
	b.Number = Label{X: left, Y: l.Head - 19*k, Text: text, Size: size, Bold: true}
	*lastLabel = left + width + 6
}

// stride is which bars are numbered: every one, every second, fifth, ...
func (l *Layout) stride() int {
	a, v := l.in.Axis, l.in.View
	bars := l.in.Score.Bars
	number := strconv.Itoa(bars[len(bars)-1].Number)
	need := float64(l.in.Text.Width(number, barText*l.TextScale, true)) + 14
	average := (a.Total() - a.Begin()) / float64(len(bars)-l.in.Score.First) * v.Scale
	for stride := 1; ; stride *= 10 {
		for _, k := range []int{1, 2, 5} {
			if average*float64(k*stride) >= need {
				return k * stride
			}
		}
		if stride > 1e9 { // bars of no width at all
			return stride
		}
	}
}

// barInside places the selector's call, its answer and the slots of bar i.
func (l *Layout) barInside(i int) {
	l.poll(i)
	l.marks(i)
	a, v := l.in.Axis, l.in.View
	slots := l.in.Score.Bars[i].Slots
	for k := max(a.SlotAt(i, v.Left), 0); k < len(slots); {
		from, to := a.Slot(i, k)
		if from > v.Right() {
			break
		}
		next := k + 1
		merged := false
		if float32((to-from)*v.Scale) < leastSlot {
			next = max(a.SlotAt(i, l.nextPixel(from))+1, k+1)
			merged = next > k+1
		}
		l.loopNote(i, k, from, to, merged)
		k = next
	}
}

func (l *Layout) loopNote(i, k int, from, to float64, merged bool) {
	s := &l.in.Score.Bars[i].Slots[k]
	scale := l.TextScale
	n := LoopNote{
		Box: l.box(from, to, l.LoopY, loopHeight*l.low, 2),
		Bar: i, Slot: k, Task: serves(l.in.Score, i, k),
		Plain: s.Task == 0, Slow: s.Slow, Skipped: s.Skipped, Merged: merged,
	}
	if l.in.View.Mode == Bars && !n.Plain {
		if mark := markWidth * float32(l.in.View.Scale); n.W > 2*mark {
			n.W -= mark
			n.Registered = s.Suspended && mark >= 1
		}
	}
	if s.Slow && n.Plain {
		n.Label = l.centred(words.Duration(slotEnd(s)-s.Begin), n.Box, pollText*scale, true)
	}
	l.LoopNotes = append(l.LoopNotes, n)
}

// poll places the selector's slot and the mark of its answer.
func (l *Layout) poll(i int) {
	a := l.in.Axis
	b := l.in.Score.Bars[i]
	if !b.Ask.Asked {
		return
	}
	from, to := a.Selector(i)
	box := l.box(from, to, l.LoopY, loopHeight*l.low, 0)
	p := Poll{Box: box, Bar: i, Peek: b.Ask.Timeout == 0}
	text := "0"
	switch {
	case p.Peek:
	case !b.Ask.Answered:
		text = "" // the cursor stands on it; the dots say that it waits
	default:
		text = words.Duration(b.Ask.Took)
	}
	if !p.Peek || l.in.View.Mode == Bars {
		p.Label = l.centred(text, box, pollText*l.TextScale, true)
	}
	l.Polls = append(l.Polls, p)
	if b.Ask.Answered {
		at, end := a.Answer(i)
		box := l.box(at, end, l.LoopY, loopHeight*l.low, leastSlot)
		l.Answers = append(l.Answers, Answer{Box: box, Bar: i})
	}
}

// centred is text in the middle of the visible part of a box, none where it
// does not fit.
func (l *Layout) centred(text string, b Box, size float32, bold bool) Label {
	left, right := max(b.X, l.Plot.X), min(b.X+b.W, l.W)
	width := l.in.Text.Width(text, size, bold)
	if width+2 > right-left {
		return Label{}
	}
	return Label{X: left + (right-left-width)/2, Y: b.Y + b.H/2 + size*0.36, Text: text, Size: size, Bold: bold}
}

// narrowBar places a bar too narrow for slots: one block for what ran in it.
func (l *Layout) narrowBar(i int, from, to float64) {
	b := l.in.Score.Bars[i]
	if len(b.Slots) == 0 {
		return
	}
	start := from
	if l.in.View.Mode == Time {
		start = float64(b.Slots[0].Begin)
	} else {
		to -= (to - from) * 0.3
	}
	l.LoopNotes = append(l.LoopNotes, LoopNote{
		Box: l.box(start, to, l.LoopY, loopHeight*l.low, 2),
		Bar: i, Slot: 0, Slow: b.Slow, Merged: true,
	})
}

// mergedBars places one block for bars [i, next), which share a pixel.
func (l *Layout) mergedBars(i, next int, from float64) {
	const looked = 8 // enough to find a bar in which something ran
	for j := i; j < min(next, i+looked); j++ {
		if len(l.in.Score.Bars[j].Slots) == 0 {
			continue
		}
		n := LoopNote{Box: l.box(from, from, l.LoopY, loopHeight*l.low, 2), Bar: j, Merged: true}
		if last := len(l.LoopNotes) - 1; last >= 0 && l.LoopNotes[last].Merged && n.X <= l.LoopNotes[last].X+l.LoopNotes[last].W+0.5 {
			l.LoopNotes[last].W = n.X + n.W - l.LoopNotes[last].X
			return
		}
		l.LoopNotes = append(l.LoopNotes, n)
		return
	}
}

// slowBars makes sure that what blocked the loop is seen, however far the
// view is zoomed out.
func (l *Layout) slowBars() {
	a, v := l.in.Axis, l.in.View
	first := searchFrom(a.slows, a.BarAt(v.Left))
	for first < len(a.slows) {
		i := a.slows[first]
		from, to := a.Bar(i)
		if from > v.Right() {
			return
		}
		if float32((to-from)*v.Scale) >= wideBar { // shown as it is
			first++
			continue
		}
		l.LoopNotes = append(l.LoopNotes, LoopNote{
			Box: l.box(from, to, l.LoopY, loopHeight*l.low, 2), Bar: i, Slow: true, Merged: true,
		})
		first = max(searchFrom(a.slows, a.BarAt(l.nextPixel(from))), first+1)
	}
}

// closing brackets the cycles in which asyncio.run closes.
func (l *Layout) closing() {
	bars := l.in.Score.Bars
	n := len(bars)
	if bars[n-1].Phase != trace.PhaseClosing {
		return
	}
	first := n - 1
	for first > l.in.Score.First && bars[first-1].Phase == trace.PhaseClosing {
		first--
	}
	from, _ := l.in.Axis.Bar(first)
	_, to := l.in.Axis.Bar(n - 1)
	if to < l.in.View.Left || from > l.in.View.Right() {
		return
	}
	k := l.TextScale
	left, right := max(l.x(from), l.Plot.X), min(l.x(to), l.W)
	b := Bracket{X: left, W: max(right-left, 2), Y: 9 * k, AtLeft: from >= l.in.View.Left, AtRight: to <= l.in.View.Right()}
	text := words.Closing(l.in)
	size := restText * k
	width := l.in.Text.Width(text, size, false)
	x := left + 8
	if width+16 > right-left { // beside it, on whichever side there is room
		if x = right + 6; x+width > l.W {
			x = left - width - 6
		}
	}
	if x >= l.Plot.X {
		b.Label = Label{X: x, Y: 9*k + size*0.36, Text: text, Size: size}
	}
	l.Brackets = append(l.Brackets, b)
}
