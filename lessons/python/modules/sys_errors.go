package modules

import "batuta/lessons/python/py"

// sysStreams are the functions of sys about errors.
func sysStreams() []py.Def {
	return []py.Def{
		{Sig: "exc_info()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			e := t.Handled()
			if e == nil {
				return py.NewTuple(py.None, py.None, py.None), nil
			}
			return py.NewTuple(e.Type(), e, tracebackOf(e)), nil
		}},
		{Sig: "exception()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			if e := t.Handled(); e != nil {
				return e, nil
			}
			return nil, nil
		}},
		{Sig: "excepthook(exctype, value, traceback, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			e, ok := args[1].(*py.Exception)
			if !ok {
				return nil, t.TypeError("print_exception(): Exception expected for value, %s found", args[1].Type().Name)
			}
			tb, _ := args[2].(*py.Traceback)
			for _, part := range t.FormatTraceback(e, tb, py.Format{}) {
				t.WriteStderr(part)
			}
			return nil, nil
		}},
		{Sig: "displayhook(object, /)", Fn: displayHook},
		{Sig: "get_asyncgen_hooks()", Fn: asyncgenHooks},
		{Sig: "unraisablehook(unraisable, /)", Fn: unraisableHook},
	}
}

// tracebackOf is an exception's __traceback__.
func tracebackOf(e *py.Exception) py.Value {
	if e.Traceback == nil {
		return py.None
	}
	return e.Traceback
}

func unraisableHook(t *py.Thread, args []py.Value) (py.Value, error) {
	v, err := t.Attr(args[0], "exc_value")
	if err != nil {
		return nil, err
	}
	e, ok := v.(*py.Exception)
	if !ok {
		return nil, nil
	}
	message, err := t.Attr(args[0], "err_msg")
	if err != nil {
		return nil, err
	}
	object, err := t.Attr(args[0], "object")
	if err != nil {
		return nil, err
	}
	words := "Exception ignored in"
	if s, given := message.(*py.Str); given {
		words = s.String()
	}
	t.Unraisable(e, words, object)
	return nil, nil
}

// displayHook writes a value as the prompt does, and keeps it as _.
func displayHook(t *py.Thread, args []py.Value) (py.Value, error) {
	if args[0] == py.None {
		return nil, nil
	}
	s, err := t.Repr(args[0])
	if err != nil {
		return nil, err
	}
	if _, err := t.CallMethod(t.SysFile("stdout"), "write", py.NewStr(s+"\n")); err != nil {
		return nil, err
	}
	t.In().Builtins.SetStr(t.In().Intern("_"), args[0])
	return nil, nil
}

// asyncgenHooks are those of the loop that runs, as functions.
func asyncgenHooks(t *py.Thread, _ []py.Value) (py.Value, error) {
	hooks := t.Hooks
	if hooks == nil {
		return sysHooks.make([]py.Value{py.None, py.None}), nil
	}
	hook := func(name string, do func(*py.Thread, *py.Generator) error) py.Value {
		return py.NewBuiltin("sys", py.Def{Sig: name + "(agen, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			g, ok := args[0].(*py.Generator)
			if !ok {
				return nil, t.TypeError("an async generator is wanted, not '%s'", args[0].Type().Name)
			}
			return nil, do(t, g)
		}})
	}
	return sysHooks.make([]py.Value{hook("firstiter", hooks.First), hook("finalizer", func(t *py.Thread, g *py.Generator) error {
		if f, ok := hooks.(interface {
			Final(*py.Thread, *py.Generator)
		}); ok {
			f.Final(t, g)
		}
		return nil
	})}), nil
}
