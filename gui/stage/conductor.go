package stage

import "fyne.io/fyne/v2"

// conductorLayout is where the beats and their rule go.
type conductorLayout struct {
	Cycle  rect
	Dot    float32 // scale of the circles
	Number face    // of the numbers in them
	Beats  [beats]beatLayout
	Path   [beats]curve // Path[i] leads to beat i, from 0; the first one from the last beat
	Arrows [beats]arrow // which way the baton goes, in the midst of each curve
	Frame  rect         // of the path; its curves are relative to it
	Name   []textLine   // what the drawing shows
	Rule   rect
	Text   []textLine
	Stroke float32
}

// beatLayout is where one beat goes.
type beatLayout struct {
	Center fyne.Position
	Radius float32 // of the beat that is not active; the active one is larger
	Label  []textLine
	Hit    rect // what a pointer may tap
	Ring   rect // round the circle, for the focus
}

// textLine is one line of text that has been broken to fit.
type textLine struct {
	Text string
	At   rect
	More bool // it belongs to the second, quieter sentence
}

// The baton's path at scale 1, round the axis x = 0: down, left, right, up.
const (
	pathHalf   = 90 // half the width it needs, circles included
	pathHeight = 180
	radius     = 12
	// stackedScale is the most the path is drawn at where everything is stacked.
	stackedScale = 0.85
	leastPath    = 0.6 // scale of the path, however low the panel
	grown        = 15  // radius of the active beat
	ringGap      = 4   // from it to the outside of the focus's ring
	leastDot     = 0.9 // scale of the circles, whose numbers are text, whatever the path's
)

// beatAt is where the baton stands at each beat.
func beatAt() [beats]fyne.Position {
	return [beats]fyne.Position{{X: 0, Y: 164}, {X: -74, Y: 118}, {X: 74, Y: 118}, {X: 0, Y: 30}}
}

// path is the curve that leads to each beat.
func path() [beats]curve {
	at := beatAt()
	return [beats]curve{
		{at[3], fyne.NewPos(6, 88), fyne.NewPos(4, 136), at[0]},
		{at[0], fyne.NewPos(-14, 126), fyne.NewPos(-48, 108), at[1]},
		{at[1], fyne.NewPos(-38, 142), fyne.NewPos(28, 142), at[2]},
		{at[2], fyne.NewPos(44, 98), fyne.NewPos(16, 60), at[3]},
	}
}

// arrowsAt is where on each curve its arrowhead is, clear of the other curves.
func arrowsAt() [beats]float32 { return [beats]float32{0.45, 0.6, 0.66, 0.5} }

// conductor lays the conductor out in the width of box, from its top.
func (a arranger) conductor(m *Model, box rect) conductorLayout {
	scale := min(a.k, box.W/(2*pathHalf))
	if a.width < narrowest*a.k { // the queues stand below it: let them be in sight
		scale = min(scale, stackedScale*a.k)
	}
	if a.low > 0 {
		scale = min(scale, a.low)
	}
	dot := max(scale, leastDot*a.k)
	c := conductorLayout{Dot: dot, Stroke: 3.2 * scale, Number: face{12.5 * dot, a.faces.beatOn.style}}
	line := a.ruler.height(a.faces.beatOn)
	axis := box.X + box.W/2
	cycle := a.ruler.width(m.Broad, a.faces.cycle) // so that the drawing stays where it is
	height := a.ruler.height(a.faces.cycle)
	c.Cycle = rect{box.X, box.Y, box.W, height}

	// The cycle's number stands left of the uppermost label, where there is room.
	top := box.Y + line + a.k + (grown+ringGap)*dot - 30*scale
	up := a.ruler.width(m.Beats[3], a.faces.beatOn)
	if axis-up/2 < box.X+cycle+6*a.k {
		top += height
	} else {
		c.Cycle.W = axis - up/2 - box.X - 2*a.k
	}
	for i, at := range beatAt() {
		c.Beats[i].Center = fyne.NewPos(axis+at.X*scale, top+at.Y*scale)
		c.Beats[i].Radius = radius * dot
		ring := 2 * (grown + ringGap) * dot
		c.Beats[i].Ring = rect{axis + at.X*scale - ring/2, top + at.Y*scale - ring/2, ring, ring}
	}
	c.Frame = rect{axis - pathHalf*scale, top, 2 * pathHalf * scale, pathHeight * scale}
	for i, p := range path() {
		move := func(p fyne.Position) fyne.Position {
			return fyne.NewPos((p.X+pathHalf)*scale, p.Y*scale)
		}
		c.Path[i] = curve{move(p.From), move(p.First), move(p.Second), move(p.To)}
		c.Arrows[i] = c.Path[i].arrow(arrowsAt()[i], 7*scale, fyne.NewPos(c.Frame.X, c.Frame.Y))
	}
	y := a.beatLabels(m, box, &c) + 6*a.k
	name := a.ruler.wrap(m.Path, a.faces.more, box.W)
	if len(name) > 1 {
		name = a.ruler.wrap(m.Way, a.faces.more, box.W)
	}
	for _, text := range name {
		c.Name = append(c.Name, textLine{Text: text, At: rect{box.X, y, box.W, line}})
		y += line
	}
	a.rule(m, rect{box.X, y + 6*a.k, box.W, 0}, &c)
	return c
}

// beatLabels puts the beats' names beside them, and answers where they end.
func (a arranger) beatLabels(m *Model, box rect, c *conductorLayout) float32 {
	line := a.ruler.height(a.faces.beatOn)
	axis := box.X + box.W/2
	// block centres the lines of a name on x, no further out than from left to right.
	block := func(beat int, x, y, left, right float32) float32 {
		words := a.ruler.wrap(m.Beats[beat], a.faces.beatOn, right-left)
		b := &c.Beats[beat]
		b.Hit = b.Ring
		for i, text := range words {
			w := min(a.ruler.width(text, a.faces.beatOn)+1, right-left)
			at := min(max(x-w/2, left), right-w)
			b.Label = append(b.Label, textLine{Text: text, At: rect{at, y + float32(i)*line, w, line}})
			b.Hit = b.Hit.with(b.Label[i].At)
		}
		return y + float32(len(words))*line
	}
	below := func(beat int) float32 { return c.Beats[beat].Ring.bottom() + a.k }
	free := (grown + ringGap + 1) * c.Dot // of the lowest beat, which stands between the two names
	left := block(1, c.Beats[1].Center.X, below(1), box.X, axis-free)
	right := block(2, c.Beats[2].Center.X, below(2), axis+free, box.right())
	up := c.Beats[3].Ring.Y - line
	block(3, axis, up, axis-box.W/2, box.right())
	low := below(0)
	half := a.ruler.width(m.Beats[0], a.faces.beatOn) / 2
	if axis-half < axis-free { // it would reach under the names at the sides
		low = max(low, max(left, right)+3*a.k)
	}
	return block(0, axis, low, box.X, box.right())
}

// rule lays out the box of the one sentence: as high as the longest of them
// needs, so that it does not jump from beat to beat.
func (a arranger) rule(m *Model, box rect, c *conductorLayout) {
	line := a.ruler.height(a.faces.rule)
	left := 12 * a.k
	width := box.W - left - 8*a.k
	count := func(r Rule) int {
		return len(a.ruler.wrap(r.Text, a.faces.rule, width)) + len(a.ruler.wrap(r.More, a.faces.more, width))
	}
	lines := 0
	for _, r := range append(m.Idles[:], m.Rules[:]...) {
		lines = max(lines, count(r))
	}
	margin := 4 * a.k
	box.H = float32(lines)*line + 2*margin
	c.Rule = box
	now := m.Rule()
	y := box.Y + (box.H-float32(count(now))*line)/2
	for i, text := range [2]string{now.Text, now.More} {
		for _, words := range a.ruler.wrap(text, a.faces.rule, width) {
			c.Text = append(c.Text, textLine{words, rect{box.X + left, y, width, line}, i == 1})
			y += line
		}
	}
}
