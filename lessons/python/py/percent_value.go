package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// written is %s, %r, %a, and %b of bytes.
func (p *percenter) written(f *percentField, v Value) (text string, err error) {
	switch {
	case p.bytes && (f.kind == 's' || f.kind == 'b'):
		var b []byte
		if b, err = p.t.bytesFor(v); err != nil {
			return "", err
		}
		text = string(b)
	case f.kind == 's':
		text, err = p.t.Str(v)
	case f.kind == 'r' && !p.bytes:
		text, err = p.t.Repr(v)
	default:
		text, err = p.t.ASCII(v)
	}
	if err != nil || f.precision < 0 {
		return text, err
	}
	if p.bytes {
		return text[:min(f.precision, len(text))], nil
	}
	s := NewStr(text)
	return s.Cut(0, min(f.precision, s.Len())).s, nil
}

// bytesFor is what %b writes of a value.
func (t *Thread) bytesFor(v Value) ([]byte, error) {
	b, ok, err := t.buffer(v)
	if ok || err != nil {
		return b, err
	}
	b, ok, err = t.ownBytes(v)
	if !ok && err == nil {
		err = t.TypeError("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	}
	return b, err
}

// character is %c.
func (p *percenter) character(v Value) (string, error) {
	limit := int64(0x110000)
	if p.bytes {
		limit = 256
		b, ok, err := p.t.buffer(v)
		if err != nil || ok && len(b) == 1 {
			return string(b), err
		}
		if ok {
			kind := "bytes"
			if _, is := As[*ByteArray](v); is {
				kind = "bytearray"
			}
			return "", p.t.TypeError("%%c requires an integer in range(256) or a single byte, not a %s object of length %d", kind, len(b))
		}
	} else if s, ok := As[*Str](v); ok {
		if s.Len() != 1 {
			return "", p.t.TypeError("%%c requires an int or a unicode character, not a string of length %d", s.Len())
		}
		return s.s, nil
	}
	if !p.t.isIndex(v) {
		return "", p.notCharacter(v)
	}
	x, err := p.t.IndexValue(v)
	if _, is := IsRaised(err, Errors.TypeError); is {
		return "", p.notCharacter(v)
	}
	if err != nil {
		return "", err
	}
	n, ok := x.(Int)
	if !ok || n < 0 || int64(n) >= limit {
		return "", p.t.OverflowError("%%c arg not in range(%s)", map[bool]string{true: "256", false: "0x110000"}[p.bytes])
	}
	if p.bytes {
		return string([]byte{byte(n)}), nil
	}
	return encodePoint(rune(n)), nil
}

func (p *percenter) notCharacter(v Value) error {
	if p.bytes {
		return p.t.TypeError("%%c requires an integer in range(256) or a single byte, not %s", v.Type().Name)
	}
	return p.t.TypeError("%%c requires an int or a unicode character, not %s", v.Type().Name)
}

// integer is %d, %o and %x.
func (p *percenter) integer(f *percentField, v Value) (string, error) {
	n, err := p.toInteger(f, v)
	if err != nil {
		return "", err
	}
	var digits, prefix string
	switch f.kind {
	case 'o':
		digits, prefix = new(big.Int).Abs(n).Text(8), "0o"
	case 'x':
		digits, prefix = new(big.Int).Abs(n).Text(16), "0x"
	case 'X':
		digits, prefix = strings.ToUpper(new(big.Int).Abs(n).Text(16)), "0X"
	default:
		if digits, err = p.t.Str(MakeBig(new(big.Int).Abs(n))); err != nil {
			return "", err
		}
	}
	if short := f.precision - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	if f.alt {
		digits = prefix + digits
	}
	return signOf(f, n.Sign() < 0) + digits, nil
}

// signOf is the sign that a number shows.
func signOf(f *percentField, negative bool) string {
	switch {
	case negative:
		return "-"
	case f.plus:
		return "+"
	case f.blank:
		return " "
	}
	return ""
}

func (p *percenter) toInteger(f *percentField, v Value) (*big.Int, error) {
	decimal := strings.ContainsRune("diu", f.kind)
	if n := intOf(v); n != nil {
		return n, nil
	}
	if x, ok := As[Float](v); ok && decimal {
		return p.t.truncated(float64(x))
	}
	names := []*Str{nameIndex}
	if decimal {
		names = []*Str{nameInt, nameIndex}
	}
	for _, name := range names {
		x, found, err := p.t.CallSpecial(v, name)
		if _, is := IsRaised(err, Errors.TypeError); is {
			break
		}
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		if n := intOf(x); n != nil {
			return n, nil
		}
		break
	}
	if decimal {
		return nil, p.t.TypeError("%%%c format: a real number is required, not %s", f.kind, v.Type().Name)
	}
	return nil, p.t.TypeError("%%%c format: an integer is required, not %s", f.kind, v.Type().Name)
}

// truncated is int(x).
func (t *Thread) truncated(x float64) (*big.Int, error) {
	if math.IsInf(x, 0) {
		return nil, t.OverflowError("cannot convert float infinity to integer")
	}
	if math.IsNaN(x) {
		return nil, t.ValueError("cannot convert float NaN to integer")
	}
	n, _ := new(big.Float).SetFloat64(x).Int(nil)
	return n, nil
}

// float is %e, %f and %g.
func (p *percenter) float(f *percentField, v Value) (string, error) {
	x, err := p.toFloat(v)
	if err != nil {
		return "", err
	}
	precision := f.precision
	if precision < 0 {
		precision = 6
	}
	spec := "." + strconv.Itoa(precision) + string(f.kind)
	if f.alt {
		spec = "#" + spec
	}
	text, err := p.t.Format(Float(x), spec)
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(text, "-") {
		return text, nil
	}
	return signOf(f, false) + text, nil
}

func (p *percenter) toFloat(v Value) (float64, error) {
	if x, ok := As[Float](v); ok {
		return float64(x), nil
	}
	x, found, err := p.t.CallSpecial(v, nameFloat)
	if err != nil {
		return 0, err
	}
	if !found && p.t.isIndex(v) {
		if x, err = p.t.IndexValue(v); err != nil {
			return 0, err
		}
		x, found, err = p.t.CallSpecial(x, nameFloat)
	}
	switch {
	case err != nil:
		return 0, err
	case !found && p.bytes:
		return 0, p.t.TypeError("float argument required, not %s", v.Type().Name)
	case !found:
		return 0, p.t.TypeError("must be real number, not %s", v.Type().Name)
	}
	n, ok := As[Float](x)
	if !ok {
		return 0, p.t.TypeError("%s.__float__ returned non-float (type %s)", v.Type().Name, x.Type().Name)
	}
	return float64(n), nil
}
