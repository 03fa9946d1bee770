package syntax

import "unicode/utf8"

type indent struct{ col, alt int }

// indentation reads the spaces that begin a line, and works out what they
// mean. blank: there is nothing else on the line.
func (s *scanner) indentation() (blank bool, t token, failed bool) {
	s.bol = false
	col, alt, cont := 0, 0, 0
	for {
		switch s.at(s.off) {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/tabSize + 1) * tabSize
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			// The first piece of an indentation that is broken by
			// backslashes is what counts.
			if cont == 0 {
				cont = col
			}
			s.begin()
			if t, ok := s.continuation(); !ok {
				if s.err.eof {
					s.err.col = 0 // CPython has no column for it
				}
				return false, t, true
			}
			continue
		default:
			c := s.at(s.off)
			if s.off < len(s.src) && (c == '#' || c == '\n') {
				return true, t, false
			}
			if len(s.brackets) > 0 {
				return false, t, false
			}
			if cont > 0 {
				col, alt = cont, cont
			}
			t, failed = s.indent(col, alt)
			return false, t, failed
		}
		s.off++
	}
}

// indent compares a line's indentation with those before it.
func (s *scanner) indent(col, alt int) (t token, failed bool) {
	if s.colours {
		return t, false // blocks have no colour
	}
	top := s.indents[len(s.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			return s.tabError()
		}
	case col > top.col:
		if len(s.indents) >= maxIndents {
			s.begin()
			return s.failLate("IndentationError", "too many levels of indentation", 1), true
		}
		if alt <= top.alt {
			return s.tabError()
		}
		s.pending++
		s.indents = append(s.indents, indent{col, alt})
	default:
		for len(s.indents) > 1 && col < s.indents[len(s.indents)-1].col {
			s.pending--
			s.indents = s.indents[:len(s.indents)-1]
		}
		top = s.indents[len(s.indents)-1]
		if col != top.col {
			s.begin()
			t = s.failLate("IndentationError", "unindent does not match any outer indentation level", s.lineEnd())
			s.err.endCol = -1
			return t, true
		}
		if alt != top.alt {
			return s.tabError()
		}
	}
	return t, false
}

func (s *scanner) tabError() (token, bool) {
	s.begin()
	return s.failLate("TabError", "inconsistent use of tabs and spaces in indentation", 1), true
}

// lineEnd is the column behind the newline of the current line.
func (s *scanner) lineEnd() int {
	end := s.off
	for end < len(s.src) && s.src[end] != '\n' {
		end++
	}
	return s.col(end) + 1
}

// continuation steps over a backslash and the newline behind it.
func (s *scanner) continuation() (token, bool) {
	s.off++
	if s.at(s.off) != '\n' || s.off >= len(s.src) {
		if s.off < len(s.src) {
			_, n := utf8.DecodeRune(s.src[s.off:])
			s.off += n
		}
		return s.failLate("SyntaxError", "unexpected character after line continuation character", s.col(s.off)), false
	}
	col := s.col(s.off) + 1
	s.newline()
	if s.off >= len(s.src) {
		t := s.failLate("SyntaxError", "unexpected EOF while parsing", col)
		s.err.eof, s.err.endCol = true, -1
		return t, false
	}
	return token{}, true
}
