package score

import "batuta/loopcore/trace"

// Box is a rectangle in logical pixels, from the upper left of the score.
type Box struct{ X, Y, W, H float32 }

// holds says whether a point lies in b, or within slack of it.
func (b Box) holds(x, y, slack float32) bool {
	return x >= b.X-slack && x <= b.X+b.W+slack && y >= b.Y-slack && y <= b.Y+b.H+slack
}

// inset is b, smaller by d on every side.
func (b Box) inset(d float32) Box { return Box{b.X + d, b.Y + d, b.W - 2*d, b.H - 2*d} }

// Label is text with the left end of its base line at X, Y; none if empty.
type Label struct {
	X, Y float32
	Text string
	Size float32
	Bold bool
}

// BarBox is a cycle: its column, from the head to the foot. Cycles of which
// nothing is to be seen but what is on the lanes have none.
type BarBox struct {
	Box
	Bar     int   // index into Score.Bars
	Line    bool  // its bar line is drawn
	Number  Label // may be empty where there is no room
	Note    Label // what is to say of it: that it was slow
	Slow    bool
	Current bool // the moment lies in it
}

// Poll is the slot of a selector call.
type Poll struct {
	Box
	Bar   int
	Peek  bool // it only looked
	Label Label
}

// Answer is the mark of a selector's answer.
type Answer struct {
	Box
	Bar int
}

// LoopNote is a callback on the loop's lane: a block for a task's step, a
// round note for a plain callback.
type LoopNote struct {
	Box
	Bar, Slot  int
	Task       trace.TaskID // whom it serves, for its colour; 0 for none
	Plain      bool
	Slow       bool
	Skipped    bool
	Registered bool // a mark after it: its task paused and was registered
	Merged     bool // it stands for several that are too narrow to tell apart
	Label      Label
}

// Mark is something the selector's answer brought, on the selector's lane.
type Mark struct {
	X, Y, R float32
	Bar     int
	Task    trace.TaskID // whom it is for, 0 for the loop itself
	Clock   bool         // a timer came due; else a descriptor is ready
	FD      int
	Pipe    bool // it is the self-pipe, through which other threads wake the loop
	Mask    trace.Mask
	Timer   trace.HandleID
}

// LaneBox is a task's line, and its label at the left.
type LaneBox struct {
	Box   // as wide as the score
	Lane  int
	Task  trace.TaskID
	Dot   Point
	Label Label
	Done  bool // the task has finished at the moment shown

	Unborn bool // it has not been created yet
}

// Note is a step of a task on its lane.
type Note struct {
	Box
	Task     trace.TaskID
	Lane     int
	Span     int
	Slow     bool
	Open     bool
	Finished bool
	Outcome  trace.Outcome
	Merged   bool
	Label    Label // the duration of a slow one
	markRoom bool  // there is room for the outcome's mark
}

// Rest is a wait of a task.
type Rest struct {
	Box
	Task  trace.TaskID
	Lane  int
	Span  int
	Wait  trace.Wait
	Icon  Point // where the icon's middle is
	Icons bool  // there is room for it
	Label Label
	Cut   bool // its task never ended: the loop was closed
}

// Outline is a stretch in which a task is ready and does not run yet.
type Outline struct {
	Box
	Task trace.TaskID
	Lane int
	Span int
	Cut  bool // its task never ended: the loop was closed
}

// Pin marks where a task was created.
type Pin struct {
	X, Y, H float32
	Task    trace.TaskID
	Lane    int
}

// Cue is a curve from a cause to what it brought about.
type Cue struct {
	From, To Point
	Task     trace.TaskID // whose cue it is
	Short    bool         // from the selector's lane to the loop's
	Along    bool         // from a callback to a callback, along the loop's lane
}

// Bracket spans the cycles of a part of the run.
type Bracket struct {
	X, W, Y float32
	Label   Label
	AtLeft  bool // its beginning is in view
	AtRight bool // and its end
}

// Tick is a line of the time axis.
type Tick struct {
	X     float32
	Label Label
}

// LegendItem explains a mark.
type LegendItem struct {
	X, Y  float32
	What  Meaning
	Label Label
}

// Meaning is what a mark of the legend stands for.
type Meaning uint8

const (
	MeansRunning    Meaning = iota
	MeansReady              // an outline
	MeansWaiting            // a hatched rest
	MeansStep               // a task's step, on the loop's lane
	MeansCallback           // a plain callback
	MeansAnswer             // the end of the selector's call
	MeansRegistered         // the pause after a step
	MeansBlocking           // a step that took too long
	MeansReturned           // how a task ended
	MeansFailed             // with an error
	MeansCancelled          // by a CancelledError
	MeansBorn               // where a task was created
	MeansWaited             // a selector call that could wait
	MeansPeeked             // and one that could not
	MeansEvent              // a descriptor is ready
	MeansDue                // a timer is due
	MeansCue                // from a cause to what it brought about
	MeansSkipped            // a callback that had been cancelled
	MeansAlive              // a lane's dot
	MeansOver               // the dot of a task that has finished
	MeansCut                // where the loop was closed before a task had ended
	MeansMore               // the legend goes on in the help
)

// Layout is what is in view, as boxes: Draw paints it, At looks it up.
type Layout struct {
	W, H  float32
	Plot  Box // right of the labels, under the head, over the legend
	Lanes Box // the part of Plot in which task lanes scroll
	Head  float32
	Deep  float32 // how tall all task lanes are together
	Top   float32 // how far they are scrolled up, within bounds
	Thumb Box     // where the view of them stands, empty if all are in view

	BarBoxes  []BarBox
	Polls     []Poll
	Answers   []Answer
	LoopNotes []LoopNote
	Marks     []Mark
	LaneBoxes []LaneBox
	Notes     []Note
	Rests     []Rest
	Outlines  []Outline
	Pins      []Pin
	Cues      []Cue
	Brackets  []Bracket
	Ticks     []Tick
	Legend    []LegendItem
	Map       Map

	LoopLabel     Label
	SelectorLabel Label
	LoopY         float32 // the middle of the loop's lane
	SelectorY     float32
	Shift         float64 // how far the content is scrolled, in pixels: patterns move with it
	TextScale     float32

	Pitch float32 // from lane to lane

	foot float32 // how tall the legend is
	low  float32 // what heights on the lanes are multiplied by
	in   *Input
}
