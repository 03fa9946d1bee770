package py

import "batuta/lessons/python/bytecode"

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
	slots   []Value
	cells   []*Cell
	sp      int // how many of slots are in use: the stack's top
	pc      int // the instruction that runs, or at which it is suspended
	back    *Frame
	gen     *Generator // whose frame it is, if it can be suspended
	line    int        // the line last told to the trace
	entered bool       // it was called from Go: when it ends, run comes back
	making  Value      // it is __init__, and this is what the call answers with
}

// Generator is a generator, a coroutine or an async generator: a frame that can
// be suspended.
//
// A coroutine that awaits another pushes its frame on the chain, as a call
// would. What is suspended is the whole chain: the outermost remembers the
// innermost (top), and to resume is to go on there, however deep it is.
type Generator struct {
	in     *Interpreter
	frame  *Frame
	kind   bytecode.CodeKind
	state  genState
	name   string
	qual   string
	top    *Frame // the innermost frame of the chain that is suspended
	awaits Value  // what the innermost frame waits for, for cr_await
	made   place
	hooked bool  // an async generator: its loop has been told of it
	asend  Value // an async generator: what runs it
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

// Line is the line that the frame is at.
func (f *Frame) Line() int {
	if f.pc < len(f.code.Spans) {
		return int(f.code.Spans[f.pc].Start.Line)
	}
	return f.code.FirstLine
}
