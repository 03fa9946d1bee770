package modules

import "batuta/lessons/python/py"

// loadAtexit makes atexit.
func loadAtexit(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "atexit", Doc: "What is to be done when the program has ended.",
		Defs: []py.Def{
			{Sig: "register(func, /, *args, **kwargs)", Fn: registerAtExit},
			{Sig: "unregister(func, /)", Fn: unregisterAtExit},
			{Sig: "_clear()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				t.In().KeepAtExit(func(*py.ExitCall) bool { return false })
				return nil, nil
			}},
			{Sig: "_ncallbacks()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return py.MakeInt(int64(t.In().ExitCalls())), nil
			}},
			{Sig: "_run_exitfuncs()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				t.RunExits()
				return nil, nil
			}},
		},
	}), nil
}

func registerAtExit(t *py.Thread, args []py.Value) (py.Value, error) {
	if !t.IsCallable(args[0]) {
		return nil, t.TypeError("the first argument must be callable")
	}
	c := &py.ExitCall{Func: args[0], Args: args[1].(*py.Tuple).Items}
	kw := args[2].(*py.Dict)
	for at, k, v, ok := kw.Next(0); ok; at, k, v, ok = kw.Next(at + 1) {
		c.Kwargs = append(c.Kwargs, py.KwArg{Name: k.(*py.Str).String(), Value: v})
	}
	t.In().AtExit(c)
	return args[0], nil
}

func unregisterAtExit(t *py.Thread, args []py.Value) (py.Value, error) {
	var failed error
	t.In().KeepAtExit(func(c *py.ExitCall) bool {
		same, err := t.Equal(c.Func, args[0])
		if err != nil && failed == nil {
			failed = err
		}
		return !same
	})
	return nil, failed
}
