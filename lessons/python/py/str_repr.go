package py

import (
	"fmt"
	"strings"
)

// reprText is repr of a string.
func reprText(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, quote)
	eachPoint(s, func(_ int, r rune) bool {
		switch {
		case r == rune(quote) || r == '\\':
			b = append(b, '\\', byte(r))
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		case r >= 0x80 && is(r, charPrintable):
			b = appendPoint(b, r)
		default:
			b = appendEscape(b, r)
		}
		return true
	})
	return string(append(b, quote))
}

// appendEscape writes a character as a string literal would spell it.
func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '\t':
		return append(b, `\t`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	}
	return appendCode(b, r)
}

// appendCode writes a character as \x, \u or \U and its number.
func appendCode(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return fmt.Appendf(b, `\x%02x`, r)
	case r < 0x10000:
		return fmt.Appendf(b, `\u%04x`, r)
	}
	return fmt.Appendf(b, `\U%08x`, r)
}

// asciiText is a repr with what is not ASCII escaped.
func asciiText(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s)*2)
	eachPoint(s, func(_ int, r rune) bool {
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendCode(b, r)
		}
		return true
	})
	return string(b)
}

// ASCII is ascii(v).
func (t *Thread) ASCII(v Value) (string, error) {
	s, err := t.Repr(v)
	return asciiText(s), err
}
