package code

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
