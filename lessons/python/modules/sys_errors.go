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
