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
	circles [beats]*canvas.Circle
	numbers [beats]*label
	names   [beats]*lines
	spots   [beats]*spot
	box     *canvas.Rectangle
	edge    *canvas.Rectangle
	rule    *lines
}

func newConductorView(s *sheet) *conductorView {
	c := &conductorView{cycle: s.label(fyne.TextAlignLeading)}
	for i := range c.path {
		c.path[i] = canvas.NewCubicBezierCurve(fyne.Position{}, fyne.Position{}, fyne.Position{}, fyne.Position{}, color.Transparent)
		s.add(c.path[i])
	}
	for i := range beats {
		c.circles[i] = canvas.NewCircle(color.Transparent)
		s.add(c.circles[i])
		c.numbers[i] = s.label(fyne.TextAlignCenter)
		c.names[i] = &lines{sheet: s, align: fyne.TextAlignCenter}
	}
	c.box, c.edge = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	s.add(c.box, c.edge)
	c.rule = &lines{sheet: s}
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
	}
	paint(c.box, p.Highlight, color.Transparent, 0, 6*k)
	place(c.box, at.Rule)
	paint(c.edge, p.Accent, color.Transparent, 0, 1)
	place(c.edge, rect{at.Rule.X, at.Rule.Y, 3, at.Rule.H})
	c.rule.set(at.Text, l.Faces.rule, p.Text, p.Muted)
}

// drawPath draws the curve that leads to a beat: bright once the baton has
// been there in this bar.
func (c *conductorView) drawPath(i int, m *Model, at *conductorLayout, p palette.Palette) {
	line, curve := c.path[i], at.Path[i]
	ink := p.Border
	if trace.Beat(i+1) <= m.Beat {
		ink = p.Accent
	}
	place(line, at.Frame)
	if line.StrokeColor == ink && line.StrokeWidth == at.Stroke && line.EndPoint == curve.To && line.StartPoint == curve.From {
		return
	}
	line.StartPoint, line.EndPoint = curve.From, curve.To
	line.ControlPoints = []fyne.Position{curve.First, curve.Second}
	line.StrokeColor, line.StrokeWidth = ink, at.Stroke
	line.Refresh()
}

// drawBeat draws a beat's circle, number and name.
func (c *conductorView) drawBeat(i int, m *Model, l *layout, p palette.Palette) {
	at := &l.Conductor.Beats[i]
	size := 2 * at.Radius
	fill, stroke, ink, quiet, f := p.Raised, p.Border, p.Text, p.Muted, l.Faces.beat
	switch beat := trace.Beat(i + 1); {
	case beat == m.Beat:
		size = 2 * grown * l.Conductor.Scale
		fill, stroke, ink, quiet, f = p.Accent, p.Accent, p.OnAccent, p.Accent, l.Faces.beatOn
	case beat < m.Beat:
		stroke = p.Accent
	}
	paintDot(c.circles[i], fill, stroke, 2)
	placeDot(c.circles[i], at.Center.X, at.Center.Y, size)
	c.numbers[i].set(strconv.Itoa(i+1), ink, l.Conductor.Number, rect{at.Center.X - at.Radius, at.Center.Y - at.Radius, 2 * at.Radius, 2 * at.Radius})
	c.names[i].set(at.Label, f, quiet, quiet)
}
