package modules

import (
	"unicode/utf8"

	"batuta/lessons/python/py"
)

const hexDigits = "0123456789abcdef"

// str writes a string in quotes.
func (e *jsonEncoder) str(s *py.Str) {
	text := s.String()
	e.out = append(e.out, '"')
	from := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := decodePoint(text[i:])
			if e.ascii {
				e.out = append(e.out, text[from:i]...)
				e.out = appendEscaped(e.out, r)
				from = i + size
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && (c != 0x7f || !e.ascii) {
			i++
			continue
		}
		e.out = append(e.out, text[from:i]...)
		i++
		from = i
		switch c {
		case '"', '\\':
			e.out = append(e.out, '\\', c)
		case '\b':
			e.out = append(e.out, '\\', 'b')
		case '\f':
			e.out = append(e.out, '\\', 'f')
		case '\n':
			e.out = append(e.out, '\\', 'n')
		case '\r':
			e.out = append(e.out, '\\', 'r')
		case '\t':
			e.out = append(e.out, '\\', 't')
		default:
			e.out = appendEscaped(e.out, rune(c))
		}
	}
	e.out = append(e.out, text[from:]...)
	e.out = append(e.out, '"')
}

// appendEscaped is \uXXXX, twice for what lies beyond 16 bits.
func appendEscaped(out []byte, r rune) []byte {
	if r > 0xffff {
		r -= 0x10000
		return appendEscaped(appendEscaped(out, 0xd800+r>>10), 0xdc00+r&0x3ff)
	}
	return append(out, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// decodePoint is the first code point of a string, lone surrogates included.
func decodePoint(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s)
}

// appendPoint is the opposite of decodePoint.
func appendPoint(b []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
	}
	return utf8.AppendRune(b, r)
}
