package py

import "slices"

// setTypeBases is the assignment of __bases__: the class, and those made of it,
// find their attributes along other ways from now on.
func setTypeBases(t *Thread, self, value Value) error {
	c := self.(*Class)
	if err := t.changeable(c, "__bases__", value); err != nil {
		return err
	}
	bases, err := t.newBases(c, value)
	if err != nil {
		return err
	}
	best, err := t.bestBase(bases)
	if err != nil {
		return err
	}
	if err := t.sameLayout(best, c.base); err != nil {
		return err
	}
	old, before := c.Bases, c.base
	c.Bases, c.base = bases, best
	if err := t.orderAnew(c); err != nil {
		c.Bases, c.base = old, before
		_ = t.orderAnew(c) // which was possible before
		return err
	}
	for _, b := range old {
		t.dropSubclass(b, c)
	}
	for _, b := range bases {
		t.addSubclass(b, c)
	}
	return nil
}

// newBases are the classes that a class shall inherit from.
func (t *Thread) newBases(c *Class, value Value) ([]*Class, error) {
	given, ok := As[*Tuple](value)
	if !ok {
		return nil, t.TypeError("can only assign tuple to %s.__bases__, not %s", c.Name, value.Type().Name)
	}
	if len(given.Items) == 0 {
		return nil, t.TypeError("can only assign non-empty tuple to %s.__bases__, not ()", c.Name)
	}
	var bases []*Class
	for _, v := range given.Items {
		b, ok := v.(*Class)
		if !ok {
			return nil, t.TypeError("%s.__bases__ must be tuple of classes, not '%s'", c.Name, v.Type().Name)
		}
		if b.IsSubclass(c) {
			return nil, t.TypeError("a __bases__ item causes an inheritance cycle")
		}
		bases = append(bases, b)
	}
	return bases, nil
}

// sameLayout refuses a base whose instances hold something else than those of
// the one before.
func (t *Thread) sameLayout(now, before *Class) error {
	switch {
	case now.Builtin != before.Builtin || now.Builtin && now != before:
		return t.TypeError("__bases__ assignment: '%s' deallocator differs from '%s'", now.Name, before.Name)
	case now.Solid != before.Solid || now.noDict != before.noDict || !slices.Equal(now.members, before.members):
		return t.TypeError("__bases__ assignment: '%s' object layout differs from '%s'", now.Name, before.Name)
	}
	return nil
}

// orderAnew works out in which order a class and those made of it look for
// attributes.
func (t *Thread) orderAnew(c *Class) error {
	if err := t.order(c); err != nil {
		return err
	}
	t.in.epoch++
	for _, sub := range t.subclasses(c) {
		if err := t.orderAnew(sub); err != nil {
			return err
		}
	}
	return nil
}

// dropSubclass takes a class from those of a base that it no longer has.
func (t *Thread) dropSubclass(base, c *Class) {
	without := func(all []*Class) []*Class {
		return slices.DeleteFunc(all, func(sub *Class) bool { return sub == c })
	}
	if !base.Builtin {
		base.subs = without(base.subs)
		return
	}
	m := t.subclassesOfBuiltins()
	m[base] = without(m[base])
}
