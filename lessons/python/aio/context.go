package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// Context is a context as a Python object.
type Context struct{ core *loopcore.Context }

// Type is Context.
func (*Context) Type() *py.Class { return ContextClass }

// contextObject is the object of a context of the loop's: always the same.
func contextObject(core *loopcore.Context) *Context {
	c, ok := core.Owner.(*Context)
	if !ok {
		c = &Context{core: core}
		core.Owner = c
	}
	return c
}

// contextArgument is an argument context=, nil for none.
func contextArgument(t *py.Thread, v py.Value) (*loopcore.Context, error) {
	if v = given(v); v == nil {
		return nil, nil
	}
	c, ok := v.(*Context)
	if !ok {
		return nil, t.TypeError("a contextvars.Context is expected, got %s", reprOrName(t, v))
	}
	return c.core, nil
}

// run calls fn in the context.
func (c *Context) run(t *py.Thread, fn func() error) error {
	if l := running(t); l != nil {
		return l.core.RunIn(c.core, fn)
	}
	s := stateOf(t)
	return c.core.Run(func() error {
		outer := s.context
		s.context = c.core
		defer func() { s.context = outer }()
		return fn()
	})
}

func contextSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Context], Final: true,
		New: py.NewBy("Context()", func(*py.Thread, []py.Value) (py.Value, error) {
			return contextObject(loopcore.NewContext()), nil
		}),
		Values: map[string]py.Value{"__hash__": py.None},
		Defs: []py.Def{
			{Sig: "run(self, callable, /, *args, **kwargs)", Fn: contextRun},
			{Sig: "copy(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return contextObject(args[0].(*Context).core.Copy()), nil
			}},
			{Sig: "get(self, key, default=None, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				x, err := contextItem(t, args)
				if x == nil && err == nil {
					x = args[2]
				}
				return x, err
			}},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				x, err := contextItem(t, args)
				if x == nil && err == nil {
					err = t.KeyError(args[1])
				}
				return x, err
			}},
			{Sig: "__contains__(self, key, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				x, err := contextItem(t, args)
				return py.MakeBool(x != nil), err
			}},
			{Sig: "__len__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(len(args[0].(*Context).core.Vars()))), nil
			}},
			{Sig: "__iter__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.Iter(args[0].(*Context).list(func(b bound) py.Value { return b.of }))
			}},
			{Sig: "keys(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Context).list(func(b bound) py.Value { return b.of }), nil
			}},
			{Sig: "values(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Context).list(func(b bound) py.Value { return b.value }), nil
			}},
			{Sig: "items(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Context).list(func(b bound) py.Value { return py.NewTuple(b.of, b.value) }), nil
			}},
			{Sig: "__eq__(self, other, /)", Fn: contextEqual},
		},
	}
}

func contextRun(t *py.Thread, args []py.Value) (v py.Value, err error) {
	c, fn, rest, kw := args[0].(*Context), args[1], args[2].(*py.Tuple).Items, args[3].(*py.Dict)
	err = c.run(t, func() error {
		var failed error
		v, failed = t.CallKw(fn, rest, keywords(kw))
		return failed
	})
	return v, err
}

// keywords are the entries of a dict of keyword arguments.
func keywords(d *py.Dict) []py.KwArg {
	var kw []py.KwArg
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		kw = append(kw, py.KwArg{Name: k.(*py.Str).String(), Value: v})
	}
	return kw
}

// contextItem is a variable's value in a context, nil if it was not set there.
func contextItem(t *py.Thread, args []py.Value) (py.Value, error) {
	v, ok := args[1].(*ContextVar)
	if !ok {
		return nil, t.TypeError("a ContextVar key was expected, got %s", reprOrName(t, args[1]))
	}
	return v.in(args[0].(*Context).core), nil
}

// bindings are the variables that are set, with their values.
func (c *Context) bindings() []bound {
	var all []bound
	for _, v := range c.core.Vars() {
		if x, ok := c.core.Lookup(v); ok {
			all = append(all, x.(bound))
		}
	}
	return all
}

func (c *Context) list(of func(bound) py.Value) *py.Tuple {
	var all []py.Value
	for _, b := range c.bindings() {
		all = append(all, of(b))
	}
	return py.NewTuple(all...)
}

func contextEqual(t *py.Thread, args []py.Value) (py.Value, error) {
	a := args[0].(*Context)
	b, ok := args[1].(*Context)
	if !ok {
		return py.NotImplemented, nil
	}
	mine, theirs := a.bindings(), b.bindings()
	if len(mine) != len(theirs) {
		return py.False, nil
	}
	for _, x := range mine {
		y := x.of.in(b.core)
		if y == nil {
			return py.False, nil
		}
		if same, err := t.Same(x.value, y); err != nil || !same {
			return py.False, err
		}
	}
	return py.True, nil
}
