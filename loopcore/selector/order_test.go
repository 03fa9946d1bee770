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
