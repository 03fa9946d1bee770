package gui

import (
	"strings"

	"fyne.io/fyne/v2"
)

// wrap breaks a text into lines no wider than width, between words.
func (l *look) wrap(text string, size, width float32, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && l.measure(longer, size, bold).Width > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// mono is the size of a line of program text.
func (l *look) mono(s string, size float32) fyne.Size {
	return fyne.MeasureText(s, l.px(size), fyne.TextStyle{Monospace: true})
}

// unmarked is Markdown without its marks, for widgets that show plain lines.
func unmarked(text string) string { return strings.NewReplacer("*", "", "`", "").Replace(text) }

// wrapMono breaks program text as wrap does words.
func (l *look) wrapMono(text string, size, width float32) []string {
	cells := max(int(width/max(l.mono("0", size).Width, 1)), 8)
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len([]rune(line))+1+len([]rune(word)) <= cells:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
