package gui

import (
	"fmt"

	"batuta/lessons"
)

// bet is a lesson's prediction: what the reader has chosen, and what a run has
// said to it. While a run finds out, the choice is locked; what is chosen
// after it counts for the next.
type bet struct {
	chosen  int // -1 for none
	state   betState
	outcome lessons.Finish // once it is judged
}

type betState uint8

const (
	betOpen    betState = iota
	betLocked           // a run is finding out
	betJudged           // a run has answered
	betStopped          // the run was stopped before it could
	betFailed           // or its program failed
)

// bet is the prediction of the lesson that is open.
func (w *Window) bet() *bet {
	b, ok := w.bets[w.lesson.ID]
	if !ok {
		b = &bet{chosen: -1}
		w.bets[w.lesson.ID] = b
	}
	return b
}

// predict chooses an answer, unless a run is already finding out.
func (w *Window) predict(choice int) {
	b := w.bet()
	if b.state == betLocked {
		return
	}
	b.chosen, b.state = choice, betOpen
	w.judge()
}

// lock holds the prediction: a run begins that can judge it.
func (w *Window) lock() {
	if w.lesson.Judge != nil {
		w.bet().state = betLocked
	}
}

// unlock lets go of a prediction whose run will not answer any more.
func (w *Window) unlock() {
	if b := w.bet(); b.state == betLocked {
		b.state = betStopped
	}
}

// settle judges the prediction, once the run has ended. It is the run's whole
// recording that answers, whichever moment is shown.
func (w *Window) settle(f *Frame) {
	b := w.bet()
	if b.state != betLocked || f.State != Ended {
		return
	}
	switch {
	case f.Stopped:
		b.state = betStopped
	case f.Err != "":
		b.state = betFailed
	default:
		outcome, ok := w.lesson.Judge(f.View, w.lesson.Page(w.look.Lang()).Choices)
		if b.state = betFailed; ok {
			b.state, b.outcome = betJudged, outcome
		}
	}
}

// judge says on the page what became of the prediction, and brings it into
// sight when a run has answered.
func (w *Window) judge() {
	b, text := w.bet(), w.verdict()
	g := guess{chosen: b.chosen, right: -1, locked: b.state == betLocked, text: text}
	if b.state == betJudged {
		g.right = b.outcome.First
	}
	if w.page.judge(g) {
		w.desk.again()
		if b.state == betJudged {
			w.page.reveal()
		}
	}
}

// verdict is what there is to say of the prediction.
func (w *Window) verdict() string {
	b, l := w.bet(), w.look
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
	choices, o := w.lesson.Page(l.Lang()).Choices, b.outcome
	key := "window.page.wrong"
	switch b.chosen {
	case -1:
		key = "window.page.answer"
	case o.First:
		key = "window.page.right"
	}
	text := l.T(key, choices[o.First])
	at := fmt.Sprintf("%.3f", o.At.Seconds())
	if o.Next < 0 {
		return text + " " + l.T("window.page.alone", at)
	}
	return text + " " + l.T("window.page.figures", at, choices[o.Next], fmt.Sprintf("%.3f", o.After.Seconds()))
}
