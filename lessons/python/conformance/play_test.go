package conformance_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Runner runs a program in Batuta: the file at path with the arguments args, on
// the virtual clock, with seed for random. Paths in the outcome's texts are told
// without the program's folder, as CPython's are.
type Runner func(ctx context.Context, path string, args []string) (Outcome, error)

// hold runs programs and answers how each differs from what CPython did.
func hold(t *testing.T, run Runner, all []program) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, p := range all {
		got, err := run(t.Context(), p.path(), nil)
		if err != nil {
			found[p.path()] = fmt.Sprintf("not run: %v\n", err)
		} else if d := differences(got, readGolden(t, p).Outcome); d != "" {
			found[p.path()] = d
		}
	}
	return found
}

// differences says in what an outcome is not CPython's, "" if in nothing: stdout,
// stderr, the exit code, and a program's steps if it has tasks.
func differences(got, want Outcome) string {
	var b strings.Builder
	if got.Exit != want.Exit {
		fmt.Fprintf(&b, "exit code %d, not %d\n", got.Exit, want.Exit)
	}
	for _, part := range []struct{ name, got, want string }{
		{"stdout", got.Stdout, want.Stdout},
		{"stderr", got.Stderr, want.Stderr},
		{"the steps", strings.Join(got.Steps, "\n"), strings.Join(want.Steps, "\n")},
	} {
		if part.got != part.want {
			fmt.Fprintf(&b, "%s:\n%s", part.name, difference(part.got, part.want))
		}
	}
	return b.String()
}

// lastLine is the last line of a text that says anything.
func lastLine(text string) string {
	text = strings.TrimRight(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// difference shows two texts from where they part, with a little of what they share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	same := 0
	for same < len(g) && same < len(w) && g[same] == w[same] {
		same++
	}
	var b strings.Builder
	for _, line := range g[max(0, same-3):same] {
		fmt.Fprintf(&b, "        %s\n", line)
	}
	for _, side := range []struct {
		who   string
		lines []string
	}{{"CPython", w}, {"here", g}} {
		for _, line := range side.lines[same:min(same+4, len(side.lines))] {
			fmt.Fprintf(&b, "%7s %s\n", side.who, line)
		}
	}
	return b.String()
}

func TestADifferenceIsSeenAndShown(t *testing.T) {
	want := Outcome{Stdout: "a\nb\nc\n", Stderr: "Traceback\nKeyError: 1\n", Exit: 1, Steps: []string{"Task-1: line 3", "Task-1: returned"}}
	for name, c := range map[string]struct {
		change func(*Outcome)
		shown  string
	}{
		"nothing":                    {func(*Outcome) {}, ""},
		"more before a traceback":    {func(o *Outcome) { o.Stderr = "Hint\n" + o.Stderr }, "stderr:\nCPython Traceback\nCPython KeyError: 1\nCPython \n   here Hint\n   here Traceback\n   here KeyError: 1\n   here \n"},
		"the exit code":              {func(o *Outcome) { o.Exit = 0 }, "exit code 0, not 1\n"},
		"a line of stdout":           {func(o *Outcome) { o.Stdout = "a\nB\nc\n" }, "stdout:\n        a\nCPython b\nCPython c\nCPython \n   here B\n   here c\n   here \n"},
		"a newline at the end":       {func(o *Outcome) { o.Stdout = "a\nb\nc" }, "stdout:\n        a\n        b\n        c\nCPython \n"},
		"the last line of traceback": {func(o *Outcome) { o.Stderr = "KeyError: 2\n" }, "stderr:\nCPython Traceback\nCPython KeyError: 1\nCPython \n   here KeyError: 2\n   here \n"},
		"a step less":                {func(o *Outcome) { o.Steps = o.Steps[:1] }, "the steps:\n        Task-1: line 3\nCPython Task-1: returned\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := want
			got.Steps = slices.Clone(want.Steps)
			c.change(&got)
			if d := differences(got, want); d != c.shown {
				t.Errorf("shown:\n%s", d)
			}
		})
	}
}

// A runner that answers as CPython did is held to be right, and one that answers
// or fails otherwise is not.
func TestRunnersAreHeldToTheGoldens(t *testing.T) {
	all := programs(t)
	answers := map[string]Outcome{}
	for _, p := range all {
		answers[p.path()] = readGolden(t, p).Outcome
	}
	same := func(_ context.Context, path string, _ []string) (Outcome, error) { return answers[path], nil }
	if found := hold(t, same, all); len(found) > 0 {
		t.Errorf("CPython's own outcomes differ: %v", found)
	}
	other := func(_ context.Context, path string, _ []string) (Outcome, error) {
		o := answers[path]
		o.Stdout += "more"
		return o, nil
	}
	if found := hold(t, other, all); len(found) != len(all) {
		t.Errorf("of %d wrong outcomes %d are seen", len(all), len(found))
	}
	failing := func(context.Context, string, []string) (Outcome, error) { return Outcome{}, errors.New("no") }
	if found := hold(t, failing, all[:1]); found[all[0].path()] != "not run: no\n" {
		t.Errorf("a run that fails is told as %v", found)
	}
}
