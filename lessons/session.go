// Package lessons is what is taught: the catalogue of lessons and their pages,
// and the session that plays a lesson's program on a real event loop.
package lessons

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"batuta/lessons/sampleapi"
	"batuta/loopcore"
	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// The rates at which a run may go.
const (
	MinSpeed = 0.125
	MaxSpeed = 4.0
)

// shortestBeat is how long a beat lasts at half speed; at a quarter it is three
// times as long, at an eighth seven times.
const shortestBeat = 30 * time.Millisecond

// stopWithin is how long a run that is stopped may take, in real time, until
// it is dropped.
const stopWithin = 100 * time.Millisecond

// Phase is how far a session has come.
type Phase int

const (
	Starting Phase = iota // there is no loop yet
	Running
	Paused // time stands still
	Ended
)

// String is the phase's name.
func (p Phase) String() string {
	return [...]string{"starting", "running", "paused", "ended"}[p]
}

// Status is a session at a moment.
type Status struct {
	Phase   Phase
	Speed   float64
	Stopped bool // Stop was asked for

	// Once it has ended:
	Result any
	Err    error // what the program raised; ErrInterrupted or ErrDropped after Stop
	// APIGone says that the sample API had ended before the program did.
	APIGone bool
}

// Session plays one program once. Its methods are for any thread but the
// loop's own, and none but Wait waits.
type Session struct {
	program Program
	clock   sessionClock
	wires   *wires // nil on the real clock
	api     *sampleapi.Server
	rec     *trace.Recorder
	journal *journal
	gate    *gate
	folder  string // where the program's text is
	done    chan struct{}

	beats   bool
	options Options
	network *network
	asked   *requests
	first   selector.Selector // the first loop's, until that is made
	counts  loopcore.Counts   // of its loops, which share the trace

	mu      sync.Mutex
	loops   []*loopcore.Loop // made so far, and not closed
	player  Player           // how else the program is stopped; may be nil
	woken   chan struct{}    // closed when the loop thread's time.sleep is interrupted
	speed   float64
	stopped bool
	dropped bool
	dropper *time.Timer
	result  any
	gone    bool // the sample API, before the program ended
	err     error
}

// Start begins to play p on a thread of its own. Whatever the session opens it
// closes when the run ends, which Stop brings about.
func Start(p Program, o Options) (*Session, error) {
	if o.Speed == 0 {
		o.Speed = 1
	}
	if err := checkSpeed(o.Speed); err != nil {
		return nil, fmt.Errorf("start %s: %w", p.Name, err)
	}
	s := &Session{program: p, speed: o.Speed, beats: o.Beats, options: o, done: make(chan struct{}), woken: make(chan struct{})}
	var err error
	if s.first, err = s.open(o); err != nil {
		return nil, fmt.Errorf("start %s: %w", p.Name, errors.Join(err, s.close()))
	}
	s.journal = &journal{rec: s.rec}
	first := playing
	if o.Paused {
		first = paused
	}
	s.gate = newGate(s.clock, s.journal.flush, s.skipped, first)
	s.gate.setBeat(s.beat(o.Speed))
	go s.run()
	return s, nil
}

// open makes what the run needs of the system.
func (s *Session) open(o Options) (selector.Selector, error) {
	var watcher sampleapi.Watcher
	switch o.Clock {
	case Real:
		s.clock = newRealClock(o.Speed)
	case Virtual:
		c := newVirtualClock()
		s.clock, s.wires, watcher = c, c.wires, c.wires
	default:
		return nil, ErrClock
	}
	var err error
	if s.folder, err = os.MkdirTemp("", "batuta-"); err != nil {
		return nil, fmt.Errorf("make a folder for the program: %w", err)
	}
	if err := os.WriteFile(s.path(), []byte(s.program.Source), 0o600); err != nil {
		return nil, fmt.Errorf("write the program's text: %w", err)
	}
	if err := os.WriteFile(filepath.Join(s.folder, sampleapi.CAFile), sampleapi.CA(), 0o600); err != nil {
		return nil, fmt.Errorf("write the sample API's certificate: %w", err)
	}
	if err := s.openAPI(watcher); err != nil {
		return nil, err
	}
	return newSelector(o.Selector)
}

// openAPI starts the run's own API, and what tells the trace of it.
func (s *Session) openAPI(watcher sampleapi.Watcher) error {
	s.rec = trace.NewRecorder(s.clock)
	if s.options.Unwatched {
		s.rec = trace.NewLatest(s.clock)
	}
	s.asked = &requests{rec: s.rec, numbers: map[int]int{}}
	if c, ok := s.clock.(*virtualClock); ok {
		s.asked.clock, c.settled = c, s.asked.flush
	}
	var err error
	s.api, err = sampleapi.Start(sampleapi.Options{Clock: s.clock, Watcher: watcher, Seed: s.options.APISeed, Note: s.asked.Note})
	if err != nil {
		return err
	}
	s.network = newNetwork(s.api.Addr(), s.api.TLSAddr(), s.wires, s.options.AllowNet)
	s.asked.attach(s.network)
	return nil
}

// newSelector is the selector of that name; of none, the system's best.
func newSelector(name string) (selector.Selector, error) {
	if name == "" {
		return selector.Default()
	}
	return selector.New(name)
}

// path is where the program's text lies.
func (s *Session) path() string { return filepath.Join(s.folder, filepath.Base(s.program.Name)) }

// run is the loop thread.
func (s *Session) run() {
	defer close(s.done)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	s.journal.home = loopcore.ThreadID()
	s.clock.begin() // what it took to open the run's world is none of the run's time

	result, err := s.program.Play(&Stage{s: s})
	s.journal.flush()
	gone := s.apiGone()
	closing := s.close()
	s.asked.flush() // of requests that the end of the API has ended

	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dropper != nil {
		s.dropper.Stop()
	}
	s.result, s.err, s.gone = result, err, gone
	if err == nil {
		s.err = closing
	}
}

// close gives back what open made. The selector is the loop's, unless the program
// has made none.
func (s *Session) close() error {
	var err error
	if s.first != nil {
		err = s.first.Close()
	}
	if s.clock != nil {
		s.clock.release()
	}
	if s.api != nil {
		err = errors.Join(err, s.api.Close())
	}
	if s.folder != "" {
		err = errors.Join(err, os.RemoveAll(s.folder))
	}
	return err
}

// skipped reports whether the last handle that left the queue had been cancelled.
func (s *Session) skipped() bool {
	v := s.rec.View()
	for i := v.End() - 1; i >= v.First(); i-- {
		switch v.At(i).Kind {
		case trace.StepSkipped:
			return true
		case trace.StepEnd:
			return false
		}
	}
	return false
}

// setLoop takes a loop that was made. Loop thread.
func (s *Session) setLoop(l *loopcore.Loop) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loops = slices.DeleteFunc(s.loops, (*loopcore.Loop).IsClosed)
	s.loops = append(s.loops, l)
	if s.stopped && s.player == nil {
		l.Interrupt()
	}
	if s.dropped {
		l.Drop()
	}
}

// Play lets a paused run go on.
func (s *Session) Play() { s.gate.play() }

// Pause holds the run: at once while the loop waits, else when the callback
// that runs has ended. Its clock stands still until Play, Step or Cycle.
func (s *Session) Pause() { s.gate.pause() }

// Step lets the run go on by one callback. Before it ends, a second Step adds one.
func (s *Session) Step() { s.gate.step() }

// Cycle lets the run go on to the end of its cycle: of the next one, if it
// stands between two. Before it ends, a second Cycle adds one.
func (s *Session) Cycle() { s.gate.cycle() }

// SetLines has the run followed line by line, or no longer: each line of the
// program that is about to run is in the trace, and Step goes to the next. It
// takes longer. Only a program in Python knows its lines.
func (s *Session) SetLines(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.Lines = on
	if p, ok := s.player.(interface{ follow(bool) }); ok {
		p.follow(on)
	}
}

// SetSpeed sets how fast the run's clock goes while the loop waits, from
// MinSpeed to MaxSpeed; another is refused with ErrSpeed. The virtual clock
// does not care.
func (s *Session) SetSpeed(speed float64) error {
	if err := checkSpeed(speed); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.speed = speed
	s.clock.setSpeed(speed)
	s.gate.setBeat(s.beat(speed))
	return nil
}

// beat is how long a callback is held at its beginning at a speed.
func (s *Session) beat(speed float64) time.Duration {
	if !s.beats || speed >= 1 {
		return 0
	}
	return time.Duration(float64(shortestBeat) * (1/speed - 1))
}

func checkSpeed(speed float64) error {
	if !(speed >= MinSpeed && speed <= MaxSpeed) { // NaN is neither
		return fmt.Errorf("%w: not %v", ErrSpeed, speed)
	}
	return nil
}

// Stop ends the run as Ctrl+C ends a Python program: its main task is
// cancelled. It has stopWithin to clean up after itself; then the loop is dropped
// together with whatever is still unfinished. A run that is paused goes on as
// far as that needs.
func (s *Session) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.done:
		return
	default:
	}
	if s.stopped {
		return
	}
	s.stopped = true
	s.clock.hurry()
	s.interrupt()
	s.gate.openForGood()
	s.dropper = time.AfterFunc(stopWithin, s.drop)
}

// Interrupt is Ctrl+C, and nothing more: the program may go on for as long as
// it likes.
func (s *Session) Interrupt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock.hurry()
	s.interrupt()
}

// interrupt is Ctrl+C: for the loop that runs, or else for the program itself.
// s.mu is held.
func (s *Session) interrupt() {
	if s.player == nil {
		for _, l := range s.loops {
			l.Interrupt()
		}
		return
	}
	s.player.Interrupt()
}

// wakeSleeper ends the time.sleep that the loop thread is in. s.mu is held.
func (s *Session) wakeSleeper() {
	close(s.woken)
	s.woken = make(chan struct{})
}

// sleeping is closed when time.sleep on the loop thread is to end early.
func (s *Session) sleeping() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.woken
}

func (s *Session) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dropped = true
	if s.player != nil {
		s.player.Drop()
	}
	for _, l := range s.loops {
		l.Drop()
	}
	s.clock.release()
}

// Wait waits for the run's end, and answers what the program's main coroutine did.
func (s *Session) Wait() (any, error) {
	<-s.done
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.result, s.err
}

// Done is closed when the run has ended and nothing of it is left.
func (s *Session) Done() <-chan struct{} { return s.done }

// Status is how the session is just now.
func (s *Session) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := Status{Phase: Starting, Speed: s.speed, Stopped: s.stopped}
	select {
	case <-s.done:
		st.Phase, st.Result, st.Err, st.APIGone = Ended, s.result, s.err, s.gone
		return st
	default:
	}
	switch {
	case len(s.loops) == 0 && s.player == nil:
	case s.gate.stands():
		st.Phase = Paused
	default:
		st.Phase = Running
	}
	return st
}

// View is what has been recorded so far.
func (s *Session) View() trace.View { return s.rec.View() }

// API is where the run's own sample API listens: 127.0.0.1:port.
func (s *Session) API() string { return s.api.Addr().String() }

// apiGone says whether the sample API has ended.
func (s *Session) apiGone() bool {
	select {
	case <-s.api.Ended():
		return true
	default:
		return false
	}
}

// KillAPI ends the sample API in the middle of the run: its port is closed and
// its connections end.
func (s *Session) KillAPI() error {
	err := s.api.Close()
	if s.wires != nil {
		s.wires.cut()
	}
	return err
}
