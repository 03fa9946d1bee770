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
