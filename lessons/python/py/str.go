package py

import (
	"hash/maphash"
	"unicode/utf8"
)

// Str is a string. Python counts code points: of a text that is plain ASCII
// those are its bytes; of any other they are counted when somebody asks.
type Str struct {
	s     string // UTF-8; a lone surrogate as UTF-8 would have it
	hash  uint64 // 0: not known yet
	count int    // code points, when counted is true
	runes []rune // for indexing what is not ASCII, made when it is first needed
	known bool   // count is
}

// NewStr is a string of a Go string.
func NewStr(s string) *Str { return &Str{s: s} }

// String is the text.
func (s *Str) String() string { return s.s }

// Len is how many code points it has.
func (s *Str) Len() int {
	if !s.known {
		s.count, s.known = countPoints(s.s), true
	}
	return s.count
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

// Points are the code points.
func (s *Str) Points() []rune {
	if s.runes == nil && s.s != "" {
		s.runes = points(s.s)
	}
	return s.runes
}

// At is the code point at i, which must be within.
func (s *Str) At(i int) *Str {
	if s.ASCII() {
		return letters[s.s[i]]
	}
	return NewStr(encodePoint(s.Points()[i]))
}

// Cut is the text from code point i to j, not included.
func (s *Str) Cut(i, j int) *Str {
	if i == 0 && j == s.Len() {
		return s
	}
	if s.ASCII() {
		return NewStr(s.s[i:j])
	}
	return NewStr(encodePoints(s.Points()[i:j]))
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
