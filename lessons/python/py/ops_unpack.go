package py

import "batuta/lessons/python/bytecode"

func unpackHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.UnpackSequence: opUnpackSequence,
		bytecode.UnpackEx:       opUnpackEx,
	}
}

func opUnpackSequence(t *Thread, f *Frame, n int) (signal, error) {
	v := f.pop()
	var items []Value
	switch v := v.(type) {
	case *Tuple:
		items = v.Items
	case *List:
		items = v.Items
	default:
		var err error
		if items, err = t.unpack(v, n); err != nil {
			return onward, err
		}
	}
	switch {
	case len(items) < n:
		return onward, t.ValueError("not enough values to unpack (expected %d, got %d)", n, len(items))
	case len(items) > n:
		return onward, t.tooManyToUnpack(v, n, len(items))
	}
	for i := n - 1; i >= 0; i-- {
		f.push(items[i])
	}
	return onward, nil
}

func (t *Thread) tooManyToUnpack(v Value, n, got int) error {
	switch v.(type) {
	case *Tuple, *List, *Dict:
		return t.ValueError("too many values to unpack (expected %d, got %d)", n, got)
	}
	return t.ValueError("too many values to unpack (expected %d)", n)
}

// unpack takes up to one value more than n from an iterable.
func (t *Thread) unpack(v Value, n int) ([]Value, error) {
	if d, ok := v.(*Dict); ok && d.live > n {
		return nil, t.tooManyToUnpack(v, n, d.live)
	}
	it, err := t.Iter(v)
	if err != nil {
		if _, is := IsRaised(err, Errors.TypeError); is && !t.iterable(v) {
			return nil, t.TypeError("cannot unpack non-iterable %s object", v.Type().Name)
		}
		return nil, err
	}
	var items []Value
	for len(items) <= n {
		x, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		if x == nil {
			break
		}
		items = append(items, x)
	}
	return items, nil
}

func opUnpackEx(t *Thread, f *Frame, n int) (signal, error) {
	before, after := n&0xff, n>>8
	v := f.pop()
	if !t.iterable(v) {
		if _, is := v.(Iterator); !is {
			return onward, t.TypeError("cannot unpack non-iterable %s object", v.Type().Name)
		}
	}
	items, err := t.Collect(v)
	if err != nil {
		return onward, err
	}
	if len(items) < before+after {
		return onward, t.ValueError("not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
	}
	tail := len(items) - after
	for i := len(items) - 1; i >= tail; i-- {
		f.push(items[i])
	}
	f.push(&List{Items: append([]Value(nil), items[before:tail]...)})
	for i := before - 1; i >= 0; i-- {
		f.push(items[i])
	}
	return onward, nil
}
