package modules

import (
	"math"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

func randomChoiceDefs() []py.Def {
	return []py.Def{
		{Sig: "choice(self, seq)", Python: true, Fn: drawing(randomChoice)},
		{Sig: "choices(self, population, weights=None, *, cum_weights=None, k=1)", Python: true, Fn: drawing(randomChoices)},
		{Sig: "sample(self, population, k, *, counts=None)", Python: true, Fn: drawing(randomSample)},
		{Sig: "shuffle(self, x)", Python: true, Fn: drawing(randomShuffle)},
	}
}

func randomChoice(s source, args []py.Value) (py.Value, error) {
	n, err := s.t.Len(args[0])
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, s.t.IndexError("Cannot choose from an empty sequence")
	}
	i, err := s.small(n)
	if err != nil {
		return nil, err
	}
	return s.t.GetItem(args[0], py.MakeInt(int64(i)))
}

func randomShuffle(s source, args []py.Value) (py.Value, error) {
	t, x := s.t, args[0]
	n, err := t.Len(x)
	if err != nil {
		return nil, err
	}
	for i := n - 1; i > 0; i-- {
		j, err := s.small(i + 1)
		if err != nil {
			return nil, err
		}
		at, other := py.MakeInt(int64(i)), py.MakeInt(int64(j))
		a, err := t.GetItem(x, at)
		if err != nil {
			return nil, err
		}
		b, err := t.GetItem(x, other)
		if err != nil {
			return nil, err
		}
		if err := t.SetItem(x, at, b); err != nil {
			return nil, err
		}
		if err := t.SetItem(x, other, a); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// running are the sums of what came so far (itertools.accumulate).
func running(t *py.Thread, v py.Value) ([]py.Value, error) {
	var sums []py.Value
	err := t.Each(v, func(x py.Value) (err error) {
		if len(sums) > 0 {
			x, err = t.Binary(syntax.Add, sums[len(sums)-1], x)
		}
		sums = append(sums, x)
		return err
	})
	return sums, err
}

// behind is how many of the first sums are not above x (bisect.bisect).
func behind(t *py.Thread, sums []py.Value, x py.Value) (int, error) {
	low, high := 0, len(sums)
	for low < high {
		middle := (low + high) / 2
		less, err := t.Less(x, sums[middle])
		if err != nil {
			return 0, err
		}
		if less {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low, nil
}

func randomChoices(s source, args []py.Value) (py.Value, error) {
	t, population := s.t, args[0]
	n, err := t.Len(population)
	if err != nil {
		return nil, err
	}
	sums, err := choiceSums(t, args[1], args[2])
	if err != nil {
		return nil, err
	}
	total := float64(n)
	if sums != nil {
		if total, err = sumOfWeights(t, sums, n); err != nil {
			return nil, err
		}
	}
	k, err := t.Index(args[3])
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(min(k, math.MaxInt/16)) * 16); err != nil && k > 0 {
		return nil, err
	}
	var chosen []py.Value
	for range k {
		x, err := s.real()
		if err != nil {
			return nil, err
		}
		i := int(math.Floor(x * total))
		if sums != nil {
			if i, err = behind(t, sums[:n-1], py.Float(x*total)); err != nil {
				return nil, err
			}
		}
		v, err := t.GetItem(population, py.MakeInt(int64(i)))
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, v)
	}
	return py.NewList(chosen...), nil
}

// choiceSums are the cumulative weights, nil if there are no weights.
func choiceSums(t *py.Thread, weights, cumulative py.Value) ([]py.Value, error) {
	if cumulative != py.None {
		if weights != py.None {
			return nil, t.TypeError("Cannot specify both weights and cumulative weights")
		}
		if _, err := t.Len(cumulative); err != nil {
			return nil, err
		}
		sums, err := t.Collect(cumulative)
		return append([]py.Value{}, sums...), err
	}
	if weights == py.None {
		return nil, nil
	}
	sums, err := running(t, weights)
	if _, wrong := py.IsRaised(err, py.Errors.TypeError); wrong {
		if k, ok := py.BigOf(weights); ok {
			return nil, t.TypeError("The number of choices must be a keyword argument: k=%v", k)
		}
	}
	return append([]py.Value{}, sums...), err
}

// sumOfWeights is the last of the sums, if it is one that can be chosen by.
func sumOfWeights(t *py.Thread, sums []py.Value, n int) (float64, error) {
	if len(sums) != n {
		return 0, t.ValueError("The number of weights does not match the population")
	}
	if n == 0 {
		return 0, t.IndexError("list index out of range")
	}
	last, err := t.Binary(syntax.Add, sums[n-1], py.Float(0))
	if err != nil {
		return 0, err
	}
	total, err := t.Float(last)
	switch {
	case err != nil:
		return 0, err
	case total <= 0:
		return 0, t.ValueError("Total of weights must be greater than zero")
	case math.IsNaN(total), math.IsInf(total, 0):
		return 0, t.ValueError("Total of weights must be finite")
	}
	return total, nil
}

// isSequence is isinstance(v, collections.abc.Sequence).
func isSequence(t *py.Thread, v py.Value) (bool, error) {
	switch v.(type) {
	case *py.List, *py.Tuple, *py.Str, *py.Range, *py.Bytes, *py.ByteArray:
		return true, nil
	case *py.Set, *py.FrozenSet, *py.Dict:
		return false, nil
	}
	abc, err := t.Import("collections.abc")
	if err != nil {
		return false, err
	}
	sequence, err := t.Attr(abc, "Sequence")
	if err != nil {
		return false, err
	}
	return t.IsInstance(v, sequence)
}

func randomSample(s source, args []py.Value) (py.Value, error) {
	t, population := s.t, args[0]
	sequence, err := isSequence(t, population)
	if err != nil {
		return nil, err
	}
	if !sequence {
		return nil, t.TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n, err := t.Len(population)
	if err != nil {
		return nil, err
	}
	var sums []py.Value
	if args[2] != py.None {
		if sums, n, err = sampleCounts(t, args[2], n); err != nil {
			return nil, err
		}
	}
	places, err := s.places(n, args[1])
	if err != nil {
		return nil, err
	}
	chosen := make([]py.Value, len(places))
	for i, place := range places {
		if args[2] != py.None {
			if place, err = behind(t, sums, py.MakeInt(int64(place))); err != nil {
				return nil, err
			}
		}
		if chosen[i], err = t.GetItem(population, py.MakeInt(int64(place))); err != nil {
			return nil, err
		}
	}
	return py.NewList(chosen...), nil
}

// sampleCounts are the sums of the counts but the last, and the last.
func sampleCounts(t *py.Thread, counts py.Value, n int) ([]py.Value, int, error) {
	sums, err := running(t, counts)
	if err != nil {
		return nil, 0, err
	}
	if len(sums) != n {
		return nil, 0, t.ValueError("The number of counts does not match the population")
	}
	if n == 0 {
		return nil, 0, nil
	}
	total, ok := py.BigOf(sums[n-1])
	if !ok {
		return nil, 0, t.TypeError("Counts must be integers")
	}
	if total.Sign() < 0 {
		return nil, 0, t.ValueError("Counts must be non-negative")
	}
	if !total.IsInt64() {
		return nil, 0, t.OverflowError("Python int too large to convert to C ssize_t")
	}
	return sums[:n-1], int(total.Int64()), nil
}

// places are k different places among n. A small population is thinned out, of
// a large one those taken are remembered.
func (s source) places(n int, wanted py.Value) ([]int, error) {
	t := s.t
	for _, pair := range [][2]py.Value{{py.Int(0), wanted}, {wanted, py.MakeInt(int64(n))}} {
		within, err := t.Compare(syntax.LtE, pair[0], pair[1])
		if err != nil {
			return nil, err
		}
		if within != py.Value(py.True) {
			return nil, t.ValueError("Sample larger than population or is negative")
		}
	}
	if _, ok := py.BigOf(wanted); !ok {
		return nil, t.TypeError("can't multiply sequence by non-int of type '%s'", wanted.Type().Name)
	}
	k, err := t.Index(wanted)
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(k) * 16); err != nil {
		return nil, err
	}
	result := make([]int, k)
	if n <= poolBound(k) {
		pool := make([]int, n)
		for i := range pool {
			pool[i] = i
		}
		for i := range result {
			j, err := s.small(n - i)
			if err != nil {
				return nil, err
			}
			result[i] = pool[j]
			pool[j] = pool[n-i-1]
		}
		return result, nil
	}
	taken := make(map[int]bool, k)
	for i := range result {
		for {
			j, err := s.small(n)
			if err != nil {
				return nil, err
			}
			if !taken[j] {
				taken[j], result[i] = true, j
				break
			}
		}
	}
	return result, nil
}

// poolBound is the size up to which a list of the population is smaller than a
// set of the k that are taken.
func poolBound(k int) int {
	bound := 21
	if k > 5 {
		table := 1
		for table < k*3 {
			table *= 4
		}
		bound += table
	}
	return bound
}
