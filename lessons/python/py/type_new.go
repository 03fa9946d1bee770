package py

import "strings"

// typeNew is type(name, bases, dict, **kw), which cls, type or a metaclass,
// was asked for.
func typeNew(t *Thread, meta *Class, args []Value, kw []KwArg) (Value, error) {
	if len(args) != 3 {
		if meta == TypeClass {
			if len(args) == 1 {
				return nil, t.TypeError("type() takes no keyword arguments")
			}
			return nil, t.TypeError("type() takes 1 or 3 arguments")
		}
		return nil, t.TypeError("type.__new__() takes exactly 3 arguments (%d given)", len(args))
	}
	name, ok := As[*Str](args[0])
	if !ok {
		return nil, t.TypeError("type.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	bases, ok := As[*Tuple](args[1])
	if !ok {
		return nil, t.TypeError("type.__new__() argument 2 must be tuple, not %s", args[1].Type().Name)
	}
	names, ok := As[*Dict](args[2])
	if !ok {
		return nil, t.TypeError("type.__new__() argument 3 must be dict, not %s", args[2].Type().Name)
	}
	classes, err := t.classBases(bases.Items)
	if err != nil {
		return nil, err
	}
	winner, err := t.metaclassOf(meta, classes)
	if err != nil {
		return nil, err
	}
	if winner != meta {
		if own := winner.lookup(t.in, nameNew); own != nil && own != TypeClass.flat["__new__"] {
			return t.newInstance(winner, args, kw)
		}
	}
	return t.NewType(winner, name.s, classes, names.Copy(), kw)
}

// classBases are the bases of a class that is to be made.
func (t *Thread) classBases(items []Value) ([]*Class, error) {
	var classes []*Class
	for _, b := range items {
		c, ok := b.(*Class)
		if !ok {
			if m, err := t.Lookup(b, nameMroEntries); m != nil && err == nil {
				return nil, t.TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return nil, t.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
		classes = append(classes, c)
	}
	if len(classes) == 0 {
		classes = []*Class{ObjectClass}
	}
	return classes, nil
}

// metaclassOf is the metaclass of a class with these bases: the one that
// inherits from all of theirs.
func (t *Thread) metaclassOf(meta *Class, bases []*Class) (*Class, error) {
	for _, b := range bases {
		m := b.Type()
		switch {
		case meta.IsSubclass(m):
		case m.IsSubclass(meta):
			meta = m
		default:
			return nil, t.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// NewType makes a class, as type.__new__ does. It keeps names.
func (t *Thread) NewType(meta *Class, name string, bases []*Class, names *Dict, kw []KwArg) (*Class, error) {
	best, err := t.bestBase(bases)
	if err != nil {
		return nil, err
	}
	c := &Class{Name: name, QualName: name, Bases: bases, Dict: names, base: best, Solid: best.Solid}
	if meta != TypeClass {
		c.Meta = meta
	}
	if err := t.classNamesOf(c); err != nil {
		return nil, err
	}
	if err := t.setSlots(c); err != nil {
		return nil, err
	}
	if err := t.order(c); err != nil {
		return nil, err
	}
	wrapSpecial(names)
	if names.GetStr(eqName) != nil && names.GetStr(nameHash) == nil {
		names.SetStr(nameHash, None)
	}
	if names.GetStr(nameDoc) == nil {
		names.SetStr(nameDoc, None)
	}
	t.fillCells(c)
	for _, b := range bases {
		t.addSubclass(b, c)
	}
	if err := t.setNames(c); err != nil {
		return nil, err
	}
	return c, t.initSubclass(c, kw)
}

// fillCells tells the class's functions which class it is.
func (t *Thread) fillCells(c *Class) {
	if cell, ok := c.Dict.removeStr(nameClasscell).(*Cell); ok {
		cell.V = c
	}
	if cell, ok := c.Dict.removeStr(nameClassdictcell).(*Cell); ok {
		cell.V = c.Dict
	}
}

var nameClassdictcell = Name("__classdictcell__")

// classNamesOf takes the class's names for itself from its dict: __qualname__
// and __module__, which is that of the code that runs if it does not say.
func (t *Thread) classNamesOf(c *Class) error {
	if q := c.Dict.GetStr(nameQualname); q != nil {
		s, ok := As[*Str](q)
		if !ok {
			return t.TypeError("type __qualname__ must be a str, not %s", q.Type().Name)
		}
		c.QualName = s.s
		c.Dict.removeStr(nameQualname)
	}
	m := c.Dict.GetStr(nameModule)
	if m == nil && t.frame != nil {
		m = t.frame.globals.GetStr(nameName)
	}
	if m != nil {
		c.setModule(m)
	}
	return nil
}

// wrapSpecial makes of a plain __new__ a static method, and of
// __init_subclass__ and __class_getitem__ class methods.
func wrapSpecial(names *Dict) {
	if f, ok := names.GetStr(nameNew).(*Function); ok {
		names.SetStr(nameNew, &StaticMethod{Func: f})
	}
	for _, name := range []*Str{nameInitSubclass, nameClassGetitem} {
		if f, ok := names.GetStr(name).(*Function); ok {
			names.SetStr(name, &ClassMethod{Func: f})
		}
	}
}

// order works out the class's MRO.
func (t *Thread) order(c *Class) error {
	for i, b := range c.Bases {
		for _, other := range c.Bases[:i] {
			if b == other {
				return t.TypeError("duplicate base class %s", b.Name)
			}
		}
	}
	if c.Meta != nil {
		if own := c.Meta.lookup(t.in, nameMRO); own != nil && own != TypeClass.flat["mro"] {
			return t.NotYet("a metaclass with an mro() of its own")
		}
	}
	var ok bool
	if c.MRO, ok = linearize(c, c.Bases); !ok {
		return t.noOrder(c.Bases)
	}
	return nil
}

var nameMRO = Name("mro")

// noOrder is the error of bases that contradict each other. It names those
// that wait to be the next: the heads of what is left to be merged.
func (t *Thread) noOrder(bases []*Class) error {
	return t.TypeError("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(stuck(bases), ", "))
}

// stuck are the names of the classes at which merging ends.
func stuck(bases []*Class) []string {
	var lists [][]*Class
	for _, b := range bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, bases)
	for {
		var head *Class
		for _, l := range lists {
			if len(l) > 0 && !inTail(lists, l[0]) {
				head = l[0]
				break
			}
		}
		if head == nil {
			break
		}
		for i, l := range lists {
			if len(l) > 0 && l[0] == head {
				lists[i] = l[1:]
			}
		}
	}
	var names []string
	seen := map[*Class]bool{}
	for _, l := range lists {
		if len(l) > 0 && !seen[l[0]] {
			seen[l[0]] = true
			names = append(names, l[0].Name)
		}
	}
	return names
}

// setNames tells each of the class's attributes its name, if it wants to know.
func (t *Thread) setNames(c *Class) error {
	type attr struct {
		name *Str
		v    Value
	}
	var attrs []attr
	for at, k, v, ok := c.Dict.Next(0); ok; at, k, v, ok = c.Dict.Next(at + 1) {
		if name, ok := k.(*Str); ok && v.Type().lookup(t.in, nameSetName) != nil {
			attrs = append(attrs, attr{name, v})
		}
	}
	for _, a := range attrs {
		if _, _, err := t.CallSpecial(a.v, nameSetName, c, a.name); err != nil {
			return t.noteSetName(err, c, a.name, a.v)
		}
	}
	return nil
}

// noteSetName adds to an error of __set_name__ where it was.
func (t *Thread) noteSetName(err error, c *Class, name *Str, v Value) error {
	e, ok := err.(*Exception)
	if !ok {
		return err
	}
	text, reprErr := t.Repr(name)
	if reprErr != nil {
		return reprErr
	}
	note := NewStr("Error calling __set_name__ on '" + v.Type().Name + "' instance " + text + " in '" + c.Name + "'")
	if _, failed := t.CallMethod(e, "add_note", note); failed != nil {
		return failed
	}
	return e
}

// initSubclass tells the class's parent that it has been made.
func (t *Thread) initSubclass(c *Class, kw []KwArg) error {
	f, err := t.superAttr(&Super{This: c, Self: c, Of: c}, nameInitSubclass)
	if err != nil || f == nil {
		return err
	}
	_, err = t.CallKw(f, nil, kw)
	return err
}
