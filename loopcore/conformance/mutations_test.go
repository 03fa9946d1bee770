package conformance_test

// mutation is a mistake that could be made in loopcore: old, which its file
// holds once, is replaced by new.
type mutation struct {
	name, file, old, new string
}

// mutations must each be seen by the schedules.
var mutations = []mutation{
	{
		"the ready queue is last in, first out", "ready.go",
		"q.ring[(q.head+q.n)&(len(q.ring)-1)] = h",
		"q.head = (q.head - 1) & (len(q.ring) - 1)\n\tq.ring[q.head] = h",
	},
	{
		"equal timers prefer the other child, as container/heap does", "heap.go",
		"!(h[child].when < h[right].when)",
		"h[right].when < h[child].when",
	},
	{
		"timers that are due run before what was ready", "cycle.go",
		"l.queueDueTimers()\n\n\t// 6.",
		"before := l.ready.len()\n\tl.queueDueTimers()\n\tif before < l.ready.len() {\n\t\tfor range before {\n\t\t\tl.ready.push(l.ready.pop())\n\t\t}\n\t}\n\n\t// 6.",
	},
	{
		"callbacks that are queued by callbacks run in the same cycle", "cycle.go",
		"for range steps {",
		"for l.ready.len() > 0 {",
	},
	{
		"a cancellation reaches what is awaited a cycle late", "task.go",
		"if t.passCancel(msg) {\n\t\treturn true",
		"if t.waiter != nil {\n\t\tt.loop.callSoon(\"\", func() { t.passCancel(msg) })\n\t\treturn true",
	},
	{
		"uncancel does not take back what is not delivered yet", "task.go",
		"if t.requests == 0 {\n\t\t\tt.mustCancel = false\n\t\t}",
		"",
	},
	{
		"a done callback is called at once", "future.go",
		"if f.loop.debug.Load() {\n\t\th.made = f.loop.here()\n\t}\n\tf.loop.soon(h)",
		"_ = h.run()",
	},
	{
		"tasks share their creator's context", "task.go",
		"t.context = &Context{vars: l.contextVars()}",
		"t.context = l.Context()",
	},
	{
		"a gather counts a repeated child twice", "gather.go",
		"if f := seen[key]; key != nil && f != nil {\n\t\t\tg.children",
		"if f := seen[key]; key != nil && f != nil {\n\t\t\tg.distinct++\n\t\t\tg.children",
	},
	{
		"wait_for runs a coroutine in a task of its own", "wait_for.go",
		"c := asCoroutine(w.x)\n\tif c == nil {",
		"if f, err := o.loop.ensureFuture(w.x); err == nil {\n\t\tw.future = f\n\t\treturn wait(f)\n\t}\n\tc := asCoroutine(w.x)\n\tif c == nil {",
	},
	{
		"a timeout takes a cancellation from outside for its own", "timeout.go",
		"t.task.Uncancel() > t.cancelling || err == nil",
		"t.task.Uncancel() < 0 || err == nil",
	},
	{
		"a group lets the siblings of a failure go on", "taskgroup.go",
		"if !g.aborting && !g.requested {\n\t\tg.abort()",
		"if !g.aborting && !g.requested {\n\t\tg.aborting = true",
	},
	{
		"a group keeps the cancellation with which it woke its parent", "taskgroup.go",
		"g.requested && g.parent.Uncancel() == 0",
		"g.requested && g.parent.Cancelling() == 0",
	},
	{
		"a lock's wake-up is lost with the waiter that is cancelled", "lock.go",
		"if isCancelled(thrown) && !k.locked {",
		"if false {",
	},
	{
		"an event wakes one", "event.go",
		"_ = f.SetResult(true)",
		"_ = f.SetResult(true)\n\t\t\tbreak",
	},
	{
		"a condition's wake-up is lost with the waiter that is cancelled", "condition.go",
		"_ = w.on.notify(1)",
		"_ = w.on",
	},
	{
		"a semaphore lets newcomers pass those who wait", "semaphore.go",
		"s.value == 0 || !s.waiters.allCancelled()",
		"s.value == 0",
	},
	{
		"a barrier lets newcomers in while it drains", "barrier.go",
		"b.state != barrierDraining && b.state != barrierResetting",
		"b.state != barrierResetting",
	},
	{
		"a queue's wake-up is lost with the waiter that is cancelled", "queue.go",
		"if !stuck() && !f.Cancelled() {",
		"if false {",
	},
	{
		"an eager task waits for its turn", "task.go",
		"if o.Eager && l.running.Load() {",
		"if false {",
	},
}
