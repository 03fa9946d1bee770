package py

import (
	"fmt"
	"math"
	"strings"

	"batuta/lessons/python/syntax"
)

// What lists, tuples and slices have in common.

// sizeOfValue is what an item of a list takes, in bytes.
const sizeOfValue = 16

// countArgs refuses the arguments of a class that takes from least to most of
// them by position, and none by name.
func (t *Thread) countArgs(name string, args []Value, kw []KwArg, least, most int) error {
	switch {
	case len(kw) > 0:
		return t.TypeError("%s() takes no keyword arguments", name)
	case len(args) < least:
		return t.TypeError("%s expected at least %s, got %d", name, arguments(least), len(args))
	case len(args) > most:
		return t.TypeError("%s expected at most %s, got %d", name, arguments(most), len(args))
	}
	return nil
}

// op is a comparison's operator.
type op = syntax.Op

const (
	opEq    = syntax.Eq
	opNotEq = syntax.NotEq
	opLt    = syntax.Lt
	opLtE   = syntax.LtE
	opGt    = syntax.Gt
	opAdd   = syntax.Add
)

// comparer is a comparison of self and another value.
type comparer func(t *Thread, op syntax.Op, a, b Value) (Value, error)

// compareDef is the special method of a comparison.
func compareDef(name string, do comparer) Def {
	for op, c := range comparisons {
		if c.name.s == name {
			return Def{Sig: name + "(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return do(t, op, args[0], args[1])
			}}
		}
	}
	panic("no comparison is called " + name)
}

// compareDefs are the special methods of all six comparisons.
func compareDefs(do comparer) []Def {
	return []Def{
		compareDef("__eq__", do), compareDef("__ne__", do), compareDef("__lt__", do),
		compareDef("__le__", do), compareDef("__gt__", do), compareDef("__ge__", do),
	}
}

// classGetitem is __class_getitem__ of the classes that take type arguments:
// list[int].
func classGetitem(t *Thread, args []Value) (Value, error) {
	c, ok := args[0].(*Class)
	if !ok {
		return nil, t.TypeError("descriptor '__class_getitem__' needs a type, not '%s'", args[0].Type().Name)
	}
	return t.genericAlias(c, args[1])
}

// classGetitemDef has a class take type arguments.
func classGetitemDef() Def {
	return Def{Sig: "__class_getitem__(cls, item, /)", Kind: ClassMethodDef, Fn: classGetitem}
}

// reprItems is the repr of each, with commas between them. The items may grow
// or shrink meanwhile, so they are asked for one by one.
func (t *Thread) reprItems(items []Value) (string, error) {
	return t.reprEach(func(i int) Value {
		if i < len(items) {
			return items[i]
		}
		return nil
	})
}

// reprEach is reprItems of what at answers, until it answers nil.
func (t *Thread) reprEach(at func(int) Value) (string, error) {
	var b strings.Builder
	for i := 0; ; i++ {
		x := at(i)
		if x == nil {
			return b.String(), nil
		}
		text, err := t.Repr(x)
		if err != nil {
			return "", err
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(text)
		if err := t.Room(int64(b.Len())); err != nil {
			return "", err
		}
	}
}

// compareItems compares two sequences: the first items that differ decide, or
// their lengths.
func (t *Thread) compareItems(op syntax.Op, a, b []Value) (Value, error) {
	return t.compareEach(op, func() []Value { return a }, func() []Value { return b })
}

// compareEach is compareItems of sequences that may change meanwhile.
func (t *Thread) compareEach(op syntax.Op, a, b func() []Value) (Value, error) {
	if len(a()) != len(b()) && (op == syntax.Eq || op == syntax.NotEq) {
		return MakeBool(op == syntax.NotEq), nil
	}
	for i := 0; ; i++ {
		x, y := a(), b()
		if i >= len(x) || i >= len(y) {
			return ordered(op, Int(len(x)), Int(len(y))), nil
		}
		same, err := t.Same(x[i], y[i])
		if err != nil {
			return nil, err
		}
		if same {
			continue
		}
		switch op {
		case syntax.Eq:
			return False, nil
		case syntax.NotEq:
			return True, nil
		}
		return t.Compare(op, x[i], y[i])
	}
}

// holds reports whether one of the items, which may change meanwhile, is x.
func (t *Thread) holds(items func() []Value, x Value) (bool, error) {
	for i := 0; i < len(items()); i++ {
		if same, err := t.Same(items()[i], x); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

// compareExact compares two lists or two tuples; nil: they are something else.
func (t *Thread) compareExact(op op, a, b Value) (Value, error) {
	switch a := a.(type) {
	case *Tuple:
		if b, ok := b.(*Tuple); ok {
			return t.compareItems(op, a.Items, b.Items)
		}
	case *List:
		if b, ok := b.(*List); ok {
			return t.compareEach(op, func() []Value { return a.Items }, func() []Value { return b.Items })
		}
	}
	return nil, nil
}

// itemIndex is an index of a sequence of that length, which must be within:
// kind names it in one error, outside is the other. A slice is not for here.
// The length is asked for last, for __index__ may change it.
func (t *Thread) itemIndex(key Value, length func() int, kind, outside string) (int, error) {
	if !t.isIndex(key) {
		return 0, t.TypeError("%s indices must be integers or slices, not %s", kind, key.Type().Name)
	}
	i, err := t.indexOr(key, Errors.IndexError)
	if err != nil {
		return 0, err
	}
	n := length()
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexError("%s", outside)
	}
	return i, nil
}

// isIndex reports whether v can be an index: an integer, or what has __index__.
func (t *Thread) isIndex(v Value) bool {
	switch v.(type) {
	case Int, Bool, *BigInt:
		return true
	}
	return v.Type().lookup(t.in, nameIndex) != nil
}

// indexOr is Index with an error of another class for what is too large.
func (t *Thread) indexOr(v Value, tooLarge *Class) (int, error) {
	n, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(Int)
	if !ok {
		return 0, t.Raise(tooLarge, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	return int(i), nil
}

// cutItems are the items that a slice names, in a slice of their own.
func (t *Thread) cutItems(items []Value, s *Slice) ([]Value, error) {
	start, _, step, count, err := s.Indices(t, len(items))
	if err != nil {
		return nil, err
	}
	cut := make([]Value, 0, count)
	if step == 1 {
		return append(cut, items[start:start+count]...), nil
	}
	for i := range count {
		cut = append(cut, items[start+i*step])
	}
	return cut, nil
}

// repeatItems are the items n times over.
func (t *Thread) repeatItems(items []Value, n int) ([]Value, error) {
	if n <= 0 || len(items) == 0 {
		return nil, nil
	}
	if n > math.MaxInt64/sizeOfValue/len(items) {
		return nil, t.NewException(Errors.MemoryError)
	}
	if err := t.Room(int64(n) * int64(len(items)) * sizeOfValue); err != nil {
		return nil, err
	}
	all := make([]Value, 0, n*len(items))
	for range n {
		all = append(all, items...)
	}
	return all, nil
}

// Times is the n of items * n.
func (t *Thread) Times(n Value) (int, error) {
	if !t.isIndex(n) {
		return 0, t.TypeError("can't multiply sequence by non-int of type '%s'", n.Type().Name)
	}
	return t.indexOr(n, Errors.OverflowError)
}

// SearchBounds are the start and stop of index(value, start, stop), each of which
// may be nil: beyond the
// ends is at them.
func (t *Thread) SearchBounds(start, stop Value, length int) (from, to int, err error) {
	from, to = 0, math.MaxInt
	if start != nil {
		if from, err = t.searchBound(start); err != nil {
			return 0, 0, err
		}
	}
	if stop != nil {
		if to, err = t.searchBound(stop); err != nil {
			return 0, 0, err
		}
	}
	if from < 0 {
		from = max(from+length, 0)
	}
	if to < 0 {
		to = max(to+length, 0)
	}
	return from, to, nil
}

func (t *Thread) searchBound(v Value) (int, error) {
	if !t.isIndex(v) {
		return 0, t.TypeError("slice indices must be integers or have an __index__ method")
	}
	return t.sliceIndex(v, 0)
}

// fastItems are the items of a list or a tuple, or of another iterable; what
// is none is refused in the words given.
func (t *Thread) fastItems(v Value, refusal string) ([]Value, error) {
	if l, ok := As[*List](v); ok {
		return l.Items, nil
	}
	if u, ok := As[*Tuple](v); ok {
		return u.Items, nil
	}
	it, err := t.Iter(v)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			return nil, t.TypeError("%s", refusal)
		}
		return nil, err
	}
	var all List
	err = all.Extend(t, it)
	return all.Items, err
}

// annotated is an exception with a note, as add_note gives it one.
func (t *Thread) annotated(e *Exception, format string, args ...any) error {
	if _, err := addNote(t, []Value{e, NewStr(fmt.Sprintf(format, args...))}); err != nil {
		return err
	}
	return e
}

// ClassGetitemDef has a class of a module take type arguments: deque[int].
func ClassGetitemDef() Def { return classGetitemDef() }
