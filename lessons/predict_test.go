package lessons

import (
	"testing"
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

func TestThePredictionIsAnsweredByTheTasksThatReturned(t *testing.T) {
	choices := []string{"a", "b", "c"}
	type end struct {
		label string
		how   trace.Outcome
	}
	for _, tt := range []struct {
		name string
		ends []end
		ok   bool
		want [2]int // First and Next
	}{
		{"nobody has finished", nil, false, [2]int{-1, -1}},
		{"one has", []end{{"b", trace.Returned}}, true, [2]int{1, -1}},
		{"two have", []end{{"c", trace.Returned}, {"a", trace.Returned}, {"b", trace.Returned}}, true, [2]int{2, 0}},
		{"one that was not asked about", []end{{"x", trace.Returned}, {"a", trace.Returned}}, true, [2]int{0, -1}},
		{"one that failed", []end{{"a", trace.Failed}, {"c", trace.Returned}}, true, [2]int{2, -1}},
		{"one that was cancelled, alone", []end{{"a", trace.Cancelled}}, false, [2]int{-1, -1}},
		{"two of one name", []end{{"a", trace.Returned}, {"a", trace.Returned}, {"b", trace.Returned}}, true, [2]int{0, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := tracetest.New()
			for _, e := range tt.ends {
				task, _ := s.Make(0, e.label)
				s.Done(task, e.how, "")
			}
			f, ok := FirstFinished(s.View(), choices)
			if ok != tt.ok || f.First != tt.want[0] || f.Next != tt.want[1] {
				t.Errorf("%+v, %v", f, ok)
			}
		})
	}
}

func TestTheAnswerOfLessonOneIsFarFromTheNext(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	l := all[0]
	s := begin(t, l.Parts[0].Variants[0].Program, Options{Clock: Virtual})
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	choices := l.Page("en").Parts[0].Predict.Choices
	f, ok := FirstFinished(s.View(), choices)
	if !ok || f.Next < 0 || choices[f.First] != "fetch('/orders')" {
		t.Fatalf("%+v, %v", f, ok)
	}
	if f.After-f.At < 50*time.Millisecond {
		t.Errorf("%s finished after %v, and the next after %v", choices[f.First], f.At, f.After)
	}
}
