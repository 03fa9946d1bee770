package score

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// sheet is what is painted on in logical pixels: an image, or an SVG.
type sheet struct {
	vector *drawing // the SVG; nil: it is an image
	img    *image.RGBA
	scale  float32 // device pixels to the logical one
	fonts  *Fonts
	shape  vector.Rasterizer
	cover  image.Alpha     // what the shape covers, used again for each
	clip   image.Rectangle // device pixels
}

// px is where logical coordinate v lies on the device's pixel grid: edges that
// are drawn along it are crisp.
func (s *sheet) px(v float32) int { return int(math.Floor(float64(v*s.scale) + 0.5)) }

// clipTo limits what is painted to b, until the next call.
func (s *sheet) clipTo(b Box) {
	if s.vector != nil {
		s.vector.clip(b)
		return
	}
	s.clip = image.Rect(s.px(b.X), s.px(b.Y), s.px(b.X+b.W), s.px(b.Y+b.H)).Intersect(s.img.Rect)
}

// device is b on the device's grid, no thinner than a pixel.
func (s *sheet) device(b Box) image.Rectangle {
	r := image.Rect(s.px(b.X), s.px(b.Y), s.px(b.X+b.W), s.px(b.Y+b.H))
	r.Max.X, r.Max.Y = max(r.Max.X, r.Min.X+1), max(r.Max.Y, r.Min.Y+1)
	return r
}

// premultiplied is c as an image.RGBA holds it.
func premultiplied(c color.NRGBA) color.RGBA {
	a := uint32(c.A)
	return color.RGBA{
		R: uint8((uint32(c.R)*a + 127) / 255), G: uint8((uint32(c.G)*a + 127) / 255),
		B: uint8((uint32(c.B)*a + 127) / 255), A: c.A,
	}
}

// blend lays c over the four bytes of a pixel.
func blend(pix []uint8, c color.RGBA) {
	rest := 255 - uint32(c.A)
	pix[0] = c.R + uint8((uint32(pix[0])*rest+127)/255)
	pix[1] = c.G + uint8((uint32(pix[1])*rest+127)/255)
	pix[2] = c.B + uint8((uint32(pix[2])*rest+127)/255)
	pix[3] = c.A + uint8((uint32(pix[3])*rest+127)/255)
}

// rect fills a box, its edges on the grid.
func (s *sheet) rect(b Box, c color.NRGBA) {
	if s.vector != nil {
		s.vector.rect(b, ink(c))
		return
	}
	s.fill(s.device(b), premultiplied(c))
}

func (s *sheet) fill(r image.Rectangle, c color.RGBA) {
	r = r.Intersect(s.clip)
	if r.Empty() {
		return
	}
	if c.A != 255 {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			row := s.img.Pix[s.img.PixOffset(r.Min.X, y):s.img.PixOffset(r.Max.X, y)]
			for i := 0; i < len(row); i += 4 {
				blend(row[i:i+4:i+4], c)
			}
		}
		return
	}
	first := s.img.Pix[s.img.PixOffset(r.Min.X, r.Min.Y):s.img.PixOffset(r.Max.X, r.Min.Y)]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, c.A
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(s.img.Pix[s.img.PixOffset(r.Min.X, y):s.img.PixOffset(r.Max.X, y)], first)
	}
}

// pattern fills a box with a pattern of the device's pixels, which answers the
// colour (premultiplied) for the pixel at x, y.
func (s *sheet) pattern(b Box, at func(x, y int) color.RGBA) {
	r := s.device(b).Intersect(s.clip)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.img.Pix[s.img.PixOffset(r.Min.X, y):]
		for i, x := 0, r.Min.X; x < r.Max.X; i, x = i+4, x+1 {
			if c := at(x, y); c.A != 0 {
				blend(row[i:i+4:i+4], c)
			}
		}
	}
}

// pen is where a path is being drawn: device pixels from the corner of the
// path's own bounds.
type pen struct {
	s        *sheet
	dx, dy   float32
	lastX    float32
	lastY    float32
	bounds   image.Rectangle
	rendered bool
}

// path begins a path within b; paint ends it.
func (s *sheet) path(b Box) *pen {
	r := image.Rect(
		int(math.Floor(float64(b.X*s.scale)))-2, int(math.Floor(float64(b.Y*s.scale)))-2,
		int(math.Ceil(float64((b.X+b.W)*s.scale)))+2, int(math.Ceil(float64((b.Y+b.H)*s.scale)))+2)
	p := &pen{s: s, bounds: r, dx: float32(r.Min.X), dy: float32(r.Min.Y)}
	if s.vector != nil {
		return p
	}
	if r.Overlaps(s.clip) {
		s.shape.Reset(r.Dx(), r.Dy())
		p.rendered = true
	}
	return p
}

func (p *pen) move(x, y float32) {
	p.lastX, p.lastY = x, y
	if p.s.vector != nil {
		p.s.vector.to('M', x, y)
	}
	if p.rendered {
		p.s.shape.MoveTo(x*p.s.scale-p.dx, y*p.s.scale-p.dy)
	}
}

func (p *pen) line(x, y float32) {
	p.lastX, p.lastY = x, y
	if p.s.vector != nil {
		p.s.vector.to('L', x, y)
	}
	if p.rendered {
		p.s.shape.LineTo(x*p.s.scale-p.dx, y*p.s.scale-p.dy)
	}
}

func (p *pen) cube(ax, ay, bx, by, x, y float32) {
	p.lastX, p.lastY = x, y
	if p.s.vector != nil {
		p.s.vector.to('C', ax, ay, bx, by, x, y)
	}
	if p.rendered {
		k := p.s.scale
		p.s.shape.CubeTo(ax*k-p.dx, ay*k-p.dy, bx*k-p.dx, by*k-p.dy, x*k-p.dx, y*k-p.dy)
	}
}

// paint closes the path and fills it.
func (p *pen) paint(c color.NRGBA) {
	if p.s.vector != nil {
		p.s.vector.paint(c)
		return
	}
	if !p.rendered {
		return
	}
	s := p.s
	s.shape.ClosePath()
	// By way of a mask: the rasterizer draws into one many times faster than
	// into colours, and knows no clipping.
	w, h := p.bounds.Dx(), p.bounds.Dy()
	if cap(s.cover.Pix) < w*h {
		s.cover.Pix = make([]uint8, w*h)
	}
	s.cover = image.Alpha{Pix: s.cover.Pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	s.shape.DrawOp = draw.Src
	s.shape.Draw(&s.cover, s.cover.Rect, image.Opaque, image.Point{})
	s.mask(&s.cover, p.bounds.Min, premultiplied(c))
}

// mask lays c over the image as strongly as mask says, its corner at point at.
func (s *sheet) mask(mask *image.Alpha, at image.Point, c color.RGBA) {
	r := mask.Rect.Add(at).Intersect(s.clip)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		start := mask.PixOffset(r.Min.X-at.X, y-at.Y)
		from := mask.Pix[start : start+r.Dx()]
		row := s.img.Pix[s.img.PixOffset(r.Min.X, y):]
		for i := 0; i < len(from); i++ {
			m := uint32(from[i])
			switch {
			case m == 0: // most of a mask: looked at eight at a time
				for i+8 < len(from) && binary.NativeEndian.Uint64(from[i+1:]) == 0 {
					i += 8
				}
			case m == 255 && c.A == 255:
				pix := row[4*i : 4*i+4 : 4*i+4]
				pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, 255
			default:
				blend(row[4*i:4*i+4:4*i+4], color.RGBA{
					R: uint8(uint32(c.R) * m / 255), G: uint8(uint32(c.G) * m / 255),
					B: uint8(uint32(c.B) * m / 255), A: uint8(uint32(c.A) * m / 255),
				})
			}
		}
	}
}

// text writes with the left end of its base line at x, y.
func (s *sheet) text(x, y float32, text string, size float32, bold bool, c color.NRGBA) {
	if s.vector != nil {
		s.vector.text(x, y, text, size, bold, c)
		return
	}
	fc := s.fonts.face(size*s.scale, bold)
	pen := fixed.Int26_6(x*s.scale*64 + 0.5)
	line := s.px(y)
	ink := premultiplied(c)
	for _, r := range text {
		quarter := (pen + 8) &^ 15
		g := fc.glyph(r, uint8((quarter&63)>>4))
		if g.mask != nil {
			s.mask(g.mask, g.at.Add(image.Pt(int(quarter>>6), line)), ink)
		}
		pen += fc.advance(r)
	}
}
