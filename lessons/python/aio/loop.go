package aio

import (
	"fmt"
	"sync"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// The classes of event loops. SelectorEventLoop and EventLoop are both the last.
var (
	AbstractEventLoopClass     = py.NewClass("asyncio.events", "AbstractEventLoop")
	BaseEventLoopClass         = py.NewClass("asyncio.base_events", "BaseEventLoop")
	BaseSelectorEventLoopClass = py.NewClass("asyncio.selector_events", "BaseSelectorEventLoop")
	SelectorEventLoopClass     = py.NewClass("asyncio.unix_events", "_UnixSelectorEventLoop")
)

// Loop is an event loop as a Python object.
type Loop struct {
	core     *loopcore.Loop // nil until __init__
	in       *py.Interpreter
	thread   *py.Thread // in which it runs, or has run last
	self     *py.Instance
	attrs    *py.Dict
	handler  py.Value                // set_exception_handler, nil: none
	tasks    py.Value                // set_task_factory, nil: none
	executor py.Value                // set_default_executor, nil: the loop's own threads
	asked    py.Value                // slow_callback_duration as it was set
	clock    loopcore.Clock          // as the host gave it
	asking   bool                    // it is in its selector
	signals  map[syscall.Signal]bool // that it has callbacks for
	workers  sync.Map                // *loopcore.Worker to the *py.Thread that runs on it
	streams  openStreams
	watched  map[heldFile]py.Value // what add_reader and add_writer were given: it is not let go of

	ownCallAt, ownTasks, ownExecutor bool // the program's class has methods of its own for these
}

var (
	_ py.Wrapped    = (*Loop)(nil)
	_ py.Attributed = (*Loop)(nil)
)

// Type is _UnixSelectorEventLoop.
func (*Loop) Type() *py.Class { return SelectorEventLoopClass }

// Attrs is its __dict__.
func (l *Loop) Attrs(make bool) *py.Dict {
	if l.attrs == nil && make {
		l.attrs = py.NewDict()
	}
	return l.attrs
}

// Wrap notes the object that carries it.
func (l *Loop) Wrap(i *py.Instance) { l.self = i }

// Core is the event loop itself.
func (l *Loop) Core() *loopcore.Loop { return l.core }

// object is what Python code knows it by.
func (l *Loop) object() py.Value {
	if l.self != nil {
		return l.self
	}
	return l
}

// loopObject is the Loop of an event loop.
func loopObject(core *loopcore.Loop) *Loop {
	l, _ := core.Owner.(*Loop)
	return l
}

// newLoop is asyncio.SelectorEventLoop(selector).
func newLoop(t *py.Thread, s selector.Selector) (*Loop, error) {
	l := &Loop{in: t.In()}
	return l, l.make(t, s)
}

// make makes the event loop itself; a nil selector is the host's.
func (l *Loop) make(t *py.Thread, s selector.Selector) error {
	if l.in.Host.Loop == nil {
		return t.RuntimeError("this run has no event loop")
	}
	o, err := l.in.Host.Loop()
	if err != nil {
		return fmt.Errorf("making an event loop: %w", err)
	}
	if s != nil {
		if o.Selector != nil {
			_ = o.Selector.Close() // it was never used
		}
		o.Selector = s
	}
	l.thread = t
	l.equip(t, &o)
	core, err := loopcore.New(o)
	if err != nil {
		return err
	}
	core.Owner = l
	l.core = core
	core.ExceptionHandler = l.handleException
	if err := l.takeOverrides(t); err != nil {
		_ = core.Close() // it was never used
		return err
	}
	sharedOf(l.in).keep(l)
	if o.OnLoop != nil {
		o.OnLoop(core)
	}
	return nil
}

// equip has the loop use the interpreter's lock, contexts and words.
func (l *Loop) equip(t *py.Thread, o *loopcore.Options) {
	if o.Clock == nil {
		o.Clock = loopcore.NewClock()
	}
	l.clock = o.Clock
	if w, ok := o.Clock.(loopcore.World); ok {
		o.Clock = lockedWorld{w, l}
	} else {
		o.Clock = lockedClock{o.Clock, l}
	}
	if o.Gate != nil {
		o.Gate = lockedGate{o.Gate, l}
	}
	if o.Signals == nil {
		o.Signals = loopcore.NoSignals{}
	}
	o.Network = watched(l.in, o.Network)
	o.TaskNames = &sharedOf(l.in).taskNames
	o.Context = contextOf(t)
	o.Repr = func(x any) string { return briefAny(l.in.Current(), x) }
	o.Show = func(x any) string { return l.show(x) }
	o.Here = func() []loopcore.Frame {
		if t := l.in.Current(); t != nil {
			return t.LoopStack()
		}
		return nil
	}
	o.Blocking = func(wait func()) { l.thread.Blocking(wait) }
	o.Leftover = func(pending []*loopcore.Task, say func(*loopcore.Task)) {
		s := sharedOf(l.in)
		for _, task := range pending {
			s.leftovers = append(s.leftovers, leftover{task, say})
		}
	}
	o.Failing, o.Failed = l.failing, l.failed
	o.Warn = l.warn
	o.Idle = l.idle
	o.Log = l.logger(o.Log)
}

// lockedClock is a clock for a loop that holds the interpreter's lock: while it
// asks the selector, other threads run.
type lockedClock struct {
	loopcore.Clock
	loop *Loop
}

// Select asks s without the lock; one that is written in Python lets it go where
// it waits.
func (c lockedClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	if own, ok := s.(*ownSelector); ok {
		return c.loop.askOwn(own, timeout)
	}
	return c.loop.ask(c.Clock, s, timeout)
}

// ask asks the selector without the lock.
func (l *Loop) ask(clock loopcore.Clock, s selector.Selector, timeout float64) ([]selector.Event, error) {
	l.asking = true
	defer func() { l.asking = false }()
	return askWithoutLock(l.thread, clock, s, timeout)
}

// askOwn asks a selector that is written in Python.
func (l *Loop) askOwn(s *ownSelector, timeout float64) ([]selector.Event, error) {
	l.asking = true
	defer func() { l.asking = false }()
	return s.ask(timeout)
}

// lockedWorld is lockedClock for a clock that worker threads live by too.
type lockedWorld struct {
	loopcore.World
	loop *Loop
}

// Select asks s without the lock.
func (c lockedWorld) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	if own, ok := s.(*ownSelector); ok {
		return c.loop.askOwn(own, timeout)
	}
	return c.loop.ask(c.World, s, timeout)
}

// asideWorld is a clock that has loops on other threads than the program's first
// wait as threads do.
type asideWorld interface {
	SelectAside(s selector.Selector, timeout float64) ([]selector.Event, error)
}

// lockedGate is a gate at which a loop waits without the lock.
type lockedGate struct {
	loopcore.Gate
	loop *Loop
}

// BeforeCycle waits without the lock.
func (g lockedGate) BeforeCycle() { g.at(g.Gate.BeforeCycle) }

// BeforeStep waits without the lock.
func (g lockedGate) BeforeStep() { g.at(g.Gate.BeforeStep) }

// StepBegun waits without the lock.
func (g lockedGate) StepBegun() { g.at(g.Gate.StepBegun) }

// at stands at the gate, which is the first thread's.
func (g lockedGate) at(wait func()) {
	if g.loop.thread.Main {
		g.loop.thread.Blocking(wait)
	}
}

// loopInit is SelectorEventLoop.__init__.
func loopInit(t *py.Thread, args []py.Value) (py.Value, error) {
	l := args[0].(*Loop)
	s, err := selectorArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	return nil, l.make(t, s)
}

// selectorArgument is the selector that a loop is to use; nil is the host's.
func selectorArgument(t *py.Thread, v py.Value) (selector.Selector, error) {
	if given(v) == nil {
		return nil, nil
	}
	if s, ok := py.As[Selecting](v); ok {
		return s.Selector(t, v)
	}
	if s := newOwnSelector(t, v); s != nil {
		return s, nil
	}
	return nil, t.NotYet("an event loop on a selector of class " + v.Type().Name)
}

// Selecting is a Python object that stands for a selector of the loop's.
type Selecting interface {
	py.Value
	// Selector is the selector for a loop; v is the object as it was given.
	Selector(t *py.Thread, v py.Value) (selector.Selector, error)
}

// madeLoop is Spec.Self of the classes of loops: one that has been initialized.
func madeLoop(v py.Value) (py.Value, bool) {
	l, ok := py.As[*Loop](v)
	return l, ok
}

// loopMethod is a method of an initialized loop.
func loopMethod(fn func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		l := args[0].(*Loop)
		if l.core == nil {
			return nil, t.AttributeError(l.object(), "_closed", "'%s' object has no attribute '_closed'", l.object().Type().Name)
		}
		return fn(t, l, args[1:])
	}
}

// loopDefs are the methods of event loops: each file says what it adds.
func loopDefs() []py.Def {
	var all []py.Def
	for _, some := range [][]py.Def{
		loopRunDefs(), loopCallDefs(), loopTaskDefs(), loopThreadDefs(), loopErrorDefs(), loopSignalDefs(), loopNetDefs(), loopSockDefs(),
	} {
		all = append(all, some...)
	}
	return inPython(all)
}

func abstractLoopSpec() py.Spec {
	return py.Spec{Defs: abstractDefs(loopDefs())}
}

func baseLoopSpec() py.Spec {
	return py.Spec{Bases: []*py.Class{AbstractEventLoopClass}, Self: madeLoop, Defs: loopDefs()}
}

func baseSelectorLoopSpec() py.Spec {
	return py.Spec{Bases: []*py.Class{BaseEventLoopClass}}
}

func selectorLoopSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{BaseSelectorEventLoopClass}, Self: madeLoop,
		New: func(t *py.Thread, _ *py.Class, _ []py.Value, _ []py.KwArg) (py.Value, error) {
			return &Loop{in: t.In()}, nil
		},
		Defs: []py.Def{{Sig: "__init__(self, selector=None)", Fn: loopInit}},
	}
}

// abstractDefs are methods of the same names that are not implemented.
func abstractDefs(defs []py.Def) []py.Def {
	var all []py.Def
	for _, d := range defs {
		if d.Kind == py.Getter || d.Sig == "__repr__(self, /)" {
			continue
		}
		all = append(all, py.Def{
			Sig: d.Sig, Coroutine: d.Coroutine, Python: true, Kind: py.Whole,
			Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return nil, t.NewException(py.Errors.NotImplementedError)
			},
		})
	}
	return all
}

// nameOf is the name in a signature.
func nameOf(sig string) string {
	for i := range sig {
		if sig[i] == '(' {
			return sig[:i]
		}
	}
	return sig
}
