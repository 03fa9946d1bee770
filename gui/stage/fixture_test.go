package stage

import (
	"time"

	"batuta/assets"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// lesson is a moment of lesson 1: bar 15, in which fetch('/orders') runs.
func lesson() *trace.State {
	const ms = time.Millisecond
	s := &trace.State{
		Pos: 100, Run: 180 * ms, Selector: "EpollSelector", Cycle: 15, Beat: trace.BeatRun,
		Current: trace.Queued{Handle: 40, Task: 3, Name: "TaskStep"}, Since: 180*ms - 180*time.Microsecond,
		Timers: []trace.Timer{{Handle: 7, Task: 5, Due: 400 * ms, Name: "futures._set_result_unless_cancelled"}},
		FDs: []trace.FD{
			{FD: 5, Mask: trace.Read, Name: "self-pipe"},
			{FD: 9, Mask: trace.Read, Task: 2},
			{FD: 10, Mask: trace.Read, Task: 3, LastMask: trace.Read, LastCycle: 14},
		},
		Ask: trace.Ask{Asked: true, Answered: true, Why: trace.WhyReady, WhyTask: 3, WhyHandle: 40},
	}
	s.Tasks = []*trace.Task{
		{ID: 1, Label: "main()", Life: trace.Waiting, Wait: trace.WaitGather, A: 4, B: 4, Line: 14},
		{ID: 2, Label: "fetch('/users')", Life: trace.Waiting, Wait: trace.WaitRead, A: 9, Line: 5},
		{ID: 3, Label: "fetch('/orders')", Life: trace.Running, Line: 6, Since: s.Since},
		{ID: 4, Label: "to_thread(read)", Life: trace.Waiting, Wait: trace.WaitThread, A: 1},
		{ID: 5, Label: "sleep(0.4)", Life: trace.Waiting, Wait: trace.WaitTimer, A: int64(400 * ms), B: int64(400 * ms)},
	}
	return s
}

// crowd is a moment with n tasks that wait to read and as many that are ready.
func crowd(n int) *trace.State {
	s := lesson()
	for range n {
		id := trace.TaskID(len(s.Tasks) + 1)
		s.Tasks = append(s.Tasks,
			&trace.Task{ID: id, Label: "fetch_with_a_long_name('/orders?page=12')", Life: trace.Waiting, Wait: trace.WaitRead, A: int64(id)},
			&trace.Task{ID: id + 1, Label: "sleep(0)", Life: trace.Ready},
		)
		s.FDs = append(s.FDs, trace.FD{FD: 10 + int(id), Mask: trace.Read | trace.Write, Task: id, LastMask: trace.Write, LastCycle: 3})
		s.Ready = append(s.Ready,
			trace.Queued{Handle: trace.HandleID(100 + id), Task: id + 1, Cause: trace.CauseHandle, CauseA: 40},
			trace.Queued{Handle: trace.HandleID(300 + id), Name: "_SelectorSocketTransport._read_ready", Cause: trace.CauseFD, CauseA: int64(id), Cancelled: id%4 == 0},
		)
	}
	return s
}

// moments is states of every kind, by name.
func moments() map[string]*trace.State {
	timer := lesson()
	timer.Beat, timer.Current = trace.BeatCheck, trace.Queued{}
	timer.Tasks[2].Life, timer.Tasks[2].Wait, timer.Tasks[2].A = trace.Waiting, trace.WaitRead, 10
	timer.Ask = trace.Ask{Asked: true, Timeout: 220 * time.Millisecond, Why: trace.WhyTimer, WhyTask: 5, WhyHandle: 7}
	nothing := lesson()
	nothing.Beat = trace.BeatRegister
	nothing.Tasks[2].Life = trace.Waiting
	nothing.Ask = trace.Ask{Asked: true, Answered: true, Timeout: -1, Why: trace.WhyNothing, Events: 1}
	return map[string]*trace.State{
		"before": nil, "empty": {}, "lesson": lesson(), "timer": timer, "nothing": nothing,
		"crowd": crowd(20), "ended": {Ended: true, Selector: "EpollSelector", Cycle: 99},
	}
}

// languages is the window's own catalogues.
func languages() map[string]words.Texts {
	return map[string]words.Texts{"en": assets.Texts("en"), "es": assets.Texts("es")}
}
