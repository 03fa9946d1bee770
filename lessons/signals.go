package lessons

import (
	"syscall"

	"batuta/lessons/python/py"
)

// SignalUse is what a program does with a signal.
type SignalUse = py.SignalUse

// What a program may do with a signal.
const (
	SignalDefault = py.SignalDefault // what the system, or Python, does with it
	SignalIgnored = py.SignalIgnored
	SignalHandled = py.SignalHandled // the program has a function for it
)

// tellSignal is Signal as an interpreter calls it.
func (o Options) tellSignal() func(n int, use py.SignalUse) {
	if o.Signal == nil {
		return nil
	}
	return func(n int, use py.SignalUse) { o.Signal(syscall.Signal(n), use) }
}

// Signal delivers a signal to the program as if it were a process of its own. A
// program that is no Python program knows SIGINT only.
func (s *Session) Signal(sig syscall.Signal) {
	if sig == syscall.SIGINT {
		s.Interrupt()
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.player.(interface{ Signal(syscall.Signal) }); ok {
		p.Signal(sig)
	}
}
