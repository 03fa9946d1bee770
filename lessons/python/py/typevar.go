package py

import (
	"strings"

	"batuta/lessons/python/bytecode"
)

// TypeVar is a type parameter: a TypeVar, ParamSpec or TypeVarTuple.
type TypeVar struct {
	kind     paramKind
	name     *Str
	module   Value
	bound    Value // or the function that answers it
	lazy     bool  // bound is such a function
	options  Value // its constraints, a tuple, or the function that answers them
	lazyOpts bool
	fallback Value // its default, or the function that answers it; nil: none
	lazyDef  bool
	variance byte // '+', '-', '~', or 0: inferred
	attrs    *Dict
}

type paramKind uint8

const (
	plainKind paramKind = iota
	specKind
	starKind
)

// The classes of type parameters and what belongs to them.
var (
	TypeVarClass       = newNamed("typing", "TypeVar")
	ParamSpecClass     = newNamed("typing", "ParamSpec")
	TypeVarTupleClass  = newNamed("typing", "TypeVarTuple")
	ParamSpecArgsClass = newNamed("typing", "ParamSpecArgs")
	ParamSpecKwClass   = newNamed("typing", "ParamSpecKwargs")
	NoDefaultClass     = newNamed("typing", "NoDefaultType")
)

// NoDefaultType is the class of typing.NoDefault.
type NoDefaultType struct{}

// NoDefault is typing.NoDefault: a type parameter has no default.
var NoDefault Value = NoDefaultType{}

// Type is typing.NoDefaultType.
func (NoDefaultType) Type() *Class { return NoDefaultClass }

// Type is TypeVar, ParamSpec or TypeVarTuple.
func (v *TypeVar) Type() *Class {
	switch v.kind {
	case specKind:
		return ParamSpecClass
	case starKind:
		return TypeVarTupleClass
	}
	return TypeVarClass
}

// Attrs is its __dict__.
func (v *TypeVar) Attrs(make bool) *Dict {
	if v.attrs == nil && make {
		v.attrs = NewDict()
	}
	return v.attrs
}

// ParamPart is P.args or P.kwargs of a ParamSpec.
type ParamPart struct {
	Of *TypeVar
	kw bool
}

// Type is ParamSpecArgs or ParamSpecKwargs.
func (p *ParamPart) Type() *Class {
	if p.kw {
		return ParamSpecKwClass
	}
	return ParamSpecArgsClass
}

// makeTypeVar makes a type parameter of a def, class or type statement; bound
// is a function that answers its bound or constraints.
func (t *Thread) makeTypeVar(kind bytecode.TypeVarKind, name *Str, bound Value) (Value, error) {
	v := &TypeVar{name: name, module: t.moduleHere()}
	switch kind {
	case bytecode.BoundTypeVar:
		v.bound, v.lazy = bound, true
	case bytecode.ConstrainedTypeVar:
		v.options, v.lazyOpts = bound, true
	case bytecode.StarTypeVar:
		v.kind = starKind
	case bytecode.ParamSpecVar:
		v.kind = specKind
	}
	return v, nil
}

// moduleHere is the name of the module whose code runs.
func (t *Thread) moduleHere() Value {
	if t.frame == nil {
		return None
	}
	return OrNone(t.frame.globals.GetStr(nameName))
}

// setTypeDefault gives a type parameter the function that answers its default.
func (t *Thread) setTypeDefault(param, function Value) error {
	v := param.(*TypeVar)
	v.fallback, v.lazyDef = function, true
	return nil
}

// setTypeParams gives a function its type parameters.
func (t *Thread) setTypeParams(function, params Value) error {
	if f, ok := function.(*Function); ok {
		f.params = params
	}
	return nil
}

// makeGeneric is typing.Generic[params], the base that a class statement with
// type parameters adds.
func (t *Thread) makeGeneric(params *Tuple) (Value, error) {
	typing, err := t.Import("typing")
	if err != nil {
		return nil, err
	}
	generic, err := t.Attr(typing, "Generic")
	if err != nil {
		return nil, err
	}
	return t.GetItem(generic, params)
}

// force answers what a value or the function that makes it says.
func (t *Thread) force(v *Value, lazy *bool) (Value, error) {
	if *v == nil || !*lazy {
		return OrNone(*v), nil
	}
	x, err := t.Call(*v, MakeInt(1))
	if err != nil {
		return nil, err
	}
	*v, *lazy = x, false
	return x, nil
}

func (v *TypeVar) hasDefault() bool { return v.fallback != nil }

func (v *TypeVar) defaultValue(t *Thread) (Value, error) {
	if v.fallback == nil {
		return NoDefault, nil
	}
	return t.force(&v.fallback, &v.lazyDef)
}

func (v *TypeVar) constraints(t *Thread) (Value, error) {
	if v.options == nil {
		return NewTuple(), nil
	}
	return t.force(&v.options, &v.lazyOpts)
}

// shown is its name with the sign of its variance.
func (v *TypeVar) shown() string {
	if v.variance == 0 || v.kind == starKind {
		return v.name.s
	}
	return string(rune(v.variance)) + v.name.s
}

// typeParamDefs are what all three kinds of type parameter have.
func typeParamDefs() []Def {
	refuse := func(t *Thread, args []Value) (Value, error) {
		return nil, t.TypeError("Cannot subclass an instance of %s", args[0].Type().QualName)
	}
	return []Def{
		{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*TypeVar).shown()), nil }},
		{Sig: "__name__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeVar).name, nil }},
		{Sig: "__module__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeVar).module, nil }},
		{Sig: "__default__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) { return args[0].(*TypeVar).defaultValue(t) }},
		{Sig: "has_default(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return MakeBool(args[0].(*TypeVar).hasDefault()), nil }},
		{Sig: "__mro_entries__(self, bases, /)", Fn: refuse},
		{Sig: "__typing_subst__(self, arg, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[1], nil }},
		DictDef(),
	}
}

// varianceDefs are what TypeVar and ParamSpec have.
func varianceDefs() []Def {
	is := func(sign byte) Native {
		return func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(args[0].(*TypeVar).variance == sign), nil
		}
	}
	return append(typeParamDefs(),
		Def{Sig: "__covariant__(self)", Kind: Getter, Fn: is('+')},
		Def{Sig: "__contravariant__(self)", Kind: Getter, Fn: is('-')},
		Def{Sig: "__infer_variance__(self)", Kind: Getter, Fn: is(0)},
		Def{Sig: "__bound__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
			v := args[0].(*TypeVar)
			return t.force(&v.bound, &v.lazy)
		}},
		Def{Sig: "__or__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[0], args[1]) }},
		Def{Sig: "__ror__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[1], args[0]) }},
	)
}

func typeVarSpec() Spec {
	return Spec{
		Doc: "Type variable.", Self: SelfOf[*TypeVar], Final: true, New: newTypeVar,
		Defs: append(varianceDefs(), Def{Sig: "__constraints__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
			return args[0].(*TypeVar).constraints(t)
		}}),
	}
}

func paramSpecSpec() Spec {
	part := func(kw bool) Native {
		return func(_ *Thread, args []Value) (Value, error) { return &ParamPart{Of: args[0].(*TypeVar), kw: kw}, nil }
	}
	return Spec{
		Doc: "Parameter specification variable.", Self: SelfOf[*TypeVar], Final: true, New: newParamSpec,
		Defs: append(varianceDefs(), Def{Sig: "args(self)", Kind: Getter, Fn: part(false)}, Def{Sig: "kwargs(self)", Kind: Getter, Fn: part(true)}),
	}
}

func typeVarTupleSpec() Spec {
	return Spec{
		Doc: "Type variable tuple.", Self: SelfOf[*TypeVar], Final: true, New: newTypeVarTuple,
		Defs: append(typeParamDefs(), Def{Sig: "__iter__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			typing, err := t.Import("typing")
			if err != nil {
				return nil, err
			}
			unpack, err := t.Attr(typing, "Unpack")
			if err != nil {
				return nil, err
			}
			one, err := t.GetItem(unpack, args[0])
			if err != nil {
				return nil, err
			}
			return t.Iter(NewTuple(one))
		}}),
	}
}

func paramPartSpec() Spec {
	return Spec{
		Self: SelfOf[*ParamPart], Final: true,
		New: func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
			if len(args) == 0 && len(kw) == 1 && kw[0].Name == "origin" {
				args, kw = []Value{kw[0].Value}, nil
			}
			switch word := strings.TrimPrefix(strings.ToLower(cls.Name), "typing."); {
			case len(args)+len(kw) > 1:
				return nil, t.TypeError("%s() takes at most 1 argument (%d given)", word, len(args)+len(kw))
			case len(args) == 0:
				return nil, t.TypeError("%s() missing required argument 'origin' (pos 1)", word)
			}
			of, ok := args[0].(*TypeVar)
			if !ok || of.kind != specKind {
				return nil, t.NotYet(cls.Name + "() of what is no ParamSpec")
			}
			return &ParamPart{Of: of, kw: cls == ParamSpecKwClass}, nil
		},
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				p := args[0].(*ParamPart)
				if p.kw {
					return NewStr(p.Of.name.s + ".kwargs"), nil
				}
				return NewStr(p.Of.name.s + ".args"), nil
			}},
			{Sig: "__origin__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*ParamPart).Of, nil }},
			{Sig: "__eq__(self, value, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				a := args[0].(*ParamPart)
				b, ok := args[1].(*ParamPart)
				if !ok || a.kw != b.kw {
					return NotImplemented, nil
				}
				return MakeBool(a.Of == b.Of), nil
			}},
			{Sig: "__hash__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeInt(int64(AddressOf(args[0].(*ParamPart).Of))), nil
			}},
		},
	}
}
