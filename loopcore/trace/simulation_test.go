package trace

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// ticks is a clock on which every event takes a microsecond.
type ticks struct{ now time.Duration }

func (t *ticks) Stamp() (run, real time.Duration) {
	t.now += time.Microsecond
	return t.now, t.now + time.Second
}

// simulation writes what a loop could have written: tasks that make others,
// some of them eager, yield, wait for timers, descriptors and callbacks, and end; callbacks that
// wake them; handles that are cancelled; requests of the sample API's. All of it by chance.
type simulation struct {
	r   *Recorder
	rnd *rand.Rand

	ready   []Queued
	timers  []HandleID
	waiting []TaskID
	fds     map[int]TaskID
	open    []int64 // requests that were not answered yet
	asked   int64   // requests that there were
	handles HandleID
	tasks   TaskID
	cycle   int64
}

func newSimulation(r *Recorder, seed uint64) *simulation {
	s := &simulation{r: r, rnd: rand.New(rand.NewPCG(seed, 1)), fds: map[int]TaskID{}}
	s.add(Event{Kind: LoopMade, Obj: 1, Text: r.Intern("EpollSelector")})
	s.add(Event{Kind: FDAdd, A: 5, Code: uint8(Read), Text: r.Intern("self-pipe")})
	s.make(0)
	s.add(Event{Kind: RunBegin})
	return s
}

func (s *simulation) add(e Event) { s.r.Append(e) }

// queue puts a handle into the ready queue.
func (s *simulation) queue(task TaskID, cause Cause, a int64) {
	s.handles++
	if task != 0 {
		s.add(Event{Kind: TaskWoken, Task: task, Obj: s.handles, Code: uint8(cause), A: a})
	}
	s.join(Queued{Handle: s.handles, Task: task, Cause: cause, CauseA: a})
}

func (s *simulation) join(q Queued) {
	s.ready = append(s.ready, q)
	s.add(Event{
		Kind: HandleQueued, Obj: q.Handle, Task: q.Task, Code: uint8(q.Cause), A: q.CauseA, Text: s.r.Intern("callback"),
	})
}

func (s *simulation) make(parent TaskID) {
	s.made(parent)
	s.handles++
	s.join(Queued{Handle: s.handles, Task: s.tasks, Cause: CauseOutside})
}

// eager makes a task that takes its first step inside the callback q.
func (s *simulation) eager(q Queued) {
	s.made(q.Task)
	e := Event{Kind: EagerBegin, Task: s.tasks, Obj: q.Handle, A: int64(q.Task)}
	s.add(e)
	s.resume(Queued{Handle: q.Handle, Task: e.Task})
	e.Kind = EagerEnd
	s.add(e)
}

func (s *simulation) made(parent TaskID) {
	s.tasks++
	name := fmt.Sprintf("Task-%d", s.tasks)
	s.add(Event{
		Kind: TaskMade, Task: s.tasks, A: int64(parent), Text: s.r.Intern("work()"), B: int64(s.r.Intern(name)), Line: 7,
	})
}

// run plays so many cycles.
func (s *simulation) run(cycles int) {
	for range cycles {
		s.cycle++
		s.add(Event{Kind: CycleBegin, A: s.cycle})
		s.ask()
		for range len(s.ready) {
			q := s.ready[0]
			s.ready = s.ready[1:]
			s.step(q)
		}
		s.add(Event{Kind: CycleEnd, A: s.cycle})
	}
}

func (s *simulation) ask() {
	why := WhyReady
	if len(s.ready) == 0 {
		why = WhyNothing
	}
	s.add(Event{Kind: SelectAsk, A: -1, Code: uint8(why)})
	s.add(Event{Kind: SelectAnswer, A: int64(len(s.fds)), B: int64(time.Microsecond)})
	for fd := 6; fd < 40; fd++ {
		if _, ok := s.fds[fd]; ok && s.rnd.IntN(2) == 0 {
			s.add(Event{Kind: FDEvent, A: int64(fd), Code: uint8(Read)})
			s.queue(0, CauseFD, int64(fd))
		}
	}
	s.requests()
	for len(s.timers) > 0 && s.rnd.IntN(3) > 0 {
		h := s.timers[0]
		s.timers = s.timers[1:]
		s.add(Event{Kind: TimerDue, Obj: h})
		s.join(Queued{Handle: h, Cause: CauseTimer})
	}
	if len(s.ready) == 0 {
		s.make(0) // so that there is always work
	}
}

// requests begins a request, or ends any of those that are under way.
func (s *simulation) requests() {
	switch n := len(s.open); {
	case s.rnd.IntN(3) == 0:
		s.asked++
		s.open = append(s.open, s.asked)
		s.add(Event{Kind: RequestBegin, A: s.asked, B: 6 + s.rnd.Int64N(34), Text: s.r.Intern("GET /orders")})
	case n > 0 && s.rnd.IntN(2) == 0:
		i := s.rnd.IntN(n)
		s.add(Event{Kind: RequestEnd, A: s.open[i], B: 200})
		s.open = append(s.open[:i], s.open[i+1:]...)
	}
}

func (s *simulation) step(q Queued) {
	if q.Task == 0 && s.rnd.IntN(20) == 0 {
		s.add(Event{Kind: HandleCancelled, Obj: q.Handle})
		s.add(Event{Kind: StepSkipped, Obj: q.Handle})
		return
	}
	s.add(Event{Kind: StepBegin, Obj: q.Handle, Task: q.Task, Text: s.r.Intern("callback")})
	if q.Task == 0 {
		s.callback(q)
	} else {
		s.resume(q)
	}
	s.add(Event{Kind: StepEnd, Obj: q.Handle, Task: q.Task, Code: uint8(s.rnd.IntN(20) / 19)})
}

// callback wakes a task that waits, or not.
func (s *simulation) callback(q Queued) {
	if q.Cause == CauseFD {
		delete(s.fds, int(q.CauseA))
		s.add(Event{Kind: FDRemove, A: q.CauseA})
	}
	if len(s.waiting) > 0 {
		i := s.rnd.IntN(len(s.waiting))
		task := s.waiting[i]
		s.waiting = append(s.waiting[:i], s.waiting[i+1:]...)
		s.queue(task, CauseHandle, int64(q.Handle))
	}
	s.add(Event{Kind: Log, Code: uint8(Info), Text: s.r.Intern("a line of the log that is longer than what is kept for good: " + fmt.Sprint(q.Handle))})
}

// resume is what a task does in a step.
func (s *simulation) resume(q Queued) {
	s.add(Event{Kind: Line, Task: q.Task, Line: uint16(s.rnd.IntN(30))})
	if s.rnd.IntN(3) == 0 && s.tasks < 2000 {
		if s.rnd.IntN(4) == 0 {
			s.eager(q)
		} else {
			s.make(q.Task)
		}
	}
	e := Event{Kind: TaskSuspended, Task: q.Task}
	switch s.rnd.IntN(6) {
	case 0:
		e.Code = uint8(WaitYield)
		s.add(e)
		s.queue(q.Task, CauseHandle, int64(q.Handle))
		return
	case 1:
		s.handles++
		s.timers = append(s.timers, s.handles)
		s.add(Event{Kind: TimerSet, Obj: s.handles, A: int64(s.handles) * 1000, Task: q.Task})
		e.Code, e.Obj = uint8(WaitTimer), s.handles
	case 2:
		fd := 6 + s.rnd.IntN(34)
		kind := FDAdd
		if _, ok := s.fds[fd]; ok {
			kind = FDChange
		}
		s.fds[fd] = q.Task
		s.add(Event{Kind: kind, A: int64(fd), Code: uint8(Read), Task: q.Task})
		e.Code, e.A = uint8(WaitRead), int64(fd)
	case 3:
		s.add(Event{Kind: TaskDone, Task: q.Task, Code: uint8(s.rnd.IntN(3)), Text: s.r.Intern("42")})
		return
	default:
		e.Code, e.Text = uint8(WaitFuture), s.r.Intern("answer")
	}
	s.add(e)
	s.waiting = append(s.waiting, q.Task)
	if s.rnd.IntN(4) == 0 {
		s.add(Event{Kind: WaitProgress, Task: q.Task, Code: e.Code, A: 3, B: 4})
	}
}
