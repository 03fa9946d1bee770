package lessons

import (
	"fmt"
	"io"

	"github.com/sirupsen/logrus"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// Stage is what a session gives the program that it plays: loops, time, and
// somewhere to write. Its methods are for the loop thread, but where they say
// otherwise.
type Stage struct{ s *Session }

// Player is how a program that is more than one coroutine is stopped. Any
// thread.
type Player interface {
	// Interrupt is Ctrl+C.
	Interrupt()
	// Drop ends it at once, without another line of it.
	Drop()
}

// Path is where a copy of the program's text lies as long as the run lasts.
func (st *Stage) Path() string { return st.s.path() }

// Options are those that the session was started with.
func (st *Stage) Options() Options { return st.s.options }

// Loop answers what the program's next loop is made of.
func (st *Stage) Loop() (loopcore.Options, error) {
	s := st.s
	if loopcore.ThreadID() != s.journal.home {
		return st.sideLoop()
	}
	sel := s.first
	s.first = nil
	if sel == nil {
		var err error
		if sel, err = newSelector(s.options.Selector); err != nil {
			return loopcore.Options{}, err
		}
	}
	clock := newSideClock(s.clock) // it may run on another thread yet
	return loopcore.Options{
		Selector: sel,
		Clock:    clock,
		OnWake:   clock.wake,
		Network:  s.network,
		Gate:     s.gate,
		Log:      newLogger(s.journal, s.options.LogHook),
		Trace:    s.rec,
		Counts:   &s.counts,
		Debug:    s.options.Debug,
		Sources:  []string{s.program.Name},
		Signals:  loopcore.NoSignals{}, // the process's are the window's, or the terminal's
		OnLoop:   s.setLoop,
	}, nil
}

// sideLoop is what a loop of another thread is made of: nothing of it is in the
// trace, which is the first thread's.
func (st *Stage) sideLoop() (loopcore.Options, error) {
	s := st.s
	sel, err := newSelector(s.options.Selector)
	if err != nil {
		return loopcore.Options{}, err
	}
	clock := newSideClock(s.clock)
	return loopcore.Options{
		Selector: sel, Clock: clock, OnWake: clock.wake, Network: s.network, Log: newLogger(s.journal, s.options.LogHook),
		Debug: s.options.Debug, Signals: loopcore.NoSignals{}, OnLoop: s.setLoop,
	}, nil
}

// Log tells the trace, and whoever is told besides, of a record of the program's
// own logging; level is Python's. Any thread.
func (st *Stage) Log() func(level int, logger, message string) {
	log := newLogger(st.s.journal, st.s.options.LogHook)
	return func(level int, logger, message string) {
		at := logrus.ErrorLevel
		switch {
		case level < 20:
			at = logrus.DebugLevel
		case level < 30:
			at = logrus.InfoLevel
		case level < 40:
			at = logrus.WarnLevel
		}
		log.WithField("logger", logger).Log(at, message)
	}
}

// broken is told of a failure of Batuta's own, which goes to stderr.
func (st *Stage) broken(what string) {
	w := st.Writer(2, func() (trace.TaskID, int) { return 0, 0 })
	fmt.Fprintf(w, "Batuta itself failed; please report it:\n%s\n", what)
}

// SetPlayer says how the program is stopped. A stop that was asked for before is
// told at once.
func (st *Stage) SetPlayer(p Player) {
	s := st.s
	s.mu.Lock()
	defer s.mu.Unlock()
	s.player = p
	if s.stopped {
		p.Interrupt()
	}
	if s.dropped {
		p.Drop()
	}
}

// Network is where the program's sockets may go.
func (st *Stage) Network() loopcore.Network { return st.s.network }

// Record appends an event to the run's trace. On another thread than the loop's
// it is kept until the loop passes its gate.
func (st *Stage) Record(e trace.Event, text string) { st.s.journal.record(e, text) }

// Writer is where the program's stdout (1) or stderr (2) goes: to the trace, and to
// whoever is told besides. who answers the task and the line that write. Any
// thread.
func (st *Stage) Writer(stream int, who func() (trace.TaskID, int)) io.Writer {
	other := st.s.options.Stdout
	if stream == 2 {
		other = st.s.options.Stderr
	}
	return &stageWriter{stage: st, stream: stream, who: who, other: other}
}

type stageWriter struct {
	stage  *Stage
	stream int
	who    func() (trace.TaskID, int)
	other  io.Writer
}

// Write writes.
func (w *stageWriter) Write(b []byte) (int, error) {
	task, line := w.who()
	w.stage.Record(trace.Event{Kind: trace.Output, Code: uint8(w.stream), Task: task, Line: uint16(min(line, 1<<16-1))}, string(b))
	if w.other == nil {
		return len(b), nil
	}
	return w.other.Write(b)
}
