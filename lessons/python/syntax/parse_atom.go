package syntax

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameAt is the name at a token, in its compatibility form (NFKC), as Python
// reads names.
func (p *parser) nameAt(i int) *Name {
	return &Name{Span: p.tokSpan(i), ID: p.identifier(i)}
}

func (p *parser) identifier(i int) string {
	id := p.text(i)
	for j := range len(id) {
		if id[j] >= utf8.RuneSelf {
			return norm.NFKC.String(id)
		}
	}
	return id
}

// atom is the smallest part of an expression.
func (p *parser) atom() Expr {
	at := p.pos
	switch k := p.peek(); k {
	case kName:
		p.pos++
		return p.nameAt(at)
	case kNumber:
		p.pos++
		return p.number(at)
	case kwTrue, kwFalse, kwNone, opEllipsis:
		p.pos++
		return &Constant{Span: p.tokSpan(at), Kind: constOf(k)}
	case kString, kFStart, kTStart:
		return p.memoSecond(ruleStrings, (*parser).strings)
	case opLPar, opLSqb, opLBrace:
		defer p.leave()
		if !p.enter() {
			return nil
		}
		return p.memoSecond(p.unlessQuiet(ruleAtom), (*parser).bracketed)
	}
	return nil
}

func constOf(k kind) ConstKind {
	switch k {
	case kwTrue:
		return True
	case kwFalse:
		return False
	case kwNone:
		return None
	}
	return Ellipsis
}

// bracketed is what begins with a bracket.
func (p *parser) bracketed() Expr {
	var forms []func(*parser) Expr
	switch p.peek() {
	case opLPar:
		forms = []func(*parser) Expr{(*parser).tuple, (*parser).group, (*parser).genexp}
	case opLSqb:
		forms = []func(*parser) Expr{(*parser).list, (*parser).listComp}
	default:
		forms = []func(*parser) Expr{(*parser).dict, (*parser).set, (*parser).dictComp, (*parser).setComp}
	}
	for _, form := range forms {
		if e := form(p); e != nil || p.err != nil {
			return e
		}
	}
	return nil
}

func (p *parser) tuple() Expr {
	at := p.pos
	if !p.accept(opLPar) {
		return nil
	}
	var elts []Expr
	if first := p.starNamed(); first != nil {
		if !p.accept(opComma) {
			return p.back(at)
		}
		elts = append([]Expr{first}, p.starNameds()...)
	}
	if !p.accept(opRPar) {
		return p.back(at)
	}
	return &Tuple{Span: p.span(at), Elts: elts, Parens: true}
}

// group is an expression in parentheses: the expression itself.
func (p *parser) group() Expr {
	at := p.pos
	if !p.accept(opLPar) {
		return nil
	}
	e := p.yieldExpr()
	if e == nil {
		e = p.named()
	}
	if e != nil && p.accept(opRPar) {
		return e
	}
	p.pos = at
	if p.explain {
		p.invalidGroup()
	}
	return p.back(at)
}

// genexp is a generator expression with its parentheses.
func (p *parser) genexp() Expr {
	at := p.pos
	if !p.accept(opLPar) {
		return nil
	}
	if elt := p.walrusOrExpression(); elt != nil {
		if gens := p.generators(); gens != nil && p.accept(opRPar) {
			return &Comp{Span: p.span(at), Kind: GeneratorExp, Elt: elt, Generators: gens}
		}
	}
	p.pos = at
	if p.explain {
		p.invalidComprehension()
	}
	return p.back(at)
}

func (p *parser) list() Expr {
	at := p.pos
	if !p.accept(opLSqb) {
		return nil
	}
	elts := p.starNameds()
	if !p.accept(opRSqb) {
		return p.back(at)
	}
	return &List{Span: p.span(at), Elts: elts}
}

func (p *parser) listComp() Expr { return p.comprehension(opLSqb, opRSqb, ListComp) }

func (p *parser) setComp() Expr { return p.comprehension(opLBrace, opRBrace, SetComp) }

func (p *parser) comprehension(open, closing kind, what CompKind) Expr {
	at := p.pos
	if !p.accept(open) {
		return nil
	}
	if elt := p.named(); elt != nil {
		if gens := p.generators(); gens != nil && p.accept(closing) {
			return &Comp{Span: p.span(at), Kind: what, Elt: elt, Generators: gens}
		}
	}
	p.pos = at
	if p.explain {
		p.invalidComprehension()
	}
	return p.back(at)
}

func (p *parser) set() Expr {
	at := p.pos
	if !p.accept(opLBrace) {
		return nil
	}
	if elts := p.starNameds(); elts != nil && p.accept(opRBrace) {
		return &Set{Span: p.span(at), Elts: elts}
	}
	return p.back(at)
}

// pair is one item of a dict display; its key is nil for **value.
type pair struct{ key, value Expr }

func (p *parser) dict() Expr {
	at := p.pos
	if !p.accept(opLBrace) {
		return nil
	}
	d := &Dict{}
	for _, kv := range gather(p, (*parser).starredPair) {
		d.Keys, d.Values = append(d.Keys, kv.key), append(d.Values, kv.value)
	}
	if d.Values != nil {
		p.accept(opComma)
	}
	if p.accept(opRBrace) {
		d.Span = p.span(at)
		return d
	}
	p.pos = at
	p.invalidDict() // in the first pass too, as in CPython
	return p.back(at)
}

func (p *parser) starredPair() pair {
	at := p.pos
	if !p.accept(opDoubleStar) {
		return p.keyValue()
	}
	if v := p.bitwiseOr(); v != nil {
		return pair{nil, v}
	}
	p.pos = at
	return pair{}
}

// keyValue is key: value; without one, the parser stays where it is.
func (p *parser) keyValue() pair {
	at := p.pos
	if k := p.expression(); k != nil && p.accept(opColon) {
		if v := p.expression(); v != nil {
			return pair{k, v}
		}
	}
	p.pos = at
	return pair{}
}

func (p *parser) dictComp() Expr {
	at := p.pos
	if !p.accept(opLBrace) {
		return nil
	}
	if kv := p.keyValue(); kv.key != nil {
		if gens := p.generators(); gens != nil && p.accept(opRBrace) {
			return &Comp{Span: p.span(at), Kind: DictComp, Elt: kv.key, Value: kv.value, Generators: gens}
		}
	}
	p.pos = at
	if p.explain {
		p.invalidDictComp()
	}
	return p.back(at)
}

// generators is one or more clauses "for target in iter if test".
func (p *parser) generators() []Generator {
	var gens []Generator
	for {
		at := p.pos
		g, ok := p.generator()
		if !ok {
			p.pos = at
			return gens
		}
		gens = append(gens, g)
	}
}

func (p *parser) generator() (Generator, bool) {
	at := p.pos
	async := p.accept(kwAsync)
	if !p.accept(kwFor) {
		return Generator{}, false
	}
	target := p.starTargets()
	if target == nil || !p.accept(kwIn) {
		p.pos = at
		if p.explain {
			p.invalidForIf()
		}
		return Generator{}, false
	}
	g := Generator{Target: target, Iter: p.disjunction(), Async: async}
	if g.Iter == nil {
		return g, false
	}
	for {
		mark := p.pos
		if !p.accept(kwIf) {
			break
		}
		test := p.disjunction()
		if test == nil {
			p.pos = mark
			break
		}
		g.Ifs = append(g.Ifs, test)
	}
	g.Span = p.span(at)
	return g, true
}

func (p *parser) lambda() Expr {
	at := p.pos
	if !p.accept(kwLambda) {
		return nil
	}
	params := p.params(lambdaParams)
	if !p.accept(opColon) {
		return p.back(at)
	}
	body := p.expression()
	if body == nil {
		return p.back(at)
	}
	if params == nil {
		params = &Params{Span: Span{p.toks[at].to, p.toks[at].to}}
	}
	return &Lambda{Span: p.span(at), Params: params, Body: body}
}

// maxDigits is how many digits CPython converts to an integer.
const maxDigits = 4300

// number is the value of a number's token.
func (p *parser) number(i int) Expr {
	text := strings.ReplaceAll(p.text(i), "_", "")
	span := p.tokSpan(i)
	radix := len(text) > 1 && text[0] == '0' && text[1]|0x20 >= 'a' && text[1]|0x20 != 'e' && text[1]|0x20 != 'j'
	switch last := text[len(text)-1] | 0x20; {
	case radix:
	case last == 'j':
		return &Imaginary{Span: span, Value: float(text[:len(text)-1])}
	case strings.ContainsAny(text, ".eE"):
		return &Float{Span: span, Value: float(text)}
	case len(text) > maxDigits:
		p.raiseHere(syntaxError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use "+
			"sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid "+
			"decimal conversion limits.", maxDigits, len(text))
		return nil
	}
	v, _ := new(big.Int).SetString(text, base(text))
	return &Int{Span: span, Value: v}
}

func base(text string) int {
	if len(text) > 1 && text[0] == '0' && text[1] != '0' {
		return 0 // 0x, 0o or 0b says which
	}
	return 10
}

// float converts what the scanner knows to be a number: infinity if it is too
// big.
func float(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}
