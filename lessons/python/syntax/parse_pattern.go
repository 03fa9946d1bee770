package syntax

func (p *parser) literalPattern() Pattern {
	switch k := p.peek(); k {
	case kwNone, kwTrue, kwFalse:
		p.pos++
		return &MatchSingleton{Span: p.tokSpan(p.pos - 1), Value: constOf(k)}
	}
	if e := p.literal(); e != nil {
		return &MatchValue{Span: e.At(), Value: e}
	}
	return nil
}

// literal is a number, which may be complex, or strings.
func (p *parser) literal() Expr {
	at := p.pos
	switch p.peek() {
	case kNumber, opMinus:
		if n := p.signedNumber(); n != nil {
			if k := p.peek(); k != opPlus && k != opMinus {
				return n
			}
		}
		p.pos = at
		return p.complexNumber()
	case kString, kFStart, kTStart:
		return p.memoSecond(ruleStrings, (*parser).strings)
	}
	return nil
}

func (p *parser) signedNumber() Expr {
	at := p.pos
	minus := p.accept(opMinus)
	if !p.accept(kNumber) {
		return p.back(at)
	}
	n := p.number(p.pos - 1)
	if minus && n != nil {
		return &UnaryOp{Span: p.span(at), Op: USub, X: n}
	}
	return n
}

// complexNumber is a real number, and an imaginary one added to it.
func (p *parser) complexNumber() Expr {
	at := p.pos
	left := p.signedNumber()
	if left == nil {
		return nil
	}
	bare := left
	if u, ok := left.(*UnaryOp); ok {
		bare = u.X
	}
	if _, ok := bare.(*Imaginary); ok {
		p.raiseSpan(bare.At(), "real number required in complex literal")
		return nil
	}
	op := Add
	if !p.accept(opPlus) {
		if !p.accept(opMinus) {
			return p.back(at)
		}
		op = Sub
	}
	if !p.accept(kNumber) {
		return p.back(at)
	}
	right := p.number(p.pos - 1)
	if right == nil {
		return nil
	}
	if _, ok := right.(*Imaginary); !ok {
		p.raiseSpan(right.At(), "imaginary number required in complex literal")
		return nil
	}
	return &BinOp{Span: p.span(at), Op: op, X: left, Y: right}
}

func (p *parser) groupPattern() Pattern {
	if p.accept(opLPar) {
		if inner := p.pattern(); inner != nil && p.accept(opRPar) {
			return inner
		}
	}
	return nil
}

func (p *parser) sequencePattern() Pattern {
	at := p.pos
	var list []Pattern
	closing := opRPar
	switch p.peek() {
	case opLSqb:
		p.pos++
		list, closing = p.maybeSequence(), opRSqb
	case opLPar:
		p.pos++
		list = p.openSequence()
		if list == nil {
			p.pos = at + 1
		}
	default:
		return nil
	}
	if !p.accept(closing) {
		return nil
	}
	return &MatchSequence{Span: p.span(at), Patterns: list}
}

// openSequence is patterns with at least one comma.
func (p *parser) openSequence() []Pattern {
	first := p.maybeStar()
	if first == nil || !p.accept(opComma) {
		return nil
	}
	return append([]Pattern{first}, p.maybeSequence()...)
}

// maybeSequence is patterns with commas between them, or nothing.
func (p *parser) maybeSequence() []Pattern {
	list := gather(p, (*parser).maybeStar)
	if list != nil {
		p.accept(opComma)
	}
	return list
}

// maybeStar is a pattern or *name.
func (p *parser) maybeStar() Pattern {
	at := p.pos
	if !p.accept(opStar) {
		return p.pattern()
	}
	if name := p.captureTarget(); name != "" {
		return &MatchStar{Span: p.span(at), Name: name}
	}
	if p.acceptWord("_") {
		return &MatchStar{Span: p.span(at)}
	}
	p.pos = at
	return nil
}

// keyPattern is key: pattern.
type keyPattern struct {
	key     Expr
	pattern Pattern
}

func (p *parser) keyPattern() keyPattern {
	at := p.pos
	var key Expr
	switch k := p.peek(); k {
	case kwNone, kwTrue, kwFalse:
		p.pos++
		key = &Constant{Span: p.tokSpan(at), Kind: constOf(k)}
	case kName:
		key = p.attr()
	default:
		key = p.literal()
	}
	if key != nil && p.accept(opColon) {
		if v := p.pattern(); v != nil {
			return keyPattern{key, v}
		}
	}
	p.pos = at
	return keyPattern{}
}

// doubleStar is **name.
func (p *parser) doubleStar() string {
	at := p.pos
	if p.accept(opDoubleStar) {
		if name := p.captureTarget(); name != "" {
			return name
		}
	}
	p.pos = at
	return ""
}

func (p *parser) mappingPattern() Pattern {
	at := p.pos
	if !p.accept(opLBrace) {
		return nil
	}
	m := &MatchMapping{}
	for _, item := range gather(p, (*parser).keyPattern) {
		m.Keys, m.Patterns = append(m.Keys, item.key), append(m.Patterns, item.pattern)
	}
	if m.Keys == nil || p.accept(opComma) {
		m.Rest = p.doubleStar()
		if m.Rest != "" {
			p.accept(opComma)
		}
	}
	if !p.accept(opRBrace) {
		return nil
	}
	m.Span = p.span(at)
	return m
}

// keywordPattern is name=pattern.
type keywordPattern struct {
	name    string
	pattern Pattern
}

func (p *parser) keywordPattern() keywordPattern {
	at := p.pos
	if name := p.nameText(); name != "" && p.accept(opAssign) {
		if v := p.pattern(); v != nil {
			return keywordPattern{name, v}
		}
	}
	p.pos = at
	return keywordPattern{}
}

// positionalPattern is a pattern that is not name=pattern.
func (p *parser) positionalPattern() Pattern {
	at := p.pos
	v := p.pattern()
	if v == nil {
		p.pos = at
	}
	return v
}

func (p *parser) classPattern() Pattern {
	at := p.pos
	cls := p.nameOrAttr()
	if cls == nil || !p.accept(opLPar) {
		return nil
	}
	m := &MatchClass{Class: cls, Patterns: gather(p, (*parser).positionalPattern)}
	mark := p.pos
	if m.Patterns == nil || p.accept(opComma) {
		for _, k := range gather(p, (*parser).keywordPattern) {
			m.KwdAttrs, m.KwdPatterns = append(m.KwdAttrs, k.name), append(m.KwdPatterns, k.pattern)
		}
		if m.KwdAttrs == nil {
			p.pos = mark
		}
	}
	if m.Patterns != nil || m.KwdAttrs != nil {
		p.accept(opComma)
	}
	if !p.accept(opRPar) {
		p.pos = at
		if p.explain {
			p.invalidClassPattern()
		}
		return nil
	}
	m.Span = p.span(at)
	return m
}
