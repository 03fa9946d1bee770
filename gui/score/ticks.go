package score

import (
	"strconv"
	"time"
)

// timeAxis places the lines of the time axis, at round distances.
func (l *Layout) timeAxis() {
	v, k := l.in.View, l.TextScale
	size := restText * k
	const apart = 90
	step := roundStep(apart * float64(k) / v.Scale)
	for n := int64(v.Left / step); ; n++ {
		at := float64(n) * step
		if at > v.Right() {
			return
		}
		x := l.x(at)
		if x < l.Plot.X-0.5 {
			continue
		}
		text := axisTime(time.Duration(at), time.Duration(step))
		tick := Tick{X: x}
		if x+4+l.in.Text.Width(text, size, false) < l.W {
			tick.Label = Label{X: x + 4, Y: l.Head - 4*k, Text: text, Size: size}
		}
		l.Ticks = append(l.Ticks, tick)
	}
}

// roundStep is the next of 1, 2, 5, 10, ... nanoseconds that is at least least.
func roundStep(least float64) float64 {
	for step := 1.0; ; step *= 10 {
		for _, k := range []float64{1, 2, 5} {
			if step*k >= least {
				return step * k
			}
		}
	}
}

// axisTime writes a moment as finely as lines step apart need.
func axisTime(d, step time.Duration) string {
	unit, name := time.Second, " s"
	switch {
	case step < time.Microsecond:
		unit, name = time.Microsecond, " µs"
	case step < 500*time.Microsecond:
		unit, name = time.Millisecond, " ms"
	case step < 500*time.Millisecond:
		unit, name = time.Millisecond, " ms"
	}
	digits := 0
	for part := step; part < unit && part > 0; part *= 10 {
		digits++
	}
	return strconv.FormatFloat(float64(d)/float64(unit), 'f', digits, 64) + name
}
