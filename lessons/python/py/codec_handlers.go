package py

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/runenames"
)

// encodeError is the error of characters start to end that c cannot write.
func (t *Thread) encodeError(c *codec, s *Str, start, end int, why string) error {
	return t.unicodeError(Errors.UnicodeEncodeError, c.name, s, start, end, why)
}

func (t *Thread) unicodeError(class *Class, encoding string, object Value, start, end int, why string) error {
	v, err := t.Call(class, NewStr(encoding), object, MakeInt(int64(start)), MakeInt(int64(end)), NewStr(why))
	if err != nil {
		return err
	}
	return v.(*Exception)
}

// handleEncode asks a handler what to write for the characters start to end; it
// answers where to go on.
func (t *Thread) handleEncode(c *codec, b []byte, s *Str, start, end int, handler, why string) ([]byte, int, error) {
	all := s.Points()
	spell := func(one func(rune) string) ([]byte, int, error) {
		for _, r := range all[start:end] {
			for _, x := range one(r) {
				out, bad := c.put(b, x)
				if bad != "" {
					return nil, 0, t.encodeError(c, s, start, end, why)
				}
				b = out
			}
		}
		return b, end, nil
	}
	switch handler {
	case "strict":
	case "ignore":
		return b, end, nil
	case "replace":
		return spell(func(rune) string { return "?" })
	case "backslashreplace":
		return spell(func(r rune) string { return string(appendCode(nil, r)) })
	case "xmlcharrefreplace":
		return spell(func(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" })
	case "namereplace":
		return spell(nameEscape)
	case "surrogateescape":
		escaped := start
		for ; escaped < end && c.unit == 1 && all[escaped] >= 0xdc80 && all[escaped] <= 0xdcff; escaped++ {
			b = append(b, byte(all[escaped]-0xdc00))
		}
		if c.name == "charmap" && escaped < end { // all of them or none
			break
		}
		if escaped > start {
			return b, escaped, nil
		}
	case "surrogatepass":
		from := start
		for ; start < end && isSurrogatePoint(all[start]); start++ {
			var ok bool
			if b, ok = c.putSurrogate(b, all[start]); !ok {
				break
			}
		}
		if start > from {
			return b, start, nil
		}
	default:
		return nil, 0, t.Raise(Errors.LookupError, "unknown error handler name '%s'", handler)
	}
	return nil, 0, t.encodeError(c, s, start, end, why)
}

// nameEscape is \N{its name}, or its number if it has none.
func nameEscape(r rune) string {
	name := charName(r)
	if name == "" {
		return string(appendCode(nil, r))
	}
	return `\N{` + name + `}`
}

// charName is a character's Unicode name, empty if it has none.
func charName(r rune) string {
	name := runenames.Name(r)
	switch {
	case strings.HasPrefix(name, "<CJK Ideograph"):
		return fmt.Sprintf("CJK UNIFIED IDEOGRAPH-%X", r)
	case strings.HasPrefix(name, "<Hangul"):
		return hangulName(r)
	case strings.HasPrefix(name, "<"):
		return ""
	}
	return name
}

// hangulName spells a syllable by its letters' short names.
func hangulName(r rune) string {
	leads := strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	vowels := strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	trails := strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
	n := int(r - 0xac00)
	perLead := len(vowels) * len(trails)
	return "HANGUL SYLLABLE " + leads[n/perLead] + vowels[n%perLead/len(trails)] + trails[n%len(trails)]
}

// putSurrogate writes a surrogate as if it were a character.
func (c *codec) putSurrogate(b []byte, r rune) ([]byte, bool) {
	switch {
	case c.unit == 4:
		return orderOf(c.big).AppendUint32(b, uint32(r)), true
	case c.unit == 2:
		return orderOf(c.big).AppendUint16(b, uint16(r)), true
	case c.name == "utf-8":
		return appendPoint(b, r), true
	}
	return b, false
}

// surrogateAt reads what putSurrogate writes; its size is 0 if there is none.
func (c *codec) surrogateAt(b []byte) (rune, int) {
	var r rune
	switch {
	case c.unit == 4 && len(b) >= 4:
		r = rune(orderOf(c.big).Uint32(b))
	case c.unit == 2 && len(b) >= 2:
		r = rune(orderOf(c.big).Uint16(b))
	case c.name == "utf-8" && isSurrogate(string(b[:min(3, len(b))])):
		r, _ = nextPoint(string(b[:3]))
		return r, 3
	}
	if isSurrogatePoint(r) {
		return r, c.unit
	}
	return 0, 0
}

// handleDecode asks a handler what the bytes start to end, which are bad, stand
// for; it answers where to go on.
func (t *Thread) handleDecode(c *codec, text, b []byte, start, end int, handler, why string) ([]byte, int, error) {
	switch handler {
	case "strict":
	case "ignore":
		return text, end, nil
	case "replace":
		return appendPoint(text, 0xfffd), end, nil
	case "backslashreplace":
		for _, x := range b[start:end] {
			text = appendCode(text, rune(x))
		}
		return text, end, nil
	case "surrogateescape":
		from := start
		for ; start < end && start < from+4 && b[start] >= 0x80; start++ {
			text = appendPoint(text, 0xdc00+rune(b[start]))
		}
		if start > from {
			return text, start, nil
		}
	case "surrogatepass":
		if r, size := c.surrogateAt(b[start:]); size > 0 {
			return appendPoint(text, r), start + size, nil
		}
	case "xmlcharrefreplace", "namereplace":
		return nil, 0, t.TypeError("don't know how to handle UnicodeDecodeError in error callback")
	default:
		return nil, 0, t.Raise(Errors.LookupError, "unknown error handler name '%s'", handler)
	}
	return nil, 0, t.unicodeError(Errors.UnicodeDecodeError, c.name, &Bytes{B: slices.Clone(b)}, start, end, why)
}

// strEncode is str.encode.
func strEncode(t *Thread, args []Value) (Value, error) {
	encoding, err := t.strArg(args[1], "encode() argument 'encoding'")
	if err != nil {
		return nil, err
	}
	handler, err := t.strArg(args[2], "encode() argument 'errors'")
	if err != nil {
		return nil, err
	}
	b, err := t.Encode(args[0].(*Str), encoding.s, handler.s)
	if err != nil {
		return nil, err
	}
	return &Bytes{B: b}, nil
}
