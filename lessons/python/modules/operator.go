package modules

import (
	"strings"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// The classes of the operator module.
var (
	itemGetterClass   = py.NewClass("operator", "operator.itemgetter")
	attrGetterClass   = py.NewClass("operator", "operator.attrgetter")
	methodCallerClass = py.NewClass("operator", "operator.methodcaller")
)

// loadOperator is the module operator.
func loadOperator(*py.Thread) (*py.Module, error) {
	itemGetterClass.Define(func() py.Spec {
		return getterSpec(itemGetterClass, py.SelfOf[*itemGetter], newItemGetter, (*itemGetter).repr)
	})
	attrGetterClass.Define(func() py.Spec {
		return getterSpec(attrGetterClass, py.SelfOf[*attrGetter], newAttrGetter, (*attrGetter).repr)
	})
	methodCallerClass.Define(func() py.Spec {
		return getterSpec(methodCallerClass, py.SelfOf[*methodCaller], newMethodCaller, (*methodCaller).repr)
	})
	defs := append(operatorDefs(), sequenceOperatorDefs()...)
	m := py.NewModule(py.ModuleSpec{
		Name: "_operator", Doc: "The operators as functions.", Defs: defs,
		Classes: []*py.Class{itemGetterClass, attrGetterClass, methodCallerClass},
	})
	m.Name = "operator" // whose functions say that they are of _operator
	m.Dict.SetStr(py.Name("__name__"), py.Name("operator"))
	for _, d := range defs { // __add__ is add
		name, _, _ := strings.Cut(d.Sig, "(")
		if !bare[name] {
			m.Dict.SetStr(py.NewStr("__"+strings.TrimSuffix(name, "_")+"__"), m.Dict.GetStr(py.NewStr(name)))
		}
	}
	return m, nil
}

// bare are the functions that have no other name with underscores.
var bare = map[string]bool{
	"is_": true, "is_not": true, "is_none": true, "is_not_none": true, "truth": true, "countOf": true, "indexOf": true, "length_hint": true,
}

var binaryOperators = map[string]syntax.Op{
	"add": syntax.Add, "sub": syntax.Sub, "mul": syntax.Mult, "matmul": syntax.MatMult, "truediv": syntax.Div,
	"floordiv": syntax.FloorDiv, "mod": syntax.Mod, "pow": syntax.Pow, "lshift": syntax.LShift, "rshift": syntax.RShift,
	"and_": syntax.BitAnd, "or_": syntax.BitOr, "xor": syntax.BitXor,
}

// operatorDefs are the functions that are operators.
func operatorDefs() []py.Def {
	var all []py.Def
	two := func(name string, f func(t *py.Thread, a, b py.Value) (py.Value, error)) {
		all = append(all, py.Def{Sig: name + "(a, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return f(t, args[0], args[1])
		}})
	}
	one := func(name string, f func(t *py.Thread, a py.Value) (py.Value, error)) {
		all = append(all, py.Def{Sig: name + "(a, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return f(t, args[0])
		}})
	}
	for name, op := range binaryOperators {
		two(name, func(t *py.Thread, a, b py.Value) (py.Value, error) { return t.Binary(op, a, b) })
		two("i"+strings.TrimSuffix(name, "_"), func(t *py.Thread, a, b py.Value) (py.Value, error) { return t.Inplace(op, a, b) })
	}
	for name, op := range map[string]syntax.Op{
		"eq": syntax.Eq, "ne": syntax.NotEq, "lt": syntax.Lt, "le": syntax.LtE, "gt": syntax.Gt, "ge": syntax.GtE,
	} {
		two(name, func(t *py.Thread, a, b py.Value) (py.Value, error) { return t.Compare(op, a, b) })
	}
	for name, op := range map[string]syntax.Op{
		"neg": syntax.USub, "pos": syntax.UAdd, "inv": syntax.Invert, "invert": syntax.Invert, "not_": syntax.Not,
	} {
		one(name, func(t *py.Thread, a py.Value) (py.Value, error) { return t.Unary(op, a) })
	}
	two("is_", func(_ *py.Thread, a, b py.Value) (py.Value, error) { return py.MakeBool(py.Identical(a, b)), nil })
	two("is_not", func(_ *py.Thread, a, b py.Value) (py.Value, error) { return py.MakeBool(!py.Identical(a, b)), nil })
	one("is_none", func(_ *py.Thread, a py.Value) (py.Value, error) { return py.MakeBool(a == py.None), nil })
	one("is_not_none", func(_ *py.Thread, a py.Value) (py.Value, error) { return py.MakeBool(a != py.None), nil })
	one("truth", func(t *py.Thread, a py.Value) (py.Value, error) {
		b, err := t.Truth(a)
		return py.MakeBool(b), err
	})
	one("index", func(t *py.Thread, a py.Value) (py.Value, error) { return t.IndexValue(a) })
	one("abs", func(t *py.Thread, a py.Value) (py.Value, error) {
		return t.Call(t.In().Builtins.GetStr(py.NewStr("abs")), a)
	})
	return all
}

// sequenceOperatorDefs are the functions about sequences, and call.
func sequenceOperatorDefs() []py.Def {
	return []py.Def{
		{Sig: "getitem(a, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return t.GetItem(args[0], args[1]) }},
		{Sig: "setitem(a, b, c, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return nil, t.SetItem(args[0], args[1], args[2])
		}},
		{Sig: "delitem(a, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) { return nil, t.DelItem(args[0], args[1]) }},
		{Sig: "contains(a, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, err := t.Contains(args[0], args[1])
			return py.MakeBool(b), err
		}},
		{Sig: "concat(a, b, /)", Fn: concat(syntax.Add, (*py.Thread).Binary)},
		{Sig: "iconcat(a, b, /)", Fn: concat(syntax.Add, (*py.Thread).Inplace)},
		{Sig: "countOf(a, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n := 0
			err := t.Each(args[0], func(x py.Value) error {
				same, err := t.Same(x, args[1])
				n += int(boolInt(same))
				return err
			})
			return py.MakeInt(int64(n)), err
		}},
		{Sig: "indexOf(a, b, /)", Fn: indexOf},
		{Sig: "length_hint(obj, default=0, /)", Fn: lengthHint},
		{Sig: "call(obj, /, *args, **kwargs)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return t.CallKw(args[0], args[1].(*py.Tuple).Items, moreKw(nil, args[2]))
		}},
	}
}

func concat(op syntax.Op, add func(*py.Thread, syntax.Op, py.Value, py.Value) (py.Value, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		for _, v := range args {
			if getitem, err := t.GetMethod(v, py.Name("__getitem__")); err != nil {
				return nil, err
			} else if getitem == nil {
				return nil, t.TypeError("'%s' object can't be concatenated", v.Type().Name)
			}
		}
		return add(t, op, args[0], args[1])
	}
}

func indexOf(t *py.Thread, args []py.Value) (py.Value, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	for i := int64(0); ; i++ {
		x, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		if x == nil {
			return nil, t.ValueError("sequence.index(x): x not in sequence")
		}
		same, err := t.Same(x, args[1])
		if err != nil {
			return nil, err
		}
		if same {
			return py.MakeInt(i), nil
		}
	}
}

func lengthHint(t *py.Thread, args []py.Value) (py.Value, error) {
	if _, ok := py.As[py.Int](args[1]); !ok {
		return nil, t.TypeError("'%s' object cannot be interpreted as an integer", args[1].Type().Name)
	}
	if method, err := t.GetMethod(args[0], py.Name("__len__")); err != nil {
		return nil, err
	} else if method != nil {
		n, err := t.Len(args[0])
		return py.MakeInt(int64(n)), err
	}
	hint, found, err := t.CallSpecial(args[0], py.Name("__length_hint__"))
	switch {
	case err != nil:
		return nil, err
	case !found, hint == py.NotImplemented:
		return args[1], nil
	}
	n, ok := py.As[py.Int](hint)
	if !ok {
		return nil, t.TypeError("__length_hint__ must be an integer, not %s", hint.Type().Name)
	}
	if n < 0 {
		return nil, t.ValueError("__length_hint__() should return >= 0")
	}
	return n, nil
}
