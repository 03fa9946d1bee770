package gui

import (
	"strings"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// pick chooses the task that the window follows, and shows the moment at which
// it last ran.
func (w *Window) pick(id trace.TaskID) {
	w.followTask(id)
	w.player.Find(func(v trace.View, pos int) (int, bool) { return ranBefore(v, pos, id) })
}

// followTask chooses the task that the window follows.
func (w *Window) followTask(id trace.TaskID) {
	w.picked = id
	w.tell("")
	w.scoreView.SetChosen(id)
	w.refreshTabs()
}

// nextOfTask shows the next moment at which something becomes of the task that
// is chosen; previousOfTask the one before.
func (w *Window) nextOfTask()     { w.turnOfTask((*trace.Lane).After) }
func (w *Window) previousOfTask() { w.turnOfTask((*trace.Lane).Before) }

func (w *Window) turnOfTask(turn func(*trace.Lane, int) (int, bool)) {
	lane := w.pickedLane()
	if lane == nil {
		return
	}
	if pos, ok := turn(lane, w.frame.Moment.Pos); ok {
		w.panned = false
		w.seek(pos)
		return
	}
	w.tell(w.look.T("window.tasks.no_more", words.Score{Texts: w.look, Score: w.score}.Task(w.picked)))
}

// pickedLane is the line of the score of the task that is chosen; nil, and said,
// where there is none.
func (w *Window) pickedLane() *trace.Lane {
	if w.frame != nil && w.picked != 0 {
		if lane := w.score.Lane(w.picked); lane != nil {
			return lane
		}
	}
	w.tell(w.look.T("window.tasks.choose"))
	return nil
}

// whyNot says why the task that is chosen does not run at the moment shown.
func (w *Window) whyNot() {
	lane := w.pickedLane()
	if lane == nil {
		return
	}
	l, m := w.look, w.frame.Moment
	name := words.Score{Texts: l, Score: w.score}.Task(w.picked)
	said := words.State{Texts: l, State: m}.WhyNot(w.picked)
	w.explain(l.T("window.whynot.title", name), strings.Join(said, "\n"), l.T("window.whynot.show"), func() {
		if pos, ok := lane.Since(m.Pos); ok {
			w.panned = false
			w.seek(pos)
		}
	})
}
