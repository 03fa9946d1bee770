// Package loopcore is an event loop modelled on asyncio's: the same cycle, the
// same order, the same words. It has no window and needs no cgo.
//
// A Loop lives on one OS thread and turns in cycles. One cycle is runOnce
// (CPython: BaseEventLoop._run_once, Lib/asyncio/base_events.py):
//
//	      ┌──────────────────────────────────────────────────────────┐
//	      │                                                          │
//	      ▼                                                          │
//	1  tidy the timers       cancelled ones leave the heap           │
//	2  reckon the timeout    0 if anything is ready; else until      │
//	      │                  the next timer; else without end        │
//	3  ask the selector      it waits no longer than that            │
//	4  take its events       a ready descriptor queues its callback  │
//	5  take the due timers   behind those                            │
//	6  run what is queued    exactly what was queued by now; what    │
//	      │                  they queue waits for the next cycle     │
//	      └──────────────────────────────────────────────────────────┘
//
// A Task drives a Coroutine by such callbacks: a step resumes it, and it runs
// until it must wait for a Future. What ends the wait (a descriptor, a timer, a
// worker thread, another task) is itself a callback, which sets the Future;
// the Future queues the task's next step; and so the task runs one cycle after
// its cause. That is the one-bar rule, and it is nowhere written: it follows.
//
// Coroutines are of two kinds that the loop cannot tell apart: Go functions
// (Coro, CoroWith), which suspend on a stack of their own, and whatever else
// implements Coroutine, such as the frames of a Python interpreter.
//
// What happens is written to a trace.Recorder, if there is one, and to a
// logrus logger in asyncio's own words.
//
// Only CallSoonThreadsafe, CallSoonThreadsafeWith, Signal, Interrupt, Drop and
// Wake may be called from other threads; and IsRunning, IsClosed and Debug asked.
package loopcore
