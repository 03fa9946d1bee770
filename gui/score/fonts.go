package score

import (
	"fmt"
	"image"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Measurer says how wide text is, in logical pixels, at a size in logical
// pixels.
type Measurer interface {
	Width(text string, size float32, bold bool) float32
}

// Fonts draws and measures text in a regular and a bold font. It keeps every
// glyph it has drawn. One goroutine at a time.
type Fonts struct {
	fonts [2]*opentype.Font
	faces map[faceKey]*face
}

type faceKey struct {
	size fixed.Int26_6 // of an em, in device pixels
	bold bool
}

// face is a font at one size, with the glyphs drawn so far.
type face struct {
	font   font.Face
	glyphs map[glyphKey]glyph
	widths map[rune]fixed.Int26_6
}

// glyphKey is a rune and where in a pixel it begins, in quarters.
type glyphKey struct {
	r    rune
	part uint8
}

// glyph is a mask, and where it lies relative to the pixel of the pen.
type glyph struct {
	mask *image.Alpha
	at   image.Point
}

// NewFonts parses two TrueType or OpenType fonts.
func NewFonts(regular, bold []byte) (*Fonts, error) {
	f := &Fonts{faces: map[faceKey]*face{}}
	for i, data := range [][]byte{regular, bold} {
		parsed, err := opentype.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("score: parse font: %w", err)
		}
		f.fonts[i] = parsed
	}
	return f, nil
}

// Width measures text; it is the same at any device scale.
func (f *Fonts) Width(text string, size float32, bold bool) float32 {
	const fine = 8 // measured larger, so that rounding does not add up
	fc := f.face(size*fine, bold)
	var sum fixed.Int26_6
	for _, r := range text {
		sum += fc.advance(r)
	}
	return float32(sum) / 64 / fine
}

// face is the font at a size in device pixels.
func (f *Fonts) face(size float32, bold bool) *face {
	key := faceKey{fixed.Int26_6(size*64 + 0.5), bold}
	if fc, ok := f.faces[key]; ok {
		return fc
	}
	which := f.fonts[0]
	if bold {
		which = f.fonts[1]
	}
	opened, err := opentype.NewFace(which, &opentype.FaceOptions{
		Size: float64(key.size) / 64, DPI: 72, Hinting: font.HintingNone,
	})
	if err != nil { // as of x/image 0.24 it never fails
		panic(fmt.Sprintf("score: open a face of a parsed font: %v", err))
	}
	fc := &face{font: opened, glyphs: map[glyphKey]glyph{}, widths: map[rune]fixed.Int26_6{}}
	f.faces[key] = fc
	return fc
}

func (fc *face) advance(r rune) fixed.Int26_6 {
	if w, ok := fc.widths[r]; ok {
		return w
	}
	w, _ := fc.font.GlyphAdvance(r)
	fc.widths[r] = w
	return w
}

// glyph is the mask of r, begun part quarters into a pixel.
func (fc *face) glyph(r rune, part uint8) glyph {
	key := glyphKey{r, part}
	if g, ok := fc.glyphs[key]; ok {
		return g
	}
	var g glyph
	bounds, mask, at, _, ok := fc.font.Glyph(fixed.Point26_6{X: fixed.Int26_6(part) * 16}, r)
	if ok && !bounds.Empty() {
		own := image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
		draw.Draw(own, own.Bounds(), mask, at, draw.Src) // the face uses its mask again
		g = glyph{mask: own, at: bounds.Min}
	}
	fc.glyphs[key] = g
	return g
}
