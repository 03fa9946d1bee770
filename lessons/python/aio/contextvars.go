package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of the module contextvars.
var (
	ContextVarClass = py.NewClass("_contextvars", "ContextVar")
	TokenClass      = py.NewClass("_contextvars", "Token")
	ContextClass    = py.NewClass("_contextvars", "Context")
	missingClass    = py.NewClass("_contextvars", "Token.MISSING")
)

// ContextVar is a variable whose value hangs on the context.
type ContextVar struct {
	core  *loopcore.ContextVar
	name  *py.Str
	value py.Value // its default, nil for none
}

// Token says what a variable was before it was set.
type Token struct {
	of      *ContextVar
	core    *loopcore.Token
	context *loopcore.Context
	used    bool
}

// bound is what a context holds for a variable: with it, the variable of a
// binding is known.
type bound struct {
	of    *ContextVar
	value py.Value
}

// missing is Token.MISSING.
type missing struct{}

// Type is ContextVar.
func (*ContextVar) Type() *py.Class { return ContextVarClass }

// Type is Token.
func (*Token) Type() *py.Class { return TokenClass }

// Type is the class of Token.MISSING.
func (missing) Type() *py.Class { return missingClass }

// in is the variable's value in a context, nil if it was not set there.
func (v *ContextVar) in(c *loopcore.Context) py.Value {
	x, ok := c.Lookup(v.core)
	if !ok {
		return nil
	}
	return x.(bound).value
}

func contextVarSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*ContextVar], Final: true, New: py.NewBy("ContextVar(name, /, *, default=?)", newContextVar),
		Defs: []py.Def{
			{Sig: "get(self, default=?, /)", Fn: contextVarGet},
			{Sig: "set(self, value, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				v, c := args[0].(*ContextVar), contextOf(t)
				return &Token{of: v, context: c, core: c.Set(v.core, bound{v, args[1]})}, nil
			}},
			{Sig: "reset(self, token, /)", Fn: contextVarReset},
			{Sig: "name(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*ContextVar).name, nil
			}},
			{Sig: "__repr__(self, /)", Fn: contextVarRepr},
			{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: classGetitem},
		},
	}
}

func newContextVar(t *py.Thread, args []py.Value) (py.Value, error) {
	name, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("context variable name must be a str")
	}
	return &ContextVar{core: loopcore.NewContextVar(name.String()), name: name, value: args[1]}, nil
}

func contextVarGet(t *py.Thread, args []py.Value) (py.Value, error) {
	v := args[0].(*ContextVar)
	switch x := v.in(contextOf(t)); {
	case x != nil:
		return x, nil
	case args[1] != nil:
		return args[1], nil
	case v.value != nil:
		return v.value, nil
	}
	return nil, t.NewException(py.Errors.LookupError, v)
}

func contextVarRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	v := args[0].(*ContextVar)
	name, err := t.Repr(v.name)
	if err != nil {
		return nil, err
	}
	text := "<ContextVar name=" + name
	if v.value != nil {
		s, err := t.Repr(v.value)
		if err != nil {
			return nil, err
		}
		text += " default=" + s
	}
	return py.NewStr(text + " at " + py.Address(v) + ">"), nil
}

func contextVarReset(t *py.Thread, args []py.Value) (py.Value, error) {
	token, ok := args[1].(*Token)
	if !ok {
		return nil, t.TypeError("expected an instance of Token, got %s", reprOrName(t, args[1]))
	}
	return nil, token.reset(t, args[0].(*ContextVar))
}

// reprOrName is repr(v), or the name of its class if that fails.
func reprOrName(t *py.Thread, v py.Value) string {
	s, err := t.Repr(v)
	if err != nil {
		return v.Type().Name
	}
	return s
}

// reset takes a set() back.
func (k *Token) reset(t *py.Thread, v *ContextVar) error {
	c := contextOf(t)
	switch {
	case k.used:
		return t.RuntimeError("%s has already been used once", reprOrName(t, k))
	case k.of != v:
		return t.ValueError("%s was created by a different ContextVar", reprOrName(t, k))
	case k.context != c:
		return t.ValueError("%s was created in a different Context", reprOrName(t, k))
	}
	k.used = true
	return c.Reset(v.core, k.core)
}

func tokenSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Token], Final: true,
		Values: map[string]py.Value{"MISSING": missing{}, "__hash__": py.None},
		Defs: []py.Def{
			{Sig: "var(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Token).of, nil
			}},
			{Sig: "old_value(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				if x, ok := args[0].(*Token).core.OldValue(); ok {
					return x.(bound).value, nil
				}
				return missing{}, nil
			}},
			{Sig: "__enter__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
			{Sig: "__exit__(self, type, value, traceback, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				k := args[0].(*Token)
				return nil, k.reset(t, k.of)
			}},
			{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				k, used := args[0].(*Token), ""
				if k.used {
					used = " used"
				}
				s, err := t.Repr(k.of)
				return py.NewStr("<Token" + used + " var=" + s + " at " + py.Address(k) + ">"), err
			}},
			{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: classGetitem},
		},
	}
}

func missingSpec() py.Spec {
	return py.Spec{Final: true, Defs: []py.Def{{Sig: "__repr__(self, /)", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
		return py.NewStr("<Token.MISSING>"), nil
	}}}}
}

// loadContextvars makes the module contextvars.
func loadContextvars(*py.Thread) (*py.Module, error) {
	ContextVarClass.Define(contextVarSpec)
	TokenClass.Define(tokenSpec)
	missingClass.Define(missingSpec)
	ContextClass.Define(contextSpec)
	return py.NewModule(py.ModuleSpec{
		Name: "contextvars", Classes: []*py.Class{ContextVarClass, TokenClass, ContextClass},
		Values: map[string]py.Value{"__all__": names("Context", "ContextVar", "Token", "copy_context")},
		Defs: []py.Def{{Sig: "copy_context()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return contextObject(contextOf(t).Copy()), nil
		}}},
	}), nil
}

// names is a list of names, as __all__ is.
func names(all ...string) *py.List {
	list := py.NewList()
	for _, name := range all {
		list.Items = append(list.Items, py.NewStr(name))
	}
	return list
}
