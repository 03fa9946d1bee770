package proof

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"batuta/lessons"
	"batuta/lessons/judge"
	"batuta/lessons/python"
)

// A program that is shown has shortest to longest lines; a solution may have
// more. Each line is as wide as the code beside the page at most.
const (
	shortest = 8
	longest  = 30
	solution = 60
	widest   = 88
)

// tries is how many runs a prediction must answer alike.
const tries = 10

// programs plays what a lesson consists of.
func (p *prover) programs() {
	for i := range p.lesson.Parts {
		part := &p.lesson.Parts[i]
		p.complete(part)
		for j := range part.Variants {
			p.variant(part, &part.Variants[j], j == 0)
		}
		p.cheats(part)
	}
}

// complete holds a part to having all that belongs to one.
func (p *prover) complete(part *lessons.Part) {
	if part.Free {
		return
	}
	solved := slices.ContainsFunc(part.Variants, func(v lessons.Variant) bool { return v.Solution != nil })
	switch {
	case len(part.Rules) == 0:
		p.wrong(manifest, "the part %q has no checks: declare what its run must do, or make it free", part.ID)
	case !solved:
		p.wrong(manifest, "the part %q has no solution: name one in its programs", part.ID)
	case len(part.Cheats) < 2:
		p.wrong(manifest, "the part %q has %d cheats: think of two ways round its checks, and name them", part.ID, len(part.Cheats))
	}
}

// variant plays one of a part's programs, and its solution.
func (p *prover) variant(part *lessons.Part, v *lessons.Variant, first bool) {
	file := v.Program.Name
	if !p.text(file, v.Program.Source, longest) {
		return
	}
	own := v.Solution != nil && v.Solution.Source != v.Program.Source
	if own && !p.text(file+"'s solution", v.Solution.Source, solution) || part.Free {
		return // what is free needs the network: nobody can say what it finds
	}
	answers := map[int]bool{}
	for seed := range int64(tries) {
		o := p.play(v.Program, how{clock: lessons.Virtual, seed: seed})
		if !p.ended(file, v, o, true) {
			return
		}
		p.predicts(part, o, answers)
		if seed < 3 && (first || own) && judge.AllPassed(judge.Judge(o.Run, part.Rules)) {
			p.wrong(file, "it passes all the checks as it is given: leave something to be done")
			return
		}
	}
	p.alike(part, file, answers)
	if p.o.Real {
		p.realTime(part, v, file, answers)
	}
	if v.Solution != nil {
		p.solved(part, v)
	}
}

// text holds a program's text to its measure. It is false if it is no Python.
func (p *prover) text(file, text string, most int) bool {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < shortest || len(lines) > most {
		p.wrong(file, "it has %d lines: have it be %d to %d", len(lines), shortest, most)
	}
	for i, line := range lines {
		switch {
		case utf8.RuneCountInString(line) > widest:
			p.wrong(file, "line %d has %d characters: keep it to %d", i+1, utf8.RuneCountInString(line), widest)
		case strings.ContainsAny(line, "\t\r"):
			p.wrong(file, "line %d has a tab or a carriage return: write spaces, and end lines with a newline", i+1)
		case strings.TrimRight(line, " ") != line:
			p.wrong(file, "line %d ends with a space: take it out", i+1)
		}
	}
	if !strings.HasSuffix(text, "\n") {
		p.wrong(file, "the last line is not ended: end it with a newline")
	}
	if _, err := (python.Program{Name: file, Text: text}).Compile(); err != nil {
		p.wrong(file, "it is no Python that Batuta knows: %w", err)
		return false
	}
	return true
}

// ended holds a run to having come to its end, and well, unless the manifest
// says otherwise of v. A program as given must do what is said of it.
func (p *prover) ended(file string, v *lessons.Variant, o outcome, given bool) bool {
	said := strings.TrimSpace(o.stderr)
	if _, last, ok := cutLast(said, "\n"); ok {
		said = last
	}
	switch {
	case o.err != nil:
		p.wrong(file, "it cannot be played: %w", o.err)
	case o.late:
		p.wrong(file, "it has not ended within %v: have it come to its end by itself", p.o.Patience)
	case o.Failed != "" && !v.Fails:
		p.wrong(file, "it ends with %s: mend it, or have the manifest say \"fails\": true of it", o.Failed)
	case o.Failed == "" && v.Fails && given:
		p.wrong(file, "it ends well, and the manifest says that it fails: take \"fails\" out")
	case o.stderr != "" && !v.Stderr && !v.Fails:
		p.wrong(file, "it writes to stderr, last %q: mend it, or have the manifest say \"stderr\": true of it", said)
	case o.stderr == "" && v.Stderr && given:
		p.wrong(file, "it writes nothing to stderr, and the manifest says that it does: take \"stderr\" out")
	default:
		return true
	}
	return false
}

// cutLast is strings.Cut, at the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// predicts notes which choice a run has proved right, -1 for none.
func (p *prover) predicts(part *lessons.Part, o outcome, answers map[int]bool) {
	if part.Predict == nil {
		return
	}
	if a, ok := judge.Predict(o.Run, *part.Predict); ok {
		answers[a.Choice] = true
	} else {
		answers[-1] = true
	}
}

// alike holds the answers of many runs to being one.
func (p *prover) alike(part *lessons.Part, file string, answers map[int]bool) {
	if part.Predict == nil {
		return
	}
	page := p.lesson.Page("en").Parts[p.number(part)]
	var list []string
	for choice := range answers {
		if choice < 0 {
			list = append(list, "none")
			continue
		}
		list = append(list, fmt.Sprintf("%q", page.Predict.Choices[choice]))
	}
	slices.Sort(list)
	if answers[-1] || len(answers) > 1 {
		p.wrong(file, "what is predicted (%s) comes out as %s: choose choices that are further apart, or what does not hang on the run",
			part.Predict.Name, strings.Join(list, " or "))
	}
}

// number is the place of one of the lesson's parts.
func (p *prover) number(part *lessons.Part) int {
	return slices.IndexFunc(p.lesson.Parts, func(other lessons.Part) bool { return other.ID == part.ID })
}

// realTime plays a program in real time, at two speeds: it ends there too, and
// so does the prediction.
func (p *prover) realTime(part *lessons.Part, v *lessons.Variant, file string, answers map[int]bool) {
	for _, speed := range []float64{1, 4} {
		o := p.play(v.Program, how{clock: lessons.Real, speed: speed})
		where := fmt.Sprintf("%s (in real time, at speed %v)", file, speed)
		if !p.ended(where, v, o, true) {
			return
		}
		p.predicts(part, o, answers)
		p.alike(part, where, answers)
	}
	if v.Solution == nil {
		return
	}
	o := p.play(*v.Solution, how{clock: lessons.Real, speed: 1})
	where := file + "'s solution (in real time)"
	if p.ended(where, v, o, false) {
		p.passes(part, where, o)
	}
}

// solved holds a solution to passing, whatever the sample API's data are.
func (p *prover) solved(part *lessons.Part, v *lessons.Variant) {
	where := v.Program.Name + "'s solution"
	for _, seed := range []int64{1, 2, 3} {
		o := p.play(*v.Solution, how{clock: lessons.Virtual, seed: seed})
		if !p.ended(where, v, o, false) || !p.passes(part, where, o) {
			return
		}
	}
}

// passes holds a run to passing all of a part's checks.
func (p *prover) passes(part *lessons.Part, where string, o outcome) bool {
	ok := true
	for i, v := range judge.Judge(o.Run, part.Rules) {
		if v.State != judge.Passed {
			ok = false
			p.wrong(where, "check %d (%s) does not pass: %s", i+1, v.Rule.Name, figure(v))
		}
	}
	return ok
}

// figure is what a check has found, in short.
func figure(v judge.Verdict) string {
	switch {
	case v.Reason == judge.ProgramFailed:
		return "the program failed"
	case !v.Finding.Found:
		return "nothing was found"
	}
	return "found was " + v.Finding.Value.String()
}

// cheats holds a part's cheats to being seen through.
func (p *prover) cheats(part *lessons.Part) {
	seeds := []int64{1}
	if p.o.Real {
		seeds = []int64{0, 1, 2, 3}
	}
	for _, c := range part.Cheats {
		program, err := p.lesson.Cheat(c)
		if err != nil {
			p.wrong(manifest, "it names the cheat %s: %w: write it, or take it out", c.File, err)
			continue
		}
		if _, err := (python.Program{Name: c.File, Text: program.Source}).Compile(); err != nil {
			p.wrong(c.File, "it is no Python that Batuta knows: %w", err)
			continue
		}
		for _, seed := range seeds {
			verdicts := judge.Judge(p.play(program, how{clock: lessons.Virtual, seed: seed}).Run, part.Rules)
			for _, n := range c.Fails {
				if verdicts[n-1].State == judge.Passed {
					p.wrong(c.File, "it passes check %d (%s), which should see through it: %s", n, verdicts[n-1].Rule.Name, figure(verdicts[n-1]))
				}
			}
		}
	}
}
