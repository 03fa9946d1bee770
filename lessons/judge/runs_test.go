package judge_test

import (
	"testing"

	"batuta/lessons"
	"batuta/lessons/judge"
)

// play plays a Python program to its end on the virtual clock.
func play(t testing.TB, text string) judge.Run {
	t.Helper()
	s, err := lessons.Start(lessons.Python("prog.py", text), lessons.Options{Clock: lessons.Virtual})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Wait()
	r := judge.Run{View: s.View()}
	if err != nil {
		r.Failed = err.Error()
	}
	return r
}
