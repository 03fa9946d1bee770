package py

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// The encodings that are not tables. They are never changed.
var (
	utf8Codec = codec{name: "utf-8", unit: 1, runs: true, next: nextUTF8, put: putUTF8}
	utf8Sig   = codec{name: "utf-8", unit: 1, runs: true, next: nextUTF8, put: putUTF8, mark: []byte("\xef\xbb\xbf")}
	latin1    = codec{name: "latin-1", unit: 1, runs: true, next: nextLatin1, put: putBelow(0x100, "ordinal not in range(256)")}
	asciiOnly = codec{name: "ascii", unit: 1, runs: true, next: nextASCII, put: putBelow(0x80, "ordinal not in range(128)")}
	utf16LE   = newUTF16("utf-16-le", false, "")
	utf16BE   = newUTF16("utf-16-be", true, "")
	utf16Any  = newUTF16("utf-16", false, "\xff\xfe")
	utf32LE   = newUTF32("utf-32-le", false, "")
	utf32BE   = newUTF32("utf-32-be", true, "")
	utf32Any  = newUTF32("utf-32", false, "\xff\xfe\x00\x00")
)

// namedCodec is the encoding of that name, nil if it is none of these.
func namedCodec(name string) *codec {
	switch name {
	case "utf_8":
		return &utf8Codec
	case "utf_8_sig":
		return &utf8Sig
	case "latin_1":
		return &latin1
	case "ascii":
		return &asciiOnly
	case "utf_16":
		return &utf16Any
	case "utf_16_le":
		return &utf16LE
	case "utf_16_be":
		return &utf16BE
	case "utf_32":
		return &utf32Any
	case "utf_32_le":
		return &utf32LE
	case "utf_32_be":
		return &utf32BE
	case "unicode_escape":
		return &unicodeEscape
	case "raw_unicode_escape":
		return &rawEscape
	}
	return nil
}

func isSurrogatePoint(r rune) bool { return r >= 0xd800 && r <= 0xdfff }

const noSurrogates = "surrogates not allowed"

func putUTF8(b []byte, r rune) ([]byte, string) {
	if isSurrogatePoint(r) {
		return b, noSurrogates
	}
	return utf8.AppendRune(b, r), ""
}

// nextUTF8 tells as CPython does how many bytes are bad: as many as could begin
// a character.
func nextUTF8(b []byte, at int) (rune, int, string) {
	r, size := utf8.DecodeRune(b[at:])
	if r != utf8.RuneError || size > 1 {
		return r, size, ""
	}
	first := b[at]
	need, low, high := 0, byte(0x80), byte(0xbf)
	switch {
	case first >= 0xc2 && first <= 0xdf:
		need = 1
	case first >= 0xe0 && first <= 0xef:
		need = 2
	case first >= 0xf0 && first <= 0xf4:
		need = 3
	default:
		return 0, 1, "invalid start byte"
	}
	switch first {
	case 0xe0:
		low = 0xa0
	case 0xed:
		high = 0x9f
	case 0xf0:
		low = 0x90
	case 0xf4:
		high = 0x8f
	}
	for i := 1; i <= need; i++ {
		if at+i >= len(b) {
			return 0, i, "unexpected end of data"
		}
		if c := b[at+i]; c < low || c > high {
			return 0, i, "invalid continuation byte"
		}
		low, high = 0x80, 0xbf
	}
	return 0, 1, "invalid start byte"
}

func nextLatin1(b []byte, at int) (rune, int, string) { return rune(b[at]), 1, "" }

func nextASCII(b []byte, at int) (rune, int, string) {
	if b[at] >= 0x80 {
		return 0, 1, "ordinal not in range(128)"
	}
	return rune(b[at]), 1, ""
}

// putBelow writes the characters below a bound, one byte each.
func putBelow(bound rune, why string) func([]byte, rune) ([]byte, string) {
	return func(b []byte, r rune) ([]byte, string) {
		if r >= bound {
			return b, why
		}
		return append(b, byte(r)), ""
	}
}

// byteOrder reads and writes units.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func orderOf(big bool) byteOrder {
	if big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func newUTF16(name string, big bool, mark string) codec {
	order := orderOf(big)
	return codec{
		name: name, unit: 2, big: big, mark: markOf(mark),
		put: func(b []byte, r rune) ([]byte, string) {
			if isSurrogatePoint(r) {
				return b, noSurrogates
			}
			if r < 0x10000 {
				return order.AppendUint16(b, uint16(r)), ""
			}
			high, low := utf16.EncodeRune(r)
			return order.AppendUint16(order.AppendUint16(b, uint16(high)), uint16(low)), ""
		},
		next: func(b []byte, at int) (rune, int, string) {
			rest := b[at:]
			if len(rest) < 2 {
				return 0, len(rest), "truncated data"
			}
			r := rune(order.Uint16(rest))
			switch {
			case !isSurrogatePoint(r):
				return r, 2, ""
			case r >= 0xdc00:
				return 0, 2, "illegal encoding"
			case len(rest) < 4:
				return 0, len(rest), "unexpected end of data"
			}
			low := rune(order.Uint16(rest[2:]))
			if low < 0xdc00 || low > 0xdfff {
				return 0, 2, "illegal UTF-16 surrogate"
			}
			return utf16.DecodeRune(r, low), 4, ""
		},
	}
}

func newUTF32(name string, big bool, mark string) codec {
	order := orderOf(big)
	return codec{
		name: name, unit: 4, big: big, mark: markOf(mark),
		put: func(b []byte, r rune) ([]byte, string) {
			if isSurrogatePoint(r) {
				return b, noSurrogates
			}
			return order.AppendUint32(b, uint32(r)), ""
		},
		next: func(b []byte, at int) (rune, int, string) {
			rest := b[at:]
			if len(rest) < 4 {
				return 0, len(rest), "truncated data"
			}
			n := order.Uint32(rest)
			switch {
			case n > utf8.MaxRune:
				return 0, 4, "code point not in range(0x110000)"
			case isSurrogatePoint(rune(n)):
				return 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"
			}
			return rune(n), 4, ""
		},
	}
}

func markOf(mark string) []byte {
	if mark == "" {
		return nil
	}
	return []byte(mark)
}
