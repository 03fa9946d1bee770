package modules

import (
	"math"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

func dequeSpec() py.Spec {
	return py.Spec{
		Self:     py.SelfOf[*deque],
		New:      func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return &deque{most: -1}, nil },
		Doc:      "A list that grows and shrinks quickly at both ends.",
		Sequence: true,
		Values:   map[string]py.Value{"__hash__": py.None},
		Defs: []py.Def{
			{Sig: "__init__(self, iterable=?, maxlen=None)", Fn: dequeInit},
			{Sig: "maxlen(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0].(*deque).bound(), nil }},
			{Sig: "__len__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*deque).n)), nil
			}},
			{Sig: "__eq__(self, value, /)", Fn: compareDeques(syntax.Eq)},
			{Sig: "__ne__(self, value, /)", Fn: compareDeques(syntax.NotEq)},
			{Sig: "__lt__(self, value, /)", Fn: compareDeques(syntax.Lt)},
			{Sig: "__le__(self, value, /)", Fn: compareDeques(syntax.LtE)},
			{Sig: "__gt__(self, value, /)", Fn: compareDeques(syntax.Gt)},
			{Sig: "__ge__(self, value, /)", Fn: compareDeques(syntax.GtE)},
			{Sig: "__getitem__(self, key, /)", Fn: dequeGetitem},
			{Sig: "__setitem__(self, key, value, /)", Fn: dequeSetitem},
			{Sig: "__delitem__(self, key, /)", Fn: dequeDelitem},
			{Sig: "__contains__(self, key, /)", Fn: dequeContains},
			{Sig: "__iter__(self, /)", Fn: dequeIterate(false)},
			{Sig: "__reversed__(self, /)", Fn: dequeIterate(true)},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: dequeRepr},
			{Sig: "__add__(self, value, /)", Kind: py.Whole, Fn: dequeAdd},
			{Sig: "__iadd__(self, value, /)", Kind: py.Whole, Fn: dequeIadd},
			{Sig: "__mul__(self, value, /)", Kind: py.Whole, Fn: dequeMul},
			{Sig: "__rmul__(self, value, /)", Kind: py.Whole, Fn: dequeMul},
			{Sig: "__imul__(self, value, /)", Kind: py.Whole, Fn: dequeImul},
			{Sig: "__copy__(self, /)", Kind: py.Whole, Fn: dequeCopy},
			{Sig: "append(self, item, /)", Fn: dequeDo(func(d *deque, v py.Value) { d.append(v) })},
			{Sig: "appendleft(self, item, /)", Fn: dequeDo(func(d *deque, v py.Value) { d.appendleft(v) })},
			{Sig: "clear(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				args[0].(*deque).clear()
				return nil, nil
			}},
			{Sig: "copy(self, /)", Kind: py.Whole, Fn: dequeCopy},
			{Sig: "count(self, value, /)", Fn: dequeCount},
			{Sig: "extend(self, iterable, /)", Fn: dequeExtend},
			{Sig: "extendleft(self, iterable, /)", Fn: dequeExtendleft},
			{Sig: "index(self, value, start=?, stop=?, /)", Fn: dequeIndex},
			{Sig: "insert(self, index, value, /)", Fn: dequeInsert},
			{Sig: "pop(self, /)", Fn: dequePop((*deque).pop)},
			{Sig: "popleft(self, /)", Fn: dequePop((*deque).popleft)},
			{Sig: "remove(self, value, /)", Fn: dequeRemove},
			{Sig: "reverse(self, /)", Fn: dequeReverse},
			{Sig: "rotate(self, n=1, /)", Fn: dequeRotate},
			py.ClassGetitemDef(),
		},
	}
}

func dequeInit(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	most := -1
	if args[2] != py.None {
		if _, whole := py.As[py.Int](args[2]); !whole {
			return nil, t.TypeError("an integer is required")
		}
		n, err := t.Index(args[2])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, t.ValueError("maxlen must be non-negative")
		}
		most = n
	}
	d.clear()
	d.most = most
	if args[1] == nil {
		return nil, nil
	}
	return nil, d.extend(t, args[1], d.append)
}

// bound is maxlen.
func (d *deque) bound() py.Value {
	if d.most < 0 {
		return py.None
	}
	return py.MakeInt(int64(d.most))
}

// index is a place that a program names, which must be within.
func (d *deque) index(t *py.Thread, key py.Value) (int, error) {
	if m, err := t.GetMethod(key, t.In().Intern("__index__")); m == nil || err != nil {
		return 0, t.TypeError("sequence index must be integer, not '%s'", key.Type().Name)
	}
	n, err := t.IndexValue(key)
	if err != nil {
		return 0, err
	}
	i, fits := n.(py.Int)
	if !fits {
		return 0, t.IndexError("cannot fit 'int' into an index-sized integer")
	}
	if i < 0 {
		i += py.Int(d.n)
	}
	if i < 0 || int(i) >= d.n {
		return 0, t.IndexError("deque index out of range")
	}
	return int(i), nil
}

func dequeGetitem(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	i, err := d.index(t, args[1])
	if err != nil {
		return nil, err
	}
	return d.at(i), nil
}

func dequeSetitem(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	i, err := d.index(t, args[1])
	if err == nil {
		d.set(i, args[2])
	}
	return nil, err
}

func dequeDelitem(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	i, err := d.index(t, args[1])
	if err == nil {
		d.remove(i)
	}
	return nil, err
}

func dequeContains(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	i, err := d.find(t, args[1], 0, d.n, t.RuntimeError("deque mutated during iteration"))
	return py.MakeBool(i >= 0 && err == nil), err
}

func dequeIterate(back bool) py.Native {
	return func(_ *py.Thread, args []py.Value) (py.Value, error) {
		d := args[0].(*deque)
		return &dequeIter{of: d, state: d.state, back: back}, nil
	}
}

// wholeDeque is the deque within self, for the methods that need self itself.
func wholeDeque(t *py.Thread, self py.Value) (*deque, error) {
	d, ok := py.As[*deque](self)
	if !ok {
		return nil, t.TypeError("a 'collections.deque' object is required, not '%s'", self.Type().Name)
	}
	return d, nil
}

func dequeRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	d, err := wholeDeque(t, args[0])
	if err != nil {
		return nil, err
	}
	done, first := t.Repring(d)
	if !first {
		return py.NewStr("[...]"), nil
	}
	defer done()
	text, err := t.Repr(py.NewList(d.items()...))
	if err != nil {
		return nil, err
	}
	if d.most >= 0 {
		most, err := t.Repr(d.bound())
		if err != nil {
			return nil, err
		}
		text += ", maxlen=" + most
	}
	return py.NewStr(args[0].Type().QualName + "(" + text + ")"), nil
}

// dequeCopy makes another of the same class.
func dequeCopy(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0]
	d, err := wholeDeque(t, self)
	if err != nil {
		return nil, err
	}
	if self == py.Value(d) {
		c := &deque{most: d.most}
		c.refill(d.items())
		return c, nil
	}
	if d.most < 0 {
		return t.Call(self.Type(), self)
	}
	return t.Call(self.Type(), self, d.bound())
}

func dequeAdd(t *py.Thread, args []py.Value) (py.Value, error) {
	other, ok := py.As[*deque](args[1])
	if !ok {
		return nil, t.TypeError("can only concatenate deque (not \"%s\") to deque", args[1].Type().Name)
	}
	made, err := dequeCopy(t, args)
	if err != nil {
		return nil, err
	}
	c, err := wholeDeque(t, made)
	if err != nil {
		return nil, err
	}
	return made, c.extend(t, other, c.append)
}

func dequeIadd(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0]
	d, err := wholeDeque(t, self)
	if err != nil {
		return nil, err
	}
	return self, d.extend(t, args[1], d.append)
}

func dequeMul(t *py.Thread, args []py.Value) (py.Value, error) {
	made, err := dequeCopy(t, args)
	if err != nil {
		return nil, err
	}
	return dequeImul(t, []py.Value{made, args[1]})
}

func dequeImul(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0]
	d, err := wholeDeque(t, self)
	if err != nil {
		return nil, err
	}
	n, err := t.Times(args[1])
	if err != nil {
		return nil, err
	}
	all := d.items()
	if n <= 0 || len(all) == 0 {
		d.clear()
		return self, nil
	}
	if d.most < 0 {
		if n > math.MaxInt64/16/len(all) {
			return nil, t.NewException(py.Errors.MemoryError)
		}
		if err := t.Room(int64(n) * int64(len(all)) * 16); err != nil {
			return nil, err
		}
	} else {
		n = min(n, d.most/len(all)+2)
	}
	for range n - 1 {
		for _, v := range all {
			d.append(v)
		}
	}
	return self, nil
}

// dequeDo is a method that does something with one value.
func dequeDo(do func(d *deque, v py.Value)) py.Native {
	return func(_ *py.Thread, args []py.Value) (py.Value, error) {
		do(args[0].(*deque), args[1])
		return nil, nil
	}
}

func dequeCount(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	state, n := d.state, 0
	for i := 0; i < d.n; i++ {
		same, err := t.Same(d.at(i), args[1])
		if err != nil {
			return nil, err
		}
		if d.state != state {
			return nil, t.RuntimeError("deque mutated during iteration")
		}
		if same {
			n++
		}
	}
	return py.MakeInt(int64(n)), nil
}

func dequeExtend(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	return nil, d.extend(t, args[1], d.append)
}

func dequeExtendleft(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	return nil, d.extend(t, args[1], d.appendleft)
}

func dequeIndex(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	from, to, err := t.SearchBounds(args[2], args[3], d.n)
	if err != nil {
		return nil, err
	}
	i, err := d.find(t, args[1], from, to, t.RuntimeError("deque mutated during iteration"))
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return nil, t.ValueError("deque.index(x): x not in deque")
	}
	return py.MakeInt(int64(i)), nil
}

func dequeInsert(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	i, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if d.n == d.most {
		return nil, t.IndexError("deque already at its maximum size")
	}
	if i < 0 {
		i += d.n
	}
	i = min(max(i, 0), d.n)
	all := d.items()
	d.refill(append(append(all[:i:i], args[2]), all[i:]...))
	return nil, nil
}

func dequePop(take func(*deque) py.Value) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		d := args[0].(*deque)
		if d.n == 0 {
			return nil, t.IndexError("pop from an empty deque")
		}
		return take(d), nil
	}
}

func dequeRemove(t *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	state := d.state
	changed := t.IndexError("deque mutated during iteration")
	i, err := d.find(t, args[1], 0, d.n, changed)
	switch {
	case err != nil:
		return nil, err
	case d.state != state:
		return nil, changed
	case i < 0:
		return nil, t.ValueError("deque.remove(x): x not in deque")
	}
	d.remove(i)
	return nil, nil
}

func dequeReverse(_ *py.Thread, args []py.Value) (py.Value, error) {
	d := args[0].(*deque)
	for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
		a, b := d.at(i), d.at(j)
		d.set(i, b)
		d.set(j, a)
	}
	return nil, nil
}

func dequeRotate(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[1])
	if err == nil {
		args[0].(*deque).rotate(n)
	}
	return nil, err
}
