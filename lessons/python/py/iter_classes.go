package py

import (
	"math/big"
	"strconv"
)

// The classes of the built-in functions that answer iterators.
var (
	EnumerateClass = newBuiltin("enumerate")
	ZipClass       = newBuiltin("zip")
	MapClass       = newBuiltin("map")
	FilterClass    = newBuiltin("filter")
	ReversedClass  = newBuiltin("reversed")
)

func enumerateSpec() Spec {
	return Spec{
		New: newEnumerate, Defs: append(IterDefs(), classGetitemDef()), Self: SelfOf[Iterator],
		Doc: "Pairs of a count and a value of an iterable.",
	}
}

func zipSpec() Spec {
	return Spec{New: newZip, Defs: append(IterDefs(), setstateDef()), Self: SelfOf[Iterator], Doc: "Tuples of one value of each iterable."}
}

func mapSpec() Spec {
	return Spec{New: newMap, Defs: append(IterDefs(), setstateDef()), Self: SelfOf[Iterator], Doc: "What a function answers for the values of iterables."}
}

func filterSpec() Spec {
	return Spec{New: newFilter, Defs: IterDefs(), Self: SelfOf[Iterator], Doc: "The values of an iterable for which a function is true."}
}

func reversedSpec() Spec {
	s := placedSpec()
	s.New, s.Self, s.Doc = newReversed, SelfOf[Iterator], "The items of a sequence from the last to the first."
	return s
}

// enumerateIter pairs values with a count.
type enumerateIter struct {
	of    Value
	count Value
}

// newEnumerate is enumerate(iterable, start=0).
func newEnumerate(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if n := len(args) + len(kw); n > 2 {
		return nil, t.TypeError("enumerate() takes at most 2 arguments (%d given)", n)
	}
	var bound [2]Value
	copy(bound[:], args)
	for _, k := range kw {
		switch {
		case k.Name == "iterable" && bound[0] == nil:
			bound[0] = k.Value
		case k.Name == "start" && bound[1] == nil:
			bound[1] = k.Value
		default:
			return nil, t.TypeError("'%s' is an invalid keyword argument for enumerate()", k.Name)
		}
	}
	if bound[0] == nil {
		return nil, t.TypeError("enumerate() missing required argument 'iterable'")
	}
	count := Value(Int(0))
	if bound[1] != nil {
		var err error
		if count, err = t.IndexValue(bound[1]); err != nil {
			return nil, err
		}
	}
	it, err := t.Iter(bound[0])
	if err != nil {
		return nil, err
	}
	return &enumerateIter{of: it, count: count}, nil
}

// Type is enumerate.
func (*enumerateIter) Type() *Class { return EnumerateClass }

// Next is the next pair.
func (e *enumerateIter) Next(t *Thread) (Value, error) {
	v, err := t.Next(e.of)
	if v == nil || err != nil {
		return nil, err
	}
	count := e.count
	e.count = Successor(count)
	return NewTuple(count, v), nil
}

// Successor is the integer after an Int or *BigInt.
func Successor(n Value) Value {
	if i, ok := n.(Int); ok && i < 1<<63-1 {
		return MakeInt(int64(i) + 1)
	}
	return MakeBig(new(big.Int).Add(bigOf(n), big.NewInt(1)))
}

// iterators are what zip and map walk along side by side.
type iterators struct {
	name   string // for errors
	all    []Value
	strict bool
}

// newIterators makes iterators of iterables; strict is the only keyword.
func (t *Thread) newIterators(name string, of []Value, kw []KwArg) (s iterators, err error) {
	s.name = name
	for _, k := range kw {
		if k.Name != "strict" {
			return s, t.UnexpectedKeyword(name+"()", k.Name, []string{"strict"})
		}
		if s.strict, err = t.Truth(k.Value); err != nil {
			return s, err
		}
	}
	for _, v := range of {
		it, err := t.Iter(v)
		if err != nil {
			return s, err
		}
		s.all = append(s.all, it)
	}
	return s, nil
}

// next is one value of each; nil when one has no more. If strict, they must all
// end together.
func (s *iterators) next(t *Thread) ([]Value, error) {
	if len(s.all) == 0 {
		return nil, nil
	}
	row := make([]Value, len(s.all))
	for i, it := range s.all {
		v, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		if v == nil {
			if s.strict {
				return nil, s.uneven(t, i)
			}
			return nil, nil
		}
		row[i] = v
	}
	return row, nil
}

// uneven is the error if not all end with iterator i.
func (s *iterators) uneven(t *Thread, i int) error {
	others := func(n int) string {
		if n == 1 {
			return "argument 1"
		}
		return "arguments 1-" + strconv.Itoa(n)
	}
	if i > 0 {
		return t.ValueError("%s() argument %d is shorter than %s", s.name, i+1, others(i))
	}
	for j := 1; j < len(s.all); j++ {
		v, err := t.Next(s.all[j])
		if err != nil {
			return err
		}
		if v != nil {
			return t.ValueError("%s() argument %d is longer than %s", s.name, j+1, others(j))
		}
	}
	return nil
}

type zipIter struct{ of iterators }

// newZip is zip(*iterables, strict=False).
func newZip(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	s, err := t.newIterators("zip", args, kw)
	return &zipIter{s}, err
}

// Type is zip.
func (*zipIter) Type() *Class { return ZipClass }

// Next is the next tuple.
func (z *zipIter) Next(t *Thread) (Value, error) {
	row, err := z.of.next(t)
	if row == nil || err != nil {
		return nil, err
	}
	return &Tuple{Items: row}, nil
}

type mapIter struct {
	f  Value
	of iterators
}

// newMap is map(function, iterable, *iterables, strict=False).
func newMap(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	s, err := t.newIterators("map", args[min(1, len(args)):], kw)
	if err == nil && len(args) < 2 {
		return nil, t.TypeError("map() must have at least two arguments.")
	}
	if err != nil {
		return nil, err
	}
	return &mapIter{args[0], s}, nil
}

// Type is map.
func (*mapIter) Type() *Class { return MapClass }

// Next is what the function answers for the next values.
func (m *mapIter) Next(t *Thread) (Value, error) {
	if len(m.of.all) == 1 {
		v, err := t.Next(m.of.all[0])
		if v == nil || err != nil {
			return nil, err
		}
		return t.Call(m.f, v)
	}
	row, err := m.of.next(t)
	if row == nil || err != nil {
		return nil, err
	}
	return t.CallKw(m.f, row, nil)
}

type filterIter struct{ f, of Value }

// newFilter is filter(function, iterable).
func newFilter(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("filter() takes no keyword arguments")
	}
	if len(args) != 2 {
		return nil, t.TypeError("filter expected 2 arguments, got %d", len(args))
	}
	it, err := t.Iter(args[1])
	return &filterIter{args[0], it}, err
}

// Type is filter.
func (*filterIter) Type() *Class { return FilterClass }

// Next is the next value for which the function is true.
func (f *filterIter) Next(t *Thread) (Value, error) {
	for {
		v, err := t.Next(f.of)
		if v == nil || err != nil {
			return nil, err
		}
		test := v
		if f.f != None && f.f != Value(BoolClass) {
			if test, err = t.Call(f.f, v); err != nil {
				return nil, err
			}
		}
		if ok, err := t.Truth(test); ok || err != nil {
			return v, err
		}
	}
}

// reversedIter walks along a sequence from its end, by its indices.
type reversedIter struct {
	of Value
	at int
}

// newReversed is reversed(sequence): what its __reversed__ answers, else an
// iterator of its indices.
func newReversed(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("reversed() takes no keyword arguments")
	}
	if len(args) != 1 {
		return nil, t.TypeError("reversed expected 1 argument, got %d", len(args))
	}
	v := args[0]
	c := v.Type()
	if f := c.lookup(t.in, nameReversed); f != nil && f != None {
		return t.callBound(f, v)
	} else if f == None || c.lookup(t.in, nameGetitem) == nil || !t.sequenceLike(v) {
		return nil, t.TypeError("'%s' object is not reversible", c.Name)
	}
	n, err := t.Len(v)
	return &reversedIter{of: v, at: n - 1}, err
}

// sequenceLike reports whether __getitem__ of v is one of places, as far as
// that can be told: a dict's is not.
func (t *Thread) sequenceLike(v Value) bool {
	_, is := As[*Dict](v)
	return !is
}

// Type is reversed.
func (*reversedIter) Type() *Class { return ReversedClass }

// Next is the item before the last one.
func (r *reversedIter) Next(t *Thread) (Value, error) {
	if r.at < 0 || r.of == nil {
		return nil, nil
	}
	v, err := t.GetItem(r.of, MakeInt(int64(r.at)))
	if err == nil {
		r.at--
		return v, nil
	}
	r.of = nil
	if _, end := IsRaised(err, Errors.IndexError); end {
		return nil, nil
	}
	if _, end := IsRaised(err, Errors.StopIteration); end {
		return nil, nil
	}
	return nil, err
}

func (r *reversedIter) left() int {
	if r.of == nil {
		return 0
	}
	return r.at + 1
}
