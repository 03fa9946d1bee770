package trace

import "time"

// Score is a run folded into the bars and lanes of a score: what the window
// draws and the terminal prints. It holds no pixels and no words of any
// language. A Score is extended as a recording grows; what it has folded once
// stays as it is, but for the last bar and the spans that are still open.
type Score struct {
	Bars  []*Bar
	Lanes []*Lane // by TaskID-1, in the order of creation

	fold fold
}

// Place is a slot of a bar: Bar is an index into Score.Bars, Slot one into
// that bar's Slots, or SelectorSlot for the slot of the selector's call.
type Place struct{ Bar, Slot int }

// SelectorSlot is the Slot of a bar's selector call.
const SelectorSlot = -1

// Bar is one cycle of the loop.
type Bar struct {
	Number     int           // the cycle's number, from 1
	From, To   int           // its events are [From, To)
	Begin, End time.Duration // run time
	Phase      Phase
	Open       bool // it has not ended

	Ask    Ask           // the selector's call
	Asked  int           // the event number of SelectAsk, -1 before it
	Events []BarEvent    // what the selector answered, in its order
	Due    []HandleID    // timers that came due, in the order they were popped
	Slots  []Slot        // what ran, in order
	Slow   bool          // a slot of it was slow
	Took   time.Duration // selector call excluded
}

// BarEvent is a descriptor that the selector named.
type BarEvent struct {
	FD   int
	Mask Mask
	Task TaskID // who waited for it, 0 for the loop itself
}

// Slot is one callback that ran.
type Slot struct {
	Handle     HandleID
	Task       TaskID // the task it stepped, 0 for a plain callback
	Name       string
	From, To   int // its events are [From, To), StepBegin and StepEnd included
	Begin, End time.Duration
	Open       bool // it is still running
	Slow       bool // it took slow_callback_duration or longer
	Skipped    bool // it had been cancelled, and only used up its place

	Cause     Cause
	CauseA    int64
	By        Place    // the slot of the callback that queued it, for CauseHandle
	Suspended bool     // its task suspended at the end
	Wakes     []TaskID // the tasks whose next step it queued, itself excluded
	Finished  bool     // its task finished, with Outcome
	Outcome   Outcome
}

// Lane is one task's line of the score.
type Lane struct {
	Task, Parent TaskID
	Depth        int // how many ancestors it has
	Label, Name  string
	Made         Place
	MadeAt       time.Duration
	Spans        []Span // in order, none overlapping another
	Done         bool
	Outcome      Outcome
	Result       string
}

// Span is a stretch of a lane.
type Span struct {
	Life Life // Ready: an outline; Running: a note; Waiting: a rest
	// From is the slot in or after which it begins, To the slot in which it
	// ends. A note has both alike. A rest runs from the note that ended in a
	// suspension to the slot (or the selector's answer) that woke the task,
	// a ready span from there to the note.
	From, To    Place
	First, End  int           // event numbers, [First, End)
	Begin, Stop time.Duration // run time
	Open        bool          // it has not ended

	// Of a rest:
	Wait   Wait
	A, B   int64
	Timer  HandleID
	Reason string
	// Of a note:
	Slow     bool
	Finished bool
	Outcome  Outcome
}
