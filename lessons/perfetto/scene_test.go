package perfetto

import (
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

const (
	us = time.Microsecond
	ms = time.Millisecond
)

// scene is a run with one of each thing that is written.
func scene() *tracetest.Script {
	s := tracetest.New()
	main, first := s.Make(0, "main()")
	s.Add(trace.Event{Kind: trace.RunBegin})

	s.Peek(main)
	var fetch, work trace.TaskID
	var steps [3]trace.HandleID
	s.Step(first, main, 50*us, func() {
		s.Add(trace.Event{Kind: trace.Output, Code: 1, Task: main, Line: 7, Text: s.Text("hello\n")})
		fetch, steps[1] = s.Make(main, "fetch('/users')")
		work, steps[2] = s.Make(main, "work()")
		s.Add(trace.Event{Kind: trace.TaskMade, Task: 9, A: int64(main), Line: 8, Text: s.Text("quick()"), B: int64(s.Text("quick()"))})
		s.Add(trace.Event{Kind: trace.EagerBegin, Task: 9, Obj: first, A: int64(main)})
		s.Done(9, trace.Returned, "1")
		s.Add(trace.Event{Kind: trace.EagerEnd, Task: 9, Obj: first, A: int64(main)})
		s.Suspend(main, trace.WaitGather, 2, 2, "")
	})
	s.End()

	s.Peek(fetch)
	s.Step(steps[1], fetch, 20*us, func() { s.Read(fetch, 9) })
	s.Add(trace.Event{Kind: trace.RequestBegin, A: 1, B: 9, Text: s.Text("GET /users")})
	s.Add(trace.Event{Kind: trace.RequestBegin, A: 2, B: -1, Text: s.Text("GET /hang")})
	var timer trace.HandleID
	s.Step(steps[2], work, 120*ms, func() {
		s.Add(trace.Event{Kind: trace.Line, Task: work, Line: 12})
		s.Add(trace.Event{Kind: trace.Line, Task: work, Line: 13})
		s.Add(trace.Event{Kind: trace.ThreadBegin, A: 1, Task: work, Text: s.Text("read")})
		timer = s.Sleep(work, 300*ms, 180*ms)
	})
	idle := s.Queue(0, "idle", trace.CauseSignal, 2)
	s.Add(trace.Event{Kind: trace.HandleCancelled, Obj: idle})
	s.End()

	s.Begin(trace.Ask{Timeout: 180 * ms, Why: trace.WhyTimer, WhyTask: work, WhyHandle: timer, Took: 80 * ms},
		trace.BarEvent{FD: 9, Mask: trace.Read}, trace.BarEvent{FD: tracetest.Pipe, Mask: trace.Read})
	s.Add(trace.Event{Kind: trace.RequestEnd, A: 1, B: 200})
	s.Add(trace.Event{Kind: trace.RequestBegin, A: 3, B: 9, Text: s.Text("GET /orders?page=1")})
	s.Add(trace.Event{Kind: trace.ThreadEnd, A: 1, Task: work, Text: s.Text("read")})
	thread := s.Queue(0, "set_state", trace.CauseThread, 1)
	recv := s.Queue(0, "_sock_recv", trace.CauseFD, 9)
	s.Due(timer)
	s.Add(trace.Event{Kind: trace.StepSkipped, Obj: idle})
	s.Callback(thread, "set_state", 2*us, nil)
	s.Callback(recv, "_sock_recv", 4*us, func() {
		s.Add(trace.Event{Kind: trace.FDRemove, A: 9})
		steps[1] = s.Wake(fetch, recv)
	})
	s.Callback(timer, "", 3*us, func() { steps[2] = s.Wake(work, timer) })
	s.End()
	finish(s, main, [3]trace.TaskID{0, fetch, work}, steps)
	return s
}

// finish is the rest of scene: everything ends, each its own way.
func finish(s *tracetest.Script, main trace.TaskID, tasks [3]trace.TaskID, steps [3]trace.HandleID) {
	s.Peek(tasks[1])
	s.Step(steps[1], tasks[1], 10*us, func() {
		s.Add(trace.Event{Kind: trace.Log, Code: uint8(trace.Warning), Text: s.Text("slow\nvery"), B: int64(s.Text("app"))})
		s.Done(tasks[1], trace.Failed, "OSError: gone")
		steps[0] = s.Wake(main, steps[1])
	})
	s.Step(steps[2], tasks[2], 5*us, func() {
		s.Suspend(tasks[2], trace.WaitYield, 0, 0, "")
		steps[2] = s.Queue(tasks[2], "", trace.CauseHandle, int64(steps[2]))
	})
	s.Add(trace.Event{Kind: trace.TaskCancelling, Task: tasks[2]})
	s.End()
	s.Add(trace.Event{Kind: trace.PhaseBegin, Code: uint8(trace.PhaseClosing)})
	s.Peek(main)
	s.Step(steps[0], main, 10*us, func() { s.Done(main, trace.Returned, "None") })
	s.Step(steps[2], tasks[2], 10*us, func() { s.Done(tasks[2], trace.Cancelled, "") })
	s.End()
	s.Add(trace.Event{Kind: trace.RunEnd})
	s.Add(trace.Event{Kind: trace.RequestEnd, A: 3, B: 429})
	s.Add(trace.Event{Kind: trace.LoopClosed, Obj: 1})
	s.Add(trace.Event{Kind: trace.RequestEnd, A: 2})
}
