package py

// Truth is bool(v).
func (t *Thread) Truth(v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case NoneType:
		return false, nil
	case Int:
		return v != 0, nil
	case *Str:
		return v.s != "", nil
	case *List:
		return len(v.Items) > 0, nil
	case *Tuple:
		return len(v.Items) > 0, nil
	case *Dict:
		return v.live > 0, nil
	case Float:
		return v != 0, nil
	}
	if r, found, err := t.CallSpecial(v, nameBool); found {
		if err != nil {
			return false, err
		}
		b, ok := r.(Bool)
		if !ok {
			return false, t.TypeError("__bool__ should return bool, returned %s", r.Type().Name)
		}
		return bool(b), nil
	}
	if v.Type().lookup(t.in, nameLen) != nil {
		n, err := t.Len(v)
		return n > 0, err
	}
	return true, nil
}

// Len is len(v).
func (t *Thread) Len(v Value) (int, error) {
	switch v := v.(type) {
	case *Str:
		return v.Len(), nil
	case *List:
		return len(v.Items), nil
	case *Tuple:
		return len(v.Items), nil
	case *Dict:
		return v.live, nil
	}
	r, found, err := t.CallSpecial(v, nameLen)
	if err != nil {
		return 0, err
	}
	if !found {
		return 0, t.TypeError("object of type '%s' has no len()", v.Type().Name)
	}
	n, err := t.Index(r)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, t.ValueError("__len__() should return >= 0")
	}
	return n, nil
}

// Index is operator.index(v) as a Go int; an integer beyond it is an
// OverflowError.
func (t *Thread) Index(v Value) (int, error) {
	if n, ok := v.(Int); ok {
		return int(n), nil
	}
	i, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	n, ok := i.(Int)
	if !ok {
		return 0, t.OverflowError("cannot fit 'int' into an index-sized integer")
	}
	return int(n), nil
}

// IndexValue is operator.index(v): an Int or a *BigInt.
func (t *Thread) IndexValue(v Value) (Value, error) {
	switch x := v.(type) {
	case Int, *BigInt:
		return x, nil
	case Bool:
		if x {
			return Int(1), nil
		}
		return Int(0), nil
	case *Instance:
		if n, ok := x.Native.(Int); ok {
			return n, nil
		}
		if n, ok := x.Native.(*BigInt); ok {
			return n, nil
		}
	}
	r, found, err := t.CallSpecial(v, nameIndex)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, t.TypeError("'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	if n, ok := asInt(r); ok {
		return n, nil
	}
	return nil, t.TypeError("__index__ returned non-int (type %s)", r.Type().Name)
}
