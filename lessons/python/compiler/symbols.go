package compiler

import "batuta/lessons/python/syntax"

func (t *table) stmts(body []syntax.Stmt) {
	for _, s := range body {
		t.stmt(s)
	}
}

// maybe visits statements that may not run.
func (t *table) maybe(bodies ...[]syntax.Stmt) {
	s := t.cur
	s.conditional++
	for _, body := range bodies {
		t.stmts(body)
	}
	s.conditional--
}

// deeper bounds the recursion; its answer is to be deferred.
func (t *table) deeper(at syntax.Node) func() {
	if t.depth++; t.depth > maxDepth {
		fail(at, "maximum recursion depth exceeded during compilation")
	}
	return func() { t.depth-- }
}

func (t *table) stmt(s syntax.Stmt) {
	defer t.deeper(s)()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		t.function(s)
	case *syntax.ClassDef:
		t.class(s)
	case *syntax.TypeAlias:
		t.alias(s)
	case *syntax.Return:
		t.expr(s.Value)
	case *syntax.Delete:
		for _, target := range s.Targets {
			t.target(target, true)
		}
	case *syntax.Assign:
		for _, target := range s.Targets {
			t.target(target, false)
		}
		t.expr(s.Value)
	case *syntax.AugAssign:
		t.target(s.Target, false)
		t.expr(s.Value)
	case *syntax.AnnAssign:
		t.annAssign(s)
	case *syntax.For:
		if s.Async && !t.cur.coroutine {
			fail(s, "'async for' outside async function")
		}
		t.target(s.Target, false)
		t.expr(s.Iter)
		t.maybe(s.Body, s.OrElse)
	case *syntax.While:
		t.expr(s.Test)
		t.maybe(s.Body, s.OrElse)
	case *syntax.If:
		t.expr(s.Test)
		t.maybe(s.Body, s.OrElse)
	case *syntax.With:
		if s.Async && !t.cur.coroutine {
			fail(s, "'async with' outside async function")
		}
		for _, item := range s.Items {
			t.expr(item.Context)
			if item.Target != nil {
				t.target(item.Target, false)
			}
		}
		t.maybe(s.Body)
	case *syntax.Match:
		t.match(s)
	case *syntax.Try:
		t.try(s)
	default:
		t.simple(s)
	}
}

// simple visits the statements that have none within.
func (t *table) simple(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Raise:
		t.expr(s.Exc)
		t.expr(s.Cause)
	case *syntax.Assert:
		t.expr(s.Test)
		t.expr(s.Msg)
	case *syntax.Import:
		for i := range s.Names {
			t.imported(&s.Names[i])
		}
	case *syntax.ImportFrom:
		if t.lateFuture(s) {
			fail(s, "from __future__ imports must occur at the beginning of the file")
		}
		for i := range s.Names {
			t.imported(&s.Names[i])
		}
	case *syntax.Global:
		for _, n := range s.Names {
			t.declare(n, s, isGlobal, "global")
		}
	case *syntax.Nonlocal:
		for _, n := range s.Names {
			t.declare(n, s, isNonlocal, "nonlocal")
		}
	case *syntax.ExprStmt:
		t.expr(s.Value)
	}
}

// declare takes a global or nonlocal statement's word for a name, of which
// nothing must have been known before.
func (t *table) declare(n *syntax.Name, s syntax.Node, f flags, word string) {
	if sym := t.cur.symbols[t.cur.mangle(n.ID)]; sym != nil {
		switch {
		case sym.flags&isParam != 0:
			fail(s, "name '%s' is parameter and %s", n.ID, word)
		case sym.flags&isAnnotated != 0:
			fail(s, "annotated name '%s' can't be %s", n.ID, word)
		case sym.flags&isLocal != 0:
			fail(s, "name '%s' is assigned to before %s declaration", n.ID, word)
		case sym.flags&isUsed != 0:
			fail(s, "name '%s' is used prior to %s declaration", n.ID, word)
		}
	}
	sym := t.add(n.ID, f, s)
	if sym.at == (syntax.Span{}) {
		sym.at = s.At()
	}
}

// imported is a name that an import binds.
func (t *table) imported(a *syntax.Alias) {
	name := boundByImport(*a)
	if name == "*" {
		if t.cur.kind != moduleScope {
			fail(a, "import * only allowed at module level")
		}
		return
	}
	checkAssignable(name, a)
	t.add(name, isImported, a)
}

func (t *table) try(s *syntax.Try) {
	t.cur.conditional++
	defer func() { t.cur.conditional-- }()
	t.stmts(s.Body)
	for i := range s.Handlers {
		h := &s.Handlers[i]
		t.expr(h.Type)
		if h.Name != "" {
			t.bind(h.Name, h)
		}
		t.stmts(h.Body)
	}
	t.stmts(s.OrElse)
	t.stmts(s.Finally)
}

func (t *table) annAssign(s *syntax.AnnAssign) {
	if n, ok := s.Target.(*syntax.Name); ok {
		scope := t.cur
		sym := scope.symbols[scope.mangle(n.ID)]
		if sym != nil && sym.flags&(isGlobal|isNonlocal) != 0 && scope.kind != moduleScope && s.Simple {
			word := "nonlocal"
			if sym.flags&isGlobal != 0 {
				word = "global"
			}
			fail(s, "annotated name '%s' can't be %s", n.ID, word)
		}
		switch {
		case s.Simple:
			checkAssignable(n.ID, n)
			t.add(n.ID, isAnnotated|isLocal, n)
		case s.Value != nil:
			t.bind(n.ID, n)
		}
	} else {
		t.target(s.Target, false)
	}
	t.annotated(s)
	t.expr(s.Value)
}

// annotated visits the annotation of a variable: in a module or a class it is
// the annotations function's.
func (t *table) annotated(s *syntax.AnnAssign) {
	scope := t.cur
	if scope.functionLike() || t.future || !s.Simple {
		t.aside(func() { t.expr(s.Annotation) })
	}
	if scope.functionLike() {
		return
	}
	if !s.Simple {
		if !t.future {
			t.expr(s.Annotation)
		}
		return
	}
	maybe := scope.conditional > 0 || scope.kind == moduleScope
	scope.annotations = append(scope.annotations, annotation{s, maybe})
	if t.future {
		return
	}
	key := scopeKey{scope, annotationsRole}
	if inner := t.scopes[key]; inner != nil {
		t.cur = inner
	} else {
		t.enterAnnotations(scope)
	}
	if maybe && !scope.hasMaybe {
		scope.hasMaybe = true
		t.use(conditionalNames)
	}
	t.expr(s.Annotation)
	t.leave()
}

// enterAnnotations begins the scope of an annotations function.
func (t *table) enterAnnotations(node any) {
	t.enter(annotationScope, annotationName, node, annotationsRole).what = "an annotation"
	t.add(".format", isParam, syntax.Span{})
}

// aside visits what is only looked at for its errors, never to be run.
func (t *table) aside(visit func()) {
	scope := t.cur
	t.enterAnnotations(new(int))
	visit()
	t.cur = scope
	scope.children = scope.children[:len(scope.children)-1]
}

func (t *table) match(s *syntax.Match) {
	t.expr(s.Subject)
	t.cur.conditional++
	defer func() { t.cur.conditional-- }()
	for i := range s.Cases {
		c := &s.Cases[i]
		t.pattern(c.Pattern)
		t.expr(c.Guard)
		t.stmts(c.Body)
	}
}

func (t *table) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		t.expr(p.Value)
	case *syntax.MatchSequence:
		t.patterns(p.Patterns)
	case *syntax.MatchMapping:
		for _, k := range p.Keys {
			t.expr(k)
		}
		t.patterns(p.Patterns)
		t.capture(p.Rest, p)
	case *syntax.MatchClass:
		t.expr(p.Class)
		t.patterns(p.Patterns)
		for _, name := range p.KwdAttrs {
			checkAssignable(name, p)
		}
		t.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		t.capture(p.Name, p)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			t.pattern(p.Pattern)
		}
		t.capture(p.Name, p)
	case *syntax.MatchOr:
		t.patterns(p.Patterns)
	}
}

func (t *table) patterns(ps []syntax.Pattern) {
	for _, p := range ps {
		t.pattern(p)
	}
}

func (t *table) capture(name string, at syntax.Node) {
	if name != "" {
		t.bind(name, at)
	}
}
