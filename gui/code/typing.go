package code

import "strings"

// indentUnit is what one level of indentation is.
const indentUnit = "    "

// Type puts one character in the place of what is selected. Characters typed
// one after another are undone together, word by word.
func (b *Buffer) Type(r rune) {
	open := b.open && b.cursor == b.anchor
	b.Insert(string(r))
	b.joined(open)
}

// joined has the step just made join the one before, if that is still open.
func (b *Buffer) joined(open bool) {
	if open {
		b.join()
	}
	b.open = true
}

// Insert puts text in the place of what is selected.
func (b *Buffer) Insert(text string) {
	from, to := b.Selection()
	b.change(from, to, plain(text))
}

// Enter begins a line, indented as the one it parts, and by levels more.
func (b *Buffer) Enter(levels func(line string) int) {
	from, to := b.Selection()
	line := b.lines[from.Line][:from.Col]
	indent := indentOf(line)
	switch more := levels(line); {
	case more > 0:
		indent += indentUnit
	case more < 0:
		indent = indent[:len(indent)-outdent(indent)]
	}
	// The blanks behind the cursor are the new line's old indentation.
	if from == to {
		rest := b.lines[to.Line][to.Col:]
		to.Col += len(rest) - len(strings.TrimLeft(rest, " "))
	}
	b.change(from, to, "\n"+indent)
}

// outdent is how many bytes a level less takes off an indentation.
func outdent(indent string) int {
	if strings.HasPrefix(indent, "\t") {
		return 1
	}
	n := len(indent) - len(strings.TrimLeft(indent, " "))
	return min(n, len(indentUnit))
}

// Backspace takes away what is selected, or the character before the cursor;
// within a line's indentation, back to the next level.
func (b *Buffer) Backspace() {
	if b.cut() {
		return
	}
	open, from := b.open, b.target(Left)
	if line := b.lines[b.cursor.Line][:b.cursor.Col]; line != "" && strings.Trim(line, " ") == "" {
		from = Pos{b.cursor.Line, (len(line) - 1) / len(indentUnit) * len(indentUnit)}
	}
	b.erase(from, b.cursor, open)
}

// Delete takes away what is selected, or the character behind the cursor.
func (b *Buffer) Delete() {
	if !b.cut() {
		b.erase(b.cursor, b.target(Right), b.open)
	}
}

// DeleteTo takes away what is selected, or all that a motion goes over.
func (b *Buffer) DeleteTo(m Motion) {
	if b.cut() {
		return
	}
	from, to := b.cursor, b.target(m)
	if to.before(from) {
		from, to = to, from
	}
	b.erase(from, to, false)
}

func (b *Buffer) erase(from, to Pos, open bool) {
	if from != to {
		b.change(from, to, "")
		b.joined(open)
	}
}

// cut takes away what is selected, if anything is.
func (b *Buffer) cut() bool {
	from, to := b.Selection()
	if from == to {
		return false
	}
	b.change(from, to, "")
	return true
}

// Indent moves the selected lines a level in; where nothing is selected, the
// cursor to the next stop.
func (b *Buffer) Indent() {
	if b.cursor == b.anchor {
		at := cellAt(b.lines[b.cursor.Line], b.cursor.Col)
		b.Insert(indentUnit[at%len(indentUnit):])
		return
	}
	b.eachLine(func(line string) (string, int) {
		if strings.TrimSpace(line) == "" {
			return line, 0
		}
		return indentUnit + line, len(indentUnit)
	})
}

// Dedent moves the selected lines, or the cursor's, a level out.
func (b *Buffer) Dedent() {
	b.eachLine(func(line string) (string, int) {
		n := outdent(indentOf(line))
		return line[n:], -n
	})
}

// eachLine changes the beginnings of the lines that are selected: to gives the
// new line, and by how much it is longer. Cursor and selection go with it.
func (b *Buffer) eachLine(to func(line string) (string, int)) {
	first, last := b.Selection()
	end := last.Line
	if last.Col == 0 && end > first.Line {
		end-- // the selection ends before this line
	}
	s := b.spot()
	shift := func(p *Pos, line, by int) {
		if p.Line == line && p.Col > 0 {
			p.Col = max(p.Col+by, 0)
		}
	}
	lines := make([]string, 0, end-first.Line+1)
	for i := first.Line; i <= end; i++ {
		line, by := to(b.lines[i])
		lines = append(lines, line)
		shift(&s.cursor, i, by)
		shift(&s.anchor, i, by)
	}
	steps := len(b.done)
	b.change(Pos{first.Line, 0}, b.lineEnd(end), strings.Join(lines, "\n"))
	b.goTo(s)
	if n := len(b.done); n > 0 && (n > steps || steps == maxSteps) {
		b.done[n-1].after = s
	}
}
