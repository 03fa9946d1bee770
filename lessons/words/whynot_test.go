package words_test

import (
	"strings"
	"testing"
	"time"

	"batuta/assets"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// pair is a run in which the first of two tasks has been put to a wait, and the
// second to another, or is still ready.
func pair(first, second func(s *tracetest.Script, one, two trace.TaskID)) *trace.State {
	s := tracetest.New()
	s.Begin(trace.Ask{})
	one, step := s.Make(0, "one()")
	two, other := s.Make(0, "two()")
	s.Step(step, one, time.Millisecond, func() { first(s, one, two) })
	if second != nil {
		s.Step(other, two, time.Millisecond, func() { second(s, two, one) })
	}
	return trace.NewIndex().At(s.View(), s.View().End())
}

func TestWhyATaskDoesNotRun(t *testing.T) {
	reads := func(s *tracetest.Script, id, _ trace.TaskID) { s.Suspend(id, trace.WaitRead, 7, 0, "") }
	waits := func(s *tracetest.Script, id, other trace.TaskID) {
		s.Suspend(id, trace.WaitTask, int64(other), 0, "")
	}
	locked := func(s *tracetest.Script, id, _ trace.TaskID) { s.Suspend(id, trace.WaitFuture, 0, 0, "") }
	ends := func(s *tracetest.Script, id, _ trace.TaskID) { s.Done(id, trace.Returned, "42") }
	for _, tt := range []struct {
		name  string
		state *trace.State
		task  trace.TaskID
		want  []string
	}{
		{"not made", pair(reads, nil), 9, []string{"not been made"}},
		{"waits for a descriptor", pair(reads, nil), 1, []string{"one() waits", "fd 7, to read", "selector will tell"}},
		{"waits for code", pair(locked, nil), 1, []string{"a future", "no descriptor and no timer"}},
		{"is ready", pair(reads, nil), 2, []string{"first in the queue"}},
		{"a chain", pair(waits, reads), 1, []string{"two() to finish", "two() waits", "fd 7", "selector will tell"}},
		{"waits for one that is ready", pair(waits, nil), 1, []string{"two() is ready"}},
		{"a ring", pair(waits, waits), 1, []string{"none of them can ever go on"}},
		{"has ended", pair(ends, nil), 1, []string{"returned 42", " s."}},
	} {
		for _, lang := range []string{"en", "es"} {
			said := words.State{Texts: assets.Texts(lang), State: tt.state}.WhyNot(tt.task)
			text := strings.Join(said, "\n")
			if len(said) == 0 || strings.Contains(text, "words.") || strings.Contains(text, "{") {
				t.Errorf("%s, %s: %q", tt.name, lang, text)
			}
			if lang == "es" {
				continue
			}
			for _, part := range tt.want {
				if !strings.Contains(text, part) {
					t.Errorf("%s: %q is not in\n%s", tt.name, part, text)
				}
			}
		}
	}
}
