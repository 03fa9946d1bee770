package judge

import "slices"

// nothing is the finding of a measure that has found no answer.
func nothing() Finding { return Finding{Moment: -1} }

// none is the finding of a measure that counts, before anything is counted.
// Found says whether there is anything that could have been: where there is
// not, a count of 0 answers nothing.
func none(found bool) Finding { return Finding{Value: NumberOf(0), Found: found, Moment: -1} }

// hit counts one more, which happened at that moment.
func (f *Finding) hit(moment int, who string) {
	f.Found = true
	f.Value.Number++
	f.hits = append(f.hits, hit{moment, who})
}

// mostLabels is how many labels a list holds at most: no lesson asks for more.
const mostLabels = 1000

// list adds a label to a list.
func (f *Finding) list(label string, moment int) {
	f.Value.Kind, f.Found = Labels, true
	if len(f.hits) < mostLabels {
		f.Value.Labels = append(f.Value.Labels, label)
		f.hits = append(f.hits, hit{moment, label})
	}
}

// most notes x, if it is more than what has been found so far.
func (f *Finding) most(x float64, moment int, who string) {
	if !f.Found || x > f.Value.Number {
		f.Value, f.Found, f.Moment, f.Who = NumberOf(x), true, moment, who
	}
}

// found measures, and fills in what follows from what was found.
func (s *scene) found(m spec, what Measure, among []string) Finding {
	s.call(append([]string{what.Of}, among...)...)
	f := m.find(s, what, among)
	if n := len(f.hits); n > 0 {
		slices.SortStableFunc(f.hits, func(a, b hit) int { return a.moment - b.moment })
		f.Moment, f.Who = f.hits[n-1].moment, f.hits[n-1].who
	}
	s.at(&f)
	return f
}

// at fills in what follows from the moment.
func (s *scene) at(f *Finding) {
	f.Cycle, f.At = 0, 0
	if f.Moment > s.v.First() && f.Moment <= s.v.End() {
		f.Cycle, f.At = s.cycleAt(f.Moment), s.v.At(f.Moment-1).Run
	}
}

// decide lets the moment of a verdict on what was counted or listed be that
// which decided it: of too many, the first that was too many; of enough, the
// one that made it so; of a list, the first that is not as it was to be.
func (s *scene) decide(v *Verdict) {
	f := &v.Finding
	if len(f.hits) == 0 {
		return
	}
	n := len(f.hits) - 1
	if f.Value.Kind == Labels {
		for i, label := range f.Value.Labels {
			if v.Rule.Is != nil && (i >= len(v.Want.Labels) || !matchesLabel(v.Want.Labels[i], label)) {
				n = i
				break
			}
		}
	} else {
		n = v.Rule.decisive(v.State, len(f.hits), v.Want)
	}
	f.Moment, f.Who = f.hits[n].moment, f.hits[n].who
	s.at(f)
}

// decisive is which of so many hits decides a rule.
func (r Rule) decisive(state State, hits int, want Value) int {
	n := hits
	switch {
	case state == Failed && r.Is != nil:
		n = int(want.Number) + 1
	case state == Failed && r.AtMost != nil && float64(hits) > *r.AtMost:
		n = int(*r.AtMost) + 1
	case state == Passed && r.AtLeast != nil:
		n = int(*r.AtLeast)
	}
	return min(max(n, 1), hits) - 1
}
