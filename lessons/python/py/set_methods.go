package py

// sharedSetDefs are what set and frozenset both can do.
func sharedSetDefs() []Def {
	return append(compareDefs(compareSets), []Def{
		{Sig: "__len__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(selfSet(args[0]).live)), nil }},
		{Sig: "__contains__(self, object, /)", Fn: setContains},
		{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return newSetIter(selfSet(args[0])), nil }},
		{Sig: "__repr__(self, /)", Kind: Whole, Fn: setRepr},
		{Sig: "__and__(self, value, /)", Fn: setOperator(setCommon)},
		{Sig: "__rand__(self, value, /)", Fn: swappedOperator(setCommon)},
		{Sig: "__or__(self, value, /)", Fn: setOperator(setUnion)},
		{Sig: "__ror__(self, value, /)", Fn: swappedOperator(setUnion)},
		{Sig: "__sub__(self, value, /)", Fn: setOperator(setWithout)},
		{Sig: "__rsub__(self, value, /)", Fn: swappedOperator(setWithout)},
		{Sig: "__xor__(self, value, /)", Fn: setOperator(setToggled)},
		{Sig: "__rxor__(self, value, /)", Fn: swappedOperator(setToggled)},
		{Sig: "copy(self, /)", Fn: setCopy},
		{Sig: "difference(self, /, *others)", Fn: setEach(setWithout)},
		{Sig: "intersection(self, /, *others)", Fn: setEach(setCommon)},
		{Sig: "isdisjoint(self, other, /)", Fn: setIsdisjoint},
		{Sig: "issubset(self, other, /)", Fn: setIssubset},
		{Sig: "issuperset(self, other, /)", Fn: setIssuperset},
		{Sig: "symmetric_difference(self, other, /)", Fn: setSymmetric},
		{Sig: "union(self, /, *others)", Fn: setEach(setUnion)},
		classGetitemDef(),
	}...)
}

func setSpec() Spec {
	return Spec{
		Self:   SelfOf[*Set],
		New:    func(*Thread, *Class, []Value, []KwArg) (Value, error) { return &Set{}, nil },
		Doc:    "A set: values that are each in it once.",
		Values: map[string]Value{"__hash__": None},
		Defs: append(sharedSetDefs(), []Def{
			{Sig: "__init__(self, iterable=?, /)", Fn: setInit},
			{Sig: "__iand__(self, value, /)", Kind: Whole, Fn: setInplace(setKeep)},
			{Sig: "__ior__(self, value, /)", Kind: Whole, Fn: setInplace((*Dict).includeAll)},
			{Sig: "__isub__(self, value, /)", Kind: Whole, Fn: setInplace((*Dict).drop)},
			{Sig: "__ixor__(self, value, /)", Kind: Whole, Fn: setInplace((*Dict).toggle)},
			{Sig: "add(self, object, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, selfSet(args[0]).include(t, args[1])
			}},
			{Sig: "clear(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				selfSet(args[0]).Clear()
				return nil, nil
			}},
			{Sig: "difference_update(self, /, *others)", Fn: setChange((*Dict).drop)},
			{Sig: "discard(self, object, /)", Fn: setDiscard},
			{Sig: "intersection_update(self, /, *others)", Fn: setIntersectionUpdate},
			{Sig: "pop(self, /)", Fn: setPop},
			{Sig: "remove(self, object, /)", Fn: setRemove},
			{Sig: "symmetric_difference_update(self, other, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return nil, selfSet(args[0]).toggle(t, args[1])
			}},
			{Sig: "update(self, /, *others)", Fn: setChange((*Dict).includeAll)},
		}...),
	}
}

func frozenSetSpec() Spec {
	return Spec{
		Self: SelfOf[*FrozenSet],
		New:  newFrozenSet,
		Doc:  "A set that cannot be changed.",
		Defs: append(sharedSetDefs(), Def{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeInt(int64(selfSet(args[0]).setHash())), nil
		}}),
	}
}

func newFrozenSet(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
	if err := t.countArgs(cls.Name, args, kw, 0, 1); err != nil {
		return nil, err
	}
	s := &FrozenSet{}
	if len(args) == 0 {
		return s, nil
	}
	if f, ok := args[0].(*FrozenSet); ok && cls == FrozenSetClass {
		return f, nil
	}
	return s, s.Dict.includeAll(t, args[0])
}

func setInit(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	d.Clear()
	if args[1] == nil {
		return nil, nil
	}
	return nil, d.includeAll(t, args[1])
}

// likeSet wraps elements as the set is one: a set or a frozenset.
func likeSet(self Value, d *Dict) Value {
	if _, frozen := As[*FrozenSet](self); frozen {
		return &FrozenSet{Dict: *d}
	}
	return &Set{Dict: *d}
}

// setFunc makes a new set's elements from a set's and an iterable.
type setFunc func(t *Thread, d *Dict, other Value) (*Dict, error)

func setCommon(t *Thread, d *Dict, other Value) (*Dict, error) { return d.common(t, other) }

func setWithout(t *Thread, d *Dict, other Value) (*Dict, error) { return d.without(t, other) }

func setUnion(t *Thread, d *Dict, other Value) (*Dict, error) {
	c := d.Copy()
	return c, c.includeAll(t, other)
}

func setToggled(t *Thread, d *Dict, other Value) (*Dict, error) {
	c := d.Copy()
	if o, ok := setOf(other); ok && o == d {
		return NewDict(), nil
	}
	return c, c.toggle(t, other)
}

// setOperator is a binary operator, of two sets alone.
func setOperator(do setFunc) Native {
	return func(t *Thread, args []Value) (Value, error) {
		a, ok := setOf(args[0])
		if _, too := setOf(args[1]); !ok || !too {
			return NotImplemented, nil
		}
		d, err := do(t, a, args[1])
		if err != nil {
			return nil, err
		}
		return likeSet(args[0], d), nil
	}
}

func swappedOperator(do setFunc) Native { return swapped(setOperator(do)) }

// setEach is a method that does the same with one iterable after another.
func setEach(do setFunc) Native {
	return func(t *Thread, args []Value) (Value, error) {
		d := selfSet(args[0])
		others := args[1].(*Tuple).Items
		if len(others) == 0 {
			return setCopy(t, args)
		}
		for _, other := range others {
			var err error
			if d, err = do(t, d, other); err != nil {
				return nil, err
			}
		}
		return likeSet(args[0], d), nil
	}
}

// setChange is a method that changes the set by one iterable after another.
func setChange(do func(d *Dict, t *Thread, other Value) error) Native {
	return func(t *Thread, args []Value) (Value, error) {
		for _, other := range args[1].(*Tuple).Items {
			if err := do(selfSet(args[0]), t, other); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
}

// setInplace is an operator that changes a set by another.
func setInplace(do func(d *Dict, t *Thread, other Value) error) Native {
	return func(t *Thread, args []Value) (Value, error) {
		self := args[0]
		s, ok := As[*Set](self)
		if _, too := setOf(args[1]); !ok || !too {
			return NotImplemented, nil
		}
		return self, do(&s.Dict, t, args[1])
	}
}

// setKeep keeps of a set what another has too.
func setKeep(d *Dict, t *Thread, other Value) error {
	c, err := d.common(t, other)
	if err != nil {
		return err
	}
	d.become(c)
	return nil
}

// become takes over the content of a dict that nobody else has.
func (d *Dict) become(c *Dict) {
	version := d.version
	*d = *c
	d.version = version + 1
}

func setIntersectionUpdate(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	c := d
	for _, other := range args[1].(*Tuple).Items {
		var err error
		if c, err = c.common(t, other); err != nil {
			return nil, err
		}
	}
	if c != d {
		d.become(c)
	}
	return nil, nil
}

func compareSets(t *Thread, op op, a, b Value) (Value, error) {
	x := selfSet(a)
	y, ok := setOf(b)
	if !ok {
		return NotImplemented, nil
	}
	var holds bool
	var err error
	switch op {
	case opEq, opNotEq:
		if x.live == y.live {
			holds, err = x.within(t, y)
		}
		holds = holds == (op == opEq)
	case opLt:
		if x.live < y.live {
			holds, err = x.within(t, y)
		}
	case opLtE:
		holds, err = x.within(t, y)
	case opGt:
		if x.live > y.live {
			holds, err = y.within(t, x)
		}
	default:
		holds, err = y.within(t, x)
	}
	return MakeBool(holds), err
}

func setContains(t *Thread, args []Value) (Value, error) {
	i, err := selfSet(args[0]).lookupElement(t, args[1])
	return MakeBool(i >= 0), err
}

func setRepr(t *Thread, args []Value) (Value, error) {
	self := args[0]
	c := self.Type()
	d, ok := setOf(self)
	if !ok {
		return nil, t.TypeError("descriptor '__repr__' requires a 'set' object but received a '%s'", c.Name)
	}
	if d.live == 0 {
		return NewStr(c.Name + "()"), nil
	}
	done, first := t.Repring(self)
	if !first {
		return NewStr(c.Name + "(...)"), nil
	}
	defer done()
	all := make([]Value, 0, d.live)
	for at, key, _, ok := d.Next(0); ok; at, key, _, ok = d.Next(at + 1) {
		all = append(all, key)
	}
	text, err := t.reprItems(all)
	if c == SetClass {
		return NewStr("{" + text + "}"), err
	}
	return NewStr(c.Name + "({" + text + "})"), err
}

func setCopy(_ *Thread, args []Value) (Value, error) {
	if f, ok := args[0].(*FrozenSet); ok {
		return f, nil
	}
	return likeSet(args[0], selfSet(args[0]).Copy()), nil
}

func setIsdisjoint(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	apart := true
	err := t.eachElement(args[1], func(hash uint64, x Value) error {
		i, err := d.find(t, hash, x)
		if err == nil && i >= 0 {
			apart, err = false, errEnough
		}
		return err
	})
	if err == errEnough {
		err = nil
	}
	return MakeBool(apart), err
}

func setIssubset(t *Thread, args []Value) (Value, error) {
	other, err := t.elements(args[1])
	if err != nil {
		return nil, err
	}
	within, err := selfSet(args[0]).within(t, other)
	return MakeBool(within), err
}

func setIssuperset(t *Thread, args []Value) (Value, error) {
	other, err := t.elements(args[1])
	if err != nil {
		return nil, err
	}
	within, err := other.within(t, selfSet(args[0]))
	return MakeBool(within), err
}

func setSymmetric(t *Thread, args []Value) (Value, error) {
	d, err := setToggled(t, selfSet(args[0]), args[1])
	if err != nil {
		return nil, err
	}
	return likeSet(args[0], d), nil
}

func setDiscard(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	i, err := d.lookupElement(t, args[1])
	if err == nil && i >= 0 {
		d.remove(i)
	}
	return nil, err
}

func setRemove(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	i, err := d.lookupElement(t, args[1])
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return nil, t.KeyError(args[1])
	}
	d.remove(i)
	return nil, nil
}

func setPop(t *Thread, args []Value) (Value, error) {
	d := selfSet(args[0])
	at, key, _, ok := d.Next(0)
	if !ok {
		return nil, t.KeyError(NewStr("pop from an empty set"))
	}
	d.remove(at)
	return key, nil
}
