package lessons

import (
	"context"
	"errors"
	"fmt"
	"time"

	"batuta/lessons/judge"
)

// judgeWithin is how long a program that is judged may take, in real time. On
// the virtual clock nothing waits, so one that takes longer has no end.
const judgeWithin = 20 * time.Second

// JudgeSeeds are the seeds of the data that a program is judged with. They are
// none that a learner sees first, so an answer that was copied fails.
func JudgeSeeds() []int64 { return []int64{1, 2, 3} }

// Trial is a program's run that was judged.
type Trial struct {
	Seed     int64 // of the sample API's data
	Run      judge.Run
	Verdicts []judge.Verdict // one for each of the part's rules
	// Late says that it did not end in time, and was stopped: it passes nothing.
	Late bool
}

// Passed reports whether the run has passed all checks.
func (t Trial) Passed() bool { return !t.Late && judge.AllPassed(t.Verdicts) }

// Judge plays a program on the virtual clock, as the window would in a hurry,
// and holds it to a part's rules: once for each seed, of which there is one at
// least. The error is of what kept it from being played, or ctx's.
func Judge(ctx context.Context, part *Part, program Program, seeds ...int64) ([]Trial, error) {
	return judgeFor(ctx, judgeWithin, part, program, seeds)
}

func judgeFor(ctx context.Context, most time.Duration, part *Part, program Program, seeds []int64) ([]Trial, error) {
	trials := make([]Trial, 0, len(seeds))
	for _, seed := range seeds {
		t, err := try(ctx, most, part, program, seed)
		if err != nil {
			return trials, fmt.Errorf("judge %s: %w", program.Name, err)
		}
		trials = append(trials, t)
		if t.Late {
			break // so would the others be
		}
	}
	return trials, nil
}

// try plays a program once, and judges it.
func try(ctx context.Context, most time.Duration, part *Part, program Program, seed int64) (Trial, error) {
	if err := ctx.Err(); err != nil {
		return Trial{}, err
	}
	s, err := Start(program, Options{Clock: Virtual, APISeed: seed})
	if err != nil {
		return Trial{}, err
	}
	late := time.NewTimer(most)
	defer late.Stop()
	t := Trial{Seed: seed}
	select {
	case <-s.Done():
	case <-late.C:
		t.Late = true
	case <-ctx.Done():
	}
	s.Stop()
	<-s.Done()
	if err := ctx.Err(); err != nil {
		return Trial{}, err
	}
	t.Run = s.Ran()
	t.Verdicts = judge.Judge(t.Run, part.Rules)
	for i := range t.Verdicts {
		if v := &t.Verdicts[i]; t.Late && v.State == judge.Passed {
			v.State, v.Reason = judge.Open, judge.ProgramFailed
		}
	}
	return t, nil
}

// Ran is a run that has ended, for a judge. It waits for the end.
func (s *Session) Ran() judge.Run {
	result, err := s.Wait()
	r := judge.Run{View: s.View(), Facts: s.Facts()}
	var raised *ProgramError
	exit, ok := result.(ExitCode)
	switch {
	case errors.As(err, &raised):
		r.Failed = raised.Text
	case err != nil:
		r.Failed = err.Error()
	case ok && exit != 0:
		r.Failed = fmt.Sprintf("SystemExit: %d", exit)
	}
	return r
}

// Worst is, for each rule, the verdict of that trial in which it fared worst: of
// equal ones the first. It is what a learner is told of several trials.
func Worst(trials []Trial) []judge.Verdict {
	if len(trials) == 0 {
		return nil
	}
	worst := append([]judge.Verdict(nil), trials[0].Verdicts...)
	for _, t := range trials[1:] {
		for i, v := range t.Verdicts {
			if badness(v.State) > badness(worst[i].State) {
				worst[i] = v
			}
		}
	}
	return worst
}

// badness orders states from good to bad.
func badness(s judge.State) int {
	return map[judge.State]int{judge.Passed: 0, judge.Open: 1, judge.Failed: 2}[s]
}
