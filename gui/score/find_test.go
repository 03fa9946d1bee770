package score_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"batuta/assets"
	"batuta/gui/score"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

func TestASearchFindsTasksReasonsAndLines(t *testing.T) {
	s := tracetest.New()
	s.Begin(trace.Ask{})
	one, first := s.Make(0, "fetch('/users')")
	two, second := s.Make(0, "nap()")
	s.Step(first, one, time.Millisecond, func() {
		s.Add(trace.Event{Kind: trace.TaskSuspended, Task: one, Code: uint8(trace.WaitRead), A: 7, Line: 12})
	})
	s.Step(second, two, time.Millisecond, func() { s.Sleep(two, time.Second, time.Second) })
	sc, v := s.Score(), s.View()
	run := func(task trace.TaskID, life trace.Life) (at []int) {
		for _, p := range sc.Lane(task).Spans {
			if p.Life == life {
				at = append(at, p.First+1)
			}
		}
		return at
	}
	users := append([]int{sc.Lane(one).Spans[0].First + 1}, run(one, trace.Running)...)
	for _, tt := range []struct {
		search string
		want   []int
	}{
		{"", nil},
		{"  ", nil},
		{"no such thing", nil},
		{"USERS", users},
		{"timer", run(two, trace.Waiting)},
		{"fd 7", run(one, trace.Waiting)},
		{"line 12", run(one, trace.Waiting)},
		{":12", run(one, trace.Waiting)},
		{"12", run(one, trace.Waiting)},
	} {
		if got := score.Find(sc, v, assets.Texts("en"), tt.search); !slices.Equal(got, tt.want) {
			t.Errorf("%q finds %v, want %v", tt.search, got, tt.want)
		}
	}
	if got := score.Find(sc, v, assets.Texts("es"), "temporizador"); fmt.Sprint(got) != fmt.Sprint(run(two, trace.Waiting)) {
		t.Errorf("in Spanish the timer is found at %v", got)
	}
}
