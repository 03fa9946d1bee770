package judge

import (
	"math"
	"slices"
)

// Check says what is wrong with the prediction, and the mend; nil if nothing is.
func (p Prediction) Check() error {
	if err := p.Measure.Check(); err != nil {
		return err
	}
	if len(p.Choices) < 2 {
		return misdeclared("%s: there are %d choices: a prediction has two or more", p.Name, len(p.Choices))
	}
	for i, c := range p.Choices {
		if err := p.Measure.checkValue(c); err != nil {
			return err
		}
		for _, other := range p.Choices[:i] {
			if c.Kind == other.Kind && c.String() == other.String() {
				return misdeclared("%s: the choice %s is there twice: leave one out", p.Name, c)
			}
		}
	}
	return nil
}

// Predict answers a prediction from a run. It is false where the run gives no
// answer, or one that is none of the choices. Of numbers the nearest choice is
// right, if it is nearer by far than any other: within a quarter of the way to
// the next. A measure that asks who came first asks among the choices, unless
// Of names others.
//
// What the program failed with is no matter, but a run whose beginning is
// forgotten answers nothing.
func Predict(r Run, p Prediction) (Answer, bool) {
	if p.Check() != nil {
		return Answer{Choice: -1, Finding: nothing()}, false
	}
	m, _ := specOf(p.Name)
	s := newScene(r)
	choices := make([]Value, len(p.Choices))
	for i, c := range p.Choices {
		v, err := c.in(r.Facts, m.kind)
		if err != nil {
			return Answer{Choice: -1, Finding: nothing()}, false
		}
		choices[i] = v
	}
	a := Answer{Choice: -1, Finding: s.found(m, p.Measure, labelsOf(choices...))}
	if !a.Finding.Found || s.partial && !m.whole || shortened(m, a.Finding.Value) {
		return a, false
	}
	a.Choice = chosen(a.Finding.Value, choices)
	return a, a.Choice >= 0
}

// chosen is which of the choices a figure is, -1 for none.
func chosen(found Value, choices []Value) int {
	if found.Kind != Number {
		return slices.IndexFunc(choices, func(c Value) bool {
			return same(found, c) || found.Kind == Text && c.Kind == Text && matchesLabel(c.Text, found.Text)
		})
	}
	nearest := -1
	for i, c := range choices {
		if nearest < 0 || math.Abs(c.Number-found.Number) < math.Abs(choices[nearest].Number-found.Number) {
			nearest = i
		}
	}
	gap := math.Inf(1)
	for i, c := range choices {
		if i != nearest {
			gap = min(gap, math.Abs(c.Number-choices[nearest].Number))
		}
	}
	if math.Abs(found.Number-choices[nearest].Number) > gap/4 {
		return -1
	}
	return nearest
}
