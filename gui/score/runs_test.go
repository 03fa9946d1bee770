package score_test

import (
	"strconv"
	"time"

	"batuta/loopcore/trace"
)

// cast is the tasks of a scripted lesson, and the handles that are under way.
type cast struct {
	*script
	main, users, orders, read, nap trace.TaskID
	mainH, usersH, ordersH, readH  trace.HandleID
	timer                          trace.HandleID
}

// opening records how main starts four tasks and gathers them, until each of
// them waits for its own thing.
func opening() *cast {
	c := &cast{script: newScript()}
	c.main, c.mainH = c.Make(0, "main()")
	c.Add(trace.Event{Kind: trace.RunBegin})
	var napH trace.HandleID
	c.peek()
	c.Step(c.mainH, c.main, 300*us, func() {
		c.users, c.usersH = c.Make(c.main, "fetch('/users')")
		c.orders, c.ordersH = c.Make(c.main, "fetch('/orders')")
		c.read, c.readH = c.Make(c.main, "to_thread(read)")
		c.nap, napH = c.Make(c.main, "sleep(0.4)")
		c.wait(c.main, trace.WaitGather, 4, 4)
	})
	c.peek()
	c.Step(c.usersH, c.users, 180*us, func() {
		c.Write(c.users, 9)
	})
	c.Step(c.ordersH, c.orders, 170*us, func() {
		c.Write(c.orders, 10)
	})
	c.Step(c.readH, c.read, 90*us, func() {
		c.wait(c.read, trace.WaitThread, 0, 0)
		c.Add(trace.Event{Kind: trace.ThreadBegin, A: 1, Task: c.read, Text: c.Text("read")})
	})
	c.Step(napH, c.nap, 40*us, func() {
		c.timer = c.Sleep(c.nap, 401*ms, 400*ms)
	})
	c.begin(400*ms, 600*us, 9, 10)
	a := c.Queue(0, "_sock_write_done", trace.CauseFD, 9)
	b := c.Queue(0, "_sock_write_done", trace.CauseFD, 10)
	c.Callback(a, "_sock_write_done", 20*us, func() { c.usersH = c.Wake(c.users, a) })
	c.Callback(b, "_sock_write_done", 20*us, func() { c.ordersH = c.Wake(c.orders, b) })
	c.peek()
	c.Step(c.usersH, c.users, 150*us, func() { c.Read(c.users, 9) })
	c.Step(c.ordersH, c.orders, 140*us, func() { c.Read(c.orders, 10) })
	return c
}

// answer records a bar in which a descriptor is ready, and its callback.
func (c *cast) answer(took time.Duration, fd int, task trace.TaskID) trace.HandleID {
	c.begin(300*ms, took, fd)
	cb := c.Queue(0, "_sock_read_done", trace.CauseFD, int64(fd))
	var next trace.HandleID
	c.Callback(cb, "_sock_read_done", 22*us, func() { next = c.Wake(task, cb) })
	return next
}

// finish records the bar in which a task finishes and, a bar later, the
// callback of its gather; the last one wakes main.
func (c *cast) finish(h trace.HandleID, task trace.TaskID, o trace.Outcome, result string, last bool) {
	var cb trace.HandleID
	c.peek()
	c.Step(h, task, 120*us, func() { cb = c.gathered(task, o, result, h) })
	c.peek()
	c.Callback(cb, "gather._done_callback", 15*us, func() {
		if last {
			c.mainH = c.Wake(c.main, cb)
		}
	})
}

// threadDone records how the worker's result comes through the self-pipe.
func (c *cast) threadDone(took time.Duration) trace.HandleID {
	c.Add(trace.Event{Kind: trace.ThreadEnd, A: 1, Task: c.read, Text: c.Text("read")})
	c.begin(200*ms, took, 5)
	pipe := c.Queue(0, "_read_from_self", trace.CauseFD, 5)
	call := c.Queue(0, "_set_state", trace.CauseThread, 1)
	var next trace.HandleID
	c.Callback(pipe, "_read_from_self", 12*us, nil)
	c.Callback(call, "_set_state", 18*us, func() { next = c.Wake(c.read, call) })
	return next
}

// lesson is the run of the first lesson: all goes well.
func lesson() *script {
	c := opening()
	h := c.answer(118*ms, 10, c.orders)
	c.peek()
	c.Step(h, c.orders, 180*us, func() { c.Read(c.orders, 10) })
	c.finish(c.threadDone(70*ms), c.read, trace.Returned, "'import asyncio...'", false)
	c.finish(c.answer(30*ms, 9, c.users), c.users, trace.Returned, "{'users': 3}", false)
	c.finish(c.answer(60*ms, 10, c.orders), c.orders, trace.Returned, "{'orders': 7}", false)
	c.finish(c.timerDue(119*ms), c.nap, trace.Returned, "None", true)
	c.closing(trace.Returned, "None")
	return c.script
}

// timerDue records the bar in which the sleeper's timer is due.
func (c *cast) timerDue(took time.Duration) trace.HandleID {
	c.begin(took, took)
	c.Due(c.timer)
	var next trace.HandleID
	c.Callback(c.timer, "_set_result_unless_cancelled", 14*us, func() { next = c.Wake(c.nap, c.timer) })
	return next
}

// closing records main's end and the cycles in which asyncio.run closes.
func (c *cast) closing(o trace.Outcome, result string) {
	c.peek()
	var stop trace.HandleID
	c.Step(c.mainH, c.main, 90*us, func() {
		c.Done(c.main, o, result)
		stop = c.Queue(0, "_run_until_complete_cb", trace.CauseHandle, int64(c.mainH))
	})
	c.peek()
	c.Callback(stop, "_run_until_complete_cb", 10*us, nil)
	c.Add(trace.Event{Kind: trace.RunEnd})
	c.Add(trace.Event{Kind: trace.PhaseBegin, Code: uint8(trace.PhaseClosing)})
	for range 2 {
		task, h := c.Make(0, "shutdown_asyncgens()")
		c.peek()
		c.Step(h, task, 30*us, func() { c.Done(task, trace.Returned, "None") })
	}
	c.Add(trace.Event{Kind: trace.LoopClosed, Obj: 1})
}

// trouble is a run in which a task blocks the loop, one fails and one is
// cancelled.
func trouble() *script {
	c := opening()
	h := c.answer(18*ms, 10, c.orders)
	c.peek()
	c.Step(h, c.orders, 512*ms, func() { c.Read(c.orders, 10) })
	c.finish(c.answer(300*us, 9, c.users), c.users, trace.Failed, "ConnectionResetError(104)", false)
	var cancelled trace.HandleID
	c.begin(-1, 2100*us, 10)
	cb := c.Queue(0, "_sock_read_done", trace.CauseFD, 10)
	c.Callback(cb, "_sock_read_done", 20*us, func() { h = c.Wake(c.orders, cb) })
	c.peek()
	c.Step(h, c.orders, 130*us, func() {
		c.Add(trace.Event{Kind: trace.TaskCancelling, Task: c.nap})
		cancelled = c.Wake(c.nap, h)
		c.wait(c.orders, trace.WaitLock, 0, 0)
	})
	c.finish(cancelled, c.nap, trace.Cancelled, "CancelledError()", false)
	c.Call(trace.Ask{Timeout: -1, Why: trace.WhyNothing})
	return c.script
}

// long is a run of at least so many events: two tasks take turns, and now and
// then the loop waits.
func long(events int) *script {
	s := newScript()
	main, mainH := s.Make(0, "main()")
	tasks := make([]trace.TaskID, 6)
	next := make([]trace.HandleID, len(tasks))
	s.peek()
	s.Step(mainH, main, 100*us, func() {
		for i := range tasks {
			tasks[i], next[i] = s.Make(main, "worker("+string(rune('0'+i))+")")
		}
		s.wait(main, trace.WaitGather, 6, 6)
	})
	for n := 0; s.View().End() < events; n++ {
		s.peek()
		for i, task := range tasks {
			fd := 10 + i
			s.Step(next[i], task, time.Duration(40+i*7)*us, func() { s.Read(task, fd) })
		}
		wait := time.Duration(n%7) * ms
		s.begin(50*ms, wait, 10, 11, 12, 13, 14, 15)
		for i, task := range tasks {
			cb := s.Queue(0, "_sock_read_done", trace.CauseFD, int64(10+i))
			s.Callback(cb, "_sock_read_done", 9*us, func() { next[i] = s.Wake(task, cb) })
		}
	}
	return s
}

// crowd is a run of many tasks, each a child of the one before or of the first.
func crowd(n int) *script {
	s := newScript()
	handles := make([]trace.HandleID, n)
	tasks := make([]trace.TaskID, n)
	parent := trace.TaskID(0)
	for i := range n {
		tasks[i], handles[i] = s.Make(parent, "page("+strconv.Itoa(i)+")")
		if i%7 == 0 {
			parent = tasks[i]
		}
	}
	s.peek()
	for i, task := range tasks {
		s.Step(handles[i], task, 50*us, func() { s.wait(task, trace.WaitQueue, 0, 0) })
	}
	return s
}
