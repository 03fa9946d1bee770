package py

import "batuta/lessons/python/bytecode"

func attrHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.LoadAttr:        opLoadAttr,
		bytecode.StoreAttr:       opStoreAttr,
		bytecode.DeleteAttr:      opDeleteAttr,
		bytecode.LoadMethod:      opLoadMethod,
		bytecode.LoadSuper:       opLoadSuper,
		bytecode.LoadSuperMethod: opLoadSuperMethod,
		bytecode.LoadFastAttr:    opLoadFastAttr,
		bytecode.LoadFastMethod:  opLoadFastMethod,
	}
}

func opLoadAttr(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.loadAttr(f, f.pop(), f.name(n))
	if err == nil {
		f.push(v)
	}
	return onward, err
}

func opLoadFastAttr(t *Thread, f *Frame, n int) (signal, error) {
	slot, name := bytecode.MakeInstr(0, n).Pair()
	v, err := t.loadAttr(f, f.slots[slot], f.name(name))
	if err == nil {
		f.push(v)
	}
	return onward, err
}

// loadAttr is v.name. Where an instance's own attribute stood last time, it is
// looked for first.
func (t *Thread) loadAttr(f *Frame, v Value, name *Str) (Value, error) {
	switch v := v.(type) {
	case *Instance:
		c := f.cache()
		if c.class == v.class && c.version == t.in.epoch && v.attrs != nil {
			if c.place < len(v.attrs.entries) {
				if e := &v.attrs.entries[c.place]; e.key == Value(name) {
					return e.value, nil
				}
			}
		}
		t.remember(c, v, name)
	case *Module:
		c := f.cache()
		if c.dict == v.Dict && c.version == v.Dict.version {
			return v.Dict.entries[c.place].value, nil
		}
		if i := v.Dict.findStr(name); i >= 0 {
			*c = cache{dict: v.Dict, version: v.Dict.version, place: i}
			return v.Dict.entries[i].value, nil
		}
	}
	return t.Getattr(v, name)
}

// remember notes where an instance has an attribute of its own that no class
// attribute comes before.
func (t *Thread) remember(c *cache, v *Instance, name *Str) {
	c.class = nil
	if v.attrs == nil || v.class.look(t.in).getattribute != nil {
		return
	}
	if found := v.class.lookup(t.in, name); found != nil && t.isData(found) {
		return
	}
	if i := v.attrs.findStr(name); i >= 0 {
		*c = cache{class: v.class, version: t.in.epoch, place: i}
	}
}

func opStoreAttr(t *Thread, f *Frame, n int) (signal, error) {
	v, x := f.pop(), f.pop()
	name := f.name(n)
	if i, ok := v.(*Instance); ok && i.attrs != nil {
		c := f.cache()
		if c.class == i.class && c.version == t.in.epoch && c.place < len(i.attrs.entries) {
			if e := &i.attrs.entries[c.place]; e.key == Value(name) {
				e.value = x
				return onward, nil
			}
		}
		if i.class.look(t.in).setattr == nil {
			t.remember(c, i, name)
		}
	}
	return onward, t.Setattr(v, name, x)
}

func opDeleteAttr(t *Thread, f *Frame, n int) (signal, error) {
	return onward, t.Delattr(f.pop(), f.name(n))
}

func opLoadMethod(t *Thread, f *Frame, n int) (signal, error) {
	return onward, t.loadMethod(f, f.pop(), f.name(n))
}

func opLoadFastMethod(t *Thread, f *Frame, n int) (signal, error) {
	slot, name := bytecode.MakeInstr(0, n).Pair()
	return onward, t.loadMethod(f, f.slots[slot], f.name(name))
}

// loadMethod pushes what Call takes: a function of the class and its self,
// without making a bound method of them; or anything else and nothing.
func (t *Thread) loadMethod(f *Frame, v Value, name *Str) error {
	switch v.(type) {
	case *Module, *Class, *Super:
		x, err := t.loadAttr(f, v, name)
		if err == nil {
			f.push(x)
			f.push(nil)
		}
		return err
	}
	class := v.Type()
	c := f.cache()
	if c.class != class || c.version != t.in.epoch {
		*c = cache{class: class, version: t.in.epoch, value: t.methodOf(class, name)}
	}
	if c.value != nil {
		if attrs := attrsOf(v); attrs == nil || attrs.findStr(name) < 0 {
			f.push(c.value)
			f.push(v)
			return nil
		}
	}
	x, err := t.Getattr(v, name)
	if err == nil {
		f.push(x)
		f.push(nil)
	}
	return err
}

// methodOf is the class's attribute of that name if it is a function that only
// has to be given its self; else nil.
func (t *Thread) methodOf(c *Class, name *Str) Value {
	if c.look(t.in).getattribute != nil {
		return nil
	}
	switch m := c.lookup(t.in, name).(type) {
	case *Function:
		return m
	case *Builtin:
		if m.Owner != nil {
			return m
		}
	}
	return nil
}

func opLoadSuper(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.loadSuper(f, n)
	if err == nil {
		f.push(v)
	}
	return onward, err
}

func opLoadSuperMethod(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.loadSuper(f, n)
	if err != nil {
		return onward, err
	}
	if m, ok := v.(*BoundMethod); ok {
		f.push(m.Func)
		f.push(m.Self)
		return onward, nil
	}
	f.push(v)
	f.push(nil)
	return onward, nil
}

// loadSuper is super().name: the class and self are on the stack, for the
// compiler knows them.
func (t *Thread) loadSuper(f *Frame, n int) (Value, error) {
	self, class, super := f.pop(), f.pop(), f.pop()
	var s Value
	var err error
	if super == Value(SuperClass) {
		s, err = t.Call(super, class, self)
	} else {
		s, err = t.Call(super)
	}
	if err != nil {
		return nil, err
	}
	return t.Getattr(s, f.name(n))
}
