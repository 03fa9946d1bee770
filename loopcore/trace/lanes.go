package trace

import (
	"cmp"
	"slices"
	"time"
)

// Lane is the lane of task id, nil where there is none.
func (s *Score) Lane(id TaskID) *Lane {
	if i, ok := s.findLane(id); ok {
		return s.Lanes[i]
	}
	return nil
}

func (s *Score) findLane(id TaskID) (int, bool) {
	if i := int(id) - 1; i >= 0 && i < len(s.Lanes) && s.Lanes[i].Task == id {
		return i, true // as long as none is forgotten
	}
	return slices.BinarySearchFunc(s.Lanes, id, func(l *Lane, id TaskID) int { return cmp.Compare(l.Task, id) })
}

// lane is the lane of task id, made now if it is not known: then its
// beginning was forgotten.
func (s *Score) lane(id TaskID, run time.Duration) *Lane {
	i, ok := s.findLane(id)
	if !ok {
		s.Lanes = slices.Insert(s.Lanes, i, &Lane{Task: id, Made: Nowhere(), MadeAt: run})
	}
	return s.Lanes[i]
}

// open is the last span of l if it has not ended.
func (l *Lane) open() *Span {
	if n := len(l.Spans); n > 0 && l.Spans[n-1].Open {
		return &l.Spans[n-1]
	}
	return nil
}

// next ends the open span of l before event i and begins another.
func (l *Lane) next(i int, run time.Duration, at Place, life Life) *Span {
	l.end(i, run, at)
	l.Spans = append(l.Spans, Span{
		Life: life, From: at, To: at, First: i, End: i + 1, Begin: run, Stop: run, Open: true,
	})
	return &l.Spans[len(l.Spans)-1]
}

// end ends the open span of l, if any, before event i.
func (l *Lane) end(i int, run time.Duration, at Place) {
	p := l.open()
	if p == nil {
		return
	}
	p.End, p.Stop, p.Open = i, run, false
	if p.Life != Running { // a note stays in its slot
		p.To = at
	}
}

// addTask folds what happens to tasks.
func (s *Score) addTask(v View, i int, e *Event) {
	if e.Task == 0 {
		return
	}
	switch e.Kind {
	case TaskMade:
		s.make(v, i, e)
	case TaskSuspended:
		s.suspend(v, i, e)
	case WaitProgress:
		if p := s.lane(e.Task, e.Run).open(); p != nil && p.Life == Waiting {
			p.wait(v, e)
		}
	case ThreadBegin:
		if p := s.lane(e.Task, e.Run).open(); p != nil && p.Life == Waiting && p.Wait == WaitThread {
			p.A = e.A
		}
	case TaskWoken:
		s.woken(i, e)
	case TaskDone:
		s.finish(v, i, e)
	case EagerBegin:
		s.play(i, e)
		s.fold.eager = append(s.fold.eager, e.Task)
	case EagerEnd:
		s.endEager(i, e)
	}
}

func (s *Score) make(v View, i int, e *Event) {
	l := s.lane(e.Task, e.Run)
	if l.Done || len(l.Spans) > 0 {
		return // it is known already
	}
	l.Parent, l.Label, l.Name = TaskID(e.A), v.Text(e.Text), v.Text(Text(e.B))
	l.Made, l.MadeAt = s.here(), e.Run
	if parent := s.Lane(l.Parent); parent != nil && parent != l {
		l.Depth = parent.Depth + 1
	}
	l.next(i, e.Run, l.Made, Ready)
}

// suspend ends the note and begins the rest.
func (s *Score) suspend(v View, i int, e *Event) {
	l := s.lane(e.Task, e.Run)
	if l.Done {
		return
	}
	l.next(i, e.Run, s.here(), Waiting).wait(v, e)
	if t := s.slot(); t != nil && t.Task == e.Task {
		t.Suspended = true
	}
}

// wait notes what the task of this rest waits for.
func (p *Span) wait(v View, e *Event) {
	p.Wait, p.A, p.B, p.Timer = Wait(e.Code), e.A, e.B, e.Obj
	if e.Kind == TaskSuspended || e.Text != 0 {
		p.Reason = v.Text(e.Text)
	}
}

// woken ends the rest of the task that e names, if it rests, and begins the
// outline.
func (s *Score) woken(i int, e *Event) {
	if e.Task == 0 {
		return
	}
	if t := s.slot(); t != nil && t.Task != e.Task && s.innermost() != e.Task && !(len(t.Wakes) > 0 && t.Wakes[len(t.Wakes)-1] == e.Task) {
		t.Wakes = append(t.Wakes, e.Task) // TaskWoken and HandleQueued both say it
	}
	l := s.lane(e.Task, e.Run)
	p := l.open()
	switch {
	case l.Done:
	case p == nil:
		l.next(i, e.Run, s.here(), Ready)
	case p.Life != Waiting:
	case p.Wait == WaitYield && p.From == s.here():
		p.Life = Ready // sleep(0): it never rested
	default:
		l.next(i, e.Run, s.here(), Ready)
	}
}

// play begins the note of the step that e begins.
func (s *Score) play(i int, e *Event) {
	l := s.lane(e.Task, e.Run)
	if !l.Done {
		l.next(i, e.Run, s.here(), Running)
	}
}

// endEager ends the note of an eager first step, if that has not been done by
// what the task did.
func (s *Score) endEager(i int, e *Event) {
	if n := slices.Index(s.fold.eager, e.Task); n >= 0 {
		s.fold.eager = s.fold.eager[:n]
	}
	l := s.lane(e.Task, e.Run)
	if p := l.open(); p != nil && p.Life == Running {
		l.next(i, e.Run, s.here(), Waiting).Wait = WaitFuture
	}
}

// rest ends the note of the step that event i ends, slot t, if that has not
// been done by what the task did.
func (s *Score) rest(i int, run time.Duration, t *Slot) {
	l := s.lane(t.Task, run)
	if p := l.open(); p != nil && p.Life == Running {
		l.next(i, run, s.here(), Waiting).Wait = WaitFuture
	}
	for n := len(l.Spans) - 1; t.Slow && n >= 0; n-- {
		if l.Spans[n].Life == Running {
			l.Spans[n].Slow = l.Spans[n].From == s.here()
			return
		}
	}
}

// finish ends the lane.
func (s *Score) finish(v View, i int, e *Event) {
	l := s.lane(e.Task, e.Run)
	if l.Done {
		return
	}
	l.Done, l.Outcome, l.Result, l.doneAt = true, Outcome(e.Code), v.Text(e.Text), i
	if p := l.open(); p != nil && (p.Life == Running || l.Outcome == Dropped) {
		p.Finished, p.Outcome = true, l.Outcome
	}
	l.end(i+1, e.Run, s.here())
	if t := s.slot(); t != nil && t.Task == e.Task {
		t.Finished, t.Outcome = true, l.Outcome
	}
}
