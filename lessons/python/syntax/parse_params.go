package syntax

// paramForm tells the parameters of def from those of lambda.
// It is the token that stands behind them.
type paramForm kind

// The two forms: def's parameters end at ), a lambda's at a colon.
const (
	defParams    = paramForm(opRPar)
	lambdaParams = paramForm(opColon)
)

// paramDefault is a parameter, and its default or nil.
type paramDefault struct {
	param Param
	value Expr
}

// params is a function's parameters; nil if it has none.
func (p *parser) params(f paramForm) *Params {
	at := p.pos
	if p.explain {
		p.invalidParams(f)
		p.pos = at
	}
	out := &Params{}
	if list, ok := p.slashNoDefault(f); ok {
		out.PosOnly = list
		out.Args = p.noDefaults(f)
		p.addDefaults(out, &out.Args, p.withDefaults(f))
	} else if plain, defaults, ok := p.slashWithDefault(f); ok {
		out.PosOnly = plain
		p.addDefaults(out, &out.PosOnly, defaults)
		p.addDefaults(out, &out.Args, p.withDefaults(f))
	} else {
		out.Args = p.noDefaults(f)
		p.addDefaults(out, &out.Args, p.withDefaults(f))
	}
	p.starEtc(f, out)
	if p.pos == at {
		return nil
	}
	out.Span = p.span(at)
	return out
}

func (p *parser) addDefaults(out *Params, to *[]Param, list []paramDefault) {
	for _, d := range list {
		*to = append(*to, d.param)
		out.Defaults = append(out.Defaults, d.value)
	}
}

// starEtc is *args, what stands behind it, and **kwargs.
func (p *parser) starEtc(f paramForm, out *Params) bool {
	if p.explain {
		p.invalidStarEtc(f)
	}
	at := p.pos
	if p.accept(opStar) {
		vararg, ok := p.noDefault(f, f == defParams)
		switch {
		case ok:
			out.Vararg = &vararg
			p.addKwOnly(f, out)
			p.kwds(f, out)
			return true
		case p.accept(opComma):
			if p.addKwOnly(f, out) {
				p.kwds(f, out)
				return true
			}
		}
		p.pos = at
		return false
	}
	return p.kwds(f, out)
}

func (p *parser) addKwOnly(f paramForm, out *Params) bool {
	any := false
	for {
		d, ok := p.maybeDefault(f)
		if !ok {
			return any
		}
		any = true
		out.KwOnly = append(out.KwOnly, d.param)
		out.KwDefaults = append(out.KwDefaults, d.value)
	}
}

// kwds is **kwargs.
func (p *parser) kwds(f paramForm, out *Params) bool {
	if p.explain {
		p.invalidKwds(f)
	}
	at := p.pos
	if p.accept(opDoubleStar) {
		if kwarg, ok := p.noDefault(f, false); ok {
			out.Kwarg = &kwarg
			return true
		}
	}
	p.pos = at
	return false
}

// param is a name and, for def, its annotation; starred: the annotation may be
// *type, as for *args.
func (p *parser) param(f paramForm, starred bool) (Param, bool) {
	at := p.pos
	if !p.accept(kName) {
		return Param{}, false
	}
	out := Param{Name: p.identifier(at)}
	mark := p.pos
	if f == defParams && p.accept(opColon) {
		if starred {
			out.Annotation = p.starExpression()
		} else {
			out.Annotation = p.expression()
		}
		if out.Annotation == nil {
			p.pos = mark
		}
	}
	out.Span = p.span(at)
	return out, true
}

// paramEnd is the comma behind a parameter, or the end of all.
func (p *parser) paramEnd(f paramForm) bool {
	return p.accept(opComma) || p.peek() == kind(f)
}

func (p *parser) noDefault(f paramForm, starred bool) (Param, bool) {
	at := p.pos
	out, ok := p.param(f, starred)
	if ok && p.paramEnd(f) {
		return out, true
	}
	p.pos = at
	return out, false
}

func (p *parser) noDefaults(f paramForm) []Param {
	var out []Param
	for {
		one, ok := p.noDefault(f, false)
		if !ok {
			return out
		}
		out = append(out, one)
	}
}

// defaultValue is = and an expression; nil if there is none.
func (p *parser) defaultValue() Expr {
	at := p.pos
	if !p.accept(opAssign) {
		return nil
	}
	if v := p.expression(); v != nil {
		return v
	}
	if k := p.peek(); p.explain && p.pos == at+1 && (k == opRPar || k == opComma) {
		p.raiseTok(at, "expected default value expression")
	}
	return p.back(at)
}

func (p *parser) withDefault(f paramForm) (paramDefault, bool) {
	return p.withOrWithout(f, true)
}

func (p *parser) withDefaults(f paramForm) []paramDefault {
	var out []paramDefault
	for {
		d, ok := p.withDefault(f)
		if !ok {
			return out
		}
		out = append(out, d)
	}
}

func (p *parser) maybeDefault(f paramForm) (paramDefault, bool) {
	return p.withOrWithout(f, false)
}

func (p *parser) withOrWithout(f paramForm, must bool) (paramDefault, bool) {
	at := p.pos
	one, ok := p.param(f, false)
	if ok {
		d := paramDefault{one, p.defaultValue()}
		if (d.value != nil || !must) && p.paramEnd(f) {
			return d, true
		}
	}
	p.pos = at
	return paramDefault{}, false
}

// slash is / and a comma, or the end.
func (p *parser) slash(f paramForm) bool {
	return p.accept(opSlash) && p.paramEnd(f)
}

// slashNoDefault is parameters without defaults before a slash.
func (p *parser) slashNoDefault(f paramForm) ([]Param, bool) {
	at := p.pos
	list := p.noDefaults(f)
	if list != nil && p.slash(f) {
		return list, true
	}
	p.pos = at
	return nil, false
}

// slashWithDefault is parameters before a slash, the last with defaults.
func (p *parser) slashWithDefault(f paramForm) ([]Param, []paramDefault, bool) {
	at := p.pos
	plain := p.noDefaults(f)
	defaults := p.withDefaults(f)
	if defaults != nil && p.slash(f) {
		return plain, defaults, true
	}
	p.pos = at
	return nil, nil, false
}
