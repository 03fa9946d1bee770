package trace_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// drawn is a tree as text: two blanks for each level, "~" before a task that
// nobody waits for, "@" before one that stands above itself.
func drawn(branches []trace.Branch) string {
	var b strings.Builder
	for _, branch := range branches {
		mark := ""
		switch {
		case branch.Ring:
			mark = "@"
		case !branch.Awaited:
			mark = "~"
		}
		fmt.Fprintf(&b, "%s%s%s\n", strings.Repeat("  ", branch.Depth), mark, branch.Task.Label)
	}
	return b.String()
}

// family is a run in which a makes b and c, b makes d, and nobody waits yet.
func family() (*tracetest.Script, map[string]trace.TaskID) {
	s, ids := tracetest.New(), map[string]trace.TaskID{}
	s.Begin(trace.Ask{})
	for _, child := range []struct{ name, of string }{{"a", ""}, {"b", "a"}, {"c", "a"}, {"d", "b"}} {
		id, step := s.Make(ids[child.of], child.name)
		ids[child.name] = id
		s.Step(step, id, time.Millisecond, func() { s.Suspend(id, trace.WaitFuture, 0, 0, "") })
	}
	return s, ids
}

func now(s *tracetest.Script) *trace.State { return trace.NewIndex().At(s.View(), s.View().End()) }

func TestATaskStandsBelowTheOneThatWaitsForIt(t *testing.T) {
	for _, tt := range []struct {
		name  string
		waits map[string]string
		ended string
		want  string
	}{
		{"nobody waits: below the maker", nil, "", "~a\n  ~b\n    ~d\n  ~c\n"},
		{"a waits for d", map[string]string{"a": "d"}, "", "~a\n  ~b\n  ~c\n  d\n"},
		{"c waits for b", map[string]string{"c": "b"}, "", "~a\n  ~c\n    b\n      ~d\n"},
		{"d waits for its grandmother", map[string]string{"d": "a"}, "", "~b\n~d\n  a\n    ~c\n"},
		{"the maker has ended", nil, "b", "~a\n  ~c\n~d\n"},
		{"a ring", map[string]string{"c": "d", "d": "c"}, "", "~a\n  ~b\nc\n  d\n    @c\n"},
	} {
		s, ids := family()
		for who, whom := range tt.waits {
			s.Suspend(ids[who], trace.WaitTask, int64(ids[whom]), 0, "")
		}
		if tt.ended != "" {
			s.Done(ids[tt.ended], trace.Returned, "")
		}
		tree, left := now(s).Tree(100)
		if got := drawn(tree); got != tt.want || left != 0 {
			t.Errorf("%s: %d left out of\n%swant\n%s", tt.name, left, got, tt.want)
		}
	}
}

func TestATreeIsCutWhereItIsTooLarge(t *testing.T) {
	s, _ := family()
	tree, left := now(s).Tree(3)
	if got := drawn(tree); got != "~a\n  ~b\n    ~d\n" || left != 1 {
		t.Errorf("%d left out of\n%s", left, got)
	}
}

func TestTheLinesOfATreeGoOnWhereAnotherBranchFollows(t *testing.T) {
	s, _ := family()
	tree, _ := now(s).Tree(10)
	got := fmt.Sprint(tree[2].Lines, tree[3].Lines)
	if want := "[false true false] [false false]"; got != want {
		t.Errorf("the lines beside d and c are %s, want %s", got, want)
	}
}

func TestWhatATaskSpentAddsUpToTheMoment(t *testing.T) {
	s, ids := family()
	score, view := s.Score(), s.View()
	lane := score.Lane(ids["a"])
	end := now(s)
	spent := lane.Spent(view.End(), end.Run)
	if spent[trace.Running] != time.Millisecond {
		t.Errorf("it ran %v", spent[trace.Running])
	}
	if all := spent[trace.Running] + spent[trace.Ready] + spent[trace.Waiting]; all != end.Run-lane.MadeAt {
		t.Errorf("it spent %v of %v", all, end.Run-lane.MadeAt)
	}
	half := lane.Spans[1]
	if got := lane.Spent(half.First+1, half.Begin)[trace.Waiting]; got != 0 {
		t.Errorf("before its first step it had waited %v", got)
	}
}

func TestCallsOfTheSelectorAddUp(t *testing.T) {
	for _, tt := range []struct {
		selector string
		scanned  int
	}{{"EpollSelector", 1}, {"PollSelector", 4}} {
		s := tracetest.New()
		s.Add(trace.Event{Kind: trace.LoopMade, Obj: 1, Text: s.Text(tt.selector)})
		s.Add(trace.Event{Kind: trace.FDAdd, A: 5, Code: uint8(trace.Read)})
		s.Add(trace.Event{Kind: trace.FDAdd, A: 6, Code: uint8(trace.Read)})
		s.Begin(trace.Ask{})
		s.End()
		s.Begin(trace.Ask{Timeout: time.Second, Took: 30 * time.Millisecond}, trace.BarEvent{FD: 5, Mask: trace.Read})
		s.End()
		bars := s.Score().Bars
		got := bars[1].Calls
		want := trace.Calls{Count: 2, Peeks: 1, Events: 1, Scanned: tt.scanned, Waited: 30 * time.Millisecond}
		if got != want || bars[1].Registered != 2 {
			t.Errorf("%s: %+v with %d registered, want %+v", tt.selector, got, bars[1].Registered, want)
		}
	}
}
