package py

import "testing"

func TestWhatIsHeldIsLookedForAmongABoundedNumberOfObjects(t *testing.T) {
	wanted := NewList(nil)
	numbers := make([]Value, mostLookedAt)
	for i := range numbers {
		numbers[i] = MakeInt(int64(i))
	}
	lists := make([]Value, 2*mostLookedAt)
	for i := range lists {
		lists[i] = NewList(nil)
	}
	h := &holders{seen: map[Value]bool{}, most: mostLookedAt}
	for _, v := range []Value{NewTuple(numbers...), NewTuple(wanted, nil, None), NewTuple(lists...)} {
		h.look(v)
	}
	if !h.seen[wanted] {
		t.Error("a list behind as many numbers as are looked at was not found")
	}
	if len(h.seen) != mostLookedAt {
		t.Errorf("%d objects are kept, want %d", len(h.seen), mostLookedAt)
	}
}
