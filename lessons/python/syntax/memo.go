package syntax

// memoEntry remembers what one rule found at one token, since grammar rules
// try the same thing again and again.
type memoEntry struct {
	rule rule
	next int32
	end  int32
	node any
}

// rule names what is remembered.
type rule uint8

// The rules whose findings are remembered.
const (
	ruleSimpleStmt rule = iota
	ruleBlock
	ruleExpression
	ruleDisjunction
	ruleBitwiseOr
	rulePrimary
	ruleAtom
	ruleStrings
	ruleArguments
	ruleNamed
	ruleNamedError
	ruleStarTarget
	ruleTarget
	ruleClosedPattern

	ruleQuiet rule = 0x80 // the same where no error is looked for
)

// recall answers what a rule has found at this place before, and steps over it.
func (p *parser) recall(r rule) (node any, known bool) {
	if p.err != nil {
		return nil, true
	}
	for i := p.memoHead[p.pos]; i > 0; i = p.memo[i-1].next {
		if e := &p.memo[i-1]; e.rule == r {
			p.pos = int(e.end)
			return e.node, true
		}
	}
	return nil, false
}

// remember keeps what a rule has found at a place (nil: nothing).
func (p *parser) remember(r rule, at int, node any) {
	if p.err != nil {
		return
	}
	p.memo = append(p.memo, memoEntry{r, p.memoHead[at], int32(p.pos), node})
	p.memoHead[at] = int32(len(p.memo))
}

// forget drops what is remembered: the parser will not come back to it.
func (p *parser) forget(from int) {
	if len(p.memo) < 4096 {
		return
	}
	// What was looked at lies between the two; a rule may have looked one
	// token further.
	clear(p.memoHead[from:min(p.far+2, len(p.memoHead))])
	p.memo = p.memo[:0]
}

// memoExpr runs a rule for an expression unless its answer is remembered.
func (p *parser) memoExpr(r rule, parse func(*parser) Expr) Expr {
	if node, known := p.recall(r); known {
		e, _ := node.(Expr)
		return e
	}
	at := p.pos
	e := parse(p)
	if e == nil {
		p.pos = at
		p.remember(r, at, nil)
		return nil
	}
	p.remember(r, at, e)
	return e
}

// memoSecond is memoExpr in the second pass only; the first does not try the
// same again.
func (p *parser) memoSecond(r rule, parse func(*parser) Expr) Expr {
	if !p.second {
		return parse(p)
	}
	return p.memoExpr(r, parse)
}

// unlessQuiet is the rule to remember by where CPython remembers nothing, so
// that what was found without looking for errors is not mistaken for the rest.
func (p *parser) unlessQuiet(r rule) rule {
	if p.explain {
		return r
	}
	return r | ruleQuiet
}
