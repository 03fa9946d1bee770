package py

import (
	"strings"

	"batuta/lessons/python/syntax"
)

// numberFunctions are the built-in functions for numbers.
func numberFunctions() []Def {
	return []Def{
		{Sig: "abs(x, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			r, found, err := t.CallSpecial(args[0], nameAbs)
			if !found && err == nil {
				err = t.TypeError("bad operand type for abs(): '%s'", args[0].Type().Name)
			}
			return r, err
		}},
		{Sig: "bin(number, /)", Fn: inBase('b')},
		{Sig: "hex(number, /)", Fn: inBase('x')},
		{Sig: "oct(number, /)", Fn: inBase('o')},
		{Sig: "divmod(x, y, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.divmod(args[0], args[1]) }},
		{Sig: "pow(base, exp, mod=None)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.Power(args[0], args[1], args[2])
		}},
		{Sig: "round(number, ndigits=None)", Fn: func(t *Thread, args []Value) (Value, error) {
			round := []Value{args[1]}
			if args[1] == None {
				round = nil
			}
			r, found, err := t.CallSpecial(args[0], nameRound, round...)
			if !found && err == nil {
				err = t.TypeError("type %s doesn't define __round__ method", args[0].Type().Name)
			}
			return r, err
		}},
	}
}

// The methods that the functions call.
var (
	nameAbs   = Name("__abs__")
	nameRound = Name("__round__")
	divmodOf  = newOperator("divmod", "divmod()")
)

// inBase is bin, oct or hex.
func inBase(code rune) Native {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := t.IndexValue(args[0])
		if err != nil {
			return nil, err
		}
		digits, negative := strings.CutPrefix(toBig(n).Text(intBases[code].base), "-")
		digits = intBases[code].prefix + digits
		if negative {
			digits = "-" + digits
		}
		return NewStr(digits), nil
	}
}

// divmod is divmod(a, b).
func (t *Thread) divmod(a, b Value) (Value, error) {
	r, err := t.eitherSide(&divmodOf, a, b)
	if r == nil && err == nil {
		err = t.TypeError("unsupported operand type(s) for divmod(): '%s' and '%s'", a.Type().Name, b.Type().Name)
	}
	return r, err
}

// eitherSide asks a for an operation and then b; nil if neither knows it.
func (t *Thread) eitherSide(o *operator, a, b Value, more ...Value) (Value, error) {
	if err := t.enter(); err != nil {
		return nil, err
	}
	defer func() { t.depth-- }()
	ca, cb := a.Type(), b.Type()
	ask := func(v Value, name *Str, other Value) (Value, error) {
		r, found, err := t.CallSpecial(v, name, append([]Value{other}, more...)...)
		if err != nil || !found || r == NotImplemented {
			return nil, err
		}
		return r, nil
	}
	swapped := ca != cb && cb.IsSubclass(ca)
	if swapped {
		if r, err := ask(b, o.swapped, a); r != nil || err != nil {
			return r, err
		}
	}
	if r, err := ask(a, o.name, b); r != nil || err != nil || swapped || ca == cb {
		return r, err
	}
	return ask(b, o.swapped, a)
}

// Power is pow(base, exponent, mod); mod may be None.
func (t *Thread) Power(base, exponent, mod Value) (Value, error) {
	if mod == nil || mod == None {
		return t.Binary(syntax.Pow, base, exponent)
	}
	_, a := base.(Float)
	_, b := exponent.(Float)
	_, c := mod.(Float)
	if a || b || c {
		return nil, t.TypeError("pow() 3rd argument not allowed unless all arguments are integers")
	}
	r, err := t.eitherSide(&operators[syntax.Pow], base, exponent, mod)
	if r == nil && err == nil {
		err = t.TypeError("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
			base.Type().Name, exponent.Type().Name, mod.Type().Name)
	}
	return r, err
}

// ComplexClass is complex, which is refused by name: it is there so that
// isinstance can ask for it.
var ComplexClass = newBuiltin("complex")

func complexSpec() Spec {
	return Spec{Doc: "A complex number.", Final: true, New: func(t *Thread, _ *Class, _ []Value, _ []KwArg) (Value, error) {
		return nil, t.NotYet("complex")
	}}
}

// wrapsSlot reports whether CPython has no function for the method but the
// slot of an operator, which all types that are written in C share.
func (b *Builtin) wrapsSlot() bool {
	if b.Owner == nil || b.python {
		return false
	}
	name, ok := strings.CutPrefix(b.Name, "__")
	if !ok {
		return false
	}
	switch strings.TrimSuffix(name, "__") {
	case "eq", "ne", "lt", "le", "gt", "ge", "neg", "pos", "abs", "invert", "bool", "int", "float", "index", "hash", "repr", "str":
		return true
	case "divmod", "rdivmod":
		return true
	}
	for _, o := range operators {
		if o.name != nil && (b.Name == o.name.s || b.Name == o.swapped.s || b.Name == o.inplace.s) {
			return true
		}
	}
	return false
}
