package py

import "unicode/utf8"

// textFunctions are the built-in functions about text.
func textFunctions() []Def {
	return []Def{
		{Sig: "ascii(obj, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.ASCII(args[0])
			return NewStr(s), err
		}},
		{Sig: "repr(obj, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.Repr(args[0])
			return NewStr(s), err
		}},
		{Sig: "chr(i, /)", Fn: chrOf},
		{Sig: "ord(character, /)", Fn: ordOf},
		{Sig: "format(value, format_spec='', /)", Fn: formatOf},
	}
}

func chrOf(t *Thread, args []Value) (Value, error) {
	v, err := t.IndexValue(args[0])
	if err != nil {
		return nil, err
	}
	n, ok := v.(Int)
	if !ok || n < 0 || n > utf8.MaxRune {
		return nil, t.ValueError("chr() arg not in range(0x110000)")
	}
	return pointStr(rune(n)), nil
}

func ordOf(t *Thread, args []Value) (Value, error) {
	length := 0
	if s, ok := As[*Str](args[0]); ok {
		if length = s.Len(); length == 1 {
			return MakeInt(int64(s.Points()[0])), nil
		}
	} else if b, ok := rawBytes(args[0]); ok {
		if length = len(b); length == 1 {
			return MakeInt(int64(b[0])), nil
		}
	} else {
		return nil, t.TypeError("ord() expected string of length 1, but %s found", args[0].Type().Name)
	}
	return nil, t.TypeError("ord() expected a character, but string of length %d found", length)
}

func formatOf(t *Thread, args []Value) (Value, error) {
	spec, err := t.strArg(args[1], "format() argument 2")
	if err != nil {
		return nil, err
	}
	s, err := t.Format(args[0], spec.s)
	return NewStr(s), err
}
