package syntax

// simpleStmts is a line of statements without blocks.
func (p *parser) simpleStmts() []Stmt {
	at := p.pos
	var out []Stmt
	for {
		begin := p.pos
		s := p.simpleStmt()
		if s == nil {
			p.pos = begin
			break
		}
		out = append(out, s)
		if !p.accept(opSemi) {
			break
		}
	}
	if out == nil || !p.accept(kNewline) {
		p.pos = at
		return nil
	}
	return out
}

func (p *parser) simpleStmt() Stmt {
	if !p.second {
		return p.simpleStmt1()
	}
	if node, known := p.recall(ruleSimpleStmt); known {
		s, _ := node.(Stmt)
		return s
	}
	at := p.pos
	s := p.simpleStmt1()
	if s == nil {
		p.pos = at
		p.remember(ruleSimpleStmt, at, nil)
		return nil
	}
	p.remember(ruleSimpleStmt, at, s)
	return s
}

// simpleStmt1 tries an assignment before anything else, as CPython does; but
// for statements that begin with a keyword that begins no expression.
func (p *parser) simpleStmt1() Stmt {
	at := p.pos
	switch p.peek() {
	case kwReturn:
		p.pos++
		v := p.starExpressions()
		return &Return{Span: p.span(at), Value: v}
	case kwImport, kwFrom:
		return p.importStmt()
	case kwRaise:
		return p.raiseStmt()
	case kwDel:
		return p.delStmt()
	case kwAssert:
		return p.assertStmt()
	case kwGlobal:
		p.pos++
		if names := gather(p, (*parser).name); names != nil {
			return &Global{Span: p.span(at), Names: names}
		}
		return nil
	case kwNonlocal:
		p.pos++
		if names := gather(p, (*parser).name); names != nil {
			return &Nonlocal{Span: p.span(at), Names: names}
		}
		return nil
	case kwPass, kwBreak, kwContinue:
		if p.explain {
			p.invalidAssignment() // pass if x else y
			p.pos = at
		}
		return p.keywordStmt()
	}
	if s, cut := p.assignment(); s != nil || cut || p.err != nil {
		return s
	}
	p.pos = at
	if s := p.typeAlias(); s != nil {
		return s
	}
	e := p.starExpressions()
	if e == nil && p.peek() == kwYield {
		e = p.yieldExpr()
	}
	if e == nil {
		return nil
	}
	return &ExprStmt{Span: p.span(at), Value: e}
}

// keywordStmt is a statement of one word.
func (p *parser) keywordStmt() Stmt {
	s := p.tokSpan(p.pos)
	switch p.peek() {
	case kwPass:
		p.pos++
		return &Pass{s}
	case kwBreak:
		p.pos++
		return &Break{s}
	case kwContinue:
		p.pos++
		return &Continue{s}
	}
	return nil
}

func (p *parser) name() *Name {
	if p.accept(kName) {
		return p.nameAt(p.pos - 1)
	}
	return nil
}

// annotatedRHS is what may stand behind =.
func (p *parser) annotatedRHS() Expr {
	if e := p.yieldExpr(); e != nil {
		return e
	}
	return p.starExpressions()
}

// assignment is any statement with =, but also name: annotation. cut: it
// began as one, and can be nothing else.
func (p *parser) assignment() (s Stmt, cut bool) {
	at := p.pos
	if s := p.annotation(); s != nil || p.err != nil {
		return s, false
	}
	p.pos = at
	if s := p.assign(); s != nil || p.err != nil {
		return s, false
	}
	p.pos = at
	if target := p.singleTarget(); target != nil {
		if op, ok := augmented(p.peek()); ok {
			p.pos++
			v := p.annotatedRHS()
			if v == nil {
				return nil, true
			}
			return &AugAssign{Span: p.span(at), Target: target, Op: op, Value: v}, true
		}
	}
	p.pos = at
	if p.explain {
		p.invalidAssignment()
	}
	return nil, false
}

// annotation is target: annotation, and maybe a value.
func (p *parser) annotation() Stmt {
	at := p.pos
	a := &AnnAssign{}
	if n := p.name(); n != nil && p.accept(opColon) {
		if a.Annotation = p.expression(); a.Annotation != nil {
			a.Target, a.Simple = n, true
		}
	}
	if a.Target == nil {
		p.pos = at
		var target Expr
		if p.accept(opLPar) {
			if target = p.singleTarget(); target != nil && !p.accept(opRPar) {
				target = nil
			}
		}
		if target == nil {
			p.pos = at
			target = p.assignable()
		}
		if target == nil || !p.accept(opColon) {
			return nil
		}
		a.Target = target
		if a.Annotation = p.expression(); a.Annotation == nil {
			return nil
		}
	}
	mark := p.pos
	if p.accept(opAssign) {
		if a.Value = p.annotatedRHS(); a.Value == nil {
			p.pos = mark
		}
	}
	a.Span = p.span(at)
	return a
}

// assign is targets = targets = value.
func (p *parser) assign() Stmt {
	at := p.pos
	var targets []Expr
	for {
		mark := p.pos
		t := p.starTargets()
		if t == nil || !p.accept(opAssign) {
			p.pos = mark
			break
		}
		targets = append(targets, t)
	}
	if targets == nil {
		return nil
	}
	v := p.annotatedRHS()
	if v == nil || p.peek() == opAssign || p.err != nil {
		return nil
	}
	return &Assign{Span: p.span(at), Targets: targets, Value: v}
}

// augmented answers the operator of += and its kin.
func augmented(k kind) (Op, bool) {
	switch k {
	case opPlusEq:
		return Add, true
	case opMinusEq:
		return Sub, true
	case opStarEq:
		return Mult, true
	case opAtEq:
		return MatMult, true
	case opSlashEq:
		return Div, true
	case opPercentEq:
		return Mod, true
	case opAmperEq:
		return BitAnd, true
	case opVBarEq:
		return BitOr, true
	case opCircumflexEq:
		return BitXor, true
	case opLShiftEq:
		return LShift, true
	case opRShiftEq:
		return RShift, true
	case opDoubleStarEq:
		return Pow, true
	case opDoubleSlashEq:
		return FloorDiv, true
	}
	return 0, false
}

// typeAlias is type name[params] = value.
func (p *parser) typeAlias() Stmt {
	at := p.pos
	if !p.acceptWord("type") {
		return nil
	}
	if n := p.name(); n != nil {
		params := p.typeParams()
		if p.accept(opAssign) {
			if v := p.expression(); v != nil {
				return &TypeAlias{Span: p.span(at), Name: n, TypeParams: params, Value: v}
			}
		}
	}
	p.pos = at
	return nil
}

func (p *parser) raiseStmt() Stmt {
	at := p.pos
	p.pos++
	s := &Raise{Exc: p.expression()}
	if s.Exc != nil {
		mark := p.pos
		if p.accept(kwFrom) {
			if s.Cause = p.expression(); s.Cause == nil {
				p.pos = mark
			}
		}
	}
	s.Span = p.span(at)
	return s
}

func (p *parser) delStmt() Stmt {
	at := p.pos
	p.pos++
	if targets := p.delTargets(); targets != nil {
		if k := p.peek(); k == opSemi || k == kNewline {
			return &Delete{Span: p.span(at), Targets: targets}
		}
	}
	p.pos = at
	if p.explain {
		p.pos++
		if e := p.starExpressions(); e != nil {
			p.raiseTarget(e, delTargetKind)
		}
	}
	return nil
}

func (p *parser) assertStmt() Stmt {
	at := p.pos
	p.pos++
	s := &Assert{Test: p.expression()}
	if s.Test == nil {
		return nil
	}
	mark := p.pos
	if p.accept(opComma) {
		if s.Msg = p.expression(); s.Msg == nil {
			p.pos = mark
		}
	}
	s.Span = p.span(at)
	return s
}
