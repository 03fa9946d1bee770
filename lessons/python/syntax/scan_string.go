package syntax

// str reads a string that is no f-string; s.off is at its opening quote.
func (s *scanner) str() token {
	quote := s.src[s.off]
	first, firstStart := s.line, s.lineStart
	s.off++
	size := 1
	if s.at(s.off) == quote {
		s.off++
		if s.at(s.off) != quote {
			return s.token(kString) // empty
		}
		s.off++
		size = 3
	}
	escapedQuote := false
	for run := 0; run < size; {
		if s.off >= len(s.src) || size == 1 && s.src[s.off] == '\n' {
			return s.unterminated(quote, size, escapedQuote, first, firstStart)
		}
		c := s.src[s.off]
		if c == quote {
			run++
			s.off++
			continue
		}
		run = 0
		if c == '\\' {
			s.off++
			c = s.at(s.off)
			escapedQuote = escapedQuote || c == quote
			if s.off >= len(s.src) {
				continue
			}
		}
		if c == '\n' {
			s.newline()
		} else {
			s.off++
		}
	}
	return s.token(kString)
}

// unterminated complains of a string without an end, at its beginning.
func (s *scanner) unterminated(quote byte, size int, escapedQuote bool, first, firstStart int) token {
	detected := s.line
	if s.colours {
		t := s.token(kString)
		s.err = &scanError{class: "SyntaxError", msg: "unterminated string literal", line: first}
		return t
	}
	s.line, s.lineStart = first, firstStart
	s.off = s.start + 1
	if n := len(s.modes); n > 0 {
		if m := &s.modes[n-1]; m.quote == quote && m.size == size {
			return s.fail("%c-string: expecting '}'", m.prefix())
		}
	}
	s.openString = size == 3
	switch {
	case size == 3:
		return s.fail("unterminated triple-quoted string literal (detected at line %d)", detected)
	case escapedQuote:
		return s.fail("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	}
	return s.fail("unterminated string literal (detected at line %d)", detected)
}

// fString begins an f-string or template; s.off is at its opening quote.
func (s *scanner) fString(raw, template bool) token {
	m := fmode{
		quote: s.src[s.off], size: 1, raw: raw, template: template, exprDepth: -1,
		start: s.start, from: s.from, lineStart: s.lineStart,
	}
	s.off++
	if s.at(s.off) == m.quote && s.at(s.off+1) == m.quote {
		s.off += 2
		m.size = 3
	}
	if len(s.modes)+1 >= maxFStrings {
		return s.fail("too many nested f-strings or t-strings")
	}
	s.modes = append(s.modes, m)
	if template {
		return s.token(kTStart)
	}
	return s.token(kFStart)
}

// closes says whether the f-string's closing quotes stand at off.
func (s *scanner) closes(m *fmode, off int) bool {
	for i := range m.size {
		if s.at(off+i) != m.quote {
			return false
		}
	}
	return true
}

// fText reads a piece of an f-string's text, or its end, or, at a single {,
// the beginning of a field.
func (s *scanner) fText(m *fmode) token {
	s.begin()
	if s.at(s.off) == '{' && s.at(s.off+1) != '{' {
		return s.field(m)
	}
	if s.closes(m, s.off) {
		s.off += m.size
		template := m.template
		s.modes = s.modes[:len(s.modes)-1]
		if template {
			return s.token(kTEnd)
		}
		return s.token(kFEnd)
	}
	middle := kFMiddle
	if m.template {
		middle = kTMiddle
	}
	named := false // a \N{ was seen: its } belongs to it
	for {
		if s.off >= len(s.src) || m.size == 1 && s.src[s.off] == '\n' {
			return s.fUnterminated(m)
		}
		inSpec := m.inSpec && m.exprDepth >= 0
		switch c := s.src[s.off]; c {
		case m.quote:
			if s.closes(m, s.off) {
				return s.token(middle)
			}
			s.off++
		case '{':
			if s.at(s.off+1) == '{' && !inSpec {
				return s.doubled(middle)
			}
			return s.openField(m, middle)
		case '}':
			if named {
				s.off++
				return s.token(middle)
			}
			if s.at(s.off+1) == '}' && !inSpec && m.depth == 0 {
				return s.doubled(middle)
			}
			t := s.token(middle)
			m.inExpr, m.inSpec = true, false
			return t
		case '\\':
			s.off++
			named = s.escape(m) || named
		case '\n':
			s.newline()
		default:
			s.off++
		}
	}
}

// doubled ends a piece of text at {{ or }}, of which it keeps one.
func (s *scanner) doubled(middle kind) token {
	s.off++
	t := s.token(middle)
	s.off++
	if s.colours {
		return s.token(middle)
	}
	return t
}

// escape steps over the character behind a backslash, which ends nothing. It
// answers whether it was the beginning of \N{...}.
func (s *scanner) escape(m *fmode) (named bool) {
	switch c := s.at(s.off); {
	case s.off >= len(s.src), c == '{', c == '}':
		return false
	case c == '\n':
		s.newline()
	case !m.raw && c == 'N':
		s.off++
		if s.at(s.off) == '{' {
			s.off++
			return true
		}
	default:
		s.off++
	}
	return false
}

// openField gives the text before a field, which begins at s.off.
func (s *scanner) openField(m *fmode, middle kind) token {
	t := s.token(middle)
	if m.exprDepth+1 >= maxFields {
		s.off++
		return s.fail("%c-string: expressions nested too deeply", m.prefix())
	}
	m.exprDepth++
	m.inExpr, m.inSpec = true, false
	return t
}

// field begins a field at once, without text before it.
func (s *scanner) field(m *fmode) token {
	if m.exprDepth+1 >= maxFields {
		return s.fail("%c-string: expressions nested too deeply", m.prefix())
	}
	m.exprDepth++
	m.inExpr = true
	return s.normal()
}

// fUnterminated complains of an f-string without an end, or of a newline in
// the format spec of one that may have none.
func (s *scanner) fUnterminated(m *fmode) token {
	if s.colours {
		t := s.token(kFMiddle)
		s.err = &scanError{class: "SyntaxError", msg: "unterminated f-string literal", line: s.line}
		s.leave(m)
		return t
	}
	p := m.prefix()
	if m.inSpec && m.exprDepth >= 0 && s.off < len(s.src) {
		s.off++ // the newline is within what CPython has read
		t := s.fail("%c-string: newlines are not allowed in format specifiers for single quoted %c-strings", p, p)
		s.off--
		return t
	}
	detected := s.line
	s.line, s.lineStart, s.off = int(m.from.Line), m.lineStart, m.start+1
	if m.size == 3 {
		s.openString = true
		return s.fail("unterminated triple-quoted %c-string literal (detected at line %d)", p, detected)
	}
	return s.fail("unterminated %c-string literal (detected at line %d)", p, detected)
}

// leave drops an f-string that has no end, with the brackets opened in it.
func (s *scanner) leave(m *fmode) {
	n := len(s.brackets)
	for n > 0 && s.brackets[n-1].off > m.start {
		n--
	}
	s.brackets = s.brackets[:n]
	s.modes = s.modes[:len(s.modes)-1]
}
