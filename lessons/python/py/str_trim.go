package py

import "strings"

func strTrimDefs() []Def {
	return []Def{
		stripper("strip", trimLeft, trimRight),
		stripper("lstrip", trimLeft),
		stripper("rstrip", trimRight),
		{Sig: "removeprefix(self, prefix, /)", Fn: strRemovePrefix},
		{Sig: "removesuffix(self, suffix, /)", Fn: strRemoveSuffix},
		{Sig: "center(self, width, fillchar=' ', /)", Fn: padder(func(n, width int) int { return n/2 + n&width&1 })},
		{Sig: "ljust(self, width, fillchar=' ', /)", Fn: padder(func(int, int) int { return 0 })},
		{Sig: "rjust(self, width, fillchar=' ', /)", Fn: padder(func(n, _ int) int { return n })},
		{Sig: "zfill(self, width, /)", Fn: strZfill},
		{Sig: "expandtabs(self, /, tabsize=8)", Fn: strExpandtabs},
	}
}

func isSpaceRune(r rune) bool {
	if r < 128 {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	}
	return is(r, charSpace)
}

// trimLeft and trimRight take off the characters of one kind.
func trimLeft(s string, of func(rune) bool) string {
	for s != "" {
		r, size := nextPoint(s)
		if !of(r) {
			break
		}
		s = s[size:]
	}
	return s
}

func trimRight(s string, of func(rune) bool) string {
	for s != "" {
		r, size := lastPoint(s)
		if !of(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// stripper is strip or one of its kin.
func stripper(name string, trims ...func(string, func(rune) bool) string) Def {
	return Def{Sig: name + "(self, chars=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		of := isSpaceRune
		if args[1] != None {
			chars, ok := As[*Str](args[1])
			if !ok {
				return nil, t.TypeError("%s arg must be None or str", name)
			}
			of = chars.has
		}
		s := args[0].(*Str)
		text := s.s
		for _, trim := range trims {
			text = trim(text, of)
		}
		if len(text) == len(s.s) {
			return s, nil
		}
		return shortStr(text), nil
	}}
}

// has reports whether the text has a character.
func (s *Str) has(r rune) bool {
	if r < 128 {
		return strings.IndexByte(s.s, byte(r)) >= 0
	}
	return strings.Contains(s.s, encodePoint(r))
}

func strRemovePrefix(t *Thread, args []Value) (Value, error) {
	affix, err := t.strArg(args[1], "removeprefix() argument")
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str)
	if rest, cut := strings.CutPrefix(s.s, affix.s); cut && affix.s != "" {
		return shortStr(rest), nil
	}
	return s, nil
}

func strRemoveSuffix(t *Thread, args []Value) (Value, error) {
	affix, err := t.strArg(args[1], "removesuffix() argument")
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str)
	if rest, cut := strings.CutSuffix(s.s, affix.s); cut && affix.s != "" {
		return shortStr(rest), nil
	}
	return s, nil
}

// padder is center or one of its kin: left says how much of the filling goes
// before the text.
func padder(left func(n, width int) int) Native {
	return func(t *Thread, args []Value) (Value, error) {
		s := args[0].(*Str)
		width, err := t.sizeArg(args[1])
		if err != nil {
			return nil, err
		}
		fill, ok := As[*Str](args[2])
		if !ok {
			return nil, t.TypeError("The fill character must be a unicode character, not %s", args[2].Type().Name)
		}
		if fill.Len() != 1 {
			return nil, t.TypeError("The fill character must be exactly one character long")
		}
		n := width - s.Len()
		if n <= 0 {
			return s, nil
		}
		if err := t.Room(int64(n) * int64(len(fill.s))); err != nil {
			return nil, err
		}
		before := left(n, width)
		return NewStr(strings.Repeat(fill.s, before) + s.s + strings.Repeat(fill.s, n-before)), nil
	}
}

func strZfill(t *Thread, args []Value) (Value, error) {
	s := args[0].(*Str)
	width, err := t.sizeArg(args[1])
	if err != nil {
		return nil, err
	}
	n := width - s.Len()
	if n <= 0 {
		return s, nil
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	sign := 0
	if s.s != "" && (s.s[0] == '+' || s.s[0] == '-') {
		sign = 1
	}
	return NewStr(s.s[:sign] + strings.Repeat("0", n) + s.s[sign:]), nil
}

func strExpandtabs(t *Thread, args []Value) (Value, error) {
	size, err := t.intArg(args[1])
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str).s
	if size > 0 {
		if err := t.Room(int64(strings.Count(s, "\t")) * int64(min(size, 1<<40))); err != nil {
			return nil, err
		}
	}
	var b strings.Builder
	col := 0
	eachPoint(s, func(_ int, r rune) bool {
		switch r {
		case '\t':
			if size > 0 {
				n := size - col%size
				b.WriteString(strings.Repeat(" ", n))
				col += n
			}
			return true
		case '\n', '\r':
			col = -1
		}
		b.WriteString(encodePoint(r))
		col++
		return true
	})
	return NewStr(b.String()), nil
}
