package py

import (
	"sync"
	"sync/atomic"

	"batuta/loopcore"
)

// Interpreter is one run of a program: its modules, its limits, and the one
// lock under which its threads take turns.
type Interpreter struct {
	Builtins *Dict
	Modules  *Dict // sys.modules
	// Limits bound what a program may use; 0 is no bound.
	Limits Limits

	lock      sync.Mutex    // whoever holds it runs Python code
	attention atomic.Uint32 // what the running thread must look at before its next instruction
	epoch     uint64        // changes whenever a class written in Python does
	used      atomic.Int64  // bytes, by our own count
	loops     []*loopcore.Loop
}

// Limits are the bounds of a program.
type Limits struct {
	Depth  int   // of calls (sys.getrecursionlimit)
	Memory int64 // bytes, by the interpreter's own count
	Digits int   // of an integer in decimal (sys.set_int_max_str_digits)
}

// What a thread must look at: bits of attention.
const (
	stopAsked  uint32 = 1 << iota // the program is to end
	linesAsked                    // whoever watches wants to know of each line
	turnAsked                     // another thread waits for the lock
)

// Thread runs Python code: one for each OS thread that does. What its methods
// call may be Python code, so any of them may fail and take long. The names are
// those of the operator module and of the built-in functions; a failure is an
// *Exception and nothing else.
type Thread struct {
	in      *Interpreter
	frame   *Frame     // the innermost; nil: no Python code runs
	depth   int        // how many frames there are
	handled *Exception // the exception that is being handled (sys.exception)
	repring []Value    // what repr is at, so that a list within itself ends
}
