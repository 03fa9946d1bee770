package modules

import (
	"fmt"
	"strings"

	"batuta/lessons/python/py"
)

var (
	patternClass      = py.NewClass("re", "re.Pattern")
	matchClass        = py.NewClass("re", "re.Match")
	patternErrorClass = py.NewClass("re", "PatternError")
	matchIterClass    = py.NewClass("_sre", "callable_iterator")
)

// patternValue is a compiled regular expression.
type patternValue struct {
	source  py.Value // a *py.Str or *py.Bytes
	bytes   bool
	flags   reFlags
	program *reProgram
}

// Type is re.Pattern.
func (*patternValue) Type() *py.Class { return patternClass }

// matchValue is what a pattern matched.
type matchValue struct {
	pattern     *patternValue
	source      py.Value
	text        *reText
	pos, endpos int
	slots       []int
	last        int // the group that was closed last; 0: none
}

// Type is re.Match.
func (*matchValue) Type() *py.Class { return matchClass }

// patternError is a PatternError; at -1 leaves the place out.
func patternError(t *py.Thread, msg string, source py.Value, src []rune, at int) error {
	e := t.NewException(patternErrorClass)
	if err := fillPatternError(t, e, msg, source, src, at); err != nil {
		return err
	}
	return e
}

func fillPatternError(t *py.Thread, e *py.Exception, msg string, source py.Value, src []rune, at int) error {
	text, place := msg, py.None
	line, column := py.None, py.None
	if at >= 0 {
		before := string(src[:min(at, len(src))])
		n := strings.Count(before, "\n") + 1
		col := at - len([]rune(before[:strings.LastIndex(before, "\n")+1])) + 1
		text += fmt.Sprintf(" at position %d", at)
		if strings.Contains(string(src), "\n") {
			text += fmt.Sprintf(" (line %d, column %d)", n, col)
		}
		place, line, column = py.MakeInt(int64(at)), py.MakeInt(int64(n)), py.MakeInt(int64(col))
	}
	e.Args = py.NewTuple(py.NewStr(text))
	return setAttrs(t, e, "msg", py.NewStr(msg), "pattern", source, "pos", place, "lineno", line, "colno", column)
}

func patternErrorSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{py.Errors.Exception},
		Defs: []py.Def{{Sig: "__init__(self, msg, pattern=None, pos=None)", Kind: py.Whole, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			e, ok := py.As[*py.Exception](args[0])
			if !ok {
				return nil, t.TypeError("descriptor '__init__' requires a 'PatternError' object")
			}
			msg, err := t.Str(args[1])
			if err != nil {
				return nil, err
			}
			src, _, known := reSource(args[2])
			at := -1
			if known && args[3] != py.None {
				if at, err = t.Index(args[3]); err != nil {
					return nil, err
				}
			}
			return nil, fillPatternError(t, e, msg, args[2], src, at)
		}}},
	}
}

// loadRECore is the module _re, of which re is made.
func loadRECore(*py.Thread) (*py.Module, error) {
	patternErrorClass.Define(patternErrorSpec)
	patternClass.Define(patternSpec)
	matchClass.Define(matchSpec)
	matchIterClass.Define(func() py.Spec { return py.Spec{Defs: py.IterDefs()} })
	return py.NewModule(py.ModuleSpec{
		Name: "_re", Classes: []*py.Class{patternClass, matchClass, patternErrorClass},
		Defs: []py.Def{{Sig: "compile(pattern, flags, /)", Fn: reCompile}},
	}), nil
}

// reSource is a pattern or a text as its characters.
func reSource(v py.Value) (src []rune, isBytes, ok bool) {
	if s, ok := py.As[*py.Str](v); ok {
		return s.Points(), false, true
	}
	x, isBytes, ok := reSubject(v)
	if !ok {
		return nil, false, false
	}
	for i := range x.size {
		src = append(src, x.char(i))
	}
	return src, isBytes, true
}

// reSubject is a text to search.
func reSubject(v py.Value) (x *reText, isBytes, ok bool) {
	if s, ok := py.As[*py.Str](v); ok {
		if s.ASCII() {
			return &reText{plain: s.String(), size: s.Len()}, false, true
		}
		return &reText{wide: s.Points(), size: s.Len()}, false, true
	}
	if b, ok := py.As[*py.Bytes](v); ok {
		return &reText{plain: string(b.B), size: len(b.B)}, true, true
	}
	if b, ok := py.As[*py.ByteArray](v); ok {
		return &reText{plain: string(b.B), size: len(b.B)}, true, true
	}
	return nil, false, false
}

func reCompile(t *py.Thread, args []py.Value) (py.Value, error) {
	src, isBytes, ok := reSource(args[0])
	if !ok {
		return nil, t.TypeError("first argument must be string or compiled pattern")
	}
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	flags := reFlags(n)
	switch {
	case isBytes && flags&flagUnicode != 0:
		return nil, t.ValueError("cannot use UNICODE flag with a bytes pattern")
	case !isBytes && flags&flagLocale != 0:
		return nil, t.ValueError("cannot use LOCALE flag with a str pattern")
	case flags&flagASCII != 0 && flags&flagUnicode != 0:
		return nil, t.ValueError("ASCII and UNICODE flags are incompatible")
	case flags&flagLocale != 0:
		return nil, t.NotYet("re.LOCALE")
	case flags&flagDebug != 0:
		return nil, t.NotYet("re.DEBUG")
	}
	program, flags, err := compileRE(t, args[0], src, isBytes, flags)
	if err != nil {
		return nil, err
	}
	return &patternValue{args[0], isBytes, flags, program}, nil
}

// subject reads what a pattern is to search: string, pos and endpos.
func (p *patternValue) subject(t *py.Thread, args []py.Value) (x *reText, pos, endpos int, err error) {
	x, isBytes, ok := reSubject(args[0])
	switch {
	case !ok:
		return nil, 0, 0, t.TypeError("expected string or bytes-like object, got '%s'", args[0].Type().Name)
	case isBytes && !p.bytes:
		return nil, 0, 0, t.TypeError("cannot use a string pattern on a bytes-like object")
	case !isBytes && p.bytes:
		return nil, 0, 0, t.TypeError("cannot use a bytes pattern on a string-like object")
	}
	pos, endpos = 0, x.size
	if len(args) > 1 {
		if pos, err = t.Index(args[1]); err != nil {
			return nil, 0, 0, err
		}
		if args[2] != nil {
			if endpos, err = t.Index(args[2]); err != nil {
				return nil, 0, 0, err
			}
		}
	}
	pos = max(0, min(pos, x.size))
	return x, pos, max(0, min(endpos, x.size)), nil
}

// found is the match that a matcher found.
func (p *patternValue) found(m *matcher, source py.Value, pos int) *matchValue {
	v := &matchValue{pattern: p, source: source, text: m.x, pos: pos, endpos: m.to, slots: append([]int(nil), m.slots...)}
	v.last = m.lastGroup()
	return v
}

// lastGroup is the group that was closed last: of those that end last, the
// outermost.
func (m *matcher) lastGroup() int {
	last := 0
	for _, b := range m.stack {
		if b.pc == undoSlot && b.at > 1 && b.at%2 == 1 && m.slots[b.at] >= 0 {
			last = b.at / 2
		}
	}
	return last
}

// method is match, fullmatch or search.
func (p *patternValue) method(t *py.Thread, args []py.Value, full, anywhere bool) (py.Value, error) {
	x, pos, endpos, err := p.subject(t, args)
	if err != nil || pos > endpos {
		return py.None, err
	}
	m := newMatcher(t, p.program, x, endpos)
	m.full = full
	var ok bool
	if anywhere {
		ok, err = m.search(pos)
	} else {
		ok, err = m.matchAt(pos)
	}
	if err != nil || !ok {
		return py.None, err
	}
	return p.found(m, args[0], pos), nil
}

// each calls do with each match in a text, until do answers false.
func (p *patternValue) each(t *py.Thread, args []py.Value, do func(*matcher) (bool, error)) error {
	x, pos, endpos, err := p.subject(t, args)
	if err != nil {
		return err
	}
	m := newMatcher(t, p.program, x, endpos)
	for at := pos; at <= endpos; {
		ok, err := m.search(at)
		if err != nil || !ok {
			return err
		}
		if more, err := do(m); err != nil || !more {
			return err
		}
		at = m.slots[1]
		m.notEmpty = m.slots[0] == at
	}
	return nil
}

// cut is a part of what was searched.
func cutSource(source py.Value, x *reText, from, to int) py.Value {
	if s, ok := py.As[*py.Str](source); ok {
		return s.Cut(from, to)
	}
	return &py.Bytes{B: []byte(x.plain[from:to])}
}

// group is what a group of the last match holds, or absent.
func (m *matcher) group(source py.Value, n int, absent py.Value) py.Value {
	from, to := m.slots[2*n], m.slots[2*n+1]
	if from < 0 || to < 0 {
		return absent
	}
	return cutSource(source, m.x, from, to)
}

// patternDefs are the methods that search.
func patternSpec() py.Spec {
	self := func(args []py.Value) *patternValue { return args[0].(*patternValue) }
	find := func(name string, full, anywhere bool) py.Def {
		return py.Def{Sig: name + "(self, /, string, pos=0, endpos=?)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return self(args).method(t, args[1:], full, anywhere)
		}}
	}
	attr := func(name string, value func(*patternValue) py.Value) py.Def {
		return py.Def{Sig: name + "(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return value(self(args)), nil
		}}
	}
	return py.Spec{Self: py.SelfOf[*patternValue], Final: true, Defs: []py.Def{
		find("match", false, false), find("fullmatch", true, false), find("search", false, true),
		{Sig: "findall(self, /, string, pos=0, endpos=?)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return self(args).findAll(t, args[1:])
		}},
		{Sig: "finditer(self, /, string, pos=0, endpos=?)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			x, pos, endpos, err := self(args).subject(t, args[1:])
			if err != nil {
				return nil, err
			}
			return &matchIter{p: self(args), m: newMatcher(t, self(args).program, x, endpos), source: args[1], pos: pos, at: pos}, nil
		}},
		{Sig: "split(self, /, string, maxsplit=0)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return self(args).split(t, args[1], args[2])
		}},
		{Sig: "sub(self, /, repl, string, count=0)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			v, _, err := self(args).substitute(t, args[1], args[2], args[3])
			return v, err
		}},
		{Sig: "subn(self, /, repl, string, count=0)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			v, n, err := self(args).substitute(t, args[1], args[2], args[3])
			return py.NewTuple(py.OrNone(v), py.MakeInt(int64(n))), err
		}},
		attr("pattern", func(p *patternValue) py.Value { return p.source }),
		attr("flags", func(p *patternValue) py.Value { return py.MakeInt(int64(p.flags)) }),
		attr("groups", func(p *patternValue) py.Value { return py.MakeInt(int64(p.program.groups)) }),
		attr("groupindex", func(p *patternValue) py.Value {
			d := py.NewDict()
			for _, name := range p.program.order {
				d.SetStr(py.NewStr(name), py.MakeInt(int64(p.program.names[name])))
			}
			return &py.MappingProxy{Of: d}
		}),
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return self(args).repr(t) }},
		{Sig: "__copy__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
		{Sig: "__deepcopy__(self, memo, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
		{Sig: "__eq__(self, value, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			other, ok := args[1].(*patternValue)
			if !ok {
				return py.NotImplemented, nil
			}
			same, err := t.Equal(self(args).source, other.source)
			return py.MakeBool(same && self(args).flags == other.flags), err
		}},
		{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			h, err := t.Hash(self(args).source)
			return py.MakeInt(int64(h) ^ int64(self(args).flags)), err
		}},
		{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return t.NewAlias(args[0].(*py.Class), args[1]), nil
		}},
	}}
}

// repr is re.compile('...', re.IGNORECASE).
func (p *patternValue) repr(t *py.Thread) (py.Value, error) {
	s, err := t.Repr(p.source)
	if err != nil {
		return nil, err
	}
	if runes := []rune(s); len(runes) > 200 {
		s = string(runes[:200])
	}
	var names []string
	for _, f := range []struct {
		flag reFlags
		name string
	}{
		{flagIgnoreCase, "re.IGNORECASE"},
		{flagMultiline, "re.MULTILINE"},
		{flagDotAll, "re.DOTALL"},
		{flagVerbose, "re.VERBOSE"},
		{flagASCII, "re.ASCII"},
	} {
		if p.flags&f.flag != 0 {
			names = append(names, f.name)
		}
	}
	if names != nil {
		s += ", " + strings.Join(names, "|")
	}
	return py.NewStr("re.compile(" + s + ")"), nil
}

// matchIter is what finditer answers with.
type matchIter struct {
	p       *patternValue
	m       *matcher
	source  py.Value
	pos, at int
}

// Type is callable_iterator.
func (*matchIter) Type() *py.Class { return matchIterClass }

// Next is the next match.
func (i *matchIter) Next(t *py.Thread) (py.Value, error) {
	if i.at > i.m.to {
		return nil, nil
	}
	i.m.t = t
	ok, err := i.m.search(i.at)
	if err != nil || !ok {
		i.at = i.m.to + 1
		return nil, err
	}
	i.at = i.m.slots[1]
	i.m.notEmpty = i.m.slots[0] == i.at
	return i.p.found(i.m, i.source, i.pos), nil
}
