package py

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

func strEditDefs() []Def {
	return []Def{
		{Sig: "replace(self, old, new, /, count=-1)", Fn: strReplace},
		{Sig: "translate(self, table, /)", Fn: strTranslate},
		{Sig: "maketrans(x, y=?, z=?, /)", Kind: StaticMethodDef, Fn: strMaketrans},
	}
}

func strReplace(t *Thread, args []Value) (Value, error) {
	s := args[0].(*Str)
	old, err := t.strArg(args[1], "replace() argument 1")
	if err != nil {
		return nil, err
	}
	by, err := t.strArg(args[2], "replace() argument 2")
	if err != nil {
		return nil, err
	}
	most, err := t.sizeArg(args[3])
	if err != nil {
		return nil, err
	}
	if old.s == "" {
		return t.replaceEmpty(s, by, most)
	}
	n := strings.Count(s.s, old.s)
	if most >= 0 {
		n = min(n, most)
	}
	if n == 0 {
		return s, nil
	}
	if err := t.Room(int64(len(s.s)) + int64(n)*int64(len(by.s)-len(old.s))); err != nil {
		return nil, err
	}
	return t.replaced(s.s, old.s, by.s, n)
}

// replacesAtOnce is how many pieces of a text are replaced in one go.
const replacesAtOnce = 1 << 14

// replaced replaces the first n places of old, all of which there are.
func (t *Thread) replaced(s, old, by string, n int) (Value, error) {
	if n <= replacesAtOnce {
		return NewStr(strings.Replace(s, old, by, n)), nil
	}
	var b strings.Builder
	b.Grow(len(s) + n*(len(by)-len(old)))
	for ; n > 0; n-- {
		if n%replacesAtOnce == 0 {
			if err := t.Heed(); err != nil {
				return nil, err
			}
		}
		at := strings.Index(s, old)
		b.WriteString(s[:at])
		b.WriteString(by)
		s = s[at+len(old):]
	}
	b.WriteString(s)
	return NewStr(b.String()), nil
}

// replaceEmpty puts by before each character and at the end, at most so often.
func (t *Thread) replaceEmpty(s, by *Str, most int) (Value, error) {
	n := s.Len() + 1
	if most >= 0 {
		n = min(n, most)
	}
	if err := t.Room(int64(len(s.s)) + int64(n)*int64(len(by.s))); err != nil {
		return nil, err
	}
	var b strings.Builder
	rest := s.s
	for ; n > 0; n-- {
		b.WriteString(by.s)
		if rest != "" {
			size := pointSize(rest)
			b.WriteString(rest[:size])
			rest = rest[size:]
		}
	}
	b.WriteString(rest)
	return NewStr(b.String()), nil
}

func strTranslate(t *Thread, args []Value) (Value, error) {
	var b []byte
	for _, r := range args[0].(*Str).Points() {
		x, err := t.GetItem(args[1], MakeInt(int64(r)))
		if _, none := IsRaised(err, Errors.LookupError); none {
			b = appendPoint(b, r)
			continue
		}
		if err != nil {
			return nil, err
		}
		if x == None {
			continue
		}
		if s, ok := As[*Str](x); ok {
			if b = append(b, s.s...); len(s.s) > 1 {
				err = t.Room(int64(len(b)))
			}
			if err != nil {
				return nil, err
			}
			continue
		}
		n, ok := x.(Int)
		if !ok {
			if n, ok = As[Int](x); !ok {
				return nil, t.TypeError("character mapping must return integer, None or str")
			}
		}
		if n < 0 || n > utf8.MaxRune {
			return nil, t.ValueError("character mapping must be in range(0x110000)")
		}
		b = appendPoint(b, rune(n))
	}
	return NewStr(string(b)), nil
}

func strMaketrans(t *Thread, args []Value) (Value, error) {
	if args[1] == nil {
		return t.tableOfDict(args[0])
	}
	for i, where := range []string{1: "maketrans() argument 2", 2: "maketrans() argument 3"} {
		if where == "" || args[i] == nil {
			continue
		}
		if _, err := t.strArg(args[i], where); err != nil {
			return nil, err
		}
	}
	from, ok := As[*Str](args[0])
	if !ok {
		return nil, t.TypeError("first maketrans argument must be a string if there is a second argument")
	}
	to, _ := As[*Str](args[1])
	if from.Len() != to.Len() {
		return nil, t.ValueError("the first two maketrans arguments must have equal length")
	}
	table := NewDict()
	targets := to.Points()
	for i, r := range from.Points() {
		if err := table.Set(t, MakeInt(int64(r)), MakeInt(int64(targets[i]))); err != nil {
			return nil, err
		}
	}
	if args[2] == nil {
		return table, nil
	}
	gone, _ := As[*Str](args[2])
	for _, r := range gone.Points() {
		if err := table.Set(t, MakeInt(int64(r)), None); err != nil {
			return nil, err
		}
	}
	return table, nil
}

// tableOfDict is maketrans(dict): its keys become integers.
func (t *Thread) tableOfDict(v Value) (Value, error) {
	d, ok := As[*Dict](v)
	if !ok {
		return nil, t.TypeError("if you give only one argument to maketrans it must be a dict")
	}
	table := NewDict()
	for at, k, x, ok := d.Next(0); ok; at, k, x, ok = d.Next(at + 1) {
		if s, is := As[*Str](k); is {
			if s.Len() != 1 {
				return nil, t.ValueError("string keys in translatetable must be of length 1")
			}
			k = MakeInt(int64(s.Points()[0]))
		} else if !isInt(k) {
			return nil, t.TypeError("keys in translate table mustbe strings or integers")
		}
		if err := table.Set(t, k, x); err != nil {
			return nil, err
		}
	}
	return table, nil
}

// isInt reports whether v is an int, True and False included.
func isInt(v Value) bool { return intOf(v) != nil }

// intOf is an int as a big.Int, nil if v is none.
func intOf(v Value) *big.Int {
	switch x := v.(type) {
	case Int:
		return big.NewInt(int64(x))
	case *BigInt:
		return x.V
	case Bool:
		if x {
			return big.NewInt(1)
		}
		return new(big.Int)
	case *Instance:
		if x.Native != nil {
			return intOf(x.Native)
		}
	}
	return nil
}
