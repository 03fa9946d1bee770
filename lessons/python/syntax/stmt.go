package syntax

// Statements, named as in Python's ast module.
type (
	// FunctionDef is def or, if Async, async def.
	FunctionDef struct {
		Span
		Name       string
		NameAt     Span
		TypeParams []TypeParam
		Params     *Params
		Returns    Expr
		Body       []Stmt
		Decorators []Expr
		Async      bool
	}
	// ClassDef is class, with bases and keywords.
	ClassDef struct {
		Span
		Name       string
		NameAt     Span
		TypeParams []TypeParam
		Bases      []Expr // may be Starred
		Keywords   []Keyword
		Body       []Stmt
		Decorators []Expr
	}
	// Return is return value.
	Return struct {
		Span
		Value Expr // may be nil
	}
	// Delete is del targets.
	Delete struct {
		Span
		Targets []Expr
	}
	// Assign is a = b = value.
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}
	// AugAssign is target op= value.
	AugAssign struct {
		Span
		Target Expr
		Op     Op
		Value  Expr
	}
	// AnnAssign is target: annotation = value; Value may be nil. Simple: the
	// target is a name without parentheses.
	AnnAssign struct {
		Span
		Target, Annotation, Value Expr
		Simple                    bool
	}
	// TypeAlias is type name[params] = value.
	TypeAlias struct {
		Span
		Name       *Name
		TypeParams []TypeParam
		Value      Expr
	}
	// For is for or, if Async, async for.
	For struct {
		Span
		Target, Iter Expr
		Body, OrElse []Stmt
		Async        bool
	}
	// While is while test.
	While struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	// If is if test; elif is an If alone in OrElse.
	If struct {
		Span
		Test         Expr
		Body, OrElse []Stmt
	}
	// With is with or, if Async, async with.
	With struct {
		Span
		Items []WithItem
		Body  []Stmt
		Async bool
	}
	// Match is match subject.
	Match struct {
		Span
		Subject Expr
		Cases   []Case
	}
	// Raise is raise exc from cause.
	Raise struct {
		Span
		Exc, Cause Expr // may be nil
	}
	// Try is try with except or, if Star, except*.
	Try struct {
		Span
		Body            []Stmt
		Handlers        []Handler
		OrElse, Finally []Stmt
		Star            bool
	}
	// Assert is assert test, msg.
	Assert struct {
		Span
		Test, Msg Expr // Msg may be nil
	}
	// Import is import names.
	Import struct {
		Span
		Names []Alias
	}
	// ImportFrom is from module import names; Module is "" in "from . import".
	ImportFrom struct {
		Span
		Module string
		Names  []Alias // one named * for all
		Level  int     // how many dots
	}
	// Global is global names.
	Global struct {
		Span
		Names []*Name
	}
	// Nonlocal is nonlocal names.
	Nonlocal struct {
		Span
		Names []*Name
	}
	// ExprStmt is an expression as a statement.
	ExprStmt struct {
		Span
		Value Expr
	}
	// Pass, Break and Continue are one word each.
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
)

// Params are the parameters of a function or lambda. PosOnly come first, then
// Args; Defaults are those of the last of both together.
type Params struct {
	Span
	PosOnly, Args []Param
	Vararg        *Param
	KwOnly        []Param
	Kwarg         *Param
	Defaults      []Expr
	KwDefaults    []Expr // one for each of KwOnly; nil: it has none
}

// Param is one parameter.
type Param struct {
	Span
	Name       string
	Annotation Expr // may be nil
}

// TypeParam is one of [T: bound = default, *Ts, **P].
type TypeParam struct {
	Span
	Name           string
	Kind           TypeParamKind
	Bound, Default Expr // may be nil
}

// TypeParamKind says what kind of type parameter it is.
type TypeParamKind uint8

// The kinds of type parameter.
const (
	TypeVar TypeParamKind = iota
	TypeVarTuple
	ParamSpec
)

// Alias is "name as asname" of an import; AsName may be "".
type Alias struct {
	Span
	Name, AsName string
}

// WithItem is "context as target"; Target may be nil.
type WithItem struct {
	Context, Target Expr
}

// Handler is one except or except*; Type may be nil and Name "".
type Handler struct {
	Span
	Type Expr
	Name string
	Body []Stmt
}

// Case is one case of a match; Guard may be nil.
type Case struct {
	Span
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// Patterns, named as in Python's ast module.
type (
	// MatchValue is a literal or a dotted name.
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton is None, True or False.
	MatchSingleton struct {
		Span
		Value ConstKind
	}
	// MatchSequence is [patterns] or (patterns).
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// MatchMapping is {key: pattern, **rest}; Rest may be "".
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	// MatchClass is Class(patterns, attr=pattern).
	MatchClass struct {
		Span
		Class       Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	// MatchStar is *name in a sequence; "" for *_.
	MatchStar struct {
		Span
		Name string
	}
	// MatchAs is pattern as name; nil and "" is the wildcard _.
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	// MatchOr is pattern | pattern.
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)
