package py

import (
	"bytes"
	_ "embed" // the names of the encodings
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// codec is an encoding of text.
type codec struct {
	name string // in errors
	// next reads what is at b[at:]: a character and how many bytes it takes; or
	// how many bytes are bad, and why.
	// It may stand for nothing.
	next func(b []byte, at int) (r rune, size int, why string)
	// put writes a character; why says why it cannot.
	put func(b []byte, r rune) (out []byte, why string)
	// runs has an error cover all bad characters that follow one another.
	runs bool
	unit int  // how many bytes a code unit has
	big  bool // the first of them is the highest
	mark []byte
	// escapes says that ASCII is not written as it is.
	escapes bool
}

// Encode is s.encode(encoding, handler). An encoding that does not know a
// character asks the handler of that name.
func (t *Thread) Encode(s *Str, encoding, handler string) ([]byte, error) {
	c, err := t.codecOf(encoding, "encode")
	if err != nil {
		return nil, err
	}
	if c.unit == 1 && c.mark == nil && !c.escapes && s.ASCII() {
		return []byte(s.s), nil
	}
	if c.name == "utf-8" && utf8.ValidString(s.s) {
		return append(append([]byte(nil), c.mark...), s.s...), nil
	}
	if err := t.Room(int64(s.Len()) * int64(c.unit)); err != nil {
		return nil, err
	}
	b := append([]byte(nil), c.mark...)
	all := s.Points()
	for i := 0; i < len(all); {
		out, why := c.put(b, all[i])
		if why == "" {
			b = out
			i++
			continue
		}
		end := i + 1
		for c.runs && end < len(all) {
			if _, why := c.put(b, all[end]); why == "" {
				break
			}
			end++
		}
		if b, i, err = t.handleEncode(c, b, s, i, end, handler, why); err != nil {
			return nil, err
		}
		if err := t.Room(int64(len(b))); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Decode is b.decode(encoding, handler).
func (t *Thread) Decode(b []byte, encoding, handler string) (*Str, error) {
	if len(b) == 0 {
		return emptyStr, nil
	}
	c, err := t.codecOf(encoding, "decode")
	if err != nil {
		return nil, err
	}
	c, b, start := c.unmarked(b)
	if c.unit == 1 && !c.escapes && isASCII(b) {
		return plainStr(string(b)), nil
	}
	if c.name == "utf-8" && utf8.Valid(b) {
		return NewStr(string(b)), nil
	}
	text := make([]byte, 0, len(b))
	for i := start; i < len(b); {
		r, size, why := c.next(b, i)
		if why == "" {
			if r != nothing {
				text = appendPoint(text, r)
			}
			i += size
			continue
		}
		if text, i, err = t.handleDecode(c, text, b, i, i+size, handler, why); err != nil {
			return nil, err
		}
		if err := t.Room(int64(len(text))); err != nil {
			return nil, err
		}
	}
	return NewStr(string(text)), nil
}

// unmarked looks for the byte order mark, which says in which order the others
// are. The text begins behind it at start; that of UTF-8 is taken off, and does
// not count in errors.
func (c *codec) unmarked(b []byte) (of *codec, text []byte, start int) {
	if c.mark == nil {
		return c, b, 0
	}
	plain := plainCodec(c.name, false)
	big := map[int]string{2: "\xfe\xff", 4: "\x00\x00\xfe\xff"}[c.unit]
	switch {
	case bytes.HasPrefix(b, c.mark) && c.unit == 1:
		return plain, b[len(c.mark):], 0
	case bytes.HasPrefix(b, c.mark):
		return plain, b, len(c.mark)
	case big != "" && bytes.HasPrefix(b, []byte(big)):
		return plainCodec(c.name, true), b, len(big)
	}
	return plain, b, 0
}

// plainCodec is the codec without a mark of one that writes a mark.
func plainCodec(name string, big bool) *codec {
	switch {
	case name == "utf-8":
		return &utf8Codec
	case name == "utf-16" && big:
		return &utf16BE
	case name == "utf-16":
		return &utf16LE
	case big:
		return &utf32BE
	}
	return &utf32LE
}

// codecsText says by which names CPython knows its encodings; testdata/codecs.py
// writes it.
//
//go:embed codecs.txt
var codecsText string

// codecTable is what codecs.txt says.
type codecTable struct {
	alias   map[string]string
	charmap map[string]*codec
	missing map[string]bool // not in Batuta
	binary  map[string]bool // not of text
}

// codecs reads the table when somebody first asks; what it answers is not
// changed.
var codecs = sync.OnceValue(func() *codecTable {
	c, err := readCodecs(codecsText)
	if err != nil {
		panic(err) // our own table is broken
	}
	return c
})

func readCodecs(text string) (*codecTable, error) {
	c := &codecTable{map[string]string{}, map[string]*codec{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch f[0] {
		case "a":
			c.alias[f[1]] = f[2]
		case "c":
			m, err := readCharmap(f[2])
			if err != nil {
				return nil, fmt.Errorf("codecs.txt: %s: %w", f[1], err)
			}
			c.charmap[f[1]] = m
		case "x":
			c.missing[f[1]] = true
		case "b":
			c.binary[f[1]] = true
		}
	}
	return c, nil
}

// readCharmap is the codec of the bytes from 0x80.
func readCharmap(codes string) (*codec, error) {
	const undefined = "character maps to <undefined>"
	var high [128]rune
	back := map[rune]byte{}
	for i, hex := range strings.Split(codes, ",") {
		if hex == "-" {
			high[i] = -1
			continue
		}
		n, err := strconv.ParseInt(hex, 16, 32)
		if err != nil {
			return nil, err
		}
		high[i] = rune(n)
		back[rune(n)] = byte(i + 0x80)
	}
	return &codec{
		name: "charmap", unit: 1, runs: true,
		next: func(b []byte, at int) (rune, int, string) {
			if b[at] < 0x80 {
				return rune(b[at]), 1, ""
			}
			if r := high[b[at]-0x80]; r >= 0 {
				return r, 1, ""
			}
			return 0, 1, undefined
		},
		put: func(b []byte, r rune) ([]byte, string) {
			if r < 0x80 {
				return append(b, byte(r)), ""
			}
			if c, ok := back[r]; ok {
				return append(b, c), ""
			}
			return b, undefined
		},
	}, nil
}

// codecOf finds an encoding by one of its names; verb is what it is to do.
func (t *Thread) codecOf(encoding, verb string) (*codec, error) {
	if strings.IndexByte(encoding, 0) >= 0 {
		return nil, t.ValueError("embedded null character")
	}
	if encoding == "utf-8" {
		return &utf8Codec, nil
	}
	name := codecName(encoding)
	known := codecs()
	if real, ok := known.alias[name]; ok {
		name = real
	} else if real, ok := known.alias[strings.ReplaceAll(name, ".", "_")]; ok {
		name = real
	}
	if c := namedCodec(name); c != nil {
		return c, nil
	}
	if c := known.charmap[name]; c != nil {
		return c, nil
	}
	switch {
	case known.binary[name]:
		return nil, t.Raise(Errors.LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, verb)
	case known.missing[name]:
		return nil, t.NotYet("the encoding " + encoding)
	}
	return nil, t.Raise(Errors.LookupError, "unknown encoding: %s", encoding)
}

// codecName is a name as the table has it: small letters, and an underscore for
// whatever is neither a letter nor a digit.
func codecName(encoding string) string {
	b := make([]byte, 0, len(encoding))
	gap := false
	for i := range len(encoding) {
		c := encoding[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.':
		case c >= 0x80:
			return ""
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, '_')
		}
		gap = false
		b = append(b, c)
	}
	return string(b)
}
