package py

import "batuta/lessons/python/bytecode"

// Function is a function written in Python.
type Function struct {
	Code       *Code
	Globals    *Dict
	Name, Qual string
	Module     Value
	Defaults   []Value // of the last positional parameters
	KwDefaults *Dict   // by name
	Closure    []*Cell
	annotate   Value // makes __annotations__
	notes      *Dict // __annotations__, once made or set
	params     Value // __type_params__
	doc        Value
	attrs      *Dict
	builtins   *Dict
}

// BoundMethod is a function with its self.
type BoundMethod struct {
	Self Value
	Func Value
}

// Property is a property.
type Property struct {
	Get, Set, Delete, Doc Value // None where there is none
	name                  Value
}

// StaticMethod and ClassMethod are staticmethod(f) and classmethod(f).
type (
	StaticMethod struct{ Func Value }
	ClassMethod  struct{ Func Value }
)

// Super is super(class, self).
type Super struct {
	This *Class // behind which the search begins
	Self Value  // an object or a class
	Of   *Class // the class in whose MRO it searches
}

// Module is a module.
type Module struct {
	Name string
	Dict *Dict
	// Missing names what CPython's module has and ours has not.
	Missing map[string]bool
}

// Code is compiled code as an interpreter runs it: with its constants as
// values, its names interned, and room for what the machine remembers.
type Code struct {
	*bytecode.Code
	consts []Value
	names  []*Str
	locals []*Str
	caches []cache  // one for each instruction that has one
	cached []uint32 // which, by instruction
	slots  int      // locals and stack
	spare  *Frame   // frames that have ended, by back
	// asCoroutine says that types.coroutine made its generators awaitable.
	asCoroutine bool
}

// Attributed is a Go value whose instances take attributes of any name.
type Attributed interface {
	Value
	// Attrs is its __dict__, nil if nothing was set yet, unless make.
	Attrs(make bool) *Dict
}

// Iterator is an iterator written in Go. Next answers nil, nil at the end.
type Iterator interface {
	Value
	Next(t *Thread) (Value, error)
}
