package py

import "math/big"

func rangeSpec() Spec {
	part := func(name string, of func(*Range) Value) Def {
		return Def{Sig: name + "(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return of(args[0].(*Range)), nil }}
	}
	return Spec{
		Self: SelfOf[*Range], New: newRange, Final: true,
		Doc: "The integers from start to stop, by steps, which are worked out as they are asked for.",
		Defs: append(compareDefs(compareRanges), []Def{
			part("start", func(r *Range) Value { return r.Start }),
			part("stop", func(r *Range) Value { return r.Stop }),
			part("step", func(r *Range) Value { return r.Step }),
			{Sig: "__len__(self, /)", Fn: rangeLen},
			{Sig: "__bool__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeBool(args[0].(*Range).length().Sign() > 0), nil
			}},
			{Sig: "__getitem__(self, key, /)", Fn: rangeGetitem},
			{Sig: "__contains__(self, key, /)", Fn: rangeContains},
			{Sig: "__iter__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Range).iter(), nil }},
			{Sig: "__reversed__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Range).reversed().iter(), nil }},
			{Sig: "__repr__(self, /)", Fn: rangeRepr},
			{Sig: "__hash__(self, /)", Fn: rangeHash},
			{Sig: "count(self, value, /)", Fn: rangeCount},
			{Sig: "index(self, value, /)", Fn: rangeIndex},
		}...),
	}
}

// newRange is range(stop) and range(start, stop[, step]).
func newRange(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if err := t.countArgs("range", args, kw, 1, 3); err != nil {
		return nil, err
	}
	var parts [3]Value
	for i, v := range args {
		n, err := t.IndexValue(v)
		if err != nil {
			return nil, err
		}
		parts[i] = n
	}
	switch len(args) {
	case 1:
		return &Range{Int(0), parts[0], Int(1)}, nil
	case 2:
		return &Range{parts[0], parts[1], Int(1)}, nil
	}
	if parts[2] == Int(0) {
		return nil, t.ValueError("range() arg 3 must not be zero")
	}
	return &Range{parts[0], parts[1], parts[2]}, nil
}

// length is how many integers it has.
func (r *Range) length() *big.Int {
	if n, ok := r.small(); ok {
		return big.NewInt(n)
	}
	start, stop, step := bigOf(r.Start), bigOf(r.Stop), bigOf(r.Step)
	if step.Sign() < 0 {
		start, stop, step = stop, start, new(big.Int).Neg(step)
	}
	n := new(big.Int).Sub(stop, start)
	if n.Sign() <= 0 {
		return new(big.Int)
	}
	n.Sub(n, big.NewInt(1))
	n.Quo(n, step)
	return n.Add(n, big.NewInt(1))
}

// most is the size below which sums of two integers are safe.
const most = 1 << 62

// small is the length, if that can be worked out with small integers.
func (r *Range) small() (int64, bool) {
	start, ok1 := r.Start.(Int)
	stop, ok2 := r.Stop.(Int)
	step, ok3 := r.Step.(Int)
	if !ok1 || !ok2 || !ok3 || max(start, stop, step) >= most || min(start, stop, step) <= -most {
		return 0, false
	}
	switch {
	case step > 0 && start < stop:
		return int64((stop-start-1)/step + 1), true
	case step < 0 && start > stop:
		return int64((start-stop-1)/-step + 1), true
	}
	return 0, true
}

func rangeLen(t *Thread, args []Value) (Value, error) {
	n := args[0].(*Range).length()
	if !n.IsInt64() {
		return nil, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	return MakeInt(n.Int64()), nil
}

// at is start + i*step.
func (r *Range) at(i *big.Int) Value {
	n := new(big.Int).Mul(i, bigOf(r.Step))
	return MakeBig(n.Add(n, bigOf(r.Start)))
}

func rangeGetitem(t *Thread, args []Value) (Value, error) {
	r := args[0].(*Range)
	if s, ok := args[1].(*Slice); ok {
		start, stop, step, err := s.bigIndices(t, r.length())
		if err != nil {
			return nil, err
		}
		return &Range{r.at(start), r.at(stop), MakeBig(new(big.Int).Mul(bigOf(r.Step), step))}, nil
	}
	if !t.isIndex(args[1]) {
		return nil, t.TypeError("range indices must be integers or slices, not %s", args[1].Type().Name)
	}
	v, err := t.IndexValue(args[1])
	if err != nil {
		return nil, err
	}
	i, length := new(big.Int).Set(bigOf(v)), r.length()
	if i.Sign() < 0 {
		i.Add(i, length)
	}
	if i.Sign() < 0 || i.Cmp(length) >= 0 {
		return nil, t.IndexError("range object index out of range")
	}
	return r.at(i), nil
}

// place is the index of an integer, nil if it is not in the range.
func (r *Range) place(v Value) *big.Int {
	i := new(big.Int).Sub(bigOf(v), bigOf(r.Start))
	rest := new(big.Int)
	i.QuoRem(i, bigOf(r.Step), rest)
	if rest.Sign() != 0 || i.Sign() < 0 || i.Cmp(r.length()) >= 0 {
		return nil
	}
	return i
}

// plainInt is v as an integer, if it is one and no object of a subclass: only
// those are looked for without a walk.
func plainInt(v Value) (Value, bool) {
	switch v := v.(type) {
	case Int, *BigInt:
		return v, true
	case Bool:
		if v {
			return Int(1), true
		}
		return Int(0), true
	}
	return nil, false
}

func rangeContains(t *Thread, args []Value) (Value, error) {
	r := args[0].(*Range)
	if n, ok := plainInt(args[1]); ok {
		return MakeBool(r.place(n) != nil), nil
	}
	found := false
	err := r.each(t, func(x Value) error {
		same, err := t.Same(x, args[1])
		if err == nil && same {
			found, err = true, errEnough
		}
		return err
	})
	return MakeBool(found), err
}

// each walks along the range until do fails; errEnough is no failure.
func (r *Range) each(t *Thread, do func(Value) error) error {
	err := t.Each(r, do)
	if err == errEnough {
		err = nil
	}
	return err
}

func rangeCount(t *Thread, args []Value) (Value, error) {
	r := args[0].(*Range)
	if n, ok := plainInt(args[1]); ok {
		if r.place(n) != nil {
			return Int(1), nil
		}
		return Int(0), nil
	}
	n := 0
	err := r.each(t, func(x Value) error {
		same, err := t.Same(x, args[1])
		if same {
			n++
		}
		return err
	})
	return MakeInt(int64(n)), err
}

func rangeIndex(t *Thread, args []Value) (Value, error) {
	r := args[0].(*Range)
	if n, ok := plainInt(args[1]); ok {
		if i := r.place(n); i != nil {
			return MakeBig(i), nil
		}
		return nil, t.ValueError("range.index(x): x not in range")
	}
	n, found := 0, false
	err := r.each(t, func(x Value) error {
		same, err := t.Same(x, args[1])
		if err == nil && same {
			found, err = true, errEnough
		} else {
			n++
		}
		return err
	})
	if err == nil && !found {
		err = t.ValueError("sequence.index(x): x not in sequence")
	}
	return MakeInt(int64(n)), err
}

// key is what two ranges that have the same integers share.
func (r *Range) key() *Tuple {
	n := r.length()
	switch {
	case n.Sign() == 0:
		return NewTuple(Int(0), None, None)
	case n.Cmp(big.NewInt(1)) == 0:
		return NewTuple(Int(1), r.Start, None)
	}
	return NewTuple(MakeBig(n), r.Start, r.Step)
}

func compareRanges(t *Thread, op op, a, b Value) (Value, error) {
	other, ok := b.(*Range)
	if !ok || op != opEq && op != opNotEq {
		return NotImplemented, nil
	}
	return t.compareItems(op, a.(*Range).key().Items, other.key().Items)
}

func rangeHash(t *Thread, args []Value) (Value, error) {
	h, err := t.hashItems(args[0].(*Range).key().Items)
	return MakeInt(int64(h)), err
}

func rangeRepr(t *Thread, args []Value) (Value, error) {
	r := args[0].(*Range)
	parts := []Value{r.Start, r.Stop, r.Step}
	if r.Step == Int(1) {
		parts = parts[:2]
	}
	text, err := t.reprItems(parts)
	return NewStr("range(" + text + ")"), err
}

// reversed is the range from its last integer to its first.
func (r *Range) reversed() *Range {
	n := r.length()
	step := bigOf(r.Step)
	return &Range{
		Start: r.at(new(big.Int).Sub(n, big.NewInt(1))),
		Stop:  MakeBig(new(big.Int).Sub(bigOf(r.Start), step)),
		Step:  MakeBig(new(big.Int).Neg(step)),
	}
}

// iter walks along the range.
func (r *Range) iter() Iterator {
	if n, ok := r.small(); ok {
		start, step := int64(r.Start.(Int)), int64(r.Step.(Int))
		return &rangeIter{next: start, step: step, rest: n}
	}
	return &longRangeIter{of: r, at: new(big.Int), length: r.length()}
}

// rangeIter counts with small integers.
type rangeIter struct{ next, step, rest int64 }

// Type is range_iterator.
func (*rangeIter) Type() *Class { return RangeIterClass }

// Next is the next integer.
func (i *rangeIter) Next(*Thread) (Value, error) {
	if i.rest <= 0 {
		return nil, nil
	}
	i.rest--
	n := i.next
	i.next += i.step
	return MakeInt(n), nil
}

func (i *rangeIter) left() int { return int(i.rest) }

// longRangeIter counts with integers of any size.
type longRangeIter struct {
	of         *Range
	at, length *big.Int
}

// Type is longrange_iterator.
func (*longRangeIter) Type() *Class { return LongRangeIterClass }

// Next is the next integer.
func (i *longRangeIter) Next(*Thread) (Value, error) {
	if i.at.Cmp(i.length) >= 0 {
		return nil, nil
	}
	v := i.of.at(i.at)
	i.at = new(big.Int).Add(i.at, big.NewInt(1))
	return v, nil
}

func (i *longRangeIter) left() int {
	n := new(big.Int).Sub(i.length, i.at)
	if !n.IsInt64() {
		return 0
	}
	return int(n.Int64())
}
