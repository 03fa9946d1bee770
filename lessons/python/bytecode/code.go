// Package bytecode is what Python programs are compiled to: code objects and the
// operations of the machine that runs them.
package bytecode

import "batuta/lessons/python/syntax"

// Code is a compiled function, class body, comprehension or module.
type Code struct {
	Name, QualName string
	File           string
	FirstLine      int
	Doc            string // its docstring
	HasDoc         bool

	// Parameters come first among the locals: positional-only, positional,
	// keyword-only, *args, **kwargs.
	PosOnly, Args, KwOnly int
	VarArgs, VarKw        bool
	Kind                  CodeKind
	Optimized             bool // its locals are slots: a function's; else they are a dict

	Locals []string // names of the local slots
	Cells  []string // of these, and of no slot, those that inner functions share
	Frees  []string // the outer functions' that this one uses
	// CellOf is, for each of Cells, the local slot from which it takes its first
	// value (a parameter's), or -1.
	CellOf []int

	Instrs []Instr
	Spans  []syntax.Span // of each instruction: what a traceback underlines
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
// the stack is cut to Depth, the exception pushed, and Target run. With Lasti
// the number of the instruction that raised is pushed below the exception. Of
// traps that cover an instruction the last listed is the innermost.
type Trap struct {
	From, To, Target int32
	Depth            int32
}

// Instr is one instruction: an operation in the low 8 bits, its argument above.
type Instr uint32

// Op is what the instruction does, Arg its argument.
func (i Instr) Op() Op   { return Op(i & 0xff) }
func (i Instr) Arg() int { return int(i >> 8) }

// MakeInstr is an instruction; arg is below 1<<24.
func MakeInstr(op Op, arg int) Instr { return Instr(op) | Instr(arg)<<8 }

// Op is an operation of the machine. Each comment shows the stack before and
// after, its top at the right; n is the argument.
type Op uint8

const (
	Nop Op = iota

	// Stack.
	PopTop // a →
	Copy   // the n-th from the top (1: the top) is pushed again
	Swap   // the top and the n-th from the top change places
	PushNull

	// Values and names.
	LoadConst      // → Consts[n]
	LoadFast       // → local n; UnboundLocalError
	StoreFast      // a →
	DeleteFast     // UnboundLocalError
	LoadDeref      // → cell n's value (Cells, then Frees); NameError or UnboundLocalError
	StoreDeref     // a →
	DeleteDeref    //
	LoadClosure    // → the cell itself
	LoadClassDeref // → the class body's name, else the cell's value
	LoadName       // → Names[n] in the frame's dict, the globals, the built-ins
	StoreName      // a →
	DeleteName     //
	LoadGlobal     // → Names[n] in the globals, the built-ins
	StoreGlobal    // a →
	DeleteGlobal   //
	LoadAttr       // a → a.Names[n]
	StoreAttr      // x a →           a.Names[n] = x
	DeleteAttr     // a →
	LoadMethod     // a → f self  or  null bound
	LoadSuper      // class self → super(class, self).Names[n]
	LoadSubscr     // a k → a[k]
	StoreSubscr    // x a k →
	DeleteSubscr   // a k →

	// Operators; n is a syntax.Op.
	Unary   // a → op a
	Binary  // a b → a op b
	Inplace // a b → a op= b
	Compare // a b → a op b; Is, IsNot, In, NotIn included
	ToBool  // a → bool(a)

	// Displays.
	BuildTuple     // n values → a tuple
	BuildList      //
	BuildSet       //
	BuildMap       // 2n values → a dict
	BuildSlice     // n values (2 or 3) → a slice
	BuildString    // n strings → their joining
	ListAppend     // ... list ... x → ; the list is the n-th from the top, x not counted
	SetAdd         //
	MapAdd         // ... dict ... k v →
	ListExtend     // ... list ... x → ; list.extend(x), for *x
	SetUpdate      //
	DictUpdate     // for **x in a display
	DictMerge      // for **x in a call: a key twice is a TypeError that names the function, n+2-th from the top
	ListToTuple    // list → tuple
	ConvertValue   // a → str(a), repr(a), ascii(a); n is 's', 'r', 'a'
	FormatSimple   // a → format(a)
	FormatWithSpec // a spec → format(a, spec)

	// Unpacking.
	UnpackSequence // a → n values, the first on top
	UnpackEx       // a → values; n: how many before the starred, and << 12 after it

	// Jumps; n is the instruction to go on with.
	Jump
	PopJumpIfFalse // a →
	PopJumpIfTrue  // a →
	PopJumpIfNone
	PopJumpIfNotNone
	JumpIfFalseOrPop // a → a, when it jumps
	JumpIfTrueOrPop

	// Iteration.
	GetIter     // a → iter(a)
	ForIter     // it → it next; at the end: it →, and jump
	GetAIter    // a → a.__aiter__()
	GetANext    // it → it awaitable
	EndAsyncFor // it exc → ; StopAsyncIteration ends the loop, anything else goes on

	// Functions and calls.
	MakeFunction // [defaults] [kwdefaults] [annotations] [closure] code → function; n: which are there, bits 1 2 4 8
	LoadBuildClass
	Call             // f null-or-self args... → result; n args
	CallKw           // f null-or-self args... names → result; n args, of which len(names) by keyword
	CallEx           // f args kwargs? → result; n is 1 if kwargs is there
	Return           // a → the caller
	Yield            // a → what is sent
	GetYieldFromIter // a → a's iterator
	GetAwaitable     // a → what awaiting it sends to; n: 1 for __aenter__, 2 for __aexit__, for the error's words
	Send             // it v → it yielded, or at its end: result, and jump
	ResumeYield      // marks where a yield of Send goes on

	// Exceptions. The handled exception is the thread's; PushExcInfo saves the
	// one before below the new.
	Raise           // n values (0 to 2): raise, raise a, raise a from b
	Reraise         // exc →
	PushExc         // exc → before exc
	PopExc          // before →        the handled exception is before again
	CheckExcMatch   // exc class → exc bool
	CheckEGMatch    // group class → rest match, match None if nothing
	PrepReraiseStar // orig list → what to raise, or None
	LoadAssertionError

	// With.
	BeforeWith      // cm → exit-bound enter-result
	BeforeAsyncWith // cm → exit-bound enter-awaitable
	WithExceptStart // exit ... exc → exit ... exc exit(type, exc, tb)

	// Import.
	ImportName // level fromlist → module Names[n]
	ImportFrom // module → module attribute
	ImportStar // module →

	// Match.
	GetLen       // a → a len
	MatchMapping // a → a bool
	MatchSequence
	MatchKeys  // a keys → a keys values, or None
	MatchClass // a class names → attrs tuple, or None; n positional

	// Annotations and types.
	SetupAnnotations
	Refuse // raises Batuta's own refusal, Consts[n] its text

	Ops // one past the last
)
