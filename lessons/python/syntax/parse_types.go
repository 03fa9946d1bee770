package syntax

// typeParams is [T, *Ts, **P]; nil if there are none.
func (p *parser) typeParams() []TypeParam {
	at := p.pos
	if p.peek() != opLSqb {
		return nil
	}
	p.pos++
	if p.explain && p.peek() == opRSqb {
		p.pos++
		p.raiseFrom(p.tokSpan(p.pos-1), "Type parameter list cannot be empty")
	}
	if list := gather(p, (*parser).typeParam); list != nil {
		p.accept(opComma)
		if p.accept(opRSqb) {
			return list
		}
	}
	p.pos = at
	return nil
}

func (p *parser) typeParam() TypeParam {
	at := p.pos
	t := TypeParam{}
	switch p.peek() {
	case opStar:
		t.Kind = TypeVarTuple
	case opDoubleStar:
		t.Kind = ParamSpec
	case kName:
		p.pos--
	default:
		return t
	}
	if p.explain && t.Kind != TypeVar {
		p.invalidTypeParam(t.Kind)
		p.pos = at
	}
	p.pos++
	if t.Name = p.nameText(); t.Name == "" {
		p.pos = at
		return t
	}
	mark := p.pos
	if t.Kind == TypeVar && p.accept(opColon) {
		if t.Bound = p.expression(); t.Bound == nil {
			p.pos = mark
		}
	}
	mark = p.pos
	if p.accept(opAssign) {
		if t.Kind == TypeVarTuple {
			t.Default = p.starExpression()
		} else {
			t.Default = p.expression()
		}
		if t.Default == nil {
			p.pos = mark
		}
	}
	t.Span = p.span(at)
	return t
}
