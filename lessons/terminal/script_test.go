package terminal

import (
	"time"

	"batuta/loopcore/trace"
)

const (
	ms = time.Millisecond
	us = time.Microsecond
)

// script records a run as a loop would, on a clock of its own.
type script struct {
	rec     *trace.Recorder
	now     time.Duration
	cycle   int64
	handles trace.HandleID
	tasks   trace.TaskID
}

func newScript() *script {
	s := &script{}
	s.rec = trace.NewRecorder(s)
	return s
}

// Stamp is the script's time.
func (s *script) Stamp() (run, real time.Duration) { return s.now, s.now }

func (s *script) add(e trace.Event)        { s.rec.Append(e) }
func (s *script) text(t string) trace.Text { return s.rec.Intern(t) }

func (s *script) score() *trace.Score {
	score := trace.NewScore()
	score.Extend(s.rec.View())
	return score
}

// begin begins a cycle whose selector call takes so long.
func (s *script) begin(ask trace.Ask, fds ...trace.BarEvent) {
	s.cycle++
	s.add(trace.Event{Kind: trace.CycleBegin, A: s.cycle})
	s.add(trace.Event{
		Kind: trace.SelectAsk, A: int64(ask.Timeout), Code: uint8(ask.Why), Task: ask.WhyTask, Obj: ask.WhyHandle,
	})
	s.now += ask.Took
	s.add(trace.Event{Kind: trace.SelectAnswer, A: int64(len(fds)), B: int64(ask.Took)})
	for _, f := range fds {
		s.add(trace.Event{Kind: trace.FDEvent, A: int64(f.FD), Code: uint8(f.Mask)})
	}
}

func (s *script) end() { s.add(trace.Event{Kind: trace.CycleEnd, A: s.cycle}) }

// queue puts a callback, or a task's step, into the queue.
func (s *script) queue(task trace.TaskID, name string, cause trace.Cause, a int64) trace.HandleID {
	s.handles++
	return s.join(s.handles, task, name, cause, a)
}

func (s *script) join(h trace.HandleID, task trace.TaskID, name string, cause trace.Cause, a int64) trace.HandleID {
	s.add(trace.Event{
		Kind: trace.HandleQueued, Obj: h, Task: task, Code: uint8(cause), A: a, Text: s.text(name),
	})
	return h
}

// make makes a task and queues its first step.
func (s *script) make(parent trace.TaskID, label string) (trace.TaskID, trace.HandleID) {
	s.tasks++
	task := s.tasks
	s.add(trace.Event{Kind: trace.TaskMade, Task: task, A: int64(parent), Text: s.text(label)})
	cause := trace.CauseHandle
	if parent == 0 {
		cause = trace.CauseOutside
	}
	return task, s.queue(task, "", cause, 0)
}

// step runs a callback for so long; inside is what it does at the end of it.
func (s *script) step(h trace.HandleID, task trace.TaskID, name string, took time.Duration, inside func()) {
	s.add(trace.Event{Kind: trace.StepBegin, Obj: h, Task: task, Text: s.text(name)})
	s.now += took
	if inside != nil {
		inside()
	}
	slow := uint8(0)
	if took >= 100*ms {
		slow = 1
	}
	s.add(trace.Event{Kind: trace.StepEnd, Obj: h, Task: task, Code: slow})
}

func (s *script) suspend(task trace.TaskID, w trace.Wait, a, b int64, reason string) {
	s.add(trace.Event{Kind: trace.TaskSuspended, Task: task, Code: uint8(w), A: a, B: b, Text: s.text(reason)})
}

func (s *script) done(task trace.TaskID, how trace.Outcome, result string) {
	s.add(trace.Event{Kind: trace.TaskDone, Task: task, Code: uint8(how), Text: s.text(result)})
}

// ready is a call of the selector that only peeks, because task can run.
func ready(task trace.TaskID) trace.Ask {
	return trace.Ask{Why: trace.WhyReady, WhyTask: task}
}

// everything is a run that has each sign of the score at least once: waits of
// every sort, each cause, each end, a slow step, a skipped callback, a task
// that only lets others run, and asyncio.run's closing.
func everything() *script {
	s := newScript()
	s.add(trace.Event{Kind: trace.FDAdd, A: 5, Code: uint8(trace.Read), Text: s.text("self-pipe")})
	main, first := s.make(0, "main()")
	s.add(trace.Event{Kind: trace.RunBegin})

	s.begin(ready(main))
	var tasks [6]trace.TaskID // 1 to 5
	var steps [6]trace.HandleID
	s.step(first, main, "", 180*us, func() {
		for i, label := range []string{"fetch('/users')", "sleep(0.4)", "to_thread(read)", "crunch()", "polite()"} {
			tasks[i+1], steps[i+1] = s.make(main, label)
		}
		s.suspend(main, trace.WaitGather, 5, 5, "")
	})
	s.end()

	s.begin(ready(tasks[1]))
	s.step(steps[1], tasks[1], "", 90*us, func() {
		s.add(trace.Event{Kind: trace.FDAdd, A: 9, Code: uint8(trace.Read), Task: tasks[1]})
		s.suspend(tasks[1], trace.WaitRead, 9, 0, "")
	})
	s.handles++
	timer := s.handles
	s.step(steps[2], tasks[2], "", 20*us, func() {
		s.add(trace.Event{Kind: trace.TimerSet, Obj: timer, Task: tasks[2], A: int64(400 * ms)})
		s.suspend(tasks[2], trace.WaitTimer, int64(400*ms), int64(400*ms), "")
	})
	s.step(steps[3], tasks[3], "", 30*us, func() { s.suspend(tasks[3], trace.WaitThread, 1, 0, "") })
	s.step(steps[4], tasks[4], "", 131*ms, func() {
		s.suspend(tasks[4], trace.WaitLock, 0, 0, "Lock held by polite()")
	})
	s.step(steps[5], tasks[5], "", 10*us, func() {
		s.suspend(tasks[5], trace.WaitYield, 0, 0, "")
		steps[5] = s.queue(tasks[5], "", trace.CauseHandle, int64(steps[5]))
	})
	s.end()

	s.begin(ready(tasks[5]))
	s.step(steps[5], tasks[5], "", 10*us, func() {
		steps[4] = s.queue(tasks[4], "", trace.CauseHandle, int64(steps[5]))
		s.done(tasks[5], trace.Returned, "")
	})
	s.end()
	return s.wakeAll(main, tasks, steps, timer)
}

// wakeAll is the second half of everything.
func (s *script) wakeAll(main trace.TaskID, tasks [6]trace.TaskID, steps [6]trace.HandleID, timer trace.HandleID) *script {
	wait := trace.Ask{Timeout: 268 * ms, Why: trace.WhyTimer, WhyTask: tasks[2], WhyHandle: timer, Took: 118 * ms}
	s.begin(wait, trace.BarEvent{FD: 9, Mask: trace.Read}, trace.BarEvent{FD: 5, Mask: trace.Read})
	read := s.queue(0, "sock_recv", trace.CauseFD, 9)
	pipe := s.queue(0, "read_from_self", trace.CauseFD, 5)
	thread := s.queue(0, "set_state", trace.CauseThread, 1)
	idle := s.queue(0, "idle", trace.CauseThread, 0)
	s.step(steps[4], tasks[4], "", 40*us, func() { s.done(tasks[4], trace.Cancelled, "") })
	s.step(read, 0, "sock_recv", 12*us, func() { steps[1] = s.queue(tasks[1], "", trace.CauseHandle, int64(read)) })
	s.step(pipe, 0, "read_from_self", 3*us, nil)
	s.step(thread, 0, "set_state", 4*us, func() { steps[3] = s.queue(tasks[3], "", trace.CauseHandle, int64(thread)) })
	s.add(trace.Event{Kind: trace.StepSkipped, Obj: idle})
	s.end()

	s.begin(ready(tasks[1]))
	s.step(steps[1], tasks[1], "", 210*us, func() { s.done(tasks[1], trace.Failed, "ConnectionResetError: peer") })
	s.step(steps[3], tasks[3], "", 30*us, func() { s.done(tasks[3], trace.Returned, "1143") })
	s.end()

	s.begin(trace.Ask{Timeout: 150 * ms, Why: trace.WhyTimer, WhyTask: tasks[2], WhyHandle: timer, Took: 150 * ms})
	s.add(trace.Event{Kind: trace.TimerDue, Obj: timer})
	s.join(timer, 0, "set_result", trace.CauseTimer, 0)
	s.step(timer, 0, "set_result", 5*us, func() { steps[2] = s.queue(tasks[2], "", trace.CauseHandle, int64(timer)) })
	s.end()

	s.begin(ready(tasks[2]))
	var gathered trace.HandleID
	s.step(steps[2], tasks[2], "", 15*us, func() {
		s.done(tasks[2], trace.Returned, "None")
		gathered = s.queue(0, "gather", trace.CauseHandle, int64(steps[2]))
	})
	s.end()
	s.begin(trace.Ask{Why: trace.WhyReady})
	s.step(gathered, 0, "gather", 8*us, func() { steps[0] = s.queue(main, "", trace.CauseHandle, int64(gathered)) })
	s.end()
	s.add(trace.Event{Kind: trace.PhaseBegin, Code: uint8(trace.PhaseClosing)})
	s.begin(trace.Ask{Why: trace.WhyStopping})
	s.step(steps[0], main, "", 25*us, func() { s.done(main, trace.Returned, "[722, 1143]") })
	s.end()
	s.add(trace.Event{Kind: trace.RunEnd})
	return s
}
