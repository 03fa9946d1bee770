package py

var nameOrigBases = Name("__orig_bases__")

// buildClass is __build_class__: what a class statement calls with the function
// of its body, its name, bases and keywords.
func buildClass(t *Thread, args []Value) (Value, error) {
	body, ok := args[0].(*Function)
	if !ok {
		return nil, t.TypeError("__build_class__: func must be a function")
	}
	name, ok := args[1].(*Str)
	if !ok {
		return nil, t.TypeError("__build_class__: name is not a string")
	}
	given := args[2].(*Tuple)
	kw := args[3].(*Dict).Copy()
	bases, err := t.resolveBases(given)
	if err != nil {
		return nil, err
	}
	meta, err := t.chooseMeta(kw, bases)
	if err != nil {
		return nil, err
	}
	keywords := kwArgs(kw)
	space, names, err := t.prepare(meta, name, bases, keywords)
	if err != nil {
		return nil, err
	}
	if err := t.runClassBody(body, names, space); err != nil {
		return nil, err
	}
	if bases != given {
		names.SetStr(nameOrigBases, given)
	}
	cell, _ := names.GetStr(nameClasscell).(*Cell)
	v, err := t.CallKw(meta, []Value{name, bases, space}, keywords)
	if err != nil {
		return nil, err
	}
	return v, t.checkCell(cell, name, v)
}

// checkCell holds that the metaclass told the class's functions which class
// they are of.
func (t *Thread) checkCell(cell *Cell, name *Str, made Value) error {
	c, ok := made.(*Class)
	if cell == nil || !ok || cell.V == Value(c) {
		return nil
	}
	if cell.V == nil {
		return t.RuntimeError("__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", name.s, "<class '"+c.FullName()+"'>")
	}
	other, err := t.Repr(cell.V)
	if err != nil {
		return err
	}
	return t.TypeError("__class__ set to %s defining '%s' as %s", other, name.s, "<class '"+c.FullName()+"'>")
}

// resolveBases puts what their __mro_entries__ say in the place of bases that
// are no classes: the same tuple if all are.
func (t *Thread) resolveBases(given *Tuple) (*Tuple, error) {
	var bases []Value
	changed := false
	for _, b := range given.Items {
		if _, is := b.(*Class); is {
			bases = append(bases, b)
			continue
		}
		entries, err := t.Lookup(b, nameMroEntries)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			bases = append(bases, b)
			continue
		}
		v, err := t.Call(entries, given)
		if err != nil {
			return nil, err
		}
		some, ok := As[*Tuple](v)
		if !ok {
			return nil, t.TypeError("__mro_entries__ must return a tuple")
		}
		bases, changed = append(bases, some.Items...), true
	}
	if !changed {
		return given, nil
	}
	return NewTuple(bases...), nil
}

// chooseMeta is the metaclass of a class statement: what it names, or that of
// its bases, whichever inherits from all the others. It takes metaclass= out.
func (t *Thread) chooseMeta(kw *Dict, bases *Tuple) (Value, error) {
	var meta Value = TypeClass
	if named := kw.removeStr(Name("metaclass")); named != nil {
		meta = named
	} else if len(bases.Items) > 0 {
		meta = bases.Items[0].Type()
	}
	m, ok := meta.(*Class)
	if !ok || !m.IsSubclass(TypeClass) {
		return meta, nil
	}
	for _, b := range bases.Items {
		switch other := b.Type(); {
		case m.IsSubclass(other):
		case other.IsSubclass(m):
			m = other
		default:
			return nil, t.TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return m, nil
}

// prepare makes the names of a class body: what the metaclass's __prepare__
// answers, and the dict in it.
func (t *Thread) prepare(meta Value, name *Str, bases *Tuple, kw []KwArg) (Value, *Dict, error) {
	if meta == Value(TypeClass) {
		d := NewDict()
		return d, d, nil
	}
	f, err := t.Lookup(meta, namePrepare)
	if err != nil {
		return nil, nil, err
	}
	if f == nil {
		d := NewDict()
		return d, d, nil
	}
	space, err := t.CallKw(f, []Value{name, bases}, kw)
	if err != nil {
		return nil, nil, err
	}
	names, ok := As[*Dict](space)
	if !ok {
		if space.Type().lookup(t.in, nameGetitem) != nil {
			return nil, nil, t.NotYet("a __prepare__ that does not return a dict")
		}
		c, _ := meta.(*Class)
		shown := "<metaclass>"
		if c != nil {
			shown = c.Name
		}
		return nil, nil, t.TypeError("%s.__prepare__() must return a mapping, not %s", shown, space.Type().Name)
	}
	return space, names, nil
}
