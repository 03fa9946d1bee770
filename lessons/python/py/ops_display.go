package py

import (
	"strings"

	"batuta/lessons/python/bytecode"
)

func displayHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.BuildTuple: func(_ *Thread, f *Frame, n int) (signal, error) {
			f.push(&Tuple{Items: f.popN(n)})
			return onward, nil
		},
		bytecode.BuildList: func(_ *Thread, f *Frame, n int) (signal, error) {
			f.push(&List{Items: f.popN(n)})
			return onward, nil
		},
		bytecode.BuildSet:    opBuildSet,
		bytecode.BuildMap:    opBuildMap,
		bytecode.BuildSlice:  opBuildSlice,
		bytecode.BuildString: opBuildString,
		bytecode.ListAppend: func(_ *Thread, f *Frame, n int) (signal, error) {
			v := f.pop()
			l := f.peek(n).(*List)
			l.Items = append(l.Items, v)
			return onward, nil
		},
		bytecode.SetAdd: func(t *Thread, f *Frame, n int) (signal, error) {
			v := f.pop()
			return onward, f.peek(n).(*Set).Add(t, v)
		},
		bytecode.MapAdd: func(t *Thread, f *Frame, n int) (signal, error) {
			v, k := f.pop(), f.pop()
			return onward, f.peek(n).(*Dict).Set(t, k, v)
		},
		bytecode.ListExtend: opListExtend,
		bytecode.SetUpdate: func(t *Thread, f *Frame, n int) (signal, error) {
			v := f.pop()
			return onward, f.peek(n).(*Set).Update(t, v)
		},
		bytecode.DictUpdate: func(t *Thread, f *Frame, n int) (signal, error) {
			v := f.pop()
			return onward, t.displayUpdate(f.peek(n).(*Dict), v)
		},
		bytecode.DictMerge: func(t *Thread, f *Frame, _ int) (signal, error) {
			v := f.pop()
			return onward, t.mergeKeywords(f.peek(4), f.peek(1).(*Dict), v)
		},
		bytecode.ListToTuple: func(_ *Thread, f *Frame, _ int) (signal, error) {
			f.push(&Tuple{Items: f.pop().(*List).Items})
			return onward, nil
		},
		bytecode.ConvertValue:   opConvertValue,
		bytecode.FormatSimple:   opFormatSimple,
		bytecode.FormatWithSpec: opFormatWithSpec,
	}
}

func opBuildSet(t *Thread, f *Frame, n int) (signal, error) {
	s := &Set{}
	for _, v := range f.popN(n) {
		if err := s.Add(t, v); err != nil {
			return onward, err
		}
	}
	f.push(s)
	return onward, nil
}

func opBuildMap(t *Thread, f *Frame, n int) (signal, error) {
	d := NewDict()
	all := f.popN(2 * n)
	for i := 0; i < len(all); i += 2 {
		if err := d.Set(t, all[i], all[i+1]); err != nil {
			return onward, err
		}
	}
	f.push(d)
	return onward, nil
}

func opBuildSlice(_ *Thread, f *Frame, n int) (signal, error) {
	parts := f.popN(n)
	s := &Slice{Start: parts[0], Stop: parts[1], Step: None}
	if n == 3 {
		s.Step = parts[2]
	}
	f.push(s)
	return onward, nil
}

func opBuildString(t *Thread, f *Frame, n int) (signal, error) {
	var b strings.Builder
	for i := n; i > 0; i-- {
		b.WriteString(f.peek(i).(*Str).s)
	}
	f.cutTo(f.sp - n)
	f.push(NewStr(b.String()))
	return onward, t.Room(int64(b.Len()))
}

// cutTo takes what is above a slot off the stack.
func (f *Frame) cutTo(sp int) {
	clear(f.slots[sp:f.sp])
	f.sp = sp
}

func opListExtend(t *Thread, f *Frame, n int) (signal, error) {
	v := f.pop()
	l := f.peek(n).(*List)
	if _, is := v.(Iterator); !is && !t.iterable(v) {
		return onward, t.TypeError("Value after * must be an iterable, not %s", v.Type().Name)
	}
	return onward, l.Extend(t, v)
}

// iterable reports whether iter(v) would find anything to ask.
func (t *Thread) iterable(v Value) bool {
	c := v.Type()
	if f := c.lookup(t.in, nameIter); f != nil {
		return f != None
	}
	return c.lookup(t.in, nameGetitem) != nil
}

// displayUpdate is {**v}.
func (t *Thread) displayUpdate(d *Dict, v Value) error {
	if _, ok := As[*Dict](v); !ok {
		if keys, err := t.Lookup(v, nameKeys); err != nil {
			return err
		} else if keys == nil {
			return t.TypeError("'%s' object is not a mapping", v.Type().Name)
		}
	}
	return d.Update(t, v)
}

// eachItem goes through a mapping by its keys().
func (t *Thread) eachItem(v Value, do func(k, x Value) error) error {
	keys, err := t.CallMethod(v, "keys")
	if err != nil {
		return err
	}
	return t.Each(keys, func(k Value) error {
		x, err := t.GetItem(v, k)
		if err != nil {
			return err
		}
		return do(k, x)
	})
}

func opConvertValue(t *Thread, f *Frame, n int) (signal, error) {
	v := f.pop()
	var s string
	var err error
	switch n {
	case 's':
		s, err = t.Str(v)
	case 'r':
		s, err = t.Repr(v)
	default:
		s, err = t.ASCII(v)
	}
	if err == nil {
		f.push(NewStr(s))
	}
	return onward, err
}

func opFormatSimple(t *Thread, f *Frame, _ int) (signal, error) {
	if _, ok := f.peek(1).(*Str); ok {
		return onward, nil
	}
	s, err := t.Format(f.pop(), "")
	if err == nil {
		f.push(NewStr(s))
	}
	return onward, err
}

func opFormatWithSpec(t *Thread, f *Frame, _ int) (signal, error) {
	spec, v := f.pop(), f.pop()
	s, err := t.Format(v, spec.(*Str).s)
	if err == nil {
		f.push(NewStr(s))
	}
	return onward, err
}
