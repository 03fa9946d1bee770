package modules

import (
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// loadInspectParts makes _inspect: what inspect.py cannot find out itself.
func loadInspectParts(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "_inspect",
		Defs: []py.Def{
			{Sig: "is_coroutine_function(f, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(py.IsCoroutineFunction(args[0])), nil
			}},
			{Sig: "python_kind(f, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(py.PythonKind(args[0])), nil
			}},
			{Sig: "last_line(text, first, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				first, err := t.Index(args[1])
				if err != nil {
					return nil, err
				}
				return py.MakeInt(int64(lastLine(args[0].(*py.Str).String(), first))), nil
			}},
		},
	}), nil
}

// lastLine is the last line of the function or class that begins in a line of a
// program, with its decorators; 0 if none begins there.
func lastLine(text string, first int) int {
	module, err := syntax.Parse("", []byte(text))
	if err != nil {
		return 0
	}
	last := 0
	syntax.Inspect(module, func(n syntax.Node) bool {
		var decorators []syntax.Expr
		switch n := n.(type) {
		case *syntax.FunctionDef:
			decorators = n.Decorators
		case *syntax.ClassDef:
			decorators = n.Decorators
		default:
			return true
		}
		begins := int(n.At().Start.Line)
		if len(decorators) > 0 {
			begins = min(begins, int(decorators[0].At().Start.Line))
		}
		if begins == first && last == 0 {
			last = int(n.At().End.Line)
		}
		return last == 0
	})
	return last
}
