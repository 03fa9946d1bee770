package py

import (
	"strings"
	"unicode"

	"batuta/lessons/python/syntax"
)

// anchors is the part of an expression that is marked apart from the rest: the
// operator, or the brackets of a subscript or a call. Lines and columns count
// from 0; the end is not included.
type anchors struct{ leftLine, leftCol, rightLine, rightCol int }

// within reports whether a column lies between the anchors.
func (a *anchors) within(line, col int) bool {
	return (line > a.leftLine || line == a.leftLine && col >= a.leftCol) &&
		(line < a.rightLine || line == a.rightLine && col < a.rightCol)
}

// findAnchors answers where the anchors of an expression are, nil if it has
// none. The expression may lack the brackets that let it go over several lines.
func findAnchors(segment string) *anchors {
	m, err := syntax.Parse("", []byte("(\n"+segment+"\n)"))
	if err != nil || len(m.Body) != 1 {
		return nil
	}
	s, ok := m.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	c := &cursor{}
	for _, l := range strings.Split(segment, "\n") {
		c.lines = append(c.lines, []rune(l))
	}
	switch x := s.Value.(type) {
	case *syntax.BinOp:
		return c.operator(x)
	case *syntax.Subscript:
		return c.brackets(x.Value.At().End, x.At().End, '[')
	case *syntax.Call:
		return c.brackets(x.Func.At().End, x.At().End, '(')
	}
	return nil
}

// cursor walks along the characters of a segment.
type cursor struct {
	lines     [][]rune
	line, col int
}

// to goes to a place in the segment, which was parsed with a line before it.
func (c *cursor) to(p syntax.Pos) { c.line, c.col = int(p.Line)-2, int(p.Col) }

// settle goes on to the next character if it stands behind the end of a line;
// false at the end of all.
func (c *cursor) settle() bool {
	for c.line < len(c.lines) && c.col >= len(c.lines[c.line]) {
		c.line, c.col = c.line+1, 0
	}
	return c.line < len(c.lines)
}

// until goes on to a character that stop picks, over comments and line ends.
func (c *cursor) until(stop func(rune) bool) bool {
	for c.settle() {
		switch r := c.lines[c.line][c.col]; {
		case r == '\\' || r == '#':
			c.line, c.col = c.line+1, 0
		case stop(r):
			return true
		default:
			c.col++
		}
	}
	return false
}

// operator anchors the operator of a binary operation.
func (c *cursor) operator(x *syntax.BinOp) *anchors {
	c.to(x.X.At().End)
	if !c.until(func(r rune) bool { return !unicode.IsSpace(r) && r != ')' }) {
		return nil
	}
	right := c.col + 1
	operand := x.Y.At().Start
	before := int(operand.Line)-2 > c.line || right < int(operand.Col)
	if line := c.lines[c.line]; right < len(line) && before && !unicode.IsSpace(line[right]) && line[right] != '\\' && line[right] != '#' {
		right++
	}
	return &anchors{c.line, c.col, c.line, right}
}

// brackets anchors from the bracket behind a place to the end of an expression.
func (c *cursor) brackets(after, end syntax.Pos, bracket rune) *anchors {
	c.to(after)
	if !c.until(func(r rune) bool { return r == bracket }) {
		return nil
	}
	return &anchors{c.line, c.col, int(end.Line) - 2, int(end.Col)}
}
