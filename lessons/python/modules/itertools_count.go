package modules

import (
	"strconv"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// counter is itertools.count.
type counter struct{ next, step py.Value }

func newCount(t *py.Thread, args []py.Value) (py.Iterator, error) {
	for _, v := range args {
		if !isNumber(t, v) {
			return nil, t.TypeError("a number is required")
		}
	}
	return &counter{args[0], args[1]}, nil
}

// isNumber reports whether v is or becomes a number.
func isNumber(t *py.Thread, v py.Value) bool {
	switch v.(type) {
	case py.Int, *py.BigInt, py.Float, py.Bool:
		return true
	}
	for _, name := range []string{"__index__", "__float__", "__int__"} {
		if m, err := t.GetMethod(v, t.In().Intern(name)); m != nil && err == nil {
			return true
		}
	}
	return false
}

// Type is itertools.count.
func (*counter) Type() *py.Class { return countClass }

// Next is the number that is due.
func (c *counter) Next(t *py.Thread) (py.Value, error) {
	v := c.next
	next, err := t.Binary(syntax.Add, v, c.step)
	if err != nil {
		return nil, err
	}
	c.next = next
	return v, nil
}

func reprCount(t *py.Thread, args []py.Value) (py.Value, error) {
	c, ok := args[0].(*counter)
	if !ok {
		return nil, t.TypeError("descriptor '__repr__' requires an 'itertools.count' object")
	}
	text, err := t.Repr(c.next)
	if err != nil {
		return nil, err
	}
	if n, whole := c.step.(py.Int); !whole || n != 1 {
		step, err := t.Repr(c.step)
		if err != nil {
			return nil, err
		}
		text += ", " + step
	}
	return py.NewStr("count(" + text + ")"), nil
}

// repeater is itertools.repeat; left is -1 if it never ends.
type repeater struct {
	of   py.Value
	left int
}

func newRepeat(t *py.Thread, args []py.Value) (py.Iterator, error) {
	r := &repeater{args[0], -1}
	if args[1] != nil {
		n, err := t.Index(args[1])
		if err != nil {
			return nil, err
		}
		r.left = max(n, 0)
	}
	return r, nil
}

// Type is itertools.repeat.
func (*repeater) Type() *py.Class { return repeatClass }

// Next is the value once more.
func (r *repeater) Next(*py.Thread) (py.Value, error) {
	if r.left == 0 {
		return nil, nil
	}
	if r.left > 0 {
		r.left--
	}
	return r.of, nil
}

// selfRepeater is what a method of repeat was called on.
func selfRepeater(t *py.Thread, v py.Value) (*repeater, error) {
	r, ok := v.(*repeater)
	if !ok {
		return nil, t.TypeError("an 'itertools.repeat' object is required, not '%s'", v.Type().Name)
	}
	return r, nil
}

func reprRepeat(t *py.Thread, args []py.Value) (py.Value, error) {
	r, err := selfRepeater(t, args[0])
	if err != nil {
		return nil, err
	}
	text, err := t.Repr(r.of)
	if err != nil {
		return nil, err
	}
	if r.left >= 0 {
		text += ", " + strconv.Itoa(r.left)
	}
	return py.NewStr("repeat(" + text + ")"), nil
}

func hintRepeat(t *py.Thread, args []py.Value) (py.Value, error) {
	r, err := selfRepeater(t, args[0])
	if err != nil {
		return nil, err
	}
	if r.left < 0 {
		return nil, t.TypeError("len() of unsized object")
	}
	return py.MakeInt(int64(r.left)), nil
}

// grouping is itertools.groupby: the values that come one after another with
// the same key make a group, which reads on in the same source.
type grouping struct {
	of, key    py.Value
	target, at py.Value // keys: of the group that was given out, of value
	value      py.Value // read, and in no group yet
	group      *stepper // that was given out last
}

func newGroupby(t *py.Thread, args []py.Value) (py.Iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	return &grouping{of: it, key: args[1]}, nil
}

// Type is itertools.groupby.
func (*grouping) Type() *py.Class { return groupbyClass }

// read takes the next value of the source; false at its end.
func (g *grouping) read(t *py.Thread) (bool, error) {
	v, err := t.Next(g.of)
	if v == nil || err != nil {
		return false, err
	}
	k := v
	if g.key != py.None {
		if k, err = t.Call(g.key, v); err != nil {
			return false, err
		}
	}
	g.value, g.at = v, k
	return true, nil
}

// Next is the next key with its group. What the group before has not read is
// skipped.
func (g *grouping) Next(t *py.Thread) (py.Value, error) {
	g.group = nil
	for {
		if g.at != nil {
			if g.target == nil {
				break
			}
			same, err := t.Same(g.target, g.at)
			if err != nil {
				return nil, err
			}
			if !same {
				break
			}
		}
		if more, err := g.read(t); !more || err != nil {
			return nil, err
		}
	}
	g.target = g.at
	return py.NewTuple(g.at, g.newGroup()), nil
}

// newGroup is the group of the key that is due. It ends when the groupby goes
// on.
func (g *grouping) newGroup() *stepper {
	target := g.target
	var group *stepper
	group = &stepper{grouperClass, func(t *py.Thread) (py.Value, error) {
		if g.group != group {
			return nil, nil
		}
		if g.value == nil {
			if more, err := g.read(t); !more || err != nil {
				return nil, err
			}
		}
		same, err := t.Same(target, g.at)
		if !same || err != nil {
			return nil, err
		}
		v := g.value
		g.value = nil
		return v, nil
	}}
	g.group = group
	return group
}

// teeNode is a value that a tee has read; the next one is read when the first
// of the iterators gets there.
type teeNode struct {
	value py.Value
	next  *teeNode
}

// teeIter is one of the iterators that tee makes of one.
type teeIter struct {
	of *teeSource
	at *teeNode // whose next is due
}

type teeSource struct {
	it      py.Value
	reading bool
}

// Type is itertools._tee.
func (*teeIter) Type() *py.Class { return teeClass }

// Next is the next value, which all the others get too.
func (i *teeIter) Next(t *py.Thread) (py.Value, error) {
	if i.at.next == nil {
		if i.of.reading {
			return nil, t.RuntimeError("cannot re-enter the tee iterator")
		}
		i.of.reading = true
		v, err := t.Next(i.of.it)
		i.of.reading = false
		if v == nil || err != nil {
			return nil, err
		}
		i.at.next = &teeNode{value: v}
	}
	i.at = i.at.next
	return i.at.value, nil
}

func newTee(t *py.Thread, args []py.Value) (py.Iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	if i, ok := it.(*teeIter); ok {
		return &teeIter{i.of, i.at}, nil
	}
	return &teeIter{&teeSource{it: it}, &teeNode{}}, nil
}

func copyTee(t *py.Thread, args []py.Value) (py.Value, error) {
	i, ok := args[0].(*teeIter)
	if !ok {
		return nil, t.TypeError("an 'itertools._tee' object is required, not '%s'", args[0].Type().Name)
	}
	return &teeIter{i.of, i.at}, nil
}

func tee(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, t.ValueError("n must be >= 0")
	}
	if err := t.Room(int64(n) * 32); err != nil {
		return nil, err
	}
	if n == 0 {
		return py.NewTuple(), nil
	}
	first, err := newTee(t, args)
	if err != nil {
		return nil, err
	}
	all := []py.Value{first}
	for len(all) < n {
		next, err := newTee(t, all[:1])
		if err != nil {
			return nil, err
		}
		all = append(all, next)
	}
	return py.NewTuple(all...), nil
}
