package py

import "strings"

// The classes of what keys(), values() and items() answer.
var (
	DictKeysClass   = newBuiltin("dict_keys")
	DictValuesClass = newBuiltin("dict_values")
	DictItemsClass  = newBuiltin("dict_items")
)

// DictView shows the keys, values or items of a dict, as it is at the time.
type DictView struct {
	of      *Dict
	kind    viewKind
	ordered bool // an OrderedDict's
}

// Type is dict_keys, dict_values or dict_items.
func (v *DictView) Type() *Class {
	switch {
	case v.kind == dictKeys && v.ordered:
		return OdictKeysClass
	case v.kind == dictKeys:
		return DictKeysClass
	case v.kind == dictValues && v.ordered:
		return OdictValuesClass
	case v.kind == dictValues:
		return DictValuesClass
	case v.ordered:
		return OdictItemsClass
	}
	return DictItemsClass
}

// viewMaker is the method of a dict that answers a view of it.
func viewMaker(kind viewKind) Native {
	return func(_ *Thread, args []Value) (Value, error) { return &DictView{of: args[0].(*Dict), kind: kind}, nil }
}

// viewDefs are what all three kinds of view can do.
func viewDefs() []Def {
	return []Def{
		{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(args[0].(*DictView).of.live)), nil
		}},
		{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			v := args[0].(*DictView)
			return newDictIter(v.of, v.kind), nil
		}},
		{Sig: "__reversed__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			v := args[0].(*DictView)
			return newDictReverseIter(v.of, v.kind), nil
		}},
		{Sig: "__repr__(self, /)", Fn: viewRepr},
		{Sig: "mapping(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return &MappingProxy{Of: args[0].(*DictView).of}, nil
		}},
	}
}

func dictValuesSpec() Spec { return Spec{Self: SelfOf[*DictView], Final: true, Defs: viewDefs()} }

// setViewSpec is that of dict_keys and dict_items, which are like sets.
func setViewSpec() Spec {
	defs := append(viewDefs(), compareDefs(compareViews)...)
	return Spec{
		Self: SelfOf[*DictView], Final: true,
		Values: map[string]Value{"__hash__": None},
		Defs: append(defs, []Def{
			{Sig: "__contains__(self, key, /)", Fn: viewContains},
			{Sig: "__and__(self, value, /)", Fn: viewAnd},
			{Sig: "__rand__(self, value, /)", Fn: swapped(viewAnd)},
			{Sig: "__or__(self, value, /)", Fn: viewOr},
			{Sig: "__ror__(self, value, /)", Fn: swapped(viewOr)},
			{Sig: "__sub__(self, value, /)", Fn: viewSub},
			{Sig: "__rsub__(self, value, /)", Fn: swapped(viewSub)},
			{Sig: "__xor__(self, value, /)", Fn: viewXor},
			{Sig: "__rxor__(self, value, /)", Fn: swapped(viewXor)},
			{Sig: "isdisjoint(self, other, /)", Fn: viewIsdisjoint},
		}...),
	}
}

// swapped is a binary method with its operands the other way round.
func swapped(f Native) Native {
	return func(t *Thread, args []Value) (Value, error) { return f(t, []Value{args[1], args[0]}) }
}

func viewRepr(t *Thread, args []Value) (Value, error) {
	v := args[0].(*DictView)
	done, first := t.Repring(v)
	if !first {
		return NewStr("..."), nil
	}
	defer done()
	all := make([]Value, 0, v.of.live)
	for at, key, value, ok := v.of.Next(0); ok; at, key, value, ok = v.of.Next(at + 1) {
		all = append(all, v.kind.of(key, value))
	}
	text, err := t.reprItems(all)
	return NewStr(v.Type().Name + "([" + text + "])"), err
}

// reprEntries is the inside of a dict's repr. Keys may come and go meanwhile.
func (t *Thread) reprEntries(d *Dict) (string, error) {
	var b strings.Builder
	for at, key, value, ok := d.Next(0); ok; at, key, value, ok = d.Next(at + 1) {
		k, err := t.Repr(key)
		if err != nil {
			return "", err
		}
		v, err := t.Repr(value)
		if err != nil {
			return "", err
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(k + ": " + v)
		if err := t.Room(int64(b.Len())); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

func viewContains(t *Thread, args []Value) (Value, error) {
	found, err := args[0].(*DictView).contains(t, args[1])
	return MakeBool(found), err
}

func (v *DictView) contains(t *Thread, x Value) (bool, error) {
	switch v.kind {
	case dictKeys:
		value, err := v.of.Get(t, x)
		return value != nil, err
	case dictItems:
		pair, ok := As[*Tuple](x)
		if !ok || len(pair.Items) != 2 {
			return false, nil
		}
		value, err := v.of.Get(t, pair.Items[0])
		if value == nil || err != nil {
			return false, err
		}
		return t.Same(value, pair.Items[1])
	}
	return t.Contains(v, x)
}

// compareViews compares as sets do.
func compareViews(t *Thread, op op, a, b Value) (Value, error) {
	_, isSet := setOf(b)
	other, isView := b.(*DictView)
	if !isSet && (!isView || other.kind == dictValues) {
		return NotImplemented, nil
	}
	la, lb := a.(*DictView).of.live, 0
	if isView {
		lb = other.of.live
	} else {
		s, _ := setOf(b)
		lb = s.live
	}
	holds := false
	var err error
	switch op {
	case opEq, opNotEq:
		if holds = la == lb; holds {
			holds, err = t.allWithin(a, b)
		}
		holds = holds == (op == opEq)
	case opLt:
		if la < lb {
			holds, err = t.allWithin(a, b)
		}
	case opLtE:
		if la <= lb {
			holds, err = t.allWithin(a, b)
		}
	case opGt:
		if la > lb {
			holds, err = t.allWithin(b, a)
		}
	default:
		if la >= lb {
			holds, err = t.allWithin(b, a)
		}
	}
	return MakeBool(holds), err
}

// allWithin reports whether b contains all that a has.
func (t *Thread) allWithin(a, b Value) (bool, error) {
	all := true
	err := t.Each(a, func(x Value) error {
		in, err := t.Contains(b, x)
		if err == nil && !in {
			all, err = false, errEnough
		}
		return err
	})
	if err == errEnough {
		err = nil
	}
	return all, err
}

func viewAnd(t *Thread, args []Value) (Value, error) {
	a, b := args[0], args[1]
	if _, ok := a.(*DictView); !ok { // it is the other one's __rand__
		a, b = b, a
	}
	result := &Set{}
	return result, t.Each(b, func(x Value) error {
		in, err := t.Contains(a, x)
		if err != nil || !in {
			return err
		}
		return result.Add(t, x)
	})
}

func viewOr(t *Thread, args []Value) (Value, error) {
	result, err := t.newSet(args[0])
	if err != nil {
		return nil, err
	}
	return result, result.Update(t, args[1])
}

func viewSub(t *Thread, args []Value) (Value, error) {
	result, err := t.newSet(args[0])
	if err != nil {
		return nil, err
	}
	return result, result.Dict.drop(t, args[1])
}

func viewXor(t *Thread, args []Value) (Value, error) {
	result, err := t.newSet(args[0])
	if err != nil {
		return nil, err
	}
	return result, result.Dict.toggle(t, args[1])
}

func viewIsdisjoint(t *Thread, args []Value) (Value, error) {
	v := args[0].(*DictView)
	apart := true
	err := t.Each(args[1], func(x Value) error {
		in, err := v.contains(t, x)
		if err == nil && in {
			apart, err = false, errEnough
		}
		return err
	})
	if err == errEnough {
		err = nil
	}
	return MakeBool(apart), err
}
