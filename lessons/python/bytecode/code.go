// Package bytecode is what Python programs are compiled to: code objects and the
// operations of the machine that runs them.
package bytecode

import (
	"slices"

	"batuta/lessons/python/syntax"
)

// Code is a compiled function, class body, comprehension or module.
type Code struct {
	Name, QualName string
	File           string
	FirstLine      int    // its first line, decorators included
	Doc            string // its docstring
	HasDoc         bool

	// Parameters come first among the locals: positional-only, positional,
	// keyword-only, *args, **kwargs. Args counts the positional-only ones too.
	PosOnly, Args, KwOnly int
	VarArgs, VarKw        bool
	Kind                  CodeKind
	// Optimized says that its names are slots, as a function's are; the names of
	// a module or a class body are a dict. Those, too, may have slots: for what
	// a comprehension or a match keeps.
	Optimized bool
	// Locals names the local slots. A name may be there twice: a comprehension's
	// variables have slots of their own, even if the function has some of the
	// same name. One that begins with a dot is the compiler's own, and not for
	// locals() to show.
	Locals []string
	Cells  []string // of these, and of no slot, those that inner functions share
	Frees  []string // the outer functions' that this one uses
	// CellOf is, for each of Cells, the local slot from which it takes its first
	// value (a parameter's), or -1.
	CellOf []int

	Instrs []Instr
	Spans  []syntax.Span // of each instruction: what a traceback underlines
	// Starts says of each instruction whether a statement begins with it.
	Starts []bool
	Consts []Const
	Names  []string // of globals, attributes and the names of a class body
	Traps  []Trap
	Stack  int // the deepest its stack gets
}

// Const is a constant: nil for None, bool, int64 or *big.Int, float64, string,
// []byte, EllipsisConst, Tuple, FrozenSet, or *Code.
type Const any

type (
	// EllipsisConst is the constant Ellipsis.
	EllipsisConst struct{}
	// Tuple is a tuple of constants.
	Tuple []Const
	// FrozenSet is what "in {1, 2}" tests against: constants that differ.
	FrozenSet []Const
)

// CodeKind says what a call of the code makes.
type CodeKind uint8

// The kinds of code.
const (
	Plain CodeKind = iota
	GeneratorCode
	CoroutineCode
	AsyncGeneratorCode
)

// Trap says where to go on when instructions From to To (not included) raise:
// the stack is cut to Depth, the exception pushed, and Target run. Traps do not
// overlap, and stand in the order of the instructions.
type Trap struct {
	From, To, Target int32
	Depth            int32
}

// TrapOf answers the trap that covers an instruction, nil if none does.
func (c *Code) TrapOf(pc int) *Trap {
	i, found := slices.BinarySearchFunc(c.Traps, int32(pc), func(t Trap, pc int32) int {
		switch {
		case t.To <= pc:
			return -1
		case t.From > pc:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &c.Traps[i]
}
