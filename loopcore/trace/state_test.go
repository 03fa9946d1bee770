package trace

import (
	"reflect"
	"testing"
	"time"
)

// record is a recording of these events.
func record(events ...Event) View {
	r := NewRecorder(&ticks{})
	for _, e := range events {
		r.Append(e)
	}
	return r.View()
}

// fold applies all of v to an empty state.
func foldAll(v View) *State {
	s := &State{Pos: v.First()}
	for i := v.First(); i < v.End(); i++ {
		s.Apply(v, i)
	}
	return s
}

// plain is s without what says to whom its tasks belong.
func plain(s *State) *State {
	p := *s
	p.own = nil
	p.Ready = append([]Queued{}, s.Ready...)
	p.Timers = append([]Timer{}, s.Timers...)
	p.FDs = append([]FD{}, s.FDs...)
	p.Requests = append([]Request{}, s.Requests...)
	p.Tasks = nil
	for _, t := range s.Tasks {
		c := *t
		c.own = nil
		p.Tasks = append(p.Tasks, &c)
	}
	return &p
}

func same(a, b *State) bool { return reflect.DeepEqual(plain(a), plain(b)) }

func TestTheBeatsOfACycle(t *testing.T) {
	steps := []struct {
		e    Event
		want Beat
	}{
		{Event{Kind: LoopMade}, BeatNone},
		{Event{Kind: TaskMade, Task: 1}, BeatNone},
		{Event{Kind: HandleQueued, Obj: 1, Task: 1}, BeatNone},
		{Event{Kind: RunBegin}, BeatNone},
		{Event{Kind: CycleBegin, A: 1}, BeatCheck},
		{Event{Kind: SelectAsk}, BeatCheck},
		{Event{Kind: SelectAnswer}, BeatCheck},
		{Event{Kind: FDEvent, A: 9}, BeatCheck},
		{Event{Kind: HandleQueued, Obj: 2}, BeatCheck},
		{Event{Kind: StepBegin, Obj: 1, Task: 1}, BeatRun},
		{Event{Kind: HandleQueued, Obj: 3}, BeatRun},
		{Event{Kind: TaskSuspended, Task: 1}, BeatRegister},
		{Event{Kind: StepEnd, Obj: 1, Task: 1}, BeatRegister},
		{Event{Kind: StepBegin, Obj: 2}, BeatRun},
		{Event{Kind: StepEnd, Obj: 2}, BeatRun},
		{Event{Kind: CycleEnd, A: 1}, BeatRepeat},
		{Event{Kind: CycleBegin, A: 2}, BeatCheck},
		{Event{Kind: TimerDue, Obj: 8}, BeatCheck},
		{Event{Kind: CycleEnd, A: 2}, BeatRepeat},
		{Event{Kind: RunEnd}, BeatNone},
		{Event{Kind: LoopClosed}, BeatNone},
	}
	var events []Event
	for _, st := range steps {
		events = append(events, st.e)
	}
	v := record(events...)
	s := &State{}
	for i, st := range steps {
		s.Apply(v, i)
		if s.Beat != st.want {
			t.Errorf("after event %d, kind %d, the beat is %d, want %d", i, st.e.Kind, s.Beat, st.want)
		}
	}
	if !s.Ended || s.Cycle != 2 || s.Steps != 2 {
		t.Errorf("at the end: ended %v, cycle %d, %d steps", s.Ended, s.Cycle, s.Steps)
	}
}

func TestTheLifeOfATask(t *testing.T) {
	steps := []struct {
		e    Event
		want Life
	}{
		{Event{Kind: TaskMade, Task: 1, Line: 4}, Ready},
		{Event{Kind: HandleQueued, Obj: 1, Task: 1}, Ready},
		{Event{Kind: StepBegin, Obj: 1, Task: 1}, Running},
		{Event{Kind: TaskSuspended, Task: 1, Code: uint8(WaitYield)}, Waiting},
		{Event{Kind: HandleQueued, Obj: 2, Task: 1}, Ready},
		{Event{Kind: StepEnd, Obj: 1, Task: 1}, Ready},
		{Event{Kind: StepBegin, Obj: 2, Task: 1}, Running},
		{Event{Kind: TaskSuspended, Task: 1, Code: uint8(WaitThread), Line: 9}, Waiting},
		{Event{Kind: StepEnd, Obj: 2, Task: 1}, Waiting},
		{Event{Kind: ThreadBegin, Task: 1, A: 3}, Waiting},
		{Event{Kind: TaskCancelling, Task: 1}, Waiting},
		{Event{Kind: TaskWoken, Task: 1, Obj: 3, Code: uint8(CauseHandle), A: 77}, Ready},
		{Event{Kind: StepBegin, Obj: 3, Task: 1}, Running},
		{Event{Kind: TaskDone, Task: 1, Code: uint8(Cancelled)}, Done},
		{Event{Kind: StepEnd, Obj: 3, Task: 1}, Done},
		{Event{Kind: TaskWoken, Task: 1}, Done},
	}
	var events []Event
	for _, st := range steps {
		events = append(events, st.e)
	}
	v := record(events...)
	s := &State{}
	for i, st := range steps {
		s.Apply(v, i)
		task := s.Task(1)
		if task.Life != st.want {
			t.Errorf("after event %d, kind %d, the task is %d, want %d", i, st.e.Kind, task.Life, st.want)
		}
		switch i {
		case 9:
			if task.A != 3 || task.Line != 9 {
				t.Errorf("it waits for worker %d at line %d, want 3 and 9", task.A, task.Line)
			}
		case 10:
			if !task.Cancelled {
				t.Error("no cancellation is on its way")
			}
		case 12:
			if task.Cancelled || task.WokenBy != CauseHandle || task.WokenByA != 77 {
				t.Errorf("it runs, and still: %+v", *task)
			}
		}
	}
	if task := s.Task(1); task.Steps != 3 || task.MadeLine != 4 || task.Outcome != Cancelled {
		t.Errorf("at the end: %+v", *task)
	}
}

func TestTheQueueGivesUpWhatRuns(t *testing.T) {
	s := foldAll(record(
		Event{Kind: HandleQueued, Obj: 1, Code: uint8(CauseFD), A: 9},
		Event{Kind: HandleQueued, Obj: 2},
		Event{Kind: HandleQueued, Obj: 3},
		Event{Kind: HandleQueued, Obj: 4},
		Event{Kind: HandleCancelled, Obj: 4},
		Event{Kind: StepBegin, Obj: 1},
		Event{Kind: StepSkipped, Obj: 3},
	))
	if want := (Queued{Handle: 1, Cause: CauseFD, CauseA: 9}); s.Current != want {
		t.Errorf("what runs is %+v, want %+v", s.Current, want)
	}
	if want := []Queued{{Handle: 2}, {Handle: 4, Cancelled: true}}; !reflect.DeepEqual(s.Ready, want) {
		t.Errorf("the queue is %+v, want %+v", s.Ready, want)
	}
}

func TestTimersStandInTheOrderOfBeingDue(t *testing.T) {
	s := foldAll(record(
		Event{Kind: TimerSet, Obj: 1, A: 300},
		Event{Kind: TimerSet, Obj: 2, A: 100},
		Event{Kind: TimerSet, Obj: 3, A: 300},
		Event{Kind: TimerSet, Obj: 4, A: 200, Task: 7},
		Event{Kind: TimerSet, Obj: 5, A: 50},
		Event{Kind: TimerDue, Obj: 5},
		Event{Kind: TimerCancelled, Obj: 2},
		Event{Kind: TimerDue, Obj: 99},
	))
	want := []Timer{{Handle: 4, Task: 7, Due: 200}, {Handle: 1, Due: 300}, {Handle: 3, Due: 300}}
	if !reflect.DeepEqual(s.Timers, want) {
		t.Errorf("the timers are %+v, want %+v", s.Timers, want)
	}
}

func TestDescriptorsStandByNumber(t *testing.T) {
	v := record(
		Event{Kind: CycleBegin, A: 4},
		Event{Kind: FDAdd, A: 9, Code: uint8(Read), Task: 2},
		Event{Kind: FDAdd, A: 5, Code: uint8(Read)},
		Event{Kind: FDAdd, A: 7, Code: uint8(Write)},
		Event{Kind: FDChange, A: 9, Code: uint8(Read | Write), Task: 3},
		Event{Kind: FDEvent, A: 9, Code: uint8(Write)},
		Event{Kind: FDRemove, A: 7},
		Event{Kind: FDRemove, A: 100},
		Event{Kind: FDAdd, A: 11, Code: uint8(Read)},
		Event{Kind: FDChange, A: 11, Code: uint8(Write)},
		Event{Kind: TaskMade, Task: 4},
		Event{Kind: TaskSuspended, Task: 4, Code: uint8(WaitWrite), A: 11},
		Event{Kind: TaskSuspended, Task: 4, Code: uint8(WaitRead), A: 9},
	)
	want := []FD{
		{FD: 5, Mask: Read, lent: true},
		{FD: 9, Mask: Read | Write, Task: 3, LastMask: Write, LastCycle: 4},
		{FD: 11, Mask: Write, Task: 4, lent: true}, // a transport's, for whoever waits for it
	}
	if s := foldAll(v); !reflect.DeepEqual(s.FDs, want) {
		t.Errorf("the descriptors are %+v, want %+v", s.FDs, want)
	}
}

// TestADescriptorKeepsTheEventOfThisCycle holds what a new registration keeps
// of the one before: the number alone does not say that it is the same
// connection.
func TestADescriptorKeepsTheEventOfThisCycle(t *testing.T) {
	event := []Event{
		{Kind: CycleBegin, A: 4},
		{Kind: FDAdd, A: 9, Code: uint8(Write), Task: 2},
		{Kind: FDEvent, A: 9, Code: uint8(Write)},
		{Kind: FDRemove, A: 9},
	}
	for _, tc := range []struct {
		rule  string
		then  []Event
		mask  Mask
		cycle int
	}{
		{"the same task in the same cycle keeps it", []Event{{Kind: FDAdd, A: 9, Task: 2}}, Write, 4},
		{"another task does not", []Event{{Kind: FDAdd, A: 9, Task: 3}}, 0, 0},
		{"nor another number", []Event{{Kind: FDAdd, A: 8, Task: 2}}, 0, 0},
		{"nor the next cycle", []Event{{Kind: CycleBegin, A: 5}, {Kind: FDAdd, A: 9, Task: 2}}, 0, 0},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			s := foldAll(record(append(event[:len(event):len(event)], tc.then...)...))
			if got := s.FDs[0]; got.LastMask != tc.mask || got.LastCycle != tc.cycle {
				t.Errorf("the last event is %d in cycle %d, want %d in cycle %d", got.LastMask, got.LastCycle, tc.mask, tc.cycle)
			}
		})
	}
}

func TestTheEventsOfAnAnswerAreCountedAsTheyAreNamed(t *testing.T) {
	v := record(Event{Kind: SelectAsk}, Event{Kind: SelectAnswer, A: 2}, Event{Kind: FDEvent, A: 9}, Event{Kind: FDEvent, A: 10}, Event{Kind: SelectAsk})
	s := &State{Pos: v.First()}
	for i, want := range []int{0, 0, 1, 2, 0} {
		s.Apply(v, v.First()+i)
		if s.Ask.Listed != want {
			t.Errorf("after event %d: %d named, want %d", i, s.Ask.Listed, want)
		}
	}
}

func TestTheSelectorsCall(t *testing.T) {
	v := record(
		Event{Kind: CycleBegin, A: 1},
		Event{Kind: SelectAsk, A: int64(time.Second), Code: uint8(WhyTimer), Obj: 4, Task: 2},
		Event{Kind: SelectAnswer, A: 3, B: 500},
	)
	want := Ask{Asked: true, Answered: true, Timeout: time.Second, Why: WhyTimer, WhyTask: 2, WhyHandle: 4, Events: 3, Took: 500}
	if s := foldAll(v); s.Ask != want {
		t.Errorf("the call is %+v, want %+v", s.Ask, want)
	}
	if s := foldAll(v.Upto(2)); s.Ask.Answered || s.Since != 2*time.Microsecond {
		t.Errorf("before the answer: %+v since %v", s.Ask, s.Since)
	}
}

func TestClosingTheLastLoopEmptiesItsQueues(t *testing.T) {
	events := []Event{
		{Kind: LoopMade},
		{Kind: LoopMade},
		{Kind: FDAdd, A: 5},
		{Kind: HandleQueued, Obj: 1},
		{Kind: TimerSet, Obj: 2},
		{Kind: LoopClosed},
		{Kind: LoopClosed},
	}
	v := record(events...)
	if s := foldAll(v.Upto(6)); len(s.FDs) != 1 || len(s.Ready) != 1 || len(s.Timers) != 1 {
		t.Errorf("with one loop of two closed: %+v", *s)
	}
	if s := foldAll(v); len(s.FDs)+len(s.Ready)+len(s.Timers) != 0 {
		t.Errorf("with both closed: %+v", *s)
	}
}

func TestARequestIsUnderWayUntilItEnds(t *testing.T) {
	r := NewRecorder(&ticks{})
	what := r.Intern("GET /orders?page=3")
	for _, e := range []Event{
		{Kind: RequestBegin, A: 1, B: 9, Text: what},
		{Kind: RequestBegin, A: 2, B: 10, Text: what},
		{Kind: RequestBegin, A: 3, B: -1, Text: what},
		{Kind: LoopMade},
		{Kind: RequestEnd, A: 2, B: 200},
		{Kind: RequestEnd, A: 7, B: 200},
		{Kind: LoopClosed},
		{Kind: RequestEnd, A: 1},
		{Kind: RequestEnd, A: 3},
	} {
		r.Append(e)
	}
	v := r.View()
	us := func(n int) time.Duration { return time.Duration(n) * time.Microsecond }
	first, third := Request{1, 9, "GET /orders?page=3", us(1)}, Request{3, -1, "GET /orders?page=3", us(3)}
	for _, tc := range []struct {
		after int
		want  []Request
	}{
		{3, []Request{first, {2, 10, "GET /orders?page=3", us(2)}, third}},
		{5, []Request{first, third}},
		{7, []Request{first, third}},
		{8, []Request{third}},
		{9, []Request{}},
	} {
		if got := plain(foldAll(v.Upto(tc.after))).Requests; !reflect.DeepEqual(got, tc.want) {
			t.Errorf("after event %d: %+v, want %+v", tc.after, got, tc.want)
		}
	}
}

func TestACloneGoesItsOwnWay(t *testing.T) {
	r := NewRecorder(&ticks{})
	newSimulation(r, 3).run(200)
	v := r.View()
	half := foldAll(v.Upto(v.End() / 2))
	before := plain(half)
	clone := half.Clone()
	for i := clone.Pos; i < v.End(); i++ {
		clone.Apply(v, i)
	}
	if !reflect.DeepEqual(before, plain(half)) {
		t.Error("what was applied to the clone changed the original")
	}
	other := half.Clone()
	for i := half.Pos; i < v.End(); i++ {
		half.Apply(v, i)
	}
	if !reflect.DeepEqual(before, plain(other)) {
		t.Error("what was applied to the original changed the clone")
	}
	if !same(half, clone) {
		t.Error("original and clone came to different ends")
	}
}
