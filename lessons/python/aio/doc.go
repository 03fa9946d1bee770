// Package aio is Python's asyncio and contextvars over loopcore: the loop, the
// futures and the tasks are loopcore's, and what is here gives them Python's
// names, arguments and words. There is no second event loop.
//
// # How a thing of the loop's is wrapped
//
// A class is a package variable, made by py.NewClass and defined in
// defineClasses by a function that answers its py.Spec. Its Go type holds the
// loop's own thing in a field core; what Python code must always see as one
// object is found again by the field Owner of the loop's thing (futureOf,
// contextObject, loopObject).
//
// From Go to Python: toPython makes a value of a result; an error is returned as
// it is, for the machine makes an exception of it (Thread.FromGo). From Python to
// Go: awaited makes of a future, a coroutine or any awaitable what the loop can
// wait for; coroutineOf makes a coroutine that a task drives.
//
// What is an async def in asyncio and a *loopcore.Operation there becomes a
// coroutine by
//
//	t.NewCoroutine("Lock.acquire", &operation{core: k.core.Acquire()})
//
// with a result function where toPython does not know the result. One that looks
// at its arguments only when it is awaited has the body later, one that never
// waits the body atOnce, one that awaits a Python value the body awaiting. The
// method's Def says Coroutine: true.
//
// Methods of the loop are in loopDefs, a list of lists to which each file adds
// its own; functions and classes of asyncio are in parts, one for each of
// asyncio's own modules.
//
// A callback from the loop runs Python code by loop.thread, the thread in which
// the loop runs; Loop.callback makes one of a Python function. The loop gives the
// interpreter's lock up while it asks its selector or stands at a gate: a
// selector that is written in Python takes it again.
package aio
