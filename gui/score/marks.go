package score

import (
	"fmt"
	"image/color"
	"math"

	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// hatch lays a task's hatching over a box: lines that rise to the right.
func (pt *painter) hatch(b Box, task int) {
	if pt.vector != nil {
		pt.vectorHatch(b, task)
		return
	}
	lines := pt.hatching(task)
	shift := int(pt.l.Shift * float64(pt.scale))
	n := len(lines)
	pt.pattern(b, func(x, y int) color.RGBA { return lines[((x+y+shift)%n+n)%n] })
}

// Of the hatching: how far its lines lie apart and how thick they are, along the
// row, in logical pixels; and how strong they are.
const (
	hatchApart = 8.5
	hatchThick = 2.0
	hatchAlpha = 0.55
)

// vectorHatch is hatch in an SVG.
func (pt *painter) vectorHatch(b Box, task int) {
	hue := 0
	if task > 0 {
		hue = (task-1)%palette.Hues + 1
	}
	const n, from, to = hatchApart, (hatchApart - hatchThick) / 2, (hatchApart + hatchThick) / 2
	line := fmt.Sprintf(`<path d="M%[1]v 0H%[2]vL0 %[2]vV%[1]vZM%[3]v %[1]vV%[2]vL%[2]v %[3]vH%[1]vZ" %[4]s/>`,
		from, to, n, ink(palette.Alpha(pt.p.TaskLine(task), hatchAlpha)))
	pt.vector.filled(b, fmt.Sprintf("h%d", hue), n, n, line)
}

// hatching is the colours of a row of pixels across the hatching: it repeats,
// and each row below begins one further.
func (pt *painter) hatching(task int) []color.RGBA {
	hue := 0
	if task > 0 {
		hue = (task-1)%palette.Hues + 1
	}
	if pt.hatches[hue] != nil {
		return pt.hatches[hue]
	}
	n := max(int(math.Round(hatchApart*float64(pt.scale))), 4)
	ink := pt.p.TaskLine(task)
	line := make([]color.RGBA, n)
	width := hatchThick * float64(pt.scale)
	for i := range line {
		distance := math.Abs(float64(i) - float64(n)/2)
		cover := min(max(width/2+0.5-distance, 0), 1)
		line[i] = premultiplied(palette.Alpha(ink, hatchAlpha*cover))
	}
	pt.hatches[hue] = line
	return line
}

// dots lays the pattern of a waiting selector over a box.
func (pt *painter) dots(b Box) {
	if pt.vector != nil {
		pt.vector.filled(b, "dots", 5, 5, fmt.Sprintf(`<circle cx="2.5" cy="2.5" r="0.8" %s/>`, ink(palette.Alpha(pt.p.Muted, 0.7))))
		return
	}
	apart := 5 * pt.scale
	r := pt.device(b)
	ink := pt.p.Muted
	radius := 0.8 * pt.scale
	pt.pattern(b, func(x, y int) color.RGBA {
		dx := offDot(float32(x-r.Min.X), apart)
		dy := offDot(float32(y-r.Min.Y), apart)
		cover := radius + 0.5 - float32(math.Sqrt(float64(dx*dx+dy*dy)))
		if cover <= 0 {
			return color.RGBA{}
		}
		return premultiplied(palette.Alpha(ink, 0.7*float64(min(cover, 1))))
	})
}

// offDot is how far pixel v is from the middle of its dot, in one direction.
func offDot(v, apart float32) float32 {
	cell := float32(math.Floor(float64(v / apart)))
	return v - float32(math.Floor(float64((cell+0.5)*apart)))
}

// check paints the mark of a task that returned.
func (pt *painter) check(at Point, k float32) {
	pt.stroke(pt.p.OnTask, 2*k, Point{at.X - 4*k, at.Y + 0.3*k}, Point{at.X - 1.2*k, at.Y + 3.2*k}, Point{at.X + 4*k, at.Y - 3.4*k})
}

// clock paints the mark of a timer.
func (pt *painter) clock(at Point, r float32, c color.NRGBA) {
	pt.ring(at.X, at.Y, r, 1.7, c)
	pt.stroke(c, 1.4, Point{at.X, at.Y - r*0.6}, Point{at.X, at.Y + 0.3}, Point{at.X + r*0.5, at.Y + r*0.35})
}

// icon paints what a rest waits for.
func (pt *painter) icon(w trace.Wait, at Point, c color.NRGBA) {
	k := pt.l.TextScale
	line := 1.5 * k
	switch w {
	case trace.WaitRead, trace.WaitWrite: // a socket
		pt.ring(at.X, at.Y, 5*k, line, c)
		for _, x := range []float32{-1.8 * k, 1.8 * k} {
			pt.stroke(c, line, Point{at.X + x, at.Y - 1.8*k}, Point{at.X + x, at.Y + 1.8*k})
		}
	case trace.WaitTimer:
		pt.clock(at, 5*k, c)
	case trace.WaitThread: // its lines
		for _, y := range []float32{-3.5 * k, 0, 3.5 * k} {
			pt.stroke(c, line, Point{at.X - 5*k, at.Y + y}, Point{at.X + 5*k, at.Y + y})
		}
	case trace.WaitTask: // a note
		pt.outlined(Box{at.X - 5.5*k, at.Y - 3.5*k, 11 * k, 7 * k}, 2*k, line, c)
	case trace.WaitGather: // notes behind a note
		pt.outlined(Box{at.X - 5.5*k, at.Y - 1.5*k, 8 * k, 6 * k}, 1.5*k, line, c)
		pt.stroke(c, line, Point{at.X - 2*k, at.Y - 4*k}, Point{at.X + 5*k, at.Y - 4*k}, Point{at.X + 5*k, at.Y + 2*k})
	case trace.WaitLock:
		pt.outlined(Box{at.X - 4.5*k, at.Y - 0.5*k, 9 * k, 6 * k}, 1.5*k, line, c)
		pt.curve(c, line, Point{at.X - 2.7*k, at.Y}, Point{at.X - 2.7*k, at.Y - 6.5*k}, Point{at.X + 2.7*k, at.Y - 6.5*k}, Point{at.X + 2.7*k, at.Y})
	case trace.WaitQueue:
		for _, x := range []float32{-4 * k, 0, 4 * k} {
			pt.stroke(c, line, Point{at.X + x, at.Y - 4*k}, Point{at.X + x, at.Y + 4*k})
		}
	case trace.WaitYield: // it lets others by
		for _, x := range []float32{-4 * k, 0.5 * k} {
			pt.stroke(c, line, Point{at.X + x, at.Y - 3.5*k}, Point{at.X + x + 3.5*k, at.Y}, Point{at.X + x, at.Y + 3.5*k})
		}
	default: // a future: an open end
		pt.ring(at.X, at.Y, 4.5*k, line, c)
		pt.disc(at.X, at.Y, 1.5*k, c)
	}
}

// legend paints what the marks mean.
func (pt *painter) legend() {
	l := pt.l
	k := l.TextScale
	pt.clipTo(Box{0, 0, l.W, l.H})
	for _, item := range l.Legend {
		pt.meaning(item.What, Box{item.X, item.Y - 5.5*k, 16 * k, 11 * k})
		pt.put(item.Label, pt.p.Muted)
	}
}
