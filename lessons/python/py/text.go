package py

import "fmt"

// Repr is repr(v).
func (t *Thread) Repr(v Value) (string, error) {
	if err := t.enter(); err != nil {
		return "", err
	}
	r, found, err := t.CallSpecial(v, nameRepr)
	t.depth--
	if err != nil {
		return "", err
	}
	if !found {
		return t.DefaultRepr(v), nil
	}
	s, ok := As[*Str](r)
	if !ok {
		return "", t.TypeError("__repr__ returned non-string (type %s)", r.Type().Name)
	}
	return s.s, nil
}

// DefaultRepr is what object.__repr__ says: <prog.Thing object at 0x...>.
func (t *Thread) DefaultRepr(v Value) string {
	c := v.Type()
	name := c.QualName
	if c.Module != "builtins" && c.Module != "" {
		name = c.Module + "." + name
	}
	return fmt.Sprintf("<%s object at %s>", name, Address(v))
}

// Address is id(v) as repr shows it.
func Address(v Value) string { return fmt.Sprintf("0x%012x", AddressOf(v)) }

// Str is str(v).
func (t *Thread) Str(v Value) (string, error) {
	if s, ok := v.(*Str); ok {
		return s.s, nil
	}
	if err := t.enter(); err != nil {
		return "", err
	}
	r, found, err := t.CallSpecial(v, nameStr)
	t.depth--
	if err != nil {
		return "", err
	}
	if !found {
		return t.Repr(v)
	}
	s, ok := As[*Str](r)
	if !ok {
		return "", t.TypeError("__str__ returned non-string (type %s)", r.Type().Name)
	}
	return s.s, nil
}

// Format is format(v, spec).
func (t *Thread) Format(v Value, spec string) (string, error) {
	if spec == "" {
		switch v.(type) {
		case *Str, Int, Float:
			return t.Str(v)
		}
	}
	r, found, err := t.CallSpecial(v, nameFormat, NewStr(spec))
	if err != nil {
		return "", err
	}
	if !found {
		return t.Str(v)
	}
	s, ok := As[*Str](r)
	if !ok {
		return "", t.TypeError("__format__ must return a str, not %s", r.Type().Name)
	}
	return s.s, nil
}

// Repring is what repr calls before it goes into a container, so that one that
// holds itself ends: false says that v is being shown already. Done is to be
// called at the end if it is true.
func (t *Thread) Repring(v Value) (done func(), first bool) {
	for _, x := range t.repring {
		if x == v {
			return nil, false
		}
	}
	t.repring = append(t.repring, v)
	return func() { t.repring = t.repring[:len(t.repring)-1] }, true
}
