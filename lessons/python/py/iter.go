package py

// Iter is iter(v): a value that Next takes.
func (t *Thread) Iter(v Value) (Value, error) {
	if it, ok := v.(Iterator); ok {
		return it, nil
	}
	if it := quickIter(v); it != nil {
		return it, nil
	}
	f := v.Type().lookup(t.in, nameIter)
	if f == nil {
		if v.Type().lookup(t.in, nameGetitem) != nil {
			return &sequenceIter{of: v}, nil
		}
		return nil, t.TypeError("'%s' object is not iterable", v.Type().Name)
	}
	if f == None {
		return nil, t.TypeError("'%s' object is not iterable", v.Type().Name)
	}
	it, err := t.callBound(f, v)
	if err != nil {
		return nil, err
	}
	if !t.isIterator(it) {
		return nil, t.TypeError("iter() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

func (t *Thread) isIterator(v Value) bool {
	if _, ok := v.(Iterator); ok {
		return true
	}
	return v.Type().lookup(t.in, nameNext) != nil
}

// unlessEnd is the error of an iterator, nil if it is StopIteration: map's
// function, too, ends it by raising that.
func unlessEnd(err error) error {
	if _, end := IsRaised(err, Errors.StopIteration); end {
		return nil
	}
	return err
}

// Next is the iterator's next value, nil at its end.
func (t *Thread) Next(it Value) (Value, error) {
	if t.in.attention.Load() != 0 { // a loop in Go need not come by an instruction
		if err := t.heed(); err != nil {
			return nil, err
		}
	}
	switch it := it.(type) {
	case Iterator:
		if err := t.nest(); err != nil {
			return nil, err
		}
		v, err := it.Next(t)
		t.nested--
		if err != nil {
			return nil, unlessEnd(err)
		}
		return v, nil
	case *Generator:
		return t.nextOf(it)
	}
	f := it.Type().lookup(t.in, nameNext)
	if f == nil {
		return nil, t.TypeError("'%s' object is not an iterator", it.Type().Name)
	}
	v, err := t.callBound(f, it)
	if err != nil {
		return nil, unlessEnd(err)
	}
	return v, nil
}

// deepest is how far native code may call itself where CPython does not count:
// far beyond what programs do, and well within Go's stack.
const deepest = 100_000

// nest counts such a call; nested is counted down when it ends.
func (t *Thread) nest() error {
	if t.nested >= deepest {
		return t.tooDeep()
	}
	t.nested++
	return nil
}

// Each calls do with each value of an iterable, until do fails.
func (t *Thread) Each(v Value, do func(Value) error) error {
	switch v := v.(type) {
	case *Tuple:
		for _, x := range v.Items {
			if err := do(x); err != nil {
				return err
			}
		}
		return nil
	case *List:
		for i := 0; i < len(v.Items); i++ {
			if err := do(v.Items[i]); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if x == nil || err != nil {
			return err
		}
		if err := do(x); err != nil {
			return err
		}
	}
}

// Collect is the values of an iterable, in a slice of its own.
func (t *Thread) Collect(v Value) ([]Value, error) {
	var all []Value
	err := t.Each(v, func(x Value) error {
		all = append(all, x)
		return t.RoomFor(len(all))
	})
	return all, err
}

// sequenceIter walks along what has __getitem__ and no __iter__.
type sequenceIter struct {
	of Value
	at int
}

// Type is iterator.
func (*sequenceIter) Type() *Class { return SequenceIterClass }

// SequenceIterClass is iterator: what iter() makes of what can only be indexed.
var SequenceIterClass = newBuiltin("iterator")

// Next asks for the next index.
func (s *sequenceIter) Next(t *Thread) (Value, error) {
	if s.of == nil {
		return nil, nil
	}
	v, err := t.GetItem(s.of, MakeInt(int64(s.at)))
	if err == nil {
		s.at++
		return v, nil
	}
	if _, end := IsRaised(err, Errors.LookupError); end {
		s.of = nil
		return nil, nil
	}
	if _, end := IsRaised(err, Errors.StopIteration); end {
		s.of = nil
		return nil, nil
	}
	return nil, err
}

// IterDefs are the methods of the class of an iterator written in Go.
func IterDefs() []Def {
	return []Def{
		{Sig: "__iter__(self, /)", Kind: Whole, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0], nil }},
		{Sig: "__next__(self, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			it, ok := args[0].(Iterator)
			if !ok {
				if it, ok = As[Iterator](args[0]); !ok {
					return nil, t.TypeError("'%s' object is not an iterator", args[0].Type().Name)
				}
			}
			v, err := it.Next(t)
			if v == nil && err == nil {
				err = t.NewException(Errors.StopIteration)
			}
			return v, err
		}},
	}
}
