package py

import (
	"strings"
	"sync"
)

// Class is a class: a built-in type's or one made by a class statement.
type Class struct {
	Name, QualName, Module string
	Bases, MRO             []*Class // the MRO begins with the class itself
	Dict                   *Dict    // its own names
	Meta                   *Class   // type(cls); nil: type
	Builtin                bool     // nobody may change it
	// Solid is the nearest built-in class whose Go value an instance carries:
	// int's for a class that inherits from int; object's carries none.
	Solid *Class

	new      New                       // of a built-in class that can be called
	self     func(Value) (Value, bool) // what the methods of a built-in class take as self
	final    bool                      // takes no subclass
	sequence bool                      // + and * are tried last, as CPython's sq_concat
	base     *Class                    // __base__: of Bases, the one whose instances have the most; nil: the first
	layout   *Class                    // the nearest class that adds to what an instance holds
	members  []*Str                    // the names of __slots__, inherited ones first
	noDict   bool                      // its instances take only the attributes of slots
	flat     map[string]Value          // of a built-in class: all attributes, inherited ones too
	cache    map[string]Value          // of another: what lookup found while epoch is the interpreter's
	epoch    uint64
	subs     []*Class // made of it, of a class that is not built in
	abstract Value    // __abstractmethods__
	// pattern says which patterns of match its instances may fit: "Sequence" or
	// "Mapping"; collections.abc sets it.
	pattern string
	quick   quick
	ready   sync.Once
}

// quick is what the machine asks of a class at every turn; it holds for one epoch.
type quick struct {
	epoch        uint64
	getattribute Value // __getattribute__, if it is not object's
	getattr      Value // __getattr__
	setattr      Value // __setattr__, if it is not object's
	delattr      Value
	descriptor   bool // has __get__
	data         bool // has __set__ or __delete__
	init         Value
	new          Value
	iter, next   Value
}

// New makes an instance of a built-in class: cls is the class itself, or one
// that inherits from it, for which New need not care: what it makes is wrapped.
type New func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error)

// Instance is an object of a class made by a class statement.
type Instance struct {
	class   *Class
	attrs   *Dict   // nil until something is set
	members []Value // what the names of __slots__ hold; shorter if nothing has been set
	// Native is the built-in value within, if the class inherits from a
	// built-in type; else nil.
	Native Value
}

// Type is type(x).
func (i *Instance) Type() *Class { return i.class }

// Type is the class's metaclass.
func (c *Class) Type() *Class {
	if c.Meta != nil {
		return c.Meta
	}
	return TypeClass
}

// IsSubclass reports whether c is other or inherits from it.
func (c *Class) IsSubclass(other *Class) bool {
	if c == other {
		return true
	}
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

// SelfOf is Spec.Self of a class whose values are the Go type T.
func SelfOf[T Value](v Value) (Value, bool) {
	x, ok := As[T](v)
	return x, ok
}

// Spec says what a built-in class can do.
type Spec struct {
	Bases []*Class // none: object
	Doc   string
	// Self answers what the methods take as self, given what they are called
	// on: SelfOf[*List]. Nil: whatever it is.
	Self func(Value) (Value, bool)
	New  New // nil: it cannot be called
	// SharesNew has the base's __new__ be this class's, for it makes the same.
	SharesNew bool
	Defs      []Def
	// Values are attributes beside the methods.
	Values map[string]Value
	Final  bool // takes no subclass
	// Sequence has + and * ask the other operand first.
	Sequence bool
	Meta     *Class
}

// NewClass is a built-in class that is still to be defined. The name may be
// dotted, as in datetime.date: errors say all of it, and __name__ is what stands
// behind the last dot.
func NewClass(module, name string) *Class {
	c := newBuiltin(name)
	c.Module = module
	c.QualName = name[strings.LastIndexByte(name, '.')+1:]
	return c
}

func newBuiltin(name string) *Class {
	return &Class{Name: name, QualName: name, Module: "builtins", Builtin: true, Dict: NewDict()}
}

// Define says what a built-in class can do; its bases must be defined. Only the
// first call counts, so it may be made by each interpreter's modules.
func (c *Class) Define(spec func() Spec) {
	c.ready.Do(func() { c.define(spec()) })
}

func (c *Class) define(s Spec) {
	c.Bases = s.Bases
	if len(c.Bases) == 0 && c != ObjectClass {
		c.Bases = []*Class{ObjectClass}
	}
	c.MRO, _ = linearize(c, c.Bases)
	c.new, c.self, c.final, c.sequence, c.Meta = s.New, s.Self, s.Final, s.Sequence, s.Meta
	c.Solid, c.noDict = c, c == ObjectClass
	if c.self == nil && s.New == nil && len(c.Bases) > 0 {
		c.Solid = c.Bases[0].Solid
	}
	if s.Doc != "" {
		c.Dict.SetStr(Name("__doc__"), Name(s.Doc))
	}
	for name, v := range s.Values {
		c.Dict.SetStr(Name(name), v)
	}
	for _, d := range s.Defs {
		c.def(d)
	}
	if s.New != nil && !s.SharesNew {
		c.Dict.SetStr(Name("__new__"), newMethod(c))
	}
	c.flatten()
}

// flatten collects the attributes, its own and inherited.
func (c *Class) flatten() {
	c.flat = map[string]Value{}
	for i := len(c.MRO) - 1; i >= 0; i-- {
		d := c.MRO[i].Dict
		for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
			c.flat[k.(*Str).s] = v
		}
	}
	c.fillQuick(nil) // lookup looks in flat alone
	if c.final {     // how a class of our own finds more attributes is not for programs to see
		delete(c.flat, "__getattr__")
		c.Dict.removeStr(nameGetattr)
	}
}

// linearize is the C3 order of a class's ancestors; false if there is none.
func linearize(c *Class, bases []*Class) ([]*Class, bool) {
	var lists [][]*Class
	for _, b := range bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, bases)
	order := []*Class{c}
	for {
		var head *Class
		left := false
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			left = true
			if !inTail(lists, l[0]) {
				head = l[0]
				break
			}
		}
		if !left {
			return order, true
		}
		if head == nil {
			return nil, false
		}
		order = append(order, head)
		for i, l := range lists {
			if len(l) > 0 && l[0] == head {
				lists[i] = l[1:]
			}
		}
	}
}

func inTail(lists [][]*Class, c *Class) bool {
	for _, l := range lists {
		for i := 1; i < len(l); i++ {
			if l[i] == c {
				return true
			}
		}
	}
	return false
}
