package py

import "strings"

// Other cases of a text. What Unicode says of one character is in unicode.txt;
// a sigma at the end of a word is the only rule about several.

const (
	sigma      = 0x3a3
	smallSigma = 0x3c3
	finalSigma = 0x3c2
)

// appendLower writes the lower case of the character at s[at:].
func appendLower(b []byte, s string, at int, r rune) []byte {
	switch {
	case r == sigma && endsWord(s, at):
		return appendPoint(b, finalSigma)
	case r == sigma:
		return appendPoint(b, smallSigma)
	}
	if o, ok := characters().special[r]; ok {
		return append(b, o.lower...)
	}
	return appendPoint(b, r+charOf(r).lower)
}

func appendUpper(b []byte, r rune) []byte {
	if o, ok := characters().special[r]; ok {
		return append(b, o.upper...)
	}
	return appendPoint(b, r+charOf(r).upper)
}

func appendTitle(b []byte, r rune) []byte {
	if o, ok := characters().special[r]; ok {
		return append(b, o.title...)
	}
	return appendPoint(b, r+charOf(r).title)
}

// endsWord reports whether the sigma at s[at:] has a letter before it and none
// behind it.
func endsWord(s string, at int) bool {
	before := s[:at]
	for before != "" {
		r, size := lastPoint(before)
		if !is(r, charIgnorable) {
			break
		}
		before = before[:len(before)-size]
	}
	if before == "" {
		return false
	}
	if r, _ := lastPoint(before); !is(r, charCased) {
		return false
	}
	_, size := nextPoint(s[at:])
	for behind := s[at+size:]; behind != ""; {
		r, size := nextPoint(behind)
		if !is(r, charIgnorable) {
			return !is(r, charCased)
		}
		behind = behind[size:]
	}
	return true
}

func lowerText(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	b := make([]byte, 0, len(s))
	eachPoint(s, func(at int, r rune) bool {
		b = appendLower(b, s, at, r)
		return true
	})
	return string(b)
}

func upperText(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	b := make([]byte, 0, len(s))
	eachPoint(s, func(_ int, r rune) bool {
		b = appendUpper(b, r)
		return true
	})
	return string(b)
}

// isASCII reports whether a text is plain ASCII.
func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func strLower(_ *Thread, args []Value) (Value, error) {
	return NewStr(lowerText(args[0].(*Str).s)), nil
}

func strUpper(_ *Thread, args []Value) (Value, error) {
	return NewStr(upperText(args[0].(*Str).s)), nil
}

// strFold is str.casefold.
func strFold(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Str).s
	b := make([]byte, 0, len(s))
	eachPoint(s, func(_ int, r rune) bool {
		if o, ok := characters().special[r]; ok {
			b = append(b, o.fold...)
		} else {
			b = appendPoint(b, r+charOf(r).lower)
		}
		return true
	})
	return NewStr(string(b)), nil
}

func strTitle(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Str).s
	b := make([]byte, 0, len(s))
	within := false
	eachPoint(s, func(at int, r rune) bool {
		if within {
			b = appendLower(b, s, at, r)
		} else {
			b = appendTitle(b, r)
		}
		within = is(r, charCased)
		return true
	})
	return NewStr(string(b)), nil
}

func strCapitalize(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Str).s
	b := make([]byte, 0, len(s))
	eachPoint(s, func(at int, r rune) bool {
		if at == 0 {
			b = appendTitle(b, r)
		} else {
			b = appendLower(b, s, at, r)
		}
		return true
	})
	return NewStr(string(b)), nil
}

func strSwapcase(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Str).s
	b := make([]byte, 0, len(s))
	eachPoint(s, func(at int, r rune) bool {
		switch {
		case is(r, charUpper):
			b = appendLower(b, s, at, r)
		case is(r, charLower):
			b = appendUpper(b, r)
		default:
			b = appendPoint(b, r)
		}
		return true
	})
	return NewStr(string(b)), nil
}
