package modules

import "batuta/lessons/python/py"

// loadTypingCore makes _typing: what of typing the machine makes itself.
func loadTypingCore(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "_typing",
		Classes: []*py.Class{
			py.ForwardRefClass, py.ParamSpecClass, py.ParamSpecArgsClass, py.ParamSpecKwClass, py.TypeAliasClass,
			py.TypeVarClass, py.TypeVarTupleClass, py.UnionClass,
		},
		Values: map[string]py.Value{"NoDefault": py.NoDefault},
	}), nil
}
