package gui

import (
	"fmt"
	"slices"
	"time"

	"batuta/gui/code"
	"batuta/loopcore/trace"
)

// Dispatcher runs functions on the goroutine that owns the window. Do answers
// at once; functions run in the order they were given. Any goroutine may call.
type Dispatcher interface{ Do(func()) }

// RunState is how far a run has come.
type RunState string

// The states of a run; the words stand in the report of --report.
const (
	Idle    RunState = "idle" // none has been started
	Playing RunState = "running"
	Paused  RunState = "paused"
	Ended   RunState = "ended"
)

// Session is what a Player needs of a run. Every method may be called from any
// goroutine, and none waits for the loop.
type Session interface {
	Play()
	Pause()
	Step()
	Cycle()
	SetSpeed(factor float64) error
	Stop()
	Done() <-chan struct{}
	View() trace.View
	Facts() map[string]string // of the sample API's answers, for rules that name them
	Status() Status
}

// Status is what there is to say of a run beside its trace. Two are equal if
// the same is to be said.
type Status struct {
	State   RunState
	Result  string       // of the program, once it has ended well
	Err     string       // why it has not
	Stopped bool         // it was stopped
	APIDown string       // why the sample API is gone; empty while it serves
	Problem code.Problem // where in the program the error was, if that is known
}

// Frame is everything the panes show, of one moment. It never changes once it
// has been handed out.
type Frame struct {
	Status
	View    trace.View // what has been recorded so far
	Moment  *trace.State
	Live    bool // the moment is the newest there is
	Cycles  int  // begun so far
	records []record
	output  []written
}

// Player plays one program at a time and decides which of its moments is
// shown: the live edge, or one behind it. Its methods belong to the window's
// goroutine, and none of them waits for the loop.
type Player struct {
	open  func(paused bool, speed float64) (Session, error)
	post  Dispatcher
	show  func(*Frame)
	speed float64
	calm  bool

	run     Session
	follow  *follower
	leaving []<-chan struct{} // closed when a run that was closed is really gone
	behind  int               // the moment shown, live if it is following
}

// following is the moment that is always the newest.
const following = -1

// NewPlayer makes a player. open starts a run of the program, show is given
// what to show: on the window's goroutine, and only when something is new.
func NewPlayer(open func(paused bool, speed float64) (Session, error), post Dispatcher, show func(*Frame)) *Player {
	return &Player{open: open, post: post, show: show, speed: 1, behind: following}
}

// State is the state of the run.
func (p *Player) State() RunState {
	if p.run == nil {
		return Idle
	}
	return p.run.Status().State
}

// Live says whether the moment shown is the newest there is.
func (p *Player) Live() bool { return p.behind == following }

// Toggle starts a run, pauses the one there is, lets it go on, or, when it has
// ended, starts another. A run that goes on is shown live.
func (p *Player) Toggle() error {
	switch p.State() {
	case Playing:
		p.run.Pause()
	case Paused:
		p.run.Play()
		p.GoLive()
	default:
		return p.start(false)
	}
	return nil
}

// Restart begins another run, however far the one before has come.
func (p *Player) Restart() error { return p.start(false) }

// start begins a run; the one before is stopped and forgotten.
func (p *Player) start(paused bool) error {
	p.Close()
	run, err := p.open(paused, p.speed)
	if err != nil {
		return fmt.Errorf("start the run: %w", err)
	}
	p.take(run)
	return nil
}

// Open shows a run that there is already; the one before is stopped and forgotten.
func (p *Player) Open(run Session) {
	p.Close()
	p.take(run)
}

// take shows a run.
func (p *Player) take(run Session) {
	p.run, p.behind = run, following
	p.follow = newFollower(run, p.post, p.show)
	p.follow.calm.Store(p.calm)
	go p.follow.loop()
}

// Step goes one callback on: the run, when its live edge is shown, and else
// the moment shown. A run that has not begun is started for it, paused.
func (p *Player) Step() error { return p.advance(stepAfter, Session.Step) }

// Cycle goes one cycle on, as Step.
func (p *Player) Cycle() error { return p.advance(cycleAfter, Session.Cycle) }

func (p *Player) advance(next func(trace.View, int) (int, bool), live func(Session)) error {
	if p.run == nil {
		if err := p.start(true); err != nil {
			return err
		}
	}
	if p.Live() {
		live(p.run)
		return nil
	}
	if pos, ok := next(p.run.View(), p.behind); ok {
		p.Seek(pos)
	} else {
		p.GoLive()
	}
	return nil
}

// StepBack shows the callback before the moment shown. The run goes on.
func (p *Player) StepBack() { p.back(stepBefore) }

// CycleBack shows the end of the cycle before the moment shown. The run goes on.
func (p *Player) CycleBack() { p.back(cycleBefore) }

func (p *Player) back(before func(trace.View, int) (int, bool)) {
	if p.run == nil {
		return
	}
	v := p.run.View()
	pos := p.behind
	if p.Live() {
		pos = v.End()
	}
	if pos, ok := before(v, pos); ok {
		p.Seek(pos)
	}
}

// Find shows the moment that look finds for the one shown, if there is one.
// The run goes on.
func (p *Player) Find(look func(v trace.View, pos int) (int, bool)) { p.back(look) }

// Home shows the moment before the first cycle.
func (p *Player) Home() {
	if p.run != nil {
		p.Seek(start(p.run.View()))
	}
}

// Seek shows the moment after the first pos events.
func (p *Player) Seek(pos int) {
	if p.run == nil {
		return
	}
	v := p.run.View()
	p.behind = min(max(pos, v.First()), v.End())
	p.follow.want(p.behind)
}

// GoLive shows the newest moment, and those to come.
func (p *Player) GoLive() {
	p.behind = following
	if p.follow != nil {
		p.follow.want(following)
	}
}

// SetSpeed changes how fast the run's time goes by, of this run and the next.
func (p *Player) SetSpeed(factor float64) error {
	p.speed = factor
	if p.run == nil {
		return nil
	}
	if err := p.run.SetSpeed(factor); err != nil {
		return fmt.Errorf("set the speed: %w", err)
	}
	return nil
}

// SetCalm has a run that goes on be shown three times a second, not thirty.
func (p *Player) SetCalm(on bool) {
	p.calm = on
	if p.follow != nil {
		p.follow.calm.Store(on)
	}
}

// Stop stops the run; what it has done goes on being shown.
func (p *Player) Stop() {
	if p.run != nil {
		p.run.Stop()
	}
}

// Close stops the run and forgets it: nothing more of it is shown.
func (p *Player) Close() {
	if p.run == nil {
		return
	}
	p.follow.close()
	p.run.Stop()
	p.leaving = append(slices.DeleteFunc(p.leaving, gone), p.run.Done())
	p.run, p.follow, p.behind = nil, nil, following
}

func gone(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

// Wait waits until the runs that were closed have given everything back, but
// no longer than limit.
func (p *Player) Wait(limit time.Duration) {
	late := time.After(limit)
	for _, done := range p.leaving {
		select {
		case <-done:
		case <-late:
			return
		}
	}
}
