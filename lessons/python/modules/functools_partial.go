package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// Partial is functools.partial: a function with some of its arguments.
type Partial struct {
	Func  py.Value
	Args  []py.Value // among them placeholder, for those that a call gives
	Kw    *py.Dict
	holes int // how many placeholders
	attrs *py.Dict
}

// PartialClass is functools.partial.
var PartialClass = py.NewClass("functools", "functools.partial")

var placeholderClass = py.NewClass("functools", "functools._PlaceholderType")

type placeholderType struct{}

// placeholder is functools.Placeholder.
var placeholder py.Value = placeholderType{}

// Type is functools._PlaceholderType.
func (placeholderType) Type() *py.Class { return placeholderClass }

// Type is functools.partial.
func (*Partial) Type() *py.Class { return PartialClass }

// Attrs is its __dict__.
func (p *Partial) Attrs(make bool) *py.Dict {
	if p.attrs == nil && make {
		p.attrs = py.NewDict()
	}
	return p.attrs
}

// Bind makes a method of it, as of a function.
func (p *Partial) Bind(_ *py.Thread, self py.Value, _ *py.Class) (py.Value, error) {
	if self == nil {
		return p, nil
	}
	return py.NewMethod(p, self), nil
}

// Call is p(*args, **kw).
func (p *Partial) Call(t *py.Thread, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(args) < p.holes {
		return nil, t.TypeError("missing positional arguments in 'partial' call; expected at least %d, got %d", p.holes, len(args))
	}
	all := make([]py.Value, 0, len(p.Args)+len(args))
	for _, a := range p.Args {
		if a == placeholder {
			a, args = args[0], args[1:]
		}
		all = append(all, a)
	}
	all = append(all, args...)
	if p.Kw.Len() == 0 {
		return t.CallKw(p.Func, all, kw)
	}
	merged := p.Kw.Copy()
	for _, k := range kw {
		merged.SetStr(py.NewStr(k.Name), k.Value)
	}
	return t.CallKw(p.Func, all, py.KwArgs(merged))
}

func partialSpec() py.Spec {
	of := func(args []py.Value) *Partial { return args[0].(*Partial) }
	return py.Spec{
		Doc:  "Create a new function with partial application of the given arguments\nand keywords.",
		Self: py.SelfOf[*Partial], New: newPartial,
		Defs: []py.Def{
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return of(args).Call(t, args[1].(*py.Tuple).Items, py.KwArgs(args[2].(*py.Dict)))
			}},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: partialRepr},
			{Sig: "__get__(self, instance, owner=None, /)", Kind: py.Whole, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				if args[1] == py.None {
					return args[0], nil
				}
				return py.NewMethod(args[0], args[1]), nil
			}},
			{Sig: "func(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return of(args).Func, nil }},
			{Sig: "args(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewTuple(append([]py.Value(nil), of(args).Args...)...), nil
			}},
			{Sig: "keywords(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return of(args).Kw, nil }},
			{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.NewAlias(args[0], args[1]), nil
			}},
			py.DictDef(),
		},
	}
}

func newPartial(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(args) == 0 {
		return nil, t.TypeError("type 'partial' takes at least one argument")
	}
	if !t.IsCallable(args[0]) {
		return nil, t.TypeError("the first argument must be callable")
	}
	p := &Partial{Func: args[0], Kw: py.NewDict()}
	given := args[1:]
	if n := len(given); n > 0 && given[n-1] == placeholder {
		return nil, t.TypeError("trailing Placeholders are not allowed")
	}
	if inner, ok := args[0].(*Partial); ok && inner.attrs == nil {
		p.Func, p.Kw = inner.Func, inner.Kw.Copy()
		for _, a := range inner.Args {
			if a == placeholder && len(given) > 0 {
				a, given = given[0], given[1:]
			}
			p.Args = append(p.Args, a)
		}
	}
	p.Args = append(p.Args, given...)
	for _, a := range p.Args {
		if a == placeholder {
			p.holes++
		}
	}
	for _, k := range kw {
		if k.Value == placeholder {
			return nil, t.TypeError("Placeholder cannot be passed as a keyword argument")
		}
		p.Kw.SetStr(py.NewStr(k.Name), k.Value)
	}
	return p, nil
}

func partialRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	p, ok := py.As[*Partial](args[0])
	if !ok {
		return nil, t.TypeError("descriptor '__repr__' requires a 'functools.partial' object but received a '%s'", args[0].Type().Name)
	}
	name := args[0].Type().FullName()
	done, first := t.Repring(args[0])
	if !first {
		return py.NewStr("..."), nil
	}
	defer done()
	text, err := t.Repr(p.Func)
	if err != nil {
		return nil, err
	}
	parts := []string{text}
	for _, a := range p.Args {
		if text, err = t.Repr(a); err != nil {
			return nil, err
		}
		parts = append(parts, text)
	}
	for _, k := range py.KwArgs(p.Kw) {
		if text, err = t.Repr(k.Value); err != nil {
			return nil, err
		}
		parts = append(parts, k.Name+"="+text)
	}
	return py.NewStr(name + "(" + strings.Join(parts, ", ") + ")"), nil
}

func placeholderSpec() py.Spec {
	return py.Spec{
		Final: true,
		New: func(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
			if len(args)+len(kw) > 0 {
				return nil, t.TypeError("_PlaceholderType takes no arguments")
			}
			return placeholder, nil
		},
		Defs: []py.Def{{Sig: "__repr__(self, /)", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
			return py.NewStr("Placeholder"), nil
		}}},
	}
}
