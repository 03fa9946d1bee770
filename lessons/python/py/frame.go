package py

// Frame is a call of a piece of code, on the heap: it outlives the call when it
// is a generator's or is held by a traceback.
type Frame struct {
	code     *Code
	function *Function // whose call it is; nil: a module's or class body's
	globals  *Dict
	builtins *Dict
	names    *Dict // of a module or class body; nil: its locals are slots
	// slots are the locals, then the cells (own, then the outer functions'),
	// then the stack.
	slots []Value
	sp    int // how many of slots are in use: the stack's top
	pc    int // the instruction that runs, or at which it is suspended
	back  *Frame
	gen   *Generator // whose frame it is, if it can be suspended
	line  int        // the line last told to the trace
	enter bool       // it was called from Go: when it ends, run comes back
}

// Generator is a generator, a coroutine or an async generator: a frame that can
// be suspended.
//
// A coroutine that awaits another pushes its frame on the chain, as a call
// would. What is suspended is the whole chain: the outermost remembers the
// innermost (Top), and to resume is to go on there, however deep it is.
type Generator struct {
	frame  *Frame
	kind   CodeKind
	state  genState
	name   string
	qual   string
	Top    *Frame
	awaits Value // what the innermost frame waits for, for cr_await
	origin syntaxPlace
}

type genState uint8

const (
	genCreated genState = iota
	genSuspended
	genRunning
	genClosed
)

// syntaxPlace is where something was made.
type syntaxPlace struct {
	file string
	line int
}

// Function is a function written in Python.
type Function struct {
	Code       *Code
	Globals    *Dict
	Name, Qual string
	Defaults   []Value // of the last positional parameters
	KwDefaults *Dict   // by name
	Closure    []*Cell
	attrs      *Dict
}

// BoundMethod is a function with its self.
type BoundMethod struct {
	Self Value
	Func Value
}

// Iterator is what a for statement walks along. Next answers nil, nil at the
// end. A Python iterator is wrapped as one; Go's own are Values too.
type Iterator interface {
	Next(t *Thread) (Value, error)
}
