package code

import (
	"go/scanner"
	"go/token"
)

// Class is what a stretch of program text is, and so its colour.
type Class uint8

const (
	Plain Class = iota
	Keyword
	Name // a function where it is called or defined
	String
	Number
	Comment
)

// Span is a stretch of program text, as byte offsets [From, To).
type Span struct {
	From, To int
	Class    Class
}

// Highlighter tells the words of one programming language apart.
type Highlighter interface {
	// Highlight is the spans of text that are not Plain, in order, none
	// overlapping another. Text that is not a program at all is no error:
	// what cannot be told apart is left out.
	Highlight(text string) []Span
}

// Go is the Highlighter of Go programs.
type Go struct{}

// Highlight follows go/scanner.
func (Go) Highlight(text string) []Span {
	var (
		spans []Span
		scan  scanner.Scanner
		name  Span // the identifier just before, which a parenthesis would make a function's
	)
	file := token.NewFileSet().AddFile("", -1, len(text))
	scan.Init(file, []byte(text), func(token.Position, string) {}, scanner.ScanComments)
	for {
		pos, tok, literal := scan.Scan()
		if tok == token.EOF {
			return spans
		}
		from := file.Offset(pos)
		to := min(from+len(literal), len(text))
		if tok == token.LPAREN && name.To == from && name.To > name.From {
			spans = append(spans, name)
		}
		name = Span{}
		if class := classOf(tok); class != Plain {
			spans = append(spans, Span{from, to, class})
		} else if tok == token.IDENT {
			name = Span{from, to, Name}
		}
	}
}

// classOf is the colour a Go token has by itself.
func classOf(tok token.Token) Class {
	switch {
	case tok.IsKeyword():
		return Keyword
	case tok == token.STRING || tok == token.CHAR:
		return String
	case tok == token.INT || tok == token.FLOAT || tok == token.IMAG:
		return Number
	case tok == token.COMMENT:
		return Comment
	}
	return Plain
}
