package syntax

func (p *parser) invalidGroup() {
	at := p.pos
	p.pos++
	if s := p.starred(); s != nil && p.accept(opRPar) {
		p.raiseSpan(s.At(), "cannot use starred expression here")
	}
	p.pos = at + 1
	if p.accept(opDoubleStar) && p.expression() != nil && p.accept(opRPar) {
		p.raiseTok(at+1, "cannot use double starred expression here")
	}
	p.pos = at
}

// invalidComprehension is a comprehension of what cannot be one's element. As in
// CPython, whoever looks for a generator expression, behind a value too, looks
// for this in any bracket.
func (p *parser) invalidComprehension() {
	at := p.pos
	p.pos++
	if s := p.starred(); s != nil && p.generators() != nil {
		p.raiseSpan(s.At(), "iterable unpacking cannot be used in comprehension")
	}
	p.pos = at + 1
	if p.toks[at].kind != opLPar {
		if a := p.starNamed(); a != nil && p.accept(opComma) {
			comma := p.pos - 1
			if b := p.starNameds(); b != nil && p.generators() != nil {
				p.raiseFromTo(a.At(), b[len(b)-1].At(), "did you forget parentheses around the comprehension target?")
			}
			p.pos = comma + 1
			if p.generators() != nil {
				p.raiseFromTo(a.At(), p.tokSpan(comma), "did you forget parentheses around the comprehension target?")
			}
		}
	}
	p.pos = at
}

func (p *parser) invalidDictComp() {
	at := p.pos
	p.pos++
	if p.accept(opDoubleStar) && p.bitwiseOr() != nil && p.generators() != nil && p.accept(opRBrace) {
		p.raiseTok(at+1, "dict unpacking cannot be used in dict comprehension")
	}
	p.pos = at
}

// invalidDict is a wrong item in a dict display.
func (p *parser) invalidDict() {
	at := p.pos
	defer func() { p.pos = at }()
	p.pos++
	if gather(p, (*parser).starredPair) != nil && p.accept(opComma) {
		p.invalidPair()
	}
	p.pos = at + 1
	if p.expression() == nil || !p.accept(opColon) {
		return
	}
	p.invalidDictValue()
}

func (p *parser) invalidPair() {
	at := p.pos
	e := p.expression()
	if e != nil && p.peek() != opColon && p.err == nil {
		// The column is CPython's: the last character of the key.
		end := e.At().End
		err := p.newError(syntaxError, Span{Pos{e.At().Start.Line, end.Col - 1}, end}, "':' expected after dictionary key")
		err.EndCol = 0
		p.err = err
	}
	p.pos = at
	if p.expression() != nil && p.accept(opColon) {
		p.invalidDictValue()
	}
}

// invalidDictValue stands behind the colon of an item.
func (p *parser) invalidDictValue() {
	colon := p.pos - 1
	switch p.peek() {
	case opStar:
		star := p.pos
		p.pos++
		if p.bitwiseOr() != nil {
			p.raiseFrom(p.tokSpan(star), "cannot use a starred expression in a dictionary value")
		}
	case opRBrace, opComma:
		p.raiseTok(colon, "expression expected after dictionary key and ':'")
	}
}

// invalidForIf stands at the for of a comprehension.
func (p *parser) invalidForIf() {
	at := p.pos
	p.accept(kwAsync)
	if p.accept(kwFor) && p.bitwiseOr() != nil {
		for {
			mark := p.pos
			if !p.accept(opComma) {
				break
			}
			if p.bitwiseOr() == nil {
				p.pos = mark
				break
			}
		}
		p.accept(opComma)
		if k := p.peek(); k != kwIn && k != kNone {
			p.raiseHere(syntaxError, "'in' expected after for-loop variables")
		}
	}
	p.pos = at
	p.invalidForTarget()
}

func (p *parser) invalidForTarget() {
	at := p.pos
	p.accept(kwAsync)
	if p.accept(kwFor) {
		if e := p.starExpressions(); e != nil {
			p.raiseTarget(e, forTargetKind)
		}
	}
	p.pos = at
}

// invalidConcat is templates beside other strings.
func (p *parser) invalidConcat() {
	at := p.pos
	const msg = "cannot mix t-string literals with string or bytes literals"
	if list := p.plainStrings(); list != nil && p.peek() == kTStart {
		if b := p.fString(kTMiddle, kTEnd); b != nil {
			p.raiseFromTo(list[len(list)-1].At(), b.At(), msg)
		}
	}
	p.pos = at
	var last Expr
	for p.peek() == kTStart {
		t := p.fString(kTMiddle, kTEnd)
		if t == nil {
			break
		}
		last = t
	}
	if last != nil {
		if b := p.oneString(); b != nil {
			p.raiseFromTo(last.At(), b.At(), msg)
		}
	}
	p.pos = at
}

// oneString is one string or f-string.
func (p *parser) oneString() Expr {
	switch p.peek() {
	case kString:
		p.pos++
		return p.str(p.pos - 1)
	case kFStart:
		return p.fString(kFMiddle, kFEnd)
	}
	return nil
}
