package py

// typeVarArgs are the arguments of TypeVar, ParamSpec and TypeVarTuple.
func (t *Thread) typeVarArgs(function string, args []Value, kw []KwArg, known ...string) (*TypeVar, []Value, map[string]Value, error) {
	named := map[string]Value{}
	for _, k := range kw {
		ok := k.Name == "name" && len(args) == 0
		for _, n := range known {
			ok = ok || n == k.Name
		}
		if !ok {
			return nil, nil, nil, t.UnexpectedKeyword(function+"()", k.Name, append([]string{"name"}, known...))
		}
		named[k.Name] = k.Value
	}
	if len(args) == 0 && named["name"] != nil {
		args = []Value{named["name"]}
	}
	if len(args) == 0 {
		return nil, nil, nil, t.TypeError("%s() missing required argument 'name' (pos 1)", function)
	}
	name, ok := As[*Str](args[0])
	if !ok {
		return nil, nil, nil, t.TypeError("%s() argument 'name' must be str, not %s", function, args[0].Type().Name)
	}
	v := &TypeVar{name: name, module: t.moduleHere(), variance: '~'}
	if d := named["default"]; d != nil && d != NoDefault {
		v.fallback = d
	}
	return v, args[1:], named, nil
}

// setVariance takes covariant=, contravariant= and infer_variance=.
func (t *Thread) setVariance(v *TypeVar, named map[string]Value) error {
	var said []byte
	for _, o := range []struct {
		name string
		sign byte
	}{{"covariant", '+'}, {"contravariant", '-'}, {"infer_variance", 0}} {
		yes, err := t.Truth(OrNone(named[o.name]))
		if err != nil {
			return err
		}
		if yes {
			said = append(said, o.sign)
		}
	}
	switch {
	case len(said) > 1 && said[1] == '-':
		return t.ValueError("Bivariant types are not supported.")
	case len(said) > 1:
		return t.ValueError("Variance cannot be specified with infer_variance.")
	case len(said) == 1:
		v.variance = said[0]
	}
	return nil
}

// boundType is a bound as TypeVar keeps it: a name becomes a forward reference.
func boundType(v Value) Value {
	if s, ok := v.(*Str); ok {
		return &ForwardRef{Arg: s}
	}
	return v
}

func newTypeVar(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	v, options, named, err := t.typeVarArgs("typevar", args, kw, "bound", "default", "covariant", "contravariant", "infer_variance")
	if err != nil {
		return nil, err
	}
	if err := t.setVariance(v, named); err != nil {
		return nil, err
	}
	if b := named["bound"]; b != nil && b != None {
		v.bound = boundType(b)
	}
	switch {
	case len(options) == 1:
		return nil, t.TypeError("A single constraint is not allowed")
	case len(options) > 1 && v.bound != nil:
		return nil, t.TypeError("Constraints cannot be combined with bound=...")
	case len(options) > 1:
		items := make([]Value, len(options))
		for i, o := range options {
			items[i] = boundType(o)
		}
		v.options = NewTuple(items...)
	}
	return v, nil
}

func newParamSpec(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	v, rest, named, err := t.typeVarArgs("paramspec", args, kw, "bound", "default", "covariant", "contravariant", "infer_variance")
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, t.TypeError("paramspec() takes exactly 1 positional argument (%d given)", len(args))
	}
	v.kind = specKind
	v.bound = NoneClass // as CPython shows a ParamSpec without a bound
	if b := named["bound"]; b != nil && b != None {
		v.bound = boundType(b)
	}
	return v, t.setVariance(v, named)
}

func newTypeVarTuple(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	v, rest, _, err := t.typeVarArgs("typevartuple", args, kw, "default")
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, t.TypeError("typevartuple() takes exactly 1 positional argument (%d given)", len(args))
	}
	v.kind = starKind
	return v, nil
}

// TypeAlias is what a type statement makes.
type TypeAlias struct {
	name   *Str
	module Value
	params *Tuple
	value  Value // or the function that answers it
	lazy   bool
}

// TypeAliasClass is typing.TypeAliasType.
var TypeAliasClass = newNamed("typing", "TypeAliasType")

// Type is typing.TypeAliasType.
func (*TypeAlias) Type() *Class { return TypeAliasClass }

// makeTypeAlias makes what a type statement names; params is a tuple or None,
// value a function that answers the type.
func (t *Thread) makeTypeAlias(name *Str, params, value Value) (Value, error) {
	p, ok := params.(*Tuple)
	if !ok {
		p = NewTuple()
	}
	return &TypeAlias{name: name, module: t.moduleHere(), params: p, value: value, lazy: true}, nil
}

func newTypeAlias(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	a := &TypeAlias{module: t.moduleHere(), params: NewTuple()}
	given := append([]Value(nil), args...)
	for _, k := range kw {
		switch k.Name {
		case "name", "value":
			given = append(given, k.Value)
		case "type_params":
			p, ok := k.Value.(*Tuple)
			if !ok {
				return nil, t.TypeError("type_params must be a tuple")
			}
			a.params = p
		default:
			return nil, t.UnexpectedKeyword("typealias()", k.Name, []string{"name", "value", "type_params"})
		}
	}
	if len(given) != 2 {
		return nil, t.TypeError("typealias() missing required argument 'value' (pos 2)")
	}
	name, ok := As[*Str](given[0])
	if !ok {
		return nil, t.TypeError("typealias() argument 'name' must be str, not %s", given[0].Type().Name)
	}
	a.name, a.value = name, given[1]
	return a, nil
}

func typeAliasSpec() Spec {
	return Spec{
		Doc: "Type alias.", Self: SelfOf[*TypeAlias], Final: true, New: newTypeAlias,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).name, nil }},
			{Sig: "__or__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[0], args[1]) }},
			{Sig: "__ror__(self, value, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.MakeUnion(args[1], args[0]) }},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				if len(args[0].(*TypeAlias).params.Items) == 0 {
					return nil, t.TypeError("Only generic type aliases are subscriptable")
				}
				return t.NewAlias(args[0], args[1]), nil
			}},
			{Sig: "__value__(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				a := args[0].(*TypeAlias)
				return t.force(&a.value, &a.lazy)
			}},
			{Sig: "__name__(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).name, nil }},
			{Sig: "__qualname__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).name, nil }},
			{Sig: "__module__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).module, nil }},
			{Sig: "__type_params__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).params, nil }},
			{Sig: "__parameters__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*TypeAlias).params, nil }},
		},
	}
}

func noDefaultSpec() Spec {
	return Spec{
		Final: true, New: one(NoDefaultClass, NoDefault),
		Defs: []Def{{Sig: "__repr__(self, /)", Fn: constantRepr("typing.NoDefault")}},
	}
}
