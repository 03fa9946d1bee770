package syntax

// The second pass: what people get wrong in statements. See invalid_expr.go.

func (p *parser) invalidAssignment() {
	at := p.pos
	if a := p.annotatedDisplay(); a != nil && p.accept(opColon) && p.expression() != nil {
		p.raiseSpan(a.At(), "only single target (not %s) can be annotated", exprName(a))
	}
	p.pos = at
	if a := p.starNamed(); a != nil && p.accept(opComma) {
		for p.starNameds() != nil {
			continue // expressions side by side do, too
		}
		if p.accept(opColon) && p.expression() != nil {
			p.raiseSpan(a.At(), "only single target (not tuple) can be annotated")
		}
	}
	p.pos = at
	if a := p.expression(); a != nil && p.accept(opColon) && p.expression() != nil {
		p.raiseSpan(a.At(), "illegal target for annotation")
	}
	p.pos = at
	for {
		mark := p.pos
		if p.starTargets() == nil || !p.accept(opAssign) {
			p.pos = mark
			break
		}
	}
	mark := p.pos
	if a := p.starExpressions(); a != nil && p.accept(opAssign) {
		p.raiseTarget(a, starTargetKind)
	}
	p.pos = mark
	if a := p.yieldExpr(); a != nil && p.accept(opAssign) {
		p.raiseSpan(a.At(), "assignment to yield expression not possible")
	}
	p.pos = at
	if a := p.starExpressions(); a != nil {
		if _, ok := augmented(p.peek()); ok {
			p.pos++
			if p.annotatedRHS() != nil {
				p.raiseSpan(a.At(), "'%s' is an illegal expression for augmented assignment", exprName(a))
			}
		}
	}
	p.pos = at
}

// annotatedDisplay is a list or tuple, which may stand in parentheses.
func (p *parser) annotatedDisplay() Expr {
	at := p.pos
	switch p.peek() {
	case opLSqb:
		return p.list()
	case opLPar:
		if t := p.tuple(); t != nil {
			return t
		}
		p.pos++
		if e := p.annotatedDisplay(); e != nil && p.accept(opRPar) {
			return e
		}
	}
	return p.back(at)
}

func (p *parser) invalidImport() {
	at := p.pos
	if !p.accept(kwImport) {
		return
	}
	if gather(p, (*parser).dottedName) != nil && p.accept(kwFrom) && p.dottedName() != "" {
		p.raiseFrom(p.tokSpan(at), "Did you mean to use 'from ... import ...' instead?")
	}
	p.pos = at + 1
	if p.accept(kNewline) {
		p.raiseFrom(p.tokSpan(p.pos-1), "Expected one or more names after 'import'")
	}
}

func (p *parser) invalidImportTargets() {
	at := p.pos
	if gather(p, (*parser).importAsName) != nil && p.accept(opComma) && p.accept(kNewline) {
		p.raiseHere(syntaxError, "trailing comma not allowed without surrounding parentheses")
	}
	p.pos = at
	if p.accept(kNewline) {
		p.raiseFrom(p.tokSpan(at), "Expected one or more names after 'import'")
	}
	p.pos = at
}

// invalidAsName is an import as something that is no name.
func (p *parser) invalidAsName(name func(*parser) string) {
	at := p.pos
	defer func() { p.pos = at }()
	if name(p) == "" || !p.accept(kwAs) {
		return
	}
	mark := p.pos
	if p.accept(kName) {
		switch p.peek() {
		case opComma, opRPar, kNewline:
			return
		}
	}
	p.pos = mark
	if a := p.expression(); a != nil {
		p.raiseSpan(a.At(), "cannot use %s as import target", exprName(a))
	}
}

// withItems is the items of a with, read without looking for targets' errors.
func (p *parser) withItems(element func(*parser) Expr) bool {
	return gather(p, func(p *parser) Expr {
		at := p.pos
		e := element(p)
		if e == nil {
			return p.back(at)
		}
		mark := p.pos
		if !p.accept(kwAs) || p.starTarget() == nil {
			p.pos = mark
		}
		return e
	}) != nil
}

func (p *parser) invalidWith() {
	at := p.pos
	p.accept(kwAsync)
	p.pos++
	mark := p.pos
	if p.withItems((*parser).expression) && p.accept(kNewline) {
		p.raiseHere(syntaxError, "expected ':'")
	}
	p.pos = mark
	if p.parenthesizedItems() && p.accept(kNewline) {
		p.raiseHere(syntaxError, "expected ':'")
	}
	p.pos = at
}

func (p *parser) parenthesizedItems() bool {
	if !p.accept(opLPar) || !p.withItems((*parser).expressions) {
		return false
	}
	p.accept(opComma)
	return p.accept(opRPar)
}

func (p *parser) invalidWithIndent() {
	p.accept(kwAsync)
	keyword := p.pos
	p.pos++
	mark := p.pos
	if p.withItems((*parser).expression) && p.accept(opColon) {
		p.unindented(keyword, "'with' statement")
	}
	p.pos = mark
	if p.parenthesizedItems() && p.accept(opColon) {
		p.unindented(keyword, "'with' statement")
	}
}

// unindented complains if no indented block follows, where one must; the
// parser stands behind the colon, and at is the statement's keyword.
func (p *parser) unindented(at int, after string) {
	if p.accept(kNewline) && p.peek() != kIndent {
		p.raiseHere(indentationError, "expected an indented block after %s on line %d", after, p.toks[at].from.Line)
	}
}

// invalidWithItem stands behind the as of an item.
func (p *parser) invalidWithItem() {
	if a := p.expression(); a != nil {
		if k := p.peek(); k == opComma || k == opRPar || k == opColon {
			p.raiseTarget(a, starTargetKind)
		}
	}
}

func (p *parser) invalidTry() {
	at := p.pos
	p.pos++
	if !p.accept(opColon) {
		return
	}
	mark := p.pos
	p.unindented(at, "'try' statement")
	p.pos = mark
	if p.block() != nil {
		if k := p.peek(); k != kwExcept && k != kwFinally && k != kNone {
			p.raiseHere(syntaxError, "expected 'except' or 'finally' block")
		}
	}
	p.pos = mark
	p.blocks()
	mark = p.pos
	const msg = "cannot have both 'except' and 'except*' on the same 'try'"
	if p.handlers(false) != nil {
		except := p.pos
		if p.accept(kwExcept) && p.accept(opStar) && p.expression() != nil && p.asNameOrNot() && p.accept(opColon) {
			p.raiseFromTo(p.tokSpan(except), p.tokSpan(except+1), msg)
		}
	}
	p.pos = mark
	if p.handlers(true) != nil {
		except := p.pos
		if p.accept(kwExcept) {
			if p.expression() != nil {
				p.asNameOrNot()
			}
			if p.accept(opColon) {
				p.raiseTok(except, msg)
			}
		}
	}
}

// blocks is any number of blocks.
func (p *parser) blocks() {
	for {
		at := p.pos
		if p.block() == nil || p.pos == at {
			return
		}
	}
}

// asNameOrNot is as and a name, or nothing. It is always true.
func (p *parser) asNameOrNot() bool {
	at := p.pos
	if !p.accept(kwAs) || !p.accept(kName) {
		p.pos = at
	}
	return true
}

func (p *parser) invalidExceptIndent(star bool) {
	at := p.pos
	defer func() { p.pos = at }()
	p.pos++
	after := "'except' statement"
	if star {
		if !p.accept(opStar) {
			return
		}
		after = "'except*' statement"
	}
	mark := p.pos
	if p.expression() != nil && p.asNameOrNot() && p.accept(opColon) {
		p.unindented(at, after)
	}
	p.pos = mark
	if !star && p.accept(opColon) {
		p.unindented(at, after)
	}
}

func (p *parser) invalidExcept(star bool) {
	at := p.pos
	defer func() { p.pos = at }()
	p.pos++
	what := "except"
	if star {
		if !p.accept(opStar) {
			return
		}
		what = "except*"
	}
	mark := p.pos
	if a := p.expression(); a != nil && p.accept(opComma) && p.expressions() != nil && p.accept(kwAs) && p.accept(kName) && p.accept(opColon) {
		p.raiseFrom(a.At(), "multiple exception types must be parenthesized when using 'as'")
	}
	p.pos = mark
	if p.expression() != nil && p.asNameOrNot() && p.accept(kNewline) {
		p.raiseHere(syntaxError, "expected ':'")
	}
	p.pos = mark
	switch {
	case star && (p.accept(kNewline) || p.accept(opColon)):
		p.raiseHere(syntaxError, "expected one or more exception types")
	case !star && p.accept(kNewline):
		p.raiseHere(syntaxError, "expected ':'")
	}
	p.pos = mark
	if p.expression() == nil || !p.accept(kwAs) {
		return
	}
	if a := p.expression(); a != nil && p.accept(opColon) && p.block() != nil {
		p.raiseSpan(a.At(), "cannot use %s statement with %s", what, exprName(a))
	}
}

func (p *parser) invalidMatch() {
	at := p.pos
	p.pos++
	if p.subject() != nil {
		if p.accept(kNewline) {
			p.raiseHere(syntaxError, "expected ':'")
		} else if p.accept(opColon) {
			p.unindented(at, "'match' statement")
		}
	}
	p.pos = at
}

func (p *parser) invalidCase() {
	at := p.pos
	if !p.acceptWord("case") || p.patterns() == nil {
		return
	}
	p.guard()
	if p.accept(kNewline) {
		p.raiseHere(syntaxError, "expected ':'")
	} else if p.accept(opColon) {
		p.unindented(at, "'case' statement")
	}
}

// invalidAsPattern stands behind the as of a pattern.
func (p *parser) invalidAsPattern() {
	at := p.pos
	if p.acceptWord("_") {
		p.raiseTok(at, "cannot use '_' as a target")
	}
	p.pos = at
	if a := p.expression(); a != nil {
		p.raiseSpan(a.At(), "cannot use %s as pattern target", exprName(a))
	}
}

func (p *parser) invalidClassPattern() {
	at := p.pos
	defer func() { p.pos = at }()
	if p.nameOrAttr() == nil || !p.accept(opLPar) {
		return
	}
	mark := p.pos
	if gather(p, (*parser).positionalPattern) == nil || !p.accept(opComma) {
		p.pos = mark
	}
	if gather(p, (*parser).keywordPattern) == nil || !p.accept(opComma) {
		return
	}
	if late := gather(p, (*parser).positionalPattern); late != nil {
		p.raiseFromTo(late[0].At(), late[len(late)-1].At(), "positional patterns follow keyword patterns")
	}
}

// invalidTypeParam is a bound where there may be none.
func (p *parser) invalidTypeParam(what TypeParamKind) {
	p.pos++
	if !p.accept(kName) {
		return
	}
	colon := p.pos
	if !p.accept(opColon) {
		return
	}
	e := p.expression()
	if e == nil {
		return
	}
	noun := "bound"
	if _, ok := e.(*Tuple); ok {
		noun = "constraints"
	}
	owner := "TypeVarTuple"
	if what == ParamSpec {
		owner = "ParamSpec"
	}
	p.raiseFrom(p.tokSpan(colon), "cannot use %s with %s", noun, owner)
}
