package syntax

// arguments are those of a call or class.
type arguments struct {
	args     []Expr
	keywords []Keyword
}

// arguments is what stands between a call's parentheses; nil if nothing does.
func (p *parser) arguments() *arguments {
	if node, known := p.recall(ruleArguments); known {
		a, _ := node.(*arguments)
		return a
	}
	at := p.pos
	a := p.args()
	if a != nil {
		p.accept(opComma)
		if p.peek() == opRPar {
			p.remember(ruleArguments, at, a)
			return a
		}
	}
	p.pos = at
	if p.explain {
		p.invalidArguments()
	}
	p.pos = at
	p.remember(ruleArguments, at, nil)
	return nil
}

// args is one or more arguments: those without names, then those with.
func (p *parser) args() *arguments {
	a := &arguments{args: gather(p, (*parser).positional)}
	if a.args == nil {
		if !p.kwargs(a) {
			return nil
		}
		return a
	}
	mark := p.pos
	if p.accept(opComma) && !p.kwargs(a) {
		p.pos = mark
	}
	return a
}

// positional is an argument without a name.
func (p *parser) positional() Expr {
	at := p.pos
	if e := p.starred(); e != nil {
		return e
	}
	e := p.walrusOrExpression()
	if e == nil || p.peek() == opAssign {
		return p.back(at)
	}
	return e
}

// kwargs is name=value and *value, then name=value and **value.
func (p *parser) kwargs(a *arguments) bool {
	add := func(list []Expr, kws []Keyword) {
		a.args, a.keywords = append(a.args, list...), append(a.keywords, kws...)
	}
	var stars []Expr
	var named []Keyword
	first := gather(p, func(p *parser) bool {
		kw, star := p.kwargOrStarred()
		if star != nil {
			stars = append(stars, star)
		} else if kw != nil {
			named = append(named, *kw)
		}
		return kw != nil || star != nil
	})
	if first != nil {
		add(stars, named)
		mark := p.pos
		if !p.accept(opComma) {
			return true
		}
		rest := gather(p, (*parser).kwargOrDoubleStarred)
		if rest == nil {
			p.pos = mark
			return true
		}
		add(nil, rest)
		return true
	}
	rest := gather(p, (*parser).kwargOrDoubleStarred)
	add(nil, rest)
	return rest != nil
}

func (p *parser) kwargOrStarred() (*Keyword, Expr) {
	if p.explain {
		p.invalidKwarg()
	}
	if kw, ok := p.keyword(); ok {
		return &kw, nil
	}
	return nil, p.starred()
}

func (p *parser) kwargOrDoubleStarred() Keyword {
	if p.explain {
		p.invalidKwarg()
	}
	if kw, ok := p.keyword(); ok {
		return kw
	}
	at := p.pos
	if p.accept(opDoubleStar) {
		if v := p.expression(); v != nil {
			return Keyword{Span: p.span(at), Value: v}
		}
		p.pos = at
	}
	return Keyword{}
}

// keyword is name=value.
func (p *parser) keyword() (Keyword, bool) {
	at := p.pos
	if p.accept(kName) && p.accept(opAssign) {
		if v := p.expression(); v != nil {
			return Keyword{Span: p.span(at), Name: p.identifier(at), Value: v}, true
		}
	}
	p.pos = at
	return Keyword{}, false
}

// starred is *value as an argument.
func (p *parser) starred() Expr {
	at := p.pos
	if p.peek() != opStar {
		return nil
	}
	if p.explain {
		p.invalidStarredUnpacking()
	}
	p.pos++
	if v := p.expression(); v != nil {
		return &Starred{Span: p.span(at), Value: v}
	}
	p.pos = at
	if p.explain && p.accept(opStar) {
		p.raiseHere(syntaxError, "Invalid star expression")
	}
	return p.back(at)
}
