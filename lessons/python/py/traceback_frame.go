package py

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/width"

	"batuta/lessons/python/syntax"
)

// FrameLine is a frame of a traceback: where it was, and in which function.
type FrameLine struct {
	File, Name string
	Span       syntax.Span
	// Text is the first line, where the file is not known by its name.
	Text string
	// Bare says that the columns are not known.
	Bare bool
	// Locals are the variables to be shown under it.
	Locals []ShownLocal
	frame  *Frame
}

// ShownLocal is a variable of a frame, as a traceback shows it.
type ShownLocal struct{ Name, Shown string }

// shownLocals are a frame's variables with their reprs.
func (t *Thread) shownLocals(f *Frame) []ShownLocal {
	d := f.Locals()
	var all []ShownLocal
	for _, name := range keysOf(d) {
		shown, err := t.Repr(d.GetStr(NewStr(name)))
		if err != nil {
			shown = "<local repr() failed>"
		}
		all = append(all, ShownLocal{name, shown})
	}
	return all
}

func byName(a, b ShownLocal) int { return cmp.Compare(a.Name, b.Name) }

// ShowLocals adds to each frame of a traceback its variables.
func (t *Thread) ShowLocals(frames []FrameLine) {
	for i := range frames {
		frames[i].Locals = t.shownLocals(frames[i].frame)
	}
}

// excerpt is what of a program a frame's instruction takes in, without the
// indentation that its lines share.
type excerpt struct {
	lines    []string
	from, to int // characters of the first line, and of the last
}

// FormatFrame is a frame as a traceback shows it: its place, and the line with
// marks under the part that was being run.
func (in *Interpreter) FormatFrame(f FrameLine) string {
	head := fmt.Sprintf("  File \"%s\", line %d, in %s\n", f.File, f.Span.Start.Line, f.Name)
	if f.Text != "" {
		return head + "    " + strings.Trim(f.Text, whitespace) + "\n"
	}
	first := strings.Trim(in.sourceLine(f.File, int(f.Span.Start.Line)), whitespace)
	if f.Bare || f.Span.End.Line < f.Span.Start.Line {
		if first == "" {
			return head
		}
		return head + "    " + first + "\n"
	}
	x, ok := in.excerptOf(f)
	if !ok {
		return head
	}
	return head + x.String()
}

// excerptOf reads the lines of a frame's instruction; false if they are not
// known, or empty.
func (in *Interpreter) excerptOf(f FrameLine) (*excerpt, bool) {
	var lines []string
	for n := f.Span.Start.Line; n <= f.Span.End.Line; n++ {
		lines = append(lines, in.sourceLine(f.File, int(n)))
	}
	x := &excerpt{lines: dedent(lines)}
	if strings.Trim(strings.Join(x.lines, ""), whitespace) == "" {
		return nil, false
	}
	cut := length(lines[0]) - length(x.lines[0])
	x.from = min(max(0, int(f.Span.Start.Col)-cut), length(x.lines[0]))
	x.to = min(max(0, int(f.Span.End.Col)-cut), length(x.lines[len(x.lines)-1]))
	return x, true
}

func length(s string) int { return len([]rune(s)) }

// last is the number of the last line.
func (x *excerpt) last() int { return len(x.lines) - 1 }

// segment is the text from the beginning of the instruction to its end.
func (x *excerpt) segment() string {
	all := []rune(strings.Join(x.lines, "\n"))
	end := len(all) - (length(x.lines[x.last()]) - x.to)
	return string(all[x.from:max(end, x.from)])
}

// String is the lines with their marks, indented as a traceback has them. Of
// many lines, those in the middle are left out.
func (x *excerpt) String() string {
	a := findAnchors(x.segment())
	marks := x.marked(a)
	from := a
	if a != nil { // of the segment; its first line begins later
		shifted := *a
		if a.leftLine == 0 {
			shifted.leftCol += x.from
		}
		if a.rightLine == 0 {
			shifted.rightCol += x.from
		}
		shifted.leftCol = displayWidth(x.lines[a.leftLine], shifted.leftCol)
		shifted.rightCol = displayWidth(x.lines[a.rightLine], shifted.rightCol)
		from = &shifted
	}
	var out []string
	previous := -1
	for _, n := range x.significant(a) {
		switch gap := n - previous; {
		case previous >= 0 && gap == 2:
			out = x.line(out, n-1, marks, from)
		case previous >= 0 && gap > 2:
			out = append(out, fmt.Sprintf("...<%d lines>...", gap-1))
		}
		out = x.line(out, n, marks, from)
		previous = n
	}
	var b strings.Builder
	for _, l := range dedent(out) {
		b.WriteString("    " + l + "\n")
	}
	return b.String()
}

// significant are the lines that are shown: first, last, and those about the
// anchors.
func (x *excerpt) significant(a *anchors) []int {
	show := make([]bool, len(x.lines))
	show[0], show[x.last()] = true, true
	if a != nil {
		for _, at := range []int{a.leftLine, a.rightLine} {
			for n := at - 1; n <= at+1; n++ {
				if n >= 0 && n < len(show) {
					show[n] = true
				}
			}
		}
	}
	var all []int
	for n, yes := range show {
		if yes {
			all = append(all, n)
		}
	}
	return all
}

// line adds a line of the program and the marks under it.
func (x *excerpt) line(out []string, n int, marks bool, a *anchors) []string {
	text := x.lines[n]
	out = append(out, text)
	if !marks {
		return out
	}
	spaces := length(text) - length(strings.TrimLeft(text, whitespace))
	end := displayWidth(text, length(text))
	if n == x.last() {
		end = displayWidth(text, x.to)
	}
	begin := displayWidth(x.lines[0], x.from)
	var b strings.Builder
	for col := range end {
		switch {
		case col < spaces || n == 0 && col < begin:
			b.WriteByte(' ')
		case a == nil || a.within(n, col):
			b.WriteByte('^')
		default:
			b.WriteByte('~')
		}
	}
	return append(out, b.String())
}

// displayWidth is how many columns a terminal needs for so many characters of a
// line: two for a wide one.
func displayWidth(line string, characters int) int {
	n, columns := 0, 0
	for _, r := range line {
		if n == characters {
			break
		}
		n++
		columns++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			columns++
		}
	}
	return columns
}

// marked reports whether marks would tell anything: not if the instruction is
// all of its lines, nor if all it does is call what is named there.
func (x *excerpt) marked(a *anchors) bool {
	m, err := syntax.Parse("", []byte(strings.Join(x.lines, "\n")+"\n"))
	if err == nil {
		if len(m.Body) == 0 {
			return false
		}
		if call := plainCall(m.Body[0]); call != nil {
			at := call.At()
			if at.Start.Line == 1 && int(at.End.Line) == len(x.lines) && int(at.Start.Col) == x.from && int(at.End.Col) == x.to {
				return false
			}
		}
	}
	if a != nil {
		return true
	}
	last := []rune(x.lines[x.last()])
	return strings.Trim(string([]rune(x.lines[0])[:x.from]), whitespace) != "" ||
		strings.Trim(string(last[x.to:]), whitespace) != ""
}

// plainCall is the call of a statement that is return f(...) or x = f(...).
func plainCall(s syntax.Stmt) syntax.Expr {
	switch s := s.(type) {
	case *syntax.Return:
		if call, ok := s.Value.(*syntax.Call); ok {
			if _, named := call.Func.(*syntax.Name); named {
				return call
			}
		}
	case *syntax.Assign:
		if call, ok := s.Value.(*syntax.Call); ok && len(s.Targets) == 1 {
			if _, named := s.Targets[0].(*syntax.Name); named {
				return call
			}
		}
	}
	return nil
}
