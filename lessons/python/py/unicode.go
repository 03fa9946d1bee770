package py

import (
	_ "embed" // the table of Unicode
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// unicodeText is what CPython's version of Unicode says of each character;
// testdata/unicode.py writes it. Go's own tables are of another version.
//
//go:embed unicode.txt
var unicodeText string

// What a character is: bits of charRun.kind, as testdata/unicode.py writes them.
const (
	charAlpha = 1 << iota
	charDecimal
	charDigit
	charNumeric
	charPrintable
	charLower
	charUpper
	charTitle
	charSpace
	charCased
	charIgnorable // between the letters of a word, as an apostrophe is
	charStart     // begins an identifier
	charContinue  // goes on in one
)

// charRun is characters that follow one another and are of one kind.
type charRun struct {
	first, last         rune
	kind                uint16
	lower, upper, title rune // how far the other cases are
}

// otherCases are those of a character for which a distance does not do.
type otherCases struct{ lower, upper, title, fold string }

// unicodeTable is all of Unicode.
type unicodeTable struct {
	runs    []charRun
	special map[rune]otherCases
	ascii   [128]charRun
}

// characters reads the table when somebody first asks; what it answers is not
// changed.
var characters = sync.OnceValue(func() *unicodeTable {
	u, err := readUnicode(unicodeText)
	if err != nil {
		panic(err) // our own table is broken
	}
	return u
})

func readUnicode(text string) (*unicodeTable, error) {
	u := &unicodeTable{special: map[rune]otherCases{}}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case len(f) == 7 && f[0] == "r":
			r, err := readRun(f[1:])
			if err != nil {
				return nil, fmt.Errorf("unicode.txt: %q: %w", line, err)
			}
			u.runs = append(u.runs, r)
		case len(f) == 6 && f[0] == "s":
			var texts [5]string
			for i := range texts {
				var err error
				if texts[i], err = readPoints(f[i+1]); err != nil {
					return nil, fmt.Errorf("unicode.txt: %q: %w", line, err)
				}
			}
			u.special[points(texts[0])[0]] = otherCases{texts[1], texts[2], texts[3], texts[4]}
		case f[0] != "#":
			return nil, fmt.Errorf("unicode.txt: %q is no line of it", line)
		}
	}
	for i := range u.ascii {
		u.ascii[i] = u.find(rune(i))
	}
	return u, nil
}

func readRun(f []string) (charRun, error) {
	var n [6]int64
	for i := range n {
		base := 16
		if i > 2 {
			base = 10
		}
		var err error
		if n[i], err = strconv.ParseInt(f[i], base, 32); err != nil {
			return charRun{}, err
		}
	}
	return charRun{rune(n[0]), rune(n[1]), uint16(n[2]), rune(n[3]), rune(n[4]), rune(n[5])}, nil
}

func readPoints(list string) (string, error) {
	var all []rune
	for _, hex := range strings.Split(list, ".") {
		n, err := strconv.ParseInt(hex, 16, 32)
		if err != nil {
			return "", err
		}
		all = append(all, rune(n))
	}
	return encodePoints(all), nil
}

// find is the run of a character; an empty one if nothing is known of it.
func (u *unicodeTable) find(r rune) charRun {
	i := sort.Search(len(u.runs), func(i int) bool { return u.runs[i].last >= r })
	if i < len(u.runs) && u.runs[i].first <= r {
		return u.runs[i]
	}
	return charRun{first: r, last: r}
}

// charOf is the run of a character.
func charOf(r rune) charRun {
	u := characters()
	if r >= 0 && r < 128 {
		return u.ascii[r]
	}
	return u.find(r)
}

// is reports whether a character is of one of the kinds.
func is(r rune, kinds uint16) bool { return charOf(r).kind&kinds != 0 }

// decimalValue is the value of a decimal digit of any script, -1 for another
// character. Unicode has each script's ten side by side, from zero.
func decimalValue(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if c := charOf(r); c.kind&charDecimal != 0 {
		return int(r-c.first) % 10
	}
	return -1
}

// nextPoint is the first code point of a text that is not empty, and its size.
func nextPoint(s string) (rune, int) {
	if s[0] < 0x80 {
		return rune(s[0]), 1
	}
	if isSurrogate(s) {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	n := pointSize(s)
	for _, r := range s[:n] {
		return r, n
	}
	return 0, n
}

// lastPoint is the last code point of a text that is not empty, and its size.
func lastPoint(s string) (rune, int) {
	i := len(s) - 1
	for i > 0 && len(s)-i < 4 && s[i]&0xc0 == 0x80 {
		i--
	}
	r, size := nextPoint(s[i:])
	return r, size
}

// eachPoint calls do with each code point and its place in bytes, until do
// answers false.
func eachPoint(s string, do func(at int, r rune) bool) {
	for i := 0; i < len(s); {
		r, size := nextPoint(s[i:])
		if !do(i, r) {
			return
		}
		i += size
	}
}

// appendPoint writes a code point, a surrogate too.
func appendPoint(b []byte, r rune) []byte {
	if r < 0x80 {
		return append(b, byte(r))
	}
	if r >= 0xd800 && r <= 0xdfff {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return append(b, string(r)...)
}
