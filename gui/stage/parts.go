package stage

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sheet is what all the parts are drawn on: a container whose objects place
// themselves. Objects are added when they are first needed and then stay.
type sheet struct {
	box   *fyne.Container
	size  fyne.Size
	ruler ruler
	left  func()                  // is called when the pointer or the focus leaves a spot
	seen  func(fyne.CanvasObject) // and with a spot that has got the focus, to bring it into sight
}

// MinSize is part of fyne.Layout.
func (s *sheet) MinSize([]fyne.CanvasObject) fyne.Size { return s.size }

// Layout is part of fyne.Layout: there is nothing to do.
func (s *sheet) Layout([]fyne.CanvasObject, fyne.Size) {}

// add puts objects on top of those that are there.
func (s *sheet) add(objects ...fyne.CanvasObject) {
	s.box.Objects = append(s.box.Objects, objects...)
	canvas.Refresh(s.box)
}

// label is a text that is cut short where its place is too small for it.
type label struct {
	sheet *sheet
	*canvas.Text
	full string
	face face
	at   rect
}

func (s *sheet) label(align fyne.TextAlign) *label {
	l := &label{sheet: s, Text: canvas.NewText("", color.Transparent)}
	l.Alignment = align
	s.add(l.Text)
	return l
}

// set shows text in the middle of at's height. Nothing is drawn anew if
// nothing differs.
func (l *label) set(text string, ink color.Color, f face, at rect) {
	if text == "" || at.H <= 0 || at.W <= 0 {
		l.Hide()
		return
	}
	if l.full != text || l.face != f || l.at != at {
		l.full, l.face, l.at = text, f, at
		text = l.sheet.ruler.fit(text, f, at.W+0.5)
		height := l.sheet.ruler.height(f)
		place(l.Text, rect{at.X, at.Y + (at.H-height)/2, at.W, height})
	} else {
		text = l.Text.Text
	}
	if l.Text.Text != text || l.Color != ink || l.TextSize != f.size || l.TextStyle != f.style {
		l.Text.Text, l.Color, l.TextSize, l.TextStyle = text, ink, f.size, f.style
		l.Text.Refresh()
	}
	l.Show()
}

// lines is a pool of labels for broken text.
type lines struct {
	sheet  *sheet
	align  fyne.TextAlign
	labels []*label
}

func (l *lines) set(texts []textLine, f face, ink, more color.Color) {
	for len(l.labels) < len(texts) {
		l.labels = append(l.labels, l.sheet.label(l.align))
	}
	for i, x := range l.labels {
		if i >= len(texts) {
			x.Hide()
			continue
		}
		now := ink
		if texts[i].More {
			now = more
		}
		x.set(texts[i].Text, now, f, texts[i].At)
	}
}

// pattern says what a ground looks like.
type pattern struct {
	dashed       bool // else it is hatched
	ground, line color.NRGBA
	scale        float32 // of its radius and stripes
}

// ground is a raster with a pattern. Its picture is kept until pattern or
// size changes.
type ground struct {
	*canvas.Raster
	pattern pattern
	drawn   pattern
	image   *image.RGBA
}

func (s *sheet) ground() *ground {
	g := &ground{}
	g.Raster = canvas.NewRaster(g.draw)
	s.add(g.Raster)
	return g
}

func (g *ground) set(p pattern, at rect) {
	place(g.Raster, at)
	g.Show()
	if g.pattern != p {
		g.pattern = p
		g.Refresh()
	}
}

// draw is the raster's generator: a picture of w by h pixels.
func (g *ground) draw(w, h int) image.Image {
	if g.image != nil && g.drawn == g.pattern && g.image.Rect.Dx() == w && g.image.Rect.Dy() == h {
		return g.image
	}
	p := g.pattern
	density := 1.0
	if width := g.Size().Width; width > 0 {
		density = float64(w) / float64(width)
	}
	unit := density * float64(p.scale)
	if p.dashed {
		g.image = dashes(w, h, corner*unit, 4*unit, density, p.line)
	} else {
		g.image = hatch(w, h, corner*unit, 6*unit, 1.4*unit, p.ground, p.line)
	}
	g.drawn = p
	return g.image
}

// corner is the radius of a row's corners.
const corner = 7

// paint changes a rectangle's colours.
func paint(r *canvas.Rectangle, fill, stroke color.Color, width, radius float32) {
	if r.FillColor == fill && r.StrokeColor == stroke && r.StrokeWidth == width && r.CornerRadius == radius {
		return
	}
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, stroke, width, radius
	r.Refresh()
}

// paintDot changes a circle's colours.
func paintDot(c *canvas.Circle, fill, stroke color.Color, width float32) {
	if c.FillColor == fill && c.StrokeColor == stroke && c.StrokeWidth == width {
		return
	}
	c.FillColor, c.StrokeColor, c.StrokeWidth = fill, stroke, width
	c.Refresh()
}

// show shows or hides o.
func show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// place moves and resizes o.
func place(o fyne.CanvasObject, at rect) {
	o.Move(fyne.NewPos(at.X, at.Y))
	o.Resize(fyne.NewSize(max(at.W, 0), max(at.H, 0)))
}

// placeDot centres a circle of that diameter on a point.
func placeDot(c *canvas.Circle, x, y, diameter float32) {
	place(c, rect{x - diameter/2, y - diameter/2, diameter, diameter})
}
