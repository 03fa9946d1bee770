package terminal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"batuta/lessons"
	"batuta/lessons/judge"
	"batuta/lessons/words"
)

// The roles of a lesson's own programs.
const (
	roleSolution = "solution" // it passes all checks
	roleStart    = "program"  // what a learner begins with: it does not pass
	roleCheat    = "cheat"    // it does not pass the checks that it is named with
)

// exercise is one of a lesson's own programs, and what it must do.
type exercise struct {
	lesson  *lessons.Lesson
	part    int
	role    string
	file    string
	program lessons.Program
	fails   []int // a cheat's: which checks it does not pass, from 1
}

// held is how an exercise came out. It is what --json writes.
type held struct {
	checkReport
	Role  string `json:"role"`
	Holds bool   `json:"holds"` // it did what it must

	at    exercise
	fault string // what it did instead, in words
	err   error
}

// allReport is what --all --json writes.
type allReport struct {
	Holds    bool   `json:"holds"`
	Programs []held `json:"programs"`
	// Missing is how many cheats were not there: a build of Batuta has none.
	Missing int `json:"missing"`
}

// checkAll holds the lessons' own programs to what they must do.
func (a *app) checkAll(ctx context.Context, all []*lessons.Lesson, c checkArgs, t words.Texts) (*misuse, error) {
	if c.lesson != "" {
		l := find(all, c.lesson)
		if l == nil {
			return unknown(all, c.lesson), nil
		}
		all = []*lessons.Lesson{l}
		if c.part != "" {
			if _, wrong := partNamed(l, c.part); wrong != nil {
				return wrong, nil
			}
		}
	}
	var list []exercise
	missing := 0
	for _, l := range all {
		for n := range l.Parts {
			if at, _ := partNamed(l, c.part); c.part != "" && at != n {
				continue
			}
			found, absent, err := exercisesOf(l, n)
			if err != nil {
				return nil, err
			}
			list, missing = append(list, found...), missing+absent
		}
	}
	r := allReport{Holds: true, Programs: []held{}, Missing: missing}
	tell := a.teller(t)
	for h := range holdAll(ctx, list, c.lang, t) {
		if h.err != nil {
			return nil, h.err
		}
		r.Holds = r.Holds && h.Holds
		r.Programs = append(r.Programs, h)
		if !c.json {
			if err := tell(h); err != nil {
				return nil, err
			}
		}
	}
	err := a.concludeAll(r, c.json, t)
	if err == nil && !r.Holds {
		err = errNotHeld
	}
	return nil, err
}

// exercisesOf are the programs of a lesson's part, and how many of its cheats
// are not there. A part without checks has none.
func exercisesOf(l *lessons.Lesson, n int) (list []exercise, missing int, err error) {
	part := &l.Parts[n]
	if len(part.Rules) == 0 {
		return nil, 0, nil
	}
	for i, v := range part.Variants {
		if v.Solution != nil {
			list = append(list, exercise{lesson: l, part: n, role: roleSolution, file: v.Solution.Name, program: *v.Solution})
		}
		if i == 0 || v.Solution == nil {
			list = append(list, exercise{lesson: l, part: n, role: roleStart, file: v.Program.Name, program: v.Program})
		}
	}
	for _, cheat := range part.Cheats {
		program, err := l.Cheat(cheat)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing++
			continue
		case err != nil:
			return nil, 0, err
		}
		list = append(list, exercise{lesson: l, part: n, role: roleCheat, file: cheat.File, program: program, fails: cheat.Fails})
	}
	return list, missing, nil
}

// holdAll plays the programs, several at a time, and answers them in their order.
func holdAll(ctx context.Context, list []exercise, lang string, t words.Texts) func(yield func(held) bool) {
	return func(yield func(held) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		places := make(chan struct{}, runtime.NumCPU())
		results := make([]chan held, len(list))
		for i := range results {
			results[i] = make(chan held, 1)
		}
		go func() {
			for i, x := range list {
				places <- struct{}{}
				go func() {
					defer func() { <-places }()
					results[i] <- hold(ctx, x, lang, t)
				}()
			}
		}()
		going := true
		for _, result := range results {
			if h := <-result; going { // else it only ends
				if going = yield(h); !going {
					cancel()
				}
			}
		}
	}
}

// hold plays one program and says whether it did what it must.
func hold(ctx context.Context, x exercise, lang string, t words.Texts) held {
	trials, err := lessons.Judge(ctx, &x.lesson.Parts[x.part], x.program, lessons.JudgeSeeds()...)
	h := held{Role: x.role, at: x, err: err}
	if err != nil {
		return h
	}
	h.checkReport = report(x.lesson, x.part, trials, lang, t)
	h.Program = x.file
	switch x.role {
	case roleSolution:
		if h.Holds = h.Passed; !h.Holds {
			h.fault = t.T("terminal.check.fault.solution")
		}
	case roleStart:
		if h.Holds = !h.Passed; !h.Holds {
			h.fault = t.T("terminal.check.fault.start")
		}
	default:
		passed := passedOf(lessons.Worst(trials), x.fails)
		if h.Holds = len(passed) == 0; !h.Holds {
			h.fault = t.T("terminal.check.fault.cheat", list(passed))
		}
	}
	return h
}

// passedOf is which of some checks passed, by their numbers from 1.
func passedOf(verdicts []judge.Verdict, numbers []int) []string {
	var passed []string
	for _, n := range numbers {
		if n <= len(verdicts) && verdicts[n-1].State == judge.Passed {
			passed = append(passed, fmt.Sprint(n))
		}
	}
	return passed
}

// teller tells of one program after the other, under the name of its part.
func (a *app) teller(t words.Texts) func(held) error {
	last := ""
	return func(h held) error {
		var b strings.Builder
		if name := nameOf(h.at.lesson, h.Part); name != last {
			fmt.Fprintf(&b, "%d · %s\n", h.at.lesson.Number, name)
			last = name
		}
		if h.Holds {
			fmt.Fprintf(&b, "  ✓ %s  %s\n", h.Program, t.T("terminal.check.role."+h.Role))
		} else {
			fmt.Fprintf(&b, "  ✗ %s  %s\n%s", h.Program, h.fault, rows(h.Checks, "      "))
			if h.Error != "" {
				fmt.Fprintf(&b, "      %s\n", t.T("terminal.ended.error", h.Error))
			}
		}
		if _, err := fmt.Fprint(a.stdout, b.String()); err != nil {
			return fmt.Errorf("print the checks: %w", err)
		}
		return nil
	}
}

// concludeAll says what all came to.
func (a *app) concludeAll(r allReport, asJSON bool, t words.Texts) error {
	if asJSON {
		return a.printJSON(r)
	}
	held := len(r.Programs)
	for _, h := range r.Programs {
		if !h.Holds {
			held--
		}
	}
	lines := []string{t.T("terminal.check.all", held, len(r.Programs))}
	if r.Missing > 0 {
		lines = append(lines, t.T("terminal.check.missing", r.Missing))
	}
	lines = slices.Insert(lines, len(lines), "")
	if _, err := fmt.Fprint(a.stdout, strings.Join(lines, "\n")); err != nil {
		return fmt.Errorf("print the checks: %w", err)
	}
	return nil
}
