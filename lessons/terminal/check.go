package terminal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"unicode/utf8"

	"batuta/assets"
	"batuta/lessons"
	"batuta/lessons/judge"
	"batuta/lessons/words"
)

// Check is the command "batuta check": args is what follows it. It holds a
// program to the checks of a lesson's part, or with --all every lesson's own
// programs to what they must do, and answers the exit code: 0 if all passed, 1 if
// something did not, 2 with one line on stderr if args make no sense.
func Check(args []string, stdout, stderr io.Writer) int {
	ctx, release := signal.NotifyContext(context.Background(), endings()...)
	defer release()
	a := &app{stdout: stdout, stderr: stderr, load: lessons.Load}
	return a.check(ctx, args)
}

func (a *app) check(ctx context.Context, args []string) int {
	c, wrong := parseCheck(args)
	t := assets.Texts(c.lang)
	if c.help {
		fmt.Fprintln(a.stdout, t.T("terminal.check.help"))
		return exitOK
	}
	if wrong != nil {
		return a.misused(t, wrong)
	}
	if c.folder != "" {
		a.load = func() ([]*lessons.Lesson, error) { return lessonsFrom(c.folder) }
	}
	all, err := a.load()
	switch {
	case err != nil && c.folder != "":
		return a.misused(t, &misuse{"terminal.misuse.folder", []any{"--lessons", c.folder, reason(err)}})
	case err != nil:
		return a.failed(err)
	case c.all:
		wrong, err = a.checkAll(ctx, all, c, t)
	default:
		wrong, err = a.checkOne(ctx, all, c, t)
	}
	switch {
	case wrong != nil:
		return a.misused(t, wrong)
	case errors.Is(err, errNotHeld):
		return exitFailed
	case err != nil:
		return a.failed(err)
	}
	return exitOK
}

// checkOne judges a program that somebody has written.
func (a *app) checkOne(ctx context.Context, all []*lessons.Lesson, c checkArgs, t *assets.Catalog) (*misuse, error) {
	if c.lesson == "" || c.program == "" {
		return &misuse{"terminal.misuse.check", nil}, nil
	}
	l := find(all, c.lesson)
	if l == nil {
		return unknown(all, c.lesson), nil
	}
	n, wrong := partNamed(l, c.part)
	if wrong != nil {
		return wrong, nil
	}
	program, wrong := programAt(c.program)
	if wrong != nil {
		return wrong, nil
	}
	trials, err := lessons.Judge(ctx, &l.Parts[n], program, lessons.JudgeSeeds()...)
	if err != nil {
		return nil, err
	}
	r := report(l, n, trials, c.lang, t)
	r.Program = c.program
	if c.json {
		err = a.printJSON(r)
	} else {
		err = a.printReport(l, r, t)
	}
	if err == nil && !r.Passed {
		err = errNotHeld
	}
	return nil, err
}

// checkReport is how a program fared. It is what --json writes.
type checkReport struct {
	Lesson  string     `json:"lesson"`
	Part    string     `json:"part"`
	Program string     `json:"program"`
	Passed  bool       `json:"passed"`
	Error   string     `json:"error,omitempty"` // what the program let out
	Late    bool       `json:"late,omitempty"`  // it did not end, and was stopped
	Checks  []checkRow `json:"checks"`
}

// checkRow is one check.
type checkRow struct {
	Check   string       `json:"check"` // as the lesson's page calls it
	Measure string       `json:"measure"`
	State   string       `json:"state"` // passed, failed or open
	Figure  string       `json:"figure"`
	Found   *judge.Value `json:"found,omitempty"`
	Cycle   int          `json:"cycle,omitempty"` // in which it was decided
}

// report is how a program fared in its trials: for each check the worst of them.
func report(l *lessons.Lesson, part int, trials []lessons.Trial, lang string, t words.Texts) checkReport {
	r := checkReport{Lesson: l.ID, Part: l.Parts[part].ID, Passed: len(trials) > 0}
	for _, trial := range trials {
		r.Passed = r.Passed && trial.Passed()
		r.Late = r.Late || trial.Late
		if r.Error == "" && !trial.Late {
			r.Error = trial.Run.Failed
		}
	}
	for i, v := range lessons.Worst(trials) {
		row := checkRow{
			Check: plain(titleOf(l, part, i, lang)), Measure: v.Rule.Name, State: stateName(v.State),
			Figure: words.Verdict(t, v), Cycle: v.Finding.Cycle,
		}
		if r.Late && v.State == judge.Open && v.Reason == judge.ProgramFailed {
			row.Figure = t.T("terminal.check.late.row")
		}
		if v.Finding.Found {
			row.Found = &v.Finding.Value
		}
		r.Checks = append(r.Checks, row)
	}
	return r
}

// titleOf is what the page calls a check.
func titleOf(l *lessons.Lesson, part, check int, lang string) string {
	if p := l.Page(lang); part < len(p.Parts) && check < len(p.Parts[part].Checks) {
		return p.Parts[part].Checks[check]
	}
	return l.Parts[part].Rules[check].Name
}

// plain is a page's text without its marks for code and keys.
func plain(s string) string { return strings.NewReplacer("**", "", "*", "").Replace(s) }

func stateName(s judge.State) string {
	return map[judge.State]string{judge.Open: "open", judge.Passed: "passed", judge.Failed: "failed"}[s]
}

// stateMark is what stands before a check.
func stateMark(state string) string {
	return map[string]string{"open": "–", "passed": "✓", "failed": "✗"}[state]
}

// printReport prints a table of the checks.
func (a *app) printReport(l *lessons.Lesson, r checkReport, t words.Texts) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d · %s · %s\n", l.Number, nameOf(l, r.Part), r.Program)
	b.WriteString(rows(r.Checks, "  "))
	passed := 0
	for _, row := range r.Checks {
		if row.State == "passed" {
			passed++
		}
	}
	b.WriteString(t.T("terminal.check.sum", passed, len(r.Checks)) + "\n")
	switch {
	case r.Late:
		b.WriteString(t.T("terminal.check.late") + "\n")
	case r.Error != "":
		b.WriteString(t.T("terminal.ended.error", r.Error) + "\n")
	}
	if _, err := io.WriteString(a.stdout, b.String()); err != nil {
		return fmt.Errorf("print the checks: %w", err)
	}
	return nil
}

// nameOf is the name of a lesson's part in commands.
func nameOf(l *lessons.Lesson, part string) string {
	if len(l.Parts) == 1 {
		return l.ID
	}
	return l.ID + "/" + part
}

// rows are checks, one a line, their figures below one another.
func rows(checks []checkRow, indent string) string {
	longest := 0
	for _, c := range checks {
		longest = max(longest, utf8.RuneCountInString(c.Check))
	}
	var b strings.Builder
	for _, c := range checks {
		space := strings.Repeat(" ", longest-utf8.RuneCountInString(c.Check))
		fmt.Fprintf(&b, "%s%s %s%s  %s\n", indent, stateMark(c.State), c.Check, space, c.Figure)
	}
	return b.String()
}

// printJSON prints what is for programs to read.
func (a *app) printJSON(x any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(x); err != nil {
		return fmt.Errorf("print the checks: %w", err)
	}
	return nil
}
