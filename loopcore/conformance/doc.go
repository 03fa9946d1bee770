// Package conformance holds the loop against CPython's asyncio. Its tests play
// schedules, small programs about tasks, on loopcore and compare what happens,
// in which pass and when, with what CPython 3.14.6 did with them.
//
// # Schedules
//
// testdata holds them, a file a subject. Each begins with a line
// "== what it is about"; each of its coroutines begins at the margin with its
// name, and main is run first. Statements bear asyncio's own names:
//
//	== a lock goes to who has asked first
//	main
//		lock = Lock
//		gather a b
//	a
//		with lock
//			sleep 0.1
//	b: lock.acquire; try sleep 1; lock.release; return done   # several on a line
//
// A name that has been given to nothing else means the coroutine: gather a
// awaits a fresh a. Parentheses hold a statement as an awaitable: wait_for
// (lock.acquire) 0.5. Statements whose name is a coroutine's in asyncio are
// awaited where they stand, unless they are given a name (g = gather a b). What
// the statement after try raises is swallowed, unless it is one that leaves the
// loop.
//
//	NAME = Future | Lock | Event | Condition [LOCK] | Semaphore N | Queue N | ContextVar | ...
//	create NAME [WHAT] [eager] [unnamed] [in=GROUP] [context=C]    a task, known as NAME
//	await X · gather X... [return_exceptions] · shield X · wait_for X SECONDS
//	wait X... [timeout=S] [when=FIRST_COMPLETED]
//	NAME = as_completed X... [timeout=S] · next NAME · anext NAME
//	call_soon NAME · call_later S NAME · call_at T NAME, with the callback's statements below
//	C = copy_context, which all that takes a callback also takes as context=C
//	loop.set_task_factory eager · loop.stop · all_tasks
//	F.set_result V · F.set_exception CLASS TEXT · F.add_done_callback NAME · TASK.cancel [MESSAGE] · ...
//	timeout S [NAME] · timeout_at T [NAME] · group NAME · with X · repeat N, with a block below
//	try, with except [CLASS...] and finally; raise [CLASS TEXT]; return [V]; break
//	set NAME N · add NAME N · COND.wait_for NAME N        variables, and waiting until one is N at least
//
// Values are None, True, False, numbers, words, "quoted words", 2:x for a
// queue's item x of priority 2, and now+0.5 for a reading of the clock. self is
// the task that runs, loop the loop.
//
// # Logs
//
// Each line says the pass of the loop, the time, who (the coroutine, and its
// task's name if that is another), the statement when it has ended, and what
// came of it; then how often the task has been asked to cancel, and what the
// context's variables are:
//
//	6 0.100000 b: lock.acquire = True [cancelling 1] {v=2}
//	9 0.200000 main@Task-1: gather a b ! ValueError(no)
//
// A schedule is played under two clocks. One moves only by waiting, so that
// equal deadlines tie and the heap's order decides; the other moves by a
// microsecond whenever it is read, so that the two must read theirs equally
// often.
//
// CPython's logs lie beside the schedules (go test -update writes them anew).
// Go test -conformance, which is make conformance, asks CPython again and has
// it play generated schedules too.
package conformance
