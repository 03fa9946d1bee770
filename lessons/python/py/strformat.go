package py

import "strings"

// template does what str.format does.
type template struct {
	t      *Thread
	args   []Value
	kw     Value // where names are looked for; nil: nowhere
	byName bool  // it is format_map, which knows no places
	auto   int   // how many {} there were; -1 after a number
	some   bool  // {} or {0} was seen
}

func strFormatMethod(t *Thread, args []Value) (Value, error) {
	out, err := t.FormatTemplate(args[0].(*Str).s, args[1].(*Tuple).Items, args[2])
	if err != nil {
		return nil, err
	}
	return NewStr(out), nil
}

func strFormatMap(t *Thread, args []Value) (Value, error) {
	f := &template{t: t, kw: args[1], byName: true}
	out, err := f.fill(args[0].(*Str).s, 2)
	if err != nil {
		return nil, err
	}
	return NewStr(out), nil
}

// FormatTemplate is text.format(*args, **kw); kw is a mapping.
func (t *Thread) FormatTemplate(text string, args []Value, kw Value) (string, error) {
	return (&template{t: t, args: args, kw: kw}).fill(text, 2)
}

// fill writes the text with its fields filled in. Specs may have fields of their
// own, down to depth.
func (f *template) fill(text string, depth int) (string, error) {
	if depth == 0 {
		return "", f.t.ValueError("Max string recursion exceeded")
	}
	var b strings.Builder
	for text != "" {
		part, rest, err := f.t.NextField(text)
		if err != nil {
			return "", err
		}
		text = rest
		b.WriteString(part.Literal)
		if part.Present {
			shown, err := f.show(part, depth)
			if err != nil {
				return "", err
			}
			b.WriteString(shown)
		}
		if err := f.t.Room(int64(b.Len())); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// FormatField is a piece of a format string: what stands before a field, and
// the field, if there is one.
type FormatField struct {
	Literal    string
	Present    bool
	Name       string
	Conversion string // a character, or nothing
	Spec       string
	nested     bool // Spec has fields of its own
}

// NextField reads the first piece of a format string, which is not empty, and
// answers the rest of it.
func (t *Thread) NextField(text string) (part FormatField, rest string, err error) {
	i := strings.IndexAny(text, "{}")
	if i < 0 {
		return FormatField{Literal: text}, "", nil
	}
	sign := text[i]
	rest = text[i+1:]
	doubled := rest != "" && rest[0] == sign
	switch {
	case doubled:
		return FormatField{Literal: text[:i+1]}, rest[1:], nil
	case sign == '}':
		return part, "", t.ValueError("Single '}' encountered in format string")
	case rest == "":
		return part, "", t.ValueError("Single '{' encountered in format string")
	}
	part.Literal, part.Present = text[:i], true
	rest, err = t.readField(rest, &part)
	return part, rest, err
}

// readField reads a field behind its brace.
func (t *Thread) readField(text string, part *FormatField) (rest string, err error) {
	end, i := byte(0), 0
	for ; i < len(text) && end == 0; i++ {
		switch c := text[i]; c {
		case '{':
			return "", t.ValueError("unexpected '{' in field name")
		case '[':
			for i+1 < len(text) && text[i+1] != ']' {
				i++
			}
		case '}', ':', '!':
			end = c
		}
	}
	if end == 0 {
		return "", t.ValueError("expected '}' before end of string")
	}
	part.Name, rest = text[:i-1], text[i:]
	if end == '}' {
		return rest, nil
	}
	if end == '!' {
		if rest == "" {
			return "", t.ValueError("end of string while looking for conversion specifier")
		}
		size := pointSize(rest)
		part.Conversion, rest = rest[:size], rest[size:]
		if rest != "" {
			c := rest[0]
			rest = rest[1:]
			if c == '}' {
				return rest, nil
			}
			if c != ':' {
				return "", t.ValueError("expected ':' after conversion specifier")
			}
		}
	}
	depth := 1
	for i := range len(rest) {
		switch rest[i] {
		case '{':
			part.nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				part.Spec = rest[:i]
				return rest[i+1:], nil
			}
		}
	}
	return "", t.ValueError("unmatched '{' in format spec")
}

// show is a field's value as its conversion and spec want it.
func (f *template) show(part FormatField, depth int) (string, error) {
	v, err := f.value(part.Name)
	if err != nil {
		return "", err
	}
	if v, err = f.t.ConvertField(v, part.Conversion); err != nil {
		return "", err
	}
	spec := part.Spec
	if part.nested {
		if spec, err = f.fill(spec, depth-1); err != nil {
			return "", err
		}
	}
	return f.t.Format(v, spec)
}

// ConvertField is what !r, !s and !a make of a value; no conversion leaves it.
func (t *Thread) ConvertField(v Value, conversion string) (Value, error) {
	var text string
	var err error
	switch conversion {
	case "":
		return v, nil
	case "r":
		text, err = t.Repr(v)
	case "s":
		text, err = t.Str(v)
	case "a":
		text, err = t.ASCII(v)
	default:
		if r, _ := nextPoint(conversion); r <= 32 || r >= 127 {
			return nil, t.ValueError(`Unknown conversion specifier \x%x`, r)
		}
		return nil, t.ValueError("Unknown conversion specifier %s", conversion)
	}
	if err != nil {
		return nil, err
	}
	return NewStr(text), nil
}

// value is what a field names: a place or a name, and attributes and items of
// it.
func (f *template) value(name string) (Value, error) {
	i := strings.IndexAny(name, ".[")
	if i < 0 {
		i = len(name)
	}
	v, err := f.first(name[:i])
	if err != nil {
		return nil, err
	}
	steps, wrong := f.t.FieldSteps(name[i:])
	for _, s := range steps {
		switch {
		case s.Attr:
			v, err = f.t.Attr(v, s.Key.(*Str).s)
		default:
			v, err = f.t.GetItem(v, s.Key)
		}
		if err != nil {
			return nil, err
		}
	}
	return v, wrong
}

// first is the value that a field begins with.
func (f *template) first(name string) (Value, error) {
	place, err := f.t.fieldNumber(name)
	if err != nil {
		return nil, err
	}
	if name == "" || place >= 0 {
		automatic := name == ""
		if f.some && automatic != (f.auto >= 0) {
			if automatic {
				return nil, f.t.ValueError("cannot switch from manual field specification to automatic field numbering")
			}
			return nil, f.t.ValueError("cannot switch from automatic field numbering to manual field specification")
		}
		f.some = true
		if automatic {
			place = f.auto
			f.auto++
		} else {
			f.auto = -1
		}
		switch {
		case f.byName:
			return nil, f.t.ValueError("Format string contains positional fields")
		case place >= len(f.args):
			return nil, f.t.IndexError("Replacement index %d out of range for positional args tuple", place)
		}
		return f.args[place], nil
	}
	if f.kw == nil {
		return nil, f.t.KeyError(NewStr(name))
	}
	return f.t.GetItem(f.kw, NewStr(name))
}

// fieldNumber is the number that a text spells, -1 if it is none.
func (t *Thread) fieldNumber(text string) (int, error) {
	n, tooMany := 0, false
	number := text != ""
	eachPoint(text, func(_ int, r rune) bool {
		d := decimalValue(r)
		if d < 0 {
			number = false
		} else if tooMany = n > (1<<63-1-d)/10; !tooMany {
			n = n*10 + d
		}
		return number && !tooMany
	})
	if tooMany {
		return 0, t.ValueError("Too many decimal digits in format string")
	}
	if !number {
		return -1, nil
	}
	return n, nil
}

// FieldStep leads on from a field's first value: to an attribute, or an item.
type FieldStep struct {
	Attr bool
	Key  Value
}

// FieldSteps are the steps that follow a field's first name: .name and [key].
// With an error come those before it.
func (t *Thread) FieldSteps(text string) (steps []FieldStep, err error) {
	for text != "" {
		sign, rest := text[0], text[1:]
		var key string
		switch sign {
		case '.':
			end := strings.IndexAny(rest, ".[")
			if end < 0 {
				end = len(rest)
			}
			key, text = rest[:end], rest[end:]
		case '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return steps, t.ValueError("Missing ']' in format string")
			}
			key, text = rest[:end], rest[end+1:]
		default:
			return steps, t.ValueError("Only '.' or '[' may follow ']' in format field specifier")
		}
		if key == "" {
			return steps, t.ValueError("Empty attribute in format string")
		}
		step := FieldStep{Attr: sign == '.', Key: NewStr(key)}
		if !step.Attr {
			n, err := t.fieldNumber(key)
			if err != nil {
				return steps, err
			}
			if n >= 0 {
				step.Key = MakeInt(int64(n))
			}
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// FieldFirst is a field's first name, as an integer if it is one, and what
// follows it.
func (t *Thread) FieldFirst(name string) (Value, string, error) {
	i := strings.IndexAny(name, ".[")
	if i < 0 {
		i = len(name)
	}
	n, err := t.fieldNumber(name[:i])
	if err != nil {
		return nil, "", err
	}
	if n >= 0 {
		return MakeInt(int64(n)), name[i:], nil
	}
	return NewStr(name[:i]), name[i:], nil
}
