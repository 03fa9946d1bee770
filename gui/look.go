package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/assets"
	"batuta/gui/palette"
)

// look is how the window looks and speaks. It does not change: with another
// language, theme or text size the panes are built anew from another look.
type look struct {
	palette.Palette
	*assets.Catalog
	scale float32 // of all text
}

// px is a length of a 100 % text, scaled.
func (l *look) px(size float32) float32 { return size * l.scale }

// text is a line of text in size points at 100 %.
func (l *look) text(s string, size float32, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize = l.px(size)
	return t
}

// bold is a line of bold text.
func (l *look) bold(s string, size float32, c color.Color) *canvas.Text {
	t := l.text(s, size, c)
	t.TextStyle.Bold = true
	return t
}

// fill is a plain rectangle.
func (l *look) fill(c color.Color) *canvas.Rectangle { return canvas.NewRectangle(c) }

// card is a rounded rectangle to lay things on.
func (l *look) card(fill, edge color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.CornerRadius = 8
	if edge != nil {
		r.StrokeColor, r.StrokeWidth = edge, 1
	}
	return r
}

// measure is the size of a line of text of size points at 100 %.
func (l *look) measure(s string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(s, l.px(size), fyne.TextStyle{Bold: bold})
}

// fit shortens s with an ellipsis until it is no wider than width.
func (l *look) fit(s string, size, width float32, bold bool) string {
	if l.measure(s, size, bold).Width <= width {
		return s
	}
	runes := []rune(s)
	short, long := 0, len(runes)
	for short < long { // the longest beginning that fits
		middle := (short + long + 1) / 2
		if l.measure(string(runes[:middle])+"…", size, bold).Width <= width {
			short = middle
		} else {
			long = middle - 1
		}
	}
	if short == 0 {
		return ""
	}
	return string(runes[:short]) + "…"
}

// mix is the colour c of something that cannot be used now.
func mix(l *look, c color.NRGBA) color.NRGBA { return palette.Mix(l.Panel, c, 0.45) }

// shade is c, a little nearer to other.
func shade(c, other color.NRGBA) color.NRGBA { return palette.Mix(c, other, 0.15) }
