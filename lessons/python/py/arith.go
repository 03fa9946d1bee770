package py

import "batuta/lessons/python/syntax"

// operator is an operator's methods and sign.
type operator struct {
	name, swapped, inplace *Str
	sign                   string
}

func newOperator(name, sign string) operator {
	return operator{Name("__" + name + "__"), Name("__r" + name + "__"), Name("__i" + name + "__"), sign}
}

var operators = [...]operator{
	syntax.Add:      newOperator("add", "+"),
	syntax.Sub:      newOperator("sub", "-"),
	syntax.Mult:     newOperator("mul", "*"),
	syntax.MatMult:  newOperator("matmul", "@"),
	syntax.Div:      newOperator("truediv", "/"),
	syntax.Mod:      newOperator("mod", "%"),
	syntax.Pow:      newOperator("pow", "**"),
	syntax.LShift:   newOperator("lshift", "<<"),
	syntax.RShift:   newOperator("rshift", ">>"),
	syntax.BitOr:    newOperator("or", "|"),
	syntax.BitXor:   newOperator("xor", "^"),
	syntax.BitAnd:   newOperator("and", "&"),
	syntax.FloorDiv: newOperator("floordiv", "//"),
}

// Binary is a op b.
func (t *Thread) Binary(op syntax.Op, a, b Value) (Value, error) {
	if r := quickBinary(op, a, b); r != nil {
		return r, nil
	}
	r, err := t.operate(op, a, b)
	if r == nil && err == nil {
		err = t.unsupported(operators[op].sign, op, a, b)
	}
	return r, err
}

// Inplace is a op= b: what a becomes.
func (t *Thread) Inplace(op syntax.Op, a, b Value) (Value, error) {
	if r := quickBinary(op, a, b); r != nil {
		return r, nil
	}
	if r, found, err := t.CallSpecial(a, operators[op].inplace, b); found && r != NotImplemented || err != nil {
		return r, err
	}
	var r Value
	var err error
	if op == syntax.Mult && t.asksLast(b.Type(), nameMul) && holdsButRepeatsNot(a.Type()) {
		var found bool // in CPython a *= 'x' does not ask the text, though a * 'x' does
		if r, found, err = t.CallSpecial(a, nameMul, b); !found || r == NotImplemented {
			r = nil
		}
	} else {
		r, err = t.operate(op, a, b)
	}
	if r == nil && err == nil {
		err = t.unsupported(operators[op].sign+"=", op, a, b)
	}
	return r, err
}

var nameMul = Name("__mul__")

// holdsButRepeatsNot reports whether CPython has a table of sequence operations
// for a class which has no repetition: that of a container that is no sequence,
// or of any class written in Python.
func holdsButRepeatsNot(c *Class) bool {
	if !c.Builtin {
		return c.Solid == nil || !c.Solid.sequence
	}
	return !c.sequence && c.flat["__contains__"] != nil
}

// operate asks both sides; nil if neither knows the operation.
func (t *Thread) operate(op syntax.Op, a, b Value) (Value, error) {
	if err := t.enter(); err != nil {
		return nil, err
	}
	defer func() { t.depth-- }()
	o := &operators[op]
	ca, cb := a.Type(), b.Type()
	first := ca != cb && (cb.IsSubclass(ca) && cb.lookup(t.in, o.swapped) != ca.lookup(t.in, o.swapped) || (op == syntax.Add || op == syntax.Mult) && t.asksLast(ca, o.name) && !t.asksLast(cb, o.name))
	if first {
		if r, found, err := t.CallSpecial(b, o.swapped, a); found && r != NotImplemented || err != nil {
			return r, err
		}
	}
	if r, found, err := t.CallSpecial(a, o.name, b); found && r != NotImplemented || err != nil {
		return r, err
	}
	if !first && ca != cb {
		if r, found, err := t.CallSpecial(b, o.swapped, a); found && r != NotImplemented || err != nil {
			return r, err
		}
	}
	return nil, nil
}

// asksLast reports whether a class is a sequence whose + and * are its built-in
// ones, which let the other operand go first.
func (t *Thread) asksLast(c *Class, name *Str) bool {
	if c.sequence || c.Solid == nil || !c.Solid.sequence {
		return c.sequence
	}
	_, native := c.lookup(t.in, name).(*Builtin)
	return native
}

func (t *Thread) unsupported(sign string, op syntax.Op, a, b Value) error {
	if op == syntax.Pow {
		sign += " or pow()"
		if len(sign) > 11 { // **=: CPython names no function there
			sign = "**="
		}
	}
	return t.TypeError("unsupported operand type(s) for %s: '%s' and '%s'", sign, a.Type().Name, b.Type().Name)
}

// quickBinary is the arithmetic that the processor does; nil: it is more.
func quickBinary(op syntax.Op, a, b Value) Value {
	switch a := a.(type) {
	case Int:
		switch b := b.(type) {
		case Int:
			return quickInt(op, int64(a), int64(b))
		case Float:
			return quickFloat(op, float64(a), float64(b))
		}
	case Float:
		switch b := b.(type) {
		case Float:
			return quickFloat(op, float64(a), float64(b))
		case Int:
			return quickFloat(op, float64(a), float64(b))
		}
	case *Str:
		if b, ok := b.(*Str); ok && op == syntax.Add && len(a.s)+len(b.s) < 1<<16 {
			return joined(a, b)
		}
	}
	return nil
}

func quickInt(op syntax.Op, a, b int64) Value {
	switch op {
	case syntax.Add:
		if c := a + b; (c > a) == (b > 0) {
			return MakeInt(c)
		}
	case syntax.Sub:
		if c := a - b; (c < a) == (b > 0) {
			return MakeInt(c)
		}
	case syntax.Mult:
		const half = 1 << 31
		if a > -half && a < half && b > -half && b < half {
			return MakeInt(a * b)
		}
	case syntax.FloorDiv:
		if b > 0 {
			q := a / b
			if a%b < 0 {
				q--
			}
			return MakeInt(q)
		}
	case syntax.Mod:
		if b > 0 {
			m := a % b
			if m < 0 {
				m += b
			}
			return MakeInt(m)
		}
	case syntax.BitAnd:
		return MakeInt(a & b)
	case syntax.BitOr:
		return MakeInt(a | b)
	case syntax.BitXor:
		return MakeInt(a ^ b)
	case syntax.RShift:
		if b >= 0 {
			return MakeInt(a >> min(b, 63))
		}
	}
	return nil
}

func quickFloat(op syntax.Op, a, b float64) Value {
	var r float64
	switch op {
	case syntax.Add:
		r = a + b
	case syntax.Sub:
		r = a - b
	case syntax.Mult:
		r = a * b
	case syntax.Div:
		if b == 0 {
			return nil
		}
		r = a / b
	default:
		return nil
	}
	if r != r { // a NaN is an object of its own
		return nil
	}
	return Float(r)
}

// unaries are the methods and signs of the unary operators but not.
var unaries = map[syntax.Op]struct {
	name *Str
	sign string
}{
	syntax.Invert: {Name("__invert__"), "~"},
	syntax.UAdd:   {Name("__pos__"), "+"},
	syntax.USub:   {Name("__neg__"), "-"},
}

// Unary is op a.
func (t *Thread) Unary(op syntax.Op, a Value) (Value, error) {
	switch x := a.(type) {
	case Int:
		if op == syntax.USub && x != -1<<63 {
			return MakeInt(-int64(x)), nil
		}
	case Float:
		if op == syntax.USub {
			return -x, nil
		}
	}
	if op == syntax.Not {
		b, err := t.Truth(a)
		return MakeBool(!b), err
	}
	u := unaries[op]
	r, found, err := t.CallSpecial(a, u.name)
	if !found && err == nil {
		err = t.TypeError("bad operand type for unary %s: '%s'", u.sign, a.Type().Name)
	}
	return r, err
}
