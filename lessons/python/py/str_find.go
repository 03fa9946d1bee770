package py

import "strings"

// byteAt is where code point i of the text begins.
func (s *Str) byteAt(i int) int {
	if s.ASCII() {
		return i
	}
	at := 0
	for ; i > 0 && at < len(s.s); i-- {
		at += pointSize(s.s[at:])
	}
	return at
}

// searchIn is the part of the text that find(sub, start, end) looks at, and the
// code point at which it begins; ok is false if it begins behind its end.
func (t *Thread) searchIn(s *Str, start, end Value) (part string, from int, ok bool, err error) {
	if start == nil && end == nil {
		return s.s, 0, true, nil
	}
	from, to, err := t.sliceBounds(start, end, s.Len())
	if err != nil || from > to {
		return "", 0, false, err
	}
	return s.s[s.byteAt(from):s.byteAt(to)], from, true, nil
}

// search finds args[1] in args[0] by a function of package strings; -1 if it is
// not there.
func (t *Thread) search(args []Value, name string, find func(s, sub string) int) (int, error) {
	s := args[0].(*Str)
	sub, err := t.strArg(args[1], name+"() argument 1")
	if err != nil {
		return 0, err
	}
	part, from, ok, err := t.searchIn(s, args[2], args[3])
	if err != nil || !ok {
		return -1, err
	}
	i := find(part, sub.s)
	if i < 0 {
		return -1, nil
	}
	if s.ASCII() {
		return from + i, nil
	}
	return from + countPoints(part[:i]), nil
}

// finder is find or rfind, and index or rindex, which fail where those answer
// -1.
func finder(name string, must bool, find func(s, sub string) int) Def {
	return Def{Sig: name + "(self, sub, start=?, end=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		i, err := t.search(args, name, find)
		if err == nil && i < 0 && must {
			err = t.ValueError("substring not found")
		}
		return MakeInt(int64(i)), err
	}}
}

func strFindDefs() []Def {
	return []Def{
		finder("find", false, strings.Index),
		finder("rfind", false, strings.LastIndex),
		finder("index", true, strings.Index),
		finder("rindex", true, strings.LastIndex),
		{Sig: "count(self, sub, start=?, end=?, /)", Fn: strCount},
		affix("startswith", strings.HasPrefix),
		affix("endswith", strings.HasSuffix),
		{Sig: "__contains__(self, key, /)", Fn: strContains},
	}
}

func strCount(t *Thread, args []Value) (Value, error) {
	sub, err := t.strArg(args[1], "count() argument 1")
	if err != nil {
		return nil, err
	}
	part, _, ok, err := t.searchIn(args[0].(*Str), args[2], args[3])
	if err != nil || !ok {
		return MakeInt(0), err
	}
	if sub.s == "" {
		return MakeInt(int64(countPoints(part)) + 1), nil
	}
	return MakeInt(int64(strings.Count(part, sub.s))), nil
}

func strContains(t *Thread, args []Value) (Value, error) {
	sub, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError("'in <string>' requires string as left operand, not %s", args[1].Type().Name)
	}
	return MakeBool(strings.Contains(args[0].(*Str).s, sub.s)), nil
}

// affix is startswith or endswith.
func affix(name string, has func(s, affix string) bool) Def {
	return Def{Sig: name + "(self, affix, start=?, end=?, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		part, _, ok, err := t.searchIn(args[0].(*Str), args[2], args[3])
		if err != nil {
			return nil, err
		}
		if one, is := As[*Str](args[1]); is {
			return MakeBool(ok && has(part, one.s)), nil
		}
		many, is := As[*Tuple](args[1])
		if !is {
			return nil, t.TypeError("%s first arg must be str or a tuple of str, not %s", name, args[1].Type().Name)
		}
		for _, x := range many.Items {
			one, is := As[*Str](x)
			if !is {
				return nil, t.TypeError("tuple for %s must only contain str, not %s", name, x.Type().Name)
			}
			if ok && has(part, one.s) {
				return True, nil
			}
		}
		return False, nil
	}}
}
