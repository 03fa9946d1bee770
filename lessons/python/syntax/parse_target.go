package syntax

// starTargets is what may stand before = or between for and in.
func (p *parser) starTargets() Expr {
	at := p.pos
	first := p.starTarget()
	if first == nil || p.peek() != opComma {
		return first
	}
	elts := []Expr{first}
	for {
		mark := p.pos
		if !p.accept(opComma) {
			break
		}
		e := p.starTarget()
		if e == nil {
			p.pos = mark + 1 // the last comma belongs to the targets
			break
		}
		elts = append(elts, e)
	}
	if p.err != nil {
		return nil
	}
	return &Tuple{Span: p.span(at), Elts: elts}
}

// starTarget is one target, starred or not.
func (p *parser) starTarget() Expr {
	if p.peek() != opStar {
		return p.target()
	}
	return p.memoSecond(ruleStarTarget, func(p *parser) Expr {
		at := p.pos
		p.pos++
		if p.peek() != opStar {
			if v := p.starTarget(); v != nil {
				return &Starred{Span: p.span(at), Value: v}
			}
		}
		return p.back(at)
	})
}

// target is an attribute, a subscript, a name, or targets in brackets.
func (p *parser) target() Expr {
	return p.memoExpr(ruleTarget, func(p *parser) Expr {
		defer p.leave()
		if !p.enter() {
			return nil
		}
		if e := p.assignable(); e != nil || p.err != nil {
			return e
		}
		return p.targetAtom()
	})
}

// assignable is an attribute or a subscript: an atom with suffixes, the last of
// which is one.
func (p *parser) assignable() Expr {
	at := p.pos
	e := p.atom()
	if e == nil {
		return p.back(at)
	}
	for {
		next := p.suffix(at, e)
		if next == nil {
			break
		}
		e = next
	}
	switch p.peek() {
	case opLPar, opLSqb, opDot: // a suffix that is none
		return p.back(at)
	}
	switch e.(type) {
	case *Attribute, *Subscript:
		if p.pos > at+1 && !p.wholeAtom(at, e) {
			return e
		}
	}
	return p.back(at)
}

// wholeAtom says whether an attribute or subscript stands in parentheses of
// its own, so that it is an atom.
func (p *parser) wholeAtom(at int, e Expr) bool {
	return p.toks[at].from != e.At().Start
}

// targetAtom is a name, or targets in parentheses or brackets.
func (p *parser) targetAtom() Expr {
	at := p.pos
	switch p.peek() {
	case kName:
		p.pos++
		return p.nameAt(at)
	case opLPar:
		p.pos++
		if e := p.target(); e != nil && p.accept(opRPar) {
			return e
		}
		p.pos = at + 1
		elts := gather(p, (*parser).starTarget)
		if len(elts) == 1 && p.peek() != opComma {
			return p.back(at)
		}
		if elts != nil {
			p.accept(opComma)
		}
		if p.accept(opRPar) {
			return &Tuple{Span: p.span(at), Elts: elts, Parens: true}
		}
	case opLSqb:
		p.pos++
		elts := gather(p, (*parser).starTarget)
		if elts != nil {
			p.accept(opComma)
		}
		if p.accept(opRSqb) {
			return &List{Span: p.span(at), Elts: elts}
		}
	}
	return p.back(at)
}

// singleTarget is what may stand before += and, in parentheses, before a colon.
func (p *parser) singleTarget() Expr {
	if e := p.assignable(); e != nil || p.err != nil {
		return e
	}
	at := p.pos
	switch p.peek() {
	case kName:
		p.pos++
		return p.nameAt(at)
	case opLPar:
		p.pos++
		if e := p.singleTarget(); e != nil && p.accept(opRPar) {
			return e
		}
	}
	return p.back(at)
}

// delTargets is what may stand behind del.
func (p *parser) delTargets() []Expr {
	elts := gather(p, (*parser).delTarget)
	if elts != nil {
		p.accept(opComma)
	}
	return elts
}

func (p *parser) delTarget() Expr {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	if e := p.assignable(); e != nil || p.err != nil {
		return e
	}
	at := p.pos
	switch p.peek() {
	case kName:
		p.pos++
		return p.nameAt(at)
	case opLPar:
		p.pos++
		if e := p.delTarget(); e != nil && p.accept(opRPar) {
			return e
		}
		p.pos = at + 1
		if elts := p.delTargets(); p.accept(opRPar) {
			return &Tuple{Span: p.span(at), Elts: elts, Parens: true}
		}
	case opLSqb:
		p.pos++
		if elts := p.delTargets(); p.accept(opRSqb) {
			return &List{Span: p.span(at), Elts: elts}
		}
	}
	return p.back(at)
}
