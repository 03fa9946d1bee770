package py

import "strings"

func strSplitDefs() []Def {
	return []Def{
		{Sig: "split(self, /, sep=None, maxsplit=-1)", Fn: strSplit},
		{Sig: "rsplit(self, /, sep=None, maxsplit=-1)", Fn: strRsplit},
		{Sig: "splitlines(self, /, keepends=False)", Fn: strSplitlines},
		{Sig: "partition(self, sep, /)", Fn: strPartition},
		{Sig: "rpartition(self, sep, /)", Fn: strRpartition},
		{Sig: "join(self, iterable, /)", Fn: strJoin},
	}
}

// splitArgs are the separator, empty for white space, and how often to split at
// most, -1 for as often as it goes.
func (t *Thread) splitArgs(args []Value) (sep string, most int, err error) {
	if most, err = t.sizeArg(args[2]); err != nil {
		return "", 0, err
	}
	if args[1] == None {
		return "", most, nil
	}
	s, ok := As[*Str](args[1])
	if !ok {
		return "", 0, t.TypeError("must be str or None, not %s", args[1].Type().Name)
	}
	if s.s == "" {
		return "", 0, t.ValueError("empty separator")
	}
	return s.s, most, nil
}

func strSplit(t *Thread, args []Value) (Value, error) {
	sep, most, err := t.splitArgs(args)
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str).s
	if sep == "" {
		return t.strParts(splitSpace(t, s, most))
	}
	if most < 0 || most > len(s) {
		most = -2
	}
	if n := strings.Count(s, sep); most < 0 || n < most {
		if err := t.Room(int64(n) * partSize); err != nil {
			return nil, err
		}
	}
	return strList(strings.SplitN(s, sep, most+1)), nil
}

// strParts is a list of texts, unless there is an error.
func (t *Thread) strParts(parts []string, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return strList(parts), nil
}

// splitSpace splits at runs of white space, from the left.
func splitSpace(t *Thread, s string, most int) (parts []string, err error) {
	s = trimLeft(s, isSpaceRune)
	for ; s != "" && (most < 0 || len(parts) < most); s = trimLeft(s, isSpaceRune) {
		end := len(s)
		eachPoint(s, func(at int, r rune) bool {
			if isSpaceRune(r) {
				end = at
			}
			return end == len(s)
		})
		parts = append(parts, s[:end])
		s = s[end:]
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	if s != "" {
		parts = append(parts, s)
	}
	return parts, nil
}

func strRsplit(t *Thread, args []Value) (Value, error) {
	sep, most, err := t.splitArgs(args)
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str).s
	if sep == "" {
		return t.strParts(rsplitSpace(t, s, most))
	}
	var parts []string // the last first
	for most < 0 || len(parts) < most {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	parts = append(parts, s)
	reverse(parts)
	return strList(parts), nil
}

// rsplitSpace is splitSpace from the right.
func rsplitSpace(t *Thread, s string, most int) (parts []string, err error) {
	s = trimRight(s, isSpaceRune)
	for ; s != "" && (most < 0 || len(parts) < most); s = trimRight(s, isSpaceRune) {
		word := trimRight(s, func(r rune) bool { return !isSpaceRune(r) })
		parts = append(parts, s[len(word):])
		s = word
		if err := t.partsRoom(len(parts)); err != nil {
			return nil, err
		}
	}
	if s != "" {
		parts = append(parts, s)
	}
	reverse(parts)
	return parts, nil
}

func reverse[T any](all []T) {
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
}

// strList is a list of texts.
func strList(parts []string) *List {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = shortStr(p)
	}
	return &List{Items: items}
}

// shortStr is a string, one of the letters if it is one.
func shortStr(s string) *Str {
	switch {
	case s == "":
		return emptyStr
	case len(s) == 1 && s[0] < 128:
		return letters[s[0]]
	}
	return NewStr(s)
}

// isLineEnd reports whether splitlines splits behind a character.
func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func strSplitlines(t *Thread, args []Value) (Value, error) {
	keep, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	return t.strParts(splitLines(t, args[0].(*Str).s, keep))
}

// splitLines splits a text at the ends of lines, \r\n being one.
func splitLines(t *Thread, s string, keep bool) (lines []string, err error) {
	from, skip := 0, -1
	eachPoint(s, func(at int, r rune) bool {
		if at == skip || !isLineEnd(r) {
			return true
		}
		_, size := nextPoint(s[at:])
		end := at + size
		if r == '\r' && end < len(s) && s[end] == '\n' {
			skip = end
			end++
		}
		if keep {
			lines = append(lines, s[from:end])
		} else {
			lines = append(lines, s[from:at])
		}
		from = end
		err = t.partsRoom(len(lines))
		return err == nil
	})
	if from < len(s) && err == nil {
		lines = append(lines, s[from:])
	}
	return lines, err
}

// partSep is the separator of partition.
func (t *Thread) partSep(v Value) (*Str, error) {
	sep, ok := As[*Str](v)
	if !ok {
		return nil, t.TypeError("must be str, not %s", v.Type().Name)
	}
	if sep.s == "" {
		return nil, t.ValueError("empty separator")
	}
	return sep, nil
}

func strPartition(t *Thread, args []Value) (Value, error) {
	sep, err := t.partSep(args[1])
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str)
	before, behind, found := strings.Cut(s.s, sep.s)
	if !found {
		return NewTuple(s, emptyStr, emptyStr), nil
	}
	return NewTuple(shortStr(before), sep, shortStr(behind)), nil
}

func strRpartition(t *Thread, args []Value) (Value, error) {
	sep, err := t.partSep(args[1])
	if err != nil {
		return nil, err
	}
	s := args[0].(*Str)
	i := strings.LastIndex(s.s, sep.s)
	if i < 0 {
		return NewTuple(emptyStr, emptyStr, s), nil
	}
	return NewTuple(shortStr(s.s[:i]), sep, shortStr(s.s[i+len(sep.s):])), nil
}

func strJoin(t *Thread, args []Value) (Value, error) {
	sep := args[0].(*Str)
	items, err := t.joinItems(args[1])
	if err != nil {
		return nil, err
	}
	if len(items) == 1 {
		if s, ok := items[0].(*Str); ok {
			return s, nil
		}
	}
	size, count := 0, 0
	for i, x := range items {
		s, ok := As[*Str](x)
		if !ok {
			return nil, t.TypeError("sequence item %d: expected str instance, %s found", i, x.Type().Name)
		}
		if i > 0 {
			size += len(sep.s)
			count += sep.Len()
		}
		size += len(s.s)
		count += s.Len()
	}
	if err := t.Room(int64(size)); err != nil {
		return nil, err
	}
	var b strings.Builder
	b.Grow(size)
	for i, x := range items {
		if i > 0 {
			b.WriteString(sep.s)
		}
		s, _ := As[*Str](x)
		b.WriteString(s.s)
	}
	return &Str{s: b.String(), count: count + 1}, nil
}

// joinItems are what join joins. No code of Python's runs while it does, so the
// items of a list or tuple need no copy.
func (t *Thread) joinItems(v Value) ([]Value, error) {
	switch v := v.(type) {
	case *List:
		return v.Items, nil
	case *Tuple:
		return v.Items, nil
	}
	it, err := t.Iter(v)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			err = t.TypeError("can only join an iterable")
		}
		return nil, err
	}
	return t.Collect(it)
}
