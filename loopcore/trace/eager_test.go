package trace

import (
	"slices"
	"testing"
)

// eagerRun is a cycle in which task 1 makes task 2 eagerly, which makes task 3
// in the same way; 3 is done at once, 2 lets others run, and 1 goes on. In the
// next cycle 2 ends.
func eagerRun() View {
	return record(
		Event{Kind: LoopMade},
		Event{Kind: TaskMade, Task: 1},
		Event{Kind: HandleQueued, Obj: 1, Task: 1},
		Event{Kind: RunBegin},
		Event{Kind: CycleBegin, A: 1},
		Event{Kind: SelectAsk},
		Event{Kind: SelectAnswer},
		Event{Kind: StepBegin, Obj: 1, Task: 1},
		Event{Kind: TaskMade, Task: 2, A: 1}, // 8
		Event{Kind: EagerBegin, Task: 2, Obj: 1, A: 1},
		Event{Kind: TaskMade, Task: 3, A: 2},
		Event{Kind: EagerBegin, Task: 3, Obj: 1, A: 2}, // 11
		Event{Kind: TaskDone, Task: 3, Code: uint8(Returned)},
		Event{Kind: EagerEnd, Task: 3, Obj: 1, A: 2}, // 13
		Event{Kind: TaskSuspended, Task: 2, Code: uint8(WaitYield)},
		Event{Kind: HandleQueued, Obj: 2, Task: 2, Code: uint8(CauseHandle), A: 1},
		Event{Kind: EagerEnd, Task: 2, Obj: 1, A: 1}, // 16
		Event{Kind: TaskSuspended, Task: 1, Code: uint8(WaitTask), A: 2},
		Event{Kind: StepEnd, Obj: 1, Task: 1}, // 18
		Event{Kind: CycleEnd, A: 1},
		Event{Kind: CycleBegin, A: 2},
		Event{Kind: SelectAsk},
		Event{Kind: SelectAnswer},
		Event{Kind: StepBegin, Obj: 2, Task: 2},
		Event{Kind: TaskDone, Task: 2, Code: uint8(Returned)},
		Event{Kind: StepEnd, Obj: 2, Task: 2},
		Event{Kind: CycleEnd, A: 2},
	)
}

func TestAnEagerStepRunsInsideItsMakers(t *testing.T) {
	v := eagerRun()
	for _, c := range []struct {
		after int // this event
		eager []TaskID
		lives []Life // of tasks 1, 2, ...
		beat  Beat
	}{
		{7, nil, []Life{Running}, BeatRun},
		{9, []TaskID{2}, []Life{Running, Running}, BeatRun},
		{11, []TaskID{2, 3}, []Life{Running, Running, Running}, BeatRun},
		{12, []TaskID{2, 3}, []Life{Running, Running, Done}, BeatRun},
		{13, []TaskID{2}, []Life{Running, Running, Done}, BeatRun},
		{14, []TaskID{2}, []Life{Running, Waiting, Done}, BeatRun},
		{15, []TaskID{2}, []Life{Running, Ready, Done}, BeatRun},
		{16, []TaskID{}, []Life{Running, Ready, Done}, BeatRun},
		{17, []TaskID{}, []Life{Waiting, Ready, Done}, BeatRegister},
		{18, nil, []Life{Waiting, Ready, Done}, BeatRegister},
	} {
		s := NewIndex().At(v, c.after+1)
		var lives []Life
		for _, task := range s.Tasks {
			lives = append(lives, task.Life)
		}
		if !slices.Equal(lives, c.lives) || !slices.Equal(s.Eager, c.eager) || s.Beat != c.beat {
			t.Errorf("after event %d: lives %v, eager %v, beat %v; want %v, %v, %v",
				c.after, lives, s.Eager, s.Beat, c.lives, c.eager, c.beat)
		}
		if running := c.after < 18; running != (s.Current.Handle == 1) {
			t.Errorf("after event %d the callback is %+v", c.after, s.Current)
		}
	}
	if s := foldAll(v); s.Steps != 2 || s.Task(2).Steps != 2 || s.Task(3).Steps != 1 {
		t.Errorf("%d steps of handles, %d of task 2, %d of task 3", s.Steps, s.Task(2).Steps, s.Task(3).Steps)
	}
}

func TestAnEagerTasksFirstNoteLiesInItsMakersSlot(t *testing.T) {
	v := eagerRun()
	s := NewScore()
	s.Extend(v)
	checkScore(t, s, v)
	maker := Place{Bar: 0, Slot: 0}
	for _, c := range []struct {
		task  TaskID
		lives []Life
	}{
		{1, []Life{Ready, Running, Waiting}},
		{2, []Life{Ready, Running, Ready, Running}},
		{3, []Life{Ready, Running}},
	} {
		l := s.Lane(c.task)
		var lives []Life
		for _, p := range l.Spans {
			lives = append(lives, p.Life)
		}
		if !slices.Equal(lives, c.lives) {
			t.Errorf("task %d's spans are %v, want %v", c.task, lives, c.lives)
			continue
		}
		if note := l.Spans[1]; note.From != maker || note.To != maker {
			t.Errorf("task %d's first note is at %+v", c.task, note)
		}
	}
	if l := s.Lane(3); !l.Done || !l.Spans[1].Finished || l.Depth != 2 {
		t.Errorf("task 3's lane is %+v", l)
	}
	if slot := s.Slot(maker); slot.Task != 1 || slot.Finished || !slot.Suspended || len(slot.Wakes) > 0 {
		t.Errorf("the maker's slot is %+v", slot)
	}
	if n := len(s.Bars[0].Slots); n != 1 {
		t.Errorf("the first bar has %d slots", n)
	}
}

func TestAnEagerTaskThatOnlyLetsOthersRunIsCuedByNobody(t *testing.T) {
	v := eagerRun()
	s := NewScore()
	s.Extend(v)
	if c, ok := s.CueOf(Place{Bar: 1, Slot: 0}); ok {
		t.Errorf("the cue of its second note is %+v", c)
	}
}
