package py

import (
	"math"
	"strconv"
	"strings"
)

// intFormat is int.__format__, and bool's; self may be of a class that inherits
// from them.
func intFormat(t *Thread, args []Value) (Value, error) {
	spec, err := t.specOf(args[1])
	if err != nil {
		return nil, err
	}
	if spec == "" {
		s, err := t.Str(args[0])
		return NewStr(s), err
	}
	n, ok := asInt(args[0])
	if !ok {
		return nil, t.wrongSelf("__format__", IntClass, args[0])
	}
	s, err := t.formatInt(n, spec, args[0].Type().Name)
	return NewStr(s), err
}

// floatFormat is float.__format__.
func floatFormat(t *Thread, args []Value) (Value, error) {
	spec, err := t.specOf(args[1])
	if err != nil {
		return nil, err
	}
	if spec == "" {
		s, err := t.Str(args[0])
		return NewStr(s), err
	}
	x, ok := As[Float](args[0])
	if !ok {
		return nil, t.wrongSelf("__format__", FloatClass, args[0])
	}
	s, err := t.formatFloat(float64(x), spec, args[0].Type().Name)
	return NewStr(s), err
}

// strFormat is str.__format__.
func strFormat(t *Thread, args []Value) (Value, error) {
	spec, err := t.specOf(args[1])
	if err != nil {
		return nil, err
	}
	if spec == "" {
		s, err := t.Str(args[0])
		return NewStr(s), err
	}
	x, ok := As[*Str](args[0])
	if !ok {
		return nil, t.wrongSelf("__format__", StrClass, args[0])
	}
	s, err := t.formatStr(x, spec, args[0].Type().Name)
	return NewStr(s), err
}

// specOf is the argument of a __format__.
func (t *Thread) specOf(v Value) (string, error) {
	s, err := t.strArg(v, "__format__() argument")
	if err != nil {
		return "", err
	}
	return s.s, nil
}

// FormatInt formats an integer by a specification, FormatFloat a float and
// FormatStr a string.
func (t *Thread) FormatInt(n Value, spec string) (string, error) {
	i, err := t.IndexValue(n)
	if err != nil {
		return "", err
	}
	return t.formatInt(i, spec, "int")
}

// FormatFloat formats a float by a specification.
func (t *Thread) FormatFloat(x float64, spec string) (string, error) {
	return t.formatFloat(x, spec, "float")
}

// FormatStr formats a string by a specification.
func (t *Thread) FormatStr(s *Str, spec string) (string, error) { return t.formatStr(s, spec, "str") }

func (t *Thread) formatStr(s *Str, spec, typeName string) (string, error) {
	f, err := t.parseSpec(spec, typeName, 's', '<')
	if err != nil {
		return "", err
	}
	switch {
	case f.code != 's':
		return "", t.unknownCode(f.code, typeName)
	case f.sign == ' ':
		return "", t.ValueError("Space not allowed in string format specifier")
	case f.sign != 0:
		return "", t.ValueError("Sign not allowed in string format specifier")
	case f.noMinus:
		return "", t.ValueError("Negative zero coercion (z) not allowed in string format specifier")
	case f.alt:
		return "", t.ValueError("Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return "", t.ValueError("'=' alignment not allowed in string format specifier")
	}
	if f.precision >= 0 && f.precision < s.Len() {
		s = s.Cut(0, f.precision)
	}
	return t.padded(f, "", s.s)
}

// intBases are the types that write integers in another base than ten.
var intBases = map[rune]struct {
	base   int
	prefix string
}{
	'b': {2, "0b"}, 'o': {8, "0o"}, 'x': {16, "0x"}, 'X': {16, "0X"},
}

// formatInt formats an Int or *BigInt.
func (t *Thread) formatInt(n Value, spec, typeName string) (string, error) {
	f, err := t.parseSpec(spec, typeName, 'd', '>')
	if err != nil {
		return "", err
	}
	switch f.code {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := t.intToFloat(n)
		if err != nil {
			return "", err
		}
		return t.shapedFloat(x, f)
	default:
		return "", t.unknownCode(f.code, typeName)
	}
	switch {
	case f.precision >= 0:
		return "", t.ValueError("Precision not allowed in integer format specifier")
	case f.noMinus:
		return "", t.ValueError("Negative zero coercion (z) not allowed in integer format specifier")
	case f.code == 'c':
		return t.formatChar(n, f)
	}
	size, prefix, digits := 3, "", ""
	if b, other := intBases[f.code]; other {
		size = 4
		if f.alt {
			prefix = b.prefix
		}
		if digits = toBig(n).Text(b.base); f.code == 'X' {
			digits = strings.ToUpper(digits)
		}
	} else if digits, err = t.intText(n); err != nil {
		return "", err
	}
	digits, negative := strings.CutPrefix(digits, "-")
	return t.signed(f, negative, prefix, digits, size, "")
}

// formatChar is type c: the character of that number.
func (t *Thread) formatChar(n Value, f *formatSpec) (string, error) {
	if f.sign != 0 {
		return "", t.ValueError("Sign not allowed with integer format specifier 'c'")
	}
	if f.alt {
		return "", t.ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
	}
	c, ok := n.(Int)
	if !ok {
		return "", t.OverflowError("Python int too large to convert to C long")
	}
	if c < 0 || c > 0x10ffff {
		return "", t.OverflowError("%%c arg not in range(0x110000)")
	}
	return t.padded(f, "", encodePoint(rune(c)))
}

// signed puts a number together: its sign and prefix, its digits in groups of
// size, filled up with zeros where these count as digits, and what comes after.
func (t *Thread) signed(f *formatSpec, negative bool, prefix, digits string, size int, rest string) (string, error) {
	switch {
	case negative:
		prefix = "-" + prefix
	case f.sign == '+' || f.sign == ' ':
		prefix = string(f.sign) + prefix
	}
	least := 0
	if f.fill == '0' && f.align == '=' {
		least = f.width - len(prefix) - len(rest)
		if err := t.Room(int64(least)); err != nil && least > 0 {
			return "", err
		}
	}
	return t.padded(f, prefix, grouped(digits, f.group, size, least)+rest)
}

func (t *Thread) formatFloat(x float64, spec, typeName string) (string, error) {
	f, err := t.parseSpec(spec, typeName, 0, '>')
	if err != nil {
		return "", err
	}
	if !strings.ContainsRune("eEfFgGn%\x00", f.code) {
		return "", t.unknownCode(f.code, typeName)
	}
	return t.shapedFloat(x, f)
}

// shapedFloat formats a float by one of its types.
func (t *Thread) shapedFloat(x float64, f *formatSpec) (string, error) {
	if f.precision > math.MaxInt32 {
		return "", t.ValueError("precision too big")
	}
	if err := t.Room(int64(f.precision)); err != nil && f.precision > 0 {
		return "", err
	}
	code, precision, whole, end := byte(f.code), f.precision, false, ""
	switch code {
	case 0:
		code, whole = 'r', true
		if precision >= 0 {
			code = 'g'
		}
	case 'n':
		code = 'g'
	case '%':
		code, x, end = 'f', x*100, "%"
	}
	if precision < 0 && code != 'r' {
		precision = 6
	}
	text := shapeFloat(x, code|0x20, precision, f.alt, whole)
	if f.code >= 'A' && f.code <= 'Z' {
		text = strings.ToUpper(text)
	}
	text, negative := strings.CutPrefix(text, "-")
	negative = negative && !(f.noMinus && isZeroText(text))
	digits, rest := leadingDigits(text)
	if f.fraction != 0 && strings.HasPrefix(rest, ".") {
		fraction, exponent := leadingDigits(rest[1:])
		rest = "." + groupedFraction(fraction, f.fraction) + exponent
	}
	return t.signed(f, negative, "", digits, 3, rest+end)
}

// isZeroText reports whether what was written of a number is zero.
func isZeroText(text string) bool {
	x, err := strconv.ParseFloat(text, 64)
	return err == nil && x == 0
}

// leadingDigits cuts a text behind the digits that it begins with.
func leadingDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}
