package gui

import (
	"image/color"
	"time"

	"batuta/gui/code"
	"batuta/loopcore/trace"
)

const (
	foldTime   = 8 * time.Millisecond // for the score, of a frame's 33
	foldEvents = 4096                 // between two looks at the clock
)

// show hands a frame to every pane: the one place where the moment is decided
// that all of them show.
func (w *Window) show(f *Frame) {
	w.frame = f
	w.settle(f)
	w.scoreView.SetFollow(f.Live && !w.panned) // before the score grows, so that a view that is left stays
	w.fold()
	w.refresh()
}

// clear forgets the run that was shown: another is about to begin.
func (w *Window) clear() {
	w.frame, w.picked = nil, 0
	w.scoreView.SetChosen(0)
	w.score, w.folded = trace.NewScore(), 0
	w.scoreView.SetEnded(false)
	w.scoreView.SetScore(w.score, 0)
	w.log.show(nil, 0, true)
	w.refresh()
}

// fold brings the score up to the frame's recording. It takes a part of a
// frame's time at most; what is left of a very busy run follows with the next
// turn of the window.
func (w *Window) fold() {
	f, begin := w.frame, time.Now()
	for w.folded < f.View.End() {
		if time.Since(begin) > foldTime {
			w.post.Do(func() {
				if w.frame == f { // else a newer frame goes on with it
					w.show(f)
				}
			})
			break
		}
		next := min(w.folded+foldEvents, f.View.End())
		w.score.Extend(f.View.Upto(next))
		w.folded = next
	}
}

// refresh shows the last frame again, in every pane: the moment, the look or
// what there is to say has changed.
func (w *Window) refresh() {
	f := w.frame
	w.sayWhatHappens(f)
	w.stage.SetOver(f != nil && f.State == Ended && f.Cycles == 0)
	if f == nil {
		w.refreshTabs()
		w.stage.SetState(nil, "")
		w.requests.SetState(nil, nil)
		w.code.SetMarks(nil)
		w.code.SetCurrent(0)
		w.code.SetProblem(code.Problem{})
		w.judge()
		w.showCourse()
		return
	}
	m := f.Moment
	w.stage.SetState(m, systemCall(m))
	w.requests.SetState(m, refusals(f.View, m.Pos))
	w.code.SetMarks(code.Marks(m, func(id trace.TaskID) color.Color { return w.look.Task(int(id)) }))
	w.code.SetCurrent(currentLine(m))
	w.code.SetProblem(f.Problem)
	w.scoreView.SetScore(w.score, w.folded)
	w.scoreView.SetFollow(f.Live && !w.panned)
	w.scoreView.SetEnded(f.State == Ended && w.folded == f.View.End())
	w.scoreView.SetMoment(min(m.Pos, w.folded))
	w.log.show(f.records, m.Pos, f.Live)
	w.output.show(f)
	w.refreshTabs()
	w.judge()
	w.showCourse()
}

// refreshTabs shows the moment in those of the tabs that cost something to bring
// up to date, where it is open.
func (w *Window) refreshTabs() {
	f := w.frame
	switch {
	case w.tab == tabTasks && f == nil:
		w.tasks.show(nil, nil, 0)
	case w.tab == tabTasks:
		w.tasks.show(f.Moment, w.score, w.picked)
	case w.tab == tabCalls && f == nil:
		w.calls.show(nil, "", 0)
	case w.tab == tabCalls:
		w.calls.show(w.score, systemCall(f.Moment), f.Moment.Pos)
	}
}

// complain says on the page what went wrong beside runs.
func (w *Window) complain(t trouble) {
	w.notice = t
	w.sayWhatHappens(w.frame)
}

// sayWhatHappens brings the words and the transport up to date.
func (w *Window) sayWhatHappens(f *Frame) {
	state, live, past := Idle, true, false
	if f != nil {
		state, live, past = f.State, f.Live, f.Moment.Pos > start(f.View)
	}
	t := troubleOf(w.look, f, w.problem)
	if (t == trouble{}) {
		t = w.notice
	}
	w.status.say(message(w.look, f, w.asks()), state, live, t != trouble{})
	w.transport.show(state, live, past)
	w.log.say(w.debugNote(state))
	if w.page.banner.say(t) {
		w.page.settle()
		w.desk.again()
		w.page.content.ScrollToTop()
	}
}

// currentLine is the line of the program at which something runs, 0 for none.
func currentLine(m *trace.State) int {
	if task := m.Task(m.Current.Task); task != nil {
		return int(task.Line)
	}
	return 0
}
