package py

import "slices"

func tupleSpec() Spec {
	return Spec{
		Self:     SelfOf[*Tuple],
		New:      newTuple,
		Sequence: true,
		Doc:      "A tuple: values in order, which cannot be changed.",
		Defs: append(compareDefs(compareTuples), []Def{
			{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(len(args[0].(*Tuple).Items))), nil }},
			{Sig: "__getitem__(self, key, /)", Fn: tupleGetitem},
			{Sig: "__contains__(self, key, /)", Fn: tupleContains},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return &tupleIter{of: args[0].(*Tuple)}, nil }},
			{Sig: "__repr__(self, /)", Fn: tupleRepr},
			{Sig: "__hash__(self, /)", Fn: tupleHash},
			{Sig: "__add__(self, value, /)", Fn: tupleAdd},
			{Sig: "__mul__(self, value, /)", Fn: tupleMul},
			{Sig: "__rmul__(self, value, /)", Fn: tupleMul},
			{Sig: "__getnewargs__(self, /)", Fn: tupleNewargs},
			{Sig: "count(self, value, /)", Fn: tupleCount},
			{Sig: "index(self, value, start=?, stop=?, /)", Fn: tupleIndex},
			classGetitemDef(),
		}...),
	}
}

func newTuple(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
	if err := t.countArgs(cls.Name, args, kw, 0, 1); err != nil {
		return nil, err
	}
	if len(args) == 0 {
		return NewTuple(), nil
	}
	if u, ok := args[0].(*Tuple); ok {
		if cls == TupleClass {
			return u, nil
		}
		return &Tuple{Items: u.Items}, nil
	}
	var all List
	if err := all.Extend(t, args[0]); err != nil {
		return nil, err
	}
	return &Tuple{Items: all.Items}, nil
}

func compareTuples(t *Thread, op op, a, b Value) (Value, error) {
	y, ok := As[*Tuple](b)
	if !ok {
		return NotImplemented, nil
	}
	return t.compareItems(op, a.(*Tuple).Items, y.Items)
}

func tupleGetitem(t *Thread, args []Value) (Value, error) {
	u := args[0].(*Tuple)
	if s, ok := args[1].(*Slice); ok {
		cut, err := t.cutItems(u.Items, s)
		if err != nil {
			return nil, err
		}
		if len(cut) == len(u.Items) && (len(cut) == 0 || s.Step == None || s.Step == Int(1)) {
			return u, nil
		}
		return &Tuple{Items: cut}, nil
	}
	i, err := t.itemIndex(args[1], func() int { return len(u.Items) }, "tuple", "tuple index out of range")
	if err != nil {
		return nil, err
	}
	return u.Items[i], nil
}

func tupleContains(t *Thread, args []Value) (Value, error) {
	u := args[0].(*Tuple)
	in, err := t.holds(func() []Value { return u.Items }, args[1])
	return MakeBool(in), err
}

func tupleRepr(t *Thread, args []Value) (Value, error) {
	u := args[0].(*Tuple)
	if len(u.Items) == 0 {
		return NewStr("()"), nil
	}
	done, first := t.Repring(u)
	if !first {
		return NewStr("(...)"), nil
	}
	defer done()
	text, err := t.reprItems(u.Items)
	if len(u.Items) == 1 {
		text += ","
	}
	return NewStr("(" + text + ")"), err
}

func tupleHash(t *Thread, args []Value) (Value, error) {
	h, err := t.hashItems(args[0].(*Tuple).Items)
	return MakeInt(int64(h)), err
}

func tupleAdd(t *Thread, args []Value) (Value, error) {
	a := args[0].(*Tuple)
	b, ok := As[*Tuple](args[1])
	if !ok {
		return nil, t.TypeError("can only concatenate tuple (not \"%s\") to tuple", args[1].Type().Name)
	}
	if err := t.Room(int64(len(a.Items)+len(b.Items)) * sizeOfValue); err != nil {
		return nil, err
	}
	switch {
	case len(b.Items) == 0:
		return a, nil
	case len(a.Items) == 0:
		return b, nil
	}
	return &Tuple{Items: slices.Concat(a.Items, b.Items)}, nil
}

func tupleMul(t *Thread, args []Value) (Value, error) {
	u := args[0].(*Tuple)
	n, err := t.Times(args[1])
	switch {
	case err != nil:
		return nil, err
	case n == 1:
		return u, nil
	}
	all, err := t.repeatItems(u.Items, n)
	return &Tuple{Items: all}, err
}

func tupleNewargs(_ *Thread, args []Value) (Value, error) {
	return NewTuple(&Tuple{Items: args[0].(*Tuple).Items}), nil
}

func tupleCount(t *Thread, args []Value) (Value, error) {
	n := 0
	for _, x := range args[0].(*Tuple).Items {
		same, err := t.Same(x, args[1])
		if err != nil {
			return nil, err
		}
		if same {
			n++
		}
	}
	return MakeInt(int64(n)), nil
}

func tupleIndex(t *Thread, args []Value) (Value, error) {
	items := args[0].(*Tuple).Items
	from, to, err := t.SearchBounds(args[2], args[3], len(items))
	if err != nil {
		return nil, err
	}
	for i := from; i < min(to, len(items)); i++ {
		same, err := t.Same(items[i], args[1])
		if err != nil {
			return nil, err
		}
		if same {
			return MakeInt(int64(i)), nil
		}
	}
	return nil, t.ValueError("tuple.index(x): x not in tuple")
}

// TupleField is an attribute that shows item i of tuples, as a named tuple's
// fields do.
func TupleField(i int) Value {
	return &GetSet{
		Name: "field", Owner: TupleClass,
		get: func(t *Thread, args []Value) (Value, error) {
			items := args[0].(*Tuple).Items
			if i >= len(items) {
				return nil, t.IndexError("tuple index out of range")
			}
			return items[i], nil
		},
		set: func(t *Thread, self, _ Value) error {
			return t.Raise(Errors.AttributeError, "can't set attribute")
		},
	}
}
