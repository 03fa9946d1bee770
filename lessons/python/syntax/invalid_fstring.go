package syntax

// invalidField is a field of an f-string or template that is wrong; the
// parser stands at its {.
func (p *parser) invalidField(middle kind) {
	at := p.pos
	defer func() { p.pos = at }()
	letter := byte('f')
	if middle == kTMiddle {
		letter = 't'
	}
	p.pos++
	switch k := p.peek(); k {
	case opAssign, opExclaim, opColon, opRBrace:
		p.raiseTok(p.pos, "%c-string: valid expression required before '%s'", letter, p.text(p.pos))
		return
	}
	if p.annotatedRHS() == nil {
		p.pos = at + 1
		p.raiseNext("%c-string: expecting a valid expression after '{'", letter)
		return
	}
	switch p.peek() {
	case opAssign, opExclaim, opColon, opRBrace:
	default:
		p.raiseNext("%c-string: expecting '=', or '!', or ':', or '}'", letter)
		return
	}
	if p.accept(opAssign) {
		switch p.peek() {
		case opExclaim, opColon, opRBrace:
		default:
			p.raiseNext("%c-string: expecting '!', or ':', or '}'", letter)
			return
		}
	}
	if p.accept(opExclaim) {
		switch p.peek() {
		case kName:
			p.pos++
		case opColon, opRBrace:
			p.raiseNext("%c-string: missing conversion character", letter)
			return
		default:
			p.raiseNext("%c-string: invalid conversion character", letter)
			return
		}
	}
	switch p.peek() {
	case opColon:
		p.pos++
		p.invalidSpec(letter, middle)
	case opRBrace:
	default:
		p.raiseNext("%c-string: expecting ':' or '}'", letter)
	}
}

// invalidSpec stands behind the colon of a field.
func (p *parser) invalidSpec(letter byte, middle kind) {
	for {
		switch p.peek() {
		case kFMiddle: // and no template's: so CPython complains at its text
			p.pos++
			continue
		case opLBrace:
			if p.field(middle) != nil {
				continue
			}
		}
		break
	}
	if p.peek() != opRBrace {
		p.raiseNext("%c-string: expecting '}', or format specs", letter)
	}
}
