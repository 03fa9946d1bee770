package py

// The classes of the iterators of sequences.
var (
	ListIterClass         = newBuiltin("list_iterator")
	ListReverseIterClass  = newBuiltin("list_reverseiterator")
	TupleIterClass        = newBuiltin("tuple_iterator")
	RangeIterClass        = newBuiltin("range_iterator")
	LongRangeIterClass    = newBuiltin("longrange_iterator")
	SetIterClass          = newBuiltin("set_iterator")
	DictKeyIterClass      = newBuiltin("dict_keyiterator")
	DictValueIterClass    = newBuiltin("dict_valueiterator")
	DictItemIterClass     = newBuiltin("dict_itemiterator")
	DictRevKeyIterClass   = newBuiltin("dict_reversekeyiterator")
	DictRevValueIterClass = newBuiltin("dict_reversevalueiterator")
	DictRevItemIterClass  = newBuiltin("dict_reverseitemiterator")
	CallableIterClass     = newBuiltin("callable_iterator")
)

// hinted is an iterator that knows about how many values are left.
type hinted interface {
	Iterator
	left() int
}

// hintedSpec is that of a class of iterators that say how many are left.
func hintedSpec() Spec {
	return Spec{Defs: append(IterDefs(), Def{Sig: "__length_hint__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
		it, ok := args[0].(hinted)
		if !ok {
			return nil, t.TypeError("descriptor '__length_hint__' doesn't apply to a '%s' object", args[0].Type().Name)
		}
		return MakeInt(int64(it.left())), nil
	}})}
}

// setstateDef is what pickle calls to put an iterator back where it was.
func setstateDef() Def {
	return Def{Sig: "__setstate__(self, state, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
		return nil, t.NotYet(args[0].Type().Name + ".__setstate__")
	}}
}

// placedSpec is that of a class of iterators that can be put at a place.
func placedSpec() Spec {
	s := hintedSpec()
	s.Defs = append(s.Defs, setstateDef())
	return s
}

// lengthHint is operator.length_hint(v): how many values it says it has; 0 if
// it does not say.
func (t *Thread) lengthHint(v Value) (int, error) {
	if it, ok := v.(hinted); ok {
		return it.left(), nil
	}
	if v.Type().lookup(t.in, nameLen) != nil {
		n, err := t.Len(v)
		if _, is := IsRaised(err, Errors.TypeError); !is {
			return n, err
		}
	}
	r, found, err := t.CallSpecial(v, nameLengthHint)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			return 0, nil
		}
		return 0, err
	}
	if !found || r == NotImplemented {
		return 0, nil
	}
	n, ok := As[Int](r)
	if !ok {
		return 0, t.TypeError("__length_hint__ must be an integer, not %s", r.Type().Name)
	}
	if n < 0 {
		return 0, t.ValueError("__length_hint__() should return >= 0")
	}
	return int(n), nil
}

// quickIter is the iterator of a built-in value, nil if it is another's.
func quickIter(v Value) Value {
	switch v := v.(type) {
	case *List:
		return &listIter{of: v}
	case *Tuple:
		return &tupleIter{of: v}
	case *Dict:
		return newDictIter(v, dictKeys)
	case *DictView:
		return newDictIter(v.of, v.kind)
	case *Range:
		return v.iter()
	case *Set:
		return newSetIter(&v.Dict)
	case *FrozenSet:
		return newSetIter(&v.Dict)
	}
	return nil
}

// listIter walks along a list, which may change meanwhile; at its end it lets
// go of it.
type listIter struct {
	of *List
	at int
}

// Type is list_iterator.
func (*listIter) Type() *Class { return ListIterClass }

// Next is the next item.
func (i *listIter) Next(*Thread) (Value, error) {
	if i.of == nil {
		return nil, nil
	}
	if i.at >= len(i.of.Items) {
		i.of = nil
		return nil, nil
	}
	i.at++
	return i.of.Items[i.at-1], nil
}

func (i *listIter) left() int {
	if i.of == nil {
		return 0
	}
	return max(len(i.of.Items)-i.at, 0)
}

// listReverseIter walks along a list from its end.
type listReverseIter struct {
	of *List
	at int
}

// Type is list_reverseiterator.
func (*listReverseIter) Type() *Class { return ListReverseIterClass }

// Next is the item before the last one.
func (i *listReverseIter) Next(*Thread) (Value, error) {
	if i.of == nil || i.at < 0 || i.at >= len(i.of.Items) {
		i.of, i.at = nil, -1
		return nil, nil
	}
	i.at--
	return i.of.Items[i.at+1], nil
}

func (i *listReverseIter) left() int {
	if i.of == nil || i.at >= len(i.of.Items) {
		return 0
	}
	return i.at + 1
}

// tupleIter walks along a tuple.
type tupleIter struct {
	of *Tuple
	at int
}

// Type is tuple_iterator.
func (*tupleIter) Type() *Class { return TupleIterClass }

// Next is the next item.
func (i *tupleIter) Next(*Thread) (Value, error) {
	if i.at >= len(i.of.Items) {
		return nil, nil
	}
	i.at++
	return i.of.Items[i.at-1], nil
}

func (i *tupleIter) left() int { return len(i.of.Items) - i.at }

// callableIter calls a function until it answers a certain value.
type callableIter struct{ f, end Value }

// Type is callable_iterator.
func (*callableIter) Type() *Class { return CallableIterClass }

// Next is what the function answers.
func (i *callableIter) Next(t *Thread) (Value, error) {
	if i.f == nil {
		return nil, nil
	}
	v, err := t.Call(i.f)
	if err != nil {
		if _, end := IsRaised(err, Errors.StopIteration); end {
			i.f = nil
			return nil, nil
		}
		return nil, err
	}
	if i.f == nil { // the function used this very iterator up
		return nil, nil
	}
	same, err := t.Same(i.end, v)
	if err != nil {
		return nil, err
	}
	if same {
		i.f = nil
		return nil, nil
	}
	return v, nil
}
