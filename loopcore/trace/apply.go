package trace

import (
	"cmp"
	"slices"
	"time"
)

// Apply adds event i of v to s, which must be the state after the events
// before it. Kinds that it does not know, and events about handles, timers or
// descriptors that it has not seen, change nothing but the time; a task that
// it has not seen is added as far as it is known.
func (s *State) Apply(v View, i int) {
	e := v.At(i)
	s.Pos, s.Run, s.Real = i+1, e.Run, e.Real
	switch e.Kind {
	case LoopMade, LoopClosed, RunBegin, RunEnd, PhaseBegin, CycleBegin, CycleEnd:
		s.applyLoop(v, e)
	case SelectAsk, SelectAnswer, FDEvent, FDAdd, FDChange, FDRemove:
		s.applySelector(v, e)
	case TimerSet, TimerDue, TimerCancelled:
		s.applyTimer(v, e)
	case HandleQueued, HandleCancelled, StepBegin, StepEnd, StepSkipped:
		s.applyHandle(v, e)
	case TaskMade, TaskSuspended, WaitProgress, TaskWoken, TaskCancelling, TaskDone, EagerBegin, EagerEnd, ThreadBegin, Line, TaskNamed:
		s.applyTask(v, e)
	case RequestBegin, RequestEnd:
		s.applyRequest(v, e)
	}
}

func (s *State) applyLoop(v View, e *Event) {
	switch e.Kind {
	case LoopMade:
		s.loops++
		s.Selector, s.Ended = v.Text(e.Text), false
	case LoopClosed:
		s.Ended, s.Beat, s.Current, s.Eager = true, BeatNone, Queued{}, nil
		if s.loops = max(s.loops-1, 0); s.loops == 0 {
			// What was queued is dropped, and the selector is no more.
			s.Ready, s.Timers, s.FDs = nil, nil, nil
		}
	case RunBegin:
		s.Phase, s.Beat = Phase(e.Code), BeatNone
	case RunEnd:
		s.Beat, s.Current, s.Eager = BeatNone, Queued{}, nil
	case PhaseBegin:
		s.Phase = Phase(e.Code)
	case CycleBegin:
		s.Cycle, s.stepped, s.left = int(e.A), false, nil
		s.beat(BeatCheck)
	case CycleEnd:
		s.beat(BeatRepeat)
	}
}

// beat goes on to b.
func (s *State) beat(b Beat) {
	if s.Beat != b {
		s.Beat, s.Since = b, s.Run
	}
}

// check goes to the first beat, if nothing of the cycle has run yet.
func (s *State) check() {
	if s.Beat != BeatNone && !s.stepped {
		s.beat(BeatCheck)
	}
}

func (s *State) applySelector(v View, e *Event) {
	fd := int(e.A)
	i, known := slices.BinarySearchFunc(s.FDs, fd, func(f FD, fd int) int { return cmp.Compare(f.FD, fd) })
	switch e.Kind {
	case SelectAsk:
		s.check()
		s.Since = e.Run
		s.Ask = Ask{Asked: true, Timeout: time.Duration(e.A), Why: Why(e.Code), WhyTask: e.Task, WhyHandle: e.Obj}
	case SelectAnswer:
		s.check()
		s.Ask.Answered, s.Ask.Events, s.Ask.Took = true, int(e.A), time.Duration(e.B)
	case FDEvent:
		s.check()
		s.Ask.Listed++
		if known {
			s.FDs[i].LastMask, s.FDs[i].LastCycle = Mask(e.Code), s.Cycle
		}
	case FDAdd:
		f := FD{FD: fd, Mask: Mask(e.Code), Task: e.Task, Name: v.Text(e.Text), lent: e.Task == 0}
		s.again(&f)
		if known {
			s.FDs[i] = f
		} else {
			s.FDs = slices.Insert(s.FDs, i, f)
		}
	case FDChange:
		if known {
			s.FDs[i].Mask = Mask(e.Code)
			if e.Task != 0 {
				s.FDs[i].Task, s.FDs[i].lent = e.Task, false
			}
		}
	case FDRemove:
		if known {
			if f := s.FDs[i]; f.LastMask != 0 && f.LastCycle == s.Cycle {
				s.left = append(s.left, s.FDs[i])
			}
			s.FDs = slices.Delete(s.FDs, i, i+1)
		}
	}
}

// waitedFor makes a descriptor that the loop has registered, for a transport,
// that of the task that waits for it.
func (s *State) waitedFor(e *Event) {
	if !waitsForFD(e) {
		return
	}
	i, known := slices.BinarySearchFunc(s.FDs, int(e.A), func(f FD, fd int) int { return cmp.Compare(f.FD, fd) })
	if known && s.FDs[i].lent {
		s.FDs[i].Task = e.Task
	}
}

// again gives f the event that its descriptor had in this very cycle, if the
// same task waited for it: asyncio removes the writer of a socket that has
// connected and adds a reader, and the event was that of the answer still
// shown. Across cycles the number may be another connection's, so there it is
// forgotten.
func (s *State) again(f *FD) {
	for _, old := range s.left {
		if old.FD == f.FD && old.Task == f.Task {
			f.LastMask, f.LastCycle = old.LastMask, old.LastCycle
		}
	}
}

func (s *State) applyTimer(v View, e *Event) {
	if e.Kind == TimerSet {
		t := Timer{Handle: e.Obj, Task: e.Task, Due: time.Duration(e.A), Name: v.Text(e.Text)}
		at, _ := slices.BinarySearchFunc(s.Timers, t.Due, func(t Timer, due time.Duration) int {
			if t.Due <= due { // an equal one goes behind
				return -1
			}
			return 1
		})
		s.Timers = slices.Insert(s.Timers, at, t)
		return
	}
	if e.Kind == TimerDue {
		s.check()
	}
	i := slices.IndexFunc(s.Timers, func(t Timer) bool { return t.Handle == e.Obj })
	s.Timers = remove(s.Timers, i)
}

// remove takes element i out, if there is one. The first, which it mostly is,
// goes without moving the others.
func remove[T any](list []T, i int) []T {
	switch {
	case i < 0:
		return list
	case i == 0:
		return list[1:]
	default:
		return slices.Delete(list, i, i+1)
	}
}

func (s *State) applyHandle(v View, e *Event) {
	switch e.Kind {
	case HandleQueued:
		s.check()
		s.Ready = append(s.Ready, queuedBy(v, e))
		s.wake(e)
		return
	case StepEnd:
		s.Current, s.Eager = Queued{}, nil
		if t := s.Task(e.Task); t != nil && t.Life == Running {
			s.enter(s.edit(e.Task), Waiting) // it says no more about what for
		}
		return
	}
	i := slices.IndexFunc(s.Ready, func(q Queued) bool { return q.Handle == e.Obj })
	switch e.Kind {
	case HandleCancelled:
		if i >= 0 {
			s.Ready[i].Cancelled = true
		}
	case StepSkipped:
		s.stepped = true
		s.Ready = remove(s.Ready, i)
	case StepBegin:
		s.Steps++
		s.stepped = true
		s.beat(BeatRun)
		s.Since = e.Run
		s.Current, s.Eager = Queued{Handle: e.Obj, Task: e.Task, Name: v.Text(e.Text)}, nil
		if i >= 0 {
			s.Current = s.Ready[i]
			s.Ready = remove(s.Ready, i)
		}
		if e.Task != 0 {
			t := s.edit(e.Task)
			s.enter(t, Running)
			t.Steps++
			t.Cancelled = false // it is thrown into this very step
		}
	}
}

func queuedBy(v View, e *Event) Queued {
	return Queued{Handle: e.Obj, Task: e.Task, Name: v.Text(e.Text), Cause: Cause(e.Code), CauseA: e.A}
}

func (s *State) applyTask(v View, e *Event) {
	if e.Task == 0 {
		return
	}
	switch e.Kind {
	case TaskMade:
		t := s.edit(e.Task)
		*t = Task{
			ID: e.Task, Parent: TaskID(e.A), Label: v.Text(e.Text), Name: v.Text(Text(e.B)),
			Life: Ready, Made: e.Run, MadeLine: e.Line, Since: e.Run, own: t.own,
		}
	case TaskNamed:
		t := s.edit(e.Task)
		t.Name = v.Text(Text(e.B))
		t.Label = t.Name
	case TaskSuspended:
		t := s.edit(e.Task)
		s.enter(t, Waiting)
		t.wait(v, e)
		s.waitedFor(e)
		if len(s.Eager) == 0 { // else the callback goes on
			s.beat(BeatRegister)
		}
	case WaitProgress:
		s.edit(e.Task).wait(v, e)
		s.waitedFor(e)
	case TaskWoken:
		s.wake(e)
	case TaskCancelling:
		s.edit(e.Task).Cancelled = true
	case TaskDone:
		t := s.edit(e.Task)
		s.enter(t, Done)
		t.Outcome, t.Result, t.Ended, t.doneAt = Outcome(e.Code), v.Text(e.Text), e.Run, s.Pos-1
		t.Cancelled = false
	case EagerBegin:
		s.Eager = append(s.Eager, e.Task)
		t := s.edit(e.Task)
		s.enter(t, Running)
		t.Steps++
	case EagerEnd:
		s.endEager(e.Task)
	case ThreadBegin:
		if t := s.Task(e.Task); t != nil && t.Life == Waiting && t.Wait == WaitThread {
			s.edit(e.Task).A = e.A
		}
	case Line:
		s.edit(e.Task).Line = e.Line
	}
}

// applyRequest keeps account of what the sample API has not answered yet.
func (s *State) applyRequest(v View, e *Event) {
	i := slices.IndexFunc(s.Requests, func(r Request) bool { return r.Number == int(e.A) })
	if e.Kind == RequestEnd {
		s.Requests = remove(s.Requests, i)
		return
	}
	r := Request{Number: int(e.A), FD: int(e.B), What: v.Text(e.Text), Since: e.Run}
	if i >= 0 {
		s.Requests[i] = r
		return
	}
	s.Requests = append(s.Requests, r)
}

// endEager ends the eager step of a task, with whatever was begun inside it.
func (s *State) endEager(id TaskID) {
	if i := slices.Index(s.Eager, id); i >= 0 {
		s.Eager = s.Eager[:i]
	}
	if t := s.Task(id); t != nil && t.Life == Running {
		s.enter(s.edit(id), Waiting) // it says no more about what for
	}
}

// wait notes what t waits for.
func (t *Task) wait(v View, e *Event) {
	t.Wait, t.A, t.B, t.Timer = Wait(e.Code), e.A, e.B, e.Obj
	if e.Kind == TaskSuspended || e.Text != 0 {
		t.Reason = v.Text(e.Text)
	}
	if e.Line != 0 {
		t.Line = e.Line
	}
}

// wake makes the task that e names ready, if it waits.
func (s *State) wake(e *Event) {
	if t := s.Task(e.Task); e.Task == 0 || t != nil && t.Life != Waiting {
		return
	}
	t := s.edit(e.Task)
	s.enter(t, Ready)
	t.WokenBy, t.WokenByA = Cause(e.Code), e.A
}

// enter lets t do something else from now on.
func (s *State) enter(t *Task, l Life) {
	t.Life, t.Since = l, s.Run
}

// edit is the task of that number, to be changed: added if there is none,
// copied first if another State may see it too.
func (s *State) edit(id TaskID) *Task {
	if s.own == nil {
		s.own = new(owner)
	}
	i := int(id) - 1
	if i >= len(s.Tasks) || s.Tasks[i].ID != id {
		var known bool
		if i, known = s.find(id); !known {
			s.Tasks = slices.Insert(s.Tasks, i, &Task{ID: id, Since: s.Run, Made: s.Run, own: s.own})
		}
	}
	t := s.Tasks[i]
	if t.own != s.own {
		copied := *t
		copied.own = s.own
		t, s.Tasks[i] = &copied, &copied
	}
	return t
}
