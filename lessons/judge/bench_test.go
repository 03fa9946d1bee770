package judge_test

import (
	"testing"
	"time"

	"batuta/lessons/judge"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// BenchmarkJudge holds a run of a million events, of a thousand tasks, to every
// measure there is.
func BenchmarkJudge(b *testing.B) {
	s := tracetest.New()
	var tasks []trace.TaskID
	var steps []trace.HandleID
	for range 1000 {
		task, h := s.Make(0, "work()")
		tasks, steps = append(tasks, task), append(steps, h)
	}
	for s.View().End() < 1_000_000 {
		s.Peek(tasks[0])
		for i, task := range tasks {
			s.Step(steps[i], task, time.Microsecond, func() { s.Suspend(task, trace.WaitTimer, 0, 0, "") })
			steps[i] = s.Wake(task, 0)
		}
		s.End()
	}
	r := judge.Run{View: s.View()}
	rules := make([]judge.Rule, 0, len(judge.Measures()))
	for _, name := range judge.Measures() {
		rule := judge.Rule{Measure: judge.Measure{Name: name}}
		switch judge.KindOf(name) {
		case judge.Number:
			rule.AtLeast = bound(1)
		case judge.Labels:
			rule.Is = &judge.Value{Kind: judge.Labels, Labels: []string{"work()"}}
		default:
			rule.Is = &judge.Value{Kind: judge.Text, Text: "work()"}
		}
		if rule.Check() != nil {
			rule.Of = "work()"
		}
		if rule.Check() != nil {
			rule.For = "timer"
		}
		if err := rule.Check(); err != nil {
			b.Fatal(err)
		}
		rules = append(rules, rule)
	}
	b.ReportMetric(float64(len(rules)), "rules")
	for b.Loop() {
		judge.Judge(r, rules)
	}
}
