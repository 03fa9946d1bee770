package progress

import (
	"cmp"
	"time"
)

// merge is the better of two states, part by part: nothing that is passed in
// one of them is lost. In whichever order states are merged, and however often,
// the same comes out.
func merge(a, b *State) State {
	m := a.clone()
	for key, p := range b.Parts {
		m.Parts[key] = mergePart(m.Parts[key], p)
	}
	m.Last = newest(a.Last, b.Last, Place.order)
	return m
}

func mergePart(a, b Part) Part {
	m := Part{
		Passed:   earliest(a.Passed, b.Passed),
		Best:     shortest(a.Best, b.Best),
		Skipped:  a.Skipped || b.Skipped,
		Attempts: max(a.Attempts, b.Attempts),
		Hints:    max(a.Hints, b.Hints),
		Predict:  newest(a.Predict, b.Predict, Prediction.order),
	}
	if !m.Passed.IsZero() {
		m.Skipped = false
	}
	for _, edits := range []map[string]Edit{a.Edits, b.Edits} {
		for variant, e := range edits {
			if m.Edits == nil {
				m.Edits = map[string]Edit{}
			}
			if other, ok := m.Edits[variant]; ok {
				e = newest(other, e, Edit.order)
			}
			m.Edits[variant] = e
		}
	}
	return m
}

// newest is the one of two that comes later in their order.
func newest[T any](a, b T, order func(a, b T) int) T {
	if order(a, b) < 0 {
		return b
	}
	return a
}

// The orders are by time. What is of one time is ordered by all else, so that it
// does not matter who comes first.

func (p Place) order(q Place) int {
	return cmp.Or(p.At.Compare(q.At), cmp.Compare(p.Lesson, q.Lesson), cmp.Compare(p.Part, q.Part), cmp.Compare(p.Variant, q.Variant))
}

func (e Edit) order(f Edit) int { return cmp.Or(e.At.Compare(f.At), cmp.Compare(e.Text, f.Text)) }

// A prediction that came true is better than one that did not.
func (p Prediction) order(q Prediction) int {
	switch {
	case p.Right != q.Right && p.Right:
		return 1
	case p.Right != q.Right:
		return -1
	}
	return cmp.Or(p.At.Compare(q.At), cmp.Compare(p.Choice, q.Choice))
}

// earliest is the earlier of two times, of which a zero one is none.
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// shortest is the shorter of two, of which 0 is none.
func shortest(a, b float64) float64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}
