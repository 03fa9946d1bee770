package code

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// What a reader takes for one character may be several code points: a letter
// and its accents, a picture and its colour, two pictures joined. The cursor
// goes over them together.

// joiner makes one picture of the two beside it.
const joiner = '\u200d'

// extends says whether r belongs to the character before it.
func extends(r rune) bool {
	if r < 0x300 {
		return false
	}
	return r == joiner || unicode.In(r, unicode.Mn, unicode.Me) || r >= 0x1F3FB && r <= 0x1F3FF
}

// beginsCharacter says whether a character of the line begins at byte col.
func beginsCharacter(line string, col int) bool {
	if col >= len(line) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(line[col:])
	return utf8.RuneStart(line[col]) && !extends(r) && !strings.HasSuffix(line[:col], string(joiner))
}

// next is where the character that begins at byte col ends.
func next(line string, col int) int {
	for col < len(line) {
		_, n := utf8.DecodeRuneInString(line[col:])
		if col += n; beginsCharacter(line, col) {
			break
		}
	}
	return col
}

// previous is where the character begins that ends at byte col.
func previous(line string, col int) int {
	for col > 0 {
		_, n := utf8.DecodeLastRuneInString(line[:col])
		if col -= n; beginsCharacter(line, col) {
			break
		}
	}
	return col
}

// cells is how many cells a character takes that begins in cell at.
func cells(character string, at int) int {
	r, _ := utf8.DecodeRuneInString(character)
	return cellsOf(r, at)
}

// cellsOf is cells of a code point: a tab goes to the next stop, and what East
// Asian writing makes wide is two cells wide.
func cellsOf(r rune, at int) int {
	switch {
	case r == '\t':
		return tabStop - at%tabStop
	case r < 0x300:
		return 1
	case extends(r):
		return 0
	case wide(r):
		return 2
	}
	return 1
}

// wide says whether r is two cells wide.
func wide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// cellAt is the cell in which byte col of a line stands.
func cellAt(line string, col int) int {
	if simple(line[:col]) {
		return col
	}
	at := 0
	for i := 0; i < col; {
		end := next(line, i)
		at += cells(line[i:], at)
		i = end
	}
	return at
}

// simple says whether each byte of text is a character of one cell.
func simple(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || c == '\t' {
			return false
		}
	}
	return true
}

// colAt is the byte of a line that stands in a cell; if a character goes over
// that cell, the nearer of its two ends.
func colAt(line string, cell int) int {
	at := 0
	for i := 0; i < len(line); {
		end, n := next(line, i), cells(line[i:], at)
		if at+n > cell {
			if cell-at > at+n-cell {
				return end
			}
			return i
		}
		at += n
		i = end
	}
	return len(line)
}
