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
	c.main, c.mainH = c.make("main()", 0)
	c.put(trace.Event{Kind: trace.RunBegin})
	var napH trace.HandleID
	c.peek()
	c.step(c.mainH, c.main, "Task.__step", 300*us, func() {
		c.users, c.usersH = c.make("fetch('/users')", c.main)
		c.orders, c.ordersH = c.make("fetch('/orders')", c.main)
		c.read, c.readH = c.make("to_thread(read)", c.main)
		c.nap, napH = c.make("sleep(0.4)", c.main)
		c.wait(c.main, trace.WaitGather, 4, 4, 0)
	})
	c.peek()
	c.step(c.usersH, c.users, "Task.__step", 180*us, func() {
		c.put(trace.Event{Kind: trace.FDAdd, A: 9, Code: uint8(trace.Write), Task: c.users})
		c.wait(c.users, trace.WaitWrite, 9, 0, 0)
	})
	c.step(c.ordersH, c.orders, "Task.__step", 170*us, func() {
		c.put(trace.Event{Kind: trace.FDAdd, A: 10, Code: uint8(trace.Write), Task: c.orders})
		c.wait(c.orders, trace.WaitWrite, 10, 0, 0)
	})
	c.step(c.readH, c.read, "Task.__step", 90*us, func() {
		c.wait(c.read, trace.WaitThread, 0, 0, 0)
		c.put(trace.Event{Kind: trace.ThreadBegin, A: 1, Task: c.read, Text: c.text("read")})
	})
	c.step(napH, c.nap, "Task.__step", 40*us, func() {
		c.timer = c.script.timer(c.nap, 401*ms)
		c.wait(c.nap, trace.WaitTimer, int64(401*ms), int64(400*ms), c.timer)
	})
	c.begin(400*ms, 600*us, 9, 10)
	a := c.queue("_sock_write_done", 0, trace.CauseFD, 9)
	b := c.queue("_sock_write_done", 0, trace.CauseFD, 10)
	c.step(a, 0, "_sock_write_done", 20*us, func() { c.usersH = c.wake(c.users, a) })
	c.step(b, 0, "_sock_write_done", 20*us, func() { c.ordersH = c.wake(c.orders, b) })
	c.peek()
	c.step(c.usersH, c.users, "Task.__wakeup", 150*us, func() { c.script.read(c.users, 9) })
	c.step(c.ordersH, c.orders, "Task.__wakeup", 140*us, func() { c.script.read(c.orders, 10) })
	return c
}

// answer records a bar in which a descriptor is ready, and its callback.
func (c *cast) answer(took time.Duration, fd int64, task trace.TaskID) trace.HandleID {
	c.begin(300*ms, took, fd)
	cb := c.queue("_sock_read_done", 0, trace.CauseFD, fd)
	var next trace.HandleID
	c.step(cb, 0, "_sock_read_done", 22*us, func() { next = c.wake(task, cb) })
	return next
}

// finish records the bar in which a task finishes and, a bar later, the
// callback of its gather; the last one wakes main.
func (c *cast) finish(h trace.HandleID, task trace.TaskID, o trace.Outcome, result string, last bool) {
	var cb trace.HandleID
	c.peek()
	c.step(h, task, "Task.__wakeup", 120*us, func() { cb = c.done(task, o, result, h, true) })
	c.peek()
	c.step(cb, 0, "gather._done_callback", 15*us, func() {
		if last {
			c.mainH = c.wake(c.main, cb)
		}
	})
}

// threadDone records how the worker's result comes through the self-pipe.
func (c *cast) threadDone(took time.Duration) trace.HandleID {
	c.put(trace.Event{Kind: trace.ThreadEnd, A: 1, Task: c.read, Text: c.text("read")})
	c.begin(200*ms, took, 5)
	pipe := c.queue("_read_from_self", 0, trace.CauseFD, 5)
	call := c.queue("_set_state", 0, trace.CauseThread, 1)
	var next trace.HandleID
	c.step(pipe, 0, "_read_from_self", 12*us, nil)
	c.step(call, 0, "_set_state", 18*us, func() { next = c.wake(c.read, call) })
	return next
}

// lesson is the run of the first lesson: all goes well.
func lesson() *script {
	c := opening()
	h := c.answer(118*ms, 10, c.orders)
	c.peek()
	c.step(h, c.orders, "Task.__wakeup", 180*us, func() { c.script.read(c.orders, 10) })
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
	c.due(c.timer)
	var next trace.HandleID
	c.step(c.timer, 0, "_set_result_unless_cancelled", 14*us, func() { next = c.wake(c.nap, c.timer) })
	return next
}

// closing records main's end and the cycles in which asyncio.run closes.
func (c *cast) closing(o trace.Outcome, result string) {
	c.peek()
	var stop trace.HandleID
	c.step(c.mainH, c.main, "Task.__wakeup", 90*us, func() {
		c.done(c.main, o, result, 0, false)
		stop = c.queue("_run_until_complete_cb", 0, trace.CauseHandle, int64(c.mainH))
	})
	c.peek()
	c.step(stop, 0, "_run_until_complete_cb", 10*us, nil)
	c.put(trace.Event{Kind: trace.RunEnd})
	c.put(trace.Event{Kind: trace.PhaseBegin, Code: uint8(trace.PhaseClosing)})
	for range 2 {
		task, h := c.make("shutdown_asyncgens()", 0)
		c.peek()
		c.step(h, task, "Task.__step", 30*us, func() { c.done(task, trace.Returned, "None", 0, false) })
	}
	c.put(trace.Event{Kind: trace.LoopClosed, Obj: 1})
}

// trouble is a run in which a task blocks the loop, one fails and one is
// cancelled.
func trouble() *script {
	c := opening()
	h := c.answer(18*ms, 10, c.orders)
	c.peek()
	c.step(h, c.orders, "Task.__wakeup", 512*ms, func() { c.script.read(c.orders, 10) })
	c.finish(c.answer(300*us, 9, c.users), c.users, trace.Failed, "ConnectionResetError(104)", false)
	var cancelled trace.HandleID
	c.begin(-1, 2100*us, 10)
	cb := c.queue("_sock_read_done", 0, trace.CauseFD, 10)
	c.step(cb, 0, "_sock_read_done", 20*us, func() { h = c.wake(c.orders, cb) })
	c.peek()
	c.step(h, c.orders, "Task.__wakeup", 130*us, func() {
		c.put(trace.Event{Kind: trace.TaskCancelling, Task: c.nap})
		cancelled = c.wake(c.nap, h)
		c.wait(c.orders, trace.WaitLock, 0, 0, 0)
	})
	c.finish(cancelled, c.nap, trace.Cancelled, "CancelledError()", false)
	c.put(trace.Event{Kind: trace.CycleBegin, A: c.cycle + 1})
	c.put(trace.Event{Kind: trace.SelectAsk, A: -1, Code: uint8(trace.WhyNothing)})
	return c.script
}

// long is a run of at least so many events: two tasks take turns, and now and
// then the loop waits.
func long(events int) *script {
	s := newScript()
	main, mainH := s.make("main()", 0)
	tasks := make([]trace.TaskID, 6)
	next := make([]trace.HandleID, len(tasks))
	s.peek()
	s.step(mainH, main, "Task.__step", 100*us, func() {
		for i := range tasks {
			tasks[i], next[i] = s.make("worker("+string(rune('0'+i))+")", main)
		}
		s.wait(main, trace.WaitGather, 6, 6, 0)
	})
	for n := 0; s.rec.View().End() < events; n++ {
		s.peek()
		for i, task := range tasks {
			fd := int64(10 + i)
			s.step(next[i], task, "Task.__wakeup", time.Duration(40+i*7)*us, func() { s.read(task, fd) })
		}
		wait := time.Duration(n%7) * ms
		s.begin(50*ms, wait, 10, 11, 12, 13, 14, 15)
		for i, task := range tasks {
			cb := s.queue("_sock_read_done", 0, trace.CauseFD, int64(10+i))
			s.step(cb, 0, "_sock_read_done", 9*us, func() { next[i] = s.wake(task, cb) })
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
		tasks[i], handles[i] = s.make("page("+strconv.Itoa(i)+")", parent)
		if i%7 == 0 {
			parent = tasks[i]
		}
	}
	s.peek()
	for i, task := range tasks {
		s.step(handles[i], task, "Task.__step", 50*us, func() { s.wait(task, trace.WaitQueue, 0, 0, 0) })
	}
	return s
}
