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
	if r*s.scale < 1 || b.W*s.scale < 5 { // too small to be seen round
		s.rect(b, c)
		return
	}
	if end := s.px(r) + 1; s.vector == nil && s.px(b.W) > 4*end { // only the ends are round: fill what lies between
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
	if p.s.vector != nil {
		p.s.vector.to('Z')
	}
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

// Point is a point in logical pixels.
type Point struct{ X, Y float32 }

// polygon fills what points enclose.
func (s *sheet) polygon(c color.NRGBA, points ...Point) {
	p := s.path(around(points, 0))
	p.move(points[0].X, points[0].Y)
	for _, at := range points[1:] {
		p.line(at.X, at.Y)
	}
	p.paint(c)
}

// stroke draws a line through points, width wide.
func (s *sheet) stroke(c color.NRGBA, width float32, points ...Point) {
	p := s.path(around(points, width))
	side := make([]Point, 0, 2*len(points))
	for i := range points {
		side = append(side, offset(points, i, width/2))
	}
	for i := len(points) - 1; i >= 0; i-- {
		side = append(side, offset(points, i, -width/2))
	}
	p.move(side[0].X, side[0].Y)
	for _, at := range side[1:] {
		p.line(at.X, at.Y)
	}
	p.paint(c)
}

// curve draws a Bézier curve, width wide.
func (s *sheet) curve(c color.NRGBA, width float32, from, a, b, to Point) {
	const pieces = 20
	points := make([]Point, 0, pieces+1)
	for i := range pieces + 1 {
		t := float32(i) / pieces
		u := 1 - t
		points = append(points, Point{
			u*u*u*from.X + 3*u*u*t*a.X + 3*u*t*t*b.X + t*t*t*to.X,
			u*u*u*from.Y + 3*u*u*t*a.Y + 3*u*t*t*b.Y + t*t*t*to.Y,
		})
	}
	s.stroke(c, width, points...)
}

// offset is point i of a line, moved by d across the line's direction there.
func offset(points []Point, i int, d float32) Point {
	a, b := points[max(i-1, 0)], points[min(i+1, len(points)-1)]
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	length := float32(math.Hypot(dx, dy))
	if length == 0 {
		return points[i]
	}
	return Point{points[i].X - d*float32(dy)/length, points[i].Y + d*float32(dx)/length}
}

// around is a box that holds points, with width to spare.
func around(points []Point, width float32) Box {
	x0, y0, x1, y1 := points[0].X, points[0].Y, points[0].X, points[0].Y
	for _, p := range points[1:] {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	return Box{x0, y0, x1 - x0, y1 - y0}.inset(-width)
}
