package syntax

// Inspect calls f for a node and, as long as f answers true, for each node in
// it, in the order of the program; but a decorator and a default come before
// the name and parameters they belong to. Keywords, parameters, handlers and
// the like are no nodes: f sees the nodes in them.
func Inspect(n Node, f func(Node) bool) {
	w := inspector{f}
	w.node(n)
}

type inspector struct{ f func(Node) bool }

func (w inspector) node(n Node) {
	switch n := n.(type) {
	case nil:
	case *Module:
		if w.f(n) {
			w.stmts(n.Body)
		}
	case Stmt:
		if w.f(n) {
			w.stmt(n)
		}
	case Expr:
		if w.f(n) {
			w.expr(n)
		}
	case Pattern:
		if w.f(n) {
			w.pattern(n)
		}
	}
}

func (w inspector) stmts(list []Stmt) {
	for _, s := range list {
		w.node(s)
	}
}

func (w inspector) exprs(list ...Expr) {
	for _, e := range list {
		if e != nil {
			w.node(e)
		}
	}
}

func (w inspector) names(list []*Name) {
	for _, n := range list {
		w.node(n)
	}
}

func (w inspector) keywords(list []Keyword) {
	for _, k := range list {
		w.node(k.Value)
	}
}

func (w inspector) typeParams(list []TypeParam) {
	for _, t := range list {
		w.exprs(t.Bound, t.Default)
	}
}

func (w inspector) params(p *Params) {
	w.exprs(p.Defaults...)
	w.exprs(p.KwDefaults...)
	for _, list := range [][]Param{p.PosOnly, p.Args, p.KwOnly} {
		for _, one := range list {
			w.exprs(one.Annotation)
		}
	}
	for _, one := range []*Param{p.Vararg, p.Kwarg} {
		if one != nil {
			w.exprs(one.Annotation)
		}
	}
}

func (w inspector) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		w.exprs(s.Decorators...)
		w.typeParams(s.TypeParams)
		w.params(s.Params)
		w.exprs(s.Returns)
		w.stmts(s.Body)
	case *ClassDef:
		w.exprs(s.Decorators...)
		w.typeParams(s.TypeParams)
		w.exprs(s.Bases...)
		w.keywords(s.Keywords)
		w.stmts(s.Body)
	case *Return:
		w.exprs(s.Value)
	case *Delete:
		w.exprs(s.Targets...)
	case *Assign:
		w.exprs(s.Targets...)
		w.exprs(s.Value)
	case *AugAssign:
		w.exprs(s.Target, s.Value)
	case *AnnAssign:
		w.exprs(s.Target, s.Annotation, s.Value)
	case *TypeAlias:
		w.node(s.Name)
		w.typeParams(s.TypeParams)
		w.exprs(s.Value)
	case *Raise:
		w.exprs(s.Exc, s.Cause)
	case *Assert:
		w.exprs(s.Test, s.Msg)
	case *Global:
		w.names(s.Names)
	case *Nonlocal:
		w.names(s.Names)
	case *ExprStmt:
		w.exprs(s.Value)
	default:
		w.compound(s)
	}
}

// compound is the statements that hold blocks but make no scope.
func (w inspector) compound(s Stmt) {
	switch s := s.(type) {
	case *For:
		w.exprs(s.Target, s.Iter)
		w.stmts(s.Body)
		w.stmts(s.OrElse)
	case *While:
		w.exprs(s.Test)
		w.stmts(s.Body)
		w.stmts(s.OrElse)
	case *If:
		w.exprs(s.Test)
		w.stmts(s.Body)
		w.stmts(s.OrElse)
	case *With:
		for _, i := range s.Items {
			w.exprs(i.Context, i.Target)
		}
		w.stmts(s.Body)
	case *Match:
		w.exprs(s.Subject)
		for _, c := range s.Cases {
			w.node(c.Pattern)
			w.exprs(c.Guard)
			w.stmts(c.Body)
		}
	case *Try:
		w.stmts(s.Body)
		for _, h := range s.Handlers {
			w.exprs(h.Type)
			w.stmts(h.Body)
		}
		w.stmts(s.OrElse)
		w.stmts(s.Finally)
	}
}

func (w inspector) expr(e Expr) {
	switch e := e.(type) {
	case *JoinedStr:
		w.exprs(e.Parts...)
	case *FormattedValue:
		w.exprs(e.Value)
		if e.Spec != nil {
			w.node(e.Spec)
		}
	case *List:
		w.exprs(e.Elts...)
	case *Tuple:
		w.exprs(e.Elts...)
	case *Set:
		w.exprs(e.Elts...)
	case *Dict:
		for i, k := range e.Keys {
			w.exprs(k, e.Values[i])
		}
	case *Starred:
		w.exprs(e.Value)
	case *UnaryOp:
		w.exprs(e.X)
	case *BinOp:
		w.exprs(e.X, e.Y)
	case *BoolOp:
		w.exprs(e.Values...)
	case *Compare:
		w.exprs(e.Left)
		w.exprs(e.Right...)
	case *IfExp:
		w.exprs(e.Body, e.Test, e.OrElse)
	case *NamedExpr:
		w.exprs(e.Target, e.Value)
	case *Call:
		w.exprs(e.Func)
		w.exprs(e.Args...)
		w.keywords(e.Keywords)
	case *Attribute:
		w.exprs(e.Value)
	case *Subscript:
		w.exprs(e.Value, e.Index)
	case *Slice:
		w.exprs(e.Lower, e.Upper, e.Step)
	case *Lambda:
		w.params(e.Params)
		w.exprs(e.Body)
	case *Comp:
		w.exprs(e.Elt, e.Value)
		for _, g := range e.Generators {
			w.exprs(g.Target, g.Iter)
			w.exprs(g.Ifs...)
		}
	case *Await:
		w.exprs(e.Value)
	case *Yield:
		w.exprs(e.Value)
	case *YieldFrom:
		w.exprs(e.Value)
	}
}

func (w inspector) pattern(p Pattern) {
	var inner []Pattern
	switch p := p.(type) {
	case *MatchValue:
		w.exprs(p.Value)
	case *MatchSequence:
		inner = p.Patterns
	case *MatchMapping:
		w.exprs(p.Keys...)
		inner = p.Patterns
	case *MatchClass:
		w.exprs(p.Class)
		inner = append(p.Patterns[:len(p.Patterns):len(p.Patterns)], p.KwdPatterns...)
	case *MatchAs:
		if p.Pattern != nil {
			w.node(p.Pattern)
		}
	case *MatchOr:
		inner = p.Patterns
	}
	for _, one := range inner {
		w.node(one)
	}
}
