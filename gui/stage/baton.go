package stage

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// conductorView draws the conductor: the baton's path, the beats, the rule.
type conductorView struct {
	cycle   *label
	path    [beats]*canvas.BezierCurve
	arrows  [beats][2]*canvas.Line
	circles [beats]*canvas.Circle
	numbers [beats]*label
	names   [beats]*lines
	spots   [beats]*spot
	name    *lines // of the drawing
	box     *canvas.Rectangle
	edge    *canvas.Rectangle
	rule    *lines
}

func newConductorView(s *sheet) *conductorView {
	c := &conductorView{cycle: s.label(fyne.TextAlignLeading)}
	for i := range c.path {
		c.path[i] = canvas.NewCubicBezierCurve(fyne.Position{}, fyne.Position{}, fyne.Position{}, fyne.Position{}, color.Transparent)
		s.add(c.path[i])
		for j := range c.arrows[i] {
			c.arrows[i][j] = canvas.NewLine(color.Transparent)
			s.add(c.arrows[i][j])
		}
	}
	for i := range beats {
		c.circles[i] = canvas.NewCircle(color.Transparent)
		s.add(c.circles[i])
		c.numbers[i] = s.label(fyne.TextAlignCenter)
		c.names[i] = &lines{sheet: s, align: fyne.TextAlignCenter}
	}
	c.box, c.edge = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	s.add(c.box, c.edge)
	c.name, c.rule = &lines{sheet: s}, &lines{sheet: s}
	for i := range beats {
		c.spots[i] = s.spot()
	}
	return c
}

func (c *conductorView) draw(m *Model, l *layout, p palette.Palette, k float32, tap func(trace.Beat)) {
	at := &l.Conductor
	c.cycle.set(m.Cycle, p.Muted, l.Faces.cycle, at.Cycle)
	for i := range beats {
		c.drawPath(i, m, at, p)
		c.drawBeat(i, m, l, p)
		beat := trace.Beat(i + 1)
		c.spots[i].set(at.Beats[i].Hit, m.Beats[i], p.Accent, func() { tap(beat) })
		c.spots[i].around(at.Beats[i].Ring)
	}
	c.name.set(at.Name, l.Faces.more, p.Muted, p.Muted)
	paint(c.box, p.Highlight, color.Transparent, 0, 6*k)
	place(c.box, at.Rule)
	paint(c.edge, p.Accent, color.Transparent, 0, 1)
	place(c.edge, rect{at.Rule.X, at.Rule.Y, 3, at.Rule.H})
	c.rule.set(at.Text, l.Faces.rule, p.Text, p.Muted)
}

// walked is how bright a curve is, of 1, which the baton has left behind in
// this bar.
const walked = 0.5

// drawPath draws the curve that leads to a beat, and its arrowhead: bright
// where the baton has just gone, and half bright where it was in this bar.
func (c *conductorView) drawPath(i int, m *Model, at *conductorLayout, p palette.Palette) {
	line, curve := c.path[i], at.Path[i]
	ink := p.Border
	switch beat := trace.Beat(i + 1); {
	case beat == m.Beat:
		ink = p.Accent
	case beat < m.Beat:
		ink = blend(p.Panel, p.Accent, walked)
	}
	place(line, at.Frame)
	for j, end := range [2]fyne.Position{at.Arrows[i].Left, at.Arrows[i].Right} {
		drawLine(c.arrows[i][j], end, at.Arrows[i].Tip, ink, at.Stroke)
	}
	if line.StrokeColor == ink && line.StrokeWidth == at.Stroke && line.EndPoint == curve.To && line.StartPoint == curve.From {
		return
	}
	line.StartPoint, line.EndPoint = curve.From, curve.To
	line.ControlPoints = []fyne.Position{curve.First, curve.Second}
	line.StrokeColor, line.StrokeWidth = ink, at.Stroke
	line.Refresh()
}

// drawLine draws a stroke from one point to another.
func drawLine(l *canvas.Line, from, to fyne.Position, ink color.Color, width float32) {
	if l.Position1 == from && l.Position2 == to && l.StrokeColor == ink && l.StrokeWidth == width {
		return
	}
	l.Position1, l.Position2, l.StrokeColor, l.StrokeWidth = from, to, ink, width
	l.Refresh()
}

// drawBeat draws a beat's circle, number and name.
func (c *conductorView) drawBeat(i int, m *Model, l *layout, p palette.Palette) {
	at := &l.Conductor.Beats[i]
	size := 2 * at.Radius
	fill, stroke, ink, quiet, f := p.Raised, p.Border, p.Text, p.Muted, l.Faces.beat
	switch beat := trace.Beat(i + 1); {
	case beat == m.Beat:
		size = 2 * grown * l.Conductor.Dot
		fill, stroke, ink, quiet, f = p.Accent, p.Accent, p.OnAccent, p.Accent, l.Faces.beatOn
	case beat < m.Beat:
		stroke = p.Accent
	}
	paintDot(c.circles[i], fill, stroke, 2)
	placeDot(c.circles[i], at.Center.X, at.Center.Y, size)
	c.numbers[i].set(strconv.Itoa(i+1), ink, l.Conductor.Number, rect{at.Center.X - at.Radius, at.Center.Y - at.Radius, 2 * at.Radius, 2 * at.Radius})
	c.names[i].set(at.Label, f, quiet, quiet)
}
