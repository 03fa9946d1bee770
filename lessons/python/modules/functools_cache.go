package modules

import "batuta/lessons/python/py"

// lruCache is a function that functools.lru_cache made: it keeps its results,
// the latest used of them if it may not keep all.
type lruCache struct {
	fn           py.Value
	most         int // -1: no bound
	typed        bool
	info         py.Value // the class CacheInfo
	kept         *py.Dict // a node for each key
	latest       lruNode  // the ring's beginning: next is the one used longest ago
	hits, misses int64
	attrs        *py.Dict
}

// lruNode is a result in the ring of those that are kept, in the order of use.
type lruNode struct {
	key, value py.Value
	prev, next *lruNode
}

// Type lets a node be kept in a dict; no program sees one.
func (*lruNode) Type() *py.Class { return py.ObjectClass }

var lruCacheClass = py.NewClass("functools", "functools._lru_cache_wrapper")

// Type is functools._lru_cache_wrapper.
func (*lruCache) Type() *py.Class { return lruCacheClass }

// Attrs is its __dict__.
func (c *lruCache) Attrs(make bool) *py.Dict {
	if c.attrs == nil && make {
		c.attrs = py.NewDict()
	}
	return c.attrs
}

// Bind makes a method of it, as of a function.
func (c *lruCache) Bind(_ *py.Thread, self py.Value, _ *py.Class) (py.Value, error) {
	if self == nil {
		return c, nil
	}
	return py.NewMethod(c, self), nil
}

// Call answers what is kept for the arguments, or asks the function.
func (c *lruCache) Call(t *py.Thread, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if c.most == 0 {
		c.misses++
		return t.CallKw(c.fn, args, kw)
	}
	key := c.key(args, kw)
	found, err := c.kept.Get(t, key)
	if err != nil {
		if _, unhashable := t.Hash(key); unhashable != nil {
			return nil, unhashable // what the argument says, not the dict that it is a key of
		}
		return nil, err
	}
	if n, ok := found.(*lruNode); ok {
		c.hits++
		if c.most > 0 {
			n.unlink()
			c.append(n)
		}
		return n.value, nil
	}
	c.misses++
	v, err := t.CallKw(c.fn, args, kw)
	if err != nil {
		return nil, err
	}
	return v, c.keep(t, key, v)
}

// keep notes a result. While it was worked out the same may have been kept.
func (c *lruCache) keep(t *py.Thread, key, v py.Value) error {
	if found, err := c.kept.Get(t, key); found != nil || err != nil {
		return err
	}
	if c.most > 0 && c.kept.Len() >= c.most {
		oldest := c.latest.next
		if _, err := c.kept.Delete(t, oldest.key); err != nil {
			return err
		}
		oldest.unlink()
	}
	n := &lruNode{key: key, value: v}
	if err := c.kept.Set(t, key, n); err != nil {
		return err
	}
	c.append(n)
	return nil
}

func (c *lruCache) append(n *lruNode) {
	last := c.latest.prev
	n.prev, n.next = last, &c.latest
	last.next, c.latest.prev = n, n
}

func (n *lruNode) unlink() {
	n.prev.next, n.next.prev = n.next, n.prev
}

func (c *lruCache) clear() {
	c.kept, c.hits, c.misses = py.NewDict(), 0, 0
	c.latest.prev, c.latest.next = &c.latest, &c.latest
}

// key is what arguments are kept under: one that is a plain int or str itself,
// otherwise a tuple. A mark stands between what is given by position and by name.
func (c *lruCache) key(args []py.Value, kw []py.KwArg) py.Value {
	if len(kw) == 0 && len(args) == 1 && !c.typed {
		switch args[0].(type) {
		case py.Int, *py.Str:
			return args[0]
		}
	}
	items := append([]py.Value(nil), args...)
	if len(kw) > 0 {
		items = append(items, lruCacheClass)
		for _, k := range kw {
			items = append(items, py.NewStr(k.Name), k.Value)
		}
	}
	if c.typed {
		for _, a := range args {
			items = append(items, a.Type())
		}
		for _, k := range kw {
			items = append(items, k.Value.Type())
		}
	}
	return py.NewTuple(items...)
}

func newLRUCache(t *py.Thread, _ *py.Class, args []py.Value, _ []py.KwArg) (py.Value, error) {
	if len(args) != 4 {
		return nil, t.TypeError("_lru_cache_wrapper() takes exactly 4 arguments (%d given)", len(args))
	}
	if !t.IsCallable(args[0]) {
		return nil, t.TypeError("the first argument must be callable")
	}
	typed, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	c := &lruCache{fn: args[0], most: -1, typed: typed, info: args[3]}
	if args[1] != py.None {
		n, err := t.Index(args[1])
		if err != nil {
			return nil, err
		}
		c.most = max(n, 0)
	}
	c.clear()
	return c, nil
}

func lruCacheSpec() py.Spec {
	of := func(args []py.Value) *lruCache { return args[0].(*lruCache) }
	return py.Spec{
		Self: py.SelfOf[*lruCache], New: newLRUCache,
		Defs: []py.Def{
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return of(args).Call(t, args[1].(*py.Tuple).Items, py.KwArgs(args[2].(*py.Dict)))
			}},
			{Sig: "__get__(self, instance, owner=None, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				if args[1] == py.None {
					return args[0], nil
				}
				return of(args).Bind(t, args[1], nil)
			}},
			{Sig: "cache_info(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				c := of(args)
				most := py.None
				if c.most >= 0 {
					most = py.MakeInt(int64(c.most))
				}
				return t.Call(c.info, py.MakeInt(c.hits), py.MakeInt(c.misses), most, py.MakeInt(int64(c.kept.Len())))
			}},
			{Sig: "cache_clear(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				of(args).clear()
				return py.None, nil
			}},
			{Sig: "__copy__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
			{Sig: "__deepcopy__(self, memo, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
			py.DictDef(),
		},
	}
}

// loadFunctoolsCore makes _functools: what of functools is written in Go.
func loadFunctoolsCore(*py.Thread) (*py.Module, error) {
	PartialClass.Define(partialSpec)
	placeholderClass.Define(placeholderSpec)
	lruCacheClass.Define(lruCacheSpec)
	return py.NewModule(py.ModuleSpec{
		Name:    "_functools",
		Classes: []*py.Class{PartialClass, lruCacheClass},
		Values:  map[string]py.Value{"Placeholder": placeholder},
		Defs:    []py.Def{{Sig: "reduce(function, iterable, /, initial=?)", Fn: reduce}},
	}), nil
}

// reduce is functools.reduce.
func reduce(t *py.Thread, args []py.Value) (py.Value, error) {
	it, err := t.Iter(args[1])
	if err != nil {
		if _, is := py.IsRaised(err, py.Errors.TypeError); is {
			return nil, t.TypeError("reduce() arg 2 must support iteration")
		}
		return nil, err
	}
	sum := args[2]
	for {
		x, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		switch {
		case x == nil && sum == nil:
			return nil, t.TypeError("reduce() of empty iterable with no initial value")
		case x == nil:
			return sum, nil
		case sum == nil:
			sum = x
		default:
			if sum, err = t.Call(args[0], sum, x); err != nil {
				return nil, err
			}
		}
	}
}
