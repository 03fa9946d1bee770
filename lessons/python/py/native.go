package py

// Native is a Go function that Python code can call. Its arguments come bound
// to its parameters: one value for each, in their order, nil for one that was
// not given and has no default; *args is one *Tuple, **kwargs one *Dict.
type Native func(t *Thread, args []Value) (Value, error)

// Def declares a native function by its signature as Python writes it:
//
//	split(self, /, sep=None, maxsplit=-1)
//
// Defaults are None, True, False, integers, floats and quoted strings; a bare
// ? after = stands for a default that Python does not show: the argument is nil.
// A method's first parameter is self, a class method's cls. What is passed for
// self has been checked against the class, and unwrapped if it is an instance
// of a subclass, but for methods of object and of exceptions.
type Def struct {
	Sig  string
	Fn   Native
	Kind DefKind
	Set  func(t *Thread, self, value Value) error // of a Getter that can be set; value nil: deleted
}

// DefKind says what a Def is of its class.
type DefKind uint8

// The kinds of Def.
const (
	Method DefKind = iota
	ClassMethod
	StaticMethod
	Getter // an attribute: Sig is name(self)
)

// Builtin is a native function as a Python object: a function of a module, or a
// method before it is bound.
type Builtin struct {
	Name   string
	Owner  *Class // whose method it is, nil for a function
	Module string
	fn     Native
	params *params
}

// params are the parameters of a native function.
type params struct {
	names    []string
	defaults []Value // nil: none
	optional []bool  // may be absent; then it is its default, or nil
	posOnly  int     // how many may not be given by name
	pos      int     // how many may be given by position
	required int     // how many must be given by position
	args     int     // the place of *args, -1 for none
	kwargs   int     // of **kwargs
}

// KwArg is an argument that is given by name.
type KwArg struct {
	Name  string
	Value Value
}
