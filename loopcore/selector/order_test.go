package selector

import (
	"slices"
	"testing"
)

func TestOrderIsThatOfRegistrationWhateverIsTakenOut(t *testing.T) {
	o := newOrder()
	for _, fd := range []int{5, 3, 9, 4} {
		o.add(fd)
	}
	steps := []struct {
		name        string
		remove, add int
		want        []int
	}{
		{"one from the middle", 3, 0, []int{5, 9, 4}},
		{"the first", 5, 0, []int{9, 4}},
		{"one comes back at the end", 9, 9, []int{4, 9}},
		{"the last", 9, 0, []int{4}},
		{"a new one", 0, 7, []int{4, 7}},
	}
	for _, step := range steps {
		if step.remove != 0 {
			o.remove(step.remove)
		}
		if step.add != 0 {
			o.add(step.add)
		}
		if got := o.list(); !slices.Equal(got, step.want) {
			t.Fatalf("%s: %v, want %v", step.name, got, step.want)
		}
	}
}

func TestOrderDoesNotGrowWithWhatHasGone(t *testing.T) {
	o := newOrder()
	o.add(5)
	for range 10_000 {
		o.add(6)
		o.remove(6)
	}
	o.add(7)
	if len(o.fds) > 50 {
		t.Errorf("%d places for 2 descriptors", len(o.fds))
	}
	if got, want := o.list(), []int{5, 7}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
