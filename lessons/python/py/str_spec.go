package py

import (
	"strings"

	"batuta/lessons/python/syntax"
)

func strSpec() Spec {
	defs := []Def{
		{Sig: "lower(self, /)", Fn: strLower},
		{Sig: "upper(self, /)", Fn: strUpper},
		{Sig: "casefold(self, /)", Fn: strFold},
		{Sig: "title(self, /)", Fn: strTitle},
		{Sig: "capitalize(self, /)", Fn: strCapitalize},
		{Sig: "swapcase(self, /)", Fn: strSwapcase},
		{Sig: "encode(self, /, encoding='utf-8', errors='strict')", Fn: strEncode},
		{Sig: "format(self, /, *args, **kwargs)", Fn: strFormatMethod},
		{Sig: "format_map(self, mapping, /)", Fn: strFormatMap},
		{Sig: "__format__(self, format_spec, /)", Kind: Whole, Fn: strFormat},
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(*Str).s
			if err := t.Room(2 * int64(len(s))); err != nil {
				return nil, err
			}
			return NewStr(reprText(s)), nil
		}},
		{Sig: "__str__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0], nil }},
		{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(args[0].(*Str).Len())), nil
		}},
		{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(args[0].(*Str).Hash())), nil
		}},
		{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return &strIter{s: args[0].(*Str)}, nil
		}},
		{Sig: "__getitem__(self, key, /)", Fn: strGetitem},
		{Sig: "__add__(self, value, /)", Fn: strAdd},
		{Sig: "__mul__(self, value, /)", Fn: strMul},
		{Sig: "__rmul__(self, value, /)", Fn: strMul},
		{Sig: "__mod__(self, value, /)", Fn: strMod},
		{Sig: "__rmod__(self, value, /)", Kind: Whole, Fn: strRmod},
		{Sig: "__getnewargs__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return NewTuple(args[0]), nil }},
		{Sig: "__sizeof__(self, /)", Fn: strSizeof},
	}
	for _, more := range [][]Def{
		strKindDefs(), strFindDefs(), strSplitDefs(), strTrimDefs(), strEditDefs(), compareDefs(strCompare),
	} {
		defs = append(defs, more...)
	}
	return Spec{
		Self:     SelfOf[*Str],
		New:      newStr,
		Sequence: true,
		Doc:      "A text: characters in order.",
		Defs:     defs,
	}
}

// newStr is str(object) and str(bytes, encoding, errors).
func newStr(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	var given [3]Value
	if len(args) > len(given) {
		return nil, t.TypeError("str expected at most 3 arguments, got %d", len(args)+len(kw))
	}
	if n := len(args) + len(kw); n > len(given) {
		return nil, t.TypeError("str() takes at most 3 arguments (%d given)", n)
	}
	words := []string{"object", "encoding", "errors"}
	copy(given[:], args)
	for _, k := range kw {
		i := indexOf(words, k.Name)
		switch {
		case i < 0:
			return nil, t.UnexpectedKeyword("str()", k.Name, words)
		case given[i] != nil:
			return nil, t.TypeError("argument for str() given by name ('%s') and position (%d)", k.Name, i+1)
		}
		given[i] = k.Value
	}
	var names [2]string
	for i, word := range words[1:] {
		if given[i+1] == nil {
			continue
		}
		s, err := t.strArg(given[i+1], "str() argument '"+word+"'")
		if err != nil {
			return nil, err
		}
		names[i] = s.s
	}
	switch {
	case given[0] == nil:
		return emptyStr, nil
	case given[1] == nil && given[2] == nil:
		return t.strOf(given[0])
	}
	return t.strDecoded(given[0], names[0], names[1])
}

// strOf is str(v), which keeps what is a string already.
func (t *Thread) strOf(v Value) (Value, error) {
	if s, ok := v.(*Str); ok {
		return s, nil
	}
	s, err := t.Str(v)
	if err != nil {
		return nil, err
	}
	return NewStr(s), nil
}

// strDecoded is str(bytes, encoding, errors).
func (t *Thread) strDecoded(v Value, encoding, handler string) (Value, error) {
	if _, ok := As[*Str](v); ok {
		return nil, t.TypeError("decoding str is not supported")
	}
	b, ok, err := t.buffer(v)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, t.TypeError("decoding to str: need a bytes-like object, %s found", v.Type().Name)
	}
	return t.Decode(b, orWord(encoding, "utf-8"), orWord(handler, "strict"))
}

func orWord(s, absent string) string {
	if s == "" {
		return absent
	}
	return s
}

func indexOf(all []string, s string) int {
	for i, x := range all {
		if x == s {
			return i
		}
	}
	return -1
}

func strGetitem(t *Thread, args []Value) (Value, error) {
	s := args[0].(*Str)
	if key, ok := args[1].(*Slice); ok {
		return s.slice(t, key)
	}
	if !t.isIndex(args[1]) {
		return nil, t.TypeError("string indices must be integers, not '%s'", args[1].Type().Name)
	}
	i, err := t.itemPlace(args[1], s.Len(), "string index out of range")
	if err != nil {
		return nil, err
	}
	return s.At(i), nil
}

func (s *Str) slice(t *Thread, key *Slice) (Value, error) {
	start, _, step, count, err := key.Indices(t, s.Len())
	if err != nil {
		return nil, err
	}
	if step == 1 {
		return s.Cut(start, start+count), nil
	}
	if count == 0 {
		return emptyStr, nil
	}
	if s.ASCII() {
		b := make([]byte, count)
		for i := range b {
			b[i] = s.s[start+i*step]
		}
		return shortStr(string(b)), nil
	}
	all := s.Points()
	cut := make([]rune, count)
	for i := range cut {
		cut[i] = all[start+i*step]
	}
	return NewStr(encodePoints(cut)), nil
}

func strAdd(t *Thread, args []Value) (Value, error) {
	a := args[0].(*Str)
	b, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError(`can only concatenate str (not "%s") to str`, args[1].Type().Name)
	}
	if err := t.Room(int64(len(a.s)) + int64(len(b.s))); err != nil {
		return nil, err
	}
	return joined(a, b), nil
}

func strMul(t *Thread, args []Value) (Value, error) {
	s := args[0].(*Str)
	n, err := t.repeatCount(args[1], len(s.s))
	switch {
	case err != nil:
		return nil, err
	case n == 0:
		return emptyStr, nil
	case n == 1:
		return s, nil
	}
	return &Str{s: strings.Repeat(s.s, n), count: s.Len()*n + 1}, nil
}

func strCompare(_ *Thread, op syntax.Op, a, b Value) (Value, error) {
	y, ok := As[*Str](b)
	if !ok {
		return NotImplemented, nil
	}
	return ordered(op, a.(*Str).s, y.s), nil
}

// strSizeof is what CPython's string would take: a head, and one, two or four
// bytes for each character.
func strSizeof(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Str)
	n := int64(s.Len())
	if s.ASCII() {
		return MakeInt(40 + n + 1), nil
	}
	var most rune
	eachPoint(s.s, func(_ int, r rune) bool {
		most = max(most, r)
		return true
	})
	switch {
	case most < 0x100:
		return MakeInt(56 + n + 1), nil
	case most < 0x10000:
		return MakeInt(56 + 2*(n+1)), nil
	}
	return MakeInt(56 + 4*(n+1)), nil
}
