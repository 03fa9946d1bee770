package trace

import "time"

// fold is what a Score remembers between two calls of Extend.
type fold struct {
	pos   int // the next event to fold
	phase Phase

	open   bool // the last bar has not ended
	inSlot bool // its last slot has not ended

	fds    *Descriptors
	calls  Calls                 // of the selector, so far
	queued map[HandleID]queuedAt // handles in the ready queue
	eager  []TaskID              // tasks that take their first step in the open slot, the innermost last

	swept  int // up to where things were forgotten
	every  int // how many events lie between two sweeps
	weight int // of the bars that are kept
	most   int // that they may weigh
}

// queuedAt is how a handle came into the ready queue.
type queuedAt struct {
	cause Cause
	a     int64
	by    Place
	name  Text
	own   bool // as a Slot's
}

func newFold() fold {
	return fold{every: sweepEvents, most: mostWeight, fds: NewDescriptors(), queued: map[HandleID]queuedAt{}}
}

// Extend folds what v holds beyond what has been folded already. Each event is
// folded once, so it may be called as often as a window is drawn.
//
// Where events were forgotten before they were folded, what was open ends
// there, and the score goes on with what is left.
func (s *Score) Extend(v View) {
	if first := v.First(); first > s.fold.pos {
		s.skip(first)
	}
	if s.fold.pos >= v.End() {
		return
	}
	for ; s.fold.pos < v.End(); s.fold.pos++ {
		s.add(v, s.fold.pos, v.At(s.fold.pos))
	}
	s.stretch(v.At(v.End() - 1).Run)
	s.sweep(v.First())
}

// stretch lets the spans that are open reach to where the folding stands.
func (s *Score) stretch(run time.Duration) {
	here := s.here()
	for _, l := range s.Lanes {
		if p := l.open(); p != nil {
			p.End, p.Stop = s.fold.pos, run
			if p.Life != Running {
				p.To = here
			}
		}
	}
}

// skip goes on at event first without the ones before it.
func (s *Score) skip(first int) {
	s.endBar(s.fold.pos)
	clear(s.fold.queued)
	s.fold.fds.Forget()
	s.fold.pos = first
}

// add folds event i.
func (s *Score) add(v View, i int, e *Event) {
	switch e.Kind {
	case LoopMade, LoopClosed:
		s.fold.fds.Apply(v, e)
	case RunBegin, PhaseBegin:
		s.fold.phase = Phase(e.Code)
	case RunEnd:
		s.endBar(i)
	case CycleBegin:
		s.endBar(i)
		s.beginBar(i, int(e.A), e.Run)
	case CycleEnd:
		s.touch(i, e.Run)
		s.endBar(i + 1)
		return
	case SelectAsk, SelectAnswer, FDEvent, FDAdd, FDChange, FDRemove, TimerDue:
		s.fold.fds.Apply(v, e)
		s.addSelector(i, e)
	case HandleQueued, StepBegin, StepEnd, StepSkipped:
		s.addHandle(v, i, e)
	case TaskMade, TaskSuspended, WaitProgress, TaskWoken, TaskDone, EagerBegin, EagerEnd, ThreadBegin:
		s.fold.fds.Apply(v, e)
		s.addTask(v, i, e)
	}
	s.touch(i, e.Run)
}

// touch lets the bar and the slot that are open reach to event i.
func (s *Score) touch(i int, run time.Duration) {
	b := s.bar()
	if b == nil {
		return
	}
	b.To, b.End = i+1, run
	b.Took = b.End - b.Begin - b.Ask.Took
	if t := s.slot(); t != nil {
		t.To, t.End = i+1, run
	}
}

// bar is the bar that is open, or nil.
func (s *Score) bar() *Bar {
	if !s.fold.open {
		return nil
	}
	return s.Bars[len(s.Bars)-1]
}

// slot is the slot that is open, or nil.
func (s *Score) slot() *Slot {
	if !s.fold.inSlot {
		return nil
	}
	b := s.bar()
	return &b.Slots[len(b.Slots)-1]
}

// here is the place where things happen now: the slot that is open, or the last
// one that was, or the selector's while the bar has none.
func (s *Score) here() Place {
	if len(s.Bars) == s.First {
		return Nowhere()
	}
	return Place{len(s.Bars) - 1, len(s.Bars[len(s.Bars)-1].Slots) - 1}
}

func (s *Score) beginBar(i, number int, run time.Duration) {
	s.Bars = append(s.Bars, &Bar{
		Number: number, From: i, To: i, Begin: run, End: run, Phase: s.fold.phase, Open: true, Asked: -1,
		Calls: s.fold.calls, Slows: s.slows(),
	})
	s.fold.open = true
	s.fold.weight += barWeight
	s.lighten()
}

// slows is how many of the bars so far were slow.
func (s *Score) slows() int {
	if len(s.Bars) == 0 {
		return 0
	}
	last := s.Bars[len(s.Bars)-1]
	if last.Slow {
		return last.Slows + 1
	}
	return last.Slows
}

// endBar ends the open bar, if any, before event i.
func (s *Score) endBar(i int) {
	s.endSlot()
	if b := s.bar(); b != nil {
		b.To, b.Open = i, false
		s.fold.open = false
	}
}

// addSelector folds what belongs to a bar's first beat.
func (s *Score) addSelector(i int, e *Event) {
	b := s.bar()
	if b == nil {
		return
	}
	switch e.Kind {
	case SelectAsk:
		b.Asked = i
		b.Registered = s.fold.fds.Len()
		b.Ask = Ask{Asked: true, Timeout: time.Duration(e.A), Why: Why(e.Code), WhyTask: e.Task, WhyHandle: e.Obj}
	case SelectAnswer:
		b.Ask.Answered, b.Ask.Events, b.Ask.Took = true, int(e.A), time.Duration(e.B)
		b.Scanned = s.fold.fds.Scanned(b.Ask.Events)
		s.fold.calls.add(b)
		b.Calls = s.fold.calls
	case FDEvent:
		task, pipe := s.fold.fds.Owner(e.A)
		b.Events = append(b.Events, BarEvent{FD: int(e.A), Mask: Mask(e.Code), Task: task, Pipe: pipe})
	case TimerDue:
		b.Due = append(b.Due, e.Obj)
	}
}

// addHandle folds what happens to callbacks.
func (s *Score) addHandle(v View, i int, e *Event) {
	switch e.Kind {
	case HandleQueued:
		s.queue(e)
		s.woken(i, e)
	case StepBegin:
		s.beginSlot(v, i, e)
		s.fold.inSlot = true
		if e.Task != 0 {
			s.play(i, e)
		}
	case StepSkipped:
		s.beginSlot(v, i, e)
		b := s.bar()
		last := &b.Slots[len(b.Slots)-1]
		last.Skipped, last.Open = true, false
	case StepEnd:
		s.endStep(i, e)
	}
}

// queue notes how a handle came into the ready queue.
func (s *Score) queue(e *Event) {
	q := queuedAt{cause: Cause(e.Code), a: e.A, by: s.here(), name: e.Text, own: e.Task != 0 && e.Task == s.innermost()}
	switch q.cause {
	case CauseFD, CauseTimer, CauseThread, CauseSignal:
		q.by.Slot = SelectorSlot // whatever runs meanwhile has nothing to do with it
	}
	s.fold.queued[e.Obj] = q
}

// beginSlot adds the slot of the callback that e names. There is a bar for it
// even where the cycle's beginning was forgotten.
func (s *Score) beginSlot(v View, i int, e *Event) {
	s.endSlot()
	if !s.fold.open {
		s.beginBar(i, 0, e.Run)
	}
	q, known := s.fold.queued[e.Obj]
	if !known {
		q = queuedAt{by: Nowhere()}
	}
	delete(s.fold.queued, e.Obj)
	name := e.Text
	if name == 0 { // only skipped now
		name = q.name
	}
	b := s.bar()
	s.fold.weight += slotWeight
	b.Slots = append(b.Slots, Slot{
		Handle: e.Obj, Task: e.Task, Name: v.Text(name), From: i, To: i + 1, Begin: e.Run, End: e.Run,
		Open: true, Cause: q.cause, CauseA: q.a, By: q.by, own: q.own,
	})
}

// endStep ends the slot of the callback that ran.
func (s *Score) endStep(i int, e *Event) {
	t := s.slot()
	if t == nil {
		return
	}
	s.touch(i, e.Run)
	if e.Code == 1 {
		t.Slow, s.bar().Slow = true, true
	}
	if t.Task != 0 {
		s.rest(i, e.Run, t)
	}
	s.endSlot()
}

// innermost is the task that takes its eager first step now, 0 if none does.
func (s *Score) innermost() TaskID {
	if n := len(s.fold.eager); n > 0 {
		return s.fold.eager[n-1]
	}
	return 0
}

// endSlot ends the slot that is open, if any.
func (s *Score) endSlot() {
	s.fold.eager = nil
	if t := s.slot(); t != nil {
		t.Open, s.fold.inSlot = false, false
	}
}
