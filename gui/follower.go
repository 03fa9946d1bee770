package gui

import (
	"slices"
	"sync/atomic"
	"time"

	"batuta/loopcore/trace"
)

const (
	frameTime    = time.Second / 30
	calmTime     = time.Second / 3 // where little is to move
	eventsAFrame = 200_000         // read for the log and the output at most
)

// follower watches one run from a goroutine of its own and posts frames to the
// window: at most thirty a second, never two at once, and none when there is
// nothing new.
type follower struct {
	run  Session
	post Dispatcher
	show func(*Frame)

	calm    atomic.Bool   // three frames a second will do
	wanted  atomic.Int64  // the moment to show, or following
	kick    chan struct{} // the wanted moment has changed
	quit    chan struct{}
	closed  atomic.Bool
	pending atomic.Bool // a frame is on its way

	// The loop's goroutine only:
	index   *trace.Index
	journal journal
	last    shown
	shownAt time.Time
}

// shown is what a frame hangs on: if it is the same, so is the frame.
type shown struct {
	status Status
	end    int
	wanted int64
}

func newFollower(run Session, post Dispatcher, show func(*Frame)) *follower {
	f := &follower{
		run: run, post: post, show: show,
		kick: make(chan struct{}, 1), quit: make(chan struct{}),
		index: trace.NewIndex(), last: shown{end: -1},
	}
	f.wanted.Store(following)
	return f
}

// want asks for another moment.
func (f *follower) want(pos int) {
	f.wanted.Store(int64(pos))
	select {
	case f.kick <- struct{}{}:
	default: // it will be looked at anyway
	}
}

// close ends the loop; frames that are under way are dropped. The window's
// goroutine, once.
func (f *follower) close() {
	f.closed.Store(true)
	close(f.quit)
}

// loop posts frames until close.
func (f *follower) loop() {
	ticker := time.NewTicker(frameTime)
	defer ticker.Stop()
	tick, done := ticker.C, f.run.Done()
	for {
		settled := f.look()
		if done == nil && settled {
			tick = nil // nothing will change by itself any more
		}
		select {
		case <-f.quit:
			return
		case <-tick:
		case <-done:
			done = nil
		case <-f.kick:
			tick = ticker.C
		}
	}
}

// look posts a frame if there is something new, and says whether the window
// has, or will have, everything there is.
func (f *follower) look() (settled bool) {
	status, view := f.run.Status(), f.run.View()
	more := f.journal.read(view, eventsAFrame)
	now := shown{status: status, end: f.journal.next, wanted: f.wanted.Load()}
	if now == f.last {
		return !more
	}
	if f.calm.Load() && now.status == f.last.status && now.wanted == f.last.wanted && time.Since(f.shownAt) < calmTime {
		return false
	}
	if !f.pending.CompareAndSwap(false, true) {
		return false
	}
	f.last, f.shownAt = now, time.Now()
	frame := f.frame(view.Upto(now.end), now)
	f.post.Do(func() {
		f.pending.Store(false)
		if !f.closed.Load() {
			f.show(frame)
		}
	})
	return !more
}

func (f *follower) frame(view trace.View, now shown) *Frame {
	pos, live := int(now.wanted), now.wanted == following
	if live {
		pos = view.End()
	}
	return &Frame{
		Status:  now.status,
		View:    view,
		Moment:  standing(f.index.At(view, pos), view),
		Live:    live,
		Cycles:  f.journal.cycles,
		records: f.journal.records,
		output:  f.journal.output,
	}
}

// standing is s with the line at which the task that runs stands, where the
// next event tells it: at the end of its second beat a task is at the await
// that is about to suspend it, and it is the suspension that names the line.
func standing(s *trace.State, view trace.View) *trace.State {
	task := s.Task(s.Current.Task)
	if task == nil || task.Life != trace.Running || s.Pos >= view.End() {
		return s
	}
	e := view.At(s.Pos)
	if e.Task != task.ID || e.Line == 0 || e.Kind != trace.TaskSuspended && e.Kind != trace.TaskDone {
		return s
	}
	moved := *task
	moved.Line = e.Line
	s.Tasks = slices.Clone(s.Tasks)
	s.Tasks[slices.Index(s.Tasks, task)] = &moved
	return s
}
