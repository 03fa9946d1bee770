package modules

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"batuta/lessons/python/py"
)

// deepest is how far containers may be within each other. CPython's bound is the
// room on its stack, which takes some more.
const deepest = 50_000

// cut ends a piece of iterencode's.
func (e *jsonEncoder) cut() {
	if e.cutting && (len(e.cuts) == 0 && len(e.out) > 0 || len(e.cuts) > 0 && e.cuts[len(e.cuts)-1] < len(e.out)) {
		e.cuts = append(e.cuts, len(e.out))
	}
}

func (e *jsonEncoder) write(s string) { e.out = append(e.out, s...) }

// newline begins a line, indented to the depth.
func (e *jsonEncoder) newline() error {
	if !e.indents {
		return nil
	}
	if err := e.t.Room(int64(len(e.out)) + int64(len(e.indent))*int64(e.depth)); err != nil {
		return err
	}
	e.write("\n")
	for range e.depth {
		e.write(e.indent)
	}
	return nil
}

// scalar writes what is no container; false if v is one, or unknown.
func (e *jsonEncoder) scalar(v py.Value) (bool, error) {
	switch x := v.(type) {
	case *py.Str:
		e.str(x)
		return true, nil
	case py.NoneType:
		e.write("null")
		return true, nil
	case py.Bool:
		e.write(strconv.FormatBool(bool(x)))
		return true, nil
	case py.Int:
		e.out = strconv.AppendInt(e.out, int64(x), 10)
		return true, nil
	}
	if s, ok := py.As[*py.Str](v); ok {
		e.str(s)
		return true, nil
	}
	s, ok, err := e.number(v)
	e.write(s)
	return ok, err
}

// number is an int or a float as JSON has it; a subclass's own __repr__ is not
// asked.
func (e *jsonEncoder) number(v py.Value) (string, bool, error) {
	if n, ok := py.As[py.Int](v); ok {
		return strconv.FormatInt(int64(n), 10), true, nil
	}
	if n, ok := py.As[*py.BigInt](v); ok {
		s, err := e.t.Repr(n)
		return s, true, err
	}
	x, ok := py.As[py.Float](v)
	if !ok {
		return "", false, nil
	}
	f := float64(x)
	s := "NaN"
	switch {
	case math.IsInf(f, 1):
		s = "Infinity"
	case math.IsInf(f, -1):
		s = "-Infinity"
	case f == f:
		s, err := e.t.Repr(x)
		return s, true, err
	}
	if !e.allowNaN {
		shown, err := e.t.Repr(x)
		if err == nil {
			err = e.t.ValueError("Out of range float values are not JSON compliant: %s", shown)
		}
		return "", true, err
	}
	return s, true, nil
}

// value writes any object.
func (e *jsonEncoder) value(v py.Value) error {
	if done, err := e.scalar(v); done || err != nil {
		return err
	}
	if err := e.t.Room(int64(len(e.out))); err != nil {
		return err
	}
	c := v.Type()
	switch {
	case c.IsSubclass(py.ListClass), c.IsSubclass(py.TupleClass):
		return e.within(v, func() error { return e.list(v) })
	case c.IsSubclass(py.DictClass):
		return e.within(v, func() error { return e.dict(v) })
	}
	return e.within(v, func() error {
		x, err := e.t.Call(e.fallback, v)
		if err != nil {
			return err
		}
		return e.noted(e.value(x), "when serializing %s object", c.Name)
	})
}

// within does something inside a container, once at a time for each.
func (e *jsonEncoder) within(v py.Value, do func() error) error {
	if err := e.t.Heed(); err != nil {
		return err
	}
	if e.depth >= deepest || len(e.open) >= deepest {
		return e.t.Raise(py.Errors.RecursionError, "maximum recursion depth exceeded while encoding a JSON object")
	}
	if e.circular {
		if e.open[v] {
			return e.t.ValueError("Circular reference detected")
		}
		e.open[v] = true
		defer delete(e.open, v)
	}
	return do()
}

// noted adds to an error where it happened.
func (e *jsonEncoder) noted(err error, format string, args ...any) error {
	x, ok := err.(*py.Exception)
	if !ok {
		return err
	}
	note := e.t.Raise(py.Errors.Exception, format, args...).Args.Items[0]
	if _, err := e.t.CallMethod(x, "add_note", note); err != nil {
		return err
	}
	return x
}

func (e *jsonEncoder) list(v py.Value) error {
	var items *[]py.Value
	if l, ok := py.As[*py.List](v); ok {
		items = &l.Items
	} else if t, ok := py.As[*py.Tuple](v); ok {
		items = &t.Items
	} else {
		all, err := e.t.Collect(v)
		if err != nil {
			return err
		}
		items = &all
	}
	if len(*items) == 0 {
		e.write("[]")
		return nil
	}
	e.write("[")
	e.depth++
	if err := e.newline(); err != nil {
		return err
	}
	for i := 0; i < len(*items); i++ {
		if i > 0 {
			e.write(e.item)
			if err := e.newline(); err != nil {
				return err
			}
		}
		done, err := e.scalar((*items)[i])
		if !done && err == nil {
			e.cut()
			err = e.value((*items)[i])
		}
		if err != nil {
			return e.noted(err, "when serializing %s item %d", v.Type().Name, i)
		}
		e.cut()
	}
	return e.close("]")
}

// close ends a container.
func (e *jsonEncoder) close(bracket string) error {
	e.depth--
	if err := e.newline(); err != nil {
		return err
	}
	e.cut()
	e.write(bracket)
	e.cut()
	return nil
}

func (e *jsonEncoder) dict(v py.Value) error {
	items, err := e.entries(v)
	if err != nil {
		return err
	}
	if d, ok := py.As[*py.Dict](v); ok && d.Len() == 0 && len(items) == 0 {
		e.write("{}")
		return nil
	}
	e.write("{")
	e.cut()
	e.depth++
	first := true
	for _, kv := range items {
		key, use, err := e.keyText(kv[0])
		if err != nil {
			return err
		}
		if !use {
			continue
		}
		if !first {
			e.write(e.item)
		}
		if err := e.newline(); err != nil {
			return err
		}
		e.cut()
		first = false
		e.str(key)
		e.cut()
		e.write(e.key)
		e.cut()
		if err := e.value(kv[1]); err != nil {
			shown, reprErr := e.t.Repr(kv[0])
			if reprErr != nil {
				return reprErr
			}
			return e.noted(err, "when serializing %s item %s", v.Type().Name, shown)
		}
		e.cut()
	}
	if first {
		e.depth--
		e.write("}")
		return nil
	}
	return e.close("}")
}

// entries are a dict's keys and values, in the order in which they are written.
func (e *jsonEncoder) entries(v py.Value) ([][2]py.Value, error) {
	var all [][2]py.Value
	plain := true
	if d, ok := v.(*py.Dict); ok {
		for at, k, x, ok := d.Next(0); ok; at, k, x, ok = d.Next(at + 1) {
			all = append(all, [2]py.Value{k, x})
		}
	} else {
		items, err := e.t.CallMethod(v, "items")
		if err != nil {
			return nil, err
		}
		err = e.t.Each(items, func(item py.Value) error {
			pair, ok := py.As[*py.Tuple](item)
			if !ok || len(pair.Items) != 2 {
				return e.t.ValueError("items must return 2-tuples")
			}
			all = append(all, [2]py.Value{pair.Items[0], pair.Items[1]})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if !e.sorts {
		return all, nil
	}
	for _, kv := range all {
		_, ok := kv[0].(*py.Str)
		plain = plain && ok
	}
	if plain {
		slices.SortStableFunc(all, func(a, b [2]py.Value) int {
			return strings.Compare(a[0].(*py.Str).String(), b[0].(*py.Str).String())
		})
		return all, nil
	}
	return e.sorted(all)
}

// sorted has Python sort the entries: keys of other classes compare as they like.
func (e *jsonEncoder) sorted(all [][2]py.Value) ([][2]py.Value, error) {
	l := py.NewList()
	for _, kv := range all {
		l.Items = append(l.Items, py.NewTuple(kv[0], kv[1]))
	}
	if _, err := e.t.CallMethod(l, "sort"); err != nil {
		return nil, err
	}
	for i := range min(len(all), len(l.Items)) {
		items := l.Items[i].(*py.Tuple).Items
		all[i] = [2]py.Value{items[0], items[1]}
	}
	return all, nil
}

// keyText is a key as JSON can have it: a string. use is false for one that is
// skipped.
func (e *jsonEncoder) keyText(k py.Value) (key *py.Str, use bool, err error) {
	if s, ok := py.As[*py.Str](k); ok {
		return s, true, nil
	}
	switch k := k.(type) {
	case py.NoneType:
		return py.Name("null"), true, nil
	case py.Bool:
		return py.NewStr(strconv.FormatBool(bool(k))), true, nil
	}
	s, ok, err := e.number(k)
	if err != nil {
		return nil, false, err
	}
	if ok {
		return py.NewStr(s), true, nil
	}
	if e.skipKeys {
		return nil, false, nil
	}
	return nil, false, e.t.TypeError("keys must be str, int, float, bool or None, not %s", k.Type().Name)
}
