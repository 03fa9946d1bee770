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
// A method's first parameter is self (cls for a class method, which Kind says);
// what is passed for it has been checked against the class, and unwrapped if
// it is an instance of a subclass, but for methods of object.
type Def struct {
	Sig  string
	Fn   Native
	Kind DefKind
	Doc  string // one line, for help()
}

// DefKind says what a Def is of its class.
type DefKind uint8

// The kinds of Def.
const (
	Method DefKind = iota
	ClassMethod
	StaticMethod
	Getter // a read-only attribute: Sig is name(self)
)
