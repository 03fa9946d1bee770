package stage

import (
	"strings"

	"fyne.io/fyne/v2"
)

// ruler measures text.
type ruler func(text string, size float32, style fyne.TextStyle) fyne.Size

// face is a size and a style of text.
type face struct {
	size  float32
	style fyne.TextStyle
}

// width is how wide text is in f.
func (r ruler) width(text string, f face) float32 { return r(text, f.size, f.style).Width }

// height is how high a line in f is.
func (r ruler) height(f face) float32 { return r("Áy", f.size, f.style).Height }

// wrap breaks text between words into lines no wider than width. A word that
// is wider by itself has a line to itself.
func (r ruler) wrap(text string, f face, width float32) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if n := len(lines); n > 0 && r.width(lines[n-1]+" "+word, f) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// fit is text, cut short with an ellipsis where it is wider than width.
func (r ruler) fit(text string, f face, width float32) string {
	if r.width(text, f) <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // low runes fit, high do not
	for low+1 < high {
		if mid := (low + high) / 2; r.width(string(runes[:mid])+"…", f) <= width {
			low = mid
		} else {
			high = mid
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}
