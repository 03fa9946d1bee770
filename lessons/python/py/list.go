package py

import (
	"math"
	"slices"
)

func listSpec() Spec {
	return Spec{
		Self:     SelfOf[*List],
		New:      func(*Thread, *Class, []Value, []KwArg) (Value, error) { return NewList(), nil },
		Sequence: true,
		Doc:      "A list: values in order, which can be changed.",
		Values:   map[string]Value{"__hash__": None},
		Defs: append(compareDefs(compareLists), []Def{
			{Sig: "__init__(self, iterable=?, /)", Fn: listInit},
			{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(len(args[0].(*List).Items))), nil }},
			{Sig: "__getitem__(self, index, /)", Fn: listGetitem},
			{Sig: "__setitem__(self, key, value, /)", Fn: listSetitem},
			{Sig: "__delitem__(self, key, /)", Fn: listDelitem},
			{Sig: "__contains__(self, key, /)", Fn: listContains},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return &listIter{of: args[0].(*List)}, nil }},
			{Sig: "__reversed__(self, /)", Fn: listReversed},
			{Sig: "__repr__(self, /)", Fn: listRepr},
			{Sig: "__add__(self, value, /)", Fn: listAdd},
			{Sig: "__iadd__(self, value, /)", Kind: Whole, Fn: listIadd},
			{Sig: "__mul__(self, value, /)", Fn: listMul},
			{Sig: "__rmul__(self, value, /)", Fn: listMul},
			{Sig: "__imul__(self, value, /)", Kind: Whole, Fn: listImul},
			{Sig: "append(self, object, /)", Fn: listAppend},
			{Sig: "clear(self, /)", Fn: listClear},
			{Sig: "copy(self, /)", Fn: listCopy},
			{Sig: "count(self, value, /)", Fn: listCount},
			{Sig: "extend(self, iterable, /)", Fn: listExtend},
			{Sig: "index(self, value, start=?, stop=?, /)", Fn: listIndex},
			{Sig: "insert(self, index, object, /)", Fn: listInsert},
			{Sig: "pop(self, index=-1, /)", Fn: listPop},
			{Sig: "remove(self, value, /)", Fn: listRemove},
			{Sig: "reverse(self, /)", Fn: listReverse},
			{Sig: "sort(self, /, *, key=None, reverse=False)", Fn: listSort},
			classGetitemDef(),
		}...),
	}
}

func listInit(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	l.Items = nil
	if args[1] == nil {
		return nil, nil
	}
	return nil, l.Extend(t, args[1])
}

func (l *List) extend(t *Thread, more []Value) error {
	if err := t.Room(int64(len(l.Items)+len(more)) * sizeOfValue); err != nil {
		return err
	}
	l.Items = append(l.Items, more...)
	return nil
}

// Extend is list.extend: what an iterable has is put behind. What is a list or
// a tuple is taken as it stands; of others each value is there as it comes.
func (l *List) Extend(t *Thread, v Value) error {
	switch v := v.(type) {
	case *List:
		return l.extend(t, v.Items)
	case *Tuple:
		return l.extend(t, v.Items)
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	hint, err := t.lengthHint(v)
	if err != nil {
		return err
	}
	if err := t.Room(int64(min(hint, math.MaxInt64/sizeOfValue)) * sizeOfValue); err != nil {
		return err
	}
	if hint > 0 && hint < 1<<16 {
		l.Items = slices.Grow(l.Items, hint)
	}
	for {
		x, err := t.Next(it)
		if x == nil || err != nil {
			return err
		}
		if err := t.RoomFor(len(l.Items)); err != nil {
			return err
		}
		l.Items = append(l.Items, x)
	}
}

// RoomFor is Room for a list that grows to n items, asked now and then.
func (t *Thread) RoomFor(n int) error {
	if n&0xfff != 0xfff {
		return nil
	}
	return t.Room(int64(n) * sizeOfValue)
}

func compareLists(t *Thread, op op, a, b Value) (Value, error) {
	x := a.(*List)
	y, ok := As[*List](b)
	if !ok {
		return NotImplemented, nil
	}
	return t.compareEach(op, func() []Value { return x.Items }, func() []Value { return y.Items })
}

// size is how many items it has now.
func (l *List) size() int { return len(l.Items) }

func listGetitem(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	if s, ok := args[1].(*Slice); ok {
		s, err := s.plain(t)
		if err != nil {
			return nil, err
		}
		cut, err := t.cutItems(l.Items, s)
		if err != nil {
			return nil, err
		}
		return &List{Items: cut}, nil
	}
	i, err := t.itemIndex(args[1], l.size, "list", "list index out of range")
	if err != nil {
		return nil, err
	}
	return l.Items[i], nil
}

func listContains(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	in, err := t.holds(func() []Value { return l.Items }, args[1])
	return MakeBool(in), err
}

func listReversed(_ *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	return &listReverseIter{of: l, at: len(l.Items) - 1}, nil
}

func listRepr(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	if len(l.Items) == 0 {
		return NewStr("[]"), nil
	}
	done, first := t.Repring(l)
	if !first {
		return NewStr("[...]"), nil
	}
	defer done()
	text, err := t.reprEach(func(i int) Value {
		if i < len(l.Items) {
			return l.Items[i]
		}
		return nil
	})
	return NewStr("[" + text + "]"), err
}

func listAdd(t *Thread, args []Value) (Value, error) {
	a := args[0].(*List)
	b, ok := As[*List](args[1])
	if !ok {
		return nil, t.TypeError("can only concatenate list (not \"%s\") to list", args[1].Type().Name)
	}
	if err := t.Room(int64(len(a.Items)+len(b.Items)) * sizeOfValue); err != nil {
		return nil, err
	}
	return &List{Items: slices.Concat(a.Items, b.Items)}, nil
}

// wholeList is the list within self, for the methods that answer self itself.
func wholeList(t *Thread, self Value, name string) (*List, error) {
	l, ok := As[*List](self)
	if !ok {
		return nil, t.TypeError("descriptor '%s' requires a 'list' object but received a '%s'", name, self.Type().Name)
	}
	return l, nil
}

func listIadd(t *Thread, args []Value) (Value, error) {
	l, err := wholeList(t, args[0], "__iadd__")
	if err != nil {
		return nil, err
	}
	self := args[0]
	return self, l.Extend(t, args[1])
}

func listMul(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	n, err := t.Times(args[1])
	if err != nil {
		return nil, err
	}
	all, err := t.repeatItems(l.Items, n)
	return &List{Items: all}, err
}

func listImul(t *Thread, args []Value) (Value, error) {
	self := args[0]
	l, err := wholeList(t, self, "__imul__")
	if err != nil {
		return nil, err
	}
	n, err := t.Times(args[1])
	if err != nil {
		return nil, err
	}
	all, err := t.repeatItems(l.Items, n)
	if err != nil {
		return nil, err
	}
	l.Items = all
	return self, nil
}

func listAppend(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	if err := t.RoomFor(len(l.Items)); err != nil {
		return nil, err
	}
	l.Items = append(l.Items, args[1])
	return nil, nil
}

func listClear(_ *Thread, args []Value) (Value, error) {
	args[0].(*List).Items = nil
	return nil, nil
}

func listCopy(_ *Thread, args []Value) (Value, error) {
	return &List{Items: slices.Clone(args[0].(*List).Items)}, nil
}

func listCount(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	n := 0
	for i := 0; i < len(l.Items); i++ {
		same, err := t.Same(l.Items[i], args[1])
		if err != nil {
			return nil, err
		}
		if same {
			n++
		}
	}
	return MakeInt(int64(n)), nil
}

func listExtend(t *Thread, args []Value) (Value, error) {
	return nil, args[0].(*List).Extend(t, args[1])
}

func listIndex(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	from, to, err := t.SearchBounds(args[2], args[3], len(l.Items))
	if err != nil {
		return nil, err
	}
	for i := from; i < to && i < len(l.Items); i++ {
		same, err := t.Same(l.Items[i], args[1])
		if err != nil {
			return nil, err
		}
		if same {
			return MakeInt(int64(i)), nil
		}
	}
	return nil, t.ValueError("list.index(x): x not in list")
}
