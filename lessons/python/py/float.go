package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

func floatSpec() Spec {
	return Spec{
		Doc:  "A number with a fraction: 64 bits, as IEEE 754 has them.",
		Self: SelfOf[Float],
		New:  newBy("float(x=0, /)", newFloat),
		Defs: concat(floatConversions(), floatOperators(), floatComparisons(), floatMethods()),
	}
}

// floatOf makes a method of what is done with the float itself.
func floatOf(do func(t *Thread, x float64) (Value, error)) Native {
	return func(t *Thread, args []Value) (Value, error) { return do(t, float64(args[0].(Float))) }
}

func floatConversions() []Def {
	return []Def{
		{Sig: "__repr__(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return NewStr(FloatRepr(x)), nil })},
		{Sig: "__hash__(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return MakeInt(int64(hashFloat(x))), nil })},
		{Sig: "__bool__(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return MakeBool(x != 0), nil })},
		{Sig: "__int__(self, /)", Fn: floatOf(func(t *Thread, x float64) (Value, error) { return t.floatToInt(x) })},
		{Sig: "__trunc__(self, /)", Fn: floatOf(func(t *Thread, x float64) (Value, error) { return t.floatToInt(x) })},
		{Sig: "__floor__(self, /)", Fn: floatOf(func(t *Thread, x float64) (Value, error) { return t.floatToInt(math.Floor(x)) })},
		{Sig: "__ceil__(self, /)", Fn: floatOf(func(t *Thread, x float64) (Value, error) { return t.floatToInt(math.Ceil(x)) })},
		{Sig: "__float__(self, /)", Fn: itself},
		{Sig: "__round__(self, ndigits=None, /)", Fn: floatRound},
		{Sig: "__format__(self, format_spec, /)", Kind: Whole, Fn: floatFormat},
		{Sig: "__getnewargs__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return NewTuple(args[0]), nil }},
	}
}

func floatMethods() []Def {
	return []Def{
		{Sig: "conjugate(self, /)", Fn: itself},
		{Sig: "real(self)", Kind: Getter, Fn: itself},
		{Sig: "imag(self)", Kind: Getter, Fn: always(Float(0))},
		{Sig: "is_integer(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) {
			return MakeBool(!math.IsInf(x, 0) && x == math.Floor(x)), nil
		})},
		{Sig: "as_integer_ratio(self, /)", Fn: floatOf(floatRatio)},
		{Sig: "hex(self, /)", Fn: floatOf(func(_ *Thread, x float64) (Value, error) { return NewStr(floatHex(x)), nil })},
		{Sig: "fromhex(cls, string, /)", Kind: ClassMethodDef, Fn: floatFromHex},
		{Sig: "from_number(cls, number, /)", Kind: ClassMethodDef, Fn: func(t *Thread, args []Value) (Value, error) {
			if x, ok := args[1].(Float); ok && args[0] == FloatClass {
				return x, nil
			}
			x, err := t.Float(args[1])
			if err != nil || args[0] == FloatClass {
				return Float(x), err
			}
			return t.Call(args[0], Float(x))
		}},
		{Sig: "__getformat__(cls, typestr, /)", Kind: ClassMethodDef, Fn: func(t *Thread, args []Value) (Value, error) {
			kind, ok := As[*Str](args[1])
			if !ok {
				return nil, t.TypeError("__getformat__() argument must be str, not %s", args[1].Type().Name)
			}
			if kind.s != "double" && kind.s != "float" {
				return nil, t.ValueError("__getformat__() argument 1 must be 'double' or 'float'")
			}
			return NewStr("IEEE, little-endian"), nil
		}},
	}
}

// newFloat is float(x).
func newFloat(t *Thread, args []Value) (Value, error) {
	v := args[0]
	_, instance := v.(*Instance)
	if text, ok := numeral(v); ok && !(instance && v.Type().lookup(t.in, nameFloat) != nil) {
		x, ok := parseFloat(text)
		if !ok {
			shown, err := t.Repr(v)
			if err != nil {
				return nil, err
			}
			return nil, t.ValueError("could not convert string to float: %s", shown)
		}
		if x != x {
			return t.newNaN(), nil
		}
		return Float(x), nil
	}
	x, ok, err := t.realNumber(v)
	if !ok && err == nil {
		err = t.TypeError("float() argument must be a string or a real number, not '%s'", v.Type().Name)
	}
	return Float(x), err
}

// newNaN is a NaN that is identical to no other. Floats are plain numbers here,
// so it is told from others by the bits that a NaN has to spare.
func (t *Thread) newNaN() Float {
	t.in.nans++
	return Float(math.Float64frombits(0x7ff8<<48 | (t.in.nans+1)&(1<<51-1)))
}

// parseFloat reads a float as float() does.
func parseFloat(text string) (float64, bool) {
	s := strings.Trim(text, blanks)
	unsigned := s
	if s != "" && (s[0] == '+' || s[0] == '-') {
		unsigned = s[1:]
	}
	switch strings.ToLower(unsigned) {
	case "nan":
		return math.NaN(), true
	case "inf", "infinity":
		if s[0] == '-' {
			return math.Inf(-1), true
		}
		return math.Inf(1), true
	}
	if !decimalText(unsigned) {
		return 0, false
	}
	// What is too large is infinite, and so says ParseFloat beside its error.
	x, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return x, err == nil || math.IsInf(x, 0)
}

// decimalText reports whether s is digits, a point and an exponent, with
// underscores only between digits.
func decimalText(s string) bool {
	mantissa, exponent, scientific := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, scientific = s[:i], s[i+1:], true
	}
	if scientific {
		if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
			exponent = exponent[1:]
		}
		if !areDigits(exponent) {
			return false
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	return (whole != "" || fraction != "") && (whole == "" || areDigits(whole)) && (fraction == "" || areDigits(fraction))
}

func areDigits(s string) bool {
	digits, ok := withoutUnderscores(s)
	return ok && strings.Trim(digits, "0123456789") == ""
}

// floatRatio is float.as_integer_ratio.
func floatRatio(t *Thread, x float64) (Value, error) {
	switch {
	case math.IsInf(x, 0):
		return nil, t.OverflowError("cannot convert Infinity to integer ratio")
	case math.IsNaN(x):
		return nil, t.ValueError("cannot convert NaN to integer ratio")
	}
	r := new(big.Rat)
	r.SetFloat64(x)
	return NewTuple(MakeBig(new(big.Int).Set(r.Num())), MakeBig(new(big.Int).Set(r.Denom()))), nil
}

// floatRound is float.__round__: to an integer without a number of digits, else
// to the nearest decimal fraction with so many; halves to the even side.
func floatRound(t *Thread, args []Value) (Value, error) {
	x := float64(args[0].(Float))
	if args[1] == None {
		return t.floatToInt(math.RoundToEven(x))
	}
	n, err := t.IndexValue(args[1])
	if err != nil {
		return nil, err
	}
	digits := 400 * intSign(n)
	if small, ok := n.(Int); ok && small > -400 && small < 400 {
		digits = int(small)
	}
	// Beyond these bounds there is nothing to round, or nothing that remains.
	const most, least = 323, -308
	switch {
	case math.IsNaN(x), math.IsInf(x, 0), digits > most:
		return Float(x), nil
	case digits < least:
		return Float(math.Copysign(0, x)), nil
	case digits >= 0:
		rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
		if err != nil {
			return nil, t.OverflowError("rounded value too large to represent")
		}
		return Float(rounded), nil
	}
	return t.roundToTens(x, -digits)
}

// roundToTens rounds to a multiple of 10**places.
func (t *Thread) roundToTens(x float64, places int) (Value, error) {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	r := new(big.Rat)
	r.SetFloat64(x)
	n := roundedQuotient(r.Num(), new(big.Int).Mul(unit, r.Denom()))
	rounded := bigToFloat(n.Mul(n, unit))
	if math.IsInf(rounded, 0) {
		return nil, t.OverflowError("rounded value too large to represent")
	}
	return Float(math.Copysign(rounded, x)), nil
}
