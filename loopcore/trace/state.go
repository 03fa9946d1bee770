package trace

import (
	"cmp"
	"slices"
	"time"
)

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

	own    *owner
	doneAt int // the event number of TaskDone
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
	lent      bool   // the loop registered it, for whoever waits for it
}

// Request is one that the sample API has not answered yet.
type Request struct {
	Number int    // from 1, in the order of arrival
	FD     int    // the client's descriptor in the loop, -1 where unknown
	What   string // GET /limited/orders?page=3
	Since  time.Duration
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
	Listed    int           // how many of them have been named so far
	Took      time.Duration // run time
}

// State is what the events before Pos add up to. A State and its Clones share
// what is the same in both: read one freely, and change it by Apply only.
type State struct {
	Pos       int
	Run, Real time.Duration // of the last event
	Partial   bool          // events before it were forgotten unseen: what they did is not in it

	Selector string // EpollSelector
	Phase    Phase
	Ended    bool // the loop is closed

	Cycle   int
	Beat    Beat
	Current Queued        // what runs; Handle 0 when nothing does
	Since   time.Duration // run time at which the beat, the step or the call of the selector began
	Steps   int           // steps of handles begun so far
	Eager   []TaskID      // tasks that take their first step inside Current, the innermost last: it is what runs

	Ready  []Queued
	Timers []Timer // soonest first
	FDs    []FD    // by number
	Ask    Ask
	// Requests are those that the sample API has under way, in the order of
	// their arrival. They outlive the loop: only the API ends them.
	Requests []Request
	Tasks    []*Task // in the order of TaskID; those that ended long ago may be gone

	own     *owner // which tasks it may change in place
	left    []FD   // unregistered in the cycle of their last event, which is this one
	loops   int    // loops made and not closed
	stepped bool   // a step of this cycle has begun
}

// owner is the mark of the State that a Task belongs to. It has a size, so
// that no two are the same.
type owner struct{ _ byte }

// Task is the task of that number, nil where there is none.
func (s *State) Task(id TaskID) *Task {
	if i := int(id) - 1; i >= 0 && i < len(s.Tasks) && s.Tasks[i].ID == id {
		return s.Tasks[i] // as long as none is gone
	}
	if i, ok := s.find(id); ok {
		return s.Tasks[i]
	}
	return nil
}

// find is where in Tasks the task of that number is, or would be.
func (s *State) find(id TaskID) (int, bool) {
	return slices.BinarySearchFunc(s.Tasks, id, func(t *Task, id TaskID) int {
		return cmp.Compare(t.ID, id)
	})
}

// Clone is a State of its own, equal to s. What it costs grows with the
// queues, timers and descriptors, and but little with the tasks.
func (s *State) Clone() *State {
	c := *s
	// Neither may change in place what both see from now on.
	s.own, c.own = new(owner), new(owner)
	c.Ready = slices.Clone(s.Ready)
	c.Timers = slices.Clone(s.Timers)
	c.FDs = slices.Clone(s.FDs)
	c.Requests = slices.Clone(s.Requests)
	c.left = slices.Clone(s.left)
	c.Eager = slices.Clone(s.Eager)
	c.Tasks = slices.Clone(s.Tasks)
	return &c
}
