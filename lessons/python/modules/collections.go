package modules

import (
	_ "embed" // what of collections is written in Python
	"fmt"
	"strings"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

//go:embed lib/collections.py
var collectionsSource string

//go:embed lib/collections_user.py
var collectionsUserSource string

//go:embed lib/keyword.py
var keywordSource string

// collectionsLoaders are collections and what it is made of.
func collectionsLoaders() map[string]py.Loader {
	return map[string]py.Loader{
		"_collections":      loadCollections,
		"_collections_user": py.PythonModule("_collections_user", collectionsUserSource),
		"collections":       py.PythonModule("collections", collectionsSource),
		"keyword":           py.PythonModule("keyword", keywordSource),
	}
}

// loadCollections makes _collections: what of collections is written in Go.
func loadCollections(*py.Thread) (*py.Module, error) {
	dequeClass.Define(dequeSpec)
	dequeIterClass.Define(dequeIterSpec)
	dequeReverseClass.Define(dequeIterSpec)
	return py.NewModule(py.ModuleSpec{
		Name:    "_collections",
		Classes: []*py.Class{dequeClass, dequeIterClass, dequeReverseClass},
		Defs: []py.Def{
			{Sig: "_caller()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return t.ProgramModule(), nil }},
			{Sig: "_count_elements(mapping, iterable, /)", Fn: countElements},
			{Sig: "_field(i, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				i, err := t.Index(args[0])
				return py.TupleField(i), err
			}},
			{Sig: "_first(d, /)", Fn: firstEntry},
			{Sig: "_move_to_end(d, key, last, /)", Fn: moveToEnd},
			{Sig: "_new_function(typename, fields, defaults, /)", Fn: newFunction},
			{Sig: "_ordered_repr(d, /)", Fn: orderedRepr},
			{Sig: "_view(d, what, /)", Fn: orderedView},
		},
	}), nil
}

// countElements adds one to each value's count.
func countElements(t *py.Thread, args []py.Value) (py.Value, error) {
	counts, ok := py.As[*py.Dict](args[0])
	if !ok {
		return nil, t.TypeError("a dict is required, not '%s'", args[0].Type().Name)
	}
	return nil, t.Each(args[1], func(x py.Value) error {
		before, err := counts.Get(t, x)
		if err != nil {
			return err
		}
		if before == nil {
			before = py.MakeInt(0)
		}
		after, err := t.Binary(syntax.Add, before, py.MakeInt(1))
		if err != nil {
			return err
		}
		return counts.Set(t, x, after)
	})
}

// dictOf is the dict within an OrderedDict.
func dictOf(t *py.Thread, v py.Value) (*py.Dict, error) {
	d, ok := py.As[*py.Dict](v)
	if !ok {
		return nil, t.TypeError("a dict is required, not '%s'", v.Type().Name)
	}
	return d, nil
}

// firstEntry is the first key of a dict and its value.
func firstEntry(t *py.Thread, args []py.Value) (py.Value, error) {
	d, err := dictOf(t, args[0])
	if err != nil {
		return nil, err
	}
	key, value := d.First()
	if key == nil {
		return nil, t.KeyError(py.NewStr("dictionary is empty"))
	}
	return py.NewTuple(key, value), nil
}

func moveToEnd(t *py.Thread, args []py.Value) (py.Value, error) {
	d, err := dictOf(t, args[0])
	if err != nil {
		return nil, err
	}
	last, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	found, err := d.MoveToEnd(t, args[1], last)
	if err == nil && !found {
		err = t.KeyError(args[1])
	}
	return nil, err
}

func orderedRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0]
	d, err := dictOf(t, self)
	if err != nil {
		return nil, err
	}
	name := self.Type().Name
	if d.Len() == 0 {
		return py.NewStr(name + "()"), nil
	}
	done, first := t.Repring(self)
	if !first {
		return py.NewStr("..."), nil
	}
	defer done()
	text, err := t.Repr(d)
	return py.NewStr(name + "(" + text + ")"), err
}

func orderedView(t *py.Thread, args []py.Value) (py.Value, error) {
	d, err := dictOf(t, args[0])
	if err != nil {
		return nil, err
	}
	what, err := t.Str(args[1])
	if err != nil {
		return nil, err
	}
	return d.OrderedView(what), nil
}

// newFunction is the __new__ of a named tuple: a function in Python with its
// fields as parameters, so that a call that is wrong fails in the words of a
// function's. The names are known to be identifiers.
func newFunction(t *py.Thread, args []py.Value) (py.Value, error) {
	fields, err := t.Collect(args[1])
	if err != nil {
		return nil, err
	}
	var params, values strings.Builder
	for _, f := range fields {
		name, err := t.Str(f)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&params, ", %s", name)
		fmt.Fprintf(&values, "%s, ", name)
	}
	text := "def __new__(_cls" + params.String() + "): return _make(_cls, (" + values.String() + "))"
	in := t.In()
	code, err := in.Compile(py.LibraryFile("collections"), text)
	if err != nil {
		return nil, fmt.Errorf("named tuple: %w", err)
	}
	make, err := t.Attr(py.TupleClass, "__new__")
	if err != nil {
		return nil, err
	}
	names := py.NewDict()
	names.SetStr(py.NewStr("_make"), make)
	if _, err := t.RunModule(in.NewCode(code), names); err != nil {
		return nil, err
	}
	f, ok := names.GetStr(py.NewStr("__new__")).(*py.Function)
	if !ok {
		return nil, t.TypeError("a named tuple's __new__ is no function")
	}
	typename, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	defaults, err := t.Collect(args[2])
	if err != nil {
		return nil, err
	}
	f.Qual, f.Defaults = typename+".__new__", defaults
	f.Module = py.NewStr("namedtuple_" + typename)
	return f, nil
}
