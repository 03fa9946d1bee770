package compiler

import (
	"math"
	"strconv"
	"strings"
)

// floatText is repr of a float that a program can write.
func floatText(f float64) string {
	if math.IsInf(f, 1) {
		return "1e309"
	}
	if exp := math.Floor(math.Log10(math.Abs(f))); f != 0 && (exp < -4 || exp >= 16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// quote is repr of a string.
func quote(s string) string {
	return quoted([]rune(s), func(r rune) bool { return r < 0x7f || strconv.IsPrint(r) })
}

func quoteBytes(b []byte) string {
	rs := make([]rune, len(b))
	for i, c := range b {
		rs[i] = rune(c)
	}
	return quoted(rs, func(r rune) bool { return r < 0x7f })
}

func quoted(rs []rune, shown func(rune) bool) string {
	mark := '\''
	if strings.ContainsRune(string(rs), '\'') && !strings.ContainsRune(string(rs), '"') {
		mark = '"'
	}
	var b strings.Builder
	b.WriteRune(mark)
	hex := func(prefix string, width int, r rune) {
		text := strconv.FormatInt(int64(r), 16)
		b.WriteString(prefix + strings.Repeat("0", width-len(text)) + text)
	}
	for _, r := range rs {
		switch {
		case r == mark || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r >= ' ' && shown(r):
			b.WriteRune(r)
		case r <= 0xff:
			hex(`\x`, 2, r)
		case r <= 0xffff:
			hex(`\u`, 4, r)
		default:
			hex(`\U`, 8, r)
		}
	}
	b.WriteRune(mark)
	return b.String()
}
