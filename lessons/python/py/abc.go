package py

// ABCMetaClass is abc.ABCMeta, the metaclass of abstract base classes; ABCClass
// is abc.ABC.
var (
	ABCMetaClass = NewClass("abc", "ABCMeta")
	ABCClass     = NewClass("abc", "ABC")
)

func abcMetaSpec() Spec {
	return Spec{
		Bases: []*Class{TypeClass}, Self: SelfOf[*Class], New: abcNew,
		Doc: "Metaclass for defining Abstract Base Classes (ABCs).",
		Defs: []Def{
			{Sig: "register(cls, subclass, /)", Fn: abcRegister},
			{Sig: "__instancecheck__(cls, instance, /)", Fn: abcInstanceCheck},
			{Sig: "__subclasscheck__(cls, subclass, /)", Fn: abcSubclassCheck},
		},
	}
}

func abcSpec() Spec {
	return Spec{Meta: ABCMetaClass, Doc: "Helper class that provides a standard way to create an ABC using inheritance."}
}

// abcNew makes a class and works out which of its methods are abstract.
func abcNew(t *Thread, meta *Class, args []Value, kw []KwArg) (Value, error) {
	v, err := typeNew(t, meta, args, kw)
	if c, ok := v.(*Class); ok && err == nil {
		err = t.FindAbstract(c)
	}
	return v, err
}

// FindAbstract sets the class's __abstractmethods__: its own abstract methods,
// and the inherited ones that it does not define anew.
func (t *Thread) FindAbstract(c *Class) error {
	var names []Value
	for at, k, v, ok := c.Dict.Next(0); ok; at, k, v, ok = c.Dict.Next(at + 1) {
		abstract, err := t.isAbstract(v)
		if err != nil {
			return err
		}
		if abstract {
			names = append(names, k)
		}
	}
	for _, b := range c.Bases {
		if b.abstract == nil {
			continue
		}
		inherited, err := t.Collect(b.abstract)
		if err != nil {
			return err
		}
		for _, n := range inherited {
			name, ok := n.(*Str)
			if !ok || c.Dict.GetStr(name) != nil {
				continue
			}
			v, err := t.Lookup(c, name)
			if err != nil {
				return err
			}
			if v == nil {
				continue
			}
			abstract, err := t.isAbstract(v)
			if err != nil {
				return err
			}
			if abstract {
				names = append(names, name)
			}
		}
	}
	set, err := t.Call(FrozenSetClass, NewList(names...))
	if err != nil {
		return err
	}
	return setAbstractMethods(t, c, set)
}

// abcKey keeps, for an interpreter, what was registered with abstract classes.
type abcKey struct{}

// abcRegistry is what register was told.
type abcRegistry struct {
	of    map[*Class][]*Class
	token int // counts registrations
}

func (t *Thread) abcRegistry() *abcRegistry {
	return Kept(t.in, abcKey{}, func() *abcRegistry { return &abcRegistry{of: map[*Class][]*Class{}} })
}

// AbstractToken is abc.get_cache_token(): it changes with every registration.
func (t *Thread) AbstractToken() int { return t.abcRegistry().token }

func abcRegister(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	sub, ok := args[1].(*Class)
	if !ok {
		return nil, t.TypeError("Can only register classes")
	}
	already, err := t.IsSubclass(sub, c)
	if already || err != nil {
		return sub, err
	}
	cycle, err := t.IsSubclass(c, sub)
	if err != nil {
		return nil, err
	}
	if cycle {
		return nil, t.RuntimeError("Refusing to create an inheritance cycle")
	}
	r := t.abcRegistry()
	r.of[c] = append(r.of[c], sub)
	r.token++
	if sub.pattern == "" && !sub.Builtin {
		sub.pattern = c.patternOf()
	}
	return sub, nil
}

// patternOf is the kind of match pattern that instances of an abstract class
// fit: collections.abc's Sequence and Mapping are such, and what inherits from
// them.
func (c *Class) patternOf() string {
	for _, b := range c.MRO {
		switch {
		case b.pattern != "":
			return b.pattern
		case b.Module == "collections.abc" && (b.Name == "Sequence" || b.Name == "Mapping"):
			return b.Name
		}
	}
	return ""
}

func abcInstanceCheck(t *Thread, args []Value) (Value, error) {
	claimed, err := t.Getattr(args[1], nameClassName)
	if err != nil {
		return nil, err
	}
	c := args[0].(*Class)
	r, err := t.abcCovers(c, claimed)
	if err != nil || r || claimed == Value(args[1].Type()) {
		return MakeBool(r), err
	}
	r, err = t.abcCovers(c, args[1].Type())
	return MakeBool(r), err
}

// abcCovers is cls.__subclasscheck__(sub), as the class's metaclass has it.
func (t *Thread) abcCovers(c *Class, sub Value) (bool, error) {
	r, _, err := t.CallSpecial(c, nameSubclasscheck, sub)
	if err != nil || r == nil {
		return false, err
	}
	return t.Truth(r)
}

// abcSubclassCheck asks the class's hook, then looks among the ancestors, what
// was registered, and the class's own subclasses.
func abcSubclassCheck(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	sub, ok := args[1].(*Class)
	if !ok {
		return nil, t.TypeError("issubclass() arg 1 must be a class")
	}
	hook, err := t.CallMethod(c, "__subclasshook__", sub)
	if err != nil {
		return nil, err
	}
	switch hook {
	case Value(True), Value(False):
		return hook, nil
	case NotImplemented:
	default:
		return nil, t.Raise(Errors.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented")
	}
	if sub.IsSubclass(c) {
		return True, nil
	}
	for _, list := range [][]*Class{t.abcRegistry().of[c], t.subclasses(c)} {
		for _, other := range list {
			is, err := t.abcAsk(other, sub)
			if is || err != nil {
				return MakeBool(is), err
			}
		}
	}
	return False, nil
}

// abcAsk is issubclass(sub, c), asked on the way through an abstract class's
// relations. Protocols are asked too, which programs may ask only if they are
// marked for it.
func (t *Thread) abcAsk(c, sub *Class) (bool, error) {
	if c.Dict.GetStr(Name("_is_protocol")) != Value(True) {
		return t.IsSubclass(sub, c)
	}
	r, err := abcSubclassCheck(t, []Value{c, sub})
	return r == Value(True), err
}
