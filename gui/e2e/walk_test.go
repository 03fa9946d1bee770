//go:build e2e

package e2e

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"batuta/lessons"
)

// The walks: each lesson, in each language, by mouse and again by keyboard
// alone. Those that went well are kept in a file, so that they can be gone on
// with; begin with another file, or none, to walk them all.
var (
	walkAll  = flag.Bool("walk", false, "walk through every lesson, not only lesson 1 and the challenge's first stage")
	walkKept = flag.String("walked", "", "the file that keeps which walks went well; they are not walked again")
)

// walkable is what of a lesson a walk goes through: all of its parts, or the first.
type walkable struct {
	lesson *lessons.Lesson
	parts  int
}

func TestWalk(t *testing.T) {
	all, err := lessons.Load()
	if err != nil {
		t.Fatal(err)
	}
	var list []walkable
	for _, l := range all {
		switch parts := judgedParts(l); {
		case *walkAll:
			list = append(list, walkable{l, parts})
		case l == all[0] || l == all[len(all)-1]:
			list = append(list, walkable{l, 1})
		}
	}
	path, kept := build(t), keptWalks(t)
	for _, w := range list {
		for _, lang := range lessons.Languages() {
			for _, input := range []string{"mouse", "keyboard"} {
				name := fmt.Sprintf("%s %s by %s", w.lesson.ID, lang, input)
				if slices.Contains(kept, name) {
					continue
				}
				if !t.Run(name, func(t *testing.T) { walk(t, path, w, lang, input) }) {
					continue
				}
				kept = append(kept, name)
				keepWalks(t, kept)
			}
		}
	}
	if *walkAll {
		t.Logf("walked %d of %d", len(kept), 4*len(list))
	}
}

// judgedParts is how many parts of a lesson have checks; those that have none come last.
func judgedParts(l *lessons.Lesson) int {
	n := 0
	for _, p := range l.Parts {
		if len(p.Rules) > 0 {
			n++
		}
	}
	return n
}

func keptWalks(t *testing.T) []string {
	t.Helper()
	if *walkKept == "" {
		return nil
	}
	text, err := os.ReadFile(*walkKept)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	var kept []string
	if err == nil {
		err = json.Unmarshal(text, &kept)
	}
	if err != nil {
		t.Fatalf("read which walks went well: %v: take the file away to begin anew", err)
	}
	return kept
}

func keepWalks(t *testing.T, kept []string) {
	t.Helper()
	if *walkKept == "" {
		return
	}
	text, err := json.MarshalIndent(kept, "", "\t")
	if err == nil {
		err = os.WriteFile(*walkKept, text, 0o644)
	}
	if err != nil {
		t.Fatalf("keep which walks went well: %v", err)
	}
}

// walker is a learner at the window.
type walker struct {
	*program
	hand hand
}

// hand is how a learner reaches the window's controls.
type hand interface {
	press(control string)   // whatever pressing it does
	enter(number int)       // the lesson of that number
	run()                   // the program that is in the editor
	replace(program string) // the editor's text
	fast()                  // sets the highest speed
}

// walk goes through a lesson as the page asks: predict, fail, take the hints,
// solve, pass, look at the model solution, go on.
func walk(t *testing.T, path string, w walkable, lang, input string) {
	locale := map[string]string{"en": "en_US.UTF-8", "es": "es_ES.UTF-8"}[lang]
	p := startIn(t, newScreen(t), path, t.TempDir(), locale)
	learner := walker{program: p, hand: mouse{p}}
	if input == "keyboard" {
		learner.hand = keyboard{p}
	}
	learner.hand.fast()
	learner.hand.enter(w.lesson.Number)
	p.await("the lesson is open, in its language", func(r report) bool { return r.Lesson == w.lesson.ID && r.Lang == lang })
	for i, part := range w.lesson.Parts[:w.parts] {
		p.await("the part is open", func(r report) bool { return r.Part == part.ID })
		learner.fails(part)
		learner.solves(part)
		p.screen.shoot(t, strings.ReplaceAll(fmt.Sprintf("walk-%s-%d-%s-%s", w.lesson.ID, i+1, lang, input), " ", "-"))
		if more := i+1 < len(w.lesson.Parts); more || len(w.lesson.Parts) == 1 && w.lesson.Number < 17 {
			learner.hand.press("onwards_passed")
			p.await("another page is open", func(r report) bool { return r.Part != part.ID || r.Lesson != w.lesson.ID })
		}
	}
}

// fails predicts, plays the program as it is, which does not pass, looks at the
// moment of a check, and opens both hints.
func (w walker) fails(part lessons.Part) {
	t := w.t
	t.Helper()
	if part.Predict != nil {
		w.hand.press("choice_2")
		w.await("the prediction is made", func(r report) bool { return r.Chosen == 2 })
	}
	w.hand.run()
	end := w.await("the program has been judged", func(r report) bool {
		return r.State == "ended" && (r.Judged == "judged" || r.Judged == "failed") && (part.Predict == nil || r.Right > 0)
	})
	if end.Passed || len(end.Checks) != len(part.Rules) {
		t.Errorf("%s as it stands: passed %v, with %d checks for %d rules", part.ID, end.Passed, len(end.Checks), len(part.Rules))
	}
	if !slices.ContainsFunc(end.Checks, func(c check) bool { return c.State != "passed" }) {
		t.Errorf("%s as it stands has every check: %v", part.ID, end.Checks)
	}
	for i, c := range end.Checks {
		if c.State == "failed" && c.Moment >= 0 {
			w.hand.press(fmt.Sprintf("check_%d", i+1))
			w.await("the check's moment is shown", func(r report) bool { return r.Position == c.Moment })
			break
		}
	}
	for n := 1; n <= 2; n++ {
		w.hand.press("hint")
		w.await("one more hint is open", func(r report) bool { return r.Hints == n })
	}
}

// solves puts the model solution in the program's place and runs it.
func (w walker) solves(part lessons.Part) {
	w.t.Helper()
	chosen := slices.IndexFunc(part.Variants, func(v lessons.Variant) bool { return v.Solution != nil })
	if len(part.Variants) > 1 && chosen > 0 {
		w.hand.press(fmt.Sprintf("variant_%d", chosen+1))
		w.await("the other program is open", func(r report) bool { return r.Variant == part.Variants[chosen].Name })
	}
	solution := part.Variants[chosen].Solution.Source
	if w.now().Program != solution {
		w.hand.replace(solution)
		w.await("the solution stands in the editor", func(r report) bool { return r.Program == solution })
	}
	w.hand.run()
	w.await("the model solution passes", func(r report) bool { return r.State == "ended" && r.Judged == "judged" && r.Passed })
	if part.Variants[chosen].Program.Source == solution {
		return // the choice was the answer
	}
	w.hand.press("solution")
	w.await("the model solution is shown", func(r report) bool { return r.Solution })
	w.hand.press("own_program")
	w.await("the learner's own is back", func(r report) bool { return !r.Solution && r.Program == solution })
}

// clipboard puts text into the screen's clipboard.
func (p *program) clipboard(text string) {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "clipboard")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
	if err := p.screen.command("xclip", "-selection", "clipboard", "-in", file).Run(); err != nil {
		p.t.Fatalf("fill the clipboard: %v", err)
	}
}
