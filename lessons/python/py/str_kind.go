package py

// Questions about all characters of a text: isalpha and its kin.

// allOf reports whether a text is not empty and each of its characters is of one
// of the kinds.
func allOf(s string, kinds uint16) bool {
	all := s != ""
	eachPoint(s, func(_ int, r rune) bool {
		all = is(r, kinds)
		return all
	})
	return all
}

// allKind is the method that asks that.
func allKind(sig string, kinds uint16) Def {
	return Def{Sig: sig, Fn: func(_ *Thread, args []Value) (Value, error) {
		return MakeBool(allOf(args[0].(*Str).s, kinds)), nil
	}}
}

func strKindDefs() []Def {
	return []Def{
		allKind("isalpha(self, /)", charAlpha),
		allKind("isalnum(self, /)", charAlpha|charDecimal|charDigit|charNumeric),
		allKind("isdecimal(self, /)", charDecimal),
		allKind("isdigit(self, /)", charDigit),
		allKind("isnumeric(self, /)", charNumeric),
		allKind("isspace(self, /)", charSpace),
		{Sig: "isprintable(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			s := args[0].(*Str).s
			return MakeBool(s == "" || allOf(s, charPrintable)), nil
		}},
		{Sig: "isascii(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(args[0].(*Str).ASCII()), nil
		}},
		{Sig: "isidentifier(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(isIdentifier(args[0].(*Str).s)), nil
		}},
		{Sig: "islower(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(allCased(args[0].(*Str).s, charLower, charUpper|charTitle)), nil
		}},
		{Sig: "isupper(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(allCased(args[0].(*Str).s, charUpper, charLower|charTitle)), nil
		}},
		{Sig: "istitle(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(isTitled(args[0].(*Str).s)), nil
		}},
	}
}

// isIdentifier reports whether a text could be a name, a keyword included.
func isIdentifier(s string) bool {
	good := s != ""
	eachPoint(s, func(at int, r rune) bool {
		if at == 0 {
			good = is(r, charStart)
		} else {
			good = is(r, charContinue)
		}
		return good
	})
	return good
}

// allCased reports whether a text has a character of the one case and none of
// the other.
func allCased(s string, of, not uint16) bool {
	good, seen := true, false
	eachPoint(s, func(_ int, r rune) bool {
		seen = seen || is(r, of)
		good = !is(r, not)
		return good
	})
	return good && seen
}

// isTitled reports whether capitals begin words and nothing else.
func isTitled(s string) bool {
	good, seen, within := true, false, false
	eachPoint(s, func(_ int, r rune) bool {
		switch {
		case is(r, charUpper|charTitle):
			good, seen, within = !within, true, true
		case is(r, charLower):
			good, seen = within, true
		default:
			within = false
		}
		return good
	})
	return good && seen
}
