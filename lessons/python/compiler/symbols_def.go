package compiler

import "batuta/lessons/python/syntax"

func (t *table) function(s *syntax.FunctionDef) {
	t.bind(s.Name, s)
	t.defaults(s.Params)
	t.exprs(s.Decorators)
	if len(s.TypeParams) > 0 {
		t.enter(typeParamsScope, s.Name, s, typeParamsRole)
		t.typeParams(s.TypeParams)
		t.implicit(".defaults", s.Params.Defaults)
		t.implicit(".kwdefaults", present(s.Params.KwDefaults))
	}
	t.signature(s)
	f := t.enter(functionScope, s.Name, s, bodyRole)
	f.coroutine = s.Async
	t.params(s.Params)
	t.stmts(s.Body)
	t.leave()
	if len(s.TypeParams) > 0 {
		t.leave()
	}
}

// implicit is a parameter of the scope of type parameters: a generic function's
// defaults are evaluated outside of it.
func (t *table) implicit(name string, defaults []syntax.Expr) {
	if len(defaults) > 0 {
		t.add(name, isParam, syntax.Span{})
	}
}

// present are those of the expressions that are there.
func present(es []syntax.Expr) (found []syntax.Expr) {
	for _, e := range es {
		if e != nil {
			found = append(found, e)
		}
	}
	return found
}

func (t *table) defaults(p *syntax.Params) {
	if p != nil {
		t.exprs(p.Defaults)
		t.exprs(p.KwDefaults)
	}
}

// eachParam goes through parameters in the order of their slots.
func eachParam(p *syntax.Params, do func(*syntax.Param)) {
	if p == nil {
		return
	}
	for _, list := range [][]syntax.Param{p.PosOnly, p.Args, p.KwOnly} {
		for i := range list {
			do(&list[i])
		}
	}
	if p.Vararg != nil {
		do(p.Vararg)
	}
	if p.Kwarg != nil {
		do(p.Kwarg)
	}
}

func (t *table) params(p *syntax.Params) {
	eachParam(p, func(p *syntax.Param) {
		checkAssignable(p.Name, p)
		t.add(p.Name, isParam, p)
	})
}

// signature visits the annotations of a function.
func (t *table) signature(s *syntax.FunctionDef) {
	if !annotates(s) {
		return
	}
	visit := func() {
		eachAnnotated(s.Params, func(p *syntax.Param) { t.expr(p.Annotation) })
		t.expr(s.Returns)
	}
	if t.future {
		t.aside(visit)
		return
	}
	t.enterAnnotations(s)
	visit()
	t.leave()
}

// eachAnnotated goes through the annotated parameters in the order of
// __annotations__.
func eachAnnotated(p *syntax.Params, do func(*syntax.Param)) {
	visit := func(p *syntax.Param) {
		if p != nil && p.Annotation != nil {
			do(p)
		}
	}
	for _, list := range [][]syntax.Param{p.PosOnly, p.Args} {
		for i := range list {
			visit(&list[i])
		}
	}
	visit(p.Vararg)
	for i := range p.KwOnly {
		visit(&p.KwOnly[i])
	}
	visit(p.Kwarg)
}

// annotates answers whether a function has annotations.
func annotates(s *syntax.FunctionDef) bool {
	found := s.Returns != nil
	eachAnnotated(s.Params, func(*syntax.Param) { found = true })
	return found
}

func (t *table) class(s *syntax.ClassDef) {
	t.bind(s.Name, s)
	t.exprs(s.Decorators)
	if len(s.TypeParams) > 0 {
		g := t.enter(typeParamsScope, s.Name, s, typeParamsRole)
		g.private, g.only = s.Name, make(map[string]bool)
		for _, p := range s.TypeParams {
			g.only[p.Name] = true
		}
		t.add(".type_params", isLocal, s)
		t.add(".generic_base", isLocal, s)
		t.typeParams(s.TypeParams)
	}
	t.exprs(s.Bases)
	t.keywords(s.Keywords)
	c := t.enter(classScope, s.Name, s, bodyRole)
	c.private, c.only = s.Name, nil
	if len(s.TypeParams) > 0 {
		t.add("__type_params__", isLocal, s)
		t.use(".type_params")
	}
	t.stmts(s.Body)
	t.leave()
	if len(s.TypeParams) > 0 {
		t.leave()
	}
}

func (t *table) alias(s *syntax.TypeAlias) {
	t.bind(s.Name.ID, s.Name)
	if len(s.TypeParams) > 0 {
		t.enter(typeParamsScope, s.Name.ID, s, typeParamsRole)
		t.typeParams(s.TypeParams)
	}
	v := t.enter(aliasScope, s.Name.ID, s, bodyRole)
	v.what = "a type alias"
	t.add(".format", isParam, s)
	t.expr(s.Value)
	t.leave()
	if len(s.TypeParams) > 0 {
		t.leave()
	}
}

func (t *table) typeParams(ps []syntax.TypeParam) {
	for i := range ps {
		p := &ps[i]
		checkAssignable(p.Name, p)
		t.add(p.Name, isTypeParam|isLocal, p)
		bound := "a TypeVar bound"
		if _, several := p.Bound.(*syntax.Tuple); several {
			bound = "a TypeVar constraint"
		}
		t.later(p, p.Bound, boundRole, bound)
		word := [...]string{syntax.TypeVar: "TypeVar", syntax.TypeVarTuple: "TypeVarTuple", syntax.ParamSpec: "ParamSpec"}[p.Kind]
		t.later(p, p.Default, defaultRole, "a "+word+" default")
	}
}

// later visits an expression of a type parameter, which is a function of its own.
func (t *table) later(p *syntax.TypeParam, e syntax.Expr, r role, what string) {
	if e == nil {
		return
	}
	t.enter(typeBoundScope, p.Name, p, r).what = what
	t.add(".format", isParam, p)
	t.expr(e)
	t.leave()
}
