package modules

import "batuta/lessons/python/py"

// loadABC makes the module abc.
func loadABC(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "abc", Doc: "Abstract Base Classes (ABCs) according to PEP 3119.",
		Classes: []*py.Class{py.ABCMetaClass, py.ABCClass},
		Defs: []py.Def{
			{Sig: "abstractmethod(funcobj)", Fn: abstractMethod},
			{Sig: "get_cache_token()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return py.MakeInt(int64(t.AbstractToken())), nil
			}},
			{Sig: "update_abstractmethods(cls)", Fn: updateAbstract},
		},
		Missing: []string{"abstractclassmethod", "abstractstaticmethod", "abstractproperty"},
	}), nil
}

// abstractMethod marks a method that must be defined anew.
func abstractMethod(t *py.Thread, args []py.Value) (py.Value, error) {
	return args[0], t.Setattr(args[0], t.In().Intern("__isabstractmethod__"), py.True)
}

// updateAbstract works out anew which methods of a class are abstract, after
// some were added to it.
func updateAbstract(t *py.Thread, args []py.Value) (py.Value, error) {
	c, ok := args[0].(*py.Class)
	if !ok {
		return args[0], nil
	}
	known, err := t.Lookup(c, t.In().Intern("__abstractmethods__"))
	if err != nil {
		if _, is := py.IsRaised(err, py.Errors.AttributeError); !is {
			return nil, err
		}
	}
	if known == nil { // it is no abstract base class
		return c, nil
	}
	return c, t.FindAbstract(c)
}
