package code

import (
	"image"
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Problem is what is wrong with a program, and where.
type Problem struct {
	Line   int    // from 1; 0: nothing is wrong
	Column int    // in characters from 1; 0: the whole line
	Text   string // what is said of it
}

// Problem is what is underlined, by the line at which it stands now; no line if
// nothing is.
func (v *View) Problem() Problem { return v.problem }

// SetProblem underlines what is wrong in the text that ran, and says what it
// is; the empty one is none. It goes when the text is changed, and does not
// come again with the same problem of the same run.
func (v *View) SetProblem(p Problem) {
	if p == v.given.problem {
		return
	}
	v.given.problem = p
	v.problem, v.noteShut = Problem{}, false
	if line := v.follow(p.Line); line > 0 && line <= len(v.lines) {
		v.problem = Problem{line, p.Column, p.Text}
		v.reveal(line)
	}
	v.decorate()
}

// wrong is what is underlined: a line from 0, and its cells.
func (v *View) wrong() (line, from, to int) {
	line = v.problem.Line - 1
	text := v.lineText(line)
	begin, end := len(indentOf(text)), len(strings.TrimRight(text, " \t"))
	if v.problem.Column > 0 {
		begin = 0
		for i := 1; i < v.problem.Column && begin < len(text); i++ {
			_, n := utf8.DecodeRuneInString(text[begin:])
			begin += n
		}
		for end = begin; end < len(text) && kindAt(text, end) == inWord; {
			end = next(text, end)
		}
	}
	from, to = cellAt(text, begin), cellAt(text, max(begin, end))
	return line, from, max(to, from+1)
}

// lineText is the text of a line, from 0.
func (v *View) lineText(line int) string {
	if v.buf != nil {
		return v.buf.lines[line]
	}
	return strings.Split(v.text, "\n")[line]
}

// placeProblem draws the line under what is wrong, and the message by it.
func (v *View) placeProblem() {
	if v.problem.Line == 0 {
		v.wave.Hide()
		v.note.hide()
		return
	}
	m := v.metrics()
	line, from, to := v.wrong()
	top := m.top(line + 1)
	place(v.wave, float32(from)*m.cell, top+m.line-waveHeight*m.scale, float32(to-from)*m.cell, waveHeight*m.scale)
	v.wave.Show()
	if v.noteShut {
		v.note.hide()
		return
	}
	v.placeNote(m, top, float32(from)*m.cell)
}

// placeNote lays the message beside the text of the line that begins at top, or
// where there is no room for it under the line, near left.
func (v *View) placeNote(m metrics, top, left float32) {
	const pad = 7
	size, n := v.scroll.Size(), v.note
	style, text := fyne.TextStyle{}, headTextSize*m.scale
	room := max(size.Width-4*pad*m.scale, 60)
	words := fold(v.problem.Text, noteLines, func(s string) bool { return fyne.MeasureText(s, text, style).Width <= room })
	width, height := float32(0), fyne.MeasureText("M", text, style).Height
	for _, w := range words {
		width = max(width, fyne.MeasureText(w, text, style).Width)
	}
	box := fyne.NewSize(width+2*pad*m.scale, float32(len(words))*height+6*m.scale)
	x := max(min(left, v.scroll.Offset.X+size.Width-box.Width-pad), v.scroll.Offset.X+2)
	y := top + m.line + 2
	beside := float32(v.lines[v.problem.Line-1].Width+2) * m.cell
	if len(words) == 1 && beside+box.Width <= v.scroll.Offset.X+size.Width-pad {
		x, y = max(beside, v.scroll.Offset.X+2), top+(m.line-box.Height)/2
	} else if y+box.Height > v.scroll.Offset.Y+size.Height && top-box.Height-2 >= v.scroll.Offset.Y {
		y = top - box.Height - 2
	}
	place(n.ground, x, y, box.Width, box.Height)
	n.ground.Show()
	for i, t := range n.lines {
		if t.Hidden = i >= len(words); t.Hidden {
			continue
		}
		t.TextSize = text
		setText(t, words[i], v.pal.Text)
		t.Refresh()
		place(t, x+pad*m.scale, y+3*m.scale+float32(i)*height, width, height)
	}
}

// fold breaks text between words into lines that fit, of which there are no
// more than most: the last then ends with an ellipsis.
func fold(text string, most int, fits func(string) bool) []string {
	var lines []string
	now := ""
	for _, word := range strings.Fields(text) {
		for !fits(word) && utf8.RuneCountInString(word) > 1 { // longer than a line: part it
			runes := []rune(word)
			n := len(runes) - 1
			for n > 1 && !fits(string(runes[:n])) {
				n--
			}
			if now != "" {
				lines, now = append(lines, now), ""
			}
			lines, word = append(lines, string(runes[:n])), string(runes[n:])
		}
		switch longer := now + " " + word; {
		case now == "":
			now = word
		case fits(longer):
			now = longer
		default:
			lines, now = append(lines, now), word
		}
	}
	if now != "" {
		lines = append(lines, now)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	return lines
}

// Sizes of the line under what is wrong, at plain text scale.
const (
	waveHeight = 4
	waveLength = 6
)

// drawWave draws the line under what is wrong, in pixels.
func (v *View) drawWave(width, height int) image.Image {
	return wave(width, height, v.wave.Size().Width/(waveLength*v.scale), v.pal.Danger)
}

// wave is a picture of a line that goes up and down, so many times.
func wave(width, height int, times float32, ink color.NRGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	thick := max(float64(height)/3, 1)
	swing := (float64(height) - thick) / 2
	for x := range width {
		middle := float64(height)/2 + swing*math.Sin(2*math.Pi*float64(times)*float64(x)/float64(max(width, 1)))
		for y := range height {
			// How much of the pixel the line covers, from its distance.
			part := thick/2 + 0.5 - math.Abs(float64(y)+0.5-middle)
			if part > 0 {
				c := ink
				c.A = uint8(255 * min(part, 1))
				img.Set(x, y, c)
			}
		}
	}
	return img
}
