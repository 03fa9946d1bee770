package syntax

func (p *parser) tryStmt() *Try {
	at := p.pos
	if p.explain {
		p.invalidTry()
		p.pos = at
	}
	p.pos++
	if !p.need(opColon, ":") {
		return nil
	}
	s := &Try{Body: p.block()}
	if s.Body == nil {
		return nil
	}
	if s.Finally = p.finallyBlock(); s.Finally == nil {
		if s.Handlers = p.handlers(false); s.Handlers == nil {
			s.Handlers = p.handlers(true)
			s.Star = true
		}
		if s.Handlers == nil {
			return nil
		}
		s.OrElse = p.elseBlock()
		s.Finally = p.finallyBlock()
	}
	if p.err != nil {
		return nil
	}
	s.Span = p.span(at)
	return s
}

func (p *parser) finallyBlock() []Stmt {
	at := p.pos
	if !p.accept(kwFinally) || !p.need(opColon, ":") {
		p.pos = at
		return nil
	}
	body := p.bodyBlock(at, "'finally' statement")
	if body == nil {
		p.pos = at
	}
	return body
}

// handlers is one or more except blocks, or except* blocks.
func (p *parser) handlers(star bool) []Handler {
	var out []Handler
	for {
		at := p.pos
		h, ok := p.handler(star)
		if !ok {
			p.pos = at
			return out
		}
		out = append(out, h)
	}
}

func (p *parser) handler(star bool) (Handler, bool) {
	at := p.pos
	if p.peek() != kwExcept {
		return Handler{}, false
	}
	if p.explain {
		p.invalidExceptIndent(star)
	}
	for _, form := range []func(*parser, *Handler) bool{
		func(p *parser, h *Handler) bool { h.Type = p.expression(); return h.Type != nil },
		func(p *parser, h *Handler) bool {
			if h.Type = p.expression(); h.Type == nil || !p.accept(kwAs) {
				return false
			}
			h.Name = p.nameText()
			return h.Name != ""
		},
		func(p *parser, h *Handler) bool { h.Type = p.expressions(); return h.Type != nil },
		func(p *parser, h *Handler) bool { return !star },
	} {
		p.pos = at + 1
		if star && !p.accept(opStar) {
			break
		}
		h := Handler{}
		if form(p, &h) && p.accept(opColon) {
			if h.Body = p.block(); h.Body != nil {
				h.Span = p.span(at)
				return h, true
			}
		}
	}
	p.pos = at
	if p.explain {
		p.invalidExcept(star)
	}
	return Handler{}, false
}
