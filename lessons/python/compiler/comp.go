package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// comp is a comprehension or a generator expression.
func (u *unit) comp(e *syntax.Comp) {
	s := u.c.table.scopes[scopeKey{e, bodyRole}]
	if s.inlined {
		u.inline(e, s)
		return
	}
	f := u.c.newUnit(u, s, s.name, e)
	f.params(nil)
	f.code.Args = 1
	f.param(".0")
	if e.Kind != generatorExp {
		f.emit(e, compBuild(e.Kind), 0)
	}
	f.name(e.Generators[0].Iter, ".0", load)
	f.generator(e, 0)
	if e.Kind == generatorExp {
		f.constant(e, nil)
	}
	f.emit(e, bytecode.Return, 0)
	u.closure(e, f.finish(), 0)
	u.emit(e, bytecode.PushNull, 0)
	u.firstIter(e)
	u.emit(e, bytecode.Call, 1)
	if s.coroutine && e.Kind != generatorExp {
		u.await(e, 0)
	}
}

func compBuild(k syntax.CompKind) bytecode.Op {
	return [...]bytecode.Op{bytecode.BuildList, bytecode.BuildSet, bytecode.BuildMap}[k]
}

// firstIter evaluates what the comprehension walks along, which is outside of
// it, and its iterator.
func (u *unit) firstIter(e *syntax.Comp) {
	g := &e.Generators[0]
	u.expr(g.Iter)
	u.emit(g.Iter, iterOp(g), 0)
}

func iterOp(g *syntax.Generator) bytecode.Op {
	if g.Async {
		return bytecode.GetAIter
	}
	return bytecode.GetIter
}

// inline is a comprehension without a function of its own (PEP 709). Its
// variables are its own still: slots that are unbound when it is over, and
// cells that are new each time.
func (u *unit) inline(e *syntax.Comp, s *scope) {
	u.firstIter(e)
	outer, trap := u.cur, u.trap
	var fast []int
	u.cur = s
	for _, sym := range s.order {
		if sym.kind != localName || sym.name == ".0" {
			continue
		}
		if sym.cell {
			u.emit(e, bytecode.MakeCell, u.cells[sym])
		} else {
			fast = append(fast, u.slot(sym))
		}
	}
	clear := func() {
		for _, slot := range fast {
			u.emit(e, bytecode.ClearFast, slot)
		}
	}
	u.emit(e, compBuild(e.Kind), 0)
	u.emit(e, bytecode.Swap, 2)
	failed, end := newLabel(), newLabel()
	if len(fast) > 0 {
		u.guard(failed, 2)
	}
	u.generator(e, 0)
	u.trap, u.cur = trap, outer
	clear()
	if len(fast) > 0 {
		u.jump(e, bytecode.Jump, end)
		u.place(failed)
		clear()
		u.emit(e, bytecode.Reraise, 0)
		u.place(end)
	}
}

// generator walks along the iterator on the stack, which is that of the i-th
// for of a comprehension.
func (u *unit) generator(e *syntax.Comp, i int) {
	g := &e.Generators[i]
	top, next, end := newLabel(), newLabel(), newLabel()
	u.place(top)
	if g.Async {
		u.asyncNext(e, end)
	} else {
		u.jump(g.Iter, bytecode.ForIter, end)
	}
	u.assign(g.Target)
	for _, test := range g.Ifs {
		u.jumpIf(test, next, false)
	}
	if i+1 < len(e.Generators) {
		inner := &e.Generators[i+1]
		u.expr(inner.Iter)
		u.emit(inner.Iter, iterOp(inner), 0)
		u.generator(e, i+1)
	} else {
		u.element(e, i+2)
	}
	u.place(next)
	u.jump(e.Elt, bytecode.Jump, top)
	u.place(end)
	if g.Async {
		u.emit(g.Iter, bytecode.EndAsyncFor, 0)
	}
}

// element hands on one element: to what is made, which is depth below the top,
// or to who asks for it.
func (u *unit) element(e *syntax.Comp, depth int) {
	u.expr(e.Elt)
	switch e.Kind {
	case syntax.ListComp:
		u.emit(e.Elt, bytecode.ListAppend, depth)
	case syntax.SetComp:
		u.emit(e.Elt, bytecode.SetAdd, depth)
	case syntax.DictComp:
		u.expr(e.Value)
		u.emit(syntax.Span{Start: e.Elt.At().Start, End: e.Value.At().End}, bytecode.MapAdd, depth)
	default:
		u.emit(e.Elt, bytecode.Yield, 0)
		u.emit(e.Elt, bytecode.PopTop, 0)
	}
}
