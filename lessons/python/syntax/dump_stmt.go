package syntax

import "fmt"

func (d *dumper) stmts(body []Stmt) { list(d, body, d.stmt) }

func async(is bool, name string) string {
	if is {
		return "Async" + name
	}
	return name
}

func (d *dumper) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		d.node(async(s.Async, "FunctionDef"), s.Span, s.Name, s.Params, s.Body, s.Decorators, s.Returns, s.TypeParams)
	case *ClassDef:
		d.node("ClassDef", s.Span, s.Name, s.Bases, s.Keywords, s.Body, s.Decorators, s.TypeParams)
	case *Return:
		d.node("Return", s.Span, s.Value)
	case *Delete:
		d.node("Delete", s.Span, s.Targets)
	case *Assign:
		d.node("Assign", s.Span, s.Targets, s.Value)
	case *AugAssign:
		d.node("AugAssign", s.Span, s.Target, s.Op, s.Value)
	case *AnnAssign:
		d.node("AnnAssign", s.Span, s.Target, s.Annotation, s.Value, s.Simple)
	case *TypeAlias:
		d.node("TypeAlias", s.Span, s.Name, s.TypeParams, s.Value)
	case *For:
		d.node(async(s.Async, "For"), s.Span, s.Target, s.Iter, s.Body, s.OrElse)
	case *While:
		d.node("While", s.Span, s.Test, s.Body, s.OrElse)
	case *If:
		d.node("If", s.Span, s.Test, s.Body, s.OrElse)
	case *With:
		d.with(s)
	case *Match:
		d.match(s)
	case *Raise:
		d.node("Raise", s.Span, s.Exc, s.Cause)
	case *Try:
		d.try(s)
	case *Assert:
		d.node("Assert", s.Span, s.Test, s.Msg)
	case *Import:
		d.open("Import", s.Span)
		d.aliases(s.Names)
		d.w.WriteByte(')')
	case *ImportFrom:
		d.open("ImportFrom", s.Span)
		d.w.WriteByte(' ')
		d.field(ident(s.Module))
		d.aliases(s.Names)
		d.fields(s.Level)
	case *Global:
		d.node("Global", s.Span, s.Names)
	case *Nonlocal:
		d.node("Nonlocal", s.Span, s.Names)
	case *ExprStmt:
		d.node("Expr", s.Span, s.Value)
	case *Pass:
		d.node("Pass", s.Span)
	case *Break:
		d.node("Break", s.Span)
	case *Continue:
		d.node("Continue", s.Span)
	default:
		panic(fmt.Sprintf("syntax: no way to dump %T", s))
	}
}

func (d *dumper) aliases(names []Alias) {
	d.w.WriteByte(' ')
	list(d, names, func(a Alias) { d.node("alias", a.Span, a.Name, ident(a.AsName)) })
}

func (d *dumper) with(s *With) {
	d.open(async(s.Async, "With"), s.Span)
	d.w.WriteByte(' ')
	list(d, s.Items, func(i WithItem) {
		d.w.WriteString("(withitem")
		d.fields(i.Context, i.Target)
	})
	d.fields(s.Body)
}

func (d *dumper) match(s *Match) {
	d.open("Match", s.Span)
	d.w.WriteByte(' ')
	d.expr(s.Subject)
	d.w.WriteByte(' ')
	list(d, s.Cases, func(c Case) {
		d.w.WriteString("(match_case")
		d.fields(c.Pattern, c.Guard, c.Body)
	})
	d.w.WriteByte(')')
}

func (d *dumper) try(s *Try) {
	name := "Try"
	if s.Star {
		name = "TryStar"
	}
	d.open(name, s.Span)
	d.w.WriteByte(' ')
	d.stmts(s.Body)
	d.w.WriteByte(' ')
	list(d, s.Handlers, func(h Handler) {
		d.node("ExceptHandler", h.Span, h.Type, ident(h.Name), h.Body)
	})
	d.fields(s.OrElse, s.Finally)
}

func (d *dumper) pattern(p Pattern) {
	switch p := p.(type) {
	case nil:
		d.w.WriteByte('-')
	case *MatchValue:
		d.node("MatchValue", p.Span, p.Value)
	case *MatchSingleton:
		d.node("MatchSingleton", p.Span, ident(constNames[p.Value]))
	case *MatchSequence:
		d.node("MatchSequence", p.Span, p.Patterns)
	case *MatchMapping:
		d.node("MatchMapping", p.Span, p.Keys, p.Patterns, ident(p.Rest))
	case *MatchClass:
		d.node("MatchClass", p.Span, p.Class, p.Patterns, p.KwdAttrs, p.KwdPatterns)
	case *MatchStar:
		d.node("MatchStar", p.Span, ident(p.Name))
	case *MatchAs:
		d.node("MatchAs", p.Span, p.Pattern, ident(p.Name))
	case *MatchOr:
		d.node("MatchOr", p.Span, p.Patterns)
	default:
		panic(fmt.Sprintf("syntax: no way to dump %T", p))
	}
}
