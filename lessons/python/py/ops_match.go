package py

import "batuta/lessons/python/bytecode"

func matchHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.GetLen: func(t *Thread, f *Frame, _ int) (signal, error) {
			n, err := t.Len(f.peek(1))
			if err == nil {
				f.push(MakeInt(int64(n)))
			}
			return onward, err
		},
		bytecode.MatchMapping: func(t *Thread, f *Frame, _ int) (signal, error) {
			f.push(MakeBool(t.fitsMapping(f.peek(1))))
			return onward, nil
		},
		bytecode.MatchSequence: func(t *Thread, f *Frame, _ int) (signal, error) {
			f.push(MakeBool(t.fitsSequence(f.peek(1))))
			return onward, nil
		},
		bytecode.MatchKeys:  opMatchKeys,
		bytecode.MatchClass: opMatchClass,
	}
}

// fitsMapping reports whether a mapping pattern may match: a dict, or what
// collections.abc counts among the mappings.
func (t *Thread) fitsMapping(v Value) bool { return t.flagged(v, "Mapping", DictClass) }

// fitsSequence reports whether a sequence pattern may match.
func (t *Thread) fitsSequence(v Value) bool {
	return t.flagged(v, "Sequence", ListClass, TupleClass, RangeClass, MemoryViewClass)
}

// flagged reports whether v is of one of the classes, or of one that inherits
// from collections.abc's, or was registered there.
func (t *Thread) flagged(v Value, abc string, classes ...*Class) bool {
	c := v.Type()
	for _, k := range classes {
		if c.IsSubclass(k) {
			return true
		}
	}
	for _, k := range c.MRO {
		if k.pattern == abc || k.Module == "collections.abc" && k.Name == abc || k.Module == "collections" && k.Name == "deque" && abc == "Sequence" {
			return true
		}
	}
	return false
}

func opMatchKeys(t *Thread, f *Frame, _ int) (signal, error) {
	keys, v := f.peek(1).(*Tuple), f.peek(2)
	get, err := t.Attr(v, "get")
	if err != nil {
		return onward, err
	}
	values := make([]Value, 0, len(keys.Items))
	nothing := &Cell{} // what no mapping holds
	seen := NewDict()
	for _, k := range keys.Items {
		if twice, err := seen.Get(t, k); err != nil {
			return onward, err
		} else if twice != nil {
			r, err := t.Repr(k)
			if err != nil {
				return onward, err
			}
			return onward, t.ValueError("mapping pattern checks duplicate key (%s)", r)
		}
		if err := seen.Set(t, k, True); err != nil {
			return onward, err
		}
		x, err := t.Call(get, k, nothing)
		if err != nil {
			return onward, err
		}
		if x == Value(nothing) {
			f.push(None)
			return onward, nil
		}
		values = append(values, x)
	}
	f.push(&Tuple{Items: values})
	return onward, nil
}

func opMatchClass(t *Thread, f *Frame, positional int) (signal, error) {
	names, class, v := f.pop().(*Tuple), f.pop(), f.pop()
	c, ok := class.(*Class)
	if !ok {
		return onward, t.TypeError("called match pattern must be a class")
	}
	yes, err := t.IsInstance(v, c)
	if err != nil {
		return onward, err
	}
	if !yes {
		f.push(None)
		return onward, nil
	}
	attrs, err := t.positionalAttrs(v, c, positional, names)
	if err != nil {
		return onward, err
	}
	for _, name := range names.Items {
		if attrs == nil {
			break
		}
		attrs, err = t.matchAttr(attrs, v, name.(*Str))
		if err != nil {
			return onward, err
		}
	}
	if attrs == nil {
		f.push(None)
	} else {
		f.push(&Tuple{Items: attrs})
	}
	return onward, nil
}

// matchAttr adds v.name to attrs; nil if v has no such attribute.
func (t *Thread) matchAttr(attrs []Value, v Value, name *Str) ([]Value, error) {
	x, err := t.Lookup(v, name)
	if err != nil {
		if _, is := IsRaised(err, Errors.AttributeError); is {
			return nil, nil
		}
		return nil, err
	}
	if x == nil {
		return nil, nil
	}
	return append(attrs, x), nil
}

// positionalAttrs are the attributes that the positional patterns name, by
// __match_args__; of a built-in type it is the value itself.
func (t *Thread) positionalAttrs(v Value, c *Class, n int, names *Tuple) ([]Value, error) {
	attrs := make([]Value, 0, n+len(names.Items))
	if n == 0 {
		return attrs, nil
	}
	args, err := t.Lookup(c, nameMatchArgs)
	if err != nil {
		return nil, err
	}
	if args == nil {
		if matchesSelf(c) {
			if n > 1 {
				return nil, t.TypeError("%s() accepts 1 positional sub-pattern (%d given)", c.Name, n)
			}
			return append(attrs, v), nil
		}
		return nil, t.TypeError("%s() accepts 0 positional sub-patterns (%d given)", c.Name, n)
	}
	list, ok := args.(*Tuple)
	if !ok {
		return nil, t.TypeError("%s.__match_args__ must be a tuple (got %s)", c.Name, args.Type().Name)
	}
	if n > len(list.Items) {
		return nil, t.TypeError("%s() accepts %d positional sub-pattern%s (%d given)", c.Name, len(list.Items), s(len(list.Items) != 1), n)
	}
	for _, item := range list.Items[:n] {
		name, ok := item.(*Str)
		if !ok {
			return nil, t.TypeError("__match_args__ elements must be strings (got %s)", item.Type().Name)
		}
		for _, other := range names.Items {
			if other.(*Str).s == name.s {
				return nil, t.TypeError("%s() got multiple sub-patterns for attribute '%s'", c.Name, name.s)
			}
		}
		if attrs, err = t.matchAttr(attrs, v, name); attrs == nil || err != nil {
			return nil, err
		}
	}
	return attrs, nil
}

// matchesSelf reports whether a class is one of those whose positional pattern
// stands for the value itself.
func matchesSelf(c *Class) bool {
	for _, k := range []*Class{
		BoolClass, ByteArrayClass, BytesClass, DictClass, FloatClass, FrozenSetClass, IntClass, ListClass, SetClass, StrClass, TupleClass,
	} {
		if c.IsSubclass(k) {
			return true
		}
	}
	return false
}
