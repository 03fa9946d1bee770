package syntax

func (p *parser) disjunction() Expr {
	return p.memoSecond(ruleDisjunction, (*parser).disjunction1)
}

func (p *parser) disjunction1() Expr {
	return p.boolOp(kwOr, Or, (*parser).conjunction)
}

func (p *parser) conjunction() Expr {
	return p.boolOp(kwAnd, And, (*parser).inversion)
}

func (p *parser) boolOp(word kind, op Op, operand func(*parser) Expr) Expr {
	at := p.pos
	first := operand(p)
	if first == nil || p.peek() != word {
		return first
	}
	values := []Expr{first}
	for p.peek() == word {
		mark := p.pos
		p.pos++
		v := operand(p)
		if v == nil {
			p.pos = mark
			break
		}
		values = append(values, v)
	}
	if len(values) == 1 {
		return first
	}
	return &BoolOp{Span: p.span(at), Op: op, Values: values}
}

func (p *parser) inversion() Expr {
	if p.peek() != kwNot {
		return p.comparison()
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	at := p.pos
	p.pos++
	if x := p.inversion(); x != nil {
		return &UnaryOp{Span: p.span(at), Op: Not, X: x}
	}
	return p.back(at)
}

func (p *parser) comparison() Expr {
	at := p.pos
	left := p.bitwiseOr()
	if left == nil {
		return nil
	}
	var ops []Op
	var right []Expr
	for {
		mark := p.pos
		op, ok := p.compareOp()
		if !ok {
			break
		}
		r := p.bitwiseOr()
		if r == nil {
			p.pos = mark
			break
		}
		ops, right = append(ops, op), append(right, r)
	}
	if ops == nil {
		return left
	}
	return &Compare{Span: p.span(at), Left: left, Ops: ops, Right: right}
}

// compareOp steps over a comparison's operator.
func (p *parser) compareOp() (Op, bool) {
	at := p.pos
	var op Op
	switch p.peek() {
	case opEq:
		op = Eq
	case opNotEq:
		op = NotEq
	case opLt:
		op = Lt
	case opLtE:
		op = LtE
	case opGt:
		op = Gt
	case opGtE:
		op = GtE
	case kwIn:
		op = In
	case kwIs:
		p.pos++
		if p.accept(kwNot) {
			return IsNot, true
		}
		return Is, p.err == nil
	case kwNot:
		p.pos++
		if p.accept(kwIn) {
			return NotIn, true
		}
		p.pos = at
		return 0, false
	default:
		return 0, false
	}
	p.pos++
	return op, true
}

// binaryOp answers which operator a token is, and how tightly it binds; 0 if
// it is none.
func binaryOp(k kind) (op Op, prec int) {
	switch k {
	case opVBar:
		return BitOr, precOr
	case opCircumflex:
		return BitXor, precXor
	case opAmper:
		return BitAnd, precAnd
	case opLShift:
		return LShift, precShift
	case opRShift:
		return RShift, precShift
	case opPlus:
		return Add, precSum
	case opMinus:
		return Sub, precSum
	case opStar:
		return Mult, precTerm
	case opSlash:
		return Div, precTerm
	case opDoubleSlash:
		return FloorDiv, precTerm
	case opPercent:
		return Mod, precTerm
	case opAt:
		return MatMult, precTerm
	}
	return 0, 0
}

func (p *parser) bitwiseOr() Expr {
	return p.memoSecond(ruleBitwiseOr, (*parser).bitwiseOr1)
}

func (p *parser) bitwiseOr1() Expr { return p.binary(precOr) }

// binary is a chain of binary operators that bind at least as tightly as min.
func (p *parser) binary(min int) Expr {
	at := p.pos
	if p.explain {
		p.invalidFactor()
	}
	left := p.factor()
	if left == nil {
		return nil
	}
	sum := min <= precShift // what stands left is a sum, and may begin a shift
	for {
		op, prec := binaryOp(p.peek())
		if prec == 0 || prec < min {
			return left
		}
		mark := p.pos
		if p.explain && sum && prec >= precSum {
			p.invalidArithmetic()
		}
		p.pos++
		right := p.binary(prec + 1)
		if right == nil {
			p.pos = mark
			return left
		}
		left = &BinOp{Span: p.span(at), Op: op, X: left, Y: right}
		sum = sum && prec >= precSum
	}
}

func (p *parser) factor() Expr {
	at := p.pos
	var op Op
	switch p.peek() {
	case opPlus:
		op = UAdd
	case opMinus:
		op = USub
	case opTilde:
		op = Invert
	default:
		return p.power()
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	p.pos++
	if x := p.factor(); x != nil {
		return &UnaryOp{Span: p.span(at), Op: op, X: x}
	}
	return p.back(at)
}

func (p *parser) power() Expr {
	at := p.pos
	base := p.awaited()
	if base == nil || p.peek() != opDoubleStar {
		return base
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	mark := p.pos
	p.pos++
	if exponent := p.factor(); exponent != nil {
		return &BinOp{Span: p.span(at), Op: Pow, X: base, Y: exponent}
	}
	p.pos = mark
	return base
}
