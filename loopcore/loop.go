package loopcore

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"net"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
	"weak"

	"github.com/sirupsen/logrus"

	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

const (
	// maximumSelectTimeout is the longest the selector is asked to wait, in seconds.
	maximumSelectTimeout = 24 * 3600
	// A heap is tidied when it holds more timers than the first, and more
	// than that part of them are cancelled.
	minScheduledTimers      = 100
	minCancelledTimersShare = 0.5
	// defaultSlowCallback is slow_callback_duration, in seconds.
	defaultSlowCallback = 0.1
)

// Options say what a loop is made of. The zero Options are a plain loop on the
// system's best selector and the machine's clock, which logs and traces nothing.
type Options struct {
	Selector selector.Selector // closed with the loop
	Clock    Clock
	Network  Network  // nil: any address
	Resolver Resolver // nil: the system's names, by Go's own resolver
	Gate     Gate     // nil: nothing holds the loop up
	Log      *logrus.Logger
	Trace    *trace.Recorder
	Stdout   io.Writer // what the program prints; nil: it goes to the trace only
	Debug    bool
	Workers  int // how many threads run_in_executor may use; 0: as many as CPython
	// Context is what code outside any callback runs in; nil: an empty one.
	Context *Context
	// TaskNames counts the Task-N. asyncio has one count for the whole
	// process: loops that are to share it are given the same; nil: one of its own.
	TaskNames *atomic.Int64
	// Counts numbers tasks, handles and cycles. Loops of one thread that are to
	// share a trace are given the same; nil: one of its own.
	Counts *Counts
	// OnWake is called, on the thread that calls CallSoonThreadsafe, so that
	// the owner of a loop that is driven by RunOnce knows that there is work.
	OnWake func()
	// Signals is where signals come from; nil: ProcessSignals. While a Runner
	// runs, SIGINT comes to its loop, as asyncio's does: NoSignals keeps the
	// loop from that.
	Signals Signals
	// Warn is told each warning (Python's warnings.warn), as its category and its
	// text; nil: it is written to the program's stderr. That a loop was never
	// closed it is told on another thread.
	Warn func(category, message string)
	// Sources are the base names of the files whose lines the trace notes: the program's own.
	Sources []string
	// OnLoop is called with a loop that Run has made, before it runs.
	OnLoop func(*Loop)
	// What follows is for an interpreter whose programs use the loop.
	//
	// Repr is how a future's repr writes its result; nil: as Go's values are.
	Repr func(any) string
	// Show is how the trace writes what a task came to: its result or its error,
	// without running anything of the program's; nil: as fmt does.
	Show func(any) string
	// Here is where the program stands that calls the loop, the innermost frame
	// last; nil: that is looked for on Go's stack.
	Here func() []Frame
	// Blocking is called with what makes the loop's thread wait outside of the
	// selector, as joining the workers does; nil: it is simply done.
	Blocking func(wait func())
	// Leftover is given the tasks that are pending when the loop closes, and how to
	// say so of one, which may wait until later; nil: it is said at once.
	Leftover func(pending []*Task, say func(*Task))
	// Failing is told of each future that fails. If it answers true, the loop does
	// not keep the future, and Failing sees to it that Tell is called if it is
	// freed; else a failure that nobody asks for is told when the loop closes.
	Failing func(*Future, *Failure) bool
	// Failed is told of such a failure of a task that nobody awaits, when the
	// step in which it failed is over.
	Failed func(*Failure)
	// Idle is called when nothing is ready and the loop is about to ask its selector;
	// ever says that no timer would end the wait. What it queues is done first.
	Idle func(ever bool)
}

// Counts is how far the numbers have come that a trace knows things by.
type Counts struct {
	loops, tasks, cycle int
	handles             trace.HandleID
}

// Loop is an event loop (asyncio.SelectorEventLoop).
type Loop struct {
	clock    Clock
	world    World // clock, if it is one
	network  Network
	resolver Resolver
	gate     Gate
	selector selector.Selector
	log      *logrus.Entry
	pollLog  *logrus.Entry
	trace    *trace.Recorder
	sources  []string
	stdout   io.Writer
	onWake   func()
	idle     func(ever bool)

	// SlowCallback is slow_callback_duration: in debug mode a callback that
	// takes this many seconds or more is warned of.
	SlowCallback float64
	// SlowCycle is Batuta's own: in debug mode a cycle whose callbacks take
	// this many seconds or more together is warned of, for asyncio sees only
	// one that is slow alone. 0: never.
	SlowCycle float64
	// ExceptionHandler is told what nobody else caught; nil logs it.
	ExceptionHandler func(ExceptionContext)
	// TaskFactory makes the tasks, if it is not nil (loop.set_task_factory).
	TaskFactory func(l *Loop, coro Coroutine, o TaskOptions) (*Task, error)
	// EndExecutor begins to shut down the default executor that the program has set;
	// the future is done when its threads have ended. nil: it has set none.
	EndExecutor func() (*Future, error)
	// CallSoonHook is told of what tasks and futures queue, and is to call queue: of
	// a loop whose program has a call_soon of its own, through which that goes in
	// asyncio. nil: it is simply queued.
	CallSoonHook func(h *Handle, queue func())
	// Overrides are what a program's own class of loop does otherwise.
	Overrides Overrides
	// Owner is whatever an interpreter keeps for the loop: its own object.
	Owner any

	ready     readyQueue
	timers    timerHeap
	timersOff int // cancelled timers that are still in the heap
	files     map[int]*registration
	net       netState
	pipe      *selfPipe
	tls       tlsScratch
	pool      *pool
	tasks     taskList
	current   *Task
	watched   *origin // in debug mode where the handle that runs was made (_current_handle)
	stopping  bool
	number    int            // of the loop, in its trace
	stepping  trace.HandleID // the handle that runs
	cause     trace.Cause    // what queues handles just now
	causeA    int64
	taskNames *atomic.Int64
	counts    *Counts
	outside   *Context  // the context of code outside any callback
	context   *Context  // the one in use; nil: it would hold vars, and nobody has asked for it yet
	vars      *bindings // what it would hold
	maxWait   float64   // the longest the selector may be asked to wait in this cycle; negative: as long as it takes
	phase     trace.Phase
	asked     time.Duration // run time at which the selector was asked

	onWarn      func(category, message string)
	repr        func(any) string
	show        func(any) string
	program     func() []Frame // Options.Here
	blocking    func(wait func())
	leftover    func(pending []*Task, say func(*Task))
	warned      map[string]bool // what has been written
	unawaited   unawaited
	asyncgens   asyncgens
	lifeline    *lifeline
	collected   runtime.Cleanup                   // what becomes of a loop that is never closed
	awaiters    map[*Future][]*Future             // who awaits whom, as far as it was told
	unretrieved map[weak.Pointer[Future]]*Failure // failed, and nobody asked
	onFailing   func(*Future, *Failure) bool
	onFailed    func(*Failure)
	lost        *Task        // failed in this step, and perhaps nobody can ask
	failures    int          // the last such number
	goCoros     *GoCoroutine // the live ones, linked
	idleStacks  *coroStack   // for Go coroutines to come
	idleCount   int
	held        *threadHold // on its OS thread; nil: it is bound to none
	main        *Task       // the task that the first Interrupt cancels
	cancelled   bool        // an Interrupt has cancelled it

	inbox      inbox
	signalDesk signalDesk
	dropped    atomic.Bool
	signals    atomic.Int32 // how many SIGINTs without a handler are yet to be heeded

	// Other threads ask for these, if only to be refused.
	running, closed, debug atomic.Bool

	home atomic.Int64 // the OS thread it is locked to
}

// New is asyncio.new_event_loop. The loop holds descriptors until Close.
func New(o Options) (*Loop, error) {
	l := &Loop{
		clock: o.Clock, network: o.Network, gate: o.Gate, selector: o.Selector,
		trace: o.Trace, sources: o.Sources, stdout: o.Stdout,
		SlowCallback: defaultSlowCallback, SlowCycle: defaultSlowCallback,
		outside: cmp.Or(o.Context, NewContext()), taskNames: cmp.Or(o.TaskNames, new(atomic.Int64)),
		counts: cmp.Or(o.Counts, new(Counts)),
		onWake: o.OnWake, idle: o.Idle, maxWait: -1, repr: o.Repr, show: o.Show, program: o.Here, blocking: o.Blocking, leftover: o.Leftover,
		files:       map[int]*registration{},
		unretrieved: map[weak.Pointer[Future]]*Failure{}, onFailing: o.Failing, onFailed: o.Failed, onWarn: o.Warn, warned: map[string]bool{},
		signalDesk: signalDesk{
			source: o.Signals, handlers: map[syscall.Signal]*signalHandler{}, caught: map[syscall.Signal]*caughtSignal{},
		},
	}
	if l.signalDesk.source == nil {
		l.signalDesk.source = ProcessSignals{}
	}
	if l.repr == nil {
		l.repr = repr
	}
	if l.show == nil {
		l.show = func(v any) string { return fmt.Sprint(v) }
	}
	if l.blocking == nil {
		l.blocking = func(wait func()) { wait() }
	}
	l.debug.Store(o.Debug)
	if l.resolver = o.Resolver; l.resolver == nil {
		l.resolver = &net.Resolver{PreferGo: true}
	}
	l.context = l.outside
	if l.clock == nil {
		l.clock = NewClock()
	}
	l.world, _ = l.clock.(World)
	logger := o.Log
	if logger == nil {
		logger = &logrus.Logger{Out: io.Discard, Formatter: new(logrus.TextFormatter), Level: logrus.PanicLevel}
	}
	l.log = logger.WithField("logger", "asyncio")
	l.pollLog = logger.WithField("logger", "batuta")
	if l.selector == nil {
		s, err := selector.Default()
		if err != nil {
			return nil, fmt.Errorf("making an event loop: %w", err)
		}
		l.selector = s
	}
	l.pool = newPool(l, o.Workers)
	l.counts.loops++
	l.number = l.counts.loops
	l.traceMade()
	if err := l.openSelfPipe(); err != nil {
		_ = l.selector.Close()
		return nil, fmt.Errorf("making an event loop: %w", err)
	}
	l.collected = l.watchOver()
	l.log.Debugf("Using selector: %s", l.selector.Name())
	return l, nil
}

// Time is loop.time(): the loop's own clock, in seconds.
func (l *Loop) Time() float64 {
	if own := l.Overrides.Time; own != nil {
		return own()
	}
	return l.clock.Now()
}

// Debug is loop.get_debug().
func (l *Loop) Debug() bool { return l.debug.Load() }

// SetDebug is loop.set_debug(on).
func (l *Loop) SetDebug(on bool) {
	l.debug.Store(on)
	l.lifeline.debug.Store(on)
}

// IsRunning is loop.is_running().
func (l *Loop) IsRunning() bool { return l.running.Load() }

// IsClosed is loop.is_closed().
func (l *Loop) IsClosed() bool { return l.closed.Load() }

// Selector is the selector it asks.
func (l *Loop) Selector() selector.Selector { return l.selector }

// CurrentTask is asyncio.current_task(): nil outside a task's step.
func (l *Loop) CurrentTask() *Task { return l.current }

// String is the loop as asyncio's repr writes it.
func (l *Loop) String() string {
	return loopRepr(l.running.Load(), l.closed.Load(), l.debug.Load())
}

func loopRepr(running, closed, debug bool) string {
	return fmt.Sprintf("<_UnixSelectorEventLoop running=%s closed=%s debug=%s>", repr(running), repr(closed), repr(debug))
}

// timerCancelled is TimerHandle.cancel's word to the loop.
func (l *Loop) timerCancelled(t *TimerHandle) {
	if t.scheduled {
		l.timersOff++
		l.traceHandle(trace.TimerCancelled, &t.Handle)
	} else if t.due {
		l.traceHandle(trace.HandleCancelled, &t.Handle)
	}
}

// Stop has the loop end its run after this cycle.
func (l *Loop) Stop() { l.stopping = true }

// checkOpen is _check_closed and, in debug mode, _check_thread.
func (l *Loop) checkOpen() error {
	if l.closed.Load() {
		return ErrClosed
	}
	return l.checkThread()
}

func (l *Loop) checkThread() error {
	if l.debug.Load() && l.running.Load() && !l.onThread() {
		return ErrWrongThread
	}
	return nil
}

// onThread reports whether the caller is on the thread that the loop is bound
// to; a loop that is bound to none yet is at home anywhere.
func (l *Loop) onThread() bool {
	home := l.home.Load()
	return home == 0 || home == int64(threadID())
}

// queue puts a handle at the end of the ready queue.
func (l *Loop) queue(h *Handle) {
	if l.inbox.waiting.Load() {
		l.drainInbox() // what another thread queued before this comes before it
	}
	l.push(h)
}

func (l *Loop) queueTask(t *Task) {
	if l.debug.Load() {
		t.handle.made = l.here()
	}
	l.soon(&t.handle)
}

// soon queues the step of a task or the callback of a future, by way of
// CallSoonHook if there is one.
func (l *Loop) soon(h *Handle) {
	if l.CallSoonHook != nil {
		l.CallSoonHook(h, func() { l.queue(h) })
		return
	}
	l.queue(h)
}

// push is queue without a look at what other threads have queued.
func (l *Loop) push(h *Handle) {
	l.ready.push(h)
	l.traceQueued(h)
}

// lock binds the loop to the OS thread it is on.
func (l *Loop) lock() error {
	if l.held == nil {
		l.held = runs.hold()
		l.home.Store(int64(l.held.thread))
		return nil
	}
	if !l.onThread() {
		return fmt.Errorf("%w: its Go coroutines live on the thread it ran on before", ErrWrongThread)
	}
	return nil
}

// unlock lets the OS thread go, unless coroutines live on it.
func (l *Loop) unlock() {
	if l.held != nil && l.goCoros == nil {
		l.dropStacks()
		l.home.Store(0)
		runs.letGo(l.held)
		l.held = nil
	}
}

// adopt takes a Go coroutine into the loop's list of the live.
func (l *Loop) adopt(g *GoCoroutine) error {
	if l.closed.Load() {
		return ErrClosed
	}
	if l.held == nil { // that it is the right one, whoever resumes has seen to
		return ErrWrongThread
	}
	g.after = l.goCoros
	if g.after != nil {
		g.after.prev = g
	}
	l.goCoros = g
	return nil
}

// release lets a Go coroutine go that has ended.
func (l *Loop) release(g *GoCoroutine) {
	if g.prev == nil {
		l.goCoros = g.after
	} else {
		g.prev.after = g.after
	}
	if g.after != nil {
		g.after.prev = g.prev
	}
	g.prev, g.after = nil, nil
}

// nanos is a time in seconds as the trace keeps it.
func nanos(seconds float64) int64 { return inRange(math.Round(seconds * float64(time.Second))) }
