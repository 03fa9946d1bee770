package py

import "batuta/lessons/python/bytecode"

// Frame is a call of a piece of code, on the heap: it outlives the call when it
// is a generator's or is held by a traceback.
type Frame struct {
	code     *Code
	function *Function // whose call it is; nil: a module's or class body's
	globals  *Dict
	builtins *Dict
	names    *Dict   // of a module or class body; nil: its locals are slots
	custom   Value   // names of a class body that are no plain dict
	slots    []Value // the locals, then the stack
	cells    []*Cell // its own, then the outer functions'
	sp       int     // how many of slots are in use: the stack's top
	pc       int     // the instruction that runs, or at which it is suspended
	back     *Frame
	gen      *routine // whose frame it is, if it can be suspended
	line     int      // the line last told to the trace
	entered  bool     // it was called from Go: when it ends, run comes back
	held     bool     // somebody looks at it: it is not used again
	making   Value    // it is __init__, and this is what the call answers with
}

// Generator is a generator, a coroutine or an async generator, as programs hold
// it. What it does is apart from it: so the machine can go on with what it does,
// to close it say, when nobody holds the object any more (see watch.go).
type Generator struct{ *routine }

// routine is a frame that can be suspended, and how it stands.
//
// A coroutine that awaits another pushes its frame on the chain, as a call
// would. What is suspended is the whole chain: the outermost remembers the
// innermost (top), and to resume is to go on there, however deep it is.
type routine struct {
	in          *Interpreter
	frame       *Frame // nil when it has ended
	code        *Code
	kind        bytecode.CodeKind
	state       genState
	name        string
	qual        string
	top         *Frame   // the innermost frame of the chain that is suspended
	deep        int      // how many frames that chain has
	exc         excLevel // what its frames are handling
	made        place
	origin      []originFrame // where a coroutine was made, if the thread kept it
	loose       bool          // nothing but the machine's stack holds it
	hooked      bool          // an async generator: its loop has been told of it, if there was one
	hooks       AsyncgenHooks // that loop, nil for none
	weakly      *WeakGenerator
	busy        bool   // an async generator: somebody awaits its next item
	asCoroutine bool   // types.coroutine made it awaitable
	claimed     bool   // a coroutine: a task is to run it
	nests       bool   // it iterates over a generator that nothing but its stack holds
	id          uint64 // which of those that were made
	watched     bool   // it is among the interpreter's watched
	last        int32  // the line at which it ended
}

// excLevel is the exception that a chain of calls is handling. A generator has
// one of its own, which is the innermost while it runs.
type excLevel struct {
	value    *Exception
	previous *excLevel
}

type genState uint8

const (
	genCreated genState = iota
	genSuspended
	genRunning
	genClosed
)

// place is where something was made.
type place struct {
	file string
	line int
}

// File is the file of its code.
func (f *Frame) File() string { return f.code.File }

// Line is the line that the frame is at.
func (f *Frame) Line() int {
	if f.pc < len(f.code.Spans) {
		return int(f.code.Spans[f.pc].Start.Line)
	}
	return f.code.FirstLine
}
