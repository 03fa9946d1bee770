package py

// MappingProxy shows a mapping that cannot be changed through it: a class's
// __dict__.
type MappingProxy struct{ Of Value }

// MappingProxyClass is types.MappingProxyType.
var MappingProxyClass = newBuiltin("mappingproxy")

// Type is mappingproxy.
func (*MappingProxy) Type() *Class { return MappingProxyClass }

func mappingProxySpec() Spec {
	of := func(args []Value) Value { return args[0].(*MappingProxy).Of }
	method := func(name string) Native {
		return func(t *Thread, args []Value) (Value, error) { return t.CallMethod(of(args), name) }
	}
	special := func(name string) Native {
		key := Name(name)
		return func(t *Thread, args []Value) (Value, error) {
			other := args[1]
			if p, ok := other.(*MappingProxy); ok {
				other = p.Of
			}
			r, found, err := t.CallSpecial(of(args), key, other)
			if !found && err == nil {
				r = NotImplemented
			}
			return r, err
		}
	}
	return Spec{
		Doc: "Read-only proxy of a mapping.", Self: SelfOf[*MappingProxy], Final: true, New: newMappingProxy,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				s, err := t.Repr(of(args))
				return NewStr("mappingproxy(" + s + ")"), err
			}},
			{Sig: "__str__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				s, err := t.Str(of(args))
				return NewStr(s), err
			}},
			{Sig: "__len__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				n, err := t.Len(of(args))
				return MakeInt(int64(n)), err
			}},
			{Sig: "__getitem__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.GetItem(of(args), args[1]) }},
			{Sig: "__contains__(self, key, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				in, err := t.Contains(of(args), args[1])
				return MakeBool(in), err
			}},
			{Sig: "__iter__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return t.Iter(of(args)) }},
			{Sig: "__reversed__(self, /)", Fn: method("__reversed__")},
			{Sig: "keys(self, /)", Fn: method("keys")},
			{Sig: "values(self, /)", Fn: method("values")},
			{Sig: "items(self, /)", Fn: method("items")},
			{Sig: "copy(self, /)", Fn: method("copy")},
			{Sig: "get(self, key, default=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				return t.CallMethod(of(args), "get", args[1], args[2])
			}},
			{Sig: "__eq__(self, value, /)", Fn: special("__eq__")},
			{Sig: "__ne__(self, value, /)", Fn: special("__ne__")},
			{Sig: "__or__(self, value, /)", Fn: special("__or__")},
			{Sig: "__ror__(self, value, /)", Fn: special("__ror__")},
			{Sig: "__hash__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
				h, err := t.Hash(of(args))
				return MakeInt(int64(h)), err
			}},
			{Sig: "__class_getitem__(cls, item, /)", Kind: ClassMethodDef, Fn: func(t *Thread, args []Value) (Value, error) {
				return t.genericAlias(args[0].(*Class), args[1])
			}},
		},
	}
}

func newMappingProxy(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	if len(args)+len(kw) != 1 {
		return nil, t.TypeError("mappingproxy() missing required argument 'mapping' (pos 1)")
	}
	of := append(append([]Value(nil), args...), kwValues(kw)...)[0]
	switch of.(type) {
	case *List, *Tuple, *Str:
		return nil, t.TypeError("mappingproxy() argument must be a mapping, not %s", of.Type().Name)
	}
	if of.Type().lookup(t.in, nameGetitem) == nil {
		return nil, t.TypeError("mappingproxy() argument must be a mapping, not %s", of.Type().Name)
	}
	return &MappingProxy{Of: of}, nil
}

func kwValues(kw []KwArg) []Value {
	var all []Value
	for _, k := range kw {
		all = append(all, k.Value)
	}
	return all
}
