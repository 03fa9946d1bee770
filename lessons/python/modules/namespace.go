package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// namespace is types.SimpleNamespace: attributes and nothing else.
type namespace struct{ attrs *py.Dict }

var namespaceClass = py.NewClass("types", "types.SimpleNamespace")

// Type is types.SimpleNamespace.
func (*namespace) Type() *py.Class { return namespaceClass }

// Attrs is its __dict__.
func (n *namespace) Attrs(make bool) *py.Dict {
	if n.attrs == nil && make {
		n.attrs = py.NewDict()
	}
	return n.attrs
}

func namespaceSpec() py.Spec {
	return py.Spec{
		Doc: "A simple attribute-based namespace.", Self: py.SelfOf[*namespace],
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return &namespace{}, nil },
		Defs: []py.Def{
			{Sig: "__init__(self, mapping_or_iterable=?, /, **kwargs)", Kind: py.Whole, Fn: namespaceInit},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: namespaceRepr},
			{Sig: "__eq__(self, value, /)", Kind: py.Whole, Fn: namespaceEq},
			{Sig: "__replace__(self, /, **changes)", Kind: py.Whole, Fn: namespaceReplace},
			py.DictDef(),
		},
		Values: map[string]py.Value{"__hash__": py.None},
	}
}

// namespaceAttrs is the __dict__ of a namespace, or of an instance of a subclass.
func namespaceAttrs(t *py.Thread, v py.Value) (*py.Dict, error) {
	d, err := t.Attr(v, "__dict__")
	if err != nil {
		return nil, err
	}
	attrs, _ := py.As[*py.Dict](d)
	return attrs, nil
}

func namespaceInit(t *py.Thread, args []py.Value) (py.Value, error) {
	attrs, err := namespaceAttrs(t, args[0])
	if err != nil {
		return nil, err
	}
	if args[1] != nil {
		v, err := t.Call(py.DictClass, args[1])
		if err != nil {
			return nil, err
		}
		first := v.(*py.Dict)
		for at, k, x, ok := first.Next(0); ok; at, k, x, ok = first.Next(at + 1) {
			name, isStr := py.As[*py.Str](k)
			if !isStr {
				return nil, t.TypeError("keywords must be strings")
			}
			attrs.SetStr(name, x)
		}
	}
	for _, k := range py.KwArgs(args[2].(*py.Dict)) {
		attrs.SetStr(t.In().Intern(k.Name), k.Value)
	}
	return py.None, nil
}

func namespaceRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	name := "namespace"
	if c := args[0].Type(); c != namespaceClass {
		name = c.Name
	}
	done, first := t.Repring(args[0])
	if !first {
		return py.NewStr(name + "(...)"), nil
	}
	defer done()
	attrs, err := namespaceAttrs(t, args[0])
	if err != nil {
		return nil, err
	}
	var parts []string
	for at, k, v, ok := attrs.Next(0); ok; at, k, v, ok = attrs.Next(at + 1) {
		key, isStr := k.(*py.Str)
		if !isStr || key.String() == "" {
			continue
		}
		text, err := t.Repr(v)
		if err != nil {
			return nil, err
		}
		parts = append(parts, key.String()+"="+text)
	}
	return py.NewStr(name + "(" + strings.Join(parts, ", ") + ")"), nil
}

func namespaceEq(t *py.Thread, args []py.Value) (py.Value, error) {
	for _, v := range args {
		if _, is := py.As[*namespace](v); !is {
			return py.NotImplemented, nil
		}
	}
	a, err := namespaceAttrs(t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := namespaceAttrs(t, args[1])
	if err != nil {
		return nil, err
	}
	same, err := t.Equal(a, b)
	return py.MakeBool(same), err
}

func namespaceReplace(t *py.Thread, args []py.Value) (py.Value, error) {
	made, err := t.Call(args[0].Type())
	if err != nil {
		return nil, err
	}
	attrs, err := namespaceAttrs(t, made)
	if err != nil {
		return nil, err
	}
	old, err := namespaceAttrs(t, args[0])
	if err != nil {
		return nil, err
	}
	for _, from := range []*py.Dict{old, args[1].(*py.Dict)} {
		for at, k, v, ok := from.Next(0); ok; at, k, v, ok = from.Next(at + 1) {
			if err := attrs.Set(t, k, v); err != nil {
				return nil, err
			}
		}
	}
	return made, nil
}
