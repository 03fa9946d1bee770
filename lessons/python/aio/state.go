package aio

import (
	"slices"
	"sync/atomic"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// shared is what the threads of one interpreter share.
type shared struct {
	taskNames atomic.Int64         // counts the Task-N over all loops
	main      atomic.Pointer[Loop] // the loop that runs in the main thread
	policy    py.Value             // set_event_loop_policy; nil: the usual one
	loops     []*Loop              // those that have been made and not closed
	leftovers []leftover           // what is to be said, in the end, of tasks whose loop was closed
}

type sharedKey struct{}

func sharedOf(in *py.Interpreter) *shared {
	return py.Kept(in, sharedKey{}, func() *shared {
		s := &shared{}
		in.AtEnd(s.closeLoops)
		return s
	})
}

// keep notes a loop that has been made.
func (s *shared) keep(l *Loop) {
	s.loops = append(slices.DeleteFunc(s.loops, func(l *Loop) bool { return l.core.IsClosed() }), l)
}

// closeLoops closes the loops that the program has left open. One that still
// runs in another thread is told to end.
func (s *shared) closeLoops(t *py.Thread) {
	for _, l := range s.loops {
		if t.In().Stopped() || l.core.IsRunning() {
			l.core.Drop()
		}
		if !l.core.IsRunning() {
			l.tellUnclosed(t)
			l.thread = t
			_ = l.core.CloseLeft() // nobody is left to be told
		}
	}
	s.loops = nil
	for _, left := range s.leftovers {
		if !t.In().Stopped() {
			left.destroy(t)
		}
	}
	s.leftovers = nil
}

// tellUnclosed is BaseEventLoop.__del__: it warns of a loop that nobody has
// closed. Of the one that set_event_loop has given to the thread CPython says
// nothing: it is freed when there are no warnings any more.
func (l *Loop) tellUnclosed(t *py.Thread) {
	if t.In().Stopped() || l.core.IsClosed() || stateOf(t).set == l.object() {
		return
	}
	if r, err := t.Repr(l.object()); err == nil {
		_ = warnOf(t, py.Errors.ResourceWarning, "unclosed event loop "+r) // there is nobody left to tell
	}
}

// threadState is what asyncio and contextvars keep for one thread.
type threadState struct {
	loop    *Loop            // the loop that runs here, or is being closed
	set     py.Value         // set_event_loop's, nil: none
	worker  *loopcore.Worker // whose thread it is, nil for none
	context *loopcore.Context
}

type stateKey struct{}

func stateOf(t *py.Thread) *threadState {
	if s, ok := t.Local[stateKey{}].(*threadState); ok {
		return s
	}
	if t.Local == nil {
		t.Local = map[any]any{}
	}
	s := &threadState{context: loopcore.NewContext()}
	t.Local[stateKey{}] = s
	return s
}

// running is the loop that runs in the thread, nil if none does.
func running(t *py.Thread) *Loop {
	if l := stateOf(t).loop; l != nil && l.core.IsRunning() {
		return l
	}
	return nil
}

// runningLoop is asyncio.get_running_loop().
func runningLoop(t *py.Thread) (*Loop, error) {
	if l := running(t); l != nil {
		return l, nil
	}
	return nil, t.RuntimeError("no running event loop")
}

// contextOf is the context in use.
func contextOf(t *py.Thread) *loopcore.Context {
	if l := running(t); l != nil {
		return l.core.Context()
	}
	return stateOf(t).context
}

// leftover is a task that was pending when its loop was closed. CPython tells of
// it when it is freed, which is most often when the program ends.
type leftover struct {
	task *loopcore.Task
	say  func(*loopcore.Task)
}

// destroy tells of it, and ends its coroutine. A variable of the program's that
// holds the task lets go of it while the coroutine still stands; else the
// coroutine, which is older, goes first.
func (l leftover) destroy(t *py.Thread) {
	g, suspended := l.task.Coro().(*py.Generator)
	suspended = suspended && g.Begun()
	held := holds(t, futureObject(&l.task.Future))
	if suspended && !held {
		g.Finalize()
	}
	l.say(l.task)
	if suspended && held {
		g.Finalize()
	}
}

// holds reports whether a variable of the program's module is v.
func holds(t *py.Thread, v py.Value) bool {
	main, ok := t.In().Modules.GetStr(t.In().Intern("__main__")).(*py.Module)
	if !ok {
		return false
	}
	for at, _, x, ok := main.Dict.Next(0); ok; at, _, x, ok = main.Dict.Next(at + 1) {
		if x == v {
			return true
		}
	}
	return false
}

// enterContext has what is scheduled while the loop does not run be scheduled in
// the context of the thread that does it.
func (l *Loop) enterContext(t *py.Thread) {
	if !l.core.IsRunning() {
		l.core.UseContext(stateOf(t).context)
	}
}

// debugStackDepth is constants.DEBUG_STACK_DEPTH.
const debugStackDepth = 10

// occupy has a loop be the thread's until leave is called: it runs now, or is
// being closed.
func (l *Loop) occupy(t *py.Thread) (leave func()) {
	s := stateOf(t)
	outer, hooks, thread, depth := s.loop, t.Hooks, l.thread, t.OriginDepth
	s.loop, t.Hooks, l.thread = l, asyncgenHooks{l}, t
	l.core.UseContext(s.context)
	if l.core.Debug() {
		t.OriginDepth = debugStackDepth
	}
	main := &sharedOf(l.in).main
	if t.Main {
		main.Store(l)
	}
	return func() {
		if l.in.Stopped() && outer == nil && !l.core.IsRunning() {
			_ = l.core.CloseLeft() // nothing of the program will do it
		}
		s.loop, t.Hooks, l.thread, t.OriginDepth = outer, hooks, thread, depth
		if t.Main {
			main.Store(outer)
		}
	}
}
