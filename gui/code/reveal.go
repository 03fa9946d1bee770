package code

import "fyne.io/fyne/v2"

// reveal scrolls to a line that is out of sight: so that its neighbours are
// seen too, and of all the places at which they are to one with the most marks
// in sight, and of those to the nearest.
func (v *View) reveal(line int) {
	const neighbours = 2
	m := v.metrics()
	height, now := v.scroll.Size().Height, v.scroll.Offset
	if line == 0 || height <= 0 || v.inSight(line) {
		return
	}
	margin := min(neighbours*m.line, max(height-m.line, 0)/2)
	end := max(v.extent.size.Height-height, 0)
	from := min(max(m.top(line+1)+margin-height, 0), end)
	to := min(max(m.top(line)-margin, from), max(end, from))
	within := func(y float32) float32 { return min(max(y, from), to) }
	best := within(now.Y)
	most := v.marksFrom(best, height, m)
	for at := range v.marks {
		for _, y := range [2]float32{within(m.top(at)), within(m.top(at+1) - height)} {
			n := v.marksFrom(y, height, m)
			if n > most || n == most && distance(y, now.Y) < distance(best, now.Y) {
				best, most = y, n
			}
		}
	}
	v.scroll.ScrollToOffset(fyne.NewPos(now.X, best))
	v.show()
}

func distance(a, b float32) float32 { return max(a-b, b-a) }

// marksFrom is how many marks are in sight at an offset.
func (v *View) marksFrom(offset, height float32, m metrics) int {
	n := 0
	for line, marks := range v.marks {
		if m.within(line, offset, height) {
			n += len(marks)
		}
	}
	return n
}

// within is whether the whole of a line is seen in a height at an offset.
func (m metrics) within(line int, offset, height float32) bool {
	const rounding = 0.01
	return m.top(line) >= offset-rounding && m.top(line+1) <= offset+height+rounding
}

// revealMarks scrolls to a mark if none is in sight.
func (v *View) revealMarks(marks []Mark) {
	best, hollow := 0, false
	for _, m := range marks {
		if v.inSight(m.Line) {
			return
		}
		if m.Line > len(v.lines) {
			continue
		}
		if best == 0 || (hollow && !m.Hollow) {
			best, hollow = m.Line, m.Hollow
		}
	}
	v.reveal(best)
}

// inSight is whether the whole of a line is seen. Line 0 never is.
func (v *View) inSight(line int) bool {
	return line > 0 && v.metrics().within(line, v.scroll.Offset.Y, v.scroll.Size().Height)
}
