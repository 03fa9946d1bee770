package py

import "batuta/lessons/python/bytecode"

func withHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.BeforeWith: func(t *Thread, f *Frame, _ int) (signal, error) {
			return t.beforeWith(f, nameEnter, nameExit, "", nameAenter)
		},
		bytecode.BeforeAsyncWith: func(t *Thread, f *Frame, _ int) (signal, error) {
			return t.beforeWith(f, nameAenter, nameAexit, "asynchronous ", nameEnter)
		},
		bytecode.WithExit: func(t *Thread, f *Frame, _ int) (signal, error) {
			v, err := t.Call(f.pop(), None, None, None)
			if err == nil {
				f.push(v)
			}
			return onward, err
		},
		bytecode.WithExceptStart: func(t *Thread, f *Frame, _ int) (signal, error) {
			e := f.peek(1).(*Exception)
			var tb Value = None
			if e.Traceback != nil {
				tb = e.Traceback
			}
			v, err := t.Call(f.peek(3), e.class, e, tb)
			if err == nil {
				f.push(v)
			}
			return onward, err
		},
	}
}

// beforeWith finds how the context manager is left, and enters it.
func (t *Thread) beforeWith(f *Frame, enter, exit *Str, kind string, other *Str) (signal, error) {
	cm := f.pop()
	out, err := t.GetMethod(cm, exit)
	if err != nil {
		return onward, err
	}
	in, err := t.GetMethod(cm, enter)
	if err != nil {
		return onward, err
	}
	switch {
	case out == nil:
		return onward, t.noManager(cm, kind, exit, other)
	case in == nil:
		return onward, t.noManager(cm, kind, enter, other)
	}
	f.push(out)
	v, err := t.Call(in)
	if err == nil {
		f.push(v)
	}
	return onward, err
}

// noManager is the error of what is no context manager; who has the methods of
// the other kind is told of it.
func (t *Thread) noManager(cm Value, kind string, missed, other *Str) error {
	hint := ""
	if cm.Type().lookup(t.in, other) != nil {
		supports, statement := "asynchronous ", "async with"
		if kind != "" {
			supports, statement = "", "with"
		}
		hint = " but it supports the " + supports + "context manager protocol. Did you mean to use '" + statement + "'?"
	}
	return t.TypeError("'%s' object does not support the %scontext manager protocol (missed %s method)%s", cm.Type().longName(), kind, missed.s, hint)
}
