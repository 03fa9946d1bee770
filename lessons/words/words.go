// Package words puts what a trace holds into the reader's language: what a
// task waits for, who queued a callback, why the selector's timeout is what it
// is, how a task ended, how long it took. The window and the terminal say all
// of it through this package, so that the same thing has the same name
// everywhere. Its texts are the keys "words." of the catalogues.
//
// A Score tells of a whole run, in few words; a State of one moment of it, so
// that what is due "at 0.400 s" in the one has "0.220 s left" in the other.
package words

import (
	"time"

	"batuta/loopcore/trace"
)

// Texts is the catalogue of one language.
type Texts interface {
	// T is the text of key, with {0}, {1}, ... replaced by args.
	T(key string, args ...any) string
}

// Score puts what a score holds into words.
type Score struct {
	Texts
	*trace.Score
}

// State puts what is true at one moment into words.
type State struct {
	Texts
	*trace.State
}

// Task is a task's label, or its number where its making is forgotten.
func (w Score) Task(id trace.TaskID) string {
	if label := w.label(id); label != "" {
		return label
	}
	return w.T("words.task", id)
}

// label is a task's label, "" where it is not known.
func (w Score) label(id trace.TaskID) string {
	if lane := w.Lane(id); lane != nil {
		return lane.Label
	}
	return ""
}

// Callback is what ran in a slot: a task; or what a plain callback does, with
// asyncio's name for it: "gather counts one · _done_callback".
func (w Score) Callback(x *trace.Slot) string {
	if x.Task != 0 {
		return w.Task(x.Task)
	}
	return inFull(w, x.Name, x.Cause)
}

// Callback is what a handle will run: a task, or what a plain callback does:
// "gather counts one".
func (w State) Callback(h trace.Queued) string {
	if task := w.Task(h.Task); task != nil {
		return task.Label
	}
	return named(w, h.Name, h.Cause)
}

// Outcome is how a task ended, with what it returned or raised.
func Outcome(t Texts, how trace.Outcome, result string) string {
	switch {
	case how == trace.Failed:
		return t.T("words.failed", result)
	case how == trace.Cancelled:
		return t.T("words.cancelled")
	case how == trace.Dropped:
		return t.T("words.dropped")
	case result == "":
		return t.T("words.returned.nothing")
	}
	return t.T("words.returned", result)
}

// Cycle is the name of a cycle.
func Cycle(t Texts, number int) string { return t.T("words.cycle", number) }

// Skipped is what is said of a callback that had been cancelled.
func Skipped(t Texts) string { return t.T("words.skipped") }

// Closing is the name of the part of a run in which asyncio.run closes.
func Closing(t Texts) string { return t.T("words.closing") }

// Lanes is the names of the score's two own lanes.
func Lanes(t Texts) (loop, selector string) {
	return t.T("words.lane.loop"), t.T("words.lane.selector")
}

// length is d, but a millisecond at least where it is not nothing: a timer that
// is not due never reads as if it were.
func length(d time.Duration) time.Duration {
	if d > 0 {
		return max(d, time.Millisecond)
	}
	return d
}
