package score

import (
	"image"
	"image/color"
	"math"
)

// round is how far a Bézier curve's control points lie out for a quarter of a
// circle of radius 1.
const round = 0.5523

// rounded fills a box with corners of radius r.
func (s *sheet) rounded(b Box, r float32, c color.NRGBA) {
	b = s.snapped(b)
	r = min(r, b.W/2, b.H/2)
	if r*s.scale < 1 {
		s.rect(b, c)
		return
	}
	if end := s.px(r) + 1; s.px(b.W) > 4*end { // only the ends are round: fill what lies between
		all, whole := s.clip, s.device(b)
		left := image.Rect(whole.Min.X, whole.Min.Y, whole.Min.X+end, whole.Max.Y)
		right := image.Rect(whole.Max.X-end, whole.Min.Y, whole.Max.X, whole.Max.Y)
		s.fill(image.Rect(left.Max.X, whole.Min.Y, right.Min.X, whole.Max.Y), premultiplied(c))
		length := 4 * float32(end) / s.scale
		s.clip = all.Intersect(left)
		s.roundedPath(Box{b.X, b.Y, length, b.H}, r, c)
		s.clip = all.Intersect(right)
		s.roundedPath(Box{b.X + b.W - length, b.Y, length, b.H}, r, c)
		s.clip = all
		return
	}
	s.roundedPath(b, r, c)
}

func (s *sheet) roundedPath(b Box, r float32, c color.NRGBA) {
	p := s.path(b)
	p.corners(b, r, false)
	p.paint(c)
}

// outlined draws the edge of a box with round corners, width wide and inside it.
func (s *sheet) outlined(b Box, r, width float32, c color.NRGBA) {
	b = s.snapped(b)
	r = min(r, b.W/2, b.H/2)
	p := s.path(b)
	p.corners(b, r, false)
	if inner := b.inset(width); inner.W > 0 && inner.H > 0 {
		p.close()
		p.corners(inner, max(r-width, 0), true)
	}
	p.paint(c)
}

// snapped is b with its edges on the device's grid.
func (s *sheet) snapped(b Box) Box {
	r := s.device(b)
	return Box{
		float32(r.Min.X) / s.scale, float32(r.Min.Y) / s.scale,
		float32(r.Dx()) / s.scale, float32(r.Dy()) / s.scale,
	}
}

func (p *pen) close() {
	if p.rendered {
		p.s.shape.ClosePath()
	}
}

// corners draws a box with round corners, clockwise, or backwards so as to cut
// it out of another.
func (p *pen) corners(b Box, r float32, backwards bool) {
	x0, y0, x1, y1 := b.X, b.Y, b.X+b.W, b.Y+b.H
	k := r * (1 - round)
	p.move(x0+r, y0)
	if backwards {
		p.cube(x0+k, y0, x0, y0+k, x0, y0+r)
		p.line(x0, y1-r)
		p.cube(x0, y1-k, x0+k, y1, x0+r, y1)
		p.line(x1-r, y1)
		p.cube(x1-k, y1, x1, y1-k, x1, y1-r)
		p.line(x1, y0+r)
		p.cube(x1, y0+k, x1-k, y0, x1-r, y0)
		return
	}
	p.line(x1-r, y0)
	p.cube(x1-k, y0, x1, y0+k, x1, y0+r)
	p.line(x1, y1-r)
	p.cube(x1, y1-k, x1-k, y1, x1-r, y1)
	p.line(x0+r, y1)
	p.cube(x0+k, y1, x0, y1-k, x0, y1-r)
	p.line(x0, y0+r)
	p.cube(x0, y0+k, x0+k, y0, x0+r, y0)
}

// disc fills a circle.
func (s *sheet) disc(x, y, r float32, c color.NRGBA) {
	b := Box{x - r, y - r, 2 * r, 2 * r}
	p := s.path(b)
	p.corners(b, r, false)
	p.paint(c)
}

// ring draws a circle of a line width wide.
func (s *sheet) ring(x, y, r, width float32, c color.NRGBA) {
	b := Box{x - r, y - r, 2 * r, 2 * r}.inset(-width / 2)
	p := s.path(b)
	p.corners(b, r+width/2, false)
	p.close()
	p.corners(b.inset(width), r-width/2, true)
	p.paint(c)
}

// point is a point in logical pixels.
type point struct{ x, y float32 }

// polygon fills what points enclose.
func (s *sheet) polygon(c color.NRGBA, points ...point) {
	p := s.path(around(points, 0))
	p.move(points[0].x, points[0].y)
	for _, at := range points[1:] {
		p.line(at.x, at.y)
	}
	p.paint(c)
}

// stroke draws a line through points, width wide.
func (s *sheet) stroke(c color.NRGBA, width float32, points ...point) {
	p := s.path(around(points, width))
	side := make([]point, 0, 2*len(points))
	for i := range points {
		side = append(side, offset(points, i, width/2))
	}
	for i := len(points) - 1; i >= 0; i-- {
		side = append(side, offset(points, i, -width/2))
	}
	p.move(side[0].x, side[0].y)
	for _, at := range side[1:] {
		p.line(at.x, at.y)
	}
	p.paint(c)
}

// curve draws a Bézier curve, width wide.
func (s *sheet) curve(c color.NRGBA, width float32, from, a, b, to point) {
	const pieces = 20
	points := make([]point, 0, pieces+1)
	for i := range pieces + 1 {
		t := float32(i) / pieces
		u := 1 - t
		points = append(points, point{
			u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*to.x,
			u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*to.y,
		})
	}
	s.stroke(c, width, points...)
}

// offset is point i of a line, moved by d across the line's direction there.
func offset(points []point, i int, d float32) point {
	a, b := points[max(i-1, 0)], points[min(i+1, len(points)-1)]
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	length := float32(math.Hypot(dx, dy))
	if length == 0 {
		return points[i]
	}
	return point{points[i].x - d*float32(dy)/length, points[i].y + d*float32(dx)/length}
}

// around is a box that holds points, with width to spare.
func around(points []point, width float32) Box {
	x0, y0, x1, y1 := points[0].x, points[0].y, points[0].x, points[0].y
	for _, p := range points[1:] {
		x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
	}
	return Box{x0, y0, x1 - x0, y1 - y0}.inset(-width)
}
