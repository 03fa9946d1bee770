package py

import "fmt"

// unicodeErrorFields are the attributes of the Unicode errors.
var unicodeErrorFields = []string{"encoding", "object", "start", "end", "reason"}

// unicodeErrorDefs are what the Unicode errors add. The one of translating has
// no encoding.
func unicodeErrorDefs(c *Class) []Def {
	return []Def{
		{Sig: "__init__(self, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
			if _, err := exceptionInit(t, args); err != nil {
				return nil, err
			}
			return nil, t.takeUnicodeError(args[0].(*Exception), c)
		}},
		{Sig: "__str__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.unicodeErrorText(args[0].(*Exception), c)
			return NewStr(s), err
		}},
	}
}

func (t *Thread) takeUnicodeError(e *Exception, c *Class) error {
	names := unicodeErrorFields
	if c == Errors.UnicodeTranslateError {
		names = names[1:]
	}
	given := e.Args.Items
	if len(given) != len(names) {
		return t.TypeError("function takes exactly %d arguments (%d given)", len(names), len(given))
	}
	for i, name := range names {
		want, ok := "str", true
		switch {
		case name == "object" && c == Errors.UnicodeDecodeError:
			_, ok = As[*Bytes](given[i])
			if b, is := As[*ByteArray](given[i]); is {
				given[i], ok = &Bytes{B: append([]byte(nil), b.B...)}, true
			}
			if !ok {
				return t.TypeError("a bytes-like object is required, not '%s'", given[i].Type().Name)
			}
		case name == "start" || name == "end":
			if _, err := t.Index(given[i]); err != nil {
				return err
			}
		default:
			_, ok = As[*Str](given[i])
		}
		if !ok {
			return t.TypeError("argument %d must be %s, not %s", i+1, want, given[i].Type().Name)
		}
		e.setField(name, given[i])
	}
	return nil
}

func (t *Thread) unicodeErrorText(e *Exception, c *Class) (string, error) {
	if e.field("object") == nil {
		return "", nil
	}
	start, err := t.Index(OrNone(e.field("start")))
	if err != nil {
		return "", err
	}
	end, err := t.Index(OrNone(e.field("end")))
	if err != nil {
		return "", err
	}
	reason, err := t.Str(OrNone(e.field("reason")))
	if err != nil {
		return "", err
	}
	who, what, place := "can't translate", "characters", fmt.Sprintf("in position %d-%d", start, end-1)
	if c != Errors.UnicodeTranslateError {
		encoding, err := t.Str(OrNone(e.field("encoding")))
		if err != nil {
			return "", err
		}
		verb := "encode"
		if c == Errors.UnicodeDecodeError {
			verb, what = "decode", "bytes"
		}
		who = fmt.Sprintf("'%s' codec can't %s", encoding, verb)
	}
	if one := culprit(e.field("object"), start, end); one != "" {
		what, place = one, fmt.Sprintf("in position %d", start)
	}
	return fmt.Sprintf("%s %s %s: %s", who, what, place, reason), nil
}

// culprit is the one byte or character that is at fault, "" if there are more.
func culprit(object Value, start, end int) string {
	if end != start+1 || start < 0 {
		return ""
	}
	if b, ok := As[*Bytes](object); ok && start < len(b.B) {
		return fmt.Sprintf("byte 0x%02x", b.B[start])
	}
	if s, ok := As[*Str](object); ok && start < s.Len() {
		r := s.Points()[start]
		switch {
		case r <= 0xff:
			return fmt.Sprintf("character '\\x%02x'", r)
		case r <= 0xffff:
			return fmt.Sprintf("character '\\u%04x'", r)
		}
		return fmt.Sprintf("character '\\U%08x'", r)
	}
	return ""
}
