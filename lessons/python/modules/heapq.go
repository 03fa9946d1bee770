package modules

import (
	_ "embed" // merge, nlargest and nsmallest

	"batuta/lessons/python/py"
)

//go:embed lib/heapq.py
var heapqSource string

// heapLoaders are bisect, heapq and the part of it that is written in Go.
func heapLoaders() map[string]py.Loader {
	return map[string]py.Loader{
		"_heapq": loadHeapq,
		"bisect": loadBisect,
		"heapq":  py.PythonModule("heapq", heapqSource),
	}
}

// loadHeapq makes _heapq: heaps in lists, the smallest item first, or the
// largest (the functions that end in _max).
func loadHeapq(*py.Thread) (*py.Module, error) {
	var defs []py.Def
	for _, h := range []heap{{"", false}, {"_max", true}} {
		defs = append(defs,
			py.Def{Sig: "heapify" + h.suffix + "(heap, /)", Fn: h.heapify},
			py.Def{Sig: "heappop" + h.suffix + "(heap, /)", Fn: h.pop},
			py.Def{Sig: "heappush" + h.suffix + "(heap, item, /)", Fn: h.push},
			py.Def{Sig: "heappushpop" + h.suffix + "(heap, item, /)", Fn: h.pushpop},
			py.Def{Sig: "heapreplace" + h.suffix + "(heap, item, /)", Fn: h.replace},
			py.Def{Sig: "_siftdown" + h.suffix + "(heap, startpos, pos)", Fn: h.siftdown},
			py.Def{Sig: "_siftup" + h.suffix + "(heap, pos)", Fn: h.siftup},
		)
	}
	return py.NewModule(py.ModuleSpec{Name: "_heapq", Defs: defs}), nil
}

// heap is one of the two kinds of heap.
type heap struct {
	suffix  string
	largest bool
}

// before reports whether a stands nearer to the top than b.
func (h heap) before(t *py.Thread, a, b py.Value) (bool, error) {
	if h.largest {
		a, b = b, a
	}
	return t.Less(a, b)
}

// list is the list that a function was given; name is the function's, place is
// how its error names the argument.
func (h heap) list(t *py.Thread, v py.Value, name, place string) (*py.List, error) {
	l, ok := py.As[*py.List](v)
	if !ok {
		return nil, t.TypeError("%s%s() argument%s must be list, not %s", name, h.suffix, place, v.Type().Name)
	}
	return l, nil
}

// moved refuses to go on when a comparison has changed the list's length.
func moved(t *py.Thread, l *py.List, size int) error {
	if len(l.Items) != size {
		return t.RuntimeError("list changed size during iteration")
	}
	return nil
}

// rise moves the item at a place up to where it belongs, not above top.
func (h heap) rise(t *py.Thread, l *py.List, top, at int) error {
	size := len(l.Items)
	if at >= size {
		return t.IndexError("index out of range")
	}
	for at > top {
		parent := (at - 1) / 2
		before, err := h.before(t, l.Items[at], l.Items[parent])
		if err != nil {
			return err
		}
		if err := moved(t, l, size); err != nil {
			return err
		}
		if !before {
			break
		}
		l.Items[at], l.Items[parent] = l.Items[parent], l.Items[at]
		at = parent
	}
	return nil
}

// sink moves the item at a place down to a leaf, always changing places with the
// child that is nearer to the top, and from there up to where it belongs.
func (h heap) sink(t *py.Thread, l *py.List, at int) error {
	size, top := len(l.Items), at
	if at >= size {
		return t.IndexError("index out of range")
	}
	for at < size/2 {
		child := 2*at + 1
		if child+1 < size {
			before, err := h.before(t, l.Items[child], l.Items[child+1])
			if err != nil {
				return err
			}
			if err := moved(t, l, size); err != nil {
				return err
			}
			if !before {
				child++
			}
		}
		l.Items[at], l.Items[child] = l.Items[child], l.Items[at]
		at = child
	}
	return h.rise(t, l, top, at)
}

func (h heap) heapify(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "heapify", "")
	if err != nil {
		return nil, err
	}
	for i := len(l.Items)/2 - 1; i >= 0; i-- {
		if err := h.sink(t, l, i); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (h heap) push(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "heappush", " 1")
	if err != nil {
		return nil, err
	}
	l.Items = append(l.Items, args[1])
	return nil, h.rise(t, l, 0, len(l.Items)-1)
}

func (h heap) pop(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "heappop", "")
	if err != nil {
		return nil, err
	}
	n := len(l.Items)
	if n == 0 {
		return nil, t.IndexError("index out of range")
	}
	last := l.Items[n-1]
	l.Items[n-1] = nil
	l.Items = l.Items[:n-1]
	if n == 1 {
		return last, nil
	}
	top := l.Items[0]
	l.Items[0] = last
	return top, h.sink(t, l, 0)
}

func (h heap) replace(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "heapreplace", " 1")
	if err != nil {
		return nil, err
	}
	if len(l.Items) == 0 {
		return nil, t.IndexError("index out of range")
	}
	top := l.Items[0]
	l.Items[0] = args[1]
	return top, h.sink(t, l, 0)
}

func (h heap) pushpop(t *py.Thread, args []py.Value) (py.Value, error) {
	item := args[1]
	l, err := h.list(t, args[0], "heappushpop", " 1")
	if err != nil || len(l.Items) == 0 {
		return item, err
	}
	before, err := h.before(t, l.Items[0], item)
	if err != nil || !before {
		return item, err
	}
	if len(l.Items) == 0 {
		return nil, t.IndexError("index out of range")
	}
	top := l.Items[0]
	l.Items[0] = item
	return top, h.sink(t, l, 0)
}

// siftdown is the private function that programs call when an item has become
// smaller: despite its name the item rises.
func (h heap) siftdown(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "_siftdown", " 1")
	if err != nil {
		return nil, err
	}
	top, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	at, err := h.place(t, l, args[2])
	if err != nil {
		return nil, err
	}
	return nil, h.rise(t, l, max(top, 0), at)
}

// siftup is the one for an item that has become larger.
func (h heap) siftup(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := h.list(t, args[0], "_siftup", " 1")
	if err != nil {
		return nil, err
	}
	at, err := h.place(t, l, args[1])
	if err != nil {
		return nil, err
	}
	return nil, h.sink(t, l, at)
}

// place is an index of the heap's list.
func (h heap) place(t *py.Thread, l *py.List, v py.Value) (int, error) {
	at, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if at < 0 || at >= len(l.Items) {
		return 0, t.IndexError("list index out of range")
	}
	return at, nil
}
