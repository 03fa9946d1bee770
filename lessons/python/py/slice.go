package py

import (
	"math"
	"math/big"

	"batuta/lessons/python/syntax"
)

// Indices are what the slice means for a sequence of that length, as CPython's
// PySlice_Unpack and PySlice_AdjustIndices have it: the first index, the one at
// which it stops, the step, and how many items that is.
func (s *Slice) Indices(t *Thread, length int) (start, stop, step, count int, err error) {
	if step, err = t.sliceIndex(s.Step, 1); err != nil {
		return 0, 0, 0, 0, err
	}
	if step == 0 {
		return 0, 0, 0, 0, t.ValueError("slice step cannot be zero")
	}
	step = max(step, -math.MaxInt)
	first, last := 0, math.MaxInt
	if step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if start, err = t.sliceIndex(s.Start, first); err != nil {
		return 0, 0, 0, 0, err
	}
	if stop, err = t.sliceIndex(s.Stop, last); err != nil {
		return 0, 0, 0, 0, err
	}
	start, stop = clip(start, length, step), clip(stop, length, step)
	switch {
	case step < 0 && stop < start:
		count = (start-stop-1)/-step + 1
	case step > 0 && start < stop:
		count = (stop-start-1)/step + 1
	}
	return start, stop, step, count, nil
}

// plain is the slice with integers for what has __index__, whose code may
// change the sequence that is to be cut.
func (s *Slice) plain(t *Thread) (*Slice, error) {
	p := *s
	for _, part := range []*Value{&p.Step, &p.Start, &p.Stop} {
		switch (*part).(type) {
		case NoneType, Int, *BigInt:
			continue
		}
		v, err := t.slicePart(*part)
		if err != nil {
			return nil, err
		}
		*part = v
	}
	return &p, nil
}

// clip brings an index of a slice within a sequence, or to just beside it.
func clip(i, length, step int) int {
	if i < 0 {
		i += length
		if i >= 0 {
			return i
		}
		if step < 0 {
			return -1
		}
		return 0
	}
	if i < length {
		return i
	}
	if step < 0 {
		return length - 1
	}
	return length
}

// sliceIndex is a part of a slice as a Go int: what is beyond is as far as an
// int goes.
func (t *Thread) sliceIndex(v Value, none int) (int, error) {
	switch v := v.(type) {
	case NoneType:
		return none, nil
	case Int:
		return int(v), nil
	}
	i, err := t.slicePart(v)
	if err != nil {
		return 0, err
	}
	switch i := i.(type) {
	case Int:
		return int(i), nil
	case *BigInt:
		if i.V.Sign() < 0 {
			return math.MinInt, nil
		}
	}
	return math.MaxInt, nil
}

// slicePart is a part of a slice, which is not None, as an integer.
func (t *Thread) slicePart(v Value) (Value, error) {
	if _, ok := As[Int](v); !ok && v.Type().lookup(t.in, nameIndex) == nil {
		return nil, t.TypeError("slice indices must be integers or None or have an __index__ method")
	}
	return t.IndexValue(v)
}

// bigIndices is Indices for a length of any size, with the count left out.
func (s *Slice) bigIndices(t *Thread, length *big.Int) (start, stop, step *big.Int, err error) {
	if step, err = t.bigPart(s.Step, big.NewInt(1)); err != nil {
		return nil, nil, nil, err
	}
	if step.Sign() == 0 {
		return nil, nil, nil, t.ValueError("slice step cannot be zero")
	}
	low, high := new(big.Int), length
	first, last := low, high
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(length, big.NewInt(1))
		first, last = high, low
	}
	clipped := func(v Value, none *big.Int) (*big.Int, error) {
		if v == None {
			return none, nil
		}
		i, err := t.bigPart(v, none)
		if err != nil {
			return nil, err
		}
		if i.Sign() < 0 {
			if i = new(big.Int).Add(i, length); i.Cmp(low) < 0 {
				return low, nil
			}
			return i, nil
		}
		if i.Cmp(high) > 0 {
			return high, nil
		}
		return i, nil
	}
	if start, err = clipped(s.Start, first); err != nil {
		return nil, nil, nil, err
	}
	stop, err = clipped(s.Stop, last)
	return start, stop, step, err
}

func (t *Thread) bigPart(v Value, none *big.Int) (*big.Int, error) {
	if v == None {
		return none, nil
	}
	i, err := t.slicePart(v)
	if err != nil {
		return nil, err
	}
	return bigOf(i), nil
}

// bigOf is an Int or *BigInt as a big.Int, which is not to be changed.
func bigOf(v Value) *big.Int {
	if b, ok := v.(*BigInt); ok {
		return b.V
	}
	return big.NewInt(int64(v.(Int)))
}

func sliceSpec() Spec {
	return Spec{
		Self:  SelfOf[*Slice],
		Final: true,
		New:   newSlice,
		Doc:   "The places of a sequence between two indices, by steps.",
		Defs: append(compareDefs(sliceCompare), []Def{
			{Sig: "start(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Slice).Start, nil }},
			{Sig: "stop(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Slice).Stop, nil }},
			{Sig: "step(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Slice).Step, nil }},
			{Sig: "indices(self, length, /)", Fn: sliceIndices},
			{Sig: "__repr__(self, /)", Fn: sliceRepr},
			{Sig: "__hash__(self, /)", Fn: sliceHash},
		}...),
	}
}

// newSlice is slice(stop) and slice(start, stop[, step]).
func newSlice(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if err := t.countArgs("slice", args, kw, 1, 3); err != nil {
		return nil, err
	}
	s := &Slice{None, None, None}
	switch len(args) {
	case 1:
		s.Stop = args[0]
	case 3:
		s.Step = args[2]
		fallthrough
	default:
		s.Start, s.Stop = args[0], args[1]
	}
	return s, nil
}

// parts are a slice's three values in a tuple, for what it does as one.
func (s *Slice) parts() *Tuple { return NewTuple(s.Start, s.Stop, s.Step) }

func sliceIndices(t *Thread, args []Value) (Value, error) {
	n, err := t.IndexValue(args[1])
	if err != nil {
		return nil, err
	}
	length := bigOf(n)
	if length.Sign() < 0 {
		return nil, t.ValueError("length should not be negative")
	}
	start, stop, step, err := args[0].(*Slice).bigIndices(t, length)
	if err != nil {
		return nil, err
	}
	return NewTuple(MakeBig(start), MakeBig(stop), MakeBig(step)), nil
}

func sliceRepr(t *Thread, args []Value) (Value, error) {
	text, err := t.reprItems(args[0].(*Slice).parts().Items)
	if err != nil {
		return nil, err
	}
	return NewStr("slice(" + text + ")"), nil
}

func sliceHash(t *Thread, args []Value) (Value, error) {
	h, err := t.mixHashes(args[0].(*Slice).parts().Items)
	return MakeInt(int64(h)), err
}

func sliceCompare(t *Thread, op syntax.Op, a, b Value) (Value, error) {
	x, ok := a.(*Slice)
	if !ok {
		return NotImplemented, nil
	}
	y, ok := b.(*Slice)
	if !ok {
		return NotImplemented, nil
	}
	if x == y {
		return MakeBool(op == syntax.Eq || op == syntax.LtE || op == syntax.GtE), nil
	}
	return t.compareItems(op, x.parts().Items, y.parts().Items)
}
