package gui

import (
	"batuta/gui/code"
	"batuta/lessons/runfile"
	"batuta/loopcore/trace"
)

// recorded is a run that was read from a file: it has ended, and everything of
// it can be looked at.
type recorded struct {
	head runfile.Head
	view trace.View
	done chan struct{}
}

func newRecorded(h runfile.Head, v trace.View) *recorded {
	done := make(chan struct{})
	close(done)
	return &recorded{head: h, view: v, done: done}
}

// Play, Pause, Step, Cycle, SetSpeed and Stop implement Session. There is nothing
// that could go on.
func (r *recorded) Play()                  {}
func (r *recorded) Pause()                 {}
func (r *recorded) Step()                  {}
func (r *recorded) Cycle()                 {}
func (r *recorded) SetSpeed(float64) error { return nil }
func (r *recorded) Stop()                  {}

// Done implements Session.
func (r *recorded) Done() <-chan struct{} { return r.done }

// View implements Session.
func (r *recorded) View() trace.View { return r.view }

// Facts implements Session. Nothing is judged by a recording.
func (r *recorded) Facts() map[string]string { return nil }

// Status implements Session.
func (r *recorded) Status() Status {
	wrong := r.head.Wrong
	return Status{
		State: Ended, Result: r.head.Result, Err: r.head.Err, Stopped: r.head.Stopped || !r.head.Finished,
		Problem: code.Problem{Line: wrong.Line, Column: wrong.Column, Text: wrong.Text},
	}
}

// headOf is what a file tells of the run that is shown.
func (w *Window) headOf(s Status) runfile.Head {
	return runfile.Head{
		Made: w.now(), Lesson: w.lesson.ID, Part: w.part().ID, Variant: w.variant().Name, File: w.variant().File,
		Program: w.ran.text, Result: s.Result, Err: s.Err, Stopped: s.Stopped, Finished: s.State == Ended,
		Wrong: runfile.Wrong{Line: s.Problem.Line, Column: s.Problem.Column, Text: s.Problem.Text},
	}
}

// showRecording shows a run that was read from the file called name, in the
// lesson it is of, where that is there. The learner's own program is kept.
func (w *Window) showRecording(h runfile.Head, v trace.View, name string) {
	w.openRecorded(h)
	w.leaveRun()
	w.clear()
	k := w.work()
	k.solution, k.visiting = code.NewBuffer(h.Program), name
	w.programShown()
	w.ran = ran{number: w.ran.number + 1, at: w.place(), variant: w.variant(), text: h.Program, settled: true}
	w.player.Open(newRecorded(h, v))
	w.showTab(tabScore)
	w.tell(w.look.T("window.file.opened", name))
}

// openRecorded opens the lesson, the part and the program that a run is of.
func (w *Window) openRecorded(h runfile.Head) {
	for i := range w.lessons {
		l := &w.lessons[i]
		if l.ID != h.Lesson {
			continue
		}
		part := 0
		for p := range l.Parts {
			if l.Parts[p].ID == h.Part {
				part = p
			}
		}
		if w.lesson != l || w.at != part {
			w.openAt(l, part)
		}
		for v := range w.part().Variants {
			if w.part().Variants[v].Name == h.Variant {
				w.chooseVariant(v)
			}
		}
	}
}
