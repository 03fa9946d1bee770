package code

import "strings"

// tabStop is how many columns apart tab stops are.
const tabStop = 4

// run is a stretch of one line in one colour.
type run struct {
	Column int // where it begins, in cells from 0
	Text   string
	Class  Class
}

// line is one line of the program, cut into runs. Blanks at either end of a
// run are not part of it: nothing is drawn for them.
type line struct {
	Runs  []run
	Width int // cells, trailing blanks excluded
}

// cut cuts text into lines and, along spans, into runs. A span may go over
// several lines.
func cut(text string, spans []Span) []line {
	lines := []line{{}}
	var (
		word   strings.Builder
		column int // of the next rune
		begin  int // of the word
		class  Class
		before rune // the code point before this one, and whether it is wide
		broad  bool
	)
	flush := func() {
		raw := word.String()
		word.Reset()
		left := strings.TrimLeft(raw, " ")
		shown := strings.TrimRight(left, " ")
		if shown == "" {
			return
		}
		last := &lines[len(lines)-1]
		at := begin + len(raw) - len(left)
		last.Runs = append(last.Runs, run{at, shown, class})
		last.Width = column - (len(left) - len(shown))
	}
	for i, r := range text {
		for len(spans) > 0 && spans[0].To <= i {
			spans = spans[1:]
		}
		now := Plain
		if len(spans) > 0 && spans[0].From <= i {
			now = spans[0].Class
		}
		n := cellsOf(r, column)
		if before == joiner {
			n = 0
		}
		// What is wide is drawn by itself, so that the font's idea of its width
		// moves nothing else.
		if now != class || word.Len() == 0 || r == '\n' || n > 0 && (broad || wide(r)) {
			flush()
			class, begin = now, column
		}
		if before = r; n > 0 {
			broad = wide(r)
		}
		switch r {
		case '\n':
			lines = append(lines, line{})
			column, begin = 0, 0
		case '\t':
			word.WriteString(strings.Repeat(" ", n))
			column += n
		case '\r':
		default:
			word.WriteRune(r)
			column += n
		}
	}
	flush()
	if n := len(lines); n > 1 && len(lines[n-1].Runs) == 0 && strings.HasSuffix(text, "\n") {
		lines = lines[:n-1] // a text's last newline ends a line and begins none
	}
	return lines
}

// widest is the width of the widest line, in cells.
func widest(lines []line) int {
	width := 0
	for _, l := range lines {
		width = max(width, l.Width)
	}
	return width
}
