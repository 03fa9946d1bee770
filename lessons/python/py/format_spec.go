package py

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// formatSpec is what a format specification says:
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
type formatSpec struct {
	fill      rune
	align     byte // < > ^ =
	filled    bool // it gives a fill
	aligned   bool // it gives an alignment
	sign      byte // + - space, 0 for none
	noMinus   bool // z: what rounds to -0 is 0
	alt       bool // #
	width     int  // -1: none
	group     byte // , _, 0 for none
	precision int  // -1: none
	fraction  byte // the grouping behind the point
	code      rune // 0: none
}

// specReader reads a specification from its start.
type specReader struct {
	rest string
}

func (r *specReader) peek() rune {
	if r.rest == "" {
		return -1
	}
	c, _ := utf8.DecodeRuneInString(r.rest)
	return c
}

func (r *specReader) take(any string) byte {
	if r.rest == "" || strings.IndexByte(any, r.rest[0]) < 0 {
		return 0
	}
	c := r.rest[0]
	r.rest = r.rest[1:]
	return c
}

// parseSpec reads a specification. The type's name is for errors; code and align
// are what counts where it says nothing.
func (t *Thread) parseSpec(spec, typeName string, code rune, align byte) (*formatSpec, error) {
	f := &formatSpec{fill: ' ', align: align, width: -1, precision: -1, code: code}
	r := &specReader{rest: spec}
	f.readAlign(r)
	f.sign = r.take("+- ")
	f.noMinus = r.take("z") != 0
	f.alt = r.take("#") != 0
	if !f.filled && r.take("0") != 0 {
		f.fill = '0'
		if !f.aligned && align == '>' {
			f.align = '='
		}
	}
	var err error
	if f.width, err = t.readNumber(r); err != nil {
		return nil, err
	}
	if f.group, err = t.readGrouping(r); err != nil {
		return nil, err
	}
	if r.take(".") != 0 {
		if f.precision, err = t.readNumber(r); err != nil {
			return nil, err
		}
		if f.fraction, err = t.readGrouping(r); err != nil {
			return nil, err
		}
		if f.precision < 0 && f.fraction == 0 {
			return nil, t.ValueError("Format specifier missing precision")
		}
	}
	switch utf8.RuneCountInString(r.rest) {
	case 0:
	case 1:
		f.code = r.peek()
	default:
		return nil, t.ValueError("Invalid format specifier '%s' for object of type '%s'", spec, typeName)
	}
	return f, t.checkGrouping(f)
}

// readAlign reads a fill and an alignment.
func (f *formatSpec) readAlign(r *specReader) {
	const aligns = "<>=^"
	_, size := utf8.DecodeRuneInString(r.rest)
	if isSurrogate(r.rest) {
		size = 3
	}
	if size > 0 && len(r.rest) > size && strings.IndexByte(aligns, r.rest[size]) >= 0 {
		f.fill, f.filled = points(r.rest[:size])[0], true
		f.align, f.aligned = r.rest[size], true
		r.rest = r.rest[size+1:]
		return
	}
	if a := r.take(aligns); a != 0 {
		f.align, f.aligned = a, true
	}
}

// readNumber reads digits, -1 if there are none.
func (t *Thread) readNumber(r *specReader) (int, error) {
	n := -1
	for {
		c := r.peek()
		d, ok := decimalDigit(c)
		if c < 0 || !ok {
			return n, nil
		}
		if n = max(n, 0); n > (math.MaxInt-d)/10 {
			return 0, t.ValueError("Too many decimal digits in format string")
		}
		n = n*10 + d
		r.rest = r.rest[utf8.RuneLen(c):]
	}
}

// readGrouping reads a comma or an underscore.
func (t *Thread) readGrouping(r *specReader) (byte, error) {
	g := r.take(",_")
	if next := r.peek(); g == ',' && next == '_' || g == '_' && next == ',' {
		return 0, t.ValueError("Cannot specify both ',' and '_'.")
	}
	return g, nil
}

// checkGrouping refuses grouping for types that have none.
func (t *Thread) checkGrouping(f *formatSpec) error {
	switch {
	case f.code == 'n' && f.group == 0 && f.fraction != 0:
		return t.ValueError("Cannot specify '%c' with 'n'.", f.fraction)
	case f.group == 0, strings.ContainsRune("deEfFgG%\x00", f.code), f.group == '_' && strings.ContainsRune("boxX", f.code):
		return nil
	}
	return t.ValueError("Cannot specify '%c' with %s.", f.group, quotedCode(f.code))
}

func (t *Thread) unknownCode(code rune, typeName string) error {
	return t.ValueError("Unknown format code %s for object of type '%s'", quotedCode(code), typeName)
}

// quotedCode is a type letter as errors show it.
func quotedCode(code rune) string {
	if code > ' ' && code < utf8.RuneSelf {
		return fmt.Sprintf("'%c'", code)
	}
	return fmt.Sprintf(`'\x%x'`, code)
}

// padded fills a text up to the width; sign and prefix stay before the filling
// of =.
func (t *Thread) padded(f *formatSpec, prefix, body string) (string, error) {
	total := f.width - countPoints(prefix) - countPoints(body)
	if total <= 0 {
		return prefix + body, nil
	}
	fill := encodePoint(f.fill)
	if err := t.Room(int64(min(total, math.MaxInt/8)) * int64(len(fill))); err != nil {
		return "", err
	}
	left, middle := 0, 0
	switch f.align {
	case '>':
		left = total
	case '^':
		left = total / 2
	case '=':
		middle = total
	}
	return strings.Repeat(fill, left) + prefix + strings.Repeat(fill, middle) + body +
		strings.Repeat(fill, total-left-middle), nil
}

// grouped puts a separator between the digits, after each size of them from the
// right, and zeros before them until they are so many characters.
func grouped(digits string, separator byte, size, least int) string {
	if digits == "" {
		return ""
	}
	count := len(digits)
	for separator != 0 && count+(count-1)/size < least {
		count++
	}
	digits = strings.Repeat("0", count-len(digits)) + digits
	if separator == 0 {
		return digits
	}
	first := (len(digits)-1)%size + 1
	var b strings.Builder
	b.WriteString(digits[:first])
	for i := first; i < len(digits); i += size {
		b.WriteByte(separator)
		b.WriteString(digits[i : i+size])
	}
	return b.String()
}

// groupedFraction puts a separator between the digits behind a point, from the
// left.
func groupedFraction(digits string, separator byte) string {
	if separator == 0 || digits == "" {
		return digits
	}
	var b strings.Builder
	for i := 0; i < len(digits); i += 3 {
		if i > 0 {
			b.WriteByte(separator)
		}
		b.WriteString(digits[i:min(i+3, len(digits))])
	}
	return b.String()
}
