package compiler

import "batuta/lessons/python/syntax"

const generatorExp = syntax.GeneratorExp

func (t *table) exprs(es []syntax.Expr) {
	for _, e := range es {
		t.expr(e)
	}
}

// expr visits an expression, which may be nil.
func (t *table) expr(e syntax.Expr) {
	if e == nil {
		return
	}
	defer t.deeper(e)()
	switch e := e.(type) {
	case *syntax.Name:
		t.use(e.ID)
		if e.ID == "super" && t.cur.functionLike() {
			t.use("__class__")
		}
	case *syntax.JoinedStr:
		t.exprs(e.Parts)
	case *syntax.FormattedValue:
		t.expr(e.Value)
		if e.Spec != nil {
			t.expr(e.Spec)
		}
	case *syntax.List:
		t.exprs(e.Elts)
	case *syntax.Tuple:
		t.exprs(e.Elts)
	case *syntax.Set:
		t.exprs(e.Elts)
	case *syntax.Dict:
		t.exprs(e.Keys)
		t.exprs(e.Values)
	case *syntax.Starred:
		t.expr(e.Value)
	case *syntax.UnaryOp:
		t.expr(e.X)
	case *syntax.BinOp:
		t.expr(e.X)
		t.expr(e.Y)
	case *syntax.BoolOp:
		t.exprs(e.Values)
	case *syntax.Compare:
		t.expr(e.Left)
		t.exprs(e.Right)
	case *syntax.IfExp:
		t.expr(e.Test)
		t.expr(e.Body)
		t.expr(e.OrElse)
	default:
		t.compound(e)
	}
}

// compound is expr for what calls, takes a part of something, has code of its
// own or is suspended.
func (t *table) compound(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.NamedExpr:
		t.named(e)
	case *syntax.Call:
		t.expr(e.Func)
		t.exprs(e.Args)
		t.keywords(e.Keywords)
	case *syntax.Attribute:
		t.expr(e.Value)
	case *syntax.Subscript:
		t.expr(e.Value)
		t.expr(e.Index)
	case *syntax.Slice:
		t.expr(e.Lower)
		t.expr(e.Upper)
		t.expr(e.Step)
	case *syntax.Lambda:
		t.lambda(e)
	case *syntax.Comp:
		t.comp(e)
	case *syntax.Await:
		t.notInTypes(e, "await expression")
		if !t.cur.functionLike() {
			fail(e, "'await' outside function")
		}
		if !t.cur.coroutine && !t.cur.comp {
			fail(e, "'await' outside async function")
		}
		t.expr(e.Value)
		t.cur.coroutine = true
	case *syntax.Yield:
		t.yield(e, e.Value)
	case *syntax.YieldFrom:
		t.yield(e, e.Value)
	}
}

func (t *table) keywords(ks []syntax.Keyword) {
	for i := range ks {
		checkAssignable(ks[i].Name, &ks[i])
		t.expr(ks[i].Value)
	}
}

// target visits what is assigned to or deleted.
func (t *table) target(e syntax.Expr, del bool) {
	switch e := e.(type) {
	case *syntax.Name:
		if del && e.ID == "__debug__" {
			fail(e, "cannot delete __debug__")
		}
		t.bind(e.ID, e)
	case *syntax.Starred:
		t.target(e.Value, del)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			t.target(x, del)
		}
	case *syntax.List:
		for _, x := range e.Elts {
			t.target(x, del)
		}
	case *syntax.Attribute:
		if del && e.Attr == "__debug__" {
			fail(e, "cannot delete __debug__")
		}
		checkAssignable(e.Attr, e)
		t.expr(e)
	default:
		t.expr(e)
	}
}

// notInTypes refuses an expression in scopes that are evaluated later, or never.
func (t *table) notInTypes(e syntax.Node, what string) {
	s := t.cur
	switch s.kind {
	case annotationScope, aliasScope, typeBoundScope:
		fail(e, "%s cannot be used within %s", what, s.what)
	case typeParamsScope:
		fail(e, "%s cannot be used within the definition of a generic", what)
	}
}

func (t *table) yield(e, value syntax.Expr) {
	t.notInTypes(e, "yield expression")
	t.expr(value)
	s := t.cur
	s.generator = true
	if s.comp {
		fail(e, "'yield' inside %s", compWords(s.compKind))
	}
}

func compWords(k syntax.CompKind) string {
	switch k {
	case syntax.ListComp:
		return "list comprehension"
	case syntax.SetComp:
		return "set comprehension"
	case syntax.DictComp:
		return "dict comprehension"
	}
	return "generator expression"
}

// named visits (target := value). In a comprehension the target is the
// function's around it.
func (t *table) named(e *syntax.NamedExpr) {
	t.notInTypes(e, "named expression")
	if t.cur.iterables > 0 {
		fail(e, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if t.cur.comp {
		t.outOfComp(e.Target)
	}
	t.expr(e.Value)
	t.bind(e.Target.ID, e.Target)
}

// outOfComp finds where the target of an assignment expression within a
// comprehension belongs.
func (t *table) outOfComp(target *syntax.Name) {
	for s := t.cur; ; s = s.parent {
		sym := s.symbols[s.mangle(target.ID)]
		switch {
		case s.comp:
			if sym != nil && sym.flags&isCompVar != 0 {
				fail(target, "assignment expression cannot rebind comprehension iteration variable '%s'", target.ID)
			}
			continue
		case s.kind == functionScope:
			f := isNonlocal
			if sym != nil && sym.flags&isGlobal != 0 {
				f = isGlobal
			}
			t.add(target.ID, f, target).at = target.Span
			t.addTo(s, target.ID, isLocal, target)
			return
		case s.kind == moduleScope:
			t.add(target.ID, isGlobal, target).at = target.Span
			t.addTo(s, target.ID, isGlobal, target)
			return
		case s.kind == classScope:
			fail(target, "assignment expression within a comprehension cannot be used in a class body")
		case s.kind == typeParamsScope:
			fail(target, "assignment expression within a comprehension cannot be used within the definition of a generic")
		default:
			fail(target, "assignment expression within a comprehension cannot be used in %s", s.what)
		}
	}
}

func (t *table) lambda(e *syntax.Lambda) {
	t.defaults(e.Params)
	s := t.enter(functionScope, "<lambda>", e, bodyRole)
	s.lambda = true
	s.iterables = s.parent.iterables
	t.params(e.Params)
	t.expr(e.Body)
	t.leave()
}

// compName is what tracebacks call a comprehension.
func compName(k syntax.CompKind) string {
	return [...]string{"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}[k]
}

func (t *table) comp(e *syntax.Comp) {
	first := &e.Generators[0]
	t.cur.iterables++
	t.expr(first.Iter)
	t.cur.iterables--
	s := t.enter(functionScope, compName(e.Kind), e, bodyRole)
	s.comp, s.compKind = true, e.Kind
	s.iterables = s.parent.iterables
	s.coroutine = first.Async
	t.add(".0", isParam, e)
	for i := range e.Generators {
		g := &e.Generators[i]
		s.targets++
		t.target(g.Target, false)
		s.targets--
		if i > 0 {
			s.iterables++
			t.expr(g.Iter)
			s.iterables--
		}
		t.exprs(g.Ifs)
		s.coroutine = s.coroutine || g.Async
	}
	t.expr(e.Value)
	t.expr(e.Elt)
	s.generator = e.Kind == generatorExp
	t.leave()
	if s.coroutine && !s.generator {
		if !t.cur.coroutine && !t.cur.comp {
			fail(e, "asynchronous comprehension outside of an asynchronous function")
		}
		t.cur.coroutine = true
	}
}
