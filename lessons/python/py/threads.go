package py

import (
	"sync"
	"time"
)

// turns is the one lock under which the threads of an interpreter run, handed
// on in the order in which they asked.
type turns struct {
	mu    sync.Mutex
	held  bool
	queue []chan struct{}
	// waiting are the waits that are to end when the run does.
	waiting map[*Waiter]struct{}
}

// switchInterval is how long a thread may run while another waits.
const switchInterval = 5 * time.Millisecond

// NewThread is a thread of the interpreter's, for the goroutine that calls it.
func (in *Interpreter) NewThread() *Thread {
	t := &Thread{in: in}
	t.exc = &t.base
	return t
}

// Acquire waits for the thread's turn.
func (t *Thread) Acquire() {
	l := &t.in.lock
	l.mu.Lock()
	if !l.held {
		l.held = true
		l.mu.Unlock()
		t.in.running = t
		return
	}
	turn := make(chan struct{})
	l.queue = append(l.queue, turn)
	l.mu.Unlock()
	interval := t.in.threadClock().Interval()
	asking := time.AfterFunc(interval, func() { t.in.ask(turnAsked) })
	<-turn
	asking.Stop()
	t.in.running = t
	l.mu.Lock()
	waiting := len(l.queue) > 0
	l.mu.Unlock()
	if waiting { // whose own asking may be over
		time.AfterFunc(interval, func() { t.in.ask(turnAsked) })
	}
}

// Release gives the turn to the thread that has waited longest.
func (t *Thread) Release() {
	l := &t.in.lock
	t.in.running = nil
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		l.held = false
		return
	}
	turn := l.queue[0]
	l.queue = l.queue[1:]
	close(turn)
}

// Blocking calls f, which may wait, while the other threads run. f touches no
// Value.
func (t *Thread) Blocking(f func()) {
	t.Release()
	defer t.Acquire()
	f()
}

// ask has the running thread look up before its next instruction.
func (in *Interpreter) ask(what uint32) { in.attention.Or(what) }

// Interrupt has err raised in the main thread before its next instruction, as a
// signal's handler would raise it. Any goroutine.
func (in *Interpreter) Interrupt(err error) {
	in.pending.Store(&err)
	in.ask(raiseAsked)
	in.rouseAll(true)
}

// Stop ends the program wherever it is: nothing of it runs any more, no
// handler and no finally.
func (in *Interpreter) Stop() {
	in.stopped.Store(true)
	in.ask(stopAsked)
	in.rouseAll(false)
	in.signals.rouse(false)
}

// Stopped reports whether Stop was called.
func (in *Interpreter) Stopped() bool { return in.stopped.Load() }

// WatchLines has watch called with each line that is about to run; nil ends it.
func (in *Interpreter) WatchLines(watch func(t *Thread, f *Frame, line int)) {
	in.lines.Store(&watch)
	if watch == nil {
		in.attention.And(^linesAsked)
		return
	}
	in.ask(linesAsked)
}

// attend sees to what the thread was asked for.
func (t *Thread) attend(f *Frame) error {
	if err := t.heed(); err != nil {
		return err
	}
	asked := t.in.attention.Load()
	if asked&linesAsked != 0 && f.code.Starts[f.pc] {
		if watch := t.in.lines.Load(); watch != nil && *watch != nil {
			(*watch)(t, f, f.Line())
		}
	}
	if asked&watchAsked != 0 {
		t.watchStep(f)
	}
	return nil
}

// heed is attend without the lines: loops of native code call it at every turn,
// so that they can be ended, and others get theirs.
func (t *Thread) heed() error {
	asked := t.in.attention.Load()
	if asked&stopAsked != 0 {
		return t.Raise(Errors.KeyboardInterrupt, "")
	}
	if asked&turnAsked != 0 {
		t.in.attention.And(^turnAsked)
		t.Release()
		t.Acquire()
	}
	if asked&memoryAsked != 0 {
		t.in.attention.And(^memoryAsked)
		if t.in.overMemory() {
			return t.NewException(Errors.MemoryError)
		}
	}
	if asked&raiseAsked != 0 && t.Main {
		t.in.attention.And(^raiseAsked)
		if err := t.in.pending.Swap(nil); err != nil {
			return *err
		}
		return t.handleSignals()
	}
	return nil
}
