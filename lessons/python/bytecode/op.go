package bytecode

// Instr is one instruction: an operation in the low 8 bits, its argument above.
type Instr uint32

// MaxArg is the greatest argument of an instruction.
const MaxArg = 1<<24 - 1

// Op is what the instruction does.
func (i Instr) Op() Op { return Op(i & 0xff) }

// Arg is its argument.
func (i Instr) Arg() int { return int(i >> 8) }

// Pair is an argument that is two, of 12 bits each.
func (i Instr) Pair() (first, second int) { return int(i >> 8 & 0xfff), int(i >> 20) }

// Operator is an argument that is a syntax.Op below and something else above.
func (i Instr) Operator() (op, rest int) { return int(i >> 8 & 0xff), int(i >> 16) }

// CompareTarget is the argument of a comparison that jumps: the syntax.Op and
// the instruction to go on with.
func (i Instr) CompareTarget() (op, target int) { return int(i >> 8 & 0x1f), int(i >> 13) }

// MakeInstr is an instruction; arg is at most MaxArg.
func MakeInstr(op Op, arg int) Instr { return Instr(op) | Instr(arg)<<8 }

// Op is an operation of the machine. Each comment shows the stack before and
// after, its top at the right; n is the argument.
type Op uint8

// The operations.
const (
	Nop Op = iota // nothing; it is there for its line

	// Stack.
	PopTop   // a →
	Copy     // the n-th from the top (1: the top) is pushed again
	Swap     // the top and the n-th from the top change places
	PushNull // → nothing, where Call looks for self

	// Values and names.
	LoadConst             // → Consts[n]
	LoadCommon            // → a class that no program can replace; n is a Common
	LoadFast              // → local n, which is surely bound
	LoadFastCheck         // → local n; UnboundLocalError
	StoreFast             // a →
	DeleteFast            // local n is unbound; UnboundLocalError if it was
	ClearFast             // local n is unbound, if it was not
	MakeCell              // cell n (of Cells) is a new one, unbound
	LoadDeref             // → cell n's value (Cells, then Frees); NameError or UnboundLocalError
	StoreDeref            // a →
	DeleteDeref           // cell n is unbound; as LoadDeref's errors if it was
	LoadClosure           // → the cell itself
	LoadLocals            // → the frame's dict of names
	LoadFromDictOrDeref   // dict → the name of cell n in the dict, else the cell's value
	LoadFromDictOrGlobals // dict → Names[n] in the dict, the globals, the built-ins
	LoadName              // → Names[n] in the frame's dict, the globals, the built-ins
	StoreName             // a →
	DeleteName            // of the frame's dict; NameError
	LoadGlobal            // → Names[n] in the globals, the built-ins
	StoreGlobal           // a →
	DeleteGlobal          // NameError
	LoadAttr              // a → a.Names[n]
	StoreAttr             // x a →           a.Names[n] = x
	DeleteAttr            // a →
	LoadMethod            // a → f self  or  bound nothing: what Call takes
	LoadSuper             // super class self → super(class, self).Names[n], if the first is the built-in; else super().Names[n]
	LoadSuperMethod       // super class self → the same as LoadMethod has it
	LoadSubscr            // a k → a[k]
	StoreSubscr           // x a k →         a[k] = x
	DeleteSubscr          // a k →

	// Operators; n is a syntax.Op.
	Unary   // a → op a
	Binary  // a b → a op b
	Inplace // a b → a op= b
	Compare // a b → a op b; Is, IsNot, In, NotIn included

	// Displays.
	BuildTuple     // n values → a tuple
	BuildList      // n values → a list
	BuildSet       // n values → a set
	BuildMap       // 2n values → a dict
	BuildSlice     // n values (2 or 3) → a slice
	BuildString    // n strings → their joining
	ListAppend     // list ... x → list ... ; the list is the n-th from the top, x not counted
	SetAdd         // set ... x → set ...
	MapAdd         // dict ... k v → dict ... ; the same, k and v not counted
	ListExtend     // list ... x → list ... ; for *x
	SetUpdate      // set ... x → set ...
	DictUpdate     // dict ... x → dict ... ; for **x in a display
	DictMerge      // f null args dict x → f null args dict; for **x in a call: a key twice is a TypeError that names f
	ListToTuple    // list → tuple
	ConvertValue   // a → str(a), repr(a), ascii(a); n is 's', 'r', 'a'
	FormatSimple   // a → format(a)
	FormatWithSpec // a spec → format(a, spec)

	// Unpacking.
	UnpackSequence // a → n values, the first on top
	UnpackEx       // a → values, the first on top; n: how many before the starred, and << 8 after it

	// Jumps; n is the instruction to go on with.
	Jump             // nothing else
	PopJumpIfFalse   // a →
	PopJumpIfTrue    // a →
	PopJumpIfNone    // a →
	PopJumpIfNotNone // a →
	JumpIfFalseOrPop // a → a, when it jumps; else a →
	JumpIfTrueOrPop  // the same

	// Iteration.
	GetIter     // a → iter(a)
	ForIter     // it → it next; at the end: it →, and jump
	GetAIter    // a → a.__aiter__()
	GetANext    // it → it awaitable, which Send takes
	EndAsyncFor // it exc → ; StopAsyncIteration ends the loop, anything else is raised again

	// Functions and calls.
	MakeFunction   // [defaults] [kwdefaults] [annotate] [closure] code → function; n says which are there: see HasDefaults
	LoadBuildClass // → __build_class__
	Call           // f null-or-self args... → result; n args
	CallKw         // f null-or-self args... names → result; n args, of which len(names) by keyword
	CallEx         // f null args [kwargs] → result; n is 1 if kwargs is there; args is any iterable
	Return         // a → the caller

	// Yield suspends the frame: a → what is sent. In an async generator what
	// goes out is the generator's item.
	Yield
	// GetYieldFromIter is a → a's iterator, for yield from.
	GetYieldFromIter
	// GetAwaitable is a → what awaiting it sends to; n is 1 for __aenter__'s
	// result and 2 for __aexit__'s, for the error's words.
	GetAwaitable
	// Send is it → result. It sends None to the iterator; whenever that yields,
	// the frame yields the same and stays at this instruction, and what it is
	// sent, or is thrown into it, goes to the iterator. When that ends, its
	// result is pushed and the frame goes on.
	Send

	// Exceptions. The exception being handled is the thread's; what it was
	// before is kept on the stack.
	Raise           // n values (0 to 2): raise, raise a, raise a from b
	Reraise         // exc → ; raised again, with the traceback it has
	PushExc         // exc → before exc    exc is being handled
	PopExc          // before →            what was handled before is again
	CheckExcMatch   // exc class → exc bool
	CheckEGMatch    // group class → rest match; match is None if nothing matches, rest if all does
	PrepReraiseStar // orig list → what to raise, or None

	// With.
	BeforeWith      // cm → exit enter-result
	BeforeAsyncWith // cm → exit enter-awaitable
	WithExit        // exit → exit(None, None, None)
	WithExceptStart // exit before exc → exit before exc exit(type, exc, traceback)

	// Import.
	ImportName // level fromlist → module Names[n]
	ImportFrom // module → module attribute Names[n]
	ImportStar // module →

	// Match.
	GetLen        // a → a len(a)
	MatchMapping  // a → a bool
	MatchSequence // a → a bool
	MatchKeys     // a keys → a keys values, a tuple, or None
	MatchClass    // a class names → attrs, a tuple, or None; n positional

	// Types.
	MakeTypeVar     // name [bound-function] → type parameter; n is a TypeVarKind
	SetTypeDefault  // param function → param
	SetTypeParams   // function params → function
	MakeGeneric     // params → typing.Generic[params]
	MakeTypeAlias   // name params-or-None function → alias
	CheckAnnotation // format → ; NotImplementedError unless an annotate function can answer it: it is 1 or 2

	// Refuse raises Batuta's own refusal; Consts[n] is its text.
	Refuse

	// What follows are pairs of the above in one. They are made of code that is
	// complete, by Fuse; none of their loads can fail.
	LoadFastLoadFast  // → a b; Pair: the slots
	StoreFastLoadFast // a → b; Pair
	LoadFastAttr      // → local.name; Pair: slot, name
	LoadFastMethod    // → f self  or  bound nothing; Pair: slot, name
	BinaryConst       // a → a op Consts[rest]; Operator
	InplaceConst      // a → a op= Consts[rest]; Operator
	BinaryFast        // a → a op local; Operator
	BinaryStoreFast   // a b → ; local = a op b; Operator
	InplaceStoreFast  // a b → ; local = a op= b; Operator
	CompareJumpFalse  // a b → ; CompareTarget: jumps unless a op b
	CompareJumpTrue   // a b → ; CompareTarget: jumps if a op b
	ReturnConst       // Consts[n] → the caller
	ReturnFast        // local n → the caller

	Ops // one past the last
)

// What MakeFunction finds on the stack.
const (
	HasDefaults   = 1 << iota // a tuple: of the last positional parameters
	HasKwDefaults             // a dict
	HasAnnotate               // the function that makes __annotations__
	HasClosure                // a tuple of cells, in the order of Frees
)

// Common is what LoadCommon loads.
type Common int

// The classes that no program can replace.
const (
	AssertionError Common = iota
	NotImplementedError
	Commons // one past the last
)

// TypeVarKind says what MakeTypeVar makes.
type TypeVarKind int

// The kinds of type parameter.
const (
	PlainTypeVar       TypeVarKind = iota // T
	BoundTypeVar                          // T: bound
	ConstrainedTypeVar                    // T: (one, other)
	StarTypeVar                           // *Ts
	ParamSpecVar                          // **P
	TypeVarKinds                          // one past the last
)

// String is the operation's name.
func (op Op) String() string {
	if op < Ops {
		return table[op].name
	}
	return "?"
}
