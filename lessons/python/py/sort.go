package py

import "slices"

// Sorting as CPython does it: what ascends or descends already is found, short
// runs are grown by binary insertion, and runs are merged. Up to 63 items the
// comparisons are those of CPython, one by one, which a program can observe in
// its __lt__; beyond that the merges are plainer, and the result the same.

// pair is a value and what it is sorted by.
type pair struct{ key, value Value }

type sorter struct {
	t     *Thread
	pairs []pair
	less  func(a, b Value) (bool, error)
	spare []pair
}

// shortSort is the length below which all is one run.
const shortSort = 64

func newSorter(t *Thread, pairs []pair) *sorter {
	return &sorter{t: t, pairs: pairs, less: lessFor(t, pairs)}
}

// lessFor is how the keys are compared: directly, if all are integers or all
// strings.
func lessFor(t *Thread, pairs []pair) func(a, b Value) (bool, error) {
	ints, strs := 0, 0
	for _, p := range pairs {
		switch p.key.(type) {
		case Int:
			ints++
		case *Str:
			strs++
		}
	}
	switch len(pairs) {
	case ints:
		return func(a, b Value) (bool, error) { return a.(Int) < b.(Int), nil }
	case strs:
		return func(a, b Value) (bool, error) { return a.(*Str).s < b.(*Str).s, nil }
	}
	return t.Less
}

func (s *sorter) sort() error {
	n := len(s.pairs)
	least := n
	if n >= shortSort {
		least = shortSort / 2
	}
	ends := []int{0} // of the runs
	for from := 0; from < n; {
		run, err := s.countRun(s.pairs[from:])
		if err != nil {
			return err
		}
		if forced := min(least, n-from); run < forced {
			if err := s.insertInto(s.pairs[from:from+forced], run); err != nil {
				return err
			}
			run = forced
		}
		from += run
		ends = append(ends, from)
	}
	for len(ends) > 2 {
		merged := ends[:1]
		for i := 1; i < len(ends); i += 2 {
			if i+1 == len(ends) {
				merged = append(merged, ends[i])
				break
			}
			if err := s.merge(merged[len(merged)-1], ends[i], ends[i+1]); err != nil {
				return err
			}
			merged = append(merged, ends[i+1])
		}
		ends = merged
	}
	return nil
}

// countRun is how many of the first pairs ascend; those that descend are turned
// round first, equal ones kept in their order.
func (s *sorter) countRun(p []pair) (int, error) {
	n, err := s.ascends(p, 1)
	if err != nil || n == len(p) {
		return n, err
	}
	if n > 1 {
		if larger, err := s.less(p[0].key, p[n-1].key); err != nil || larger {
			return n, err
		}
		slices.Reverse(p[:n])
	}
	equal := 0
	flush := func(n int) {
		if equal > 0 {
			slices.Reverse(p[n-equal-1 : n])
			equal = 0
		}
	}
	for n++; n < len(p); n++ {
		smaller, err := s.less(p[n].key, p[n-1].key)
		if err != nil {
			return 0, err
		}
		if smaller {
			flush(n)
			continue
		}
		larger, err := s.less(p[n-1].key, p[n].key)
		if err != nil {
			return 0, err
		}
		if larger {
			break
		}
		equal++
	}
	flush(n)
	slices.Reverse(p[:n])
	return s.ascends(p, n)
}

// ascends is how far p, of which n ascend, goes on ascending.
func (s *sorter) ascends(p []pair, n int) (int, error) {
	for ; n < len(p); n++ {
		if smaller, err := s.less(p[n].key, p[n-1].key); err != nil || smaller {
			return n, err
		}
	}
	return n, nil
}

// insertInto sorts pairs of which the first ascend already, by binary insertion.
func (s *sorter) insertInto(p []pair, ascending int) error {
	for n := ascending; n < len(p); n++ {
		pivot := p[n]
		low, high := 0, n
		for low < high {
			mid := (low + high) / 2
			smaller, err := s.less(pivot.key, p[mid].key)
			if err != nil {
				return err
			}
			if smaller {
				high = mid
			} else {
				low = mid + 1
			}
		}
		copy(p[low+1:n+1], p[low:n])
		p[low] = pivot
	}
	return nil
}

// merge makes one run of two that stand side by side. When a comparison fails
// all pairs are put back.
func (s *sorter) merge(from, mid, to int) error {
	s.spare = append(s.spare[:0], s.pairs[from:mid]...)
	left, right := s.spare, s.pairs[mid:to]
	at := from
	for len(left) > 0 && len(right) > 0 {
		smaller, err := s.less(right[0].key, left[0].key)
		if err != nil {
			copy(s.pairs[at:], left)
			return err
		}
		if smaller {
			s.pairs[at], right = right[0], right[1:]
		} else {
			s.pairs[at], left = left[0], left[1:]
		}
		at++
	}
	copy(s.pairs[at:], left)
	return nil
}
