package trace

import (
	"reflect"
	"testing"
)

// steps are the events of a callback that queues another.
func step(handle HandleID, task TaskID, inside ...Event) []Event {
	events := append([]Event{{Kind: StepBegin, Obj: handle, Task: task}}, inside...)
	return append(events, Event{Kind: StepEnd, Obj: handle, Task: task})
}

func queued(handle HandleID, task TaskID, cause Cause, a int64) Event {
	return Event{Kind: HandleQueued, Obj: handle, Task: task, Code: uint8(cause), A: a}
}

// cycle is a whole cycle: what the selector brought, then what ran.
func cycle(number int64, brought []Event, ran ...[]Event) []Event {
	events := append([]Event{{Kind: CycleBegin, A: number}, {Kind: SelectAsk}, {Kind: SelectAnswer, B: 10}}, brought...)
	for _, r := range ran {
		events = append(events, r...)
	}
	return append(events, Event{Kind: CycleEnd, A: number})
}

// causes is a run in which each kind of cause wakes a task. Main, task 1,
// gathers 2, which waits for a descriptor, 3, for a timer, and 4, for a thread.
func causes() View {
	r := NewRecorder(&ticks{})
	pipe := r.Intern(selfPipe)
	suspended := func(task TaskID, w Wait, a int64) Event {
		return Event{Kind: TaskSuspended, Task: task, Code: uint8(w), A: a}
	}
	var all []Event
	add := func(events ...Event) { all = append(all, events...) }
	add(
		Event{Kind: FDAdd, A: 5, Code: uint8(Read), Text: pipe},
		Event{Kind: TaskMade, Task: 1}, queued(1, 1, CauseOutside, 0),
		Event{Kind: RunBegin},
	)
	add(cycle(1, nil, step(
		1, 1,
		Event{Kind: TaskMade, Task: 2, A: 1}, queued(2, 2, CauseHandle, 1),
		Event{Kind: TaskMade, Task: 3, A: 1}, queued(3, 3, CauseHandle, 1),
		Event{Kind: TaskMade, Task: 4, A: 1}, queued(4, 4, CauseHandle, 1),
		suspended(1, WaitGather, 3),
	))...)
	add(cycle(
		2, nil,
		step(2, 2, Event{Kind: FDAdd, A: 9, Code: uint8(Read), Task: 2}, suspended(2, WaitRead, 9)),
		step(3, 3, Event{Kind: TimerSet, Obj: 5, Task: 3, A: 50}, suspended(3, WaitTimer, 50)),
		step(4, 4, suspended(4, WaitThread, 0), Event{Kind: ThreadBegin, Task: 4, A: 1}),
	)...)
	add(cycle(
		3,
		[]Event{
			{Kind: FDEvent, A: 5, Code: uint8(Read)},
			{Kind: FDEvent, A: 9, Code: uint8(Read)},
			queued(6, 0, CauseFD, 5), queued(7, 0, CauseFD, 9),
			{Kind: TimerDue, Obj: 5},
			queued(5, 0, CauseTimer, 0),
			queued(8, 0, CauseThread, 1),
		},
		step(6, 0),
		step(7, 0, queued(9, 2, CauseHandle, 7)),
		step(5, 0, queued(10, 3, CauseHandle, 5)),
		step(8, 0, queued(11, 4, CauseHandle, 8)),
	)...)
	add(cycle(
		4, nil,
		step(9, 2, Event{Kind: TaskDone, Task: 2}, queued(12, 0, CauseHandle, 9)),
		step(10, 3, suspended(3, WaitYield, 0), queued(13, 3, CauseHandle, 10)),
		step(11, 4, suspended(4, WaitFuture, 0)),
	)...)
	add(cycle(
		5, nil,
		step(12, 0, queued(14, 1, CauseHandle, 12)),
		step(13, 3),
	)...)
	add(cycle(6, nil, step(14, 1, Event{Kind: TaskDone, Task: 1}))...)
	for _, e := range all {
		r.Append(e)
	}
	return r.View()
}

func TestACueLeadsFromTheCauseToTheNote(t *testing.T) {
	s := NewScore()
	s.Extend(causes())
	at := func(bar, slot int) Place { return Place{Bar: bar - 1, Slot: slot} }
	selector := func(bar int) Place { return at(bar, SelectorSlot) }
	for _, c := range []struct {
		name string
		note Place
		want Cue
		ok   bool
	}{
		{"before the loop ran", at(1, 0), Cue{}, false},
		{"made by its parent", at(2, 1), Cue{Cause: CauseHandle, At: at(1, 0), Mark: -1, Task: 1, Made: true}, true},
		{"a descriptor", at(4, 0), Cue{Cause: CauseFD, A: 9, At: selector(3), Mark: 1, Via: []Place{at(3, 1)}}, true},
		{"a timer", at(4, 1), Cue{Cause: CauseTimer, A: 5, At: selector(3), Mark: 0, Via: []Place{at(3, 2)}}, true},
		{"a thread", at(4, 2), Cue{Cause: CauseThread, A: 1, At: selector(3), Mark: 0, Via: []Place{at(3, 3)}}, true},
		{"sleep(0)", at(5, 1), Cue{}, false},
		{"a task that finished", at(6, 0), Cue{Cause: CauseHandle, At: at(4, 0), Mark: -1, Task: 2, Via: []Place{at(5, 0)}}, true},
		{"a plain callback is no note", at(5, 0), Cue{}, false},
		{"the selector's slot is no note", selector(3), Cue{}, false},
		{"no such bar", at(99, 0), Cue{}, false},
	} {
		got, ok := s.CueOf(c.note)
		if ok != c.ok {
			t.Errorf("%s: a cue: %v, want %v: %+v", c.name, ok, c.ok, got)
			continue
		}
		if c.want.Note = c.note; ok && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: the cue is\n%+v, want\n%+v", c.name, got, c.want)
		}
	}
}

func TestBarsSlotsAndLanesOfARun(t *testing.T) {
	v := causes()
	s := NewScore()
	s.Extend(v)
	checkScore(t, s, v)
	if len(s.Bars) != 6 || len(s.Lanes) != 4 {
		t.Fatalf("%d bars and %d lanes, want 6 and 4", len(s.Bars), len(s.Lanes))
	}
	b := s.Bars[2]
	if want := []BarEvent{{FD: 5, Mask: Read, Pipe: true}, {FD: 9, Mask: Read, Task: 2}}; !reflect.DeepEqual(b.Events, want) {
		t.Errorf("the events of bar 3 are %+v, want %+v", b.Events, want)
	}
	if want := []HandleID{5}; !reflect.DeepEqual(b.Due, want) {
		t.Errorf("the timers due in bar 3 are %v, want %v", b.Due, want)
	}
	if want := []TaskID{2, 3, 4}; !reflect.DeepEqual(s.Bars[0].Slots[0].Wakes, want) {
		t.Errorf("main's first step made %v ready, want %v", s.Bars[0].Slots[0].Wakes, want)
	}
	if x := s.Bars[3].Slots[0]; !x.Finished || x.Suspended || x.By != (Place{2, 1}) {
		t.Errorf("the slot in which task 2 finished is %+v", x)
	}
	if b.Took != b.End-b.Begin-10 {
		t.Errorf("bar 3 took %v of %v", b.Took, b.End-b.Begin)
	}
	var lives []Life
	for _, p := range s.Lane(3).Spans {
		lives = append(lives, p.Life)
	}
	want := []Life{
		Ready, Running, // its first step
		Waiting, Ready, Running, // the timer
		Ready, Running, // sleep(0), which is no rest
		Waiting, // the step ended and said no more
	}
	if !reflect.DeepEqual(lives, want) {
		t.Errorf("task 3 lived %v, want %v", lives, want)
	}
	if l := s.Lane(4); l.Depth != 1 || l.Parent != 1 || l.Spans[2].Wait != WaitThread || l.Spans[2].A != 1 {
		t.Errorf("task 4 is %+v", *l)
	}
}

func TestAMomentHasItsPlace(t *testing.T) {
	v := causes()
	s := NewScore()
	s.Extend(v)
	for pos := 0; pos <= v.End(); pos++ {
		want := Nowhere()
		for i := range pos { // by the letter: what has begun
			switch v.At(i).Kind {
			case CycleBegin:
				want = Place{want.Bar + 1, SelectorSlot}
			case StepBegin:
				want.Slot++
			}
		}
		if got := s.PlaceAt(pos); got != want {
			t.Errorf("the moment %d is at %+v, want %+v", pos, got, want)
		}
		if got := s.BarAt(pos); got != want.Bar {
			t.Errorf("the moment %d is in bar %d, want %d", pos, got, want.Bar)
		}
	}
}

func TestASlowStepMarksSlotBarAndNote(t *testing.T) {
	s := NewScore()
	s.Extend(record(
		Event{Kind: TaskMade, Task: 1}, queued(1, 1, CauseOutside, 0),
		Event{Kind: CycleBegin, A: 1},
		Event{Kind: StepBegin, Obj: 1, Task: 1},
		Event{Kind: TaskSuspended, Task: 1},
		Event{Kind: StepEnd, Obj: 1, Task: 1, Code: 1},
	))
	if b := s.Bars[0]; !b.Slow || !b.Slots[0].Slow || !b.Open || b.Slots[0].Open {
		t.Errorf("the bar is %+v", *b)
	}
	if p := s.Lanes[0].Spans[1]; p.Life != Running || !p.Slow {
		t.Errorf("the note is %+v", p)
	}
}

func TestWhatIsOpenReachesToTheLiveEdge(t *testing.T) {
	s := NewScore()
	v := record(
		Event{Kind: TaskMade, Task: 1}, queued(1, 1, CauseOutside, 0),
		Event{Kind: CycleBegin, A: 1},
		Event{Kind: StepBegin, Obj: 1, Task: 1},
		Event{Kind: TaskSuspended, Task: 1},
		Event{Kind: StepEnd, Obj: 1, Task: 1},
		Event{Kind: CycleEnd, A: 1},
		Event{Kind: CycleBegin, A: 2},
		Event{Kind: SelectAsk, A: -1},
	)
	s.Extend(v)
	p := s.Lanes[0].Spans[2]
	if !p.Open || p.Life != Waiting || p.End != v.End() || p.Stop != v.At(v.End()-1).Run || p.To != (Place{1, SelectorSlot}) {
		t.Errorf("the rest is %+v", p)
	}
	if i := s.Lanes[0].SpanAt(v.End()); i != 2 {
		t.Errorf("the last moment lies in span %d, want 2", i)
	}
}
