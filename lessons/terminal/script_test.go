package terminal

import (
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

const (
	ms = time.Millisecond
	us = time.Microsecond
)

// everything is a run that has each sign of the score at least once: waits of
// every sort, each cause, each end, a slow step, a skipped callback, a task
// that only lets others run, and asyncio.run's closing.
func everything() *tracetest.Script {
	s := tracetest.New()
	main, first := s.Make(0, "main()")
	s.Add(trace.Event{Kind: trace.RunBegin})

	s.Peek(main)
	var tasks [6]trace.TaskID // 1 to 5
	var steps [6]trace.HandleID
	s.Step(first, main, 180*us, func() {
		for i, label := range []string{"fetch('/users')", "sleep(0.4)", "to_thread(read)", "crunch()", "polite()"} {
			tasks[i+1], steps[i+1] = s.Make(main, label)
		}
		s.Suspend(main, trace.WaitGather, 5, 5, "")
	})
	s.End()

	s.Peek(tasks[1])
	s.Step(steps[1], tasks[1], 90*us, func() { s.Read(tasks[1], 9) })
	var timer trace.HandleID
	s.Step(steps[2], tasks[2], 20*us, func() { timer = s.Sleep(tasks[2], 400*ms, 400*ms) })
	s.Step(steps[3], tasks[3], 30*us, func() { s.Suspend(tasks[3], trace.WaitThread, 1, 0, "") })
	s.Step(steps[4], tasks[4], 131*ms, func() {
		s.Suspend(tasks[4], trace.WaitLock, 0, 0, "Lock held by polite()")
	})
	s.Step(steps[5], tasks[5], 10*us, func() {
		s.Suspend(tasks[5], trace.WaitYield, 0, 0, "")
		steps[5] = s.Queue(tasks[5], "", trace.CauseHandle, int64(steps[5]))
	})
	s.End()

	s.Peek(tasks[5])
	s.Step(steps[5], tasks[5], 10*us, func() {
		steps[4] = s.Wake(tasks[4], steps[5])
		s.Done(tasks[5], trace.Returned, "")
	})
	s.End()
	wakeAll(s, main, tasks, steps, timer)
	return s
}

// wakeAll is the second half of everything.
func wakeAll(s *tracetest.Script, main trace.TaskID, tasks [6]trace.TaskID, steps [6]trace.HandleID, timer trace.HandleID) {
	wait := trace.Ask{Timeout: 268 * ms, Why: trace.WhyTimer, WhyTask: tasks[2], WhyHandle: timer, Took: 118 * ms}
	s.Begin(wait, trace.BarEvent{FD: 9, Mask: trace.Read}, trace.BarEvent{FD: tracetest.Pipe, Mask: trace.Read})
	read := s.Queue(0, "sock_recv", trace.CauseFD, 9)
	pipe := s.Queue(0, "read_from_self", trace.CauseFD, tracetest.Pipe)
	thread := s.Queue(0, "set_state", trace.CauseThread, 1)
	idle := s.Queue(0, "idle", trace.CauseThread, 0)
	s.Step(steps[4], tasks[4], 40*us, func() { s.Done(tasks[4], trace.Cancelled, "") })
	s.Callback(read, "sock_recv", 12*us, func() { steps[1] = s.Wake(tasks[1], read) })
	s.Callback(pipe, "read_from_self", 3*us, nil)
	s.Callback(thread, "set_state", 4*us, func() { steps[3] = s.Wake(tasks[3], thread) })
	s.Add(trace.Event{Kind: trace.StepSkipped, Obj: idle})
	s.End()

	s.Peek(tasks[1])
	s.Step(steps[1], tasks[1], 210*us, func() { s.Done(tasks[1], trace.Failed, "ConnectionResetError: peer") })
	s.Step(steps[3], tasks[3], 30*us, func() { s.Done(tasks[3], trace.Returned, "1143") })
	s.End()

	s.Begin(trace.Ask{Timeout: 150 * ms, Why: trace.WhyTimer, WhyTask: tasks[2], WhyHandle: timer, Took: 150 * ms})
	s.Due(timer)
	s.Callback(timer, "set_result", 5*us, func() { steps[2] = s.Wake(tasks[2], timer) })
	s.End()

	s.Peek(tasks[2])
	var gathered trace.HandleID
	s.Step(steps[2], tasks[2], 15*us, func() {
		s.Done(tasks[2], trace.Returned, "None")
		gathered = s.Queue(0, "gather", trace.CauseHandle, int64(steps[2]))
	})
	s.End()
	s.Peek(0)
	s.Callback(gathered, "gather", 8*us, func() { steps[0] = s.Wake(main, gathered) })
	s.End()
	s.Add(trace.Event{Kind: trace.PhaseBegin, Code: uint8(trace.PhaseClosing)})
	s.Begin(trace.Ask{Why: trace.WhyStopping})
	s.Step(steps[0], main, 25*us, func() { s.Done(main, trace.Returned, "[722, 1143]") })
	s.End()
	s.Add(trace.Event{Kind: trace.RunEnd})
}
