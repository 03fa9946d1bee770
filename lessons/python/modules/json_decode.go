package modules

import (
	"strconv"
	"strings"

	"batuta/lessons/python/py"
)

func jsonDecoderSpec() py.Spec {
	return py.Spec{
		Doc: "Reads JSON as Python objects.",
		Defs: []py.Def{
			instanceDict,
			{Sig: "__init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)", Kind: py.Whole, Python: true, Fn: decoderInit},
			{Sig: "decode(self, s)", Kind: py.Whole, Python: true, Fn: decoderDecode},
			{Sig: "raw_decode(self, s, idx=0)", Kind: py.Whole, Python: true, Fn: decoderRaw},
		},
	}
}

func decoderInit(t *py.Thread, args []py.Value) (py.Value, error) {
	parseFloat, parseInt := args[2], args[3]
	if truth, err := t.Truth(parseFloat); err != nil {
		return nil, err
	} else if !truth {
		parseFloat = py.FloatClass
	}
	if truth, err := t.Truth(parseInt); err != nil {
		return nil, err
	} else if !truth {
		parseInt = py.IntClass
	}
	return nil, setAttrs(t, args[0], "object_hook", args[1], "parse_float", parseFloat, "parse_int", parseInt,
		"parse_constant", args[4], "strict", args[5], "object_pairs_hook", args[6])
}

func decoderDecode(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[1])
	if !ok {
		return nil, t.TypeError("expected string or bytes-like object, got '%s'", args[1].Type().Name)
	}
	from := skipSpace(s.String(), 0)
	pair, err := t.CallMethod(args[0], "raw_decode", s, py.MakeInt(int64(from))) // white space is ASCII: bytes are code points
	if err != nil {
		return nil, err
	}
	both, ok := py.As[*py.Tuple](pair)
	if !ok || len(both.Items) != 2 {
		return nil, t.TypeError("cannot unpack non-iterable %s object", pair.Type().Name)
	}
	end, err := t.Index(both.Items[1])
	if err != nil {
		return nil, err
	}
	text := s.String()
	at := skipSpace(text, byteOf(s, end))
	if at != len(text) {
		return nil, jsonError(t, "Extra data", s, pointOf(s, at))
	}
	return both.Items[0], nil
}

func decoderRaw(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[1])
	if !ok {
		return nil, t.TypeError("first argument must be a string, not %s", args[1].Type().Name)
	}
	idx, err := t.Index(args[2])
	if err != nil {
		return nil, err
	}
	if idx < 0 {
		return nil, t.ValueError("idx cannot be negative")
	}
	if idx > s.Len() {
		return nil, jsonError(t, "Expecting value", s, idx)
	}
	d := &jsonDecoder{t: t, doc: s, text: s.String(), keys: map[string]*py.Str{}}
	if err := d.configure(args[0]); err != nil {
		return nil, err
	}
	v, end, err := d.value(byteOf(s, idx))
	if err != nil {
		return nil, err
	}
	return py.NewTuple(v, py.MakeInt(int64(pointOf(s, end)))), nil
}

// byteOf is where code point n of s begins; pointOf the opposite.
func byteOf(s *py.Str, n int) int {
	if s.ASCII() {
		return max(0, min(n, s.Len()))
	}
	return len(s.Cut(0, max(0, min(n, s.Len()))).String())
}

func pointOf(s *py.Str, at int) int {
	if s.ASCII() {
		return at
	}
	return py.NewStr(s.String()[:at]).Len()
}

func skipSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
		i++
	}
	return i
}

// jsonDecoder is one decoding under way. Places are bytes of text.
type jsonDecoder struct {
	t                                   *py.Thread
	doc                                 *py.Str
	text                                string
	strict                              bool
	hook, pairs                         py.Value // nil: none
	parseFloat, parseInt, parseConstant py.Value // nil: as JSON has it
	keys                                map[string]*py.Str
	depth                               int
}

// configure reads a decoder's attributes.
func (d *jsonDecoder) configure(self py.Value) error {
	for _, option := range []struct {
		name  string
		to    *py.Value
		plain py.Value // what it is when JSON's own way is meant
	}{
		{"object_hook", &d.hook, py.None},
		{"object_pairs_hook", &d.pairs, py.None},
		{"parse_float", &d.parseFloat, py.FloatClass},
		{"parse_int", &d.parseInt, py.IntClass},
		{"parse_constant", &d.parseConstant, py.None},
	} {
		v, err := d.t.Attr(self, option.name)
		if err != nil {
			return err
		}
		if v != option.plain {
			*option.to = v
		}
	}
	v, err := d.t.Attr(self, "strict")
	if err != nil {
		return err
	}
	d.strict, err = d.t.Truth(v)
	return err
}

func (d *jsonDecoder) fail(msg string, at int) error {
	return jsonError(d.t, msg, d.doc, pointOf(d.doc, min(at, len(d.text))))
}

// value reads any value and answers where it ends.
func (d *jsonDecoder) value(i int) (py.Value, int, error) {
	if i >= len(d.text) {
		return nil, 0, d.fail("Expecting value", i)
	}
	switch d.text[i] {
	case '"':
		s, end, err := d.str(i)
		return py.NewStr(s), end, err
	case '{':
		return d.nested(i, "object", d.object)
	case '[':
		return d.nested(i, "array", d.array)
	}
	rest := d.text[i:]
	switch {
	case strings.HasPrefix(rest, "null"):
		return py.None, i + 4, nil
	case strings.HasPrefix(rest, "true"):
		return py.True, i + 4, nil
	case strings.HasPrefix(rest, "false"):
		return py.False, i + 5, nil
	}
	for _, c := range [...]string{"NaN", "Infinity", "-Infinity"} {
		if strings.HasPrefix(rest, c) {
			v, err := d.constant(c)
			return v, i + len(c), err
		}
	}
	return d.number(i)
}

// nested reads a container.
func (d *jsonDecoder) nested(i int, what string, read func(int) (py.Value, int, error)) (py.Value, int, error) {
	if d.depth >= deepest {
		return nil, 0, d.t.Raise(py.Errors.RecursionError, "maximum recursion depth exceeded while decoding a JSON %s from a unicode string", what)
	}
	d.depth++
	v, end, err := read(i + 1)
	d.depth--
	return v, end, err
}

func (d *jsonDecoder) constant(name string) (py.Value, error) {
	if d.parseConstant != nil {
		return d.t.Call(d.parseConstant, py.NewStr(name))
	}
	x, err := strconv.ParseFloat(name, 64)
	return py.Float(x), err
}

// number reads a number: -?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?
func (d *jsonDecoder) number(i int) (py.Value, int, error) {
	s := d.text
	end := i
	if end < len(s) && s[end] == '-' {
		end++
	}
	digits := digitsEnd(s, end)
	if digits == end {
		return nil, 0, d.fail("Expecting value", i)
	}
	if s[end] == '0' {
		digits = end + 1
	}
	end = digits
	isFloat := false
	if end < len(s) && s[end] == '.' {
		if n := digitsEnd(s, end+1); n > end+1 {
			end, isFloat = n, true
		}
	}
	if end < len(s) && s[end]|0x20 == 'e' {
		from := end + 1
		if from < len(s) && (s[from] == '-' || s[from] == '+') {
			from++
		}
		if n := digitsEnd(s, from); n > from {
			end, isFloat = n, true
		}
	}
	v, err := d.numeral(s[i:end], isFloat)
	return v, end, err
}

func digitsEnd(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

func (d *jsonDecoder) numeral(text string, isFloat bool) (py.Value, error) {
	if isFloat {
		if d.parseFloat != nil {
			return d.t.Call(d.parseFloat, py.NewStr(text))
		}
		x, _ := strconv.ParseFloat(text, 64) // what is beyond a float's range is infinite, and so it is in Python
		return py.Float(x), nil
	}
	if d.parseInt != nil {
		return d.t.Call(d.parseInt, py.NewStr(text))
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return py.MakeInt(n), nil
	}
	return d.t.Call(py.IntClass, py.NewStr(text))
}

func (d *jsonDecoder) array(i int) (py.Value, int, error) {
	l := py.NewList()
	i = skipSpace(d.text, i)
	if i < len(d.text) && d.text[i] == ']' {
		return l, i + 1, nil
	}
	for {
		v, end, err := d.value(i)
		if err != nil {
			return nil, 0, err
		}
		l.Items = append(l.Items, v)
		i = skipSpace(d.text, end)
		if i < len(d.text) && d.text[i] == ']' {
			return l, i + 1, nil
		}
		if i >= len(d.text) || d.text[i] != ',' {
			return nil, 0, d.fail("Expecting ',' delimiter", i)
		}
		comma := i
		i = skipSpace(d.text, i+1)
		if i < len(d.text) && d.text[i] == ']' {
			return nil, 0, d.fail("Illegal trailing comma before end of array", comma)
		}
	}
}

func (d *jsonDecoder) object(i int) (py.Value, int, error) {
	dict, pairs := py.NewDict(), py.NewList()
	i = skipSpace(d.text, i)
	if i < len(d.text) && d.text[i] == '}' {
		return d.made(dict, pairs, i+1)
	}
	for {
		key, at, err := d.keyOf(i)
		if err != nil {
			return nil, 0, err
		}
		v, end, err := d.value(at)
		if err != nil {
			return nil, 0, err
		}
		if d.pairs != nil {
			pairs.Items = append(pairs.Items, py.NewTuple(key, v))
		} else {
			dict.SetStr(key, v)
		}
		i = skipSpace(d.text, end)
		if i < len(d.text) && d.text[i] == '}' {
			return d.made(dict, pairs, i+1)
		}
		if i >= len(d.text) || d.text[i] != ',' {
			return nil, 0, d.fail("Expecting ',' delimiter", i)
		}
		comma := i
		i = skipSpace(d.text, i+1)
		if i < len(d.text) && d.text[i] == '}' {
			return nil, 0, d.fail("Illegal trailing comma before end of object", comma)
		}
	}
}

// keyOf reads a key and its colon, and answers where the value begins.
func (d *jsonDecoder) keyOf(i int) (*py.Str, int, error) {
	if i >= len(d.text) || d.text[i] != '"' {
		return nil, 0, d.fail("Expecting property name enclosed in double quotes", i)
	}
	text, i, err := d.str(i)
	if err != nil {
		return nil, 0, err
	}
	key, ok := d.keys[text]
	if !ok {
		key = py.NewStr(text)
		d.keys[text] = key
	}
	i = skipSpace(d.text, i)
	if i >= len(d.text) || d.text[i] != ':' {
		return nil, 0, d.fail("Expecting ':' delimiter", i)
	}
	return key, skipSpace(d.text, i+1), nil
}

// made is what becomes of an object that was read.
func (d *jsonDecoder) made(dict *py.Dict, pairs *py.List, end int) (py.Value, int, error) {
	var v py.Value = dict
	var err error
	if d.pairs != nil {
		v, err = d.t.Call(d.pairs, pairs)
	} else if d.hook != nil {
		v, err = d.t.Call(d.hook, dict)
	}
	return v, end, err
}

// str reads a string, whose quote is at i.
func (d *jsonDecoder) str(i int) (string, int, error) {
	s, begin := d.text, i
	var b []byte
	i++
	for from := i; ; {
		if i >= len(s) {
			return "", 0, d.fail("Unterminated string starting at", begin)
		}
		switch c := s[i]; {
		case c == '"':
			if b == nil {
				return s[from:i], i + 1, nil
			}
			return string(append(b, s[from:i]...)), i + 1, nil
		case c == '\\':
			b = append(b, s[from:i]...)
			var err error
			if b, i, err = d.escape(b, i, begin); err != nil {
				return "", 0, err
			}
			from = i
		case c < ' ' && d.strict:
			return "", 0, d.fail("Invalid control character at", i)
		default:
			i++
		}
	}
}

// escapes are the characters that stand for others behind a backslash.
var escapes = strings.NewReplacer("b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t")

// escape reads what the backslash at i stands for.
func (d *jsonDecoder) escape(b []byte, i, begin int) ([]byte, int, error) {
	if i+1 >= len(d.text) {
		return nil, 0, d.fail("Unterminated string starting at", begin)
	}
	switch c := d.text[i+1]; c {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return append(b, escapes.Replace(string(c))...), i + 2, nil
	case 'u':
	default:
		return nil, 0, d.fail("Invalid \\escape", i)
	}
	r, ok := d.hex(i + 2)
	if !ok {
		return nil, 0, d.fail("Invalid \\uXXXX escape", i+1)
	}
	i += 6
	if r >= 0xd800 && r <= 0xdbff && strings.HasPrefix(d.text[i:], "\\u") {
		low, ok := d.hex(i + 2)
		if !ok {
			return nil, 0, d.fail("Invalid \\uXXXX escape", i+1)
		}
		if low >= 0xdc00 && low <= 0xdfff {
			return appendPoint(b, 0x10000+(r-0xd800)<<10+(low-0xdc00)), i + 6, nil
		}
	}
	return appendPoint(b, r), i, nil
}

// hex reads four hexadecimal digits, behind which the string must go on.
func (d *jsonDecoder) hex(i int) (rune, bool) {
	if i+4 >= len(d.text) {
		return 0, false
	}
	var r rune
	for _, c := range []byte(d.text[i : i+4]) {
		n := strings.IndexByte(hexDigits, c|0x20)
		if n < 0 || c < '0' || c > '9' && c < 'A' {
			return 0, false
		}
		r = r<<4 | rune(n)
	}
	return r, true
}
