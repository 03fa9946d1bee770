package syntax

import (
	"unicode"
	"unicode/utf8"
)

// name reads an identifier, a keyword, or a string with a prefix.
func (s *scanner) name() token {
	var b, u, r, f, t bool
	for {
		switch s.at(s.off) | 0x20 { // in lower case
		case 'b':
			if b {
				return s.identifier()
			}
			b = true
		case 'u':
			if u {
				return s.identifier()
			}
			u = true
		case 'r':
			if r {
				return s.identifier()
			}
			r = true
		case 'f':
			if f {
				return s.identifier()
			}
			f = true
		case 't':
			if t {
				return s.identifier()
			}
			t = true
		default:
			return s.identifier()
		}
		s.off++
		if c := s.at(s.off); c == '"' || c == '\'' {
			break
		}
	}
	for _, clash := range []struct {
		is   bool
		a, b byte
	}{
		{u && b, 'u', 'b'},
		{u && r, 'u', 'r'},
		{u && f, 'u', 'f'},
		{u && t, 'u', 't'},
		{b && f, 'b', 'f'},
		{b && t, 'b', 't'},
		{f && t, 'f', 't'},
	} {
		if clash.is {
			return s.failRange(int(s.from.Col)+1, s.col(s.off)+1, "'%c' and '%c' prefixes are incompatible", clash.a, clash.b)
		}
	}
	if f || t {
		return s.fString(r, t)
	}
	return s.str()
}

// identifier reads the rest of a name.
func (s *scanner) identifier() token {
	plain := true
	for s.off < len(s.src) && isNamePart(s.src[s.off]) {
		if s.src[s.off] >= utf8.RuneSelf {
			plain = false
		}
		s.off++
	}
	word := s.src[s.start:s.off]
	if plain {
		return s.token(keywordKind(word))
	}
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRune(word[i:])
		if i == 0 && !xidStart(r) || i > 0 && !xidContinue(r) {
			s.off = s.start + i + n
			if unicode.IsPrint(r) {
				return s.fail("invalid character '%c' (U+%04X)", r, r)
			}
			return s.fail("invalid non-printable character U+%04X", r)
		}
		i += n
	}
	return s.token(kName)
}

// xidStart and xidContinue are Unicode's XID_Start and XID_Continue, as far as
// Go's tables (Unicode 15) know them; CPython 3.14 has Unicode 16.
func xidStart(r rune) bool {
	if r < utf8.RuneSelf {
		return isNameStart(byte(r))
	}
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)) && !notXIDStart(r)
}

func xidContinue(r rune) bool {
	if r < utf8.RuneSelf {
		return isNamePart(byte(r))
	}
	if xidStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) {
		return true
	}
	// Letters that may not begin a name but go on with one.
	return r == 0x0E33 || r == 0x0EB3 || r == 0xFF9E || r == 0xFF9F
}

// notXIDStart are the letters whose compatibility form would not begin a name.
func notXIDStart(r rune) bool {
	switch r {
	case 0x037A, 0x0E33, 0x0EB3, 0x309B, 0x309C, 0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E, 0xFF9E, 0xFF9F:
		return true
	}
	return 0xFC5E <= r && r <= 0xFC63 || r == 0xFDFA || r == 0xFDFB || r == 0x2E2F
}

// number reads a number of any form.
func (s *scanner) number() token {
	if s.src[s.off] != '0' {
		return s.decimal()
	}
	switch s.at(s.off+1) | 0x20 {
	case 'x':
		return s.radix("hexadecimal", isHex)
	case 'o':
		return s.radix("octal", func(c byte) bool { return '0' <= c && c <= '7' })
	case 'b':
		return s.radix("binary", func(c byte) bool { return c == '0' || c == '1' })
	}
	return s.zero()
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// radix reads a number that begins with 0x, 0o or 0b.
func (s *scanner) radix(name string, digit func(byte) bool) token {
	s.off += 2
	for {
		if s.at(s.off) == '_' {
			s.off++
		}
		c := s.at(s.off)
		if !digit(c) {
			if isDigit(c) {
				s.off++
				return s.fail("invalid digit '%c' in %s literal", c, name)
			}
			return s.fail("invalid %s literal", name)
		}
		for digit(s.at(s.off)) {
			s.off++
		}
		if s.at(s.off) != '_' {
			break
		}
	}
	if c := s.at(s.off); isDigit(c) {
		s.off++
		return s.fail("invalid digit '%c' in %s literal", c, name)
	}
	return s.numberEnd(name)
}

// zero reads a number that begins with 0 and is not of another base: nothing
// but zeros, unless it turns out a float or an imaginary number.
func (s *scanner) zero() token {
	for {
		if s.at(s.off) == '_' {
			s.off++
			if !isDigit(s.at(s.off)) {
				return s.fail("invalid decimal literal")
			}
		}
		if s.at(s.off) != '0' {
			break
		}
		s.off++
	}
	zeros := s.off
	nonzero := isDigit(s.at(s.off))
	if nonzero {
		if t, ok := s.digits(); !ok {
			return t
		}
	}
	switch s.at(s.off) {
	case '.', 'e', 'E', 'j', 'J':
		return s.fraction()
	}
	if nonzero {
		// CPython's range ends one behind the zeros, at what follows them.
		return s.failRange(int(s.from.Col)+1, s.col(zeros)+1,
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return s.numberEnd("decimal")
}

// digits reads decimal digits with single underscores between them.
func (s *scanner) digits() (token, bool) {
	for {
		for isDigit(s.at(s.off)) {
			s.off++
		}
		if s.at(s.off) != '_' {
			return token{}, true
		}
		s.off++
		if !isDigit(s.at(s.off)) {
			return s.fail("invalid decimal literal"), false
		}
	}
}

func (s *scanner) decimal() token {
	if s.src[s.off] != '.' {
		if t, ok := s.digits(); !ok {
			return t
		}
	}
	return s.fraction()
}

// fraction reads what may follow a number's whole part.
func (s *scanner) fraction() token {
	if s.at(s.off) == '.' {
		s.off++
		if isDigit(s.at(s.off)) {
			if t, ok := s.digits(); !ok {
				return t
			}
		}
	}
	if c := s.at(s.off); c == 'e' || c == 'E' {
		sign := s.at(s.off + 1)
		switch {
		case (sign == '+' || sign == '-') && !isDigit(s.at(s.off+2)):
			s.off += 2
			return s.fail("invalid decimal literal")
		case sign == '+' || sign == '-':
			s.off += 2
		case isDigit(sign):
			s.off++
		default:
			return s.numberEnd("decimal")
		}
		if t, ok := s.digits(); !ok {
			return t
		}
	}
	if c := s.at(s.off); c == 'j' || c == 'J' {
		s.off++
		return s.numberEnd("imaginary")
	}
	return s.numberEnd("decimal")
}

// numberEnd sees that no name is glued to a number, but for the keywords that
// may follow one (0or 1, which CPython merely warns of).
func (s *scanner) numberEnd(name string) token {
	c := s.at(s.off)
	if c >= utf8.RuneSelf || !isNamePart(c) {
		return s.token(kNumber)
	}
	end := s.off
	for isNamePart(s.at(end)) {
		end++
	}
	switch rest := string(s.src[s.off:end]); {
	case rest == "and", rest == "else", rest == "for", rest == "or", rest == "not":
		return s.token(kNumber)
	case len(rest) > 1 && c == 'i' && (rest[1] == 'f' || rest[1] == 'n' || rest[1] == 's'):
		return s.token(kNumber)
	}
	t := s.fail("invalid %s literal", name)
	if s.colours {
		s.off = end // one wrong word
		t.end, t.to = uint32(end), s.pos(end)
	}
	return t
}
