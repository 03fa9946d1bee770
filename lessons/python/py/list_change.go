package py

import "slices"

// What changes a list in place.

func listSetitem(t *Thread, args []Value) (Value, error) {
	l, key, value := args[0].(*List), args[1], args[2]
	if s, ok := key.(*Slice); ok {
		return nil, l.setSlice(t, s, value)
	}
	i, err := t.itemIndex(key, l.size, "list", "list assignment index out of range")
	if err != nil {
		return nil, err
	}
	l.Items[i] = value
	return nil, nil
}

// setSlice is l[i:j:k] = value.
func (l *List) setSlice(t *Thread, s *Slice, value Value) error {
	s, err := s.plain(t)
	if err != nil {
		return err
	}
	start, stop, step, _, err := s.Indices(t, len(l.Items))
	if err != nil {
		return err
	}
	values, err := t.assigned(value)
	if err != nil {
		return err
	}
	if step == 1 {
		start = min(start, len(l.Items))
		stop = min(max(start, stop), len(l.Items))
		l.splice(start, stop, values)
		return nil
	}
	start, _, step, count, err := s.Indices(t, len(l.Items))
	if err != nil {
		return err
	}
	if len(values) != count {
		return t.ValueError("attempt to assign sequence of size %d to extended slice of size %d", len(values), count)
	}
	for i, v := range values {
		l.Items[start+i*step] = v
	}
	return nil
}

// assigned are the values that are assigned to a slice, in a slice of their own.
func (t *Thread) assigned(value Value) ([]Value, error) {
	if l, ok := As[*List](value); ok {
		return slices.Clone(l.Items), nil
	}
	return t.fastItems(value, "must assign iterable to extended slice")
}

// splice puts values in the place of items i to j.
func (l *List) splice(i, j int, values []Value) {
	l.Items = slices.Replace(l.Items, i, j, values...)
}

func listDelitem(t *Thread, args []Value) (Value, error) {
	l, key := args[0].(*List), args[1]
	s, ok := key.(*Slice)
	if !ok {
		i, err := t.itemIndex(key, l.size, "list", "list assignment index out of range")
		if err != nil {
			return nil, err
		}
		l.splice(i, i+1, nil)
		return nil, nil
	}
	s, err := s.plain(t)
	if err != nil {
		return nil, err
	}
	start, _, step, count, err := s.Indices(t, len(l.Items))
	if err != nil || count == 0 {
		return nil, err
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	kept := l.Items[:start]
	for i := start; i < len(l.Items); i++ {
		if off := i - start; off%step != 0 || off/step >= count {
			kept = append(kept, l.Items[i])
		}
	}
	clear(l.Items[len(kept):])
	l.Items = kept
	return nil, nil
}

func listInsert(t *Thread, args []Value) (Value, error) {
	l, x := args[0].(*List), args[2]
	i, err := t.ssize(args[1])
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i = max(i+len(l.Items), 0)
	}
	l.Items = slices.Insert(l.Items, min(i, len(l.Items)), x)
	return nil, nil
}

// ssize is an index that an argument gives, in the words of CPython's argument
// clinic.
func (t *Thread) ssize(v Value) (int, error) {
	n, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(Int)
	if !ok {
		return 0, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	return int(i), nil
}

func listPop(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	i, err := t.ssize(args[1])
	if err != nil {
		return nil, err
	}
	n := len(l.Items)
	if n == 0 {
		return nil, t.IndexError("pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, t.IndexError("pop index out of range")
	}
	x := l.Items[i]
	if i == n-1 {
		l.Items[i] = nil
		l.Items = l.Items[:i]
		return x, nil
	}
	l.splice(i, i+1, nil)
	return x, nil
}

func listRemove(t *Thread, args []Value) (Value, error) {
	l := args[0].(*List)
	for i := 0; i < len(l.Items); i++ {
		same, err := t.Same(l.Items[i], args[1])
		if err != nil {
			return nil, err
		}
		if same {
			if i < len(l.Items) {
				l.splice(i, i+1, nil)
			}
			return nil, nil
		}
	}
	return nil, t.ValueError("list.remove(x): x not in list")
}

func listReverse(_ *Thread, args []Value) (Value, error) {
	slices.Reverse(args[0].(*List).Items)
	return nil, nil
}

func listSort(t *Thread, args []Value) (Value, error) {
	reverse, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	return nil, args[0].(*List).Sort(t, args[1], reverse)
}

// Sort is list.sort. While it sorts the list is empty, so that what compares
// cannot disturb it; if something was put in meanwhile, that is an error. When a
// comparison fails all items are still there, in some order.
func (l *List) Sort(t *Thread, key Value, reverse bool) error {
	items := l.Items
	l.Items = nil
	pairs, err := t.sortPairs(items, key)
	if err == nil {
		if reverse {
			slices.Reverse(pairs)
		}
		err = newSorter(t, pairs).sort()
		if reverse {
			slices.Reverse(pairs)
		}
		for i, p := range pairs {
			items[i] = p.value
		}
	}
	changed := l.Items != nil
	l.Items = items
	if err == nil && changed {
		err = t.ValueError("list modified during sort")
	}
	return err
}

// sortPairs are the items with what they are sorted by.
func (t *Thread) sortPairs(items []Value, key Value) ([]pair, error) {
	pairs := make([]pair, len(items))
	for i, x := range items {
		pairs[i] = pair{x, x}
		if key == nil || key == None {
			continue
		}
		k, err := t.Call(key, x)
		if err != nil {
			return nil, err
		}
		pairs[i].key = k
	}
	return pairs, nil
}
