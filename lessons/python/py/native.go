package py

// Native is a Go function that Python code can call. Its arguments come bound
// to its parameters: one value for each, in their order, nil for one that was
// not given and has no default; *args is one *Tuple, **kwargs one *Dict. The
// slice is the caller's: what is to be kept is copied.
type Native func(t *Thread, args []Value) (Value, error)

// Def declares a native function by its signature as Python writes it:
//
//	split(self, /, sep=None, maxsplit=-1)
//
// Defaults are None, True, False, integers, floats and quoted strings; a ?
// after = stands for a default that Python does not show: the argument is nil.
// A method's first parameter is self, a class method's cls. What is passed for
// self has been checked against the class and is what the class's Spec.Self
// made of it: the Go value, even where an instance of a subclass was given.
type Def struct {
	Sig  string
	Fn   Native
	Kind DefKind
	Set  func(t *Thread, self, value Value) error // of a Getter that can be set; value nil: deleted
	Doc  string
	// Coroutine says that a call answers a coroutine, as of an async def.
	Coroutine bool
	// Python has errors about its arguments in the words for functions that are
	// written in Python, as CPython's is.
	Python bool
}

// DefKind says what a Def is of its class.
type DefKind uint8

// The kinds of Def.
const (
	Method DefKind = iota
	ClassMethodDef
	StaticMethodDef
	Getter // an attribute: Sig is name(self)
	Whole  // a method whose self is left as it was given
)

// Builtin is a native function as a Python object: a function of a module, or a
// method before it is bound.
type Builtin struct {
	Name   string
	Owner  *Class // whose method it is, nil for a function
	Module string
	Doc    string
	fn     Native
	params *params
	whole  bool
	// coroutine says that a call answers a coroutine.
	coroutine bool
	python    bool // errors about arguments are in the words of Python's functions
}

// GetSet is an attribute of a built-in class that Go answers for.
type GetSet struct {
	Name  string
	Owner *Class
	get   Native
	set   func(t *Thread, self, value Value) error
	whole bool
	// member says that it is a slot of a class written in Python, which its
	// instances keep at that place.
	member bool
	place  int
}

// KwArg is an argument that is given by name.
type KwArg struct {
	Name  string
	Value Value
}

// NewBuiltin is a function for Python code to call.
func NewBuiltin(module string, d Def) *Builtin {
	name, p := mustParse(d.Sig)
	return &Builtin{Name: name, Module: module, Doc: d.Doc, fn: d.Fn, params: p, coroutine: d.Coroutine, python: d.Python}
}

// mustParse reads a signature that stands in our own source.
func mustParse(sig string) (string, *params) {
	name, p, err := parseSignature(sig)
	if err != nil {
		panic(err)
	}
	return name, p
}

// def adds a method or attribute to a class that is being defined.
func (c *Class) def(d Def) {
	name, p := mustParse(d.Sig)
	b := &Builtin{Name: name, Owner: c, Module: c.Module, Doc: d.Doc, fn: d.Fn, params: p, whole: d.Kind == Whole, coroutine: d.Coroutine, python: d.Python}
	var v Value = b
	switch d.Kind {
	case ClassMethodDef:
		b.whole = true
		v = &ClassMethod{Func: b}
	case StaticMethodDef:
		b.Owner = nil
		v = &StaticMethod{Func: b}
	case Getter:
		v = &GetSet{Name: name, Owner: c, get: d.Fn, set: d.Set, whole: c.self == nil}
	}
	c.Dict.SetStr(Name(name), v)
}

// newMethod is the __new__ of a built-in class: object.__new__(cls, ...).
func newMethod(c *Class) Value {
	_, p := mustParse("__new__(*args, **kwargs)")
	return &StaticMethod{Func: &Builtin{Name: "__new__", Module: c.Module, params: p, fn: func(t *Thread, args []Value) (Value, error) {
		given := args[0].(*Tuple).Items
		if len(given) == 0 {
			return nil, t.TypeError("%s.__new__(): not enough arguments", c.Name)
		}
		cls, ok := given[0].(*Class)
		if !ok {
			return nil, t.TypeError("%s.__new__(X): X is not a type object (%s)", c.Name, given[0].Type().Name)
		}
		if !cls.IsSubclass(c) {
			return nil, t.TypeError("%s.__new__(%s): %s is not a subtype of %s", c.Name, cls.Name, cls.Name, c.Name)
		}
		for _, other := range []*Class{Errors.OSError, Errors.BaseExceptionGroup, Errors.MemoryError} {
			if cls.IsSubclass(other) && !c.IsSubclass(other) && c != ObjectClass {
				return nil, t.TypeError("%s.__new__(%s) is not safe, use %s.__new__()", c.Name, cls.Name, t.madeBy(cls).Name)
			}
		}
		return t.make(c.Solid, cls, given[1:], kwArgs(args[1].(*Dict)))
	}}}
}

// madeBy is the class itself or, of one whose __new__ a program wrote, that of
// the first ancestor whose is not.
func (t *Thread) madeBy(c *Class) *Class {
	for len(c.Bases) > 0 {
		if m, ok := c.lookup(t.in, nameNew).(*StaticMethod); ok {
			if _, native := m.Func.(*Builtin); native {
				break
			}
		}
		c = c.Bases[0]
	}
	return c
}

// kwArgs are the entries of a dict of keyword arguments.
func kwArgs(d *Dict) []KwArg {
	var kw []KwArg
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		kw = append(kw, KwArg{k.(*Str).s, v})
	}
	return kw
}

// call calls a native function. The arguments are not kept.
func (b *Builtin) call(t *Thread, args []Value, kw []KwArg) (Value, error) {
	if b.Owner != nil && !b.whole {
		if len(args) == 0 && isSlotName(b.Name) {
			return nil, t.TypeError("descriptor '%s' of '%s' object needs an argument", b.Name, b.Owner.Name)
		}
		if len(args) == 0 {
			return nil, t.TypeError("unbound method %s.%s() needs an argument", b.Owner.QualName, b.Name)
		}
		if b.Owner.self != nil {
			self, ok := b.Owner.self(args[0])
			if !ok {
				return nil, t.wrongSelf(b.Name, b.Owner, args[0])
			}
			if self != args[0] {
				args = append([]Value{self}, args[1:]...)
			}
		}
	}
	bound, err := b.params.bind(t, b, args, kw)
	if err != nil {
		return nil, b.params.orRefused(t, err, b.label(), len(args), kw)
	}
	v, err := b.fn(t, bound)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return None, nil
	}
	return v, nil
}

// get is what the attribute is of an object.
func (g *GetSet) of(t *Thread, v Value) (Value, error) {
	if g.member { // the usual case of it
		if i, ok := v.(*Instance); ok && g.place < len(i.members) && i.members[g.place] != nil && i.class.IsSubclass(g.Owner) {
			return i.members[g.place], nil
		}
	}
	self := v
	if !g.whole && g.Owner.self != nil {
		var ok bool
		if self, ok = g.Owner.self(v); !ok {
			return nil, t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.Name, g.Owner.Name, v.Type().Name)
		}
	}
	x, err := g.get(t, []Value{self})
	if err != nil {
		return nil, err
	}
	return OrNone(x), nil
}

// put sets the attribute, or deletes it: value is nil then.
func (g *GetSet) put(t *Thread, v, value Value) error {
	if g.set == nil {
		return t.AttributeError(v, g.Name, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.Name)
	}
	self := v
	if !g.whole && g.Owner.self != nil {
		self, _ = g.Owner.self(v)
	}
	return g.set(t, self, value)
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
	class    bool    // they are what a class is called with
}
