package py

// The letters of bytes are those of ASCII.

func isLowerByte(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpperByte(c byte) bool { return c >= 'A' && c <= 'Z' }
func isAlphaByte(c byte) bool { return isLowerByte(c) || isUpperByte(c) }
func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

func lowerByte(c byte) byte {
	if isUpperByte(c) {
		c += 'a' - 'A'
	}
	return c
}

func upperByte(c byte) byte {
	if isLowerByte(c) {
		c -= 'a' - 'A'
	}
	return c
}

// byteMapper is a method that changes each byte; before is the byte before it in
// self, 0 at the start.
func byteMapper(sig string, of func(c, before byte, i int) byte) Def {
	return Def{Sig: sig, Fn: func(_ *Thread, args []Value) (Value, error) {
		b := raw(args[0])
		out := make([]byte, len(b))
		before := byte(0)
		for i, c := range b {
			out[i] = of(c, before, i)
			before = c
		}
		return like(args[0], out), nil
	}}
}

// byteTester is a method that asks whether there are bytes and all are of one
// kind.
func byteTester(sig string, of func(byte) bool) Def {
	return Def{Sig: sig, Fn: func(_ *Thread, args []Value) (Value, error) {
		b := raw(args[0])
		for _, c := range b {
			if !of(c) {
				return False, nil
			}
		}
		return MakeBool(len(b) > 0), nil
	}}
}

// byteCase is islower or isupper: there is a letter of the one case and none of
// the other.
func byteCase(sig string, of, not func(byte) bool) Def {
	return Def{Sig: sig, Fn: func(_ *Thread, args []Value) (Value, error) {
		seen := false
		for _, c := range raw(args[0]) {
			if not(c) {
				return False, nil
			}
			seen = seen || of(c)
		}
		return MakeBool(seen), nil
	}}
}

func bytesCaseDefs() []Def {
	return []Def{
		byteMapper("lower(self, /)", func(c, _ byte, _ int) byte { return lowerByte(c) }),
		byteMapper("upper(self, /)", func(c, _ byte, _ int) byte { return upperByte(c) }),
		byteMapper("swapcase(self, /)", func(c, _ byte, _ int) byte {
			if isLowerByte(c) {
				return upperByte(c)
			}
			return lowerByte(c)
		}),
		byteMapper("capitalize(self, /)", func(c, _ byte, i int) byte {
			if i == 0 {
				return upperByte(c)
			}
			return lowerByte(c)
		}),
		byteMapper("title(self, /)", func(c, before byte, _ int) byte {
			if isAlphaByte(before) {
				return lowerByte(c)
			}
			return upperByte(c)
		}),
		byteTester("isalpha(self, /)", isAlphaByte),
		byteTester("isdigit(self, /)", isDigitByte),
		byteTester("isspace(self, /)", isByteSpace),
		byteTester("isalnum(self, /)", func(c byte) bool { return isAlphaByte(c) || isDigitByte(c) }),
		byteCase("islower(self, /)", isLowerByte, isUpperByte),
		byteCase("isupper(self, /)", isUpperByte, isLowerByte),
		{Sig: "isascii(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(isASCII(raw(args[0]))), nil
		}},
		{Sig: "istitle(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			letters := append([]byte(nil), raw(args[0])...)
			for i, c := range letters {
				if c >= 0x80 {
					letters[i] = '.'
				}
			}
			return MakeBool(isTitled(string(letters))), nil
		}},
	}
}
