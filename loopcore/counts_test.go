package loopcore_test

import (
	"slices"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// Two loops one after the other that share their Counts can be told apart in
// one trace: no task and no cycle has a number twice.
func TestLoopsThatShareCountsNumberOn(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	counts := new(loopcore.Counts)
	for range 2 {
		_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec, Counts: counts}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			return nil, co.Sleep(0)
		}))
		if err != nil {
			t.Fatal(err)
		}
	}
	var tasks, cycles, loops []int64
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.TaskMade:
			tasks = append(tasks, int64(e.Task))
		case trace.CycleBegin:
			cycles = append(cycles, e.A)
		case trace.LoopMade, trace.LoopClosed:
			loops = append(loops, int64(e.Obj))
		}
	}
	for name, all := range map[string][]int64{"tasks": tasks, "cycles": cycles} {
		if len(all) < 4 {
			t.Errorf("%d %s, want those of two runs", len(all), name)
		}
		for i, n := range all {
			if n != int64(i+1) {
				t.Errorf("%s are numbered %v, want each number once, in order", name, all)
				break
			}
		}
	}
	if !slices.Equal(loops, []int64{1, 1, 2, 2}) {
		t.Errorf("loops made and closed: %v, want 1 1 2 2", loops)
	}
}

// A task that is given another name is known by it from then on.
func TestTraceTellsTheNewNameOfATask(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		co.Loop().CurrentTask().SetName("renamed")
		return nil, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	v := rec.View()
	var s trace.State
	for i := v.First(); i < v.End(); i++ {
		s.Apply(v, i)
		if v.At(i).Kind == trace.TaskNamed {
			break
		}
	}
	if task := s.Task(1); task == nil || task.Name != "renamed" {
		t.Errorf("the first task is %+v", task)
	}
}
