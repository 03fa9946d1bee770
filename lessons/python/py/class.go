package py

// Class is a class: a built-in type's or one made by a class statement.
type Class struct {
	Name, QualName, Module string
	Bases, MRO             []*Class // the MRO begins with the class itself
	Dict                   *Dict    // its own names
	// Native is the built-in class whose Go value an instance carries: int's
	// for a class that inherits from int; object's carries none.
	Native *Class
	// Builtin says that it is one of Python's own, which nobody may change.
	Builtin bool
	// Fits reports whether a Go value is this built-in class's own (exactly:
	// an *Instance never is).
	Fits func(Value) bool

	attrs *Dict             // what type.__dict__ does not hold: none of a built-in's
	cache map[string]Value  // of Lookup, while epoch is the interpreter's
	epoch uint64
	subs  []*Class // made of it, for __subclasses__
	slots []string // __slots__, if it has them
	final bool     // bool, NoneType and their like take no subclass
}

// Instance is an object of a class made by a class statement.
type Instance struct {
	class *Class
	attrs *Dict // nil until something is set
	// Native is the built-in value within, if the class inherits from a
	// built-in type; else nil.
	Native Value
}

// Class is type(x).
func (i *Instance) Class() *Class { return i.class }

// IsSubclass reports whether c is other or inherits from it.
func (c *Class) IsSubclass(other *Class) bool {
	for _, b := range c.MRO {
		if b == other {
			return true
		}
	}
	return false
}

// As is v as the Go type T of a built-in class: v itself, or what an instance
// of a subclass carries.
func As[T Value](v Value) (T, bool) {
	if x, ok := v.(T); ok {
		return x, true
	}
	if i, ok := v.(*Instance); ok && i.Native != nil {
		x, ok := i.Native.(T)
		return x, ok
	}
	var none T
	return none, false
}
