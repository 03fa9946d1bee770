// Package py is Python's objects and the machine that runs its code.
//
// A Value is a Go value that knows its class. What Python's own types hold are
// Go types of this package, one each (Int, *Str, *List, ...), so that a type
// switch tells an exact built-in from everything else; an instance of a class
// written in Python is an *Instance, and one of a class that inherits from a
// built-in type carries that type's value within (Instance.Native).
//
// Code runs on a Thread: a chain of Frames on the heap, of which the last is
// the one that runs. A call of a Python function adds a frame; it never adds to
// Go's stack, so depth is bounded by a count, and a suspended coroutine is
// nothing but frames that hang together.
package py
