package score

import (
	"image"
	"image/color"
	"math"

	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// Draw paints a layout at a device scale (device pixels to the logical one),
// over all of into, or into a new image of the layout's size if that is nil.
func Draw(l *Layout, p palette.Palette, fonts *Fonts, scale float32, into *image.RGBA) *image.RGBA {
	if into == nil {
		w, h := int(math.Round(float64(l.W*scale))), int(math.Round(float64(l.H*scale)))
		into = image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	}
	size := into.Rect
	pt := &painter{sheet: sheet{img: into, scale: scale, fonts: fonts, clip: size}, l: l, p: p}
	pt.fill(size, premultiplied(p.Panel))
	pt.all()
	return into
}

// all paints what lies on the ground.
func (pt *painter) all() {
	pt.grid()
	pt.loopLane()
	pt.stretches()
	pt.cueLines() // under words and notes, over what lasts
	pt.steps()
	pt.head()
	pt.labels()
	pt.overview()
	pt.legend()
}

// painter paints one layout.
type painter struct {
	sheet
	l *Layout
	p palette.Palette

	hatches [palette.Hues + 1][]color.RGBA // the hatching of each hue, by pixel
}

// plot is the area right of the labels, from the head down to the legend.
func (pt *painter) plot() Box {
	b := pt.l.Plot
	return Box{b.X, 0, b.W, b.Y + b.H}
}

func (pt *painter) put(label Label, c color.NRGBA) {
	if label.Text != "" {
		pt.text(label.X, label.Y, label.Text, label.Size, label.Bold, c)
	}
}

// grid paints what lies behind all: the current bar, bar lines or the lines of
// time, and the lines between lanes.
func (pt *painter) grid() {
	l := pt.l
	pt.clipTo(pt.plot())
	foot := l.Plot.Y + l.Plot.H
	for i := range l.BarBoxes {
		b := &l.BarBoxes[i]
		if b.Current {
			pt.rect(Box{b.X, b.Y, max(b.W, 1), foot - b.Y}, palette.Alpha(pt.p.Highlight, 0.75))
		}
		if b.Line {
			pt.rect(Box{b.X, b.Y + 2, 1, foot - b.Y - 2}, pt.p.Border)
		}
	}
	for _, t := range l.Ticks {
		pt.rect(Box{t.X, l.Head - 3, 1, foot - l.Head + 3}, palette.Alpha(pt.p.Border, 0.8))
	}
	if len(l.Ticks) > 0 {
		pt.rect(Box{l.Plot.X, l.Head, l.Plot.W, 1}, pt.p.Border)
	}
	faint := palette.Alpha(pt.p.Border, 0.45)
	between := l.SelectorY - l.LoopY
	pt.rect(Box{l.Plot.X, l.LoopY + between/2, l.Plot.W, 1}, faint)
	pt.rect(Box{l.Plot.X, l.SelectorY + between/2, l.Plot.W, 1}, faint)
	pt.clipTo(l.Lanes)
	for _, b := range l.LaneBoxes {
		pt.rect(Box{l.Plot.X, b.Y + b.H, l.Plot.W, 1}, faint)
		if b.Task != 0 && b.Task == l.in.Chosen {
			pt.rect(Box{l.Plot.X, b.Y, l.Plot.W, b.H}, palette.Alpha(pt.p.TaskLine(int(b.Task)), 0.1))
		}
	}
}

// loopLane paints the loop's and the selector's lane.
func (pt *painter) loopLane() {
	l := pt.l
	pt.clipTo(pt.plot())
	for i := range l.Polls {
		pt.poll(&l.Polls[i])
	}
	for i := range l.Answers {
		pt.answer(l.Answers[i].Box)
	}
	for i := range l.LoopNotes {
		pt.loopNote(&l.LoopNotes[i])
	}
	for i := range l.Marks {
		pt.mark(&l.Marks[i])
	}
}

// poll paints a selector's call.
func (pt *painter) poll(p *Poll) {
	ink := pt.p.Text
	if p.Peek {
		ink = pt.p.Muted
	} else {
		pt.rounded(p.Box, 2, pt.p.Raised)
		pt.dots(p.Box)
		if p.Label.Text != "" {
			pt.plaque(p.Label, pt.p.Raised)
		}
	}
	pt.put(p.Label, ink)
}

// mark paints what a selector's answer brought.
func (pt *painter) mark(m *Mark) {
	c := pt.p.TaskLine(int(m.Task))
	if m.Clock {
		pt.clock(Point{m.X, m.Y}, m.R, c)
		return
	}
	pt.polygon(c, Point{m.X - m.R, m.Y - m.R}, Point{m.X + m.R, m.Y - m.R}, Point{m.X, m.Y + m.R})
}

// plaque clears the ground behind words on a pattern.
func (pt *painter) plaque(label Label, ground color.NRGBA) {
	width := pt.fonts.Width(label.Text, label.Size, label.Bold)
	pt.rounded(Box{label.X - 1, label.Y - label.Size*0.84, width + 2, label.Size * 0.96}, 2, ground)
}

func (pt *painter) loopNote(n *LoopNote) {
	c := palette.Alpha(pt.p.Muted, 0.75)
	switch {
	case n.Slow:
		c = pt.p.Danger
	case n.Plain && n.Task != 0:
		c = pt.p.Task(int(n.Task))
	case n.Plain:
		c = pt.p.Muted
	}
	middle := Point{n.X + n.W/2, n.Y + n.H/2}
	r := min(n.W, n.H) / 2
	switch {
	case n.Plain && n.Skipped && n.W >= 6:
		pt.ring(middle.X, middle.Y, r-1, 1.4, c)
	case n.Plain && !n.Slow && n.W >= 6:
		pt.disc(middle.X, middle.Y, r, c)
	case n.Skipped && n.W >= 6:
		pt.outlined(n.Box, 2, 1.4, c)
	case n.Slow:
		pt.blocked(n.Box, min(2, n.W/2), n.Label)
	default:
		pt.rounded(n.Box, min(2, n.W/2), c)
	}
	pt.put(n.Label, pt.p.OnDanger)
	if n.Registered {
		mark := markWidth * float32(pt.l.in.View.Scale)
		pt.registered(Box{n.X + n.W + mark/2, n.Y, max(mark, 1.5), n.H})
	}
}

// clipToLanes limits painting to where the task lanes are.
func (pt *painter) clipToLanes() {
	area := pt.l.Lanes
	area.X, area.W = pt.l.Plot.X, pt.l.Plot.W
	pt.clipTo(area)
}

// stretches paints what lasts on the task lanes: rests and outlines.
func (pt *painter) stretches() {
	l := pt.l
	pt.clipToLanes()
	for i := range l.Rests {
		pt.rest(&l.Rests[i])
	}
	for i := range l.Outlines {
		pt.outline(&l.Outlines[i])
	}
	for i := range l.Pins {
		pt.pin(&l.Pins[i])
	}
}

func (pt *painter) outline(o *Outline) {
	c := pt.p.TaskLine(int(o.Task))
	if o.W < 4 {
		pt.rect(Box{o.X, o.Y, o.W, 1.4}, c)
		pt.rect(Box{o.X, o.Y + o.H - 1.4, o.W, 1.4}, c)
		return
	}
	pt.outlined(o.Box, 3, 1.4, c)
}

func (pt *painter) pin(p *Pin) {
	c := pt.p.TaskLine(int(p.Task))
	pt.rect(Box{p.X - 1, p.Y, 2, p.H}, c)
	pt.disc(p.X, p.Y+1, 3, c)
}

// steps paints the notes, and what is written on the rests.
func (pt *painter) steps() {
	l := pt.l
	pt.clipToLanes()
	for i := range l.Rests {
		pt.reason(&l.Rests[i])
		if r := &l.Rests[i]; r.Cut {
			pt.cut(r.Box)
		}
	}
	for i := range l.Outlines {
		if o := &l.Outlines[i]; o.Cut {
			pt.cut(o.Box)
		}
	}
	for i := range l.Notes {
		pt.note(&l.Notes[i])
	}
	if l.Thumb.H > 0 {
		pt.rounded(l.Thumb, 2, palette.Alpha(pt.p.Muted, 0.6))
	}
}

func (pt *painter) rest(r *Rest) {
	ground := pt.p.Tint(int(r.Task))
	pt.rounded(r.Box, 2, ground)
	pt.hatch(r.Box.inset(0.5), int(r.Task))
}

// reason writes what a rest waits for, on a clear ground.
func (pt *painter) reason(r *Rest) {
	if !r.Icons {
		return
	}
	clear := Box{r.Icon.X - 9*pt.l.TextScale, r.Y, 18 * pt.l.TextScale, r.H}
	if r.Label.Text != "" {
		clear.W = r.Label.X + pt.fonts.Width(r.Label.Text, r.Label.Size, false) + 5 - clear.X
	}
	pt.rect(clear, pt.p.Tint(int(r.Task)))
	pt.icon(r.Wait, r.Icon, pt.p.TaskLine(int(r.Task)))
	pt.put(r.Label, pt.p.Text)
}

func (pt *painter) note(n *Note) {
	c := pt.p.Task(int(n.Task))
	radius := min(3, n.W/2)
	if n.Slow {
		pt.blocked(n.Box, radius, n.Label)
		pt.put(n.Label, pt.p.OnDanger)
		if n.Label.Text != "" || !n.Finished || !n.markRoom {
			return
		}
	}
	middle := Point{n.X + n.W/2, n.Y + n.H/2}
	k := pt.l.TextScale
	switch {
	case !n.Finished || (!n.markRoom && n.Outcome == trace.Returned):
		if !n.Slow {
			pt.rounded(n.Box, radius, c)
		}
	case n.Outcome == trace.Returned:
		if !n.Slow {
			pt.rounded(n.Box, radius, c)
		}
		pt.check(middle, k)
	case n.Outcome == trace.Failed:
		pt.rounded(n.Box.inset(-1), radius+1, pt.p.Danger)
		if n.W > 6 {
			pt.rounded(n.Box.inset(1.6), max(radius-1, 0), c)
		}
		if n.markRoom {
			pt.rounded(Box{middle.X - 1.2*k, middle.Y - 6*k, 2.4 * k, 7.4 * k}, 1, pt.p.OnTask)
			pt.disc(middle.X, middle.Y+4.4*k, 1.4*k, pt.p.OnTask)
		}
	case n.Outcome == trace.Dropped:
		if !n.Slow {
			pt.rounded(n.Box, radius, c)
		}
		pt.cut(n.Box)
	default: // cancelled
		pt.rounded(n.Box, radius, pt.p.Dimmed(int(n.Task)))
		pt.stroke(pt.p.Text, 2.4, Point{n.X + min(4, n.W/4), n.Y + n.H - 3}, Point{n.X + n.W - min(4, n.W/4), n.Y + 3})
	}
}

// cueLines paints the curves from causes to what they brought about.
func (pt *painter) cueLines() {
	l := pt.l
	b := pt.plot()
	b.Y, b.H = l.Head, l.Plot.H
	pt.clipTo(b)
	for i := range l.Cues {
		pt.cue(&l.Cues[i])
	}
}

func (pt *painter) cue(c *Cue) {
	ink := palette.Alpha(pt.p.TaskLine(int(c.Task)), 0.9)
	dx, dy := c.To.X-c.From.X, c.To.Y-c.From.Y
	switch {
	case c.Short:
		pt.curve(ink, 1.3, c.From, Point{c.From.X + dx*0.15, c.From.Y + dy*0.45},
			Point{c.To.X - dx*0.15, c.From.Y + dy*0.4}, c.To)
	case c.Along:
		dip := (pt.l.SelectorY - pt.l.LoopY) * 0.3
		pt.curve(palette.Alpha(ink, 0.6), 1.2, c.From, Point{c.From.X, c.From.Y + dip}, Point{c.To.X, c.To.Y + dip}, c.To)
	default:
		pt.curve(ink, 1.4, c.From, Point{c.From.X, c.From.Y + dy*0.8}, Point{c.To.X, c.To.Y - dy*0.25}, c.To)
	}
}

// head paints the numbers of the bars, or the times, and the brackets.
func (pt *painter) head() {
	l := pt.l
	pt.clipTo(pt.plot())
	for i := range l.BarBoxes {
		b := &l.BarBoxes[i]
		ink := pt.p.Muted
		switch {
		case b.Slow:
			ink = pt.p.Danger
		case b.Current:
			ink = pt.p.Accent
		}
		pt.put(b.Number, ink)
		pt.put(b.Note, pt.p.Danger)
	}
	for _, t := range l.Ticks {
		pt.put(t.Label, pt.p.Muted)
	}
	for _, b := range l.Brackets {
		pt.rect(Box{b.X, b.Y, b.W, 1.4}, pt.p.Muted)
		if b.AtLeft {
			pt.rect(Box{b.X, b.Y, 1.4, 6}, pt.p.Muted)
		}
		if b.AtRight {
			pt.rect(Box{b.X + b.W - 1.4, b.Y, 1.4, 6}, pt.p.Muted)
		}
		if b.Label.Text != "" {
			pt.plaque(b.Label, pt.p.Panel)
			pt.put(b.Label, pt.p.Muted)
		}
	}
}

// labels paints the names of the lanes.
func (pt *painter) labels() {
	l := pt.l
	pt.clipTo(Box{0, 0, l.Plot.X, l.H})
	pt.put(l.LoopLabel, pt.p.Muted)
	pt.put(l.SelectorLabel, pt.p.Muted)
	area := l.Lanes
	area.W = l.Plot.X
	pt.clipTo(area)
	for i := range l.LaneBoxes {
		b := &l.LaneBoxes[i]
		ink := pt.p.Text
		switch {
		case b.Unborn:
			ink = pt.p.Dim()
		case b.Done:
			ink = pt.p.Muted
		}
		if !b.Unborn {
			pt.laneDot(b)
		}
		if b.Task != 0 && b.Task == l.in.Chosen {
			pt.rounded(Box{6, b.Y + 3, 3, b.H - 6}, 1.5, pt.p.Accent)
		}
		pt.put(b.Label, ink)
	}
	pt.clipTo(Box{0, 0, l.W, l.H})
	pt.rect(Box{l.Plot.X - 1, l.Head - 14*l.TextScale, 1, l.Plot.H + 14*l.TextScale}, pt.p.Border)
}

// laneDot paints whether a lane's task is alive.
func (pt *painter) laneDot(b *LaneBox) {
	r := 3.7 * pt.l.TextScale
	if b.Done {
		pt.ring(b.Dot.X, b.Dot.Y, r-0.7, 1.5, pt.p.TaskLine(int(b.Task)))
		return
	}
	pt.disc(b.Dot.X, b.Dot.Y, r, pt.p.Task(int(b.Task)))
}
