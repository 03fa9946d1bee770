package syntax

// importStmt is import or from ... import.
func (p *parser) importStmt() Stmt {
	at := p.pos
	if p.explain {
		p.invalidImport()
		p.pos = at
	}
	if p.accept(kwImport) {
		if names := gather(p, (*parser).dottedAsName); names != nil {
			return &Import{Span: p.span(at), Names: names}
		}
		return nil
	}
	p.pos++
	s := &ImportFrom{}
	for {
		if p.accept(opDot) {
			s.Level++
		} else if p.accept(opEllipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	s.Module = p.dottedName()
	if s.Module == "" && s.Level == 0 || !p.accept(kwImport) {
		return nil
	}
	if s.Names = p.importTargets(); s.Names == nil {
		return nil
	}
	s.Span = p.span(at)
	return s
}

func (p *parser) importTargets() []Alias {
	at := p.pos
	switch p.peek() {
	case opLPar:
		p.pos++
		names := gather(p, (*parser).importAsName)
		if names != nil {
			p.accept(opComma)
			if p.accept(opRPar) {
				return names
			}
		}
	case opStar:
		p.pos++
		return []Alias{{Span: p.tokSpan(at), Name: "*"}}
	default:
		if names := gather(p, (*parser).importAsName); names != nil && p.peek() != opComma {
			return names
		}
	}
	p.pos = at
	if p.explain {
		p.invalidImportTargets()
	}
	return nil
}

// importAsName is name as name.
func (p *parser) importAsName() Alias {
	at := p.pos
	if p.explain {
		p.invalidAsName((*parser).nameText)
	}
	return p.asName(at, p.nameText())
}

// dottedAsName is a.b as name.
func (p *parser) dottedAsName() Alias {
	at := p.pos
	if p.explain {
		p.invalidAsName((*parser).dottedName)
	}
	return p.asName(at, p.dottedName())
}

func (p *parser) asName(at int, name string) Alias {
	if name == "" {
		p.pos = at
		return Alias{}
	}
	a := Alias{Name: name}
	mark := p.pos
	if p.accept(kwAs) {
		if a.AsName = p.nameText(); a.AsName == "" {
			p.pos = mark
		}
	}
	a.Span = p.span(at)
	return a
}

// nameText is a name, or "".
func (p *parser) nameText() string {
	if p.accept(kName) {
		return p.identifier(p.pos - 1)
	}
	return ""
}

// dottedName is a.b.c, or "".
func (p *parser) dottedName() string {
	name := p.nameText()
	for name != "" {
		mark := p.pos
		if !p.accept(opDot) {
			break
		}
		next := p.nameText()
		if next == "" {
			p.pos = mark
			break
		}
		name += "." + next
	}
	return name
}
