package py

import (
	"math"
	"strings"
)

// percenter does what the % of strings and of bytes does.
type percenter struct {
	t     *Thread
	text  string // the format; of bytes, these
	at    int
	bytes bool
	out   []byte
	args  []Value
	next  int   // the argument that comes next
	dict  Value // what %(name)s looks into, nil if it cannot
}

// percentField is one %...: what stands between the sign and its last character.
type percentField struct {
	minus, plus, blank, alt, zero bool
	width, precision              int // precision: -1 for none
	kind                          rune
	place                         int // of kind, in bytes
}

func strMod(t *Thread, args []Value) (Value, error) {
	out, err := t.percent(args[0].(*Str).s, args[1], false)
	if err != nil {
		return nil, err
	}
	return NewStr(out), nil
}

func strRmod(t *Thread, args []Value) (Value, error) {
	if f, ok := As[*Str](args[1]); ok {
		return strMod(t, []Value{f, args[0]})
	}
	return NotImplemented, nil
}

// percent is text % v.
func (t *Thread) percent(text string, v Value, bytes bool) (string, error) {
	p := &percenter{t: t, text: text, bytes: bytes}
	if tuple, ok := As[*Tuple](v); ok {
		p.args = tuple.Items
	} else {
		p.args = []Value{v}
		if p.looksInto(v) {
			p.dict = v
		}
	}
	for {
		i := strings.IndexByte(text[p.at:], '%')
		if i < 0 {
			break
		}
		p.out = append(p.out, text[p.at:p.at+i]...)
		p.at += i + 1
		if strings.HasPrefix(text[p.at:], "%") {
			p.out = append(p.out, '%')
			p.at++
			continue
		}
		if err := p.field(); err != nil {
			return "", err
		}
		if err := t.Room(int64(len(p.out))); err != nil {
			return "", err
		}
	}
	if p.next < len(p.args) && p.dict == nil {
		kind := "string"
		if bytes {
			kind = "bytes"
		}
		return "", t.TypeError("not all arguments converted during %s formatting", kind)
	}
	return string(append(p.out, text[p.at:]...)), nil
}

// looksInto reports whether %(name)s may look into a value.
func (p *percenter) looksInto(v Value) bool {
	if _, is := As[*Str](v); is {
		return false
	}
	if p.bytes {
		if _, is := As[*Bytes](v); is {
			return false
		}
		if _, is := As[*ByteArray](v); is {
			return false
		}
	}
	return v.Type().lookup(p.t.in, nameGetitem) != nil
}

// arg is the next argument.
func (p *percenter) arg() (Value, error) {
	if p.next >= len(p.args) {
		return nil, p.t.TypeError("not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

// peek is the next byte of the format, 0 at its end.
func (p *percenter) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// field reads one field behind its % and writes what it says.
func (p *percenter) field() error {
	f := percentField{precision: -1}
	if p.peek() == '(' {
		if err := p.key(); err != nil {
			return err
		}
	}
	p.flags(&f)
	if err := p.width(&f); err != nil {
		return err
	}
	if err := p.precision(&f); err != nil {
		return err
	}
	if c := p.peek(); c == 'h' || c == 'l' || c == 'L' {
		p.at++
	}
	if p.at >= len(p.text) {
		return p.t.ValueError("incomplete format")
	}
	f.place = p.at
	size := 1
	f.kind = rune(p.text[p.at])
	if !p.bytes {
		f.kind, size = nextPoint(p.text[p.at:])
	}
	p.at += size
	v, err := p.arg()
	if err != nil {
		return err
	}
	return p.convert(&f, v)
}

// key reads (name): the argument is what the mapping has under that name.
func (p *percenter) key() error {
	if p.dict == nil {
		return p.t.TypeError("format requires a mapping")
	}
	from, depth := p.at+1, 1
	for p.at++; p.at < len(p.text) && depth > 0; p.at++ {
		switch p.text[p.at] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	if depth > 0 {
		return p.t.ValueError("incomplete format key")
	}
	name := p.text[from : p.at-1]
	var key Value = NewStr(name)
	if p.bytes {
		key = &Bytes{B: []byte(name)}
	}
	v, err := p.t.GetItem(p.dict, key)
	if err != nil {
		return err
	}
	p.args, p.next = []Value{v}, 0
	return nil
}

func (p *percenter) flags(f *percentField) {
	for ; ; p.at++ {
		switch p.peek() {
		case '-':
			f.minus = true
		case '+':
			f.plus = true
		case ' ':
			f.blank = true
		case '#':
			f.alt = true
		case '0':
			f.zero = true
		default:
			return
		}
	}
}

func (p *percenter) width(f *percentField) (err error) {
	if p.peek() != '*' {
		f.width, err = p.number(math.MaxInt64, "width too big")
		return err
	}
	if f.width, err = p.star(math.MaxInt64, "C ssize_t"); f.width < 0 {
		f.minus, f.width = true, -f.width
	}
	return err
}

func (p *percenter) precision(f *percentField) (err error) {
	if p.peek() != '.' {
		return nil
	}
	p.at++
	if p.peek() != '*' {
		f.precision, err = p.number(math.MaxInt32, "precision too big")
		return err
	}
	f.precision, err = p.star(math.MaxInt32, "C int")
	f.precision = max(f.precision, 0)
	return err
}

// number reads digits.
func (p *percenter) number(most int, tooBig string) (int, error) {
	n := 0
	for ; p.peek() >= '0' && p.peek() <= '9'; p.at++ {
		d := int(p.peek() - '0')
		if n > (most-d)/10 {
			return 0, p.t.ValueError("%s", tooBig)
		}
		n = n*10 + d
	}
	return n, nil
}

// star takes a number from the arguments.
func (p *percenter) star(most int, kind string) (int, error) {
	p.at++
	v, err := p.arg()
	if err != nil {
		return 0, err
	}
	n := intOf(v)
	if n == nil {
		return 0, p.t.TypeError("* wants int")
	}
	return p.t.boundArg(MakeBig(n), most, kind)
}

// convert writes an argument.
func (p *percenter) convert(f *percentField, v Value) error {
	if err := p.t.Room(max(int64(f.width), int64(f.precision))); err != nil {
		return err
	}
	var text string
	var err error
	switch f.kind {
	case 's', 'r', 'a', 'b':
		if f.kind != 'b' || p.bytes {
			text, err = p.written(f, v)
			break
		}
		return p.unsupported(f)
	case 'c':
		text, err = p.character(v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		text, err = p.integer(f, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		text, err = p.float(f, v)
	default:
		return p.unsupported(f)
	}
	if err != nil {
		return err
	}
	p.pad(f, text)
	return nil
}

func (p *percenter) unsupported(f *percentField) error {
	place, shown := f.place, f.kind
	if !p.bytes {
		place = countPoints(p.text[:f.place])
	} else if f.kind > 127 {
		return p.t.OverflowError("character argument not in range(0x110000)")
	}
	if shown < 31 || shown > 126 {
		shown = '?'
	}
	return p.t.ValueError("unsupported format character '%c' (0x%x) at index %d", shown, f.kind, place)
}

// pad writes a text into the width of a field. Only numbers are filled up with
// zeros, and those go behind the sign and the 0x.
func (p *percenter) pad(f *percentField, text string) {
	size := len(text)
	if !p.bytes {
		size = countPoints(text)
	}
	n := max(f.width-size, 0)
	switch {
	case n == 0:
		p.out = append(p.out, text...)
	case f.minus:
		p.out = append(append(p.out, text...), strings.Repeat(" ", n)...)
	case f.zero && strings.ContainsRune("diuoxXeEfFgG", f.kind):
		head := 0
		if text[0] == '+' || text[0] == '-' || text[0] == ' ' {
			head = 1
		}
		if f.alt && strings.ContainsRune("oxX", f.kind) {
			head += 2
		}
		p.out = append(append(append(p.out, text[:head]...), strings.Repeat("0", n)...), text[head:]...)
	default:
		p.out = append(append(p.out, strings.Repeat(" ", n)...), text...)
	}
}
