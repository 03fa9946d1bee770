package py

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// newInt is int(x, base).
func newInt(t *Thread, args []Value) (Value, error) {
	x, base := args[0], args[1]
	if base == nil {
		if x == nil {
			return Int(0), nil
		}
		return t.toInt(x)
	}
	if x == nil {
		return nil, t.TypeError("int() missing string argument")
	}
	b, err := t.IndexValue(base)
	if err != nil {
		return nil, err
	}
	n, ok := b.(Int)
	if !ok || n != 0 && (n < 2 || n > 36) {
		return nil, t.ValueError("int() base must be >= 2 and <= 36, or 0")
	}
	text, ok := numeral(x)
	if !ok {
		return nil, t.TypeError("int() can't convert non-string with explicit base")
	}
	return t.parseInt(x, text, int(n))
}

// toInt is int(x).
func (t *Thread) toInt(x Value) (Value, error) {
	switch x := x.(type) {
	case Int, *BigInt:
		return x, nil
	case Float:
		return t.floatToInt(float64(x))
	}
	r, found, err := t.CallSpecial(x, nameInt)
	if err != nil {
		return nil, err
	}
	if found {
		n, ok := asInt(r)
		if !ok {
			return nil, t.TypeError("__int__ returned non-int (type %s)", r.Type().Name)
		}
		return n, nil
	}
	if x.Type().lookup(t.in, nameIndex) != nil {
		return t.IndexValue(x)
	}
	text, ok := numeral(x)
	if !ok {
		return nil, t.TypeError("int() argument must be a string, a bytes-like object or a real number, not '%s'", x.Type().Name)
	}
	return t.parseInt(x, text, 10)
}

// numeral is the text that a number is read from: that of a string, with any
// alphabet's digits and blanks as ASCII's, or of bytes.
func numeral(x Value) (string, bool) {
	if s, ok := As[*Str](x); ok {
		return asciiNumeral(s.s), true
	}
	if b, ok := As[*Bytes](x); ok {
		return string(b.B), true
	}
	if b, ok := As[*ByteArray](x); ok {
		return string(b.B), true
	}
	return "", false
}

func asciiNumeral(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r >= 0x1c && r <= 0x1f:
			return ' '
		case r < utf8.RuneSelf:
			return r
		}
		if d, ok := decimalDigit(r); ok {
			return '0' + rune(d)
		}
		return '?' // no number has one
	}, s)
}

// decimalDigit is what a digit of any alphabet is worth. Unicode has the digits
// of each in a row, from 0 to 9.
func decimalDigit(r rune) (int, bool) {
	for _, g := range unicode.Nd.R16 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	for _, g := range unicode.Nd.R32 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	return 0, false
}

// blanks are what may stand around a number.
const blanks = " \t\n\v\f\r"

// parseInt reads an integer; of is what the text was taken from, for the error.
func (t *Thread) parseInt(of Value, text string, base int) (Value, error) {
	digits, negative, radix, ok := splitNumeral(strings.Trim(text, blanks), base)
	if !ok {
		return nil, t.badNumeral(of, base)
	}
	if most := t.in.Limits.Digits; most > 0 && len(digits) > most && radix&(radix-1) != 0 {
		return nil, t.ValueError("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit", most, len(digits))
	}
	n, err := strconv.ParseInt(digits, radix, 64)
	if err == nil {
		if negative {
			n = -n
		}
		return MakeInt(n), nil
	}
	b, ok, err := t.bigNumeral(digits, radix)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, t.badNumeral(of, base)
	}
	if negative {
		b.Neg(b)
	}
	return MakeBig(b), nil
}

func (t *Thread) badNumeral(of Value, base int) error {
	if b, ok := As[*ByteArray](of); ok {
		of = &Bytes{B: b.B}
	}
	shown, err := t.Repr(of)
	if err != nil {
		return err
	}
	const most = 200
	if all := []rune(shown); len(all) > most {
		shown = string(all[:most])
	}
	return t.ValueError("invalid literal for int() with base %d: %s", base, shown)
}

// splitNumeral is the digits of an integer without their underscores, its sign
// and what base they are of.
func splitNumeral(s string, base int) (digits string, negative bool, radix int, ok bool) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative, s = s[0] == '-', s[1:]
	}
	radix = base
	if len(s) >= 2 && s[0] == '0' {
		if of := prefixBase(s[1]); of != 0 && (base == 0 || base == of) {
			radix, s = of, s[2:]
			s = strings.TrimPrefix(s, "_")
		}
	}
	digits, ok = withoutUnderscores(s)
	if !ok {
		return "", false, 0, false
	}
	if radix == 0 {
		radix = 10
		if digits[0] == '0' && strings.Trim(digits, "0") != "" {
			return "", false, 0, false
		}
	}
	for i := range len(digits) {
		if digitValue(digits[i]) >= radix {
			return "", false, 0, false
		}
	}
	return digits, negative, radix, true
}

// prefixBase is the base of a number that begins with 0 and that letter, 0 for
// none.
func prefixBase(letter byte) int {
	switch letter {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// withoutUnderscores takes out the underscores that stand between digits; there
// must be a digit, and none other.
func withoutUnderscores(s string) (string, bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// digitValue is what a digit or letter is worth, more than any base allows for
// anything else.
func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}
