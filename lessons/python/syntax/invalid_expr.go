package syntax

// The second pass: what people get wrong in expressions. Each of these looks
// at one place, raises an error if it recognises something, and returns to
// where it began.

// exprName is what CPython calls an expression in its errors.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *Comp:
		return [...]string{ListComp: "list comprehension", SetComp: "set comprehension", DictComp: "dict comprehension", GeneratorExp: "generator expression"}[e.Kind]
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr:
		if e.Template {
			return "t-string expression"
		}
		return "f-string expression"
	case *Constant:
		return [...]string{None: "None", True: "True", False: "False", Ellipsis: "ellipsis"}[e.Kind]
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "literal"
}

// targetKind says what a target is for.
type targetKind uint8

const (
	starTargetKind targetKind = iota
	delTargetKind
	forTargetKind
)

// raiseTarget complains of what cannot be assigned to or deleted, if there is
// such a thing in an expression.
func (p *parser) raiseTarget(e Expr, what targetKind) {
	bad := invalidTarget(e, what)
	if bad == nil || p.err != nil {
		return
	}
	if what == delTargetKind {
		p.raiseSpan(bad.At(), "cannot delete %s", exprName(bad))
	} else {
		p.raiseSpan(bad.At(), "cannot assign to %s", exprName(bad))
	}
}

func invalidTarget(e Expr, what targetKind) Expr {
	var elts []Expr
	switch e := e.(type) {
	case *List:
		elts = e.Elts
	case *Tuple:
		elts = e.Elts
	case *Starred:
		if what == delTargetKind {
			return e
		}
		return invalidTarget(e.Value, what)
	case *Compare:
		// "a in b" of "for a in b" is read as a comparison.
		if what == forTargetKind {
			if e.Ops[0] == In {
				return invalidTarget(e.Left, what)
			}
			return nil
		}
		return e
	case *Name, *Subscript, *Attribute:
		return nil
	default:
		return e
	}
	for _, elt := range elts {
		if bad := invalidTarget(elt, what); bad != nil {
			return bad
		}
	}
	return nil
}

// expressionQuiet is an expression in which no errors are looked for.
func (p *parser) expressionQuiet() Expr {
	was := p.explain
	p.explain = false
	e := p.expression2()
	p.explain = was
	return e
}

func (p *parser) invalidExpression() {
	at := p.pos
	defer func() { p.pos = at }()
	k := p.peek()
	if k == kString {
		p.invalidInsideString()
		p.pos = at
	}
	isName := k == kName
	second := p.toks[min(at+1, len(p.toks)-1)].kind == kString
	if isName {
		// Only looked at if it is a name, as a wrong prefix would be.
		p.pos++
		p.peek()
		p.pos = at
	}
	if !isName || !second && !softKeyword([]byte(p.text(at))) {
		if a := p.disjunction(); a != nil {
			if b := p.expressionQuiet(); b != nil {
				p.missingComma(a, b)
			}
		}
	}
	p.pos = at
	if a := p.disjunction(); a != nil && p.accept(kwIf) {
		p.invalidConditional(a)
	}
	p.pos = at
	switch k {
	case kwPass, kwBreak, kwContinue:
		p.keywordStmt()
		if p.accept(kwIf) && p.disjunction() != nil && p.accept(kwElse) && p.simpleStmt() != nil {
			p.raiseTok(at, "expected expression before 'if', but statement is given")
		}
	case kwLambda:
		p.pos++
		p.params(lambdaParams)
		if !p.accept(opColon) {
			return
		}
		switch p.peek() {
		case kFMiddle:
			p.raiseFromTo(p.tokSpan(at), p.tokSpan(p.pos-1), "f-string: lambda expressions are not allowed without parentheses")
		case kTMiddle:
			p.raiseFromTo(p.tokSpan(at), p.tokSpan(p.pos-1), "t-string: lambda expressions are not allowed without parentheses")
		}
	}
}

// invalidInsideString is "a "b" c": something between two strings.
func (p *parser) invalidInsideString() {
	p.pos++
	var first, last Expr
	for p.peek() != kString {
		e := p.expressionQuiet()
		if e == nil {
			return
		}
		if first == nil {
			first = e
		}
		last = e
	}
	if first != nil && p.accept(kString) {
		p.raiseFromTo(first.At(), last.At(), "invalid syntax. Is this intended to be part of the string?")
	}
}

// missingComma is two expressions side by side, in brackets.
func (p *parser) missingComma(a, b Expr) {
	if legacy(a) || p.toks[p.pos-1].level == 0 {
		return
	}
	p.raiseFromTo(a.At(), b.At(), "invalid syntax. Perhaps you forgot a comma?")
}

// invalidConditional goes on behind the if of a conditional expression.
func (p *parser) invalidConditional(a Expr) {
	b := p.disjunction()
	if b == nil {
		return
	}
	switch p.peek() {
	case kwElse:
		p.pos++
		at := p.pos
		if p.expression() == nil {
			p.pos = at
			p.raiseNext("expected expression after 'else', but statement is given")
		}
	case opColon, kNone:
	default:
		p.raiseFromTo(a.At(), b.At(), "expected 'else' after 'if' expression")
	}
}

// legacy says whether an expression is print or exec, which were statements.
func legacy(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.ID == "print" || n.ID == "exec")
}

func (p *parser) invalidLegacy() {
	at := p.pos
	if n := p.name(); n != nil && p.peek() != opLPar {
		if b := p.starExpressions(); b != nil && legacy(n) {
			p.raiseFromTo(n.Span, b.At(), "Missing parentheses in call to '%s'. Did you mean %s(...)?", n.ID, n.ID)
		}
	}
	p.pos = at
}

// invalidNamed is an assignment where only an expression may stand.
func (p *parser) invalidNamed() {
	at := p.pos
	if _, known := p.recall(p.unlessQuiet(ruleNamedError)); known {
		p.pos = at
		return
	}
	if a := p.expression(); a != nil && p.accept(opWalrus) && p.expression() != nil {
		p.raiseSpan(a.At(), "cannot use assignment expressions with %s", exprName(a))
	}
	p.pos = at
	if n := p.name(); n != nil && p.accept(opAssign) {
		if b := p.bitwiseOr(); b != nil && p.noAssign() {
			p.raiseFromTo(n.Span, b.At(), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		}
	}
	p.pos = at
	if !p.displayOrConst() {
		if a := p.bitwiseOr(); a != nil && p.accept(opAssign) && p.bitwiseOr() != nil && p.noAssign() {
			p.raiseSpan(a.At(), "cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(a))
		}
	}
	p.pos = at
	p.remember(p.unlessQuiet(ruleNamedError), at, nil)
}

func (p *parser) noAssign() bool {
	k := p.peek()
	return k != opAssign && k != opWalrus && k != kNone
}

// displayOrConst says whether a list, tuple, generator expression or True,
// None or False begins here.
func (p *parser) displayOrConst() bool {
	at := p.pos
	defer func() { p.pos = at }()
	switch p.peek() {
	case kwTrue, kwFalse, kwNone:
		return true
	case opLSqb:
		return p.list() != nil
	case opLPar:
		return p.tuple() != nil || p.genexp() != nil
	}
	return false
}

// invalidArithmetic is an operator, at which the parser stands, and not.
func (p *parser) invalidArithmetic() {
	at := p.pos
	p.pos++
	if not := p.pos; p.accept(kwNot) {
		if b := p.inversionFrom(not); b != nil {
			p.raiseFromTo(p.tokSpan(not), b.At(), "'not' after an operator must be parenthesized")
		}
	}
	p.pos = at
}

func (p *parser) inversionFrom(not int) Expr {
	p.pos = not + 1
	return p.inversion()
}

// invalidFactor is a sign and not.
func (p *parser) invalidFactor() {
	at := p.pos
	switch p.peek() {
	case opPlus, opMinus, opTilde:
		p.pos++
		if not := p.pos; p.accept(kwNot) {
			if b := p.factor(); b != nil {
				p.raiseFromTo(p.tokSpan(not), b.At(), "'not' after an operator must be parenthesized")
			}
		}
	}
	p.pos = at
}
