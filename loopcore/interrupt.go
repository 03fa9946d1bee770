package loopcore

import (
	"syscall"

	"batuta/loopcore/trace"
)

// Interrupt is Signal(SIGINT). It goes to the handler of SIGINT, if there is one;
// without one (runners.py: Runner._on_sigint) the first cancels the
// main task of Run, in the cycle that is under way, if that task is not done.
// Every other is a KeyboardInterrupt: the run under way ends at once, before
// its next callback or out of the selector, with ErrInterrupted, and Run goes
// on to its closing. While that lasts, or where there is no Run, already the
// first is one. Any thread, at any time.
func (l *Loop) Interrupt() {
	l.Signal(syscall.SIGINT)
}

// Drop ends the run at once, as far as a loop can: before the next callback,
// or out of the selector. Nobody's finally runs on the loop; coroutines are
// unwound by Close. Workers are told by Worker.Stopped and Worker.Sleep; Run and
// Runner.Close wait for their functions to return, however long that takes, and
// Close alone does not. Any thread, at any time.
func (l *Loop) Drop() {
	l.dropped.Store(true)
	l.pool.stop()
	l.wakeUp()
	l.tellOwner()
}

// heed does what Interrupt asked for. Its error ends the run.
func (l *Loop) heed() error {
	for ; l.signals.Load() > 0; l.signals.Add(-1) {
		if l.main == nil || l.main.Done() || l.cancelled {
			l.signals.Add(-1)
			return ErrInterrupted
		}
		l.cancelled = true
		l.cause, l.causeA = trace.CauseSignal, int64(syscall.SIGINT)
		if err := l.main.tryCancel(); err != nil {
			l.signals.Add(-1)
			return err
		}
		// asyncio queues a callback that does nothing, to be woken by it.
		l.push(&Handle{loop: l, fn: func() {}, name: "Runner._on_sigint.<locals>.<lambda>"})
		l.cause, l.causeA = trace.CauseOutside, 0
	}
	return nil
}

// RaiseSignal is signal.raise_signal(sig), called by code that runs in the loop:
// a handler's callback runs in a later cycle, and an Interrupt does at once what
// it does; its error is the KeyboardInterrupt. False: the loop has nothing to do
// with the signal. Loop thread.
func (l *Loop) RaiseSignal(sig syscall.Signal) (handled bool, err error) {
	l.signalDesk.mu.Lock()
	handled = l.signalDesk.handlers[sig] != nil
	l.signalDesk.mu.Unlock()
	switch {
	case handled:
		l.Signal(sig)
		return true, nil
	case sig != syscall.SIGINT || l.main == nil:
		return false, nil
	}
	l.signals.Add(1)
	return true, l.heed()
}
