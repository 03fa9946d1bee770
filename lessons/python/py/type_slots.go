package py

import (
	"slices"
	"unicode"
)

// bestBase is the base whose instances hold the most, which those of the new
// class extend. There must be one that the others' agree with.
func (t *Thread) bestBase(bases []*Class) (*Class, error) {
	var best, winner *Class
	for _, b := range bases {
		if b.final {
			return nil, t.TypeError("type '%s' is not an acceptable base type", b.Name)
		}
		candidate := layoutOf(b)
		switch {
		case winner == nil || candidate != winner && candidate.IsSubclass(winner):
			best, winner = b, candidate
		case !winner.IsSubclass(candidate):
			return nil, t.TypeError("multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// layoutOf is the nearest class that adds to what an instance holds.
func layoutOf(c *Class) *Class {
	switch {
	case c.layout != nil:
		return c.layout
	case !c.IsSubclass(Errors.BaseException):
		return c.Solid
	}
	for _, b := range c.MRO { // exceptions are one Go type, but CPython's are not
		if slices.Contains(roomyExceptions(), b) {
			return b
		}
	}
	return Errors.BaseException
}

// roomyExceptions are the exceptions that hold more than a BaseException does.
func roomyExceptions() []*Class {
	e := &Errors
	return []*Class{
		e.AttributeError, e.BaseExceptionGroup, e.ImportError, e.NameError, e.OSError, e.StopIteration, e.SyntaxError,
		e.SystemExit, e.UnicodeDecodeError, e.UnicodeEncodeError, e.UnicodeTranslateError,
	}
}

// hasAttrs reports whether instances of the class take attributes of any name.
func hasAttrs(c *Class) bool {
	if c.Builtin {
		return c.flat["__dict__"] != nil
	}
	return !c.noDict
}

// setSlots works out what the class's instances hold: a __dict__, unless
// __slots__ says what instead.
func (t *Thread) setSlots(c *Class) error {
	inherited := slices.ContainsFunc(c.Bases, hasAttrs)
	c.members = c.base.members
	layout := layoutOf(c.base)
	slots := c.Dict.GetStr(nameSlots)
	withDict := true
	if slots != nil {
		names, err := t.slotNames(c, slots, inherited)
		if err != nil {
			return err
		}
		withDict = slices.ContainsFunc(names, func(s *Str) bool { return s.s == "__dict__" })
		added, err := t.addMembers(c, names)
		if err != nil {
			return err
		}
		if added {
			layout = c
		}
	}
	c.layout = layout
	c.noDict = !withDict && !inherited
	if !c.noDict && !inherited {
		c.Dict.SetStr(nameDict, dictAttr(c))
		if slots == nil {
			c.Dict.SetStr(Name("__weakref__"), &GetSet{Name: "__weakref__", Owner: c, whole: true, get: func(*Thread, []Value) (Value, error) {
				return None, nil
			}})
		}
	}
	return nil
}

// slotNames are the names that __slots__ lists, checked.
func (t *Thread) slotNames(c *Class, slots Value, hasDict bool) ([]*Str, error) {
	var items []Value
	if s, ok := As[*Str](slots); ok {
		items = []Value{s}
	} else {
		var err error
		if items, err = t.Collect(slots); err != nil {
			return nil, err
		}
	}
	if len(items) > 0 && sized(layoutOf(c.base)) {
		return nil, t.TypeError("nonempty __slots__ not supported for subtype of '%s'", c.base.Name)
	}
	var names []*Str
	for _, v := range items {
		name, ok := As[*Str](v)
		if !ok {
			return nil, t.TypeError("__slots__ items must be strings, not '%s'", v.Type().Name)
		}
		if !plainName(name.s) {
			return nil, t.TypeError("__slots__ must be identifiers")
		}
		if name.s == "__dict__" {
			if hasDict {
				return nil, t.TypeError("__dict__ slot disallowed: we already got one")
			}
			hasDict = true
		}
		names = append(names, t.in.Intern(mangled(c.Name, name.s)))
	}
	return names, nil
}

// sized reports whether a built-in class's objects are of varying size in
// CPython, which leaves no place for slots.
func sized(c *Class) bool {
	return c == IntClass || c == TupleClass || c == BytesClass || c == TypeClass
}

// plainName reports whether a text could be an attribute's name in a program.
func plainName(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// mangled is a private name as the class's code knows it.
func mangled(class, name string) string {
	if len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// addMembers gives each slot a place in the instances, and an attribute that
// finds it.
func (t *Thread) addMembers(c *Class, names []*Str) (bool, error) {
	all := slices.Clone(c.members)
	added := false
	for _, name := range names {
		if name.s == "__dict__" || name.s == "__weakref__" || slices.Contains(all[len(c.members):], name) {
			continue
		}
		if c.Dict.GetStr(name) != nil && name.s != "__qualname__" && name.s != "__classcell__" {
			return false, t.ValueError("'%s' in __slots__ conflicts with class variable", name.s)
		}
		c.Dict.SetStr(name, member(c, name, len(all)))
		all, added = append(all, name), true
	}
	c.members = all
	return added, nil
}

// member is the attribute of a slot: place says where instances keep it.
func member(c *Class, name *Str, place int) *GetSet {
	check := func(t *Thread, v Value) (*Instance, error) {
		i, ok := v.(*Instance)
		if !ok || !i.class.IsSubclass(c) {
			return nil, t.TypeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name.s, c.Name, v.Type().Name)
		}
		return i, nil
	}
	return &GetSet{
		Name: name.s, Owner: c, whole: true, member: true, place: place,
		get: func(t *Thread, args []Value) (Value, error) {
			i, err := check(t, args[0])
			if err != nil {
				return nil, err
			}
			if place >= len(i.members) || i.members[place] == nil {
				return nil, t.noAttribute(i, name)
			}
			return i.members[place], nil
		},
		set: func(t *Thread, self, value Value) error {
			i, err := check(t, self)
			if err != nil {
				return err
			}
			if value == nil && (place >= len(i.members) || i.members[place] == nil) {
				return t.AttributeError(i, name.s, "%s", name.s)
			}
			for len(i.members) <= place {
				i.members = append(i.members, nil)
			}
			i.members[place] = value
			return nil
		},
	}
}

// dictAttr is the __dict__ of a class's instances.
func dictAttr(c *Class) *GetSet {
	return &GetSet{Name: "__dict__", Owner: c, whole: true, get: getDict, set: setDict}
}

// DictDef is the attribute __dict__ of a built-in class whose values have one.
func DictDef() Def { return Def{Sig: "__dict__(self)", Kind: Getter, Fn: getDict, Set: setDict} }

func getDict(t *Thread, args []Value) (Value, error) {
	if d := t.attrsToSet(args[0], args[0].Type()); d != nil {
		return d, nil
	}
	return nil, t.noAttribute(args[0], nameDict)
}

func setDict(t *Thread, self, value Value) error {
	if _, is := self.(*Instance); value == nil && is {
		value = NewDict()
	}
	if value == nil {
		return t.TypeError("cannot delete __dict__")
	}
	d, ok := As[*Dict](value)
	if !ok {
		return t.TypeError("__dict__ must be set to a dictionary, not a '%s'", value.Type().Name)
	}
	switch v := self.(type) {
	case *Instance:
		v.attrs = d
	case *Exception:
		v.attrs = d
	case *Function:
		v.attrs = d
	default:
		return t.AttributeError(self, "__dict__", "readonly attribute")
	}
	return nil
}
