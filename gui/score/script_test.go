package score_test

import (
	"time"

	"batuta/loopcore/trace"
)

const (
	ms = time.Millisecond
	us = time.Microsecond
)

// script records a run as a loop would, event by event, on a clock of its own.
type script struct {
	rec    *trace.Recorder
	now    time.Duration
	cycle  int64
	handle trace.HandleID
	tasks  trace.TaskID
}

func newScript() *script {
	s := &script{}
	s.rec = trace.NewRecorder(s)
	s.put(trace.Event{Kind: trace.LoopMade, Obj: 1, Text: s.text("EpollSelector")})
	s.put(trace.Event{Kind: trace.FDAdd, A: 5, Code: uint8(trace.Read), Text: s.text("self-pipe")})
	return s
}

// Stamp is the script's own time, as run time and real time.
func (s *script) Stamp() (run, real time.Duration) { return s.now, s.now }

func (s *script) put(e trace.Event)          { s.rec.Append(e) }
func (s *script) text(t string) trace.Text   { return s.rec.Intern(t) }
func (s *script) after(d time.Duration)      { s.now += d }
func (s *script) score() (*trace.Score, int) { return scoreOf(s.rec.View()) }

func scoreOf(v trace.View) (*trace.Score, int) {
	score := trace.NewScore()
	score.Extend(v)
	return score, v.End()
}

// begin begins a cycle whose selector call has a timeout and takes some time.
func (s *script) begin(timeout, took time.Duration, fds ...int64) {
	s.cycle++
	s.put(trace.Event{Kind: trace.CycleBegin, A: s.cycle})
	why := trace.WhyTimer
	switch {
	case timeout == 0:
		why = trace.WhyReady
	case timeout < 0:
		why = trace.WhyNothing
	}
	s.put(trace.Event{Kind: trace.SelectAsk, A: int64(timeout), Code: uint8(why)})
	s.after(took)
	s.put(trace.Event{Kind: trace.SelectAnswer, A: int64(len(fds)), B: int64(took)})
	for _, fd := range fds {
		s.put(trace.Event{Kind: trace.FDEvent, A: fd, Code: uint8(trace.Read)})
	}
	s.after(10 * us)
}

// peek begins a cycle that only looks.
func (s *script) peek() { s.begin(0, 0) }

// queue queues a callback and answers its handle.
func (s *script) queue(name string, task trace.TaskID, cause trace.Cause, a int64) trace.HandleID {
	s.handle++
	s.put(trace.Event{Kind: trace.HandleQueued, Obj: s.handle, Task: task, Code: uint8(cause), A: a, Text: s.text(name)})
	return s.handle
}

// make makes a task and queues its first step.
func (s *script) make(label string, parent trace.TaskID) (trace.TaskID, trace.HandleID) {
	s.tasks++
	id := s.tasks
	name := "Task-" + string(rune('0'+id%10))
	s.put(trace.Event{Kind: trace.TaskMade, Task: id, A: int64(parent), Text: s.text(label), B: int64(s.text(name))})
	return id, s.queue("Task.__step", id, trace.CauseHandle, 0)
}

// step runs a handle; do says what it does meanwhile.
func (s *script) step(h trace.HandleID, task trace.TaskID, name string, took time.Duration, do func()) {
	s.put(trace.Event{Kind: trace.StepBegin, Obj: h, Task: task, Text: s.text(name)})
	s.after(took)
	if do != nil {
		do()
	}
	end := trace.Event{Kind: trace.StepEnd, Obj: h, Task: task}
	if took >= 100*ms {
		end.Code = 1
	}
	s.put(end)
	s.after(5 * us)
}

// wait suspends a task.
func (s *script) wait(task trace.TaskID, w trace.Wait, a, b int64, obj trace.HandleID) {
	s.put(trace.Event{Kind: trace.TaskSuspended, Task: task, Code: uint8(w), A: a, B: b, Obj: obj})
}

// read suspends a task until a descriptor is ready.
func (s *script) read(task trace.TaskID, fd int64) {
	s.put(trace.Event{Kind: trace.FDAdd, A: fd, Code: uint8(trace.Read), Task: task})
	s.wait(task, trace.WaitRead, fd, 0, 0)
}

// wake queues the next step of a task from the callback by.
func (s *script) wake(task trace.TaskID, by trace.HandleID) trace.HandleID {
	h := s.queue("Task.__wakeup", task, trace.CauseHandle, int64(by))
	s.put(trace.Event{Kind: trace.TaskWoken, Task: task, Obj: h, Code: uint8(trace.CauseHandle), A: int64(by)})
	return h
}

// done ends a task and answers the handle of its gather's callback, if any.
func (s *script) done(task trace.TaskID, o trace.Outcome, result string, step trace.HandleID, gathered bool) trace.HandleID {
	s.put(trace.Event{Kind: trace.TaskDone, Task: task, Code: uint8(o), Text: s.text(result)})
	if !gathered {
		return 0
	}
	return s.queue("gather._done_callback", 0, trace.CauseHandle, int64(step))
}

// timer sets a timer for a task and answers its handle.
func (s *script) timer(task trace.TaskID, due time.Duration) trace.HandleID {
	s.handle++
	s.put(trace.Event{Kind: trace.TimerSet, Obj: s.handle, A: int64(due), Task: task, Text: s.text("_set_result_unless_cancelled")})
	return s.handle
}

// due lets a timer join the queue.
func (s *script) due(h trace.HandleID) {
	s.put(trace.Event{Kind: trace.TimerDue, Obj: h})
	s.put(trace.Event{Kind: trace.HandleQueued, Obj: h, Code: uint8(trace.CauseTimer), Text: s.text("_set_result_unless_cancelled")})
}
