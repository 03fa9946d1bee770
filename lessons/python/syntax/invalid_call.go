package syntax

// The second pass: what people get wrong in the arguments of a call and in the
// parameters of a function.

// lastOf is the last part of a comprehension's clauses.
func lastOf(gens []Generator) Span {
	g := gens[len(gens)-1]
	if n := len(g.Ifs); n > 0 {
		return g.Ifs[n-1].At()
	}
	return g.Iter.At()
}

const (
	msgGenexp   = "Generator expression must be parenthesized"
	msgEqWalrus = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
)

func (p *parser) invalidArguments() {
	at := p.pos
	for _, look := range []func(*parser){
		(*parser).starAfterDoubleStar, (*parser).genexpFirst, (*parser).assignedGenexp, (*parser).noValue,
		(*parser).genexpLast, (*parser).genexpLater, (*parser).positionalLate,
	} {
		if p.err != nil {
			return
		}
		p.pos = at
		look(p)
	}
	p.pos = at
}

// starAfterDoubleStar is f(**a, *b).
func (p *parser) starAfterDoubleStar() {
	at := p.pos
	a := &arguments{}
	ok := gather(p, (*parser).positional) != nil && p.accept(opComma) && p.kwargs(a)
	if !ok {
		p.pos = at
		ok = p.kwargs(a)
	}
	comma := p.pos
	if !ok || !p.accept(opComma) {
		return
	}
	stars := gather(p, func(p *parser) Expr {
		mark := p.pos
		if s := p.starred(); s != nil && p.peek() != opAssign {
			return s
		}
		return p.back(mark)
	})
	if stars != nil {
		p.raiseFrom(p.tokSpan(comma), "iterable argument unpacking follows keyword argument unpacking")
	}
}

// genexpFirst is f(x for x in y, 1).
func (p *parser) genexpFirst() {
	a := p.expression()
	if a == nil {
		return
	}
	gens := p.generators()
	if gens == nil || !p.accept(opComma) {
		return
	}
	mark := p.pos
	if p.args() == nil {
		p.pos = mark
		if p.expression() != nil {
			p.generators()
		}
	}
	p.raiseFromTo(a.At(), lastOf(gens), msgGenexp)
}

// assignedGenexp is f(a = x for x in y).
func (p *parser) assignedGenexp() {
	at := p.pos
	if p.accept(kName) && p.accept(opAssign) && p.expression() != nil && p.generators() != nil {
		p.raiseFromTo(p.tokSpan(at), p.tokSpan(at+1), msgEqWalrus)
	}
}

// noValue is f(a=).
func (p *parser) noValue() {
	at := p.pos
	if p.args() == nil || !p.accept(opComma) {
		p.pos = at
	}
	name := p.pos
	if p.accept(kName) && p.accept(opAssign) {
		if k := p.peek(); k == opComma || k == opRPar {
			p.raiseFromTo(p.tokSpan(name), p.tokSpan(name+1), "expected argument value expression")
		}
	}
}

// genexpLast is f(1, x for x in y).
func (p *parser) genexpLast() {
	a := p.args()
	if a == nil {
		return
	}
	gens := p.generators()
	if n := len(a.args); gens != nil && n > 1 {
		p.raiseFromTo(a.args[n-1].At(), lastOf(gens), msgGenexp)
	}
}

// genexpLater is f(a=1, x for x in y).
func (p *parser) genexpLater() {
	if p.args() == nil || !p.accept(opComma) {
		return
	}
	if a := p.expression(); a != nil {
		if gens := p.generators(); gens != nil {
			p.raiseFromTo(a.At(), lastOf(gens), msgGenexp)
		}
	}
}

// positionalLate is f(a=1, 2).
func (p *parser) positionalLate() {
	a := p.args()
	if a == nil || !p.accept(opComma) || p.args() == nil {
		return
	}
	for _, k := range a.keywords {
		if k.Name == "" {
			p.raiseHere(syntaxError, "positional argument follows keyword argument unpacking")
			return
		}
	}
	p.raiseHere(syntaxError, "positional argument follows keyword argument")
}

func (p *parser) invalidKwarg() {
	at := p.pos
	defer func() { p.pos = at }()
	switch p.peek() {
	case kwTrue, kwFalse, kwNone:
		p.pos++
		if p.accept(opAssign) {
			p.raiseFromTo(p.tokSpan(at), p.tokSpan(at+1), "cannot assign to %s", p.text(at))
			return
		}
	case kName:
		p.assignedGenexp()
	}
	p.pos = at
	if p.accept(kName) && p.accept(opAssign) {
		return
	}
	p.pos = at
	if a := p.expression(); a != nil {
		if eq := p.pos; p.accept(opAssign) {
			p.raiseFromTo(a.At(), p.tokSpan(eq), `expression cannot contain assignment, perhaps you meant "=="?`)
		}
	}
	p.pos = at
	if p.accept(opDoubleStar) && p.expression() != nil && p.accept(opAssign) {
		if b := p.expression(); b != nil {
			p.raiseFromTo(p.tokSpan(at), b.At(), "cannot assign to keyword argument unpacking")
		}
	}
}

// invalidStarredUnpacking is f(*a = b).
func (p *parser) invalidStarredUnpacking() {
	at := p.pos
	if p.accept(opStar) && p.expression() != nil && p.accept(opAssign) {
		if b := p.expression(); b != nil {
			p.raiseFromTo(p.tokSpan(at), b.At(), "cannot assign to iterable argument unpacking")
		}
	}
	p.pos = at
}

func (p *parser) invalidParams(f paramForm) {
	at := p.pos
	for _, look := range []func(*parser, paramForm){
		(*parser).slashFirst, (*parser).slashTwice, (*parser).defaultMissing, (*parser).parenthesized,
		(*parser).slashAfterStar, (*parser).slashStar,
	} {
		if p.err != nil {
			return
		}
		p.pos = at
		look(p, f)
	}
}

func (p *parser) slashFirst(paramForm) {
	at := p.pos
	if p.accept(opSlash) && p.accept(opComma) {
		p.raiseTok(at, "at least one argument must precede /")
	}
}

// anySlash is parameters before a slash.
func (p *parser) anySlash(f paramForm) bool {
	if _, ok := p.slashNoDefault(f); ok {
		return true
	}
	_, _, ok := p.slashWithDefault(f)
	return ok
}

// maybeDefaults is any number of parameters; it answers how many.
func (p *parser) maybeDefaults(f paramForm) int {
	n := 0
	for {
		if _, ok := p.maybeDefault(f); !ok {
			return n
		}
		n++
	}
}

func (p *parser) slashTwice(f paramForm) {
	if p.anySlash(f) {
		p.maybeDefaults(f)
		if slash := p.pos; p.accept(opSlash) {
			p.raiseTok(slash, "/ may appear only once")
		}
	}
}

func (p *parser) defaultMissing(f paramForm) {
	p.slashNoDefault(f)
	p.noDefaults(f)
	if _, _, ok := p.slashWithDefault(f); !ok && p.withDefaults(f) == nil {
		return
	}
	if one, ok := p.noDefault(f, false); ok {
		p.raiseSpan(one.Span, "parameter without a default follows parameter with a default")
	}
}

func (p *parser) parenthesized(f paramForm) {
	p.noDefaults(f)
	open := p.pos
	if !p.accept(opLPar) {
		return
	}
	msg := "Function parameters cannot be parenthesized"
	var ok bool
	if f == lambdaParams {
		msg = "Lambda expression parameters cannot be parenthesized"
		ok = gather(p, (*parser).name) != nil
		p.accept(opComma)
	} else {
		ok = p.noDefaults(f) != nil
		p.accept(opComma)
	}
	if closing := p.pos; ok && p.accept(opRPar) {
		p.raiseFromTo(p.tokSpan(open), p.tokSpan(closing), "%s", msg)
	}
}

// starOrComma is what may stand behind *: a comma, or a parameter.
func (p *parser) starOrComma(f paramForm) bool {
	if p.accept(opComma) {
		return true
	}
	_, ok := p.noDefault(f, false)
	return ok
}

func (p *parser) slashAfterStar(f paramForm) {
	p.anySlash(f)
	p.maybeDefaults(f)
	if p.accept(opStar) && p.starOrComma(f) {
		p.maybeDefaults(f)
		if slash := p.pos; p.accept(opSlash) {
			p.raiseTok(slash, "/ must be ahead of *")
		}
	}
}

func (p *parser) slashStar(f paramForm) {
	if p.maybeDefaults(f) > 0 && p.accept(opSlash) {
		if star := p.pos; p.accept(opStar) {
			p.raiseTok(star, "expected comma between / and *")
		}
	}
}

func (p *parser) invalidStarEtc(f paramForm) {
	at := p.pos
	defer func() { p.pos = at }()
	if !p.accept(opStar) {
		return
	}
	bare := p.accept(kind(f))
	if !bare && p.accept(opComma) {
		bare = p.accept(kind(f)) || p.accept(opDoubleStar)
	}
	if bare && f == lambdaParams {
		p.raiseHere(syntaxError, "named arguments must follow bare *")
	} else if bare {
		p.raiseTok(at, "named arguments must follow bare *")
	}
	p.pos = at + 1
	if _, ok := p.param(f, false); ok {
		if eq := p.pos; p.accept(opAssign) {
			p.raiseTok(eq, "var-positional argument cannot have default value")
		}
	}
	p.pos = at + 1
	if p.starOrComma(f) {
		p.maybeDefaults(f)
		if star := p.pos; p.accept(opStar) && p.starOrComma(f) {
			p.raiseTok(star, "* argument may appear only once")
		}
	}
}

func (p *parser) invalidKwds(f paramForm) {
	at := p.pos
	defer func() { p.pos = at }()
	if !p.accept(opDoubleStar) {
		return
	}
	if _, ok := p.param(f, false); !ok {
		return
	}
	if eq := p.pos; p.accept(opAssign) {
		p.raiseTok(eq, "var-keyword argument cannot have default value")
		return
	}
	if !p.accept(opComma) {
		return
	}
	const msg = "arguments cannot follow var-keyword argument"
	next := p.pos
	if one, ok := p.param(f, false); ok {
		p.raiseSpan(one.Span, msg)
		return
	}
	switch p.peek() {
	case opStar, opDoubleStar, opSlash:
		p.raiseTok(next, msg)
	}
}
