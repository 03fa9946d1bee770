package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

func (u *unit) list(e *syntax.List) {
	ks, constant := foldAll(e.Elts)
	switch {
	case constant && len(ks) > 2:
		u.emit(e, bytecode.BuildList, 0)
		u.constant(e, bytecode.Tuple(ks))
		u.emit(e, bytecode.ListExtend, 1)
	case starred(e.Elts) || len(e.Elts) > many:
		u.gather(e, 0, e.Elts)
	default:
		u.all(e.Elts)
		u.emit(e, bytecode.BuildList, len(e.Elts))
	}
}

func (u *unit) all(es []syntax.Expr) {
	for _, e := range es {
		u.expr(e)
	}
}

// gather makes a list of the pushed values on the stack and of expressions.
func (u *unit) gather(at syntax.Node, pushed int, es []syntax.Expr) {
	made := false
	n := pushed
	if len(es) > many {
		u.emit(at, bytecode.BuildList, n)
		made = true
	}
	for _, e := range es {
		s, star := e.(*syntax.Starred)
		if star && !made {
			u.emit(at, bytecode.BuildList, n)
			made = true
		}
		switch {
		case star:
			u.expr(s.Value)
			u.emit(at, bytecode.ListExtend, 1)
		case made:
			u.expr(e)
			u.emit(at, bytecode.ListAppend, 1)
		default:
			u.expr(e)
			n++
		}
	}
	if !made {
		u.emit(at, bytecode.BuildList, n)
	}
}

// tuple is a tuple display, or a function's defaults.
func (u *unit) tuple(at syntax.Node, es []syntax.Expr) {
	if ks, ok := foldAll(es); ok {
		u.constant(at, bytecode.Tuple(ks))
		return
	}
	if starred(es) || len(es) > many {
		u.gather(at, 0, es)
		u.emit(at, bytecode.ListToTuple, 0)
		return
	}
	u.all(es)
	u.emit(at, bytecode.BuildTuple, len(es))
}

func (u *unit) set(e *syntax.Set) {
	if !starred(e.Elts) && len(e.Elts) <= many {
		u.all(e.Elts)
		u.emit(e, bytecode.BuildSet, len(e.Elts))
		return
	}
	u.emit(e, bytecode.BuildSet, 0)
	for _, x := range e.Elts {
		if s, ok := x.(*syntax.Starred); ok {
			u.expr(s.Value)
			u.emit(e, bytecode.SetUpdate, 1)
			continue
		}
		u.expr(x)
		u.emit(e, bytecode.SetAdd, 1)
	}
}

func (u *unit) dict(e *syntax.Dict) {
	plain := len(e.Keys) <= many/2
	for _, k := range e.Keys {
		plain = plain && k != nil
	}
	if !plain {
		u.emit(e, bytecode.BuildMap, 0)
	}
	for i, k := range e.Keys {
		if k == nil {
			u.expr(e.Values[i])
			u.emit(e, bytecode.DictUpdate, 1)
			continue
		}
		u.expr(k)
		u.expr(e.Values[i])
		if !plain {
			u.emit(e, bytecode.MapAdd, 1)
		}
	}
	if plain {
		u.emit(e, bytecode.BuildMap, len(e.Keys))
	}
}
