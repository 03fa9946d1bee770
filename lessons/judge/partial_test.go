package judge

import (
	"testing"
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// TestANumberIsALowerBoundOnceTheBeginningIsForgotten takes a short run for the
// end of a long one.
func TestANumberIsALowerBoundOnceTheBeginningIsForgotten(t *testing.T) {
	script := tracetest.New()
	task, h := script.Make(0, "nap()")
	for range 10 {
		script.Step(h, task, time.Millisecond, nil)
	}
	script.Done(task, trace.Returned, "8")
	s := newScene(Run{View: script.View()})
	s.partial = true
	bound := func(x float64) *float64 { return &x }
	is := func(v Value) *Value { return &v }
	for _, tt := range []struct {
		name, of string
		rule     Rule
		state    State
		reason   Reason
	}{
		{"steps", "", Rule{AtLeast: bound(5)}, Passed, NoReason}, // and there were more
		{"steps", "", Rule{AtMost: bound(5)}, Failed, NoReason},
		{"steps", "", Rule{AtMost: bound(50)}, Open, TraceForgotten},
		{"steps", "", Rule{AtLeast: bound(50)}, Open, TraceForgotten},
		{"steps", "", Rule{AtLeast: bound(5), AtMost: bound(50)}, Open, TraceForgotten},
		{"steps", "", Rule{Is: is(NumberOf(5))}, Failed, NoReason},
		{"steps", "", Rule{Is: is(NumberOf(10))}, Open, TraceForgotten},
		{"time", "other()", Rule{AtMost: bound(5)}, Open, TraceForgotten},
		{"first-done", "", Rule{Is: is(TextOf("nap()"))}, Open, TraceForgotten},
		{"step-order", "", Rule{Is: is(LabelsOf("a()"))}, Open, TraceForgotten},
		{"result", "nap()", Rule{Is: is(TextOf("8"))}, Passed, NoReason},
		{"failed", "", Rule{Is: is(TextOf(""))}, Passed, NoReason},
	} {
		r := tt.rule
		r.Measure = Measure{Name: tt.name, Of: tt.of}
		if v := s.judge(r); v.State != tt.state || v.Reason != tt.reason {
			t.Errorf("%+v: %v, %v", r, v.State, v.Reason)
		}
	}
}
