package syntax

import (
	"fmt"
	"unicode/utf8"
)

// The limits of CPython's scanner.
const (
	maxIndents  = 100 // levels of indentation
	maxBrackets = 200 // brackets open at once
	maxFStrings = 150 // f-strings, one inside the other
	maxFields   = 3   // format specs, one inside the other
	tabSize     = 8
)

// scanner cuts a text into tokens as CPython's does. It keeps CPython's own
// bookkeeping of f-strings (each has its mode: text, or the expression of a
// field), since the errors depend on it.
type scanner struct {
	src   []byte // UTF-8, lines ended by \n, the last one too
	ascii bool
	off   int

	line      int // the line of off, from 1
	lineStart int
	colOff    int // col of colOff is colAt: a cache
	colAt     int

	bol     bool // at the beginning of a line
	indents []indent
	pending int // indents (positive) or dedents still to be given

	brackets []bracket
	modes    []fmode // the f-strings we are in

	start int // of the token being read
	from  Pos

	colours bool // keep comments, and go on after errors
	err     *scanError

	openString bool // the error is a long string that goes on to the end
}

type bracket struct {
	ch   byte
	line int
	col  int
	off  int
}

// fmode is one f-string or template being read.
type fmode struct {
	quote     byte
	size      int // 1 or 3
	raw       bool
	template  bool
	inExpr    bool // reading a field's expression, not text
	inSpec    bool
	debug     bool // an = was seen
	depth     int  // brackets open in it
	exprDepth int  // fields open, less one
	start     int
	from      Pos
	lineStart int
}

func (m *fmode) prefix() byte {
	if m.template {
		return 't'
	}
	return 'f'
}

// scanError is what the scanner complains of. Its columns are CPython's: from
// 1, in characters. With late set, CPython only notices when its parser asks
// for this very token.
type scanError struct {
	class       string
	msg         string
	line        int
	col, endCol int
	late        bool
	eof         bool // the text ended inside brackets, or after a backslash
	inFString   bool
}

// newScanner starts at the beginning of a text that ends with a newline.
func newScanner(src []byte, colours bool) *scanner {
	s := &scanner{src: src, line: 1, bol: true, indents: make([]indent, 1, 8), ascii: true, colours: colours}
	for _, c := range src {
		if c >= utf8.RuneSelf {
			s.ascii = false
			break
		}
	}
	return s
}

// at answers the byte at i, or 0 at the end.
func (s *scanner) at(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

// col answers the column of an offset in the current line.
func (s *scanner) col(off int) int {
	if s.ascii {
		return off - s.lineStart
	}
	if s.colOff < s.lineStart || s.colOff > off {
		s.colOff, s.colAt = s.lineStart, 0
	}
	s.colAt += utf8.RuneCount(s.src[s.colOff:off])
	s.colOff = off
	return s.colAt
}

func (s *scanner) pos(off int) Pos { return Pos{uint32(s.line), uint32(s.col(off))} }

// newline steps over the newline at s.off.
func (s *scanner) newline() {
	s.off++
	if s.off < len(s.src) {
		s.line++
		s.lineStart = s.off
	}
}

func (s *scanner) begin() {
	s.start = s.off
	s.from = s.pos(s.off)
}

func (s *scanner) token(k kind) token {
	return token{kind: k, level: uint8(len(s.brackets)), start: uint32(s.start), end: uint32(s.off), from: s.from, to: s.pos(s.off)}
}

// fail complains of the text before s.off, as CPython's does.
func (s *scanner) fail(format string, args ...any) token {
	col := s.col(s.off)
	return s.failRange(col, col, format, args...)
}

func (s *scanner) failRange(col, endCol int, format string, args ...any) token {
	s.err = &scanError{class: "SyntaxError", msg: fmt.Sprintf(format, args...), line: s.line, col: col, endCol: endCol, inFString: len(s.modes) > 0}
	return s.token(kError)
}

// failLate is an error that CPython finds when its parser asks for the token.
func (s *scanner) failLate(class, msg string, col int) token {
	s.err = &scanError{class: class, msg: msg, line: s.line, col: col, late: true, inFString: len(s.modes) > 0}
	return s.token(kError)
}

// next answers the next token. After the end it goes on answering kEnd.
func (s *scanner) next() token {
	if n := len(s.modes); n > 0 && !s.modes[n-1].inExpr {
		return s.fText(&s.modes[n-1])
	}
	return s.normal()
}

// normal reads a token outside the text of f-strings.
func (s *scanner) normal() token {
	for {
		blank := false
		if s.bol {
			var t token
			var failed bool
			if blank, t, failed = s.indentation(); failed {
				return t
			}
		}
		s.begin()
		if s.pending < 0 {
			s.pending++
			return s.place(kDedent)
		}
		if s.pending > 0 {
			s.pending--
			return s.place(kIndent)
		}
		t, again := s.visible(blank)
		if !again {
			return t
		}
	}
}

// place is a token without text. At the end of the text, CPython's stand
// behind the last line, its newline included.
func (s *scanner) place(k kind) token {
	t := s.token(k)
	t.to = t.from
	return t
}

// visible reads a token that has text. again: there was none on the line.
func (s *scanner) visible(blank bool) (t token, again bool) {
	for {
		for s.off < len(s.src) && (s.src[s.off] == ' ' || s.src[s.off] == '\t' || s.src[s.off] == '\f') {
			s.off++
		}
		s.begin()
		if s.at(s.off) == '#' {
			for s.off < len(s.src) && s.src[s.off] != '\n' {
				s.off++
			}
			if s.colours {
				return s.commentToken(blank), false
			}
			// As in CPython, what follows, a newline, begins at the comment.
		}
		if s.off >= len(s.src) {
			s.begin()
			if len(s.brackets) > 0 && !s.colours {
				t := s.failLate("SyntaxError", "", 0)
				s.err.eof = true
				return t, false
			}
			return s.place(kEnd), false
		}
		if s.src[s.off] != '\\' {
			break
		}
		if t, ok := s.continuation(); !ok {
			return t, false
		}
	}
	c := s.src[s.off]
	switch {
	case isNameStart(c):
		return s.name(), false
	case c == '\n':
		s.bol = true
		if blank || len(s.brackets) > 0 {
			s.newline()
			return t, true
		}
		t = s.token(kNewline)
		t.to.Col++ // as in CPython
		s.newline()
		return t, false
	case isDigit(c), c == '.' && isDigit(s.at(s.off+1)):
		return s.number(), false
	case c == '"' || c == '\'':
		return s.str(), false
	}
	return s.operator(c), false
}

// commentToken is a comment; that of a line of its own leaves the line blank.
func (s *scanner) commentToken(blank bool) token {
	t := s.token(kComment)
	if blank && s.off < len(s.src) {
		s.bol = true
		s.newline()
	}
	return t
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isNameStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

func isNamePart(c byte) bool { return isNameStart(c) || isDigit(c) }

// operator reads an operator or bracket.
func (s *scanner) operator(c byte) token {
	var m *fmode
	if n := len(s.modes); n > 0 {
		m = &s.modes[n-1]
	}
	if c == ':' && m != nil && m.exprDepth >= 0 && m.depth-1 == m.exprDepth {
		s.off++
		m.inExpr, m.inSpec = false, true
		return s.token(opColon)
	}
	if two := op2(c, s.at(s.off+1)); two != kNone {
		s.off += 2
		if three := op3(two, s.at(s.off)); three != kNone {
			s.off++
			two = three
		}
		return s.token(two)
	}
	if c == '.' && s.at(s.off+1) == '.' && s.at(s.off+2) == '.' {
		s.off += 3
		return s.token(opEllipsis)
	}
	s.off++
	switch c {
	case '(', '[', '{':
		if len(s.brackets) >= maxBrackets {
			return s.fail("too many nested parentheses")
		}
		s.brackets = append(s.brackets, bracket{c, s.line, int(s.from.Col), s.start})
		if m != nil {
			m.depth++
		}
	case ')', ']', '}':
		if t, ok := s.closeBracket(c, m); !ok {
			return t
		}
	case '=':
		if m != nil && m.exprDepth >= 0 {
			m.debug = true
		}
	default:
		if c < ' ' || c == 0x7f {
			return s.fail("invalid non-printable character U+%04X", c)
		}
	}
	return s.token(op1(c))
}

// closeBracket takes a closing bracket; m is the f-string it stands in.
func (s *scanner) closeBracket(c byte, m *fmode) (token, bool) {
	if m != nil && m.depth == 0 && c == '}' {
		m.inExpr = false // for colours: the text goes on
		return s.fail("%c-string: single '}' is not allowed", m.prefix()), false
	}
	n := len(s.brackets)
	if n == 0 {
		return s.fail("unmatched '%c'", c), false
	}
	open := s.brackets[n-1]
	s.brackets = s.brackets[:n-1]
	if !matches(open.ch, c) {
		switch {
		case m != nil && open.ch == '{' && m.depth-1 == m.exprDepth:
			return s.fail("%c-string: unmatched '%c'", m.prefix(), c), false
		case open.line != s.line:
			return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.ch, open.line), false
		}
		return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.ch), false
	}
	if m == nil {
		return token{}, true
	}
	m.depth--
	if m.depth < 0 {
		return s.fail("%c-string: unmatched '%c'", m.prefix(), c), false
	}
	if c == '}' && m.depth == m.exprDepth {
		m.exprDepth--
		m.inExpr, m.inSpec, m.debug = false, false, false
	}
	return token{}, true
}

func matches(open, closing byte) bool {
	return open == '(' && closing == ')' || open == '[' && closing == ']' || open == '{' && closing == '}'
}
