package py

import "batuta/lessons/python/syntax"

// comparison is a comparison's method, that of the other side, and its sign.
type comparison struct {
	name, swapped *Str
	sign          string
}

var comparisons = map[syntax.Op]comparison{
	syntax.Eq:    {Name("__eq__"), Name("__eq__"), "=="},
	syntax.NotEq: {Name("__ne__"), Name("__ne__"), "!="},
	syntax.Lt:    {Name("__lt__"), Name("__gt__"), "<"},
	syntax.LtE:   {Name("__le__"), Name("__ge__"), "<="},
	syntax.Gt:    {Name("__gt__"), Name("__lt__"), ">"},
	syntax.GtE:   {Name("__ge__"), Name("__le__"), ">="},
}

// Compare is a op b of Eq, NotEq, Lt, LtE, Gt, GtE.
func (t *Thread) Compare(op syntax.Op, a, b Value) (Value, error) {
	if r := quickCompare(op, a, b); r != nil {
		return r, nil
	}
	if err := t.enter(); err != nil {
		return nil, err
	}
	r, err := t.compareSlow(op, a, b)
	t.depth--
	return r, err
}

func (t *Thread) compareSlow(op syntax.Op, a, b Value) (Value, error) {
	if r, err := t.compareExact(op, a, b); r != nil || err != nil {
		return r, err
	}
	c := comparisons[op]
	ca, cb := a.Type(), b.Type()
	swapped := ca != cb && cb.IsSubclass(ca)
	if swapped {
		if r, found, err := t.CallSpecial(b, c.swapped, a); found && r != NotImplemented || err != nil {
			return r, err
		}
	}
	if r, found, err := t.CallSpecial(a, c.name, b); found && r != NotImplemented || err != nil {
		return r, err
	}
	if !swapped {
		if r, found, err := t.CallSpecial(b, c.swapped, a); found && r != NotImplemented || err != nil {
			return r, err
		}
	}
	switch op {
	case syntax.Eq:
		return MakeBool(identical(a, b)), nil
	case syntax.NotEq:
		return MakeBool(!identical(a, b)), nil
	}
	return nil, t.TypeError("'%s' not supported between instances of '%s' and '%s'", c.sign, ca.Name, cb.Name)
}

// quickCompare compares what machines compare; nil: it is more than that.
func quickCompare(op syntax.Op, a, b Value) Value {
	switch a := a.(type) {
	case Int:
		if b, ok := b.(Int); ok {
			return ordered(op, a, b)
		}
	case Float:
		switch b := b.(type) {
		case Float:
			return ordered(op, a, b)
		case Int:
			if b > -1<<53 && b < 1<<53 {
				return ordered(op, a, Float(b))
			}
		}
	case *Str:
		if b, ok := b.(*Str); ok {
			return ordered(op, a.s, b.s)
		}
	case NoneType:
		if op == syntax.Eq && b == None {
			return True
		}
	}
	return nil
}

func ordered[T Int | Float | string](op syntax.Op, a, b T) Value {
	switch op {
	case syntax.Eq:
		return MakeBool(a == b)
	case syntax.NotEq:
		return MakeBool(a != b)
	case syntax.Lt:
		return MakeBool(a < b)
	case syntax.LtE:
		return MakeBool(a <= b)
	case syntax.Gt:
		return MakeBool(a > b)
	}
	return MakeBool(a >= b)
}

// Same reports whether a is b or equals it: how containers look.
func (t *Thread) Same(a, b Value) (bool, error) {
	if identical(a, b) {
		return true, nil
	}
	return t.Equal(a, b)
}

// Equal is bool(a == b).
func (t *Thread) Equal(a, b Value) (bool, error) { return t.compareTruth(syntax.Eq, a, b) }

// Less is bool(a < b).
func (t *Thread) Less(a, b Value) (bool, error) { return t.compareTruth(syntax.Lt, a, b) }

func (t *Thread) compareTruth(op syntax.Op, a, b Value) (bool, error) {
	r, err := t.Compare(op, a, b)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}
