package code

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Motion is a way for the cursor to go.
type Motion uint8

// The motions. Home is the line's first character that is no blank, and from
// there its beginning.
const (
	Left Motion = iota
	Right
	WordLeft
	WordRight
	Home
	End
	TextStart
	TextEnd
)

// Move moves the cursor, and the selection with it if it is to be extended. Of
// what was selected, Left and Right go to the ends.
func (b *Buffer) Move(m Motion, extend bool) {
	if from, to := b.Selection(); from != to && !extend && m <= Right {
		if m == Right {
			from = to
		}
		b.place(from, false)
		return
	}
	b.place(b.target(m), extend)
}

// target is where a motion leads.
func (b *Buffer) target(m Motion) Pos {
	p, line := b.cursor, b.lines[b.cursor.Line]
	switch m {
	case Left:
		if p.Col == 0 {
			return b.lineEnd(p.Line - 1)
		}
		p.Col = previous(line, p.Col)
	case Right:
		if p.Col == len(line) {
			return b.lineStart(p.Line + 1)
		}
		p.Col = next(line, p.Col)
	case WordLeft:
		if p.Col == 0 {
			return b.lineEnd(p.Line - 1)
		}
		p.Col = wordLeft(line, p.Col)
	case WordRight:
		if p.Col == len(line) {
			return b.lineStart(p.Line + 1)
		}
		p.Col = wordRight(line, p.Col)
	case Home:
		if indent := len(indentOf(line)); p.Col != indent {
			p.Col = indent
		} else {
			p.Col = 0
		}
	case End:
		p.Col = len(line)
	case TextStart:
		return Pos{}
	case TextEnd:
		return b.end()
	}
	return p
}

// lineEnd is the end of a line, or the beginning of the text above the first.
func (b *Buffer) lineEnd(line int) Pos {
	if line < 0 {
		return Pos{}
	}
	return Pos{line, len(b.lines[line])}
}

// lineStart is the beginning of a line, or the end of the text below the last.
func (b *Buffer) lineStart(line int) Pos {
	if line >= len(b.lines) {
		return b.end()
	}
	return Pos{line, 0}
}

// MoveLines moves the cursor down by n lines, up if n is negative, and keeps it
// in its cell as far as lines are long enough. Beyond the first and the last
// line are the text's two ends.
func (b *Buffer) MoveLines(n int, extend bool) {
	want := b.want
	if want < 0 {
		want = cellAt(b.lines[b.cursor.Line], b.cursor.Col)
	}
	line := b.cursor.Line + n
	switch {
	case line < 0:
		b.place(Pos{}, extend)
	case line >= len(b.lines):
		b.place(b.end(), extend)
	default:
		b.place(Pos{line, colAt(b.lines[line], want)}, extend)
	}
	b.want = want
}

// SelectWord selects the word at p, or the blanks or signs there.
func (b *Buffer) SelectWord(p Pos) {
	from, to := b.wordAt(b.within(p))
	b.Select(from, to)
}

// wordAt is the ends of the word at p.
func (b *Buffer) wordAt(p Pos) (from, to Pos) {
	line := b.lines[p.Line]
	at := p.Col
	if at == len(line) && at > 0 || at > 0 && kindAt(line, at) != inWord && kindAt(line, previous(line, at)) == inWord {
		at = previous(line, at) // just behind a word is at it
	}
	start, end, kind := at, at, kindAt(line, at)
	for start > 0 && kindAt(line, previous(line, start)) == kind {
		start = previous(line, start)
	}
	for end < len(line) && kindAt(line, end) == kind {
		end = next(line, end)
	}
	return Pos{p.Line, start}, Pos{p.Line, end}
}

// SelectLine selects the line of p, with its end.
func (b *Buffer) SelectLine(p Pos) {
	p = b.within(p)
	b.Select(Pos{p.Line, 0}, b.lineStart(p.Line+1))
}

// wordKind is what a character is to motions by words.
type wordKind uint8

const (
	inBlank wordKind = iota
	inSigns
	inWord
)

func kindAt(line string, col int) wordKind {
	r, _ := utf8.DecodeRuneInString(line[col:])
	switch {
	case col >= len(line) || unicode.IsSpace(r):
		return inBlank
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return inWord
	}
	return inSigns
}

// wordRight is the end of the word, or of the signs, that follows col.
func wordRight(line string, col int) int {
	for col < len(line) && kindAt(line, col) == inBlank {
		col = next(line, col)
	}
	for kind := kindAt(line, col); col < len(line) && kindAt(line, col) == kind; {
		col = next(line, col)
	}
	return col
}

// wordLeft is the beginning of the word, or of the signs, before col.
func wordLeft(line string, col int) int {
	for col > 0 && kindAt(line, previous(line, col)) == inBlank {
		col = previous(line, col)
	}
	if col == 0 {
		return 0
	}
	for kind := kindAt(line, previous(line, col)); col > 0 && kindAt(line, previous(line, col)) == kind; {
		col = previous(line, col)
	}
	return col
}

// indentOf is the blanks that a line begins with.
func indentOf(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
