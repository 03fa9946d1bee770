package py

import "strings"

// GenericAlias is list[int]: a class with type arguments.
type GenericAlias struct {
	Origin  Value
	Args    *Tuple
	params  *Tuple // the type variables among the arguments, once worked out
	starred bool   // it is *tuple[int, ...]
}

// GenericAliasClass is types.GenericAlias.
var GenericAliasClass = newNamed("types", "GenericAlias")

// Type is types.GenericAlias.
func (*GenericAlias) Type() *Class { return GenericAliasClass }

// newNamed is a built-in class whose errors name its module too, as CPython's do.
func newNamed(module, name string) *Class {
	return NewClass(module, module+"."+name)
}

func genericAliasSpec() Spec {
	return Spec{
		Doc: "Represent a PEP 585 generic type", Self: SelfOf[*GenericAlias], New: newGenericAlias,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				s, err := t.aliasRepr(args[0].(*GenericAlias))
				return NewStr(s), err
			}},
			{Sig: "__getattribute__(self, name, /)", Fn: aliasGetattribute},
			{Sig: "__call__(self, /, *args, **kwargs)", Fn: aliasCall},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				a := args[0].(*GenericAlias)
				items, err := t.substitute(a, a.Args, args[1])
				if err != nil {
					return nil, err
				}
				return &GenericAlias{Origin: a.Origin, Args: items, starred: a.starred}, nil
			}},
			{Sig: "__eq__(self, value, /)", Fn: aliasEq},
			{Sig: "__hash__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				a := args[0].(*GenericAlias)
				h, err := t.Hash(NewTuple(a.Origin, a.Args))
				return MakeInt(int64(h)), err
			}},
			{Sig: "__or__(self, value, /)", Fn: typeOr},
			{Sig: "__ror__(self, value, /)", Fn: typeRor},
			{Sig: "__iter__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				a := args[0].(*GenericAlias)
				return t.Iter(NewTuple(&GenericAlias{Origin: a.Origin, Args: a.Args, starred: true}))
			}},
			{Sig: "__mro_entries__(self, bases, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				return NewTuple(args[0].(*GenericAlias).Origin), nil
			}},
			{Sig: "__instancecheck__(self, instance, /)", Fn: func(t *Thread, _ []Value) (Value, error) {
				return nil, t.TypeError("isinstance() argument 2 cannot be a parameterized generic")
			}},
			{Sig: "__subclasscheck__(self, subclass, /)", Fn: func(t *Thread, _ []Value) (Value, error) {
				return nil, t.TypeError("issubclass() argument 2 cannot be a parameterized generic")
			}},
			{Sig: "__origin__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*GenericAlias).Origin, nil }},
			{Sig: "__args__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*GenericAlias).Args, nil }},
			{Sig: "__parameters__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				return t.aliasParameters(args[0].(*GenericAlias))
			}},
			{Sig: "__unpacked__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
				return MakeBool(args[0].(*GenericAlias).starred), nil
			}},
		},
	}
}

func newGenericAlias(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("GenericAlias() takes no keyword arguments")
	}
	if len(args) != 2 {
		return nil, t.TypeError("GenericAlias expected 2 arguments, got %d", len(args))
	}
	return t.NewAlias(args[0], args[1]), nil
}

// NewAlias is origin[key].
func (t *Thread) NewAlias(origin, key Value) *GenericAlias {
	args, ok := key.(*Tuple)
	if !ok {
		args = NewTuple(key)
	}
	return &GenericAlias{Origin: origin, Args: args}
}

// genericAlias is what a built-in class answers when it is indexed: list[int].
func (t *Thread) genericAlias(c *Class, key Value) (Value, error) { return t.NewAlias(c, key), nil }

func (t *Thread) aliasRepr(a *GenericAlias) (string, error) {
	origin, err := t.typeRepr(a.Origin)
	if err != nil {
		return "", err
	}
	args := "()"
	if len(a.Args.Items) > 0 {
		if args, err = t.typeReprs(a.Args.Items); err != nil {
			return "", err
		}
	}
	star := ""
	if a.starred {
		star = "*"
	}
	return star + origin + "[" + args + "]", nil
}

// typeReprs shows types, with commas.
func (t *Thread) typeReprs(items []Value) (string, error) {
	parts := make([]string, len(items))
	for i, x := range items {
		var err error
		if parts[i], err = t.typeRepr(x); err != nil {
			return "", err
		}
	}
	return strings.Join(parts, ", "), nil
}

// typeRepr shows a type within another: a class by its name.
func (t *Thread) typeRepr(v Value) (string, error) {
	switch v := v.(type) {
	case EllipsisType:
		return "...", nil
	case *Class:
		if v == NoneClass {
			return "None", nil
		}
		return v.FullName(), nil
	case *List:
		s, err := t.typeReprs(v.Items)
		return "[" + s + "]", err
	case *Function:
		if m, ok := v.Module.(*Str); ok && m.s != "builtins" {
			return m.s + "." + v.Qual, nil
		}
		return v.Qual, nil
	}
	return t.Repr(v)
}

// ownAliasAttrs are the attributes that an alias has itself; the others are its
// origin's.
func ownAliasAttr(name string) bool {
	switch name {
	case "__class__", "__origin__", "__args__", "__parameters__", "__unpacked__", "__mro_entries__", "__reduce__", "__reduce_ex__",
		"__copy__", "__deepcopy__", "__bases__":
		return true
	}
	return false
}

func aliasGetattribute(t *Thread, args []Value) (Value, error) {
	a := args[0].(*GenericAlias)
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	if !ownAliasAttr(name.s) {
		return t.Getattr(a.Origin, name)
	}
	x, err := t.ownAttr(a, GenericAliasClass, name)
	if x == nil && err == nil {
		err = t.noAttribute(a, name)
	}
	return x, err
}

// aliasCall makes an instance of the origin, and tells it of what.
func aliasCall(t *Thread, args []Value) (Value, error) {
	a := args[0].(*GenericAlias)
	v, err := t.CallKw(a.Origin, args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
	if err != nil {
		return nil, err
	}
	if i, ok := v.(*Instance); ok && !i.class.noDict {
		if err := t.Setattr(v, Name("__orig_class__"), a); err != nil {
			if _, is := IsRaised(err, Errors.AttributeError); !is {
				return nil, err
			}
		}
	}
	return v, nil
}

func aliasEq(t *Thread, args []Value) (Value, error) {
	a := args[0].(*GenericAlias)
	b, ok := args[1].(*GenericAlias)
	if !ok {
		return NotImplemented, nil
	}
	same, err := t.Equal(a.Origin, b.Origin)
	if err == nil && same {
		same, err = t.Equal(a.Args, b.Args)
	}
	return MakeBool(same && a.starred == b.starred), err
}

func (t *Thread) aliasParameters(a *GenericAlias) (*Tuple, error) {
	if a.params == nil {
		p, err := t.typeParameters(a.Args.Items)
		if err != nil {
			return nil, err
		}
		a.params = p
	}
	return a.params, nil
}

var nameParameters = Name("__parameters__")

// typeParameters are the type variables in types, each once, in their order.
func (t *Thread) typeParameters(items []Value) (*Tuple, error) {
	var found []Value
	add := func(v Value) {
		for _, x := range found {
			if x == v {
				return
			}
		}
		found = append(found, v)
	}
	for _, x := range items {
		switch x := x.(type) {
		case *TypeVar:
			add(x)
			continue
		case *Class:
			continue
		case *List, *Tuple:
			inner, err := t.Collect(x)
			if err != nil {
				return nil, err
			}
			some, err := t.typeParameters(inner)
			if err != nil {
				return nil, err
			}
			for _, v := range some.Items {
				add(v)
			}
			continue
		}
		v, err := t.Lookup(x, nameParameters)
		if err != nil {
			return nil, err
		}
		if p, ok := As[*Tuple](OrNone(v)); ok {
			for _, v := range p.Items {
				add(v)
			}
		}
	}
	return NewTuple(found...), nil
}

// substitute puts types in the place of the type variables of an alias or union.
func (t *Thread) substitute(whole Value, args *Tuple, key Value) (*Tuple, error) {
	params, err := t.typeParameters(args.Items)
	if err != nil {
		return nil, err
	}
	if len(params.Items) == 0 {
		s, err := t.Repr(whole)
		if err != nil {
			return nil, err
		}
		return nil, t.TypeError("%s is not a generic class", s)
	}
	given, ok := key.(*Tuple)
	if !ok {
		given = NewTuple(key)
	}
	chosen, err := t.matchParameters(whole, params.Items, given.Items)
	if err != nil {
		return nil, err
	}
	var out []Value
	for _, x := range args.Items {
		items, err := t.substituteOne(x, params.Items, chosen)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return NewTuple(out...), nil
}

// matchParameters says what stands for each parameter: a tuple for *Ts.
func (t *Thread) matchParameters(whole Value, params, given []Value) ([]Value, error) {
	star := -1
	for i, p := range params {
		if v, ok := p.(*TypeVar); ok && v.kind == starKind {
			star = i
		}
	}
	if star >= 0 && len(given) >= len(params)-1 {
		many := len(given) - len(params) + 1
		all := append([]Value(nil), given[:star]...)
		all = append(all, NewTuple(append([]Value(nil), given[star:star+many]...)...))
		return append(all, given[star+many:]...), nil
	}
	chosen := append([]Value(nil), given...)
	for i := len(chosen); i < len(params); i++ {
		v, ok := params[i].(*TypeVar)
		if !ok || !v.hasDefault() {
			break
		}
		d, err := v.defaultValue(t)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, d)
	}
	if len(chosen) == len(params) {
		return chosen, nil
	}
	what := "many"
	if len(chosen) < len(params) {
		what = "few"
	}
	s, err := t.Repr(whole)
	if err != nil {
		return nil, err
	}
	return nil, t.TypeError("Too %s arguments for %s; actual %d, expected %d", what, s, len(given), len(params))
}

// substituteOne is a type with its variables replaced: several for *Ts.
func (t *Thread) substituteOne(x Value, params, chosen []Value) ([]Value, error) {
	for i, p := range params {
		if p != x {
			continue
		}
		if v, ok := p.(*TypeVar); ok && v.kind == starKind {
			return chosen[i].(*Tuple).Items, nil
		}
		if chosen[i] == None {
			return []Value{NoneClass}, nil
		}
		return []Value{chosen[i]}, nil
	}
	if _, is := x.(*Class); is {
		return []Value{x}, nil
	}
	own, err := t.Lookup(x, nameParameters)
	if err != nil {
		return nil, err
	}
	inner, ok := As[*Tuple](OrNone(own))
	if !ok || len(inner.Items) == 0 {
		return []Value{x}, nil
	}
	var key []Value
	for _, p := range inner.Items {
		some, err := t.substituteOne(p, params, chosen)
		if err != nil {
			return nil, err
		}
		key = append(key, some...)
	}
	v, err := t.GetItem(x, NewTuple(key...))
	return []Value{v}, err
}
