package modules

import "batuta/lessons/python/py"

// loadCodegen makes _codegen: what the library's own Python needs of the
// compiler. Programs have no exec, and this is not for them.
func loadCodegen(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "_codegen",
		Defs: []py.Def{
			{Sig: "define(source, names, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				source, ok := py.As[*py.Str](args[0])
				if !ok {
					return nil, t.TypeError("source must be str, not %s", args[0].Type().Name)
				}
				names, ok := py.As[*py.Dict](args[1])
				if !ok {
					return nil, t.TypeError("names must be dict, not %s", args[1].Type().Name)
				}
				return py.None, t.Define(source.String(), names)
			}},
			{Sig: "caller()", Fn: callerName},
			{Sig: "forward_annotations(annotate, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.ForwardAnnotations(args[0])
			}},
		},
	}), nil
}

// callerName is the name of the module in which the program itself stands.
func callerName(t *py.Thread, _ []py.Value) (py.Value, error) {
	f := t.Frame()
	if f == nil {
		return py.NewStr("__main__"), nil
	}
	globals, err := t.Attr(f, "f_globals")
	if err != nil {
		return nil, err
	}
	return t.CallMethod(globals, "get", py.NewStr("__name__"), py.NewStr("__main__"))
}
