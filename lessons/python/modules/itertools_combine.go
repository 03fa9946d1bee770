package modules

import "batuta/lessons/python/py"

// The iterators of itertools that combine the values of a pool.

// poolAndR are what an iterable has, and r, which must not be negative.
func poolAndR(t *py.Thread, iterable, r py.Value) ([]py.Value, int, error) {
	pool, err := t.Collect(iterable)
	if err != nil {
		return nil, 0, err
	}
	n, err := t.Index(r)
	if err != nil {
		return nil, 0, err
	}
	if n < 0 {
		return nil, 0, t.ValueError("r must be non-negative")
	}
	return pool, n, nil
}

// picks makes an iterator of tuples: those of pool at indices, which advance
// changes to the next ones until it answers false.
func picks(class *py.Class, pool []py.Value, indices []int, some bool, advance func() bool) py.Iterator {
	first, more := true, some
	return &stepper{class, func(*py.Thread) (py.Value, error) {
		if more && !first {
			more = advance()
		}
		first = false
		if !more {
			return nil, nil
		}
		row := make([]py.Value, len(indices))
		for i, at := range indices {
			row[i] = pool[at]
		}
		return py.NewTuple(row...), nil
	}}
}

// counting are the integers from 0 to n.
func counting(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func newCombinations(t *py.Thread, args []py.Value) (py.Iterator, error) {
	pool, r, err := poolAndR(t, args[0], args[1])
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return picks(combinationsClass, nil, nil, false, nil), nil
	}
	indices := counting(r)
	return picks(combinationsClass, pool, indices, true, func() bool {
		i := r - 1
		for i >= 0 && indices[i] == i+n-r {
			i--
		}
		if i < 0 {
			return false
		}
		indices[i]++
		for j := i + 1; j < r; j++ {
			indices[j] = indices[j-1] + 1
		}
		return true
	}), nil
}

func newReplacing(t *py.Thread, args []py.Value) (py.Iterator, error) {
	pool, r, err := poolAndR(t, args[0], args[1])
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(r) * 8); err != nil {
		return nil, err
	}
	n := len(pool)
	indices := make([]int, r)
	return picks(replacingClass, pool, indices, n > 0 || r == 0, func() bool {
		i := r - 1
		for i >= 0 && indices[i] == n-1 {
			i--
		}
		if i < 0 {
			return false
		}
		next := indices[i] + 1
		for ; i < r; i++ {
			indices[i] = next
		}
		return true
	}), nil
}

func newPermutations(t *py.Thread, args []py.Value) (py.Iterator, error) {
	pool, err := t.Collect(args[0])
	if err != nil {
		return nil, err
	}
	n := len(pool)
	r := n
	if args[1] != py.None {
		i, ok := py.As[py.Int](args[1])
		if !ok {
			return nil, t.TypeError("Expected int as r")
		}
		if r = int(i); r < 0 {
			return nil, t.ValueError("r must be non-negative")
		}
	}
	if r > n {
		return picks(permutationsClass, nil, nil, false, nil), nil
	}
	all := counting(n)
	turns := make([]int, r) // how many choices are left at each place
	for i := range turns {
		turns[i] = n - i
	}
	return picks(permutationsClass, pool, all[:r], true, func() bool {
		for i := r - 1; i >= 0; i-- {
			turns[i]--
			if turns[i] > 0 {
				j := n - turns[i]
				all[i], all[j] = all[j], all[i]
				return true
			}
			moved := all[i]
			copy(all[i:], all[i+1:])
			all[n-1] = moved
			turns[i] = n - i
		}
		return false
	}), nil
}

func newProduct(t *py.Thread, args []py.Value) (py.Iterator, error) {
	repeat, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if repeat < 0 {
		return nil, t.ValueError("repeat argument cannot be negative")
	}
	iterables := args[0].(*py.Tuple).Items
	if err := t.Room(int64(repeat) * int64(len(iterables)) * 16); err != nil {
		return nil, err
	}
	var pools [][]py.Value
	some := true
	for _, v := range iterables {
		pool, err := t.Collect(v)
		if err != nil {
			return nil, err
		}
		pools = append(pools, pool)
		some = some && len(pool) > 0
	}
	once := pools
	pools = nil
	for range repeat {
		pools = append(pools, once...)
	}
	return productOf(pools, some || repeat == 0), nil
}

// productOf counts through the pools as a clock does, the last one fastest.
func productOf(pools [][]py.Value, some bool) py.Iterator {
	indices := make([]int, len(pools))
	started := false
	return &stepper{productClass, func(*py.Thread) (py.Value, error) {
		for i := len(pools) - 1; started && some; i-- {
			if i < 0 {
				some = false
				break
			}
			if indices[i]++; indices[i] < len(pools[i]) {
				break
			}
			indices[i] = 0
		}
		if !some {
			return nil, nil
		}
		started = true
		row := make([]py.Value, len(pools))
		for i, pool := range pools {
			row[i] = pool[indices[i]]
		}
		return py.NewTuple(row...), nil
	}}
}
