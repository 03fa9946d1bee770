package syntax

// expressions is one or more expressions without stars: those of except.
func (p *parser) expressions() Expr {
	return p.tupleOf((*parser).expression)
}

// starExpressions is one or more expressions, starred ones among them.
func (p *parser) starExpressions() Expr {
	return p.tupleOf((*parser).starExpression)
}

// tupleOf is one element, or a tuple without parentheses.
func (p *parser) tupleOf(element func(*parser) Expr) Expr {
	at := p.pos
	first := element(p)
	if first == nil || p.peek() != opComma {
		return first
	}
	elts := []Expr{first}
	for p.accept(opComma) {
		e := element(p)
		if e == nil {
			break
		}
		elts = append(elts, e)
	}
	return &Tuple{Span: p.span(at), Elts: elts}
}

// starExpression is *value or an expression.
func (p *parser) starExpression() Expr {
	if p.peek() == opStar {
		return p.starBitwiseOr()
	}
	return p.expression()
}

// starBitwiseOr is *value where the value may hold no looser operators.
func (p *parser) starBitwiseOr() Expr {
	at := p.pos
	p.pos++
	if v := p.bitwiseOr(); v != nil {
		return &Starred{Span: p.span(at), Value: v}
	}
	return p.back(at)
}

// starNamed is an element of a display.
func (p *parser) starNamed() Expr {
	if p.peek() == opStar {
		return p.starBitwiseOr()
	}
	return p.named()
}

// starNameds is one or more elements of a display, and a last comma.
func (p *parser) starNameds() []Expr {
	var elts []Expr
	for {
		e := p.starNamed()
		if e == nil {
			return elts
		}
		elts = append(elts, e)
		if !p.accept(opComma) {
			return elts
		}
	}
}

// named is an expression or target := value.
func (p *parser) named() Expr {
	return p.memoSecond(p.unlessQuiet(ruleNamed), (*parser).named1)
}

func (p *parser) named1() Expr {
	at := p.pos
	if e, cut := p.walrus(); e != nil || cut {
		return e
	}
	if p.explain {
		p.invalidNamed()
	}
	e := p.expression()
	if e == nil || p.peek() == opWalrus || p.err != nil {
		return p.back(at)
	}
	return e
}

// walrus is name := value. cut: it began so, and can be nothing else.
func (p *parser) walrus() (e Expr, cut bool) {
	if p.peek() != kName {
		return nil, false
	}
	at := p.pos
	p.pos++
	if !p.accept(opWalrus) {
		p.pos = at
		return nil, false
	}
	target := p.nameAt(at)
	if v := p.expression(); v != nil {
		return &NamedExpr{Span: p.span(at), Target: target, Value: v}, true
	}
	p.pos = at
	return nil, true
}

// walrusOrExpression is an argument, or a generator expression's element.
func (p *parser) walrusOrExpression() Expr {
	at := p.pos
	if e, cut := p.walrus(); e != nil || cut {
		return e
	}
	e := p.expression()
	if e == nil || p.peek() == opWalrus {
		return p.back(at)
	}
	return e
}

// expression is a conditional expression, a lambda, or anything tighter.
func (p *parser) expression() Expr {
	return p.memoExpr(ruleExpression, (*parser).expression1)
}

func (p *parser) expression1() Expr {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	if p.explain {
		if p.invalidExpression(); p.err == nil {
			p.invalidLegacy()
		}
	}
	return p.expression2()
}

func (p *parser) expression2() Expr {
	at := p.pos
	if p.peek() == kwLambda {
		return p.lambda()
	}
	body := p.disjunction()
	if body == nil || p.peek() != kwIf {
		return body
	}
	mark := p.pos
	p.pos++
	if test := p.disjunction(); test != nil && p.accept(kwElse) {
		if orElse := p.expression(); orElse != nil {
			return &IfExp{Span: p.span(at), Test: test, Body: body, OrElse: orElse}
		}
	}
	p.pos = mark
	return body
}

// yieldExpr is yield, with or without a value, or yield from.
func (p *parser) yieldExpr() Expr {
	at := p.pos
	if !p.accept(kwYield) {
		return nil
	}
	if p.accept(kwFrom) {
		if v := p.expression(); v != nil {
			return &YieldFrom{Span: p.span(at), Value: v}
		}
		p.pos = at + 1
	}
	v := p.starExpressions()
	return &Yield{Span: p.span(at), Value: v}
}

// How tightly the binary operators bind.
const (
	precOr = 1 + iota
	precXor
	precAnd
	precShift
	precSum
	precTerm
)

func (p *parser) awaited() Expr {
	if p.peek() != kwAwait {
		return p.primary()
	}
	at := p.pos
	p.pos++
	if v := p.primary(); v != nil {
		return &Await{Span: p.span(at), Value: v}
	}
	return p.back(at)
}

// primary is an atom with what follows it: .name, (arguments), [index].
func (p *parser) primary() Expr {
	return p.memoSecond(rulePrimary, (*parser).primary1)
}

func (p *parser) primary1() Expr {
	at := p.pos
	e := p.atom()
	for e != nil {
		next := p.suffix(at, e)
		if next == nil {
			if p.explain && p.peek() == opLBrace {
				p.invalidComprehension()
			}
			return e
		}
		e = next
	}
	return nil
}

// suffix is one of an atom's suffixes; at is where the atom began.
func (p *parser) suffix(at int, e Expr) Expr {
	mark := p.pos
	switch p.peek() {
	case opDot:
		p.pos++
		if p.accept(kName) {
			return &Attribute{Span: p.span(at), Value: e, Attr: p.nameAt(p.pos - 1).ID, Name: p.tokSpan(p.pos - 1)}
		}
	case opLPar:
		if g := p.genexp(); g != nil {
			return &Call{Span: p.span(at), Func: e, Args: []Expr{g}}
		}
		if p.accept(opLPar) {
			args := p.arguments()
			if p.accept(opRPar) {
				c := &Call{Span: p.span(at), Func: e}
				if args != nil {
					c.Args, c.Keywords = args.args, args.keywords
				}
				return c
			}
		}
	case opLSqb:
		if p.explain {
			p.invalidComprehension()
		}
		p.pos++
		if index := p.slices(); index != nil && p.accept(opRSqb) {
			return &Subscript{Span: p.span(at), Value: e, Index: index}
		}
	}
	return p.back(mark)
}

// slices is what stands between the brackets of a subscript.
func (p *parser) slices() Expr {
	at := p.pos
	first := p.slice()
	if first != nil && p.peek() != opComma {
		return first
	}
	p.pos = at
	elts := gather(p, func(p *parser) Expr {
		if e := p.slice(); e != nil {
			return e
		}
		return p.starred()
	})
	if elts == nil {
		return nil
	}
	p.accept(opComma)
	return &Tuple{Span: p.span(at), Elts: elts}
}

func (p *parser) slice() Expr {
	at := p.pos
	lower := p.expression()
	if !p.accept(opColon) {
		p.pos = at
		return p.named()
	}
	s := &Slice{Lower: lower, Upper: p.expression()}
	if p.accept(opColon) {
		s.Step = p.expression()
	}
	s.Span = p.span(at)
	return s
}

// gather is one or more elements with commas between them. A comma behind the
// last stays where it is.
func gather[T any](p *parser, element func(*parser) T) []T {
	var out []T
	for {
		mark := p.pos
		if len(out) > 0 && !p.accept(opComma) {
			return out
		}
		begin := p.pos
		e := element(p)
		if p.pos == begin || p.err != nil {
			p.pos = mark
			return out
		}
		out = append(out, e)
	}
}
