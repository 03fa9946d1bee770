package py

import (
	"math/big"
	"math/bits"
	"strconv"

	"batuta/lessons/python/syntax"
)

func intSpec() Spec {
	return Spec{
		Doc:  "An integer of any size.",
		Self: asInt,
		New:  intNew(),
		Defs: concat(intConversions(), intOperators(), intComparisons(), intMethods()),
	}
}

// intNew counts the arguments first, which int does in words of its own.
func intNew() New {
	make := newBy("int(x=?, /, base=?)", newInt)
	return func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
		if len(args) > 2 && len(kw) == 0 {
			return nil, t.TypeError("int expected at most 2 arguments, got %d", len(args))
		}
		return make(t, cls, args, kw)
	}
}

// concat is lists of definitions as one.
func concat(lists ...[]Def) []Def {
	var all []Def
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func intConversions() []Def {
	return []Def{
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.intText(args[0])
			return NewStr(s), err
		}},
		{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			if n, ok := args[0].(Int); ok {
				return MakeInt(int64(hashInt(int64(n)))), nil
			}
			return MakeInt(int64(hashBig(toBig(args[0])))), nil
		}},
		{Sig: "__bool__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(intSign(args[0]) != 0), nil
		}},
		{Sig: "__float__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			x, err := t.intToFloat(args[0])
			return Float(x), err
		}},
		{Sig: "__round__(self, ndigits=None, /)", Fn: intRound},
		{Sig: "__format__(self, format_spec, /)", Kind: Whole, Fn: intFormat},
		{Sig: "__getnewargs__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewTuple(args[0]), nil
		}},
		{Sig: "__int__(self, /)", Fn: itself},
		{Sig: "__index__(self, /)", Fn: itself},
		{Sig: "__trunc__(self, /)", Fn: itself},
		{Sig: "__floor__(self, /)", Fn: itself},
		{Sig: "__ceil__(self, /)", Fn: itself},
	}
}

func intMethods() []Def {
	return []Def{
		{Sig: "conjugate(self, /)", Fn: itself},
		{Sig: "real(self)", Kind: Getter, Fn: itself},
		{Sig: "imag(self)", Kind: Getter, Fn: always(Int(0))},
		{Sig: "numerator(self)", Kind: Getter, Fn: itself},
		{Sig: "denominator(self)", Kind: Getter, Fn: always(Int(1))},
		{Sig: "is_integer(self, /)", Fn: always(True)},
		{Sig: "as_integer_ratio(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewTuple(args[0], Int(1)), nil
		}},
		{Sig: "bit_length(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(bitLen(args[0]))), nil
		}},
		{Sig: "bit_count(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			n := 0
			for _, w := range new(big.Int).Abs(toBig(args[0])).Bits() {
				n += bits.OnesCount(uint(w))
			}
			return MakeInt(int64(n)), nil
		}},
		{Sig: "to_bytes(self, /, length=1, byteorder='big', *, signed=False)", Fn: intToBytes},
		{Sig: "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", Kind: ClassMethodDef, Fn: intFromBytes},
	}
}

func intComparisons() []Def {
	var defs []Def
	for _, c := range comparisonMethods {
		defs = append(defs, Def{Sig: c.name + "(self, value, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			b, ok := asInt(args[1])
			if !ok {
				return NotImplemented, nil
			}
			return ordered(c.op, Int(compareInts(args[0], b)), 0), nil
		}})
	}
	return defs
}

// comparisonMethods are the comparisons that numbers have methods for.
var comparisonMethods = [...]struct {
	name string
	op   syntax.Op
}{
	{"__eq__", syntax.Eq},
	{"__ne__", syntax.NotEq},
	{"__lt__", syntax.Lt},
	{"__le__", syntax.LtE},
	{"__gt__", syntax.Gt},
	{"__ge__", syntax.GtE},
}

// compareInts is -1, 0 or 1 for two of Int or *BigInt.
func compareInts(a, b Value) int {
	x, small := a.(Int)
	y, both := b.(Int)
	if !small || !both {
		return toBig(a).Cmp(toBig(b))
	}
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// bitLen is int.bit_length.
func bitLen(v Value) int {
	if n, ok := v.(Int); ok {
		if n < 0 {
			return bits.Len64(-uint64(n))
		}
		return bits.Len64(uint64(n))
	}
	return toBig(v).BitLen()
}

// intText is an integer in decimal, unless it has more digits than the
// interpreter writes.
func (t *Thread) intText(v Value) (string, error) {
	if n, ok := v.(Int); ok {
		return strconv.FormatInt(int64(n), 10), nil
	}
	n, most := toBig(v), t.in.Limits.Digits
	tooLong := func() (string, error) {
		return "", t.ValueError("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", most)
	}
	if most > 0 && n.BitLen() > most*10/3+10 { // more than 10/3 bits a digit
		return tooLong()
	}
	s, err := t.bigText(n)
	if err != nil {
		return "", err
	}
	digits := len(s)
	if n.Sign() < 0 {
		digits--
	}
	if most > 0 && digits > most {
		return tooLong()
	}
	return s, nil
}

// intRound is int.__round__: a negative number of digits rounds to a power of
// ten, halves to the even side.
func intRound(t *Thread, args []Value) (Value, error) {
	if args[1] == None {
		return args[0], nil
	}
	digits, err := t.IndexValue(args[1])
	if err != nil {
		return nil, err
	}
	if intSign(digits) >= 0 {
		return args[0], nil
	}
	n := toBig(args[0])
	places, ok := digits.(Int)
	if !ok || int64(-places) > int64(n.BitLen())/3+2 { // 10**places is more than twice as much
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-places)), nil)
	return MakeBig(new(big.Int).Mul(roundedQuotient(n, unit), unit)), nil
}

// roundedQuotient is a/b to the nearest integer, halves to the even side; b is
// positive.
func roundedQuotient(a, b *big.Int) *big.Int {
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	switch r.Lsh(r, 1).Cmp(b) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		if q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
	}
	return q
}

func boolSpec() Spec {
	logic := func(name string, op syntax.Op) Def {
		return Def{Sig: name + "(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			a := args[0].(Bool)
			if b, ok := args[1].(Bool); ok {
				switch op {
				case syntax.BitAnd:
					return a && b, nil
				case syntax.BitOr:
					return a || b, nil
				}
				return MakeBool(a != b), nil
			}
			x, _ := asInt(a)
			y, ok := asInt(args[1])
			if !ok {
				return NotImplemented, nil
			}
			return intBits(op)(t, x, y)
		}}
	}
	return Spec{
		Doc:   "True or False.",
		Bases: []*Class{IntClass},
		Self:  SelfOf[Bool],
		Final: true,
		New: newBy("bool(object=False, /)", func(t *Thread, args []Value) (Value, error) {
			b, err := t.Truth(args[0])
			return MakeBool(b), err
		}),
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				if args[0].(Bool) {
					return NewStr("True"), nil
				}
				return NewStr("False"), nil
			}},
			logic("__and__", syntax.BitAnd), logic("__or__", syntax.BitOr), logic("__xor__", syntax.BitXor),
			logic("__rand__", syntax.BitAnd), logic("__ror__", syntax.BitOr), logic("__rxor__", syntax.BitXor),
		},
	}
}
