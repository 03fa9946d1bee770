// Package trace keeps what happened in a run of the event loop, so that it can
// be shown, judged, rewound and exported.
//
// The loop thread appends events of one fixed size to a Recorder; anyone may
// read them meanwhile through a View. A State is what the events up to some
// moment add up to; an Index finds it for any moment; a Score folds the events
// into bars and lanes. What the trace does not hold cannot be shown.
package trace

import "time"

// TaskID names a task within one run: 1 for the first, 0 for none.
type TaskID uint32

// HandleID names one scheduled callback within one run, a timer's included:
// 1 for the first, 0 for none.
type HandleID uint32

// Text names a string kept by the Recorder. 0 is the empty string.
type Text uint32

// Kind says what an event reports. The comment beside each kind says which
// fields of Event it fills; Run, Real and Kind are always filled, and Line is
// the program's line wherever one is known (0 where not).
type Kind uint8

const (
	_ Kind = iota

	// LoopMade: Obj = number of the loop; Text = the selector's class name (EpollSelector).
	LoopMade
	// LoopClosed: Obj = number of the loop; Code = 1 if the program had left it
	// open, and it was closed behind it.
	LoopClosed
	// RunBegin: run_forever was entered. Code = a Phase.
	RunBegin
	// RunEnd: run_forever was left.
	RunEnd
	// PhaseBegin: Code = a Phase (asyncio.run's closing is bracketed in the score).
	PhaseBegin

	// CycleBegin: A = the cycle's number, from 1.
	CycleBegin
	// SelectAsk: A = timeout in nanoseconds, -1 for none; Code = a Why; for
	// WhyReady Obj = the first ready handle and Task = the task it steps, for
	// WhyTimer Obj = the timer and Task = the task that waits for it.
	SelectAsk
	// SelectAnswer: A = number of events; B = run time taken, in nanoseconds.
	SelectAnswer
	// FDEvent: the answer named a descriptor. A = descriptor; Code = a Mask of what is ready.
	FDEvent

	// FDAdd, FDChange: A = descriptor; Code = a Mask of the interest; Task =
	// who asked (0 for the loop itself); Text = a word for it ("self-pipe").
	FDAdd
	FDChange
	// FDRemove: A = descriptor.
	FDRemove

	// TimerSet: Obj = the timer's handle; A = due, in nanoseconds of run time;
	// Task = who asked; Text = the callback's name.
	TimerSet
	// TimerDue: Obj = the timer's handle, which joins the ready queue with the
	// HandleQueued that follows.
	TimerDue
	// TimerCancelled: Obj = the timer's handle.
	TimerCancelled

	// HandleQueued: Obj = handle; Task = the task it steps (0 for a plain
	// callback); Code = a Cause; A = the cause's number (a handle, a
	// descriptor, a worker); Text = the callback's name.
	HandleQueued
	// HandleCancelled: Obj = handle. It stays in the queue and uses up its place.
	HandleCancelled
	// StepBegin: Obj = handle; Task = the task it steps; Text = the callback's name.
	StepBegin
	// StepEnd: Obj = handle; Task = the task it stepped; Code = 1 if it took
	// slow_callback_duration or longer.
	StepEnd
	// StepSkipped: Obj = handle, which had been cancelled.
	StepSkipped
	// CycleEnd: A = the cycle's number. Every callback of the cycle has run;
	// what became ready meanwhile waits for the next.
	CycleEnd

	// TaskMade: Task; A = the parent task; Text = its label; B = its name (a Text);
	// Obj = its coroutine's label (a Text), 0 where that is the task's.
	TaskMade
	// TaskSuspended: Task; Code = a Wait; the Wait says what A, B and Obj hold;
	// Text = the reason in a few words, where the Wait needs them.
	TaskSuspended
	// WaitProgress: a task's wait goes on, with other figures. Task, Code, A, B as in TaskSuspended.
	WaitProgress
	// TaskWoken: Task; Obj = the handle that will run it; Code = a Cause and A =
	// its number, as in HandleQueued.
	TaskWoken
	// TaskCancelling: Task; cancellation was asked for.
	TaskCancelling
	// TaskDone: Task; Code = an Outcome; Text = the result or the error, shortened.
	TaskDone

	// EagerBegin: Task, which has just been made, takes its first step inside
	// the callback that runs, before its maker goes on (eager_start). Obj =
	// that callback's handle; A = the task whose step it interrupts, 0 for
	// none. What happens until EagerEnd is Task's doing, though what it queues
	// names the callback as its cause. They nest.
	// EagerEnd: that step has ended: Task has been suspended, or is done. Task,
	// Obj and A as in EagerBegin.
	EagerBegin
	EagerEnd

	// ThreadBegin, ThreadEnd: A = number of the worker, from 1; Task = for whom; Text = the function.
	ThreadBegin
	ThreadEnd

	// Line: Task stands at Line.
	Line
	// Log: Code = a Level; Text = the message; B = the logger's name (a Text).
	Log
	// Output: Code = 1 for stdout, 2 for stderr; Text = what was written; Task = who wrote it.
	Output

	// TaskNamed: Task; B = its new name (a Text).
	TaskNamed

	// RequestBegin: the sample API has taken up a request. A = its number,
	// from 1; B = the client's descriptor in the loop, -1 where unknown;
	// Text = what is asked for ("GET /limited/orders?page=3").
	RequestBegin
	// RequestEnd: A = the request's number; B = the status that is about to be
	// answered, 0 if it never was (the client left, or the run ended).
	RequestEnd

	kinds // one past the last
)

// Known tells whether there are events of the kind.
func (k Kind) Known() bool { return k < kinds }

// Event is one thing that happened, in 48 bytes. Its Kind says what the
// fields mean.
type Event struct {
	Run  time.Duration // the run's own clock, from the run's start
	Real time.Duration // real time, from the run's start
	A, B int64
	Task TaskID
	Obj  HandleID
	Text Text
	Line uint16
	Kind Kind
	Code uint8
}

// Phase is a part of a run.
type Phase uint8

const (
	PhaseMain    Phase = iota // the program itself
	PhaseClosing              // asyncio.run cancels what is left and closes
)

// Why says how the selector's timeout came about.
type Why uint8

const (
	WhyReady    Why = iota // 0: work is ready
	WhyStopping            // 0: the loop is stopping
	WhyTimer               // until the next timer
	WhyNothing             // none: nothing but I/O can come
	WhyOwner               // no longer than the loop's owner lets it wait
)

// Mask is what a descriptor is watched for, or ready for.
type Mask uint8

const (
	Read Mask = 1 << iota
	Write
)

// Cause says who put a handle into the ready queue.
type Cause uint8

const (
	CauseOutside Cause = iota // code outside any callback: before the loop ran
	CauseHandle               // a callback that was running; A = its handle
	CauseFD                   // a descriptor was ready; A = the descriptor
	CauseTimer                // its own time came
	CauseThread               // another thread, through call_soon_threadsafe; A = the worker's number, 0 if not a worker
	CauseSignal               // a signal; A = its number
)

// Wait says what a suspended task waits for.
type Wait uint8

const (
	WaitYield  Wait = iota // nothing: it only lets others run, sleep(0)
	WaitRead               // A = descriptor
	WaitWrite              // A = descriptor
	WaitTimer              // A = due, in nanoseconds of run time; B = the delay asked for; Obj = the timer
	WaitThread             // A = the worker's number, 0 while none has taken it up; B = 1 for the end of all workers, which closing waits for
	WaitTask               // A = the awaited task
	WaitGather             // A = how many are still to finish; B = of how many
	WaitFuture             // Text = the future's name, if any
	WaitLock               // Text = which lock, and who holds it
	WaitQueue              // Text = which queue, and why
)

// Outcome is how a task ended.
type Outcome uint8

const (
	Returned Outcome = iota
	Failed
	Cancelled
	Dropped // it did not end: its loop was closed before
)

// Level is a log record's level, in logging's numbers.
type Level uint8

const (
	Debug   Level = 10
	Info    Level = 20
	Warning Level = 30
	Error   Level = 40
)
