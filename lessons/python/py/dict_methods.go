package py

func dictSpec() Spec {
	return Spec{
		Self:   SelfOf[*Dict],
		New:    func(*Thread, *Class, []Value, []KwArg) (Value, error) { return NewDict(), nil },
		Doc:    "A dict: values by their keys, in the order in which the keys came.",
		Values: map[string]Value{"__hash__": None},
		Defs: append(compareDefs(compareDicts), []Def{
			{Sig: "__init__(self, iterable=?, /, **kwargs)", Fn: dictInit},
			{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(args[0].(*Dict).live)), nil }},
			{Sig: "__getitem__(self, key, /)", Kind: Whole, Fn: dictGetitem},
			{Sig: "__setitem__(self, key, value, /)", Fn: dictSetitem},
			{Sig: "__delitem__(self, key, /)", Fn: dictDelitem},
			{Sig: "__contains__(self, key, /)", Fn: dictContains},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return newDictIter(args[0].(*Dict), dictKeys), nil }},
			{Sig: "__reversed__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return newDictReverseIter(args[0].(*Dict), dictKeys), nil
			}},
			{Sig: "__repr__(self, /)", Fn: dictRepr},
			{Sig: "__or__(self, value, /)", Fn: dictOr},
			{Sig: "__ror__(self, value, /)", Fn: dictRor},
			{Sig: "__ior__(self, value, /)", Kind: Whole, Fn: dictIor},
			{Sig: "clear(self, /)", Fn: dictClear},
			{Sig: "copy(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Dict).Copy(), nil }},
			{Sig: "fromkeys(cls, iterable, value=None, /)", Kind: ClassMethodDef, Fn: dictFromkeys},
			{Sig: "get(self, key, default=None, /)", Fn: dictGet},
			{Sig: "items(self, /)", Fn: viewMaker(dictItems)},
			{Sig: "keys(self, /)", Fn: viewMaker(dictKeys)},
			{Sig: "pop(self, key, default=?, /)", Fn: dictPop},
			{Sig: "popitem(self, /)", Fn: dictPopitem},
			{Sig: "setdefault(self, key, default=None, /)", Fn: dictSetdefault},
			{Sig: "update(self, iterable=?, /, **kwargs)", Fn: dictInit},
			{Sig: "values(self, /)", Fn: viewMaker(dictValues)},
			classGetitemDef(),
		}...),
	}
}

// dictInit is __init__ and update.
func dictInit(t *Thread, args []Value) (Value, error) {
	d := args[0].(*Dict)
	if args[1] != nil {
		if err := d.Update(t, args[1]); err != nil {
			return nil, err
		}
	}
	return nil, d.merge(t, args[2].(*Dict))
}

// Update is d.update(v): of a dict, of what has keys, or of pairs.
func (d *Dict) Update(t *Thread, v Value) error {
	if from, ok := As[*Dict](v); ok && v.Type().lookup(t.in, nameIter) == DictClass.flat["__iter__"] {
		return d.merge(t, from)
	}
	keys, err := t.Lookup(v, nameKeys)
	if err != nil {
		return err
	}
	if keys == nil {
		return d.updatePairs(t, v)
	}
	names, err := t.Call(keys)
	if err != nil {
		return err
	}
	return t.Each(names, func(key Value) error {
		value, err := t.GetItem(v, key)
		if err != nil {
			return err
		}
		return d.Set(t, key, value)
	})
}

// merge takes over the entries of another dict.
func (d *Dict) merge(t *Thread, from *Dict) error {
	if from == d || from.live == 0 {
		return nil
	}
	if d.live == 0 {
		d.become(from.Copy())
		return nil
	}
	for at := 0; ; at++ {
		i, _, value, ok := from.Next(at)
		if !ok {
			return nil
		}
		e, size := from.entries[i], from.live
		if err := d.put(t, e.hash, e.key, value); err != nil {
			return err
		}
		if from.live != size {
			return t.RuntimeError("dict mutated during update")
		}
		at = i
	}
}

// updatePairs is Update of an iterable of pairs.
func (d *Dict) updatePairs(t *Thread, v Value) error {
	n := 0
	return t.Each(v, func(x Value) error {
		pair, err := t.fastItems(x, "object is not iterable")
		if err != nil {
			if e, is := IsRaised(err, Errors.TypeError); is {
				return t.annotated(e, "Cannot convert dictionary update sequence element #%d to a sequence", n)
			}
			return err
		}
		if len(pair) != 2 {
			return t.ValueError("dictionary update sequence element #%d has length %d; 2 is required", n, len(pair))
		}
		n++
		return d.Set(t, pair[0], pair[1])
	})
}

func compareDicts(t *Thread, op op, a, b Value) (Value, error) {
	x := a.(*Dict)
	y, ok := As[*Dict](b)
	if !ok || op != opEq && op != opNotEq {
		return NotImplemented, nil
	}
	equal, err := x.equals(t, y)
	return MakeBool(equal == (op == opEq)), err
}

// equals reports whether the other has the same keys with equal values.
func (d *Dict) equals(t *Thread, other *Dict) (bool, error) {
	if d.live != other.live {
		return false, nil
	}
	for at := 0; ; at++ {
		i, key, value, ok := d.Next(at)
		if !ok {
			return true, nil
		}
		at = i
		j, err := other.find(t, d.entries[i].hash, key)
		if err != nil || j < 0 {
			return false, err
		}
		same, err := t.Same(value, other.entries[j].value)
		if err != nil || !same {
			return false, err
		}
	}
}

// dictGetitem is d[key]; a class that inherits from dict may answer for what is
// missing.
func dictGetitem(t *Thread, args []Value) (Value, error) {
	self, key := args[0], args[1]
	d, ok := As[*Dict](self)
	if !ok {
		return nil, t.TypeError("descriptor '__getitem__' for 'dict' objects doesn't apply to a '%s' object", self.Type().Name)
	}
	v, err := d.Get(t, key)
	if v != nil || err != nil {
		return v, err
	}
	if self != Value(d) {
		if v, found, err := t.CallSpecial(self, nameMissing, key); found || err != nil {
			return v, err
		}
	}
	return nil, t.KeyError(key)
}

func dictSetitem(t *Thread, args []Value) (Value, error) {
	return nil, args[0].(*Dict).Set(t, args[1], args[2])
}

func dictDelitem(t *Thread, args []Value) (Value, error) {
	v, err := args[0].(*Dict).Delete(t, args[1])
	if v == nil && err == nil {
		err = t.KeyError(args[1])
	}
	return nil, err
}

func dictContains(t *Thread, args []Value) (Value, error) {
	v, err := args[0].(*Dict).Get(t, args[1])
	return MakeBool(v != nil), err
}

func dictRepr(t *Thread, args []Value) (Value, error) {
	d := args[0].(*Dict)
	if d.live == 0 {
		return NewStr("{}"), nil
	}
	done, first := t.Repring(d)
	if !first {
		return NewStr("{...}"), nil
	}
	defer done()
	text, err := t.reprEntries(d)
	return NewStr("{" + text + "}"), err
}

func dictOr(t *Thread, args []Value) (Value, error) {
	other, ok := As[*Dict](args[1])
	if !ok {
		return NotImplemented, nil
	}
	c := args[0].(*Dict).Copy()
	return c, c.merge(t, other)
}

func dictRor(t *Thread, args []Value) (Value, error) {
	other, ok := As[*Dict](args[1])
	if !ok {
		return NotImplemented, nil
	}
	c := other.Copy()
	return c, c.merge(t, args[0].(*Dict))
}

func dictIor(t *Thread, args []Value) (Value, error) {
	self := args[0]
	d, ok := As[*Dict](self)
	if !ok {
		return nil, t.TypeError("descriptor '__ior__' requires a 'dict' object but received a '%s'", self.Type().Name)
	}
	return self, d.Update(t, args[1])
}

func dictClear(_ *Thread, args []Value) (Value, error) {
	args[0].(*Dict).Clear()
	return nil, nil
}

// dictFromkeys sets the keys on a new object of the class.
func dictFromkeys(t *Thread, args []Value) (Value, error) {
	made, err := t.Call(args[0])
	if err != nil {
		return nil, err
	}
	value := args[2]
	return made, t.Each(args[1], func(key Value) error { return t.SetItem(made, key, value) })
}

func dictGet(t *Thread, args []Value) (Value, error) {
	v, err := args[0].(*Dict).Get(t, args[1])
	if v == nil && err == nil {
		v = args[2]
	}
	return v, err
}

func dictPop(t *Thread, args []Value) (Value, error) {
	d, key := args[0].(*Dict), args[1]
	if d.live == 0 { // an empty one does not ask for the key's hash
		if args[2] == nil {
			return nil, t.KeyError(key)
		}
		return args[2], nil
	}
	v, err := d.Delete(t, key)
	switch {
	case v != nil || err != nil:
		return v, err
	case args[2] == nil:
		return nil, t.KeyError(key)
	}
	return args[2], nil
}

func dictPopitem(t *Thread, args []Value) (Value, error) {
	d := args[0].(*Dict)
	if d.live == 0 {
		return nil, t.KeyError(NewStr("popitem(): dictionary is empty"))
	}
	last := len(d.entries) - 1
	for d.entries[last].key == nil {
		last--
	}
	key := d.entries[last].key
	value := d.remove(last)
	d.room += len(d.entries) - last
	d.entries = d.entries[:last]
	d.first = min(d.first, last)
	return NewTuple(key, value), nil
}

func dictSetdefault(t *Thread, args []Value) (Value, error) {
	d, key, value := args[0].(*Dict), args[1], args[2]
	hash, err := t.keyHash(key)
	if err != nil {
		return nil, err
	}
	i, err := d.find(t, hash, key)
	if err != nil {
		return nil, err
	}
	if i >= 0 {
		return d.entries[i].value, nil
	}
	d.add(hash, key, value)
	return value, nil
}
