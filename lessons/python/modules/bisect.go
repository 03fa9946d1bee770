package modules

import (
	"slices"

	"batuta/lessons/python/py"
)

// loadBisect makes the module bisect: places in sorted sequences.
func loadBisect(*py.Thread) (*py.Module, error) {
	const params = "(a, x, lo=0, hi=None, *, key=None)"
	m := py.NewModule(py.ModuleSpec{
		Name: "bisect",
		Doc:  "Places in sorted sequences, by halving.",
		Defs: []py.Def{
			{Sig: "bisect_left" + params, Fn: bisectLeft},
			{Sig: "bisect_right" + params, Fn: bisectRight},
			{Sig: "insort_left" + params, Fn: insortLeft},
			{Sig: "insort_right" + params, Fn: insortRight},
		},
	})
	for name, of := range map[string]string{"bisect": "bisect_right", "insort": "insort_right"} {
		m.Dict.SetStr(py.NewStr(name), m.Dict.GetStr(py.NewStr(of)))
	}
	return m, nil
}

func bisectLeft(t *py.Thread, args []py.Value) (py.Value, error) {
	return bisectPlace(t, args, args[1], (*py.Thread).Less)
}

func bisectRight(t *py.Thread, args []py.Value) (py.Value, error) {
	return bisectPlace(t, args, args[1], notAfter)
}

// notAfter reports whether an item stands before the place to the right of x.
func notAfter(t *py.Thread, item, x py.Value) (bool, error) {
	after, err := t.Less(x, item)
	return !after, err
}

// bisectPlace is the first place between lo and hi whose item does not stand
// before x any more.
func bisectPlace(t *py.Thread, args []py.Value, x py.Value, before func(t *py.Thread, item, x py.Value) (bool, error)) (py.Value, error) {
	a, key := args[0], args[4]
	low, err := t.Index(args[2])
	if err != nil {
		return nil, err
	}
	if low < 0 {
		return nil, t.ValueError("lo must be non-negative")
	}
	var high int
	if args[3] == py.None {
		high, err = t.Len(a)
	} else {
		high, err = t.Index(args[3])
	}
	if err != nil {
		return nil, err
	}
	for low < high {
		mid := low + (high-low)/2
		item, err := t.GetItem(a, py.MakeInt(int64(mid)))
		if err == nil && key != py.None {
			item, err = t.Call(key, item)
		}
		if err != nil {
			return nil, err
		}
		earlier, err := before(t, item, x)
		if err != nil {
			return nil, err
		}
		if earlier {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return py.MakeInt(int64(low)), nil
}

func insortLeft(t *py.Thread, args []py.Value) (py.Value, error) {
	return insort(t, args, (*py.Thread).Less)
}

func insortRight(t *py.Thread, args []py.Value) (py.Value, error) { return insort(t, args, notAfter) }

// insort puts x in at its place.
func insort(t *py.Thread, args []py.Value, before func(t *py.Thread, item, x py.Value) (bool, error)) (py.Value, error) {
	a, x := args[0], args[1]
	sought := x
	if args[4] != py.None {
		var err error
		if sought, err = t.Call(args[4], x); err != nil {
			return nil, err
		}
	}
	place, err := bisectPlace(t, args, sought, before)
	if err != nil {
		return nil, err
	}
	if l, ok := a.(*py.List); ok {
		if i := int(place.(py.Int)); i <= len(l.Items) {
			l.Items = slices.Insert(l.Items, i, x)
			return nil, nil
		}
	}
	_, err = t.CallMethod(a, "insert", place, x)
	return nil, err
}
