package modules

import (
	"strconv"
	"strings"
	"unicode"

	"batuta/lessons/python/py"
)

func (p *patternValue) empty() py.Value {
	if p.bytes {
		return &py.Bytes{}
	}
	return py.NewStr("")
}

// findAll is a list of what each match holds: all of it, its group, or its groups.
func (p *patternValue) findAll(t *py.Thread, args []py.Value) (py.Value, error) {
	all := py.NewList()
	err := p.each(t, args, func(m *matcher) (bool, error) {
		switch p.program.groups {
		case 0:
			all.Items = append(all.Items, m.group(args[0], 0, nil))
		case 1:
			all.Items = append(all.Items, m.group(args[0], 1, p.empty()))
		default:
			tuple := &py.Tuple{}
			for i := 1; i <= p.program.groups; i++ {
				tuple.Items = append(tuple.Items, m.group(args[0], i, p.empty()))
			}
			all.Items = append(all.Items, tuple)
		}
		return true, t.Room(int64(len(all.Items)) * 16)
	})
	return all, err
}

func (p *patternValue) split(t *py.Thread, source, limit py.Value) (py.Value, error) {
	most, err := t.Index(limit)
	if err != nil {
		return nil, err
	}
	all := py.NewList()
	last, n := 0, 0
	var x *reText
	if most >= 0 {
		err = p.each(t, []py.Value{source}, func(m *matcher) (bool, error) {
			x = m.x
			all.Items = append(all.Items, cutSource(source, m.x, last, m.slots[0]))
			for i := 1; i <= p.program.groups; i++ {
				all.Items = append(all.Items, m.group(source, i, py.None))
			}
			last = m.slots[1]
			n++
			return most == 0 || n < most, nil
		})
	}
	if err != nil {
		return nil, err
	}
	if x == nil {
		if x, _, _, err = p.subject(t, []py.Value{source}); err != nil {
			return nil, err
		}
	}
	all.Items = append(all.Items, cutSource(source, x, last, x.size))
	return all, nil
}

// substitute is sub and subn.
func (p *patternValue) substitute(t *py.Thread, repl, source, limit py.Value) (py.Value, int, error) {
	most, err := t.Index(limit)
	if err != nil {
		return nil, 0, err
	}
	replace, err := p.replacement(t, repl, source)
	if err != nil {
		return nil, 0, err
	}
	x, _, _, err := p.subject(t, []py.Value{source})
	if err != nil {
		return nil, 0, err
	}
	parts := py.NewList()
	last, n := 0, 0
	if most >= 0 {
		err = p.each(t, []py.Value{source}, func(m *matcher) (bool, error) {
			if last < m.slots[0] {
				parts.Items = append(parts.Items, cutSource(source, x, last, m.slots[0]))
			}
			v, err := replace(m)
			if err != nil {
				return false, err
			}
			if v != py.None {
				parts.Items = append(parts.Items, v)
			}
			last = m.slots[1]
			n++
			return most == 0 || n < most, t.Room(int64(len(parts.Items)) * 16)
		})
	}
	if err != nil {
		return nil, 0, err
	}
	if n == 0 && source.Type().Builtin {
		return source, 0, nil
	}
	if last < x.size {
		parts.Items = append(parts.Items, cutSource(source, x, last, x.size))
	}
	v, err := t.CallMethod(p.empty(), "join", parts)
	return v, n, err
}

// replacement answers what replaces a match: what a function says, or a template.
func (p *patternValue) replacement(t *py.Thread, repl, source py.Value) (func(*matcher) (py.Value, error), error) {
	src, isBytes, ok := reSource(repl)
	if !ok {
		if callable, err := t.Call(t.In().Builtins.GetStr(py.NewStr("callable")), repl); err != nil {
			return nil, err
		} else if callable != py.True {
			return nil, t.TypeError("decoding to str: need a bytes-like object, %s found", repl.Type().Name)
		}
		return func(m *matcher) (py.Value, error) { return t.Call(repl, p.found(m, source, 0)) }, nil
	}
	if isBytes != p.bytes {
		return func(*matcher) (py.Value, error) { return repl, nil }, nil // which join refuses
	}
	pieces, err := p.template(t, repl, src)
	if err != nil {
		return nil, err
	}
	return func(m *matcher) (py.Value, error) { return p.fill(t, pieces, m.group, source) }, nil
}

// templatePiece is a text, or what a group holds.
type templatePiece struct {
	text  py.Value
	group int
}

// fill puts groups into a template.
func (p *patternValue) fill(t *py.Thread, pieces []templatePiece, group func(py.Value, int, py.Value) py.Value, source py.Value) (py.Value, error) {
	if len(pieces) == 1 && pieces[0].text != nil {
		return pieces[0].text, nil
	}
	l := py.NewList()
	for _, piece := range pieces {
		v := piece.text
		if v == nil {
			v = group(source, piece.group, p.empty())
		}
		l.Items = append(l.Items, v)
	}
	return t.CallMethod(p.empty(), "join", l)
}

// templateReader takes a template apart.
type templateReader struct {
	t      *py.Thread
	p      *patternValue
	repl   py.Value
	src    []rune
	at     int
	text   []rune
	pieces []templatePiece
}

func (p *patternValue) template(t *py.Thread, repl py.Value, src []rune) ([]templatePiece, error) {
	r := &templateReader{t: t, p: p, repl: repl, src: src}
	for r.at < len(src) {
		c := src[r.at]
		if c != '\\' {
			r.text = append(r.text, c)
			r.at++
			continue
		}
		if err := r.escape(); err != nil {
			return nil, err
		}
	}
	if r.flush(); len(r.pieces) == 0 {
		r.pieces = []templatePiece{{text: p.empty()}}
	}
	return r.pieces, nil
}

func (r *templateReader) flush() {
	if r.text == nil {
		return
	}
	if r.p.bytes {
		b := make([]byte, len(r.text))
		for i, c := range r.text {
			b[i] = byte(c)
		}
		r.pieces = append(r.pieces, templatePiece{text: &py.Bytes{B: b}})
	} else {
		var b []byte
		for _, c := range r.text {
			b = appendPoint(b, c)
		}
		r.pieces = append(r.pieces, templatePiece{text: py.NewStr(string(b))})
	}
	r.text = nil
}

func (r *templateReader) fail(at int, format string, args ...any) error {
	text := r.t.Raise(patternErrorClass, format, args...).Args.Items[0].(*py.Str).String()
	return patternError(r.t, text, r.repl, r.src, at)
}

func (r *templateReader) group(n, at int) error {
	if n > r.p.program.groups {
		return r.fail(at, "invalid group reference %d", n)
	}
	r.flush()
	r.pieces = append(r.pieces, templatePiece{group: n})
	return nil
}

var templateEscapes = map[rune]rune{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

func (r *templateReader) escape() error {
	start := r.at
	r.at++
	if r.at == len(r.src) {
		return r.fail(start, "bad escape (end of pattern)")
	}
	c := r.src[r.at]
	r.at++
	if c == 'g' {
		return r.named()
	}
	if plain, ok := templateEscapes[c]; ok {
		r.text = append(r.text, plain)
		return nil
	}
	switch {
	case c == '0':
		end := r.at
		for end < len(r.src) && end < r.at+2 && r.src[end] >= '0' && r.src[end] <= '7' {
			end++
		}
		n, _ := strconv.ParseInt("0"+string(r.src[r.at:end]), 8, 32)
		r.at = end
		r.text = append(r.text, rune(n)&0xff)
	case c >= '1' && c <= '9':
		return r.number(start)
	case c|0x20 >= 'a' && c|0x20 <= 'z' && c < 128:
		return r.fail(start, "bad escape \\%c", c)
	default:
		r.text = append(r.text, '\\', c)
	}
	return nil
}

// number reads a group's number, or three octal digits.
func (r *templateReader) number(start int) error {
	digit := func(i int) bool { return i < len(r.src) && r.src[i] >= '0' && r.src[i] <= '9' }
	octal := func(i int) bool { return i < len(r.src) && r.src[i] >= '0' && r.src[i] <= '7' }
	if digit(r.at) {
		if octal(r.at-1) && octal(r.at) && octal(r.at+1) {
			text := string(r.src[r.at-1 : r.at+2])
			n, _ := strconv.ParseInt(text, 8, 32)
			r.at += 2
			if n > 0o377 {
				return r.fail(start, "octal escape value \\%s outside of range 0-0o377", text)
			}
			r.text = append(r.text, rune(n))
			return nil
		}
		r.at++
	}
	n, _ := strconv.Atoi(string(r.src[start+1 : r.at]))
	return r.group(n, start+1)
}

// named reads \g<...>.
func (r *templateReader) named() error {
	if r.at == len(r.src) || r.src[r.at] != '<' {
		return r.fail(r.at, "missing <")
	}
	from := r.at + 1
	end := from
	for end < len(r.src) && r.src[end] != '>' {
		end++
	}
	switch {
	case from >= len(r.src), end == from:
		return r.fail(from, "missing group name")
	case end == len(r.src):
		return r.fail(from, "missing >, unterminated name")
	}
	r.at = end + 1
	name := string(r.src[from:end])
	if strings.Trim(name, "0123456789") == "" {
		n, err := strconv.Atoi(name)
		if err != nil {
			n = 1 << 30
		}
		return r.group(n, from)
	}
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			shown, err := r.t.Repr(py.NewStr(name))
			if err != nil {
				return err
			}
			return r.fail(from, "bad character in group name %s", shown)
		}
	}
	n, ok := r.p.program.names[name]
	if !ok {
		shown, err := r.t.Repr(py.NewStr(name))
		if err != nil {
			return err
		}
		return r.t.IndexError("unknown group name %s", shown)
	}
	return r.group(n, from)
}
