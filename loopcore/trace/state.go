package trace

import "time"

// Beat is where in a bar the loop is.
type Beat uint8

const (
	BeatNone     Beat = iota // no cycle has begun, or the loop has ended
	BeatCheck                // 1: the selector is asked; its events and due timers join the queue
	BeatRun                  // 2: a handle runs
	BeatRegister             // 3: a task has suspended, and what it waits for is noted
	BeatRepeat               // 4: the cycle has ended
)

// Life is what a task is doing.
type Life uint8

const (
	Ready   Life = iota // in the ready queue, or woken and about to be
	Running             // its step is running now
	Waiting             // suspended
	Done                // finished, however
)

// Task is a task at a moment.
type Task struct {
	ID, Parent TaskID
	Label      string // fetch('/users')
	Name       string // Task-2
	Life       Life
	Made       time.Duration // run time at which it was created
	MadeLine   uint16
	Line       uint16 // where in the program it stands, 0 where unknown
	Steps      int    // how often it has run

	// While it waits (and, for the sake of the reader, until it runs again):
	Wait      Wait
	A, B      int64 // as TaskSuspended's
	Timer     HandleID
	Reason    string
	Since     time.Duration // run time at which it was suspended, made ready, or began to run
	WokenBy   Cause
	WokenByA  int64
	Cancelled bool // a cancellation is on its way

	// Once it is done:
	Outcome Outcome
	Result  string
	Ended   time.Duration
}

// Queued is a handle in the ready queue.
type Queued struct {
	Handle    HandleID
	Task      TaskID // 0 for a plain callback
	Name      string
	Cause     Cause
	CauseA    int64
	Cancelled bool
}

// Timer is a timer that is set.
type Timer struct {
	Handle HandleID
	Task   TaskID
	Due    time.Duration
	Name   string
}

// FD is a registered descriptor.
type FD struct {
	FD        int
	Mask      Mask
	Task      TaskID // who waits for it; 0 for the loop itself
	Name      string // "self-pipe"
	LastMask  Mask   // what it was last ready for, 0 for never
	LastCycle int    // the cycle of that answer
}

// Ask is the latest call of the selector.
type Ask struct {
	Asked     bool          // it has been called in this run at all
	Answered  bool          // and has answered
	Timeout   time.Duration // negative: none
	Why       Why
	WhyTask   TaskID
	WhyHandle HandleID
	Events    int
	Took      time.Duration // run time
}

// State is what the events before Pos add up to.
type State struct {
	Pos       int
	Run, Real time.Duration // of the last event

	Selector string // EpollSelector
	Phase    Phase
	Ended    bool // the loop is closed

	Cycle   int
	Beat    Beat
	Current Queued // what runs; Handle 0 when nothing does
	Since   time.Duration
	Steps   int // steps begun so far

	Ready  []Queued
	Timers []Timer // soonest first
	FDs    []FD    // by number
	Ask    Ask
	Tasks  []*Task // in the order of their making
}

// Task is the task of that number, nil where there is none.
func (s *State) Task(id TaskID) *Task {
	i := int(id) - 1
	if i < 0 || i >= len(s.Tasks) {
		return nil
	}
	return s.Tasks[i]
}
