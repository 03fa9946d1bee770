package syntax

import "math/big"

// Pos is a place in a program's text: a line from 1, and a column in
// characters from 0.
type Pos struct{ Line, Col uint32 }

// Span is where a node stands: from its first character to behind its last.
type Span struct{ Start, End Pos }

// At is the span itself; with it, every node is a Node.
func (s Span) At() Span { return s }

// Node is any part of a parsed program.
type Node interface{ At() Span }

// Expr is an expression, Stmt a statement, Pattern a case's pattern.
type (
	Expr interface {
		Node
		expr()
	}
	Stmt interface {
		Node
		stmt()
	}
	Pattern interface {
		Node
		pattern()
	}
)

// Module is a whole program.
type Module struct {
	Span
	Body []Stmt
}

// Expressions, named as in Python's ast module.
type (
	// Name is an identifier.
	Name struct {
		Span
		ID string
	}
	// Int is an integer literal.
	Int struct {
		Span
		Value *big.Int
	}
	// Float is a floating-point literal.
	Float struct {
		Span
		Value float64
	}
	// Imaginary is an imaginary literal: 2j.
	Imaginary struct {
		Span
		Value float64
	}
	// Str is one or several string literals side by side, none of them an f-string.
	Str struct {
		Span
		Value string
	}
	// Bytes is the same of bytes literals.
	Bytes struct {
		Span
		Value []byte
	}
	// Constant is None, True, False or an ellipsis.
	Constant struct {
		Span
		Kind ConstKind
	}
	// JoinedStr is string literals of which at least one is an f-string; a
	// template (t-string) if Template.
	JoinedStr struct {
		Span
		Parts    []Expr // Str and *FormattedValue
		Template bool
	}
	// FormattedValue is a field of an f-string: {value!r:spec}.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion byte // 's', 'r', 'a', or 0
		Spec       *JoinedStr
		Text       string // with =: what stands before the value, the = included
		Source     string // in a template: the value's own text
	}
	// List is a display; as in Tuple and Set, its elements may be Starred.
	List struct {
		Span
		Elts []Expr
	}
	// Tuple is a tuple; Parens says whether its own parentheses belong to it.
	Tuple struct {
		Span
		Elts   []Expr
		Parens bool
	}
	// Set is a display of at least one element.
	Set struct {
		Span
		Elts []Expr
	}
	// Dict is a display; a nil key stands for **value.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	// Starred is *value.
	Starred struct {
		Span
		Value Expr
	}
	// UnaryOp is an operator before one operand.
	UnaryOp struct {
		Span
		Op Op // Not, Invert, UAdd, USub
		X  Expr
	}
	// BinOp is an operator between two operands.
	BinOp struct {
		Span
		Op   Op
		X, Y Expr
	}
	// BoolOp is a and b and c.
	BoolOp struct {
		Span
		Op     Op // And, Or
		Values []Expr
	}
	// Compare is left op right op right.
	Compare struct {
		Span
		Left  Expr
		Ops   []Op
		Right []Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		Span
		Test, Body, OrElse Expr
	}
	// NamedExpr is (target := value).
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	// Call is a call with its arguments, in order but for those with a name.
	Call struct {
		Span
		Func     Expr
		Args     []Expr // may be Starred
		Keywords []Keyword
	}
	// Attribute is value.attr.
	Attribute struct {
		Span
		Value Expr
		Attr  string
		Name  Span // where the attribute's name stands
	}
	// Subscript is value[index]; the index may be a Slice, or a Tuple of them.
	Subscript struct {
		Span
		Value, Index Expr
	}
	// Slice is lower:upper:step; each may be nil.
	Slice struct {
		Span
		Lower, Upper, Step Expr
	}
	// Lambda is a function that is an expression.
	Lambda struct {
		Span
		Params *Params
		Body   Expr
	}
	// Comp is a comprehension or generator expression.
	Comp struct {
		Span
		Kind       CompKind
		Elt        Expr // a dict's key
		Value      Expr // a dict's value, else nil
		Generators []Generator
	}
	// Await is await value.
	Await struct {
		Span
		Value Expr
	}
	// Yield is yield value; Value may be nil.
	Yield struct {
		Span
		Value Expr
	}
	// YieldFrom is yield from value.
	YieldFrom struct {
		Span
		Value Expr
	}
)

// Keyword is name=value in a call; **value if Name is "".
type Keyword struct {
	Span
	Name  string
	Value Expr
}

// CompKind says what a comprehension makes.
type CompKind uint8

// The kinds of comprehension.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Generator is one "for target in iter if test if test" of a comprehension.
type Generator struct {
	Span
	Target Expr
	Iter   Expr
	Ifs    []Expr
	Async  bool
}

// ConstKind says which constant a Constant is.
type ConstKind uint8

// The constants that are names or signs.
const (
	None ConstKind = iota
	True
	False
	Ellipsis
)

// Op is an operator.
type Op uint8

// The operators, named as in Python's ast module.
const (
	Add Op = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv

	Not
	Invert
	UAdd
	USub

	And
	Or

	Eq
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)
