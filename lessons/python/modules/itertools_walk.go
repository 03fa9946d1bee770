package modules

import (
	"math"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// The iterators of itertools that walk along others.

func newAccumulate(t *py.Thread, args []py.Value) (py.Iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	f, total := args[1], args[2]
	first := true
	return &stepper{accumulateClass, func(t *py.Thread) (py.Value, error) {
		if first && total != py.None {
			first = false
			return total, nil
		}
		v, err := t.Next(it)
		if v == nil || err != nil {
			return nil, err
		}
		switch {
		case first && total == py.None:
			total, first = v, false
		case f == py.None:
			v, err = t.Binary(syntax.Add, total, v)
		default:
			v, err = t.Call(f, total, v)
		}
		if err != nil {
			return nil, err
		}
		total = v
		return v, nil
	}}, nil
}

func newBatched(t *py.Thread, args []py.Value) (py.Iterator, error) {
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, t.ValueError("n must be at least one")
	}
	strict, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	ended := false
	return &stepper{batchedClass, func(t *py.Thread) (py.Value, error) {
		var batch []py.Value
		for !ended && len(batch) < n {
			v, err := t.Next(it)
			if err != nil {
				return nil, err
			}
			if v == nil {
				ended = true
				break
			}
			batch = append(batch, v)
			if err := t.RoomFor(len(batch)); err != nil {
				return nil, err
			}
		}
		switch {
		case len(batch) == 0:
			return nil, nil
		case strict && len(batch) < n:
			return nil, t.ValueError("batched(): incomplete batch")
		}
		return py.NewTuple(batch...), nil
	}}, nil
}

func newChain(t *py.Thread, args []py.Value) (py.Iterator, error) { return chainOf(t, args[0]) }

func chainFromIterable(t *py.Thread, args []py.Value) (py.Value, error) {
	it, err := chainOf(t, args[1])
	if err != nil {
		return nil, err
	}
	if cls, ok := args[0].(*py.Class); ok && cls != chainClass {
		return py.NewInstance(cls, it, nil), nil
	}
	return it, nil
}

// chainOf walks along each of the iterables that an iterable has.
func chainOf(t *py.Thread, iterables py.Value) (py.Iterator, error) {
	outer, err := t.Iter(iterables)
	if err != nil {
		return nil, err
	}
	var inner py.Value
	return &stepper{chainClass, func(t *py.Thread) (py.Value, error) {
		for outer != nil {
			if inner == nil {
				next, err := t.Next(outer)
				if err == nil && next != nil {
					inner, err = t.Iter(next)
				}
				if next == nil || err != nil {
					outer = nil
					return nil, err
				}
			}
			v, err := t.Next(inner)
			if v != nil || err != nil {
				return v, err
			}
			inner = nil
		}
		return nil, nil
	}}, nil
}

func newCompress(t *py.Thread, args []py.Value) (py.Iterator, error) {
	data, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	selectors, err := t.Iter(args[1])
	if err != nil {
		return nil, err
	}
	return &stepper{compressClass, func(t *py.Thread) (py.Value, error) {
		for {
			v, err := t.Next(data)
			if v == nil || err != nil {
				return nil, err
			}
			s, err := t.Next(selectors)
			if s == nil || err != nil {
				return nil, err
			}
			if chosen, err := t.Truth(s); chosen || err != nil {
				return v, err
			}
		}
	}}, nil
}

func newCycle(t *py.Thread, args []py.Value) (py.Iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	var saved []py.Value
	at := 0
	return &stepper{cycleClass, func(t *py.Thread) (py.Value, error) {
		if it != nil {
			v, err := t.Next(it)
			if err != nil {
				return nil, err
			}
			if v != nil {
				saved = append(saved, v)
				return v, t.RoomFor(len(saved))
			}
			it = nil
		}
		if len(saved) == 0 {
			return nil, nil
		}
		v := saved[at]
		at = (at + 1) % len(saved)
		return v, nil
	}}, nil
}

// choosing makes an iterator of the values that a function lets through.
func choosing(t *py.Thread, class *py.Class, of py.Value, choose func(t *py.Thread, v py.Value) (take, end bool, err error)) (py.Iterator, error) {
	it, err := t.Iter(of)
	if err != nil {
		return nil, err
	}
	ended := false
	return &stepper{class, func(t *py.Thread) (py.Value, error) {
		for !ended {
			v, err := t.Next(it)
			if v == nil || err != nil {
				return nil, err
			}
			take, end, err := choose(t, v)
			if err != nil {
				return nil, err
			}
			if ended = end; take && !end {
				return v, nil
			}
		}
		return nil, nil
	}}, nil
}

// holds is whether a predicate holds of v.
func holds(t *py.Thread, predicate, v py.Value) (bool, error) {
	r, err := t.Call(predicate, v)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

func newDropwhile(t *py.Thread, args []py.Value) (py.Iterator, error) {
	predicate, started := args[0], false
	return choosing(t, dropwhileClass, args[1], func(t *py.Thread, v py.Value) (bool, bool, error) {
		if started {
			return true, false, nil
		}
		drop, err := holds(t, predicate, v)
		started = err == nil && !drop
		return started, false, err
	})
}

func newTakewhile(t *py.Thread, args []py.Value) (py.Iterator, error) {
	predicate := args[0]
	return choosing(t, takewhileClass, args[1], func(t *py.Thread, v py.Value) (bool, bool, error) {
		take, err := holds(t, predicate, v)
		return take, !take, err
	})
}

func newFilterfalse(t *py.Thread, args []py.Value) (py.Iterator, error) {
	function := args[0]
	return choosing(t, filterfalseClass, args[1], func(t *py.Thread, v py.Value) (bool, bool, error) {
		var is bool
		var err error
		if function == py.None || function == py.Value(py.BoolClass) {
			is, err = t.Truth(v)
		} else {
			is, err = holds(t, function, v)
		}
		return !is, false, err
	})
}

func newStarmap(t *py.Thread, args []py.Value) (py.Iterator, error) {
	function := args[0]
	it, err := t.Iter(args[1])
	if err != nil {
		return nil, err
	}
	return &stepper{starmapClass, func(t *py.Thread) (py.Value, error) {
		v, err := t.Next(it)
		if v == nil || err != nil {
			return nil, err
		}
		given, err := t.Collect(v)
		if err != nil {
			return nil, err
		}
		return t.Call(function, given...)
	}}, nil
}

func newPairwise(t *py.Thread, args []py.Value) (py.Iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	var before py.Value
	return &stepper{pairwiseClass, func(t *py.Thread) (py.Value, error) {
		if before == nil {
			if before, err = t.Next(it); before == nil || err != nil {
				return nil, err
			}
		}
		v, err := t.Next(it)
		if v == nil || err != nil {
			return nil, err
		}
		pair := py.NewTuple(before, v)
		before = v
		return pair, nil
	}}, nil
}

func newZipLongest(t *py.Thread, args []py.Value) (py.Iterator, error) {
	fill := py.None
	named := args[1].(*py.Dict)
	if v := named.GetStr(py.NewStr("fillvalue")); v != nil && named.Len() == 1 {
		fill = v
	} else if named.Len() > 0 {
		return nil, t.TypeError("zip_longest() got an unexpected keyword argument")
	}
	var its []py.Value
	for _, v := range args[0].(*py.Tuple).Items {
		it, err := t.Iter(v)
		if err != nil {
			return nil, err
		}
		its = append(its, it)
	}
	active := len(its)
	return &stepper{zipLongestClass, func(t *py.Thread) (py.Value, error) {
		if active == 0 {
			return nil, nil
		}
		row := make([]py.Value, len(its))
		for i, it := range its {
			row[i] = fill
			if it == nil {
				continue
			}
			v, err := t.Next(it)
			if err != nil {
				active = 0
				return nil, err
			}
			if v != nil {
				row[i] = v
				continue
			}
			its[i] = nil
			if active--; active == 0 {
				return nil, nil
			}
		}
		return py.NewTuple(row...), nil
	}}, nil
}

func newIslice(t *py.Thread, args []py.Value) (py.Iterator, error) {
	start, stop, step := 0, math.MaxInt, 1
	var ok bool
	if args[2] == nil {
		if stop, ok = sliceBound(t, args[1], math.MaxInt); !ok {
			return nil, t.ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	} else {
		var ok2 bool
		start, ok = sliceBound(t, args[1], 0)
		stop, ok2 = sliceBound(t, args[2], math.MaxInt)
		if !ok || !ok2 {
			return nil, t.ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	}
	if args[3] != nil {
		if step, ok = sliceBound(t, args[3], 1); !ok || step < 1 {
			return nil, t.ValueError("Step for islice() must be a positive integer or None.")
		}
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	at, next := 0, start
	return &stepper{isliceClass, func(t *py.Thread) (py.Value, error) {
		for it != nil && at < stop {
			if next > stop {
				next = stop
			}
			skip := at < next
			if !skip && next == stop {
				break
			}
			v, err := t.Next(it)
			if v == nil || err != nil {
				it = nil
				return nil, err
			}
			at++
			if skip {
				continue
			}
			if next > math.MaxInt-step {
				next = stop
			} else {
				next += step
			}
			return v, nil
		}
		it = nil
		return nil, nil
	}}, nil
}

// sliceBound is an argument of islice: none is what None means.
func sliceBound(t *py.Thread, v py.Value, none int) (int, bool) {
	if v == py.None {
		return none, true
	}
	n, err := t.Index(v)
	return n, err == nil && n >= 0
}
