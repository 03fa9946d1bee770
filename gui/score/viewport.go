// Package score shows a recorded run as a musical score: bars for the loop's
// cycles, a lane for each task.
//
// An Axis says where things lie, in units; a Viewport which of it is seen, and
// how large; Lay puts what is seen into boxes; Draw paints them. All four are
// pure, and cost what is in view, not what was recorded. The View widget
// joins them to the pointer and the window.
package score

// Mode says what the horizontal axis measures.
type Mode uint8

const (
	Bars Mode = iota // cycles: a short step and a long wait are both legible
	Time             // run time, in real proportions
)

// How far a viewport zooms, in pixels to the unit of its mode.
const (
	minBarScale  = 0.0005
	maxBarScale  = 5
	minTimeScale = 1e-10 // 10 s to the pixel
	maxTimeScale = 0.2   // 5 ns to the pixel
)

// Viewport is the part of an axis that is seen: from Left on, Scale pixels to
// the unit, Width pixels in all. Units are those of Axis: logical pixels at
// zoom 1 in Bars, nanoseconds of run time in Time. Top is how far the task
// lanes are scrolled up. It is a value; its methods answer a new one.
type Viewport struct {
	Mode  Mode
	Left  float64
	Scale float64
	Width float32
	Top   float32
}

// ToPx is the pixel at which unit u lies, from the viewport's left edge.
func (v Viewport) ToPx(u float64) float32 { return float32((u - v.Left) * v.Scale) }

// FromPx is the unit that lies at pixel x. It undoes ToPx.
func (v Viewport) FromPx(x float32) float64 { return v.Left + float64(x)/v.Scale }

// Right is the unit at the right edge.
func (v Viewport) Right() float64 { return v.FromPx(v.Width) }

// ZoomAbout scales by factor and keeps what lies at pixel x where it is.
func (v Viewport) ZoomAbout(x float32, factor float64) Viewport {
	at := v.FromPx(x)
	v.Scale = v.held(v.Scale * factor)
	v.Left = at - float64(x)/v.Scale
	return v
}

// Pan moves what is seen by dx pixels to the right, the content thus to the left.
func (v Viewport) Pan(dx float32) Viewport {
	v.Left += float64(dx) / v.Scale
	return v
}

// Fit shows all units from begin to end.
func (v Viewport) Fit(begin, end float64) Viewport {
	v.Left = begin
	if end > begin && v.Width > 0 {
		v.Scale = v.held(float64(v.Width) / ((end - begin) * 1.02))
	}
	return v
}

// Follow shows the end, with a little room after it, and the beginning for as
// long as there is room for both.
func (v Viewport) Follow(begin, end float64) Viewport {
	v.Left = max(begin, end-float64(v.Width)*0.92/v.Scale)
	return v
}

// Reveal shows unit u with some of what surrounds it; what is in view already
// moves nothing.
func (v Viewport) Reveal(u float64) Viewport {
	width := float64(v.Width) / v.Scale
	switch {
	case u < v.Left:
		v.Left = u - 0.3*width
	case u > v.Right():
		v.Left = u - 0.7*width
	}
	return v
}

// Clamped keeps to what lies from begin to end: it shows nothing before it, no
// more after it than Follow does, and is no smaller than shows it all, but for
// a score that is shorter at its usual size.
func (v Viewport) Clamped(begin, end float64) Viewport {
	if v.Width > 0 && end > begin {
		least := v.Fit(begin, end).Scale
		if v.Mode == Bars {
			least = min(least, 1)
		}
		v.Scale = max(v.Scale, least)
	}
	v.Scale = v.held(v.Scale)
	last := end - float64(v.Width)*0.92/v.Scale
	v.Left = max(begin, min(v.Left, last))
	return v
}

// held keeps a scale within the mode's bounds.
func (v Viewport) held(scale float64) float64 {
	if v.Mode == Time {
		return min(max(scale, minTimeScale), maxTimeScale)
	}
	return min(max(scale, minBarScale), maxBarScale)
}
