// Package syntax reads Python 3.14: a scanner, a parser to a tree like that of
// Python's ast module, and syntax errors in CPython's words. It also cuts a
// text, even a broken one, into the pieces an editor colours.
//
// The parser follows Python's grammar as CPython does, in two passes. The
// first only wants to know whether the program is right, and builds its tree.
// If it is wrong, a second pass tries at each place also what people get
// wrong, in CPython's order, and the first thing recognised is the error; if
// nothing is, the error is "invalid syntax" at the furthest token that the
// first pass looked at. What both passes look at, and in which order, is
// therefore part of what this package does: see far and explain.
package syntax

import (
	"fmt"
	"math"
)

// maxDepth is how deep expressions and statements may nest. CPython's limit
// is of the same size, though it counts the steps of its own grammar.
const maxDepth = 5000

// parser is one pass over a program's tokens.
//
// Its methods are named after what they parse. Each answers nil (or false) and
// stands where it began if there is no such thing. Once err is set, every
// token is kNone, and so everything fails.
type parser struct {
	file    string
	src     []byte
	toks    []token
	scan    *scanner // done; it knows the error of the last token
	pos     int
	far     int  // the furthest token looked at
	second  bool // the second pass
	explain bool // look for errors; off in some corners of the second pass
	err     *Error
	depth   int

	memo     []memoEntry
	memoHead []int32 // for each token, the last entry, plus one
	lastStmt int     // line of the last compound statement, for suggestions
}

// Parse parses a program. An error is always an *Error.
func Parse(file string, text []byte) (*Module, error) {
	if uint64(len(text)) > math.MaxInt32 {
		return nil, &Error{class: memoryError, Msg: "source is too big"}
	}
	m, e, _ := parse(file, text)
	if e != nil {
		return nil, e
	}
	return m, nil
}

// parse also answers whether the error is only that the text ends too early.
func parse(file string, text []byte) (m *Module, e *Error, incomplete bool) {
	src, e := decode(file, text)
	if e != nil {
		return nil, e, false
	}
	p := newParser(file, src)
	if m := p.module(); m != nil && p.err == nil {
		return m, nil, false
	}
	incomplete = p.atEnd()
	return nil, p.diagnose(), incomplete
}

func newParser(file string, src []byte) *parser {
	p := &parser{file: file, src: src, scan: newScanner(src, false)}
	p.toks = make([]token, 0, len(src)/4+8)
	for {
		t := p.scan.next()
		if t.kind == kName || t.kind >= kwFalse {
			t.kind = keywordKind(src[t.start:t.end])
		}
		p.toks = append(p.toks, t)
		if t.kind == kEnd || t.kind == kError {
			break
		}
	}
	p.memoHead = make([]int32, len(p.toks))
	return p
}

func (p *parser) module() *Module {
	var body []Stmt
	if p.peek() != kEnd {
		body = p.statements(true)
	}
	if !p.accept(kEnd) {
		return nil
	}
	last := p.toks[len(p.toks)-1]
	return &Module{Span: Span{Pos{1, 0}, last.from}, Body: body}
}

// diagnose finds what to say of a program the first pass has refused.
func (p *parser) diagnose() *Error {
	far := p.far
	if p.err == nil {
		p.pos, p.second, p.explain = 0, true, true
		p.memo = p.memo[:0]
		clear(p.memoHead)
		p.module()
		if p.err == nil {
			p.generic(far)
			return p.suggest(p.err)
		}
	}
	// An error of the scanner's further on weighs more than the parser's.
	if p.toks[p.far].kind != kError && (p.err.class != memoryError) {
		p.checkRest()
	}
	return p.suggest(p.err)
}

// generic is the error when nothing better is known.
func (p *parser) generic(far int) {
	switch t := p.toks[far]; t.kind {
	case kIndent:
		p.raiseHere(indentationError, "unexpected indent")
	case kDedent:
		p.raiseHere(indentationError, "unexpected unindent")
	default:
		p.raiseSpan(Span{t.from, t.to}, "invalid syntax")
		if p.endsAt(t) {
			p.err.Col, p.err.EndCol = 0, 0
		}
		p.checkRest()
	}
}

// checkRest looks at the scanner's error in the rest of the program: if there
// is one, it is what CPython complains of, unless it is inside an f-string.
func (p *parser) checkRest() {
	e := p.scan.err
	if e == nil || e.inFString {
		return
	}
	if !e.late {
		p.err = p.scanned(e)
		return
	}
	if n := len(p.scan.brackets); n > 0 {
		open := p.scan.brackets[n-1]
		if int(p.toks[p.far].from.Line) > open.line {
			p.err = p.unclosed(open)
		}
	}
}

// scanned is an error of the scanner's.
func (p *parser) scanned(e *scanError) *Error {
	if e.eof {
		if n := len(p.scan.brackets); n > 0 {
			return p.unclosed(p.scan.brackets[n-1])
		}
	}
	return &Error{
		class: e.class, File: p.file, Msg: e.msg, Line: e.line, EndLine: e.line,
		Col: e.col, EndCol: e.endCol, Text: lineOf(p.src, e.line),
	}
}

func (p *parser) unclosed(b bracket) *Error {
	return &Error{
		class: syntaxError, File: p.file, Line: b.line, Col: b.col + 1, EndLine: b.line,
		Text: lineOf(p.src, b.line), Msg: fmt.Sprintf("'%c' was never closed", b.ch),
	}
}

// atEnd says whether the first pass failed only when it met the end.
func (p *parser) atEnd() bool {
	t := p.toks[p.far]
	return p.endsAt(t) || t.kind == kError && (p.scan.err.eof || p.scan.openString)
}

// newError is an error at a span of the program.
func (p *parser) newError(class string, s Span, format string, args ...any) *Error {
	return &Error{
		class: class, File: p.file, Msg: fmt.Sprintf(format, args...),
		Line: int(s.Start.Line), Col: int(s.Start.Col) + 1, EndLine: int(s.End.Line), EndCol: int(s.End.Col) + 1,
		Text: lineOf(p.src, int(s.Start.Line)),
	}
}

// raiseSpan complains of a span of the program.
func (p *parser) raiseSpan(s Span, format string, args ...any) {
	if p.err == nil {
		p.err = p.newError(syntaxError, s, format, args...)
	}
}

// raiseTok complains of one token, raiseFromTo of all from one thing to
// another.
func (p *parser) raiseTok(i int, format string, args ...any) {
	p.raiseSpan(p.tokSpan(i), format, args...)
}

func (p *parser) raiseFromTo(a, b Span, format string, args ...any) {
	p.raiseSpan(Span{a.Start, b.End}, format, args...)
}

// raiseFrom complains of all from a place to where the scanner stands.
func (p *parser) raiseFrom(a Span, format string, args ...any) {
	if p.err != nil {
		return
	}
	t := p.toks[p.far]
	e := p.newError(syntaxError, Span{a.Start, t.to}, format, args...)
	e.EndCol--
	p.err = e
}

// raiseNext complains of the token to come.
func (p *parser) raiseNext(format string, args ...any) {
	p.peek()
	if p.err == nil {
		p.raiseTok(p.pos, format, args...)
	}
}

// raiseHere complains of the furthest token looked at, which need not be
// where the parser stands.
func (p *parser) raiseHere(class, format string, args ...any) {
	if p.err != nil {
		return
	}
	t := p.toks[p.far]
	e := p.newError(class, Span{t.from, t.to}, format, args...)
	switch {
	case p.endsAt(t):
		e.Col, e.EndCol = 0, 0
	case t.kind == kIndent, t.kind == kDedent:
		e.Col--
		e.EndCol = -1
	}
	p.err = e
}

// endsAt says whether a token is the end of the text, or a dedent there:
// CPython has no column for it.
func (p *parser) endsAt(t token) bool {
	return t.kind == kEnd || t.kind == kDedent && int(t.start) >= len(p.src)
}

// peek answers the kind of the token to come.
func (p *parser) peek() kind {
	if p.err != nil {
		return kNone
	}
	if p.pos > p.far {
		p.far = p.pos
	}
	k := p.toks[p.pos].kind
	if k == kError {
		p.err = p.scanned(p.scan.err)
		return kNone
	}
	return k
}

// accept steps over a token if it is of that kind.
func (p *parser) accept(k kind) bool {
	if p.peek() != k {
		return false
	}
	p.pos++
	return true
}

// need steps over a token and is where a missing one is told at once.
func (p *parser) need(k kind, name string) bool {
	if p.accept(k) {
		return true
	}
	p.raiseNext("expected '%s'", name)
	return false
}

// acceptWord steps over a name that is a soft keyword.
func (p *parser) acceptWord(word string) bool {
	if p.peek() != kName || p.text(p.pos) != word {
		return false
	}
	p.pos++
	return true
}

// text is a token's own text.
func (p *parser) text(i int) string {
	t := p.toks[i]
	return string(p.src[t.start:t.end])
}

func (p *parser) tokSpan(i int) Span { return Span{p.toks[i].from, p.toks[i].to} }

// span is from a token to the last one read that has text.
func (p *parser) span(from int) Span {
	i := p.pos - 1
	for i > from {
		if k := p.toks[i].kind; k != kNewline && k != kIndent && k != kDedent && k != kEnd {
			break
		}
		i--
	}
	return Span{p.toks[from].from, p.toks[i].to}
}

// enter goes one level deeper; the caller must leave it, whatever it answers.
func (p *parser) enter() bool {
	p.depth++
	if p.depth > maxDepth && p.err == nil {
		p.err = &Error{class: memoryError, Msg: "Parser stack overflowed - Python source too complex to parse"}
	}
	return p.err == nil
}

func (p *parser) leave() { p.depth-- }

// back returns to a token and fails.
func (p *parser) back(at int) Expr {
	p.pos = at
	return nil
}
