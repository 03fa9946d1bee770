package py

import (
	"sync"
	"sync/atomic"

	"batuta/lessons/python/bytecode"
)

// Interpreter is one run of a program: its modules, its limits, and the one
// lock under which its threads take turns.
type Interpreter struct {
	Builtins *Dict
	Modules  *Dict // sys.modules
	Host     Host
	// Limits bound what a program may use; 0 is no bound.
	Limits Limits
	// Loaders make the modules that can be imported.
	Loaders map[string]Loader
	// Compile compiles a program or a module that is written in Python.
	Compile func(file, text string) (*bytecode.Code, error)
	// Known reports whether CPython has a module of that name.
	Known func(module string) bool
	// Broken is told of a failure of Batuta's own.
	Broken func(what string)

	lock      turns                 // whoever holds it runs Python code
	stopped   atomic.Bool           // the program is over: nobody handles exceptions any more
	spent     atomic.Bool           // it is, for it took too much memory
	spared    atomic.Uint32         // how often a thread was asked how much it holds
	heapBase  atomic.Int64          // the heap's size when WatchMemory began
	pending   atomic.Pointer[error] // what is to be raised in the main thread
	signals   signals
	lines     atomic.Pointer[func(*Thread, *Frame, int)]
	attention atomic.Uint32 // what the running thread must look at before its next instruction
	epoch     uint64        // changes whenever a class written in Python does
	nans      uint64        // how many NaNs were made
	names     map[string]*Str
	starred   map[string]string // what a star would have imported, had Batuta it
	handlers  *[bytecode.Ops]handler
	running   *Thread // who holds the lock
	kept      sync.Map
	watch     watch
	births    uint64
	last      *Exception // what the program let out
	over      bool       // the program has ended, and its modules with it
	warned    *Dict      // __warningregistry__ of what is warned of where no line runs
}

// Loader makes a module, once for each interpreter.
type Loader func(t *Thread) (*Module, error)

// Limits are the bounds of a program.
type Limits struct {
	Depth  int   // of calls (sys.getrecursionlimit)
	Memory int64 // bytes, by the interpreter's own count
	Digits int   // of an integer in decimal (sys.set_int_max_str_digits)
}

// What a thread must look at: bits of attention.
const (
	stopAsked   uint32 = 1 << iota // the program is to end
	linesAsked                     // whoever watches wants to know of each line
	turnAsked                      // another thread waits for the lock
	raiseAsked                     // an exception is to be raised: a signal's
	memoryAsked                    // MemoryError is to be raised
	watchAsked                     // what programs let go of matters
)

// Thread runs Python code: one for each OS thread that does. What its methods
// call may be Python code, so any of them may fail and take long. The names are
// those of the operator module and of the built-in functions; a failure is an
// *Exception, or an error that FromGo makes one of.
type Thread struct {
	Main bool   // it runs the program, and takes its signals
	Name string // what threading calls it, if the library made it

	in      *Interpreter
	frame   *Frame        // the innermost; nil: no Python code runs
	depth   int           // how many calls there are
	nested  int           // how many native iterators and hashes are within one another
	exc     *excLevel     // what is being handled, innermost first
	base    excLevel      // of the thread's own calls
	sent    Value         // what the frame that goes on is sent
	thrown  error         // or what is thrown into it
	result  Value         // what run answers with
	outcome outcome       // and how it came to that
	repring []Value       // what repr is at, so that a list within itself ends
	Local   map[any]any   // what modules keep for the thread: its event loop
	Hooks   AsyncgenHooks // of the loop that runs in it
	// OriginDepth is how many callers are kept of a coroutine that is made: 0 but
	// in debug mode.
	OriginDepth int
	made        made // what a call has just made
	youngest    birthplace
	partings    []parting
}

// In is the interpreter whose thread it is.
func (t *Thread) In() *Interpreter { return t.in }

// Current is the thread that runs now, for Go code that the loop calls without
// one. Whoever asks holds the lock.
func (in *Interpreter) Current() *Thread { return in.running }

// current is the thread that runs now, for code that is called without one.
// Whoever asks holds the lock.
func (in *Interpreter) current() *Thread { return in.running }

// Kept answers what a module keeps for the interpreter under a key, made at the
// first call.
func Kept[T any](in *Interpreter, key any, make func() T) T {
	if v, ok := in.kept.Load(key); ok {
		return v.(T)
	}
	v, _ := in.kept.LoadOrStore(key, make())
	return v.(T)
}

// Intern is the one string of that text that the interpreter keeps for names.
func (in *Interpreter) Intern(s string) *Str {
	if n, ok := in.names[s]; ok {
		return n
	}
	n := Name(s)
	in.names[s] = n
	return n
}

// Line is the line at which the running thread's program is, 0 if none runs. The
// library's own frames do not count.
func (in *Interpreter) Line() int {
	t := in.running
	if t == nil {
		return 0
	}
	for f := t.frame; f != nil; f = f.back {
		if !f.FromLibrary() {
			return f.Line()
		}
	}
	return 0
}
