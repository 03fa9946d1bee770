package py

import "math"

// iterFunctions are the built-in functions about iterables.
func iterFunctions() []Def {
	return []Def{
		{Sig: "len(obj, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			n, err := t.Len(args[0])
			return MakeInt(int64(n)), err
		}},
		{Sig: "iter(object, sentinel=?, /)", Fn: iterFunction},
		{Sig: "next(iterator, default=?, /)", Fn: nextFunction},
		{Sig: "sorted(*args, **kwargs)", Fn: sortedFunction},
		{Sig: "min(*args, **kwargs)", Fn: extreme("min", opLt)},
		{Sig: "max(*args, **kwargs)", Fn: extreme("max", opGt)},
		{Sig: "sum(iterable, /, start=0)", Fn: sumFunction},
		{Sig: "any(iterable, /)", Fn: truthOf(true)},
		{Sig: "all(iterable, /)", Fn: truthOf(false)},
	}
}

func iterFunction(t *Thread, args []Value) (Value, error) {
	if args[1] == nil {
		return t.Iter(args[0])
	}
	if !t.canCall(args[0]) {
		return nil, t.TypeError("iter(v, w): v must be callable")
	}
	return &callableIter{f: args[0], end: args[1]}, nil
}

// canCall is callable(v).
func (t *Thread) canCall(v Value) bool {
	switch v.(type) {
	case *Function, *Builtin, *BoundMethod, *Class, Callable:
		return true
	}
	return v.Type().lookup(t.in, nameCall) != nil
}

// nextFunction is next(iterator[, default]). A generator's own StopIteration
// goes on as it is: it has the value that the generator returned.
func nextFunction(t *Thread, args []Value) (Value, error) {
	var v Value
	var err error
	if it, ok := args[0].(Iterator); ok {
		if v, err = it.Next(t); v == nil && err == nil {
			if args[1] != nil {
				return args[1], nil
			}
			return nil, t.NewException(Errors.StopIteration)
		}
		if err != nil && args[1] != nil && unlessEnd(err) == nil {
			return args[1], nil
		}
		return v, err
	}
	v, found, err := t.CallSpecial(args[0], nameNext)
	if !found && err == nil {
		return nil, t.TypeError("'%s' object is not an iterator", args[0].Type().Name)
	}
	if _, end := IsRaised(err, Errors.StopIteration); end && args[1] != nil {
		return args[1], nil
	}
	return v, err
}

func sortedFunction(t *Thread, args []Value) (Value, error) {
	given := args[0].(*Tuple).Items
	if len(given) != 1 {
		return nil, t.TypeError("sorted expected 1 argument, got %d", len(given))
	}
	var key Value
	reverse := false
	for _, k := range kwArgs(args[1].(*Dict)) {
		switch k.Name {
		case "key":
			key = k.Value
		case "reverse":
			var err error
			if reverse, err = t.Truth(k.Value); err != nil {
				return nil, err
			}
		default:
			return nil, t.UnexpectedKeyword("sort()", k.Name, []string{"key", "reverse"})
		}
	}
	l := NewList()
	if err := l.Extend(t, given[0]); err != nil {
		return nil, err
	}
	return l, l.Sort(t, key, reverse)
}

// extreme is min or max: of an iterable, or of its arguments.
func extreme(name string, better op) Native {
	return func(t *Thread, args []Value) (Value, error) {
		given := args[0].(*Tuple)
		if len(given.Items) == 0 {
			return nil, t.TypeError("%s expected at least 1 argument, got 0", name)
		}
		key, other, err := t.extremeNames(name, args[1].(*Dict))
		if err != nil {
			return nil, err
		}
		of := Value(given)
		switch {
		case len(given.Items) == 1:
			of = given.Items[0]
		case other != nil:
			return nil, t.TypeError("Cannot specify a default for %s() with multiple positional arguments", name)
		}
		best, err := t.best(of, key, better)
		if err != nil || best != nil {
			return best, err
		}
		if other != nil {
			return other, nil
		}
		return nil, t.ValueError("%s() iterable argument is empty", name)
	}
}

// extremeNames are the key, None if there is none, and the default, nil if there
// is none, that min or max were given by name.
func (t *Thread) extremeNames(name string, names *Dict) (key, other Value, err error) {
	if n := names.Len(); n > 2 {
		return nil, nil, t.TypeError("%s() takes at most 2 keyword arguments (%d given)", name, n)
	}
	key = None
	for _, k := range kwArgs(names) {
		switch k.Name {
		case "key":
			key = k.Value
		case "default":
			other = k.Value
		default:
			return nil, nil, t.UnexpectedKeyword(name+"()", k.Name, []string{"key", "default"})
		}
	}
	return key, other, nil
}

// best is the value whose key is better than those of all before it; nil if
// there is no value.
func (t *Thread) best(of, key Value, better op) (Value, error) {
	var best, bestKey Value
	err := t.Each(of, func(x Value) error {
		k := x
		if key != None {
			var err error
			if k, err = t.Call(key, x); err != nil {
				return err
			}
		}
		if best != nil {
			is, err := t.compareTruth(better, k, bestKey)
			if err != nil || !is {
				return err
			}
		}
		best, bestKey = x, k
		return nil
	})
	return best, err
}

// truthOf is any, which looks for a value that is true, or all, which looks for
// one that is not.
func truthOf(wanted bool) Native {
	return func(t *Thread, args []Value) (Value, error) {
		err := t.Each(args[0], func(x Value) error {
			truth, err := t.Truth(x)
			if err == nil && truth == wanted {
				err = errEnough
			}
			return err
		})
		if err == errEnough {
			return MakeBool(wanted), nil
		}
		return MakeBool(!wanted), err
	}
}

func sumFunction(t *Thread, args []Value) (Value, error) {
	switch start := args[1]; {
	case start.Type().IsSubclass(StrClass):
		return nil, t.TypeError("sum() can't sum strings [use ''.join(seq) instead]")
	case start.Type().IsSubclass(BytesClass):
		return nil, t.TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
	case start.Type().IsSubclass(ByteArrayClass):
		return nil, t.TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	s := summer{total: args[1]}
	err := t.Each(args[0], func(x Value) error { return s.add(t, x) })
	return s.result(), err
}

// summer adds values up. Floats are added with what rounding lost of each kept
// apart (Neumaier's sum), as long as all that comes is a number.
type summer struct {
	total   Value // while not floating
	sum     float64
	lost    float64
	floats  bool
	general bool // something came that is neither integer nor float
}

func (s *summer) add(t *Thread, x Value) error {
	if f, ok := s.total.(Float); ok && !s.floats && !s.general {
		s.floats, s.sum = true, float64(f)
	}
	if s.floats {
		switch x := x.(type) {
		case Float:
			s.compensate(float64(x))
			return nil
		case Int:
			s.compensate(float64(x))
			return nil
		}
		s.total, s.floats, s.general = s.result(), false, true
	} else if _, number := x.(Float); !number {
		if _, whole := plainInt(x); !whole {
			s.general = true
		}
	}
	total, err := t.Binary(opAdd, s.total, x)
	s.total = total
	return err
}

func (s *summer) compensate(x float64) {
	sum := s.sum + x
	if math.Abs(s.sum) >= math.Abs(x) {
		s.lost += (s.sum - sum) + x
	} else {
		s.lost += (x - sum) + s.sum
	}
	s.sum = sum
}

func (s *summer) result() Value {
	if !s.floats {
		return s.total
	}
	if s.lost != 0 && !math.IsInf(s.lost, 0) && !math.IsNaN(s.lost) {
		return Float(s.sum + s.lost)
	}
	return Float(s.sum)
}
