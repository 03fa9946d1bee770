// Package tracetest records runs that a test has written itself: what a loop
// would have reported, event by event, on a clock that moves as told. Tests of
// whatever reads a trace use it where a real run would be too slow, too small
// or not the same each time.
package tracetest

import (
	"fmt"
	"time"

	"batuta/loopcore/trace"
)

const (
	// afterAnswer and afterStep are what the loop itself takes between the
	// selector's answer and the first callback, and after each callback.
	afterAnswer = 10 * time.Microsecond
	afterStep   = 5 * time.Microsecond

	// slow is asyncio's slow_callback_duration.
	slow = 100 * time.Millisecond
)

// Pipe is the descriptor of the self-pipe, which every script registers.
const Pipe = 5

// Script is a recording that a test writes.
type Script struct {
	rec     *trace.Recorder
	now     time.Duration
	cycle   int64
	handles trace.HandleID
	tasks   trace.TaskID
}

// New is a script in which a loop has been made, and its self-pipe registered.
func New() *Script {
	s := &Script{}
	s.rec = trace.NewRecorder(s)
	s.Add(trace.Event{Kind: trace.LoopMade, Obj: 1, Text: s.Text("EpollSelector")})
	s.Add(trace.Event{Kind: trace.FDAdd, A: Pipe, Code: uint8(trace.Read), Text: s.Text("self-pipe")})
	return s
}

// Stamp is the script's own time, as run time and as real time.
func (s *Script) Stamp() (run, real time.Duration) { return s.now, s.now }

// Add records e as it is.
func (s *Script) Add(e trace.Event) { s.rec.Append(e) }

// Text is t as an event holds it.
func (s *Script) Text(t string) trace.Text { return s.rec.Intern(t) }

// View is what has been recorded.
func (s *Script) View() trace.View { return s.rec.View() }

// Score is what has been recorded, as a score.
func (s *Script) Score() *trace.Score {
	score := trace.NewScore()
	score.Extend(s.View())
	return score
}

// Call begins a cycle with a call of the selector that has not answered.
func (s *Script) Call(ask trace.Ask) {
	s.cycle++
	s.Add(trace.Event{Kind: trace.CycleBegin, A: s.cycle})
	s.Add(trace.Event{
		Kind: trace.SelectAsk, A: int64(ask.Timeout), Code: uint8(ask.Why), Task: ask.WhyTask, Obj: ask.WhyHandle,
	})
}

// Begin begins a cycle whose selector call takes ask.Took and answers events.
func (s *Script) Begin(ask trace.Ask, events ...trace.BarEvent) {
	s.Call(ask)
	s.now += ask.Took
	s.Add(trace.Event{Kind: trace.SelectAnswer, A: int64(len(events)), B: int64(ask.Took)})
	for _, e := range events {
		s.Add(trace.Event{Kind: trace.FDEvent, A: int64(e.FD), Code: uint8(e.Mask)})
	}
	s.now += afterAnswer
}

// Peek begins a cycle whose selector call takes no time, because task can run.
func (s *Script) Peek(task trace.TaskID) {
	s.Begin(trace.Ask{Why: trace.WhyReady, WhyTask: task})
}

// End ends the cycle.
func (s *Script) End() { s.Add(trace.Event{Kind: trace.CycleEnd, A: s.cycle}) }

// Queue queues a plain callback, or a task's step, which has no name.
func (s *Script) Queue(task trace.TaskID, name string, cause trace.Cause, a int64) trace.HandleID {
	s.handles++
	s.join(trace.Queued{Handle: s.handles, Task: task, Name: name, Cause: cause, CauseA: a})
	return s.handles
}

func (s *Script) join(q trace.Queued) {
	s.Add(trace.Event{
		Kind: trace.HandleQueued, Obj: q.Handle, Task: q.Task, Code: uint8(q.Cause), A: q.CauseA, Text: s.Text(q.Name),
	})
}

// Make makes a task, named as asyncio does, and queues its first step. The
// first tasks, without a parent, are made before the loop runs.
func (s *Script) Make(parent trace.TaskID, label string) (trace.TaskID, trace.HandleID) {
	s.tasks++
	name := s.Text(fmt.Sprintf("Task-%d", s.tasks))
	s.Add(trace.Event{Kind: trace.TaskMade, Task: s.tasks, A: int64(parent), Text: s.Text(label), B: int64(name)})
	cause := trace.CauseHandle
	if parent == 0 {
		cause = trace.CauseOutside
	}
	return s.tasks, s.Queue(s.tasks, "", cause, 0)
}

// Step runs a task's step for so long; do, which may be nil, is what it does at
// the end of it.
func (s *Script) Step(h trace.HandleID, task trace.TaskID, took time.Duration, do func()) {
	s.run(h, task, "", took, do)
}

// Callback runs a plain callback as Step does a task's.
func (s *Script) Callback(h trace.HandleID, name string, took time.Duration, do func()) {
	s.run(h, 0, name, took, do)
}

func (s *Script) run(h trace.HandleID, task trace.TaskID, name string, took time.Duration, do func()) {
	s.Add(trace.Event{Kind: trace.StepBegin, Obj: h, Task: task, Text: s.Text(name)})
	s.now += took
	if do != nil {
		do()
	}
	end := trace.Event{Kind: trace.StepEnd, Obj: h, Task: task}
	if took >= slow {
		end.Code = 1
	}
	s.Add(end)
	s.now += afterStep
}

// Suspend suspends a task. trace.Wait says what a and b are; reason may be "".
func (s *Script) Suspend(task trace.TaskID, w trace.Wait, a, b int64, reason string) {
	s.Add(trace.Event{Kind: trace.TaskSuspended, Task: task, Code: uint8(w), A: a, B: b, Text: s.Text(reason)})
}

// Read registers fd for a task, which is suspended until it is ready to read.
func (s *Script) Read(task trace.TaskID, fd int) { s.watch(task, fd, trace.Read, trace.WaitRead) }

// Write registers fd for a task, which is suspended until it is ready to write.
func (s *Script) Write(task trace.TaskID, fd int) { s.watch(task, fd, trace.Write, trace.WaitWrite) }

func (s *Script) watch(task trace.TaskID, fd int, m trace.Mask, w trace.Wait) {
	s.Add(trace.Event{Kind: trace.FDAdd, A: int64(fd), Code: uint8(m), Task: task})
	s.Suspend(task, w, int64(fd), 0, "")
}

// timerCallback is what asyncio.sleep's timer calls.
const timerCallback = "_set_result_unless_cancelled"

// Sleep suspends a task until due, delay being what it asked for, and answers
// its timer.
func (s *Script) Sleep(task trace.TaskID, due, delay time.Duration) trace.HandleID {
	s.handles++
	h := s.handles
	s.Add(trace.Event{Kind: trace.TimerSet, Obj: h, A: int64(due), Task: task, Text: s.Text(timerCallback)})
	s.Add(trace.Event{
		Kind: trace.TaskSuspended, Task: task, Code: uint8(trace.WaitTimer), A: int64(due), B: int64(delay), Obj: h,
	})
	return h
}

// Due lets a timer join the queue.
func (s *Script) Due(h trace.HandleID) {
	s.Add(trace.Event{Kind: trace.TimerDue, Obj: h})
	s.join(trace.Queued{Handle: h, Name: timerCallback, Cause: trace.CauseTimer})
}

// Wake queues the next step of a task from the callback by.
func (s *Script) Wake(task trace.TaskID, by trace.HandleID) trace.HandleID {
	s.Add(trace.Event{Kind: trace.TaskWoken, Task: task, Obj: s.handles + 1, Code: uint8(trace.CauseHandle), A: int64(by)})
	return s.Queue(task, "", trace.CauseHandle, int64(by))
}

// Done ends a task.
func (s *Script) Done(task trace.TaskID, how trace.Outcome, result string) {
	s.Add(trace.Event{Kind: trace.TaskDone, Task: task, Code: uint8(how), Text: s.Text(result)})
}
