package loopcore

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"batuta/loopcore/trace"
)

// Signals is where a loop has the process's signals from.
type Signals interface {
	// Catch has deliver called, on any goroutine, each time sig comes from now
	// on, in place of what the system would do then. release gives sig back; when it
	// returns, deliver is not under way and will not be called any more.
	Catch(sig syscall.Signal, deliver func()) (release func(), err error)
}

// ProcessSignals are the process's own signals, by os/signal.
type ProcessSignals struct{}

// signalBacklog is how many signals of one number may wait to be delivered; a
// system keeps one.
const signalBacklog = 16

// Catch is Signals' Catch.
func (ProcessSignals) Catch(sig syscall.Signal, deliver func()) (release func(), err error) {
	came := make(chan os.Signal, signalBacklog)
	quit, ended := make(chan struct{}), make(chan struct{})
	signal.Notify(came, sig)
	go func() {
		defer close(ended)
		for {
			select {
			case <-came:
				deliver()
			case <-quit:
				return
			}
		}
	}()
	return func() {
		signal.Stop(came)
		close(quit)
		<-ended
	}, nil
}

// NoSignals never touches the process's signals: only Loop.Signal delivers any.
// It is for a loop within a program that has signal handlers of its own.
type NoSignals struct{}

// Catch is Signals' Catch.
func (NoSignals) Catch(syscall.Signal, func()) (release func(), err error) { return func() {}, nil }

// NotImplementedError is what asyncio raises where a system cannot do what is
// asked for; its text is empty more often than not.
type NotImplementedError string

func (e NotImplementedError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (NotImplementedError) Class() string { return "NotImplementedError" }

// signalDesk is a loop's signals: who handles which, and which have come.
type signalDesk struct {
	source Signals
	caught map[syscall.Signal]*caughtSignal // loop thread only

	mu       sync.Mutex
	handlers map[syscall.Signal]*signalHandler
	came     []syscall.Signal // that have a handler, in their order, until the loop's self-pipe is read
}

// caughtSignal is a signal that comes to this loop, for as many reasons.
type caughtSignal struct {
	reasons int
	release func()
}

// signalHandler is what add_signal_handler was given.
type signalHandler struct {
	call *Call
	made *origin
}

// AddSignalHandler is loop.add_signal_handler(sig, callback): the callback is
// called in the loop whenever sig comes, in a copy of the context in use now.
// The signal is read from the self-pipe in one cycle, and its callback runs in the
// next. Another handler of the same signal is replaced.
//
// ValueError if there is no such signal, RuntimeError if it cannot be caught,
// ErrClosed, and NotImplementedError on Windows.
func (l *Loop) AddSignalHandler(sig syscall.Signal, c Call) error {
	if err := checkSignal(sig); err != nil {
		return err
	}
	if err := l.checkCall(c.Fn == nil, "add_signal_handler"); err != nil {
		return err
	}
	if !isCatchable(sig) {
		return RuntimeError(fmt.Sprintf("sig %d cannot be caught", int(sig)))
	}
	if c.Context == nil {
		c.Context = &Context{vars: l.contextVars()} // one for all its calls
	}
	h := &signalHandler{call: &c}
	if l.debug.Load() {
		h.made = l.here()
	}
	d := &l.signalDesk
	if d.handlers[sig] == nil {
		if err := l.catchSignal(sig); err != nil {
			return err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.handlers[sig] = h
	return nil
}

// RemoveSignalHandler is loop.remove_signal_handler(sig); false if there was
// none. The signal then does what it does without a loop: SIGINT is a
// KeyboardInterrupt at once, even where Runner.Run would have cancelled its main task first.
func (l *Loop) RemoveSignalHandler(sig syscall.Signal) (bool, error) {
	if err := checkSignal(sig); err != nil {
		return false, err
	}
	d := &l.signalDesk
	d.mu.Lock()
	_, had := d.handlers[sig]
	delete(d.handlers, sig)
	d.mu.Unlock()
	if !had {
		return false, nil
	}
	l.letSignalGo(sig)
	if sig == syscall.SIGINT {
		l.main = nil
	}
	return true, nil
}

// checkSignal is _check_signal.
func checkSignal(sig syscall.Signal) error {
	if !handlesSignals {
		return NotImplementedError("")
	}
	if !isSignal(sig) {
		return ValueError(fmt.Sprintf("invalid signal number %d", int(sig)))
	}
	return nil
}

// Signal delivers sig to the loop as if the process had received it: to the
// handler that AddSignalHandler set, else a SIGINT does what Interrupt says, and
// any other nothing. Any thread, at any time.
func (l *Loop) Signal(sig syscall.Signal) {
	d := &l.signalDesk
	d.mu.Lock()
	handled := d.handlers[sig] != nil
	if handled {
		d.came = append(d.came, sig)
	}
	d.mu.Unlock()
	if !handled {
		if sig != syscall.SIGINT {
			return
		}
		l.signals.Add(1)
	}
	l.wakeUp()
	l.tellOwner()
}

// handleSignals queues the handlers of what has come (_process_self_data).
func (l *Loop) handleSignals() {
	d := &l.signalDesk
	d.mu.Lock()
	came := d.came
	d.came = nil
	d.mu.Unlock()
	cause, a := l.cause, l.causeA
	for _, sig := range came {
		h := d.handlers[sig]
		if h == nil {
			continue // it was removed meanwhile
		}
		l.cause, l.causeA = trace.CauseSignal, int64(sig)
		l.push(&Handle{loop: l, call: h.call, context: h.call.Context, made: h.made})
		l.writeToSelf() // as asyncio does, which has call_soon_threadsafe's way of queueing it
	}
	l.cause, l.causeA = cause, a
}

// catchSignal has sig come to this loop, for one reason more.
func (l *Loop) catchSignal(sig syscall.Signal) error {
	d := &l.signalDesk
	if c := d.caught[sig]; c != nil {
		c.reasons++
		return nil
	}
	release, err := d.source.Catch(sig, func() { l.Signal(sig) })
	if err != nil {
		return fmt.Errorf("catching signal %d: %w", int(sig), err)
	}
	d.caught[sig] = &caughtSignal{reasons: 1, release: release}
	return nil
}

// letSignalGo takes one reason back; with the last the signal is released.
func (l *Loop) letSignalGo(sig syscall.Signal) {
	c := l.signalDesk.caught[sig]
	if c.reasons--; c.reasons == 0 {
		delete(l.signalDesk.caught, sig)
		c.release()
	}
}

// catchInterrupt has SIGINT come to this loop while a Runner runs, if nobody
// handles it already. What it answers ends that.
func (l *Loop) catchInterrupt() (end func()) {
	if l.signalDesk.handlers[syscall.SIGINT] != nil || l.catchSignal(syscall.SIGINT) != nil {
		return func() {} // as in asyncio, who cannot have the signal goes without
	}
	return func() {
		if l.signalDesk.caught[syscall.SIGINT] != nil { // else the loop was closed meanwhile
			l.letSignalGo(syscall.SIGINT)
		}
	}
}

// closeSignals gives all signals back.
func (l *Loop) closeSignals() {
	d := &l.signalDesk
	d.mu.Lock()
	clear(d.handlers)
	d.came = nil
	d.mu.Unlock()
	for sig, c := range d.caught {
		delete(d.caught, sig)
		c.release()
	}
}
