package gui

import (
	"fmt"
	"time"

	"batuta/lessons/judge"
	"batuta/lessons/words"
)

// bet is a part's prediction: what the reader has chosen, and what a run has
// said to it. While a run finds out, the choice is locked; what is chosen
// after it counts for the next.
type bet struct {
	chosen int // -1 for none
	state  betState
	answer judge.Answer // once it is judged
	apart  bool         // by a run of the lesson's own text, which is not the one shown
	edited bool         // the one shown is of another text
	told   bool         // the page was turned to the answer
}

type betState uint8

const (
	betOpen    betState = iota
	betLocked           // a run is finding out
	betJudged           // a run has answered
	betStopped          // the run was stopped before it could
	betFailed           // or did not get that far
)

// predict chooses an answer, unless a run is already finding out.
func (w *Window) predict(choice int) {
	b := &w.work().bet
	if b.state == betLocked {
		return
	}
	b.chosen, b.state, b.told = choice, betOpen, false
	w.judge()
	w.sayWhatHappens(w.frame) // which may have asked for it
}

// judge says on the page what became of the prediction.
func (w *Window) judge() {
	b, text := &w.work().bet, w.verdict()
	g := guess{chosen: b.chosen, right: -1, locked: b.state == betLocked, text: text}
	if b.state == betJudged {
		g.right = b.answer.Choice
		g.jump = !b.apart && b.answer.Finding.Moment >= 0 && w.runShown()
	}
	if w.page.judge(g) {
		w.page.settle()
		w.desk.again()
	}
}

// asks says whether the page's question waits for an answer.
func (w *Window) asks() bool {
	return w.page.bet != nil && w.work().bet.state == betOpen && w.work().bet.chosen < 0
}

// runShown says whether the run that was judged is the one shown: only its
// moments can be gone to.
func (w *Window) runShown() bool { return w.ran.over != nil && w.ran.settled && !w.ran.variant.Aside }

// decides shows the moment that decided the prediction.
func (w *Window) decides() {
	if b := w.work().bet; b.state == betJudged && !b.apart {
		w.showMoment(b.answer.Finding.Moment)
	}
}

// verdict is what there is to say of the prediction.
func (w *Window) verdict() string {
	b, l := &w.work().bet, w.look
	switch b.state {
	case betOpen:
		if b.chosen < 0 {
			return l.T("window.page.choose")
		}
		return l.T("window.page.chosen")
	case betLocked:
		return l.T("window.page.locked")
	case betStopped:
		return l.T("window.page.stopped")
	case betFailed:
		return l.T("window.page.failed")
	}
	key := "window.page.wrong"
	switch b.chosen {
	case -1:
		key = "window.page.answer"
	case b.answer.Choice:
		key = "window.page.right"
	}
	text := l.T(key) + " " + words.RunSays(l, w.part().Predict.Measure, b.answer.Finding)
	switch {
	case b.apart && b.edited:
		text += " " + l.T("window.page.apart")
	case b.apart:
		text += " " + l.T("window.page.undecided")
	}
	return text
}

// showMoment shows a moment in the score.
func (w *Window) showMoment(moment int) {
	if moment < 0 {
		return
	}
	w.panned = false
	w.showTab(tabScore)
	w.player.Seek(moment)
}

// runTime is a run time as the page writes it.
func runTime(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }
