package score

import (
	"bufio"
	"fmt"
	"html"
	"image/color"
	"io"
	"strconv"

	"batuta/gui/palette"
)

// WriteSVG writes a layout as an SVG: the same drawing as Draw's, of lines and
// letters that stay sharp at any size.
func WriteSVG(w io.Writer, l *Layout, p palette.Palette, fonts *Fonts) error {
	d := &drawing{w: bufio.NewWriter(w), fonts: fonts, patterns: map[string]bool{}}
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s">`+"\n", num(l.W), num(l.H))
	d.printf("<g>\n")
	pt := &painter{sheet: sheet{scale: 1, fonts: fonts, vector: d}, l: l, p: p}
	pt.rect(Box{0, 0, l.W, l.H}, p.Panel)
	pt.all()
	d.printf("</g>\n</svg>\n")
	if err := d.w.Flush(); err != nil {
		return fmt.Errorf("write the score as SVG: %w", err)
	}
	return nil
}

// drawing is a sheet's SVG. Errors are kept by its buffer, which Flush answers.
type drawing struct {
	w        *bufio.Writer
	fonts    *Fonts
	clips    int
	patterns map[string]bool
	path     []byte // the one being drawn
}

func (d *drawing) printf(format string, args ...any) { _, _ = fmt.Fprintf(d.w, format, args...) }

// num is a length, to the hundredth of a pixel.
func num(v float32) string {
	return strconv.FormatFloat(float64(int64(float64(v)*100+half(v)))/100, 'f', -1, 64)
}

func half(v float32) float64 {
	if v < 0 {
		return -0.5
	}
	return 0.5
}

// ink is a colour as attributes of a shape.
func ink(c color.NRGBA) string {
	s := fmt.Sprintf(`fill="#%02x%02x%02x"`, c.R, c.G, c.B)
	if c.A != 255 {
		s += fmt.Sprintf(` fill-opacity="%.3f"`, float64(c.A)/255)
	}
	return s
}

// clip limits what is drawn from now on to b.
func (d *drawing) clip(b Box) {
	d.clips++
	d.printf("</g>\n<clipPath id=\"c%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n<g clip-path=\"url(#c%d)\">\n",
		d.clips, num(b.X), num(b.Y), num(max(b.W, 0)), num(max(b.H, 0)), d.clips)
}

func (d *drawing) rect(b Box, fill string) {
	d.printf(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`+"\n", num(b.X), num(b.Y), num(max(b.W, 0)), num(max(b.H, 0)), fill)
}

// to adds a step of the path that is being drawn.
func (d *drawing) to(command byte, at ...float32) {
	d.path = append(d.path, command)
	for i, v := range at {
		if i > 0 {
			d.path = append(d.path, ' ')
		}
		d.path = append(d.path, num(v)...)
	}
}

// paint fills the path, and begins another.
func (d *drawing) paint(c color.NRGBA) {
	d.printf(`<path d="%sZ" %s/>`+"\n", d.path, ink(c))
	d.path = d.path[:0]
}

// text writes. The width is given too: another machine may have other letters.
func (d *drawing) text(x, y float32, text string, size float32, bold bool, c color.NRGBA) {
	weight := ""
	if bold {
		weight = ` font-weight="bold"`
	}
	d.printf(`<text x="%s" y="%s" font-family="Noto Sans, Helvetica, Arial, sans-serif" font-size="%s"%s textLength="%s" lengthAdjust="spacingAndGlyphs" xml:space="preserve" %s>%s</text>`+"\n",
		num(x), num(y), num(size), weight, num(d.fonts.Width(text, size, bold)), ink(c), html.EscapeString(text))
}

// filled lays a pattern over a box, which is defined where it is used first: what
// it holds, and how far it goes before it repeats.
func (d *drawing) filled(b Box, id string, width, height float32, content string) {
	if !d.patterns[id] {
		d.patterns[id] = true
		d.printf(`<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%s">%s</pattern>`+"\n", id, num(width), num(height), content)
	}
	d.rect(b, fmt.Sprintf(`fill="url(#%s)"`, id))
}
