package syntax

import (
	"bytes"
	"iter"
	"unicode/utf8"
)

// TokenKind says how an editor shows a piece of a program.
type TokenKind uint8

// The kinds of token. Names of built-in functions are Name: which they are is
// not a matter of syntax.
const (
	Invalid      TokenKind = iota // what belongs nowhere: a wrong character or number, a bracket too many
	KeywordToken                  // a keyword
	SoftKeyword                   // match, case, type and _, where they are keywords
	NameToken                     // any other name
	Number                        // a number
	String                        // a string's quotes and text
	StringPrefix                  // the letters before a string's quotes
	FString                       // the quotes and text of an f-string or template
	FStringBrace                  // what begins, divides and ends a field of one: { ! : }
	Comment                       // a comment
	Operator                      // an operator or bracket
	Decorator                     // the @ of a decorator and its name
)

// Token is a piece of a program: its kind, its place, and its bytes in the
// text. A string may go over several lines.
type Token struct {
	Span
	Kind     TokenKind
	From, To int
}

// Tokens cuts a text into what an editor colours, in order. It takes any text,
// however broken, and leaves out only blanks, line ends and the backslashes
// that join lines; a carriage return is read as a line end. A hundred
// lines take some fifty microseconds, so an editor scans all anew at each key.
func Tokens(text []byte) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		bom := 0
		if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
			bom = 3
		}
		src := text[bom:]
		if bytes.IndexByte(src, '\r') >= 0 {
			// Each stays as long as it was, so that all offsets hold.
			src = bytes.ReplaceAll(src, []byte("\\\r\n"), []byte(" \\\n"))
			src = bytes.ReplaceAll(src, []byte("\r\n"), []byte(" \n"))
			src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
		}
		if n := len(src); n > 0 && src[n-1] != '\n' {
			src = append(src[:n:n], '\n')
		}
		c := colourer{src: src, bom: bom, limit: uint32(len(text) - bom), yield: yield}
		c.toks = scanAll(src)
		for c.i = 0; c.i < len(c.toks); c.i++ {
			if !c.one(c.toks[c.i]) {
				return
			}
		}
	}
}

// scanAll scans a text to its end, whatever is wrong with it.
func scanAll(src []byte) []token {
	s := newScanner(src, true)
	toks := make([]token, 0, len(src)/4+8)
	for {
		t := s.next()
		if t.kind == kEnd {
			return toks
		}
		if t.kind == kError {
			if s.off <= int(t.start) { // go on behind the character
				_, n := utf8.DecodeRune(src[s.off:])
				s.off += n
			}
			t.end, t.to = uint32(s.off), s.pos(s.off)
			t.from.Line = min(t.from.Line, t.to.Line)
		}
		if s.err != nil && t.kind == kString { // it has no end
			t.end, t.to = uint32(s.off), s.pos(s.off)
		}
		s.err = nil
		if t.end > t.start {
			toks = append(toks, t)
		}
	}
}

// colourer gives the scanner's tokens their kinds.
type colourer struct {
	src   []byte
	bom   int
	limit uint32 // the length of the text without the newline we add
	toks  []token
	i     int
	yield func(Token) bool
	// fields holds, for each f-string we are in, how deep its brackets are.
	fields []int
}

// give hands on a part of a token.
func (c *colourer) give(k TokenKind, from, to Pos, start, end uint32) bool {
	if end > c.limit {
		end = c.limit
		to.Col--
	}
	if end <= start {
		return true
	}
	return c.yield(Token{Span{from, to}, k, int(start) + c.bom, int(end) + c.bom})
}

func (c *colourer) whole(k TokenKind, t token) bool { return c.give(k, t.from, t.to, t.start, t.end) }

func (c *colourer) one(t token) bool {
	switch k := t.kind; {
	case k == kError:
		return c.whole(Invalid, t)
	case k == kComment:
		for c.src[t.end-1] == ' ' { // a carriage return, it may be
			t.end--
			t.to.Col--
		}
		return c.whole(Comment, t)
	case k == kName:
		return c.whole(c.nameKind(t), t)
	case k >= kwFalse:
		return c.whole(KeywordToken, t)
	case k == kNumber:
		return c.whole(Number, t)
	case k == kString:
		return c.prefixed(String, t)
	case k == kFStart, k == kTStart:
		c.fields = append(c.fields, 0)
		return c.prefixed(FString, t)
	case k == kFEnd, k == kTEnd:
		c.fields = c.fields[:max(len(c.fields)-1, 0)]
		return c.whole(FString, t)
	case k == kFMiddle, k == kTMiddle:
		return c.whole(FString, t)
	}
	return c.whole(c.operatorKind(t), t)
}

// prefixed gives a string, its prefix apart.
func (c *colourer) prefixed(k TokenKind, t token) bool {
	n := uint32(0)
	for isNamePart(c.src[t.start+n]) {
		n++
	}
	mid := Pos{t.from.Line, t.from.Col + n}
	return c.give(StringPrefix, t.from, mid, t.start, t.start+n) && c.give(k, mid, t.to, t.start+n, t.end)
}

func (c *colourer) operatorKind(t token) TokenKind {
	if t.kind == kOther {
		return Invalid
	}
	if t.kind == opAt && c.firstOnLine(c.i) {
		return Decorator
	}
	if len(c.fields) == 0 {
		return Operator
	}
	depth := &c.fields[len(c.fields)-1]
	switch t.kind {
	case opLPar, opLSqb, opLBrace:
		*depth++
		if *depth == 1 {
			return FStringBrace
		}
	case opRPar, opRSqb, opRBrace:
		*depth = max(*depth-1, 0)
		if *depth == 0 {
			return FStringBrace
		}
	case opColon, opExclaim:
		if *depth == 1 {
			return FStringBrace
		}
	}
	return Operator
}

// firstOnLine says whether no other token stands before one on its line.
func (c *colourer) firstOnLine(i int) bool {
	return i == 0 || c.toks[i-1].to.Line < c.toks[i].from.Line
}

func (c *colourer) nameKind(t token) TokenKind {
	if c.decorates() {
		return Decorator
	}
	if t.end-t.start <= 5 && softKeyword(c.src[t.start:t.end]) && c.soft(string(c.src[t.start:t.end])) {
		return SoftKeyword
	}
	return NameToken
}

// decorates says whether a name belongs to a decorator: behind its @ there are
// but names and dots.
func (c *colourer) decorates() bool {
	for i := c.i - 1; i >= 0 && c.toks[i].to.Line == c.toks[c.i].from.Line; i-- {
		switch c.toks[i].kind {
		case opAt:
			return c.firstOnLine(i)
		case opDot, kName:
		default:
			return false
		}
	}
	return false
}

// soft says whether a soft keyword is one where it stands.
func (c *colourer) soft(word string) bool {
	if word == "_" {
		return c.inCase()
	}
	first := c.firstOnLine(c.i) || c.toks[c.i-1].kind == opSemi
	if !first || c.i+1 >= len(c.toks) || c.toks[c.i+1].from.Line != c.toks[c.i].from.Line {
		return false
	}
	next := c.toks[c.i+1].kind
	if word == "type" {
		return next == kName
	}
	switch next {
	case kName, kNumber, kString, kFStart, kTStart, opLBrace, opTilde, kwNot, kwLambda, kwAwait, kwNone, kwTrue, kwFalse, opEllipsis:
		return true
	case opLPar, opLSqb, opStar, opMinus: // a call, an index, a product: unless a colon ends the line
		return c.lineEndsWithColon()
	}
	return false
}

// lineEndsWithColon says whether the line of the present token does, comments
// left aside.
func (c *colourer) lineEndsWithColon() bool {
	last, depth := kNone, 0
	for i := c.i + 1; i < len(c.toks); i++ {
		t := c.toks[i]
		if depth == 0 && t.from.Line != c.toks[c.i].from.Line && c.toks[i-1].to.Line != t.from.Line {
			break
		}
		switch t.kind {
		case opLPar, opLSqb, opLBrace:
			depth++
		case opRPar, opRSqb, opRBrace:
			depth--
		case kComment:
			continue
		case opColon:
			if depth == 0 {
				return true
			}
		}
		last = t.kind
	}
	return last == opColon
}

// inCase says whether the present token stands between case and its colon.
func (c *colourer) inCase() bool {
	for i := c.i - 1; i >= 0; i-- {
		t := c.toks[i]
		if t.kind == kName && c.firstOnLine(i) && string(c.src[t.start:t.end]) == "case" {
			return true
		}
		if t.kind == opColon && t.level == 0 || c.firstOnLine(i) && t.kind >= kwFalse || c.i-i > 64 {
			return false
		}
	}
	return false
}
