package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// getterSpec is what itemgetter, attrgetter and methodcaller have in common.
func getterSpec[T py.Callable](class *py.Class, self func(py.Value) (py.Value, bool), make py.New, repr func(T, *py.Thread) (string, error)) py.Spec {
	return py.Spec{Self: self, New: make, Defs: []py.Def{
		{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return args[0].(T).Call(t, args[1].(*py.Tuple).Items, moreKw(nil, args[2]))
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, err := repr(args[0].(T), t)
			return py.NewStr(class.Name + "(" + s + ")"), err
		}},
	}}
}

// subject is the one argument that these objects are called with.
func subject(t *py.Thread, class *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("%s() takes no keyword arguments", class.QualName)
	}
	if len(args) != 1 {
		return nil, t.TypeError("%s expected 1 argument, got %d", class.QualName, len(args))
	}
	return args[0], nil
}

func reprs(t *py.Thread, values []py.Value) ([]string, error) {
	var all []string
	for _, v := range values {
		s, err := t.Repr(v)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// itemGetter is itemgetter(...).
type itemGetter struct{ keys []py.Value }

// Type is itemgetter.
func (*itemGetter) Type() *py.Class { return itemGetterClass }

func newItemGetter(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("itemgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return nil, t.TypeError("itemgetter expected 1 argument, got 0")
	}
	return &itemGetter{append([]py.Value(nil), args...)}, nil
}

// Call is the item, or a tuple of several.
func (g *itemGetter) Call(t *py.Thread, args []py.Value, kw []py.KwArg) (py.Value, error) {
	v, err := subject(t, itemGetterClass, args, kw)
	if err != nil {
		return nil, err
	}
	return oneOrAll(g.keys, func(key py.Value) (py.Value, error) { return t.GetItem(v, key) })
}

func oneOrAll[T any](keys []T, get func(T) (py.Value, error)) (py.Value, error) {
	if len(keys) == 1 {
		return get(keys[0])
	}
	all := &py.Tuple{}
	for _, key := range keys {
		x, err := get(key)
		if err != nil {
			return nil, err
		}
		all.Items = append(all.Items, x)
	}
	return all, nil
}

func (g *itemGetter) repr(t *py.Thread) (string, error) {
	all, err := reprs(t, g.keys)
	return strings.Join(all, ", "), err
}

// attrGetter is attrgetter(...): dotted names.
type attrGetter struct{ names []py.Value }

// Type is attrgetter.
func (*attrGetter) Type() *py.Class { return attrGetterClass }

func newAttrGetter(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(kw) > 0 {
		return nil, t.TypeError("attrgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return nil, t.TypeError("attrgetter expected 1 argument, got 0")
	}
	for _, v := range args {
		if _, ok := py.As[*py.Str](v); !ok {
			return nil, t.TypeError("attribute name must be a string")
		}
	}
	return &attrGetter{append([]py.Value(nil), args...)}, nil
}

// Call is the attribute, or a tuple of several.
func (g *attrGetter) Call(t *py.Thread, args []py.Value, kw []py.KwArg) (py.Value, error) {
	v, err := subject(t, attrGetterClass, args, kw)
	if err != nil {
		return nil, err
	}
	return oneOrAll(g.names, func(name py.Value) (py.Value, error) {
		s, _ := py.As[*py.Str](name)
		x := v
		for _, part := range strings.Split(s.String(), ".") {
			var err error
			if x, err = t.Attr(x, part); err != nil {
				return nil, err
			}
		}
		return x, nil
	})
}

func (g *attrGetter) repr(t *py.Thread) (string, error) {
	all, err := reprs(t, g.names)
	return strings.Join(all, ", "), err
}

// methodCaller is methodcaller(name, ...).
type methodCaller struct {
	name *py.Str
	args []py.Value
	kw   []py.KwArg
}

// Type is methodcaller.
func (*methodCaller) Type() *py.Class { return methodCallerClass }

func newMethodCaller(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(args) == 0 {
		return nil, t.TypeError("methodcaller needs at least one argument, the method name")
	}
	name, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("method name must be a string")
	}
	return &methodCaller{name, append([]py.Value(nil), args[1:]...), append([]py.KwArg(nil), kw...)}, nil
}

// Call calls the method.
func (m *methodCaller) Call(t *py.Thread, args []py.Value, kw []py.KwArg) (py.Value, error) {
	v, err := subject(t, methodCallerClass, args, kw)
	if err != nil {
		return nil, err
	}
	f, err := t.Attr(v, m.name.String())
	if err != nil {
		return nil, err
	}
	return t.CallKw(f, m.args, m.kw)
}

func (m *methodCaller) repr(t *py.Thread) (string, error) {
	all, err := reprs(t, append([]py.Value{m.name}, m.args...))
	if err != nil {
		return "", err
	}
	for _, k := range m.kw {
		s, err := t.Repr(k.Value)
		if err != nil {
			return "", err
		}
		all = append(all, k.Name+"="+s)
	}
	return strings.Join(all, ", "), nil
}
