package judge_test

import (
	"fmt"
	"testing"
	"time"

	"batuta/lessons/judge"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// What follows are runs that are written event by event: what a loop seldom
// does, or not twice alike.

func TestATaskThatWasDroppedHasNoEnd(t *testing.T) {
	s := tracetest.New()
	main, h := s.Make(0, "main()")
	s.Peek(main)
	s.Step(h, main, time.Millisecond, func() { s.Suspend(main, trace.WaitFuture, 0, 0, "") })
	s.End()
	s.Done(main, trace.Dropped, "")
	s.Add(trace.Event{Kind: trace.LoopClosed, Obj: 1, Code: 1})
	holds(t, judge.Run{View: s.View()},
		unknown("time", "main()", ""),
		unknown("time", "", ""),
		unknown("done-order", "", ""),
		unknown("result", "main()", ""),
		number("tasks", "", "dropped", 1),
		number("tasks", "", "returned", 0),
		number("waits", "", "future", 1),
		number("loops-open", "", "", 1),
	)
}

func TestACallbackThatWasCancelledIsNoStep(t *testing.T) {
	s := tracetest.New()
	task, step := s.Make(0, "work()")
	h := s.Queue(0, "tick", trace.CauseOutside, 0)
	s.Add(trace.Event{Kind: trace.HandleCancelled, Obj: h})
	s.Peek(task)
	s.Step(step, task, 20*time.Millisecond, func() { s.Done(task, trace.Returned, "") })
	s.Add(trace.Event{Kind: trace.StepSkipped, Obj: h})
	s.End()
	holds(t, judge.Run{View: s.View()},
		number("callbacks", "tick", "", 0),
		number("steps", "", "", 1),
		labels("step-order", "", "work()"),
		number("longest-step", "", "", 0.02),
		unknown("longest-step", "tick", ""),
		number("cycles", "", "", 1),
	)
}

func TestAStepThatNeverEndedTookAsLongAsTheRunWentOn(t *testing.T) {
	s := tracetest.New()
	task, h := s.Make(0, "busy()")
	s.Peek(task)
	s.Step(h, task, 300*time.Millisecond, nil)
	s.Add(trace.Event{Kind: trace.StepBegin, Obj: 9, Task: task})
	s.Begin(trace.Ask{Took: 2 * time.Second}) // as if a clock went by: the run's last event
	f := judge.Find(judge.Run{View: s.View()}, judge.Measure{Name: "longest-step", Of: "busy()"})
	if !f.Found || f.Value.Number < 2 {
		t.Errorf("%+v", f)
	}
}

func TestAWaitThatIsCancelledWasNotEndedByWhoeverCancelledIt(t *testing.T) {
	s := tracetest.New()
	waits, first := s.Make(0, "waits()")
	cancels, second := s.Make(0, "cancels()")
	s.Peek(waits)
	s.Step(first, waits, time.Millisecond, func() { s.Suspend(waits, trace.WaitFuture, 0, 0, "") })
	var wake trace.HandleID
	s.Step(second, cancels, time.Millisecond, func() {
		s.Add(trace.Event{Kind: trace.TaskCancelling, Task: waits})
		wake = s.Wake(waits, second)
	})
	s.Step(wake, waits, time.Millisecond, func() { s.Done(waits, trace.Cancelled, "") })
	s.End()
	holds(t, judge.Run{View: s.View()}, number("woken-by", "waits()", "", 0), number("waits", "waits()", "future", 1))
}

func TestAWaitThatGoesOnIsOneWait(t *testing.T) {
	s := tracetest.New()
	task, h := s.Make(0, "get()")
	other, g := s.Make(0, "nap()")
	s.Peek(task)
	s.Step(h, task, time.Millisecond, func() { s.Write(task, 9) })
	s.Add(trace.Event{Kind: trace.WaitProgress, Task: task, Code: uint8(trace.WaitRead), A: 9})
	s.Step(g, other, time.Millisecond, func() { s.Sleep(other, time.Second, time.Second) })
	s.Add(trace.Event{Kind: trace.WaitProgress, Task: task, Code: uint8(trace.WaitFuture)})
	holds(t, judge.Run{View: s.View()},
		number("waits", "get()", "io", 1),
		number("waits", "get()", "", 1),
		number("waits-at-once", "", "", 2),
		number("waits-at-once", "", "io", 1),
		number("waits-at-once", "", "future", 1),
	)
}

func TestATaskIsKnownByItsLaterNameToo(t *testing.T) {
	s := tracetest.New()
	task, h := s.Make(0, "work(1)")
	s.Add(trace.Event{Kind: trace.TaskNamed, Task: task, B: int64(s.Text("first"))})
	s.Peek(task)
	s.Step(h, task, time.Millisecond, func() { s.Done(task, trace.Returned, "1") })
	holds(t, judge.Run{View: s.View()}, text("first-done", "", "first"), number("time", "work(1)", "", 0.001))
}

func TestALongListOfStepsIsKeptShort(t *testing.T) {
	s := tracetest.New()
	task, h := s.Make(0, "a()")
	for range 3000 {
		s.Step(h, task, 0, nil)
	}
	f := judge.Find(judge.Run{View: s.View()}, judge.Measure{Name: "step-order"})
	if n := len(f.Value.Labels); n < 100 || n > 1500 {
		t.Errorf("%d labels", n)
	}
}

// bound is a bound of a rule.
func bound(x float64) *float64 { return &x }

// rule is a measure of which something is asked.
func rule(name, of string, change func(*judge.Rule)) judge.Rule {
	r := judge.Rule{Measure: judge.Measure{Name: name, Of: of}}
	change(&r)
	return r
}

func atLeast(x float64) func(*judge.Rule) { return func(r *judge.Rule) { r.AtLeast = bound(x) } }
func atMost(x float64) func(*judge.Rule)  { return func(r *judge.Rule) { r.AtMost = bound(x) } }
func isValue(v judge.Value) func(*judge.Rule) {
	return func(r *judge.Rule) { r.Is = &v }
}

// napping is a run in which nap() takes a step of 10 ms in each of so many cycles.
func napping(s *tracetest.Script, cycles int) trace.TaskID {
	task, h := s.Make(0, "nap()")
	for n := range cycles {
		s.Peek(task)
		s.Step(h, task, 10*time.Millisecond, func() { s.Suspend(task, trace.WaitYield, 0, 0, "") })
		s.Add(trace.Event{Kind: trace.Output, Code: 2, Text: s.Text(fmt.Sprintf("line %d\n", n))})
		s.End()
	}
	s.Done(task, trace.Returned, "7")
	return task
}

func TestARuleIsDecidedAtTheMomentThatDecidesIt(t *testing.T) {
	s := tracetest.New()
	napping(s, 10)
	r := judge.Run{View: s.View(), Facts: map[string]string{"seven": "7", "eight": "8", "word": "'x'"}}
	for _, tt := range []struct {
		rule  judge.Rule
		state judge.State
		cycle int
	}{
		{rule("stderr", "", atLeast(3)), judge.Passed, 3},
		{rule("stderr", "", atLeast(10)), judge.Passed, 10},
		{rule("stderr", "", atLeast(11)), judge.Failed, 10},
		{rule("stderr", "", atMost(4)), judge.Failed, 5}, // the first that was too many
		{rule("stderr", "", atMost(10)), judge.Passed, 10},
		{rule("stderr", "", isValue(judge.NumberOf(0))), judge.Failed, 1},
		{rule("stderr", "", isValue(judge.NumberOf(9))), judge.Failed, 10},
		{rule("stderr", "", isValue(judge.NumberOf(12))), judge.Failed, 10},
		{rule("stderr", "", isValue(judge.NumberOf(10))), judge.Passed, 10},
		{rule("log", "", isValue(judge.NumberOf(0))), judge.Passed, 0},
		{rule("step-order", "", isValue(judge.LabelsOf("nap()", "nap()", "other()"))), judge.Failed, 3},
		{rule("step-order", "", isValue(judge.LabelsOf("nap()", "nap()"))), judge.Failed, 3}, // the first beyond it
		{rule("result", "nap()", isValue(judge.FactOf("seven"))), judge.Passed, 10},
		{rule("result", "nap()", isValue(judge.FactOf("eight"))), judge.Failed, 10},
		{rule("result", "nap()", isValue(judge.FactOf("nine"))), judge.Open, 0},
		{rule("steps", "", isValue(judge.FactOf("eight"))), judge.Failed, 9},
		{rule("steps", "", isValue(judge.FactOf("word"))), judge.Open, 0},
		{rule("longest-step", "", atMost(0.005)), judge.Failed, 1},
		{rule("longest-step", "", atMost(0.05)), judge.Passed, 1},
		{rule("time", "nap()", func(r *judge.Rule) { r.AtLeast, r.AtMost = bound(0.05), bound(0.2) }), judge.Passed, 10},
		{rule("time", "other()", atMost(5)), judge.Open, 0},
		{rule("requests-at-once", "", atMost(3)), judge.Open, 0}, // not asking is no way to keep within bounds
		{rule("requests-at-once", "", atLeast(3)), judge.Failed, 0},
		{rule("no-such-measure", "", atLeast(3)), judge.Open, 0},
	} {
		v := judge.Judge(r, []judge.Rule{tt.rule})[0]
		if v.State != tt.state || v.Finding.Cycle != tt.cycle {
			t.Errorf("%+v: state %v in cycle %d, want %v in %d (%+v)", tt.rule, v.State, v.Finding.Cycle, tt.state, tt.cycle, v.Finding)
		}
	}
}

func TestAProgramThatFailedPassesNothingUnlessItIsAskedToFail(t *testing.T) {
	s := tracetest.New()
	napping(s, 3)
	r := judge.Run{View: s.View(), Failed: "my.module.TooBad: no: really"}
	good, bad := rule("stderr", "", atLeast(1)), rule("stderr", "", atLeast(5))
	v := judge.Judge(r, []judge.Rule{good, bad})
	if v[0].State != judge.Open || v[0].Reason != judge.ProgramFailed || v[1].State != judge.Failed || judge.AllPassed(v) {
		t.Errorf("%+v", v)
	}
	v = judge.Judge(r, []judge.Rule{good, rule("failed", "", isValue(judge.TextOf("TooBad")))})
	if !judge.AllPassed(v) {
		t.Errorf("%+v", v)
	}
	if judge.AllPassed(nil) {
		t.Error("no rules are passed by nobody")
	}
}

func TestAResultThatTheTraceShortensIsNotCompared(t *testing.T) {
	for _, result := range []string{"[1, 2, 3, 4, 5, 6, ...]", "'" + string(make([]rune, 10)) + "…"} {
		s := tracetest.New()
		task, _ := s.Make(0, "main()")
		s.Done(task, trace.Returned, result)
		v := judge.Judge(judge.Run{View: s.View()}, []judge.Rule{rule("result", "main()", isValue(judge.TextOf(result)))})
		if v[0].State != judge.Open || v[0].Reason != judge.TextIsShortened {
			t.Errorf("%+v", v)
		}
	}
}

// forgetful is a run whose first events are kept no more: nap() has woken more
// often than a trace remembers.
func forgetful() judge.Run {
	s := tracetest.New()
	task, h := s.Make(0, "nap()")
	other, g := s.Make(0, "other()")
	for range trace.Kept/2 + 10_000 {
		s.Step(h, task, 0, nil)
	}
	s.Step(g, other, 20*time.Millisecond, nil)
	s.Done(other, trace.Returned, "7")
	third, _ := s.Make(0, "third()")
	s.Done(third, trace.Returned, "8")
	return judge.Run{View: s.View()}
}

func TestWhereTheBeginningIsForgottenOnlyWhatIsSureIsDecided(t *testing.T) {
	r := forgetful()
	if r.View.First() == 0 {
		t.Fatal("nothing is forgotten")
	}
	v := judge.Judge(r, []judge.Rule{
		rule("tasks", "", atLeast(1)), rule("tasks", "", atMost(3)), rule("result", "third()", isValue(judge.TextOf("8"))),
	})
	// The making of nap() and of other() is forgotten: it is nowhere in the trace.
	if v[0].State != judge.Passed || v[0].Finding.Moment != -1 || v[1].State != judge.Open || v[1].Reason != judge.TraceForgotten || v[2].State != judge.Passed {
		t.Errorf("%+v", v)
	}
}
