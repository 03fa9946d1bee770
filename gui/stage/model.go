package stage

import (
	"slices"
	"strconv"
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// beats is how many beats a bar has; beat b is trace.Beat(b), from 1.
const beats = 4

// Model is one moment in words.
type Model struct {
	Cycle string // "cycle 15"; "" before the first
	Broad string // the same with as wide a number as there may be
	Beat  trace.Beat
	Beats [beats]string // their names
	Rules [beats]Rule   // what each of them means
	Idle  Rule          // what is said while there is no beat
	Idles [idles]Rule   // all that may be said then
	Path  string        // what the drawing shows
	Way   string        // the same in fewer words

	RunningHead, ReadyHead, WaitingHead string
	Running, Ready, Waiting             Queue

	Selector Selector
	Room     Room
}

// Room is how many rows there is to be room for, so that what stands below
// them need not move: the most that any moment of the run so far had.
type Room struct{ Rows, FDs int }

// most is the larger of both.
func (r Room) most(other Room) Room { return Room{max(r.Rows, other.Rows), max(r.FDs, other.FDs)} }

// idles is how many rules there are for moments without a beat; the last is of
// a run that has ended and never had a loop.
const (
	idles     = 4
	idleNever = idles - 1
)

// Rule is the one sentence of a beat, and what follows from it.
type Rule struct{ Text, More string }

// Queue is a list of handles or tasks.
type Queue struct {
	Rows  []Row
	Empty string // what is said when there are none
}

// Row is a task or a plain callback.
type Row struct {
	Task   trace.TaskID // 0 for a plain callback
	Label  string
	Detail string
	Short  string // the same in fewer words, "" where there are none
	Struck bool   // it has been cancelled, and only uses up its place
}

// Selector is what the selector was asked, why, and what it watches.
type Selector struct {
	Name, Call, Why string
	Heads           [4]string // of the table's columns
	Rows            []FDRow
}

// FDRow is a registered descriptor.
type FDRow struct {
	FD     int
	Number string
	Waits  string
	Task   trace.TaskID // 0 for the loop itself
	Label  string       // the task's
	Last   string
	Had    bool // there was an event
	Fresh  bool // the last event was in this very bar
}

// NewModel puts s into words. call is the system call behind the selector
// (epoll_wait). s may be nil: nothing has happened yet.
func NewModel(s *trace.State, call string, texts words.Texts) Model {
	if s == nil {
		s = &trace.State{}
	}
	w := moment{words.State{Texts: texts, State: s}}
	m := Model{
		Beat:        s.Beat,
		RunningHead: texts.T("stage.running"),
		ReadyHead:   texts.T("stage.ready"),
		WaitingHead: texts.T("stage.waiting"),
		Running:     w.running(),
		Ready:       w.ready(),
		Waiting:     w.waiting(),
		Selector:    w.selector(call),
		Idle:        w.idle(),
		Idles:       [idles]Rule{w.rule("none"), w.rule("between"), w.rule("ended"), w.rule("never")},
		Broad:       words.Cycle(texts, 888),
		Path:        texts.T("stage.path"),
		Way:         texts.T("stage.path.short"),
	}
	m.Room = Room{max(len(m.Ready.Rows), 1) + max(len(m.Waiting.Rows), 1), len(m.Selector.Rows)}
	if s.Cycle > 0 {
		m.Cycle = words.Cycle(texts, s.Cycle)
	}
	for i := range beats {
		n := strconv.Itoa(i + 1)
		m.Beats[i] = texts.T("stage.beat." + n)
		m.Rules[i] = Rule{texts.T("stage.rule." + n), texts.T("stage.more." + n)}
	}
	return m
}

// Rule is what is said below the conductor.
func (m *Model) Rule() Rule {
	if m.Beat >= trace.BeatCheck && m.Beat <= trace.BeatRepeat {
		return m.Rules[m.Beat-1]
	}
	return m.Idle
}

// moment puts the parts of a state into one language.
type moment struct{ words.State }

func (w moment) idle() Rule {
	if w.Ended {
		return w.rule("ended")
	}
	if w.Cycle > 0 {
		return w.rule("between")
	}
	return w.rule("none")
}

func (w moment) rule(name string) Rule {
	return Rule{w.T("stage.rule." + name), w.T("stage.more." + name)}
}

func (w moment) running() Queue {
	q := Queue{Empty: w.T("stage.running.none")}
	if w.asking() {
		q.Empty = w.T("stage.running.selector")
	}
	if w.Current.Handle == 0 {
		return q
	}
	since := w.Since
	task := w.Task(w.Current.Task)
	if task != nil {
		switch task.Life {
		case trace.Running:
			since = task.Since
		case trace.Done: // the step goes on for a moment, but not the task
			q.Empty = w.T("stage.running.done", task.Label)
			return q
		default:
			q.Empty = w.T("stage.running.paused", task.Label)
			return q
		}
	}
	q.Rows = append(w.eager(), w.step(w.Current, since))
	return q
}

// eager are the tasks that take their first step inside the callback that runs,
// the innermost first.
func (w moment) eager() []Row {
	var rows []Row
	for _, id := range slices.Backward(w.Eager) {
		if task := w.Task(id); task != nil && task.Life == trace.Running {
			rows = append(rows, w.step(trace.Queued{Task: id}, task.Since))
		}
	}
	return rows
}

// step is what runs, since when and, of a task, where.
func (w moment) step(h trace.Queued, since time.Duration) Row {
	row := w.handle(h)
	row.Detail = words.Milliseconds(w.Run - since)
	if task := w.Task(h.Task); task != nil && task.Line > 0 {
		row.Detail = w.T("stage.running.line", task.Line, row.Detail)
	}
	return row
}

// asking is whether the loop is inside the selector's call.
func (w moment) asking() bool {
	return w.Beat == trace.BeatCheck && w.Ask.Asked && !w.Ask.Answered
}

func (w moment) ready() Queue {
	q := Queue{Empty: w.T("stage.ready.none")}
	switch {
	case w.Ended:
		q.Empty = w.T("stage.rule.ended")
		return q
	case w.Beat == trace.BeatNone || w.Beat == trace.BeatCheck: // it has just been asked, or is being
		q.Empty = w.T("stage.ready.nobody")
	case w.Current.Handle != 0:
		q.Empty = w.T("stage.ready.after")
	}
	for _, h := range w.Ready {
		row := w.handle(h)
		row.Detail, row.Struck = w.Cause(h), h.Cancelled
		if h.Cancelled {
			row.Detail = w.T("stage.ready.cancelled")
		}
		q.Rows = append(q.Rows, row)
	}
	return q
}

func (w moment) waiting() Queue {
	q := Queue{Empty: w.T("stage.waiting.none")}
	if w.Ended { // nobody will wake those who still wait
		return q
	}
	for _, task := range w.Tasks {
		if task.Life != trace.Waiting {
			continue
		}
		detail, short := w.Wait(task), w.short(task)
		if task.Cancelled {
			detail = w.T("stage.wait.cancelled", detail)
			if short != "" {
				short = w.T("stage.wait.cancelled", short)
			}
		}
		q.Rows = append(q.Rows, Row{Task: task.ID, Label: task.Label, Detail: detail, Short: short})
	}
	return q
}

// handle names what a handle will run: a task, or a plain callback.
func (w moment) handle(h trace.Queued) Row {
	row := Row{Label: w.Callback(h)}
	if task := w.Task(h.Task); task != nil {
		row.Task = task.ID
	}
	return row
}
