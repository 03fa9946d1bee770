package words

import (
	"strconv"
	"strings"
	"time"

	"batuta/lessons/judge"
)

// mostFigure is how many characters of a value a verdict shows.
const mostFigure = 40

// Verdict is the figure that decides a rule, short: "3 of 9", "0.41 s", "6, the
// first in cycle 11". What the figure is of, the lesson's page says.
func Verdict(t Texts, v judge.Verdict) string {
	value := v.Finding.Value
	switch {
	case v.State == judge.Open:
		return open(t, v)
	case v.Rule.Name == "failed":
		return ended(t, "judge.ended.", value.Text)
	case v.Rule.Name == "outcome":
		return t.T("judge.outcome." + value.Text)
	case value.Kind == judge.Number:
		return numberVerdict(t, v)
	case value.Kind == judge.Labels:
		return labelsVerdict(t, v)
	case v.State == judge.Failed && v.Rule.Is != nil:
		return t.T("judge.wanted", brief(value.Text), brief(v.Want.Text))
	}
	return brief(value.Text)
}

// open is why a rule is open.
func open(t Texts, v judge.Verdict) string {
	switch v.Reason {
	case judge.ProgramFailed:
		return t.T("judge.open.failed")
	case judge.TraceForgotten:
		return t.T("judge.open.forgotten")
	case judge.TextIsShortened:
		return t.T("judge.open.shortened")
	}
	return Nothing(t, v.Rule.Measure)
}

// Nothing is what is said where a measure finds no answer: "no such task ended".
func Nothing(t Texts, m judge.Measure) string { return t.T("judge.nothing." + m.Name) }

// ended is how a program ended, given the class that it let out.
func ended(t Texts, form, class string) string {
	if class == "" {
		return t.T(form + "well")
	}
	return t.T(form+"with", class)
}

// numberVerdict is a number beside what it was to be.
func numberVerdict(t Texts, v judge.Verdict) string {
	f, r := v.Finding, v.Rule
	least, most := r.AtLeast, r.AtMost
	if r.Is != nil {
		least, most = &v.Want.Number, &v.Want.Number
	}
	tooMany := most != nil && f.Value.Number > *most
	tooFew := least != nil && f.Value.Number < *least
	switch {
	case isSeconds(r.Measure) && v.State == judge.Failed && tooMany:
		figure, bound := secondsBeside(f.Value.Number, *most)
		return t.T("judge.toolong", figure, bound)
	case isSeconds(r.Measure) && v.State == judge.Failed && tooFew:
		figure, bound := secondsBeside(f.Value.Number, *least)
		return t.T("judge.tooshort", figure, bound)
	case isSeconds(r.Measure):
		return inSeconds(f.Value.Number)
	case isMost(r.Measure) && tooMany:
		return t.T("judge.atonce.toomany", f.Value, count(*most))
	case isMost(r.Measure) && r.Is == nil && least == nil:
		return t.T("judge.atonce", f.Value)
	case tooFew, v.State == judge.Passed && least != nil && *least == f.Value.Number && *least > 1:
		return t.T("judge.of", f.Value, count(*least))
	case tooMany && *most == 0 && f.Cycle > 0:
		return t.T("judge.toomany.none", f.Value, f.Cycle)
	case tooMany && *most > 0:
		return t.T("judge.wanted", f.Value, count(*most))
	}
	return f.Value.String()
}

// count is a bound of a rule for people.
func count(x float64) string { return judge.NumberOf(x).String() }

// isSeconds reports whether a measure's numbers are seconds.
func isSeconds(m judge.Measure) bool {
	switch m.Name {
	case "time", "longest-step", "thread-time":
		return true
	}
	return false
}

// isMost reports whether a measure's number is the most that there was at one moment.
func isMost(m judge.Measure) bool {
	return strings.HasSuffix(m.Name, "-at-once") || m.Name == "registered"
}

// inSeconds is a length of time: 0.41 s, 1.25 s, but 2.1 ms.
func inSeconds(x float64) string {
	if x > 0 && x < 0.0995 {
		return Duration(time.Duration(x * float64(time.Second)))
	}
	return fixed(x, 2) + " s"
}

// secondsBeside are a length of time and its bound, which are not alike: with as
// many digits as it takes to tell them apart.
func secondsBeside(x, bound float64) (figure, other string) {
	if figure, other = inSeconds(x), inSeconds(bound); figure == other {
		figure = strconv.FormatFloat(x, 'g', 6, 64) + " s"
	}
	return figure, other
}

// labelsVerdict is a list beside what it was to be: the first that differs.
func labelsVerdict(t Texts, v judge.Verdict) string {
	got, want := v.Finding.Value.Labels, v.Want.Labels
	if v.State == judge.Passed {
		return brief(v.Finding.Value.String())
	}
	for i, label := range got {
		switch {
		case i >= len(want):
			return t.T("judge.more", len(got), len(want))
		case !judge.Matches(want[i], label):
			return t.T("judge.differs", i+1, brief(label), brief(want[i]))
		}
	}
	return t.T("judge.of", len(got), len(want))
}

// brief is the beginning of a text that is longer than a figure may be.
func brief(s string) string {
	if r := []rune(s); len(r) > mostFigure {
		return string(r[:mostFigure-1]) + "…"
	}
	return s
}

// RunSays is what a run has answered to a prediction, as a sentence: "fetch('/orders')
// finished first, at 0.166 s; next was fetch('/users'), at 0.31 s."
func RunSays(t Texts, m judge.Measure, f judge.Finding) string {
	form := "judge.answer." + m.Name
	value := f.Value.String()
	switch m.Name {
	case "first-done":
		if f.Next != "" {
			return t.T(form, f.Who, Seconds(f.At), f.Next, Seconds(f.NextAt))
		}
		return t.T("judge.answer.only", f.Who, Seconds(f.At))
	case "failed":
		return ended(t, "judge.answer.ended.", value)
	case "time":
		if m.Of == "" {
			return t.T("judge.answer.time.all", inSeconds(f.Value.Number))
		}
		return t.T(form, f.Who, inSeconds(f.Value.Number))
	case "result":
		return t.T(form, f.Who, value)
	case "outcome":
		return t.T(form, f.Who, t.T("judge.outcome."+value))
	case "tasks":
		if m.For != "" {
			form = "judge.answer.tasks." + m.For
		}
	case "requests", "paths":
		if m.For != "" {
			value = t.T("judge.answer.status", value, m.For)
		}
		if m.For == "open" {
			form, value = "judge.answer.requests.open", f.Value.String()
		}
	case "longest-step":
		return t.T(form, inSeconds(f.Value.Number), f.Who)
	case "thread-time":
		value = inSeconds(f.Value.Number)
	}
	if m.Of != "" {
		value = t.T("judge.answer.whose", value, m.Of)
	}
	return t.T(form, value)
}
