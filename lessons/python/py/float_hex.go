package py

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// floatHex is float.hex.
func floatHex(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return FloatRepr(x)
	}
	sign := ""
	if math.Signbit(x) {
		sign, x = "-", -x
	}
	if x == 0 {
		return sign + "0x0.0p+0"
	}
	b := math.Float64bits(x)
	whole, exponent := 1, int(b>>52)-1023
	if exponent == -1023 {
		whole, exponent = 0, -1022
	}
	return fmt.Sprintf("%s0x%d.%013xp%+d", sign, whole, b&(1<<52-1), exponent)
}

// floatFromHex is float.fromhex.
func floatFromHex(t *Thread, args []Value) (Value, error) {
	s, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError("bad argument type for built-in operation")
	}
	x, err := t.parseHex(strings.Trim(s.s, " \t\n\v\f\r"))
	if err != nil || args[0] == FloatClass {
		return Float(x), err
	}
	return t.Call(args[0], Float(x))
}

// parseHex reads a float in hexadecimal, whose 0x, point and exponent may be
// missing.
func (t *Thread) parseHex(s string) (float64, error) {
	bad := t.ValueError("invalid hexadecimal floating-point string")
	negative := strings.HasPrefix(s, "-")
	if negative || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	sign := 1.0
	if negative {
		sign = -1
	}
	lower := strings.ToLower(s)
	switch lower {
	case "nan":
		return math.NaN(), nil
	case "inf", "infinity":
		return math.Inf(int(sign)), nil
	}
	mantissa, power, scaled := strings.Cut(strings.TrimPrefix(lower, "0x"), "p")
	exponent := new(big.Int)
	if scaled {
		n, negative, radix, ok := splitNumeral(power, 10)
		if !ok || radix != 10 || strings.Contains(power, "_") {
			return 0, bad
		}
		exponent.SetString(n, 10)
		if negative {
			exponent.Neg(exponent)
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if digits == "" || strings.Trim(digits, "0123456789abcdef") != "" {
		return 0, bad
	}
	n, ok := new(big.Int).SetString(digits, 16)
	if !ok {
		return 0, bad
	}
	if n.Sign() == 0 {
		return math.Copysign(0, sign), nil
	}
	// n * 2**exponent, whose exponent may be anything.
	exponent.Sub(exponent, big.NewInt(int64(4*len(fraction))))
	top := new(big.Int).Add(exponent, big.NewInt(int64(n.BitLen())))
	if top.Cmp(big.NewInt(1024)) > 0 {
		return 0, t.OverflowError("hexadecimal value too large to represent as a float")
	}
	if top.Cmp(big.NewInt(-1100)) < 0 {
		return math.Copysign(0, sign), nil
	}
	x, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(n), int(exponent.Int64())).Float64()
	if math.IsInf(x, 0) {
		return 0, t.OverflowError("hexadecimal value too large to represent as a float")
	}
	return math.Copysign(x, sign), nil
}

// FloatRepr is repr(x): the fewest digits that read back as x.
func FloatRepr(x float64) string { return shapeFloat(x, 'r', 0, false, true) }

// shapeFloat is a float as text. The code is e, f, g or r, which is repr's; alt
// keeps the point and, for g, the zeros at the end; whole has at least a digit
// behind the point, unless there is an exponent.
func shapeFloat(x float64, code byte, precision int, alt, whole bool) string {
	switch {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 1):
		return "inf"
	case math.IsInf(x, -1):
		return "-inf"
	}
	switch code {
	case 'f':
		s := strconv.FormatFloat(x, 'f', precision, 64)
		if alt && precision == 0 {
			s += "."
		}
		return s
	case 'e':
		s := strconv.FormatFloat(x, 'e', precision, 64)
		if alt && precision == 0 {
			s = s[:strings.IndexByte(s, 'e')] + "." + s[strings.IndexByte(s, 'e'):]
		}
		return s
	case 'g':
		precision = max(precision, 1)
	}
	return generalText(x, code, precision, alt, whole)
}

// generalText is g and repr: with an exponent or without, as the size is.
func generalText(x float64, code byte, precision int, alt, whole bool) string {
	places := -1 // as many as it takes
	if code == 'g' {
		places = precision - 1
	}
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(x, 'e', places, 64), "e")
	sign := ""
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	exponent, _ := strconv.Atoi(power)
	digits := strings.Replace(mantissa, ".", "", 1)
	if code == 'g' && !alt {
		digits = digits[:1] + strings.TrimRight(digits[1:], "0")
	}
	most := 16 // the first exponent that is written
	if code == 'g' {
		most = precision
		if whole {
			most--
		}
	}
	point := ""
	if alt {
		point = "."
	}
	if exponent < -4 || exponent >= most {
		if len(digits) > 1 {
			point = "."
		}
		return fmt.Sprintf("%s%s%s%se%+03d", sign, digits[:1], point, digits[1:], exponent)
	}
	if exponent < 0 {
		return sign + "0." + strings.Repeat("0", -exponent-1) + digits
	}
	if len(digits) <= exponent+1 {
		digits += strings.Repeat("0", exponent+1-len(digits))
		if whole {
			return sign + digits + ".0"
		}
		return sign + digits + point
	}
	return sign + digits[:exponent+1] + "." + digits[exponent+1:]
}

// floatText is repr(x), intText that of an integer that fits.
func floatText(x float64) string { return FloatRepr(x) }

func intText(n Int) string { return strconv.FormatInt(int64(n), 10) }
