package syntax

func (p *parser) matchStmt() *Match {
	at := p.pos
	if s := p.matchStmt1(at); s != nil || p.err != nil {
		return s
	}
	p.pos = at
	if p.explain {
		p.invalidMatch()
	}
	return nil
}

func (p *parser) matchStmt1(at int) *Match {
	p.pos++
	s := &Match{Subject: p.subject()}
	if s.Subject == nil || !p.accept(opColon) || !p.accept(kNewline) || !p.accept(kIndent) {
		return nil
	}
	for {
		mark := p.pos
		c, ok := p.caseBlock()
		if !ok {
			p.pos = mark
			break
		}
		s.Cases = append(s.Cases, c)
	}
	if s.Cases == nil || !p.accept(kDedent) {
		return nil
	}
	s.Span = p.span(at)
	return s
}

// subject is what is matched: a tuple, or one expression.
func (p *parser) subject() Expr {
	at := p.pos
	if first := p.starNamed(); first != nil && p.accept(opComma) {
		elts := append([]Expr{first}, p.starNameds()...)
		return &Tuple{Span: p.span(at), Elts: elts}
	}
	p.pos = at
	return p.named()
}

func (p *parser) caseBlock() (Case, bool) {
	at := p.pos
	if p.explain {
		p.invalidCase()
		p.pos = at
	}
	if !p.acceptWord("case") {
		return Case{}, false
	}
	c := Case{Pattern: p.patterns()}
	if c.Pattern == nil {
		return c, false
	}
	c.Guard = p.guard()
	if !p.accept(opColon) {
		return c, false
	}
	if c.Body = p.block(); c.Body == nil {
		return c, false
	}
	c.Span = p.span(at)
	return c, true
}

// guard is if and a condition, or nothing.
func (p *parser) guard() Expr {
	at := p.pos
	if p.accept(kwIf) {
		if e := p.named(); e != nil {
			return e
		}
	}
	p.pos = at
	return nil
}

// patterns is what stands behind case: a sequence without brackets, or one
// pattern.
func (p *parser) patterns() Pattern {
	at := p.pos
	if list := p.openSequence(); list != nil {
		return &MatchSequence{Span: p.span(at), Patterns: list}
	}
	p.pos = at
	return p.pattern()
}

// pattern is alternatives, and maybe a name for the whole.
func (p *parser) pattern() Pattern {
	at := p.pos
	or := p.orPattern()
	if or == nil {
		return nil
	}
	mark := p.pos
	if p.accept(kwAs) {
		if name := p.captureTarget(); name != "" {
			return &MatchAs{Span: p.span(at), Pattern: or, Name: name}
		}
		p.pos = mark + 1
		if p.explain {
			p.invalidAsPattern()
		}
	}
	p.pos = mark
	return or
}

func (p *parser) orPattern() Pattern {
	at := p.pos
	first := p.closedPattern()
	if first == nil || p.peek() != opVBar {
		return first
	}
	list := []Pattern{first}
	for {
		mark := p.pos
		if !p.accept(opVBar) {
			break
		}
		next := p.closedPattern()
		if next == nil {
			p.pos = mark
			break
		}
		list = append(list, next)
	}
	if len(list) == 1 {
		return first
	}
	return &MatchOr{Span: p.span(at), Patterns: list}
}

// closedPattern is a pattern that nothing can split.
func (p *parser) closedPattern() Pattern {
	if node, known := p.recall(ruleClosedPattern); known {
		c, _ := node.(Pattern)
		return c
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	at := p.pos
	for _, form := range []func(*parser) Pattern{
		(*parser).literalPattern, (*parser).capturePattern, (*parser).valuePattern, (*parser).groupPattern,
		(*parser).sequencePattern, (*parser).mappingPattern, (*parser).classPattern,
	} {
		p.pos = at
		if c := form(p); c != nil {
			p.remember(ruleClosedPattern, at, c)
			return c
		}
	}
	p.pos = at
	p.remember(ruleClosedPattern, at, nil)
	return nil
}

// notPart says that a name does not go on: nothing of . ( = follows it.
func (p *parser) notPart() bool {
	switch p.peek() {
	case opDot, opLPar, opAssign, kNone:
		return false
	}
	return true
}

// captureTarget is a name to which the value goes, but not _.
func (p *parser) captureTarget() string {
	at := p.pos
	if name := p.nameText(); name != "" && name != "_" && p.notPart() {
		return name
	}
	p.pos = at
	return ""
}

// capturePattern is a name, or _.
func (p *parser) capturePattern() Pattern {
	at := p.pos
	if p.acceptWord("_") {
		return &MatchAs{Span: p.span(at)}
	}
	if name := p.captureTarget(); name != "" {
		return &MatchAs{Span: p.span(at), Name: name}
	}
	return nil
}

// nameOrAttr is a.b.c or a name.
func (p *parser) nameOrAttr() Expr {
	at := p.pos
	if !p.accept(kName) {
		return nil
	}
	var e Expr = p.nameAt(at)
	for {
		mark := p.pos
		if !p.accept(opDot) || !p.accept(kName) {
			p.pos = mark
			return e
		}
		e = &Attribute{Span: p.span(at), Value: e, Attr: p.identifier(p.pos - 1), Name: p.tokSpan(p.pos - 1)}
	}
}

// attr is a.b.c, of at least two names.
func (p *parser) attr() Expr {
	if a, ok := p.nameOrAttr().(*Attribute); ok {
		return a
	}
	return nil
}

func (p *parser) valuePattern() Pattern {
	if e := p.attr(); e != nil && p.notPart() {
		return &MatchValue{Span: e.At(), Value: e}
	}
	// A name alone that is _ but goes on as (...) is a class.
	return nil
}
