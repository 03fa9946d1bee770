package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unescape resolves a string's escapes. A surrogate, which UTF-8 cannot hold,
// becomes the three bytes it would have there. The complaint is CPython's of
// its codec, "" if there is none.
func unescape(s string) (value, complaint string) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, ""
	}
	out := make([]byte, 0, len(s))
	shift := 0 // how far CPython's positions are from ours: see codecPos
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			_, n := utf8.DecodeRuneInString(s[i:])
			if n > 1 {
				shift += 10 - n
			}
			out = append(out, s[i:i+n]...)
			i += n
			continue
		}
		if i+1 >= len(s) || s[i+1] >= utf8.RuneSelf {
			out = append(out, '\\')
			shift += 5
			i++
			continue
		}
		r, n, why := escaped(s[i:])
		switch {
		case why != "":
			return "", codecError(i+shift, i+shift+n, why)
		case n == 0: // not an escape: the backslash stays
			out = append(out, '\\')
			n = 1
		case r >= 0:
			out = appendRune(out, r)
		}
		i += n
	}
	return string(out), ""
}

// codecError words an error of CPython's codec. It speaks of positions in a
// text in which every character beyond ASCII has been written as \UXXXXXXXX.
func codecError(from, to int, why string) string {
	return fmt.Sprintf("'unicodeescape' codec can't decode bytes in position %d-%d: %s", from, to-1, why)
}

// appendRune is utf8.AppendRune but for surrogates.
func appendRune(out []byte, r rune) []byte {
	if 0xd800 <= r && r <= 0xdfff {
		return append(out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(out, r)
}

// escaped answers what an escape stands for (-1: nothing) and how long it is,
// 0 if it is none; or why it is wrong, and how long the wrong part is.
func escaped(s string) (r rune, n int, why string) {
	switch s[1] {
	case '\n':
		return -1, 2, ""
	case 'x':
		return hexEscape(s, 2, `truncated \xXX escape`)
	case 'u':
		return hexEscape(s, 4, `truncated \uXXXX escape`)
	case 'U':
		return hexEscape(s, 8, `truncated \UXXXXXXXX escape`)
	case 'N':
		return namedEscape(s)
	}
	if r, n := simpleEscape(s); n > 0 {
		return r, n, ""
	}
	return 0, 0, ""
}

// simpleEscape is an escape of one letter or of octal digits.
func simpleEscape(s string) (r rune, n int) {
	if i := strings.IndexByte(`\'"abfnrtv`, s[1]); i >= 0 {
		return rune("\\'\"\a\b\f\n\r\t\v"[i]), 2
	}
	for n = 1; n < 4 && n < len(s) && '0' <= s[n] && s[n] <= '7'; n++ {
		r = r<<3 | rune(s[n]-'0')
	}
	if n == 1 {
		return 0, 0
	}
	return r, n
}

func hexEscape(s string, digits int, why string) (rune, int, string) {
	n := 2
	for n < 2+digits && n < len(s) && isHex(s[n]) {
		n++
	}
	if n < 2+digits {
		return 0, n, why
	}
	v, _ := strconv.ParseUint(s[2:n], 16, 32)
	if v > utf8.MaxRune {
		return 0, n, "illegal Unicode character"
	}
	return rune(v), n, ""
}

func namedEscape(s string) (rune, int, string) {
	const malformed = `malformed \N character escape`
	if len(s) < 3 || s[2] != '{' {
		return 0, 2, malformed
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return 0, codecLen(s), malformed
	}
	if end == 3 {
		return 0, 3, malformed
	}
	if r, ok := runeNamed(s[3:end]); ok {
		return r, end + 1, ""
	}
	return 0, codecLen(s[:end]) + 1, "unknown Unicode character name"
}

// codecLen is how long a text is to CPython's codec.
func codecLen(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= utf8.RuneSelf {
			n += 9
		}
	}
	return n
}

// runeNamed finds a character by its Unicode name, in any case. Unlike
// CPython, it knows no aliases (LINE FEED for U+000A).
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		v, err := strconv.ParseUint(hex, 16, 21)
		return rune(v), err == nil && strings.HasPrefix(runenames.Name(rune(v)), "<CJK Ideograph")
	}
	if r, ok := hangul(name); ok {
		return r, true
	}
	if strings.HasPrefix(name, "<") {
		return 0, false
	}
	for r := rune(' '); r <= 0xe01ef; r++ { // no names beyond
		if r == 0x33000 { // nor between
			r = 0xe0001
		}
		if runenames.Name(r) == name {
			return r, true
		}
	}
	return 0, false
}

// hangul composes HANGUL SYLLABLE and the names of its letters.
func hangul(name string) (rune, bool) {
	rest, ok := strings.CutPrefix(name, "HANGUL SYLLABLE ")
	if !ok {
		return 0, false
	}
	leads := strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	vowels := strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	trails := strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
	for l, lead := range leads {
		for v, vowel := range vowels {
			tail, ok := strings.CutPrefix(rest, lead+vowel)
			if !ok {
				continue
			}
			for t, trail := range trails {
				if tail == trail {
					return rune(0xac00 + (l*len(vowels)+v)*len(trails) + t), true
				}
			}
		}
	}
	return 0, false
}

// unescapeBytes is unescape for bytes.
func unescapeBytes(s string) (value []byte, complaint string) {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 >= len(s) {
			out = append(out, s[i])
			i++
			continue
		}
		if s[i+1] == '\n' {
			i += 2
			continue
		}
		if s[i+1] == 'x' {
			r, n, why := hexEscape(s[i:], 2, "bad")
			if why != "" {
				return nil, fmt.Sprintf(`invalid \x escape at position %d`, i)
			}
			out = append(out, byte(r))
			i += n
			continue
		}
		r, n := simpleEscape(s[i:])
		if n == 0 {
			out = append(out, '\\')
			i++
			continue
		}
		out = append(out, byte(r))
		i += n
	}
	return out, ""
}
