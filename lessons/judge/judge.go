// Package judge says what a run did, in figures taken from its trace, and holds
// them to what a lesson asks for. What a program prints, and how it is written,
// decide nothing.
//
// A Measure names a figure, and a Rule asks something of it. A Prediction is
// answered by a figure, too. All of it is read off a trace.View, so a rule is
// decided in the same way while a window shows the run and in a terminal.
package judge

import (
	"time"

	"batuta/loopcore/trace"
)

// Run is what is judged: a run that has ended.
type Run struct {
	View trace.View
	// Facts is what the answers of the run's sample API come to, each as
	// Python's repr writes it: orders.count is 7, say.
	Facts map[string]string
	// Failed is what the program let out, the last line of its traceback; ""
	// if it ended well.
	Failed string
}

// Measure names one figure of a run: what is measured, and of whom.
type Measure struct {
	Name string `json:"measure"` // one of Measures
	// Of narrows it: the labels of tasks, paths of requests, names of loggers
	// or functions, as the measure has it. A * stands for anything. "": all.
	Of string `json:"of,omitempty"`
	// For narrows it further, by what a task waits for, how it ended, the level
	// of a record, or the status of an answer, as the measure has it.
	For string `json:"for,omitempty"`
}

// Rule is one thing that a lesson asks of a run: that a figure is something, or
// lies within bounds.
type Rule struct {
	Measure
	Is      *Value   `json:"is,omitempty"`
	AtLeast *float64 `json:"atLeast,omitempty"`
	AtMost  *float64 `json:"atMost,omitempty"`
}

// State is how a rule stands.
type State uint8

// The states of a rule.
const (
	Open   State = iota // the run gives no answer: what it is about did not come to pass
	Passed              // the run does what was asked for
	Failed              // it does not
)

// Reason says why a rule is open.
type Reason uint8

// The reasons.
const (
	NoReason        Reason = iota // it is not open, or what it is about did not come to pass
	ProgramFailed                 // the figure would do, but the program let an exception out
	TraceForgotten                // the beginning of the run is no longer kept, and it matters
	TextIsShortened               // the trace holds only the beginning of the value
)

// Finding is what a measure has found.
type Finding struct {
	Value Value
	Found bool // false: the run gives no answer, though Value may hold a count of 0
	// Moment is where in the trace it shows, as a number of events, -1 for
	// nowhere; Cycle is that moment's, 0 for none, and At its run time.
	Moment, Cycle int
	At            time.Duration
	// Who is whom the figure is about, where that is one: the task whose step
	// was the longest, the path that was refused.
	Who string
	// Next is who came after Who, of measures that ask who comes first, and
	// NextAt the run time at which; "" for nobody.
	Next   string
	NextAt time.Duration

	hits []hit // what was counted or listed, one by one
}

// hit is one of the things that a measure counts.
type hit struct {
	moment int
	who    string
}

// Verdict is what became of a rule.
type Verdict struct {
	Rule    Rule
	State   State
	Reason  Reason
	Finding Finding
	// Want is what the rule's Is comes to in this run: its own value, or that
	// of the fact that it names.
	Want Value
}

// Prediction is a question about a run: what a measure will find. Choices are
// what it may find, in the order in which the page lists them.
type Prediction struct {
	Measure
	Choices []Value `json:"choices"`
}

// Answer is what a run has answered.
type Answer struct {
	Choice  int // the number of the choice that was right, from 0
	Finding Finding
}

// Judge holds a run to rules, and answers a verdict for each, in their order. A
// rule that is misdeclared, as Check would say, is open.
//
// A program that let an exception out passes nothing, unless one of the rules is
// about that (the measure "failed").
func Judge(r Run, rules []Rule) []Verdict {
	s := newScene(r)
	mayFail := false
	for _, rule := range rules {
		mayFail = mayFail || rule.Name == failedMeasure
	}
	verdicts := make([]Verdict, len(rules))
	for i, rule := range rules {
		v := s.judge(rule)
		if v.State == Passed && r.Failed != "" && !mayFail {
			v.State, v.Reason = Open, ProgramFailed
		}
		verdicts[i] = v
	}
	return verdicts
}

// AllPassed reports whether there are verdicts and all of them are Passed.
func AllPassed(verdicts []Verdict) bool {
	for _, v := range verdicts {
		if v.State != Passed {
			return false
		}
	}
	return len(verdicts) > 0
}

// judge holds the run to one rule.
func (s *scene) judge(rule Rule) Verdict {
	v := Verdict{Rule: rule, Finding: nothing()}
	if rule.Check() != nil {
		return v
	}
	m, _ := specOf(rule.Name)
	if rule.Is != nil {
		want, err := rule.Is.in(s.run.Facts, m.kind)
		if err != nil {
			return v
		}
		v.Want = want
	}
	v.Finding = s.found(m, rule.Measure, labelsOf(v.Want))
	v.State, v.Reason = s.state(m, v)
	s.decide(&v)
	return v
}

// state is how a rule stands, given what was found.
func (s *scene) state(m spec, v Verdict) (State, Reason) {
	f := v.Finding
	partial := s.partial && !m.whole
	switch {
	case f.Value.Kind == None && partial:
		return Open, TraceForgotten
	case f.Value.Kind == None:
		return Open, NoReason
	case v.Rule.Is != nil && shortened(m, f.Value):
		return Open, TextIsShortened
	case partial:
		return v.Rule.atLeastSo(f.Value, v.Want)
	case !v.Rule.holds(f.Value, v.Want):
		return Failed, NoReason
	case !f.Found:
		return Open, NoReason
	}
	return Passed, NoReason
}

// Find measures one figure of a run. A measure that is misdeclared finds nothing.
func Find(r Run, m Measure) Finding {
	if m.Check() != nil {
		return nothing()
	}
	spec, _ := specOf(m.Name)
	return newScene(r).found(spec, m, nil)
}
