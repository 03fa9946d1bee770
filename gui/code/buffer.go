package code

import (
	"slices"
	"strings"
)

// Pos is a place in a text, between two characters: a line from 0, and the byte
// of the line that follows.
type Pos struct{ Line, Col int }

// before says whether p comes earlier in the text than q.
func (p Pos) before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}

// Buffer is a text that is edited: its lines, a cursor, what is selected, and
// how to undo. The cursor always stands within the text, between two characters.
type Buffer struct {
	start   string   // what Reset goes back to
	lines   []string // at least one, none with a newline; a line never changes, it is replaced
	cursor  Pos
	anchor  Pos // where the selection began; the cursor where nothing is selected
	want    int // the cell that going up and down keeps to, -1 for the cursor's own
	version int // another for each text

	done, undone []step
	open         bool // what is typed next may join the last step
}

// NewBuffer is a buffer that begins with text.
func NewBuffer(text string) *Buffer {
	text = plain(text)
	return &Buffer{start: text, lines: strings.Split(text, "\n"), want: -1}
}

// NewBufferOf is a buffer of the program start as it was changed before: its text
// is text, and Reset goes back to start.
func NewBufferOf(start, text string) *Buffer {
	b := NewBuffer(text)
	b.start = plain(start)
	return b
}

// plain is text with newlines between its lines, whatever system it is of, and
// nothing that is no character.
func plain(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

// Text is the text as it stands.
func (b *Buffer) Text() string { return strings.Join(b.lines, "\n") }

// Edited says whether the text differs from what it began with.
func (b *Buffer) Edited() bool { return b.Text() != b.start }

// Reset goes back to the text it began with; that can be undone like anything
// else.
func (b *Buffer) Reset() {
	if !b.Edited() {
		return
	}
	at := b.cursor
	b.change(Pos{}, b.end(), b.start)
	b.place(b.within(at), false)
}

// end is the place after the last character.
func (b *Buffer) end() Pos {
	last := len(b.lines) - 1
	return Pos{last, len(b.lines[last])}
}

// within is the place in the text that is nearest to p, not within a character.
func (b *Buffer) within(p Pos) Pos {
	if p.Line < 0 {
		return Pos{}
	}
	if p.Line >= len(b.lines) {
		return b.end()
	}
	line := b.lines[p.Line]
	p.Col = min(max(p.Col, 0), len(line))
	for p.Col > 0 && p.Col < len(line) && !beginsCharacter(line, p.Col) {
		p.Col--
	}
	return p
}

// Selection is what is selected; the two are the cursor where nothing is.
func (b *Buffer) Selection() (from, to Pos) {
	if b.anchor.before(b.cursor) {
		return b.anchor, b.cursor
	}
	return b.cursor, b.anchor
}

// Selected is the text that is selected.
func (b *Buffer) Selected() string { return b.slice(b.Selection()) }

// slice is the text between two places.
func (b *Buffer) slice(from, to Pos) string {
	if from.Line == to.Line {
		return b.lines[from.Line][from.Col:to.Col]
	}
	part := slices.Clone(b.lines[from.Line : to.Line+1])
	part[0] = part[0][from.Col:]
	part[len(part)-1] = part[len(part)-1][:to.Col]
	return strings.Join(part, "\n")
}

// place puts the cursor somewhere. The selection reaches there, if it is to be
// extended, or is given up.
func (b *Buffer) place(p Pos, extend bool) {
	b.cursor, b.want, b.open = p, -1, false
	if !extend {
		b.anchor = p
	}
}

// Select selects from one place to another, where the cursor then is.
func (b *Buffer) Select(from, to Pos) {
	b.place(b.within(from), false)
	b.place(b.within(to), true)
}

// SelectAll selects the whole text.
func (b *Buffer) SelectAll() { b.Select(Pos{}, b.end()) }

// splice puts text in the place of what stands between two places, and answers
// where it ends. Nothing else changes lines.
func (b *Buffer) splice(from, to Pos, text string) Pos {
	parts := strings.Split(text, "\n")
	last := len(parts) - 1
	end := Pos{from.Line + last, len(parts[last])}
	if last == 0 {
		end.Col += from.Col
	}
	parts[0] = b.lines[from.Line][:from.Col] + parts[0]
	parts[last] += b.lines[to.Line][to.Col:]
	b.lines = slices.Replace(b.lines, from.Line, to.Line+1, parts...)
	b.version++
	return end
}
