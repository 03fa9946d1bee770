package py

import "strings"

// GetItem is v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	switch v := v.(type) {
	case *List:
		if i, ok := key.(Int); ok {
			if i < 0 {
				i += Int(len(v.Items))
			}
			if i >= 0 && int(i) < len(v.Items) {
				return v.Items[i], nil
			}
		}
	case *Tuple:
		if i, ok := key.(Int); ok {
			if i < 0 {
				i += Int(len(v.Items))
			}
			if i >= 0 && int(i) < len(v.Items) {
				return v.Items[i], nil
			}
		}
	case *Str:
		if i, ok := key.(Int); ok {
			if i < 0 {
				i += Int(v.Len())
			}
			if i >= 0 && int(i) < v.Len() {
				return v.At(int(i)), nil
			}
		}
	case *Dict:
		x, err := v.Get(t, key)
		if x == nil && err == nil {
			err = t.KeyError(key)
		}
		return x, err
	case *Class:
		return t.classItem(v, key)
	}
	r, found, err := t.CallSpecial(v, nameGetitem, key)
	if !found && err == nil {
		err = t.TypeError("'%s' object is not subscriptable", v.Type().Name)
	}
	return r, err
}

// classItem is cls[key]: its metaclass's __getitem__, else __class_getitem__.
func (t *Thread) classItem(c *Class, key Value) (Value, error) {
	if r, found, err := t.CallSpecial(c, nameGetitem, key); found || err != nil {
		return r, err
	}
	if c == TypeClass {
		return t.genericAlias(c, key)
	}
	f, err := t.classAttr(c, nameClassGetitem)
	if err != nil {
		return nil, err
	}
	if f == nil {
		return nil, t.TypeError("type '%s' is not subscriptable", c.Name)
	}
	return t.Call(f, key)
}

// SetItem is v[key] = value.
func (t *Thread) SetItem(v, key, value Value) error {
	switch v := v.(type) {
	case *List:
		if i, ok := key.(Int); ok {
			if i < 0 {
				i += Int(len(v.Items))
			}
			if i >= 0 && int(i) < len(v.Items) {
				v.Items[i] = value
				return nil
			}
		}
	case *Dict:
		return v.Set(t, key, value)
	}
	_, found, err := t.CallSpecial(v, nameSetitem, key, value)
	if !found && err == nil {
		err = t.TypeError("'%s' object does not support item assignment", v.Type().Name)
	}
	return err
}

// DelItem is del v[key].
func (t *Thread) DelItem(v, key Value) error {
	if d, ok := v.(*Dict); ok {
		x, err := d.Delete(t, key)
		if x == nil && err == nil {
			err = t.KeyError(key)
		}
		return err
	}
	_, found, err := t.CallSpecial(v, nameDelitem, key)
	if !found && err == nil {
		err = t.TypeError("'%s' object doesn't support item deletion", v.Type().Name)
	}
	return err
}

// Contains is item in v.
func (t *Thread) Contains(v, item Value) (bool, error) {
	switch v := v.(type) {
	case *Str:
		if sub, ok := item.(*Str); ok {
			return strings.Contains(v.s, sub.s), nil
		}
	case *Dict:
		x, err := v.Get(t, item)
		return x != nil, err
	case *Set:
		i, err := v.Dict.lookupElement(t, item)
		return i >= 0, err
	case *Tuple:
		return t.holds(func() []Value { return v.Items }, item)
	case *List:
		return t.holds(func() []Value { return v.Items }, item)
	}
	f := v.Type().lookup(t.in, nameContains)
	if f == None {
		return false, t.TypeError("'%s' object is not a container", v.Type().Name)
	}
	if f != nil {
		r, err := t.callBound(f, v, item)
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	it, err := t.Iter(v)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is {
			return false, t.TypeError("argument of type '%s' is not a container or iterable", v.Type().Name)
		}
		return false, err
	}
	for {
		x, err := t.Next(it)
		if x == nil || err != nil {
			return false, err
		}
		if same, err := t.Same(x, item); same || err != nil {
			return same, err
		}
	}
}
