package code

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Sizes at plain text scale, in Fyne's units.
const (
	textSize     = 11.75
	numberSize   = 10.5
	countSize    = 9.5
	dotGap       = 8 // between a line's number and its first dot
	headTextSize = 12
	headHeight   = 30
	lineHeight   = 16.6
	dotDiameter  = 8.6
	dotStep      = 11
	dotStroke    = 1.6
	topGap       = 6
	cornerRadius = 8

	// maxDots is how many marks of one line are drawn as dots. If there are
	// more, the last place tells how many.
	maxDots = 3
)

// metrics is the sizes that hang on the font and the text's scale.
type metrics struct {
	scale  float32
	cell   float32 // width of a character
	line   float32 // height of a line
	head   float32 // height of the head
	digits int     // of the highest line number
}

// metrics measures the font.
func (v *View) metrics() metrics {
	const sample = 64 // many, so that rounding does not add up along a line
	style := fyne.TextStyle{Monospace: true}
	wide := fyne.MeasureText(strings.Repeat("0", sample), textSize*v.scale, style)
	digits := 2
	for n := len(v.lines); n >= 100; n /= 10 {
		digits++
	}
	return metrics{
		scale:  v.scale,
		cell:   wide.Width / sample,
		line:   max(lineHeight*v.scale, wide.Height),
		head:   max(headHeight*v.scale, v.copy.MinSize().Height),
		digits: digits,
	}
}

// numbers is where the line numbers end.
func (m metrics) numbers() float32 {
	return 10*m.scale + float32(m.digits)*m.cell
}

// gutter is the width of what stands beside the text: numbers and dots.
func (m metrics) gutter() float32 {
	return m.numbers() + (dotGap+maxDots*dotStep+4)*m.scale
}

// sheet is the size that lines need.
func (m metrics) sheet(lines []line) fyne.Size {
	return fyne.NewSize(float32(widest(lines)+2)*m.cell, m.top(len(lines)+1)+topGap)
}

// top is where a line begins, below the top of the sheet.
func (m metrics) top(line int) float32 {
	return topGap + float32(line-1)*m.line
}

// at is the line at height y of the sheet; it may be one that is not there.
func (m metrics) at(y float32) int {
	if y < topGap {
		return 0
	}
	return int((y-topGap)/m.line) + 1
}

// dot is the place of the i-th dot of a row, i from 0.
func (m metrics) dot(i int, top float32) fyne.Position {
	d := dotDiameter * m.scale
	return fyne.NewPos(m.numbers()+dotGap*m.scale+float32(i)*dotStep*m.scale, top+(m.line-d)/2)
}
