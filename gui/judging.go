package gui

import (
	"time"

	"batuta/lessons/judge"
	"batuta/lessons/progress"
)

// checks is what the last run of a part came to.
type checks struct {
	state    checkState
	verdicts []judge.Verdict // of the run that is shown, or of the last
	shown    bool            // that run is the one shown: its moments can be gone to
	took     time.Duration   // its run time
}

type checkState uint8

const (
	checksNone    checkState = iota // no run was judged yet
	checksRunning                   // a run goes on, or its trace is being read
	checksJudged
	checksStopped // the run was stopped before it could be judged
	checksFailed  // its program let an exception out
)

// ran is the run that goes on, or the last.
type ran struct {
	number   int // of the runs of this window, from 1
	at       place
	variant  *Variant
	text     string
	seed     int64
	solution bool          // it is of the model solution
	settled  bool          // it has ended, and that was seen to
	over     chan struct{} // closed when nobody wants to know any more what it came to
}

// findings is what was found in a run's trace.
type findings struct {
	verdicts []judge.Verdict
	answer   judge.Answer
	answered bool
	apart    bool // the answer is that of another run, of the lesson's own text
	failed   bool
	took     time.Duration
}

// begins notes that a run of the text begins.
func (w *Window) begins(text string, seed int64) {
	w.forgetRun()
	k := w.work()
	w.ran = ran{
		number: w.ran.number + 1, at: w.place(), variant: w.variant(), text: text, seed: seed,
		solution: k.solution != nil, over: make(chan struct{}),
	}
	k.network = false // it was allowed for this run
	if w.ran.variant.Aside {
		w.ran.settled = true // there is nothing to see to
		return
	}
	if len(w.part().Rules) > 0 {
		k.checks.state, k.checks.shown = checksRunning, false
	}
	if w.part().Predict != nil && k.solution == nil {
		k.bet.state = betLocked
		if text != w.variant().Source && k.bet.chosen < 0 {
			k.bet.state = betOpen // nobody has asked, and another program has run
		}
	}
}

// forgetRun lets go of the run: it will not be judged any more, if it was not.
func (w *Window) forgetRun() {
	if w.ran.over == nil {
		return
	}
	close(w.ran.over)
	w.ran.over = nil
	if k := w.works[w.ran.at]; k != nil {
		k.checks.shown = false
		if k.checks.state == checksRunning {
			k.checks.state = checksStopped
		}
		if k.bet.state == betLocked {
			k.bet.state = betStopped
		}
	}
}

// settle has the run judged once it has ended: by another goroutine, for a
// trace can be long. It is the run's whole recording that is judged, whichever
// moment is shown.
func (w *Window) settle(f *Frame) {
	if f.State != Ended || w.ran.settled || w.ran.over == nil {
		return
	}
	w.ran.settled = true
	k := w.work()
	if f.Stopped || f.APIDown != "" {
		k.checks.state = stoppedOr(k.checks.state)
		if k.bet.state == betLocked {
			k.bet.state = betStopped
		}
		return
	}
	run, part, r, asked := w.player.run, w.part(), w.ran, k.bet.state == betLocked
	if !asked && len(part.Rules) == 0 {
		return
	}
	failed := f.Err
	go func() {
		found := w.find(run, part, r, failed, asked)
		w.post.Do(func() { w.found(r, found) })
	}()
}

// stoppedOr is the state of checks whose run was stopped.
func stoppedOr(s checkState) checkState {
	if s == checksRunning {
		return checksStopped
	}
	return s
}

// find judges a run that has ended. Any goroutine may call it.
func (w *Window) find(run Session, part *Part, r ran, failed string, asked bool) findings {
	view := run.View()
	judged := judge.Run{View: view, Facts: run.Facts(), Failed: failed}
	f := findings{failed: failed != ""}
	if view.End() > view.First() {
		f.took = view.At(view.End() - 1).Run
	}
	if len(part.Rules) > 0 {
		f.verdicts = judge.Judge(judged, part.Rules)
	}
	if !asked {
		return f
	}
	if r.text == r.variant.Source { // the question is about the lesson's own text
		f.answer, f.answered = judge.Predict(judged, *part.Predict)
	}
	if f.answered {
		return f
	}
	// It was another text, or a busy machine has made of this one something that
	// is none of the choices: the virtual clock knows no delays.
	f.apart = true
	if own, ok := w.hiddenRun(r); ok {
		f.answer, f.answered = judge.Predict(own, *part.Predict)
	}
	return f
}

// hiddenRun plays the lesson's own text where nobody sees it. It is false if
// the run could not begin, or nobody wants to know any more.
func (w *Window) hiddenRun(r ran) (judge.Run, bool) {
	s, err := r.variant.Start(r.variant.Source, Begin{Speed: 1, Seed: r.seed, Hidden: true})
	if err != nil {
		return judge.Run{}, false // the prediction stays open, as after a run that did not get there
	}
	select {
	case <-s.Done():
	case <-r.over:
		s.Stop()
		<-s.Done()
		return judge.Run{}, false
	case <-w.stop:
		s.Stop()
		return judge.Run{}, false
	}
	return judge.Run{View: s.View(), Facts: s.Facts(), Failed: s.Status().Err}, true
}

// found takes in what was found in a run, if it is still the run that is shown.
func (w *Window) found(r ran, f findings) {
	if r.number != w.ran.number || w.ran.over == nil {
		return
	}
	k := w.work()
	if k.bet.state == betLocked {
		k.bet.state = betFailed
		if f.answered {
			k.bet.state, k.bet.answer, k.bet.apart, k.bet.edited = betJudged, f.answer, f.apart, r.text != r.variant.Source
		}
	}
	passed := false
	if len(f.verdicts) > 0 {
		k.checks = checks{state: checksJudged, verdicts: f.verdicts, shown: true, took: f.took}
		passed = judge.AllPassed(f.verdicts)
		if f.failed && !passed {
			k.checks.state = checksFailed
		}
	}
	w.note(r, f, passed)
	w.judge()
	w.showCourse()
	switch {
	case passed:
		w.page.reveal(w.page.passed.content)
	case k.bet.state == betJudged && !k.bet.told && !k.bet.apart:
		k.bet.told = true
		w.page.revealBet()
	case len(f.verdicts) > 0:
		w.page.reveal(w.page.checks.content)
	}
}

// note keeps what a run came to.
func (w *Window) note(r ran, f findings, passed bool) {
	if r.solution {
		return
	}
	b, now := w.work().bet, time.Now()
	w.keep(func(p *progress.Part) {
		if b.state == betJudged && b.chosen >= 0 && p.Predict.At.IsZero() {
			p.Predict = progress.Prediction{Choice: b.chosen, Right: b.chosen == b.answer.Choice, At: now}
		}
		if len(f.verdicts) == 0 {
			return
		}
		p.Attempts++
		if passed {
			p.Pass(now, f.took.Seconds())
		}
	})
}
