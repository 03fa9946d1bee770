package trace

import "time"

// Score is a run folded into the bars and lanes of a score: what the window
// draws and the terminal prints. It holds no pixels and no words of any
// language. A Score is extended as a recording grows; what it has folded once
// stays as it is, but for the last bar, the spans that are still open, and
// what is forgotten.
//
// A Score is for one goroutine at a time.
type Score struct {
	// Bars is every bar since the run began. Those before First are forgotten,
	// because their events are or because there were too many of them: they
	// keep their places here, with Forgotten set and nothing in them.
	Bars  []*Bar
	First int
	// Lanes is in the order of TaskID; Lane finds one. While nothing has been
	// forgotten it holds every task, task n at n-1.
	Lanes []*Lane

	fold fold
}

// NewScore makes an empty score.
func NewScore() *Score {
	return &Score{fold: newFold()}
}

// Place is a slot of a bar: Bar is an index into Score.Bars, Slot one into
// that bar's Slots, or SelectorSlot for the slot of the selector's call.
type Place struct{ Bar, Slot int }

// SelectorSlot is the Slot of a bar's selector call.
const SelectorSlot = -1

// Nowhere is the place of what happened before the first bar, or is no longer
// known.
func Nowhere() Place { return Place{Bar: -1, Slot: SelectorSlot} }

// Known says whether p is a place in the score at all.
func (p Place) Known() bool { return p.Bar >= 0 }

// Compare orders places as they come in time.
func (p Place) Compare(q Place) int {
	switch {
	case p.Bar != q.Bar:
		return p.Bar - q.Bar
	default:
		return p.Slot - q.Slot
	}
}

// Bar is one cycle of the loop.
type Bar struct {
	Number     int           // the cycle's number, from 1
	From, To   int           // its events are [From, To)
	Begin, End time.Duration // run time; End is the latest known while Open
	Phase      Phase
	Open       bool // it has not ended
	Forgotten  bool // it is no longer kept

	Ask    Ask        // the selector's call
	Asked  int        // the event number of SelectAsk, -1 before it
	Events []BarEvent // what the selector answered, in its order
	Calls  Calls      // the selector's so far, this one included once it is answered
	Due    []HandleID // timers that came due, in the order they were popped
	// Registered is how many descriptors were registered when the selector was
	// asked, the loop's own included; Scanned is how many of them it went through.
	Registered, Scanned int

	Slots []Slot        // what ran, in order
	Slow  bool          // a slot of it was slow
	Slows int           // how many bars before it were
	Took  time.Duration // selector call excluded
}

// Calls adds up calls of the selector that were answered.
type Calls struct {
	Count, Peeks int           // how many, and how many of them with timeout 0
	Events       int           // that they answered with
	Scanned      int           // descriptors that they went through
	Waited       time.Duration // run time inside them
}

// add counts the call of b.
func (c *Calls) add(b *Bar) {
	c.Count++
	if b.Ask.Timeout == 0 {
		c.Peeks++
	}
	c.Events += b.Ask.Events
	c.Scanned += b.Scanned
	c.Waited += b.Ask.Took
}

// BarEvent is a descriptor that the selector named.
type BarEvent struct {
	FD   int
	Mask Mask
	Pipe bool   // it is the self-pipe, by which other threads wake the loop
	Task TaskID // who waited for it, 0 for nobody that is known
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

	Cause  Cause
	CauseA int64
	// By is where it was queued: the slot of the callback that did it, for
	// CauseHandle; else the selector's slot of the bar in which its descriptor
	// was ready, its time had come or its thread's call came. Nowhere if that
	// was before the first bar.
	By        Place
	Suspended bool     // its task suspended at the end
	Wakes     []TaskID // the tasks whose next step it queued, itself excluded
	Finished  bool     // its task finished, with Outcome
	Outcome   Outcome

	own bool // its task queued it itself, in its eager first step
}

// Lane is one task's line of the score.
type Lane struct {
	Task, Parent TaskID
	Depth        int // how many ancestors it has
	Label, Name  string
	Made         Place // the slot that made it
	MadeAt       time.Duration
	Spans        []Span // in order, each beginning where the one before it ends
	Done         bool
	Outcome      Outcome
	Result       string

	doneAt int // the event number of TaskDone
}

// Span is a stretch of a lane.
type Span struct {
	Life Life // Ready: an outline; Running: a note; Waiting: a rest
	// From is the slot in or after which it begins, To the slot in which it
	// ends. A note has both alike; an eager task's first lies in its maker's slot. A rest runs from the note that ended in a
	// suspension to the slot (or the selector's answer) that woke the task,
	// a ready span from there to the note. While it is open, To is the place
	// where the loop is.
	From, To    Place
	First, End  int           // event numbers, [First, End); End is the latest known while Open
	Begin, Stop time.Duration // run time; Stop as End
	Open        bool          // it has not ended

	// Of a rest:
	Wait   Wait
	A, B   int64
	Timer  HandleID
	Reason string
	// Of a note, and of whatever was cut short when its loop was closed (Dropped):
	Slow     bool
	Finished bool
	Outcome  Outcome
}
