package terminal

import (
	"os"
	"os/signal"
	"sync"
	"syscall"

	"batuta/lessons"
)

// relay has the process's signals come that a program in Python handles, and
// SIGINT.
type relay struct {
	came chan os.Signal

	mu          sync.Mutex
	ignored     []os.Signal // for the program; they are no more in the end
	own         bool        // the program has a use of its own for SIGINT
	interrupted bool        // it has had one that it had no use for
}

// signalBacklog is how many signals may wait to be handed on.
const signalBacklog = 16

func newRelay() *relay {
	r := &relay{came: make(chan os.Signal, signalBacklog)}
	signal.Notify(r.came, os.Interrupt)
	return r
}

// end gives the signals back.
func (r *relay) end() {
	signal.Stop(r.came)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.ignored) > 0 {
		signal.Reset(r.ignored...)
	}
}

// use is told what the program does with a signal. Any goroutine.
func (r *relay) use(sig syscall.Signal, use lessons.SignalUse) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if sig == syscall.SIGINT {
		r.own = use != lessons.SignalDefault
		return
	}
	if isRuntimes(sig) {
		return
	}
	switch use {
	case lessons.SignalHandled:
		signal.Notify(r.came, sig)
	case lessons.SignalIgnored:
		signal.Ignore(sig)
		r.ignored = append(r.ignored, sig)
	default:
		signal.Reset(sig)
	}
}

// isSecond reports whether a signal is the second SIGINT that the program has
// no use of its own for.
func (r *relay) isSecond(sig os.Signal) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if sig != os.Interrupt || r.own {
		return false
	}
	second := r.interrupted
	r.interrupted = true
	return second
}
