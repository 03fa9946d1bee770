package py

import "batuta/lessons/python/bytecode"

func typeHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.MakeTypeVar: func(t *Thread, f *Frame, n int) (signal, error) {
			var bound Value
			kind := bytecode.TypeVarKind(n)
			if kind == bytecode.BoundTypeVar || kind == bytecode.ConstrainedTypeVar {
				bound = f.pop()
			}
			v, err := t.makeTypeVar(kind, f.pop().(*Str), bound)
			if err == nil {
				f.push(v)
			}
			return onward, err
		},
		bytecode.SetTypeDefault: func(t *Thread, f *Frame, _ int) (signal, error) {
			value := f.pop()
			return onward, t.setTypeDefault(f.peek(1), value)
		},
		bytecode.SetTypeParams: func(t *Thread, f *Frame, _ int) (signal, error) {
			params := f.pop()
			return onward, t.setTypeParams(f.peek(1), params)
		},
		bytecode.MakeGeneric: func(t *Thread, f *Frame, _ int) (signal, error) {
			v, err := t.makeGeneric(f.pop().(*Tuple))
			if err == nil {
				f.push(v)
			}
			return onward, err
		},
		bytecode.MakeTypeAlias: func(t *Thread, f *Frame, _ int) (signal, error) {
			value, params, name := f.pop(), f.pop(), f.pop()
			v, err := t.makeTypeAlias(name.(*Str), params, value)
			if err == nil {
				f.push(v)
			}
			return onward, err
		},
		bytecode.CheckAnnotation: func(t *Thread, f *Frame, _ int) (signal, error) {
			format, err := t.Index(f.pop())
			if err == nil && format != 1 && format != 2 {
				err = t.NewException(Errors.NotImplementedError)
			}
			return onward, err
		},
	}
}
