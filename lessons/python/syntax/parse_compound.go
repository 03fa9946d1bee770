package syntax

// statements is one or more statements. top: they are the program's own, and
// the parser will never come back to one it has read.
func (p *parser) statements(top bool) []Stmt {
	var out []Stmt
	for {
		at := p.pos
		list := p.statement()
		if list == nil {
			return out
		}
		out = append(out, list...)
		if top && !p.second {
			p.forget(at)
		}
	}
}

func (p *parser) statement() []Stmt {
	at := p.pos
	if s := p.compoundStmt(); s != nil {
		if _, function := s.(*FunctionDef); !function { // CPython forgets those
			p.lastStmt = max(p.lastStmt, int(s.At().Start.Line))
		}
		return []Stmt{s}
	}
	p.pos = at
	return p.simpleStmts()
}

func (p *parser) compoundStmt() Stmt {
	at := p.pos
	k := p.peek()
	if k == kwAsync {
		switch p.toks[min(at+1, len(p.toks)-1)].kind {
		case kwWith:
			k = kwWith
		case kwFor:
			k = kwFor
		default:
			k = kwDef
		}
	}
	switch k {
	case kwDef, kwClass, opAt:
		return p.decorated()
	case kwIf:
		return orNil(p.ifStmt())
	case kwWith:
		return orNil(p.withStmt())
	case kwFor:
		return orNil(p.forStmt())
	case kwTry:
		return orNil(p.tryStmt())
	case kwWhile:
		return orNil(p.whileStmt())
	case kName:
		if p.text(at) == "match" {
			return orNil(p.matchStmt())
		}
	}
	return nil
}

// orNil makes a nil interface of a nil pointer.
func orNil[T any, S interface {
	*T
	Stmt
}](s S) Stmt {
	if s == nil {
		return nil
	}
	return s
}

// block is the statements that belong to a compound statement: an indented
// block, or what stands on the same line.
func (p *parser) block() []Stmt {
	if !p.second {
		return p.block1()
	}
	if node, known := p.recall(ruleBlock); known {
		b, _ := node.([]Stmt)
		return b
	}
	at := p.pos
	b := p.block1()
	if b == nil {
		p.pos = at
		p.remember(ruleBlock, at, nil)
		return nil
	}
	p.remember(ruleBlock, at, b)
	return b
}

func (p *parser) block1() []Stmt {
	at := p.pos
	if p.accept(kNewline) && p.accept(kIndent) {
		if body := p.statements(false); body != nil && p.accept(kDedent) {
			return body
		}
	}
	p.pos = at
	if body := p.simpleStmts(); body != nil {
		return body
	}
	if p.explain && p.accept(kNewline) && p.peek() != kIndent {
		p.raiseHere(indentationError, "expected an indented block")
	}
	p.pos = at
	return nil
}

// body is the colon and block of a statement; at is its keyword, and after
// says what it is.
func (p *parser) body(at int, after string) []Stmt {
	if !p.colon() {
		return nil
	}
	return p.bodyBlock(at, after)
}

// colon is the colon that a statement's head ends with.
func (p *parser) colon() bool {
	if p.accept(opColon) {
		return true
	}
	if p.explain && p.peek() == kNewline {
		p.raiseHere(syntaxError, "expected ':'")
	}
	return false
}

// bodyBlock is the block behind a colon.
func (p *parser) bodyBlock(at int, after string) []Stmt {
	if p.explain {
		mark := p.pos
		if p.accept(kNewline) && p.peek() != kIndent {
			p.raiseHere(indentationError, "expected an indented block after %s on line %d", after, p.toks[at].from.Line)
		}
		p.pos = mark
	}
	return p.block()
}

// decorated is a class or function with its decorators.
func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.accept(opAt) {
		d := p.named()
		if d == nil || !p.accept(kNewline) {
			return nil
		}
		decorators = append(decorators, d)
	}
	if p.peek() == kwClass {
		if c := p.classDef(); c != nil {
			c.Decorators = decorators
			return c
		}
		return nil
	}
	if f := p.functionDef(); f != nil {
		f.Decorators = decorators
		return f
	}
	return nil
}

func (p *parser) classDef() *ClassDef {
	at := p.pos
	p.pos++
	n := p.name()
	if n == nil {
		return nil
	}
	c := &ClassDef{Name: n.ID, NameAt: n.Span, TypeParams: p.typeParams()}
	if p.accept(opLPar) {
		if args := p.arguments(); args != nil {
			c.Bases, c.Keywords = args.args, args.keywords
		}
		if !p.accept(opRPar) {
			return nil
		}
	}
	if c.Body = p.body(at, "class definition"); c.Body == nil {
		return nil
	}
	c.Span = p.span(at)
	return c
}

func (p *parser) functionDef() *FunctionDef {
	at := p.pos
	f := &FunctionDef{Async: p.accept(kwAsync)}
	def := p.pos
	if !p.accept(kwDef) {
		return nil
	}
	n := p.name()
	if n == nil {
		return nil
	}
	f.Name, f.NameAt = n.ID, n.Span
	f.TypeParams = p.typeParams()
	if !p.headToken(opLPar, "(") {
		return nil
	}
	f.Params = p.params(defParams)
	if !p.accept(opRPar) {
		return nil
	}
	if f.Params == nil {
		f.Params = &Params{Span: Span{p.toks[p.pos-1].from, p.toks[p.pos-1].from}}
	}
	if arrow := p.pos; p.accept(opArrow) {
		if f.Returns = p.expression(); f.Returns == nil {
			p.pos = arrow
		}
	}
	if !p.headToken(opColon, ":") {
		return nil
	}
	if f.Body = p.bodyBlock(def, "function definition"); f.Body == nil {
		return nil
	}
	f.Span = p.span(at)
	return f
}

// headToken steps over a token of a function's head; the second pass tells at
// once that it is missing.
func (p *parser) headToken(k kind, name string) bool {
	if p.explain {
		return p.need(k, name)
	}
	return p.accept(k)
}

// ifStmt is if or elif with all that follows.
func (p *parser) ifStmt() *If {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	at := p.pos
	after := "'" + p.text(at) + "' statement"
	p.pos++
	s := &If{Test: p.named()}
	if s.Test == nil {
		return nil
	}
	if s.Body = p.body(at, after); s.Body == nil {
		return nil
	}
	if p.peek() == kwElif {
		mark := p.pos
		if e := p.ifStmt(); e != nil {
			s.OrElse = []Stmt{e}
		} else {
			p.pos = mark
		}
	} else {
		s.OrElse = p.elseBlock()
	}
	s.Span = p.span(at)
	return s
}

// elseBlock is else and its block; nil if there is none.
func (p *parser) elseBlock() []Stmt {
	at := p.pos
	if !p.accept(kwElse) || !p.need(opColon, ":") {
		p.pos = at
		return nil
	}
	body := p.bodyBlock(at, "'else' statement")
	if body == nil {
		p.pos = at
		return nil
	}
	if p.explain && p.accept(kwElif) {
		p.raiseHere(syntaxError, "'elif' block follows an 'else' block")
	}
	return body
}

func (p *parser) whileStmt() *While {
	at := p.pos
	p.pos++
	s := &While{Test: p.named()}
	if s.Test == nil {
		return nil
	}
	if s.Body = p.body(at, "'while' statement"); s.Body == nil {
		return nil
	}
	s.OrElse = p.elseBlock()
	s.Span = p.span(at)
	return s
}

func (p *parser) forStmt() *For {
	at := p.pos
	s := &For{Async: p.accept(kwAsync)}
	keyword := p.pos
	p.pos++
	s.Target = p.starTargets()
	if s.Target == nil || !p.accept(kwIn) {
		p.pos = at
		if p.explain {
			p.invalidForTarget()
		}
		return nil
	}
	if s.Iter = p.starExpressions(); s.Iter == nil {
		return nil
	}
	if s.Body = p.body(keyword, "'for' statement"); s.Body == nil {
		return nil
	}
	s.OrElse = p.elseBlock()
	s.Span = p.span(at)
	return s
}

func (p *parser) withStmt() *With {
	at := p.pos
	if p.explain {
		p.invalidWithIndent()
		p.pos = at
	}
	s := &With{Async: p.accept(kwAsync)}
	p.pos++
	mark := p.pos
	if p.accept(opLPar) {
		s.Items = gather(p, (*parser).withItem)
		if s.Items != nil {
			p.accept(opComma)
			if p.accept(opRPar) && p.accept(opColon) {
				s.Body = p.block()
			}
		}
	}
	if s.Body == nil {
		p.pos = mark
		s.Items = gather(p, (*parser).withItem)
		if s.Items != nil && p.accept(opColon) {
			s.Body = p.block()
		}
	}
	if s.Body == nil {
		p.pos = at
		if p.explain {
			p.invalidWith()
		}
		return nil
	}
	s.Span = p.span(at)
	return s
}

func (p *parser) withItem() WithItem {
	at := p.pos
	e := p.expression()
	if e == nil {
		p.pos = at
		return WithItem{}
	}
	mark := p.pos
	if p.accept(kwAs) {
		if t := p.starTarget(); t != nil {
			if k := p.peek(); k == opComma || k == opRPar || k == opColon {
				return WithItem{Context: e, Target: t}
			}
		}
		p.pos = mark + 1
		if p.explain {
			p.invalidWithItem()
		}
		p.pos = mark
	}
	return WithItem{Context: e}
}
