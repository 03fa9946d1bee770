package py

import (
	"bytes"
	"strings"
)

// unicodeEscape writes what is not plain ASCII as a string literal would:
// unicode_escape. rawEscape has only \u and \U: raw_unicode_escape.
var (
	unicodeEscape = codec{name: "unicodeescape", unit: 1, next: nextEscape, put: putEscape, escapes: true}
	rawEscape     = codec{name: "rawunicodeescape", unit: 1, next: nextRawEscape, put: putRawEscape, escapes: true}
)

// nothing is what a decoder answers for what stands for no character.
const nothing rune = -1

func putEscape(b []byte, r rune) ([]byte, string) {
	switch {
	case r == '\\':
		return append(b, `\\`...), ""
	case r >= ' ' && r < 0x7f:
		return append(b, byte(r)), ""
	}
	return appendEscape(b, r), ""
}

func putRawEscape(b []byte, r rune) ([]byte, string) {
	if r < 0x100 {
		return append(b, byte(r)), ""
	}
	return appendCode(b, r), ""
}

// escapeLetters are the escapes of one letter and what they mean.
const (
	escapeLetters  = `\'"abfnrtv`
	escapeMeanings = "\\'\"\a\b\f\n\r\t\v"
)

func nextEscape(b []byte, at int) (rune, int, string) {
	if b[at] != '\\' {
		return rune(b[at]), 1, ""
	}
	if at+1 == len(b) {
		return 0, 1, `\ at end of string`
	}
	c := b[at+1]
	if i := strings.IndexByte(escapeLetters, c); i >= 0 {
		return rune(escapeMeanings[i]), 2, ""
	}
	switch {
	case c == '\n':
		return nothing, 2, ""
	case c >= '0' && c <= '7':
		r, size := rune(0), 1
		for ; size < 4 && at+size < len(b) && b[at+size] >= '0' && b[at+size] <= '7'; size++ {
			r = r*8 + rune(b[at+size]-'0')
		}
		return r, size, ""
	case c == 'x':
		return hexEscape(b, at, 2, `truncated \xXX escape`)
	case c == 'u':
		return hexEscape(b, at, 4, `truncated \uXXXX escape`)
	case c == 'U':
		return hexEscape(b, at, 8, `truncated \UXXXXXXXX escape`)
	case c == 'N':
		return nameEscaped(b, at)
	}
	return '\\', 1, ""
}

// hexEscape reads the digits behind \x, \u or \U.
func hexEscape(b []byte, at, digits int, truncated string) (rune, int, string) {
	n := 0
	for i := range digits {
		d := -1
		if at+2+i < len(b) {
			d = hexDigit(rune(b[at+2+i]))
		}
		if d < 0 {
			return 0, 2 + i, truncated
		}
		n = n*16 + d
	}
	if n > 0x10ffff {
		return 0, 2 + digits, "illegal Unicode character"
	}
	return rune(n), 2 + digits, ""
}

// nameEscaped reads \N{a character's name}.
func nameEscaped(b []byte, at int) (rune, int, string) {
	const malformed = `malformed \N character escape`
	if at+2 >= len(b) || b[at+2] != '{' {
		return 0, 2, malformed
	}
	end := strings.IndexByte(string(b[at:]), '}')
	if end < 0 {
		return 0, len(b) - at, malformed
	}
	if end == 3 {
		return 0, 3, malformed
	}
	name := strings.ToUpper(string(b[at+3 : at+end]))
	for r := rune(' '); r <= 0x10ffff; r++ {
		if charName(r) == name {
			return r, end + 1, ""
		}
	}
	return 0, end + 1, "unknown Unicode character name"
}

// nextRawEscape takes a backslash behind another one for itself.
func nextRawEscape(b []byte, at int) (rune, int, string) {
	before := len(b[:at]) - len(bytes.TrimRight(b[:at], `\`))
	if b[at] != '\\' || at+1 == len(b) || before%2 == 1 {
		return rune(b[at]), 1, ""
	}
	switch b[at+1] {
	case 'u':
		return hexEscape(b, at, 4, `truncated \uXXXX escape`)
	case 'U':
		r, size, why := hexEscape(b, at, 8, `truncated \UXXXXXXXX escape`)
		if why == "illegal Unicode character" {
			why = `\Uxxxxxxxx out of range`
		}
		return r, size, why
	}
	return '\\', 1, ""
}
