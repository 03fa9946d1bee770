package py

import (
	"hash/maphash"
	"strings"
	"unicode/utf8"
)

// Str is a string. Python counts code points: of a text that is plain ASCII
// those are its bytes; of any other they are counted when somebody asks.
type Str struct {
	s     string // UTF-8; a lone surrogate as UTF-8 would have it
	hash  uint64 // 0: not known yet
	count int    // code points and one; 0: not known yet
	wide  *[]rune
	tail  *strings.Builder // what s may grow in; see joined
}

// NewStr is a string of a Go string.
func NewStr(s string) *Str { return &Str{s: s} }

// plainStr is a string of plain ASCII.
func plainStr(s string) *Str { return &Str{s: s, count: len(s) + 1} }

// String is the text.
func (s *Str) String() string { return s.s }

// Len is how many code points it has.
func (s *Str) Len() int {
	if s.count == 0 {
		s.count = countPoints(s.s) + 1
	}
	return s.count - 1
}

// ASCII reports whether every code point is one byte.
func (s *Str) ASCII() bool { return s.Len() == len(s.s) }

// Hash is the hash of the text, never 0.
func (s *Str) Hash() uint64 {
	if s.hash == 0 {
		s.hash = maphash.String(seed, s.s) | 1
	}
	return s.hash
}

// Points are the code points. Those of a text that is not ASCII are kept for
// the next time.
func (s *Str) Points() []rune {
	if s.wide != nil {
		return *s.wide
	}
	all := points(s.s)
	if !s.ASCII() {
		s.wide = &all
	}
	return all
}

// At is the code point at i, which must be within.
func (s *Str) At(i int) *Str {
	if s.ASCII() {
		return letters[s.s[i]]
	}
	return pointStr(s.Points()[i])
}

// pointStr is the string of one code point.
func pointStr(r rune) *Str {
	if r >= 0 && r < 128 {
		return letters[r]
	}
	return &Str{s: encodePoint(r), count: 2}
}

// Cut is the text from code point i to j, not included.
func (s *Str) Cut(i, j int) *Str {
	switch {
	case i == 0 && j == s.Len():
		return s
	case i >= j:
		return emptyStr
	case s.ASCII():
		if j == i+1 {
			return letters[s.s[i]]
		}
		return plainStr(s.s[i:j])
	}
	return &Str{s: encodePoints(s.Points()[i:j]), count: j - i + 1}
}

// emptyStr is the empty string.
var emptyStr = Name("")

// joinedOnce marks a text that was made by putting two together: if more is put
// behind it, that is a loop that builds a text.
var joinedOnce strings.Builder

// growAt is the size from which a text that is being built gets room to grow.
const growAt = 512

// joined is a + b. A loop of s += x would copy s at every step; from the second
// step on, s lies in a builder with room behind it, and what is put behind the
// text that ends it is written there. Whoever holds a shorter text of the same
// builder does not see what comes behind it; if more is put behind that one, it
// is copied.
func joined(a, b *Str) *Str {
	if a.s == "" {
		return b
	}
	if b.s == "" {
		return a
	}
	count := 0
	if a.count > 0 && b.count > 0 {
		count = a.count + b.count - 1
	}
	if len(a.s) < growAt || len(b.s) > len(a.s) {
		return &Str{s: a.s + b.s, count: count}
	}
	if a.tail == nil {
		return &Str{s: a.s + b.s, count: count, tail: &joinedOnce}
	}
	tail := a.tail
	if tail == &joinedOnce || tail.Len() != len(a.s) {
		tail = &strings.Builder{}
		tail.Grow(len(a.s) + len(a.s)/2 + len(b.s))
		tail.WriteString(a.s)
	}
	tail.WriteString(b.s)
	return &Str{s: tail.String(), count: count, tail: tail}
}

// countPoints counts code points. A lone surrogate is three bytes that Go
// takes for three errors.
func countPoints(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		i += pointSize(s[i:])
	}
	return n
}

// pointSize is how many bytes the first code point takes.
func pointSize(s string) int {
	if s[0] < utf8.RuneSelf {
		return 1
	}
	if _, size := utf8.DecodeRuneInString(s); size > 1 {
		return size
	}
	if isSurrogate(s) {
		return 3
	}
	return 1
}

// isSurrogate reports whether s begins with a lone surrogate.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] <= 0xbf && s[2]&0xc0 == 0x80
}

func points(s string) []rune {
	all := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		if isSurrogate(s[i:]) {
			all = append(all, rune(s[i]&0xf)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f))
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		all = append(all, r)
		i += size
	}
	return all
}

func encodePoint(r rune) string { return encodePoints([]rune{r}) }

func encodePoints(all []rune) string {
	b := make([]byte, 0, len(all))
	for _, r := range all {
		if r >= 0xd800 && r <= 0xdfff {
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}
