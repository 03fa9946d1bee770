package modules

import (
	"strconv"
	"strings"
)

// escape reads what stands behind a backslash outside a set.
func (p *reParser) escape(start int) *reNode {
	if !p.more() {
		return p.fail(start, "bad escape (end of pattern)")
	}
	c := p.src[p.at]
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		p.at++
		return &reNode{op: reClass, set: &reSet{classes: []byte{byte(c)}, ascii: p.ascii()}}
	case 'A', 'Z', 'z', 'b', 'B':
		p.at++
		at := map[rune]rePlace{'A': placeBegin, 'Z': placeEnd, 'z': placeEnd, 'b': placeWord, 'B': placeNoWord}[c]
		return &reNode{op: reAt, at: at, ascii: p.ascii()}
	}
	if c >= '1' && c <= '9' {
		return p.numberEscape(start)
	}
	r, ok := p.charEscape(start, false)
	if !ok {
		return p.fail(start, "bad escape \\%c", c)
	}
	return p.literal(r)
}

// numberEscape is a group's number, or three octal digits.
func (p *reParser) numberEscape(start int) *reNode {
	digit := func(i int) bool { return i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' }
	octal := func(i int) bool { return i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '7' }
	end := p.at + 1
	if digit(end) {
		if octal(p.at) && octal(end) && octal(end+1) {
			return p.literal(p.octal(start, end+2))
		}
		end++
	}
	n, _ := strconv.Atoi(string(p.src[p.at:end]))
	if n > p.count {
		return p.fail(start+1, "invalid group reference %d", n)
	}
	p.at = end
	if p.open[n] {
		return p.fail(start, "cannot refer to an open group")
	}
	return p.backref(n)
}

func (p *reParser) backref(n int) *reNode {
	return &reNode{op: reBack, group: n, fold: p.has(flagIgnoreCase), ascii: p.ascii()}
}

func (p *reParser) octal(start, end int) rune {
	text := string(p.src[p.at:end])
	n, _ := strconv.ParseInt(text, 8, 32)
	p.at = end
	if n > 0o377 {
		p.fail(start, "octal escape value \\%s outside of range 0-0o377", text)
	}
	return rune(n)
}

var simpleEscapes = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// charEscape is a character that is written with a backslash; false if it is none
// that Python knows.
func (p *reParser) charEscape(start int, inSet bool) (rune, bool) {
	c := p.src[p.at]
	if r, ok := simpleEscapes[c]; ok {
		p.at++
		return r, true
	}
	switch {
	case c == 'x':
		return p.hex(start, 2), true
	case c == 'u' && !p.bytes:
		return p.hex(start, 4), true
	case c == 'U' && !p.bytes:
		return p.hex(start, 8), true
	case c == 'N' && !p.bytes:
		p.err = p.t.NotYet("\\N{...} in regular expressions")
		return 0, true
	case c == '0' || inSet && c >= '1' && c <= '7':
		end := p.at + 1
		for end < len(p.src) && end < p.at+3 && p.src[end] >= '0' && p.src[end] <= '7' {
			end++
		}
		return p.octal(start, end), true
	case c < 128 && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'):
		return 0, false
	}
	p.at++
	return c, true
}

// hex reads so many hexadecimal digits.
func (p *reParser) hex(start, digits int) rune {
	p.at++
	end := p.at
	for end < len(p.src) && end < p.at+digits && p.src[end] < 128 && strings.ContainsRune("0123456789abcdefABCDEF", p.src[end]) {
		end++
	}
	if end < p.at+digits {
		p.fail(start, "incomplete escape %s", string(p.src[start:end]))
		return 0
	}
	n, _ := strconv.ParseUint(string(p.src[p.at:end]), 16, 64)
	p.at = end
	if n > 0x10ffff {
		p.fail(start, "bad escape %s", string(p.src[start:end]))
	}
	return rune(n)
}
