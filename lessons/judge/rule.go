package judge

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// errMisdeclared is behind all that Check says.
var errMisdeclared = errors.New("misdeclared")

// misdeclared is what is wrong, and the mend.
func misdeclared(format string, args ...any) error {
	return &checkError{fmt.Sprintf(format, args...)}
}

// checkError is what Check says of a rule or of a prediction.
type checkError struct{ text string }

// Error is what is wrong, and the mend.
func (e *checkError) Error() string { return e.text }

// Is reports whether target is what all of them are.
func (e *checkError) Is(target error) bool { return target == errMisdeclared }

// Check says what is wrong with the measure, and the mend; nil if nothing is.
func (m Measure) Check() error {
	spec, ok := specOf(m.Name)
	switch {
	case m.Name == "":
		return misdeclared(`there is no measure: give one, as in "measure": "requests"; there are %s`, strings.Join(Measures(), ", "))
	case !ok:
		return misdeclared("there is no measure %q: there are %s", m.Name, strings.Join(Measures(), ", "))
	case m.Of != "" && spec.of == "":
		return misdeclared(`%s is of the whole run: leave "of" (%q) out`, m.Name, m.Of)
	case m.Of == "" && spec.ofNeeded:
		return misdeclared(`%s needs to know of whom: add "of", %s`, m.Name, spec.of)
	case m.For != "" && len(spec.fors) == 0 && !spec.status:
		return misdeclared(`%s takes no "for": leave %q out`, m.Name, m.For)
	case m.For != "" && spec.status && !isStatus(m.For):
		return misdeclared(`%s for %q: "for" is the status of the answer, 200 say, or "open" for those never answered`, m.Name, m.For)
	case m.For != "" && !spec.status && !slices.Contains(spec.fors, m.For):
		return misdeclared(`%s for %q: "for" is one of %s`, m.Name, m.For, strings.Join(spec.fors, ", "))
	case m.For == "" && spec.forNeeded:
		return misdeclared(`%s needs "for": one of %s`, m.Name, strings.Join(spec.fors, ", "))
	}
	return nil
}

// isStatus reports whether a request may have ended so.
func isStatus(s string) bool {
	return s == neverAnswered || len(s) == 3 && s[0] >= '1' && s[0] <= '5' && strings.Trim(s, "0123456789") == ""
}

// Check says what is wrong with the rule, and the mend; nil if nothing is.
func (r Rule) Check() error {
	if err := r.Measure.Check(); err != nil {
		return err
	}
	m, _ := specOf(r.Name)
	bounds := r.AtLeast != nil || r.AtMost != nil
	switch {
	case r.Is == nil && !bounds && m.kind == Number:
		return misdeclared(`%s: nothing is asked of it: add "is", "atLeast" or "atMost"`, r.Name)
	case r.Is == nil && !bounds:
		return misdeclared(`%s: nothing is asked of it: add "is"`, r.Name)
	case bounds && m.kind != Number:
		return misdeclared(`%s finds %s, which has no bounds: write "is" for "atLeast" or "atMost"`, r.Name, m.kind)
	case bounds && r.Is != nil:
		return misdeclared(`%s: "is" says all there is to say: leave "atLeast" and "atMost" out`, r.Name)
	case r.AtLeast != nil && r.AtMost != nil && *r.AtLeast > *r.AtMost:
		return misdeclared("%s: at least %v and at most %v: nothing is both", r.Name, *r.AtLeast, *r.AtMost)
	case r.AtLeast != nil && *r.AtLeast <= 0:
		return misdeclared("%s: at least %v: every run does that; ask for more", r.Name, *r.AtLeast)
	case r.AtMost != nil && *r.AtMost < 0:
		return misdeclared("%s: at most %v: no run does that", r.Name, *r.AtMost)
	case r.Is != nil:
		return r.Measure.checkValue(*r.Is)
	}
	return nil
}

// checkValue says what is wrong with a value that is compared with what the
// measure finds.
func (m Measure) checkValue(v Value) error {
	spec, _ := specOf(m.Name)
	switch {
	case v.Kind == None:
		return misdeclared(`%s: the value is missing: write %s`, m.Name, spec.kind)
	case v.Kind == Fact && spec.kind == Labels:
		return misdeclared(`%s finds a list of texts, and a fact is none: write the texts`, m.Name)
	case v.Kind == Fact:
		return nil
	case v.Kind == spec.kind:
		return nil
	case spec.kind == Text && v.Kind == Number:
		return misdeclared(`%s finds a text: write "%s" for %s`, m.Name, v, v)
	case spec.kind == Labels && v.Kind == Text:
		return misdeclared(`%s finds a list of texts: write ["%s"] for "%s"`, m.Name, v, v)
	}
	return misdeclared("%s finds %s, and %s is %s", m.Name, spec.kind, v, v.Kind)
}

// CheckFacts says which fact a rule names that is none of facts, and which there
// are; nil if it names none, or one of them.
func (r Rule) CheckFacts(facts map[string]string) error {
	if r.Is == nil {
		return nil
	}
	return r.Measure.checkFact(*r.Is, facts)
}

// CheckFacts is Rule.CheckFacts, for the choices.
func (p Prediction) CheckFacts(facts map[string]string) error {
	for _, c := range p.Choices {
		if err := p.Measure.checkFact(c, facts); err != nil {
			return err
		}
	}
	return nil
}

func (m Measure) checkFact(v Value, facts map[string]string) error {
	spec, _ := specOf(m.Name)
	_, err := v.in(facts, spec.kind)
	switch {
	case errors.Is(err, errNoFact):
		return misdeclared("%s: there is no fact %q: there are %s", m.Name, v.Fact, strings.Join(namesOf(facts), ", "))
	case err != nil:
		return misdeclared("%s finds a number, and the fact %q is %s: choose another fact", m.Name, v.Fact, facts[v.Fact])
	}
	return nil
}

func namesOf(facts map[string]string) []string {
	names := make([]string, 0, len(facts))
	for name := range facts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// holds reports whether a figure is as the rule asks; want is what its Is comes to.
func (r Rule) holds(found, want Value) bool {
	switch {
	case r.Is != nil:
		return same(found, want)
	case r.AtLeast != nil && found.Number < *r.AtLeast:
		return false
	}
	return r.AtMost == nil || found.Number <= *r.AtMost
}

// atLeastSo is how the rule stands where the beginning of the run is forgotten:
// every number is then no more than what the whole run would come to.
func (r Rule) atLeastSo(found, want Value) (State, Reason) {
	most := math.Inf(1)
	switch {
	case found.Kind != Number:
		return Open, TraceForgotten
	case r.Is != nil:
		most = want.Number
	case r.AtMost != nil:
		most = *r.AtMost
	}
	switch {
	case found.Number > most && !same(found, NumberOf(most)):
		return Failed, NoReason
	case r.AtLeast != nil && r.AtMost == nil && found.Number >= *r.AtLeast:
		return Passed, NoReason
	}
	return Open, TraceForgotten
}

// shortened reports whether the trace holds but the beginning of what a task
// returned.
func shortened(m spec, found Value) bool {
	return m.repr && (strings.HasSuffix(found.Text, "…") || strings.Contains(found.Text, "..."))
}
