package gui

import (
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// spin is a recording of cycles in which two tasks let each other run.
func spin(r *fakeRun, cycles int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	add := func(e trace.Event) { r.recorder.Append(e) }
	if r.recorder.View().End() == 0 {
		add(trace.Event{Kind: trace.TaskMade, Task: 1, Text: r.recorder.Intern("a()")})
		add(trace.Event{Kind: trace.TaskMade, Task: 2, Text: r.recorder.Intern("b()")})
	}
	for i := range cycles {
		add(trace.Event{Kind: trace.CycleBegin, A: int64(i + 1)})
		add(trace.Event{Kind: trace.SelectAsk})
		add(trace.Event{Kind: trace.SelectAnswer})
		for task := trace.TaskID(1); task <= 2; task++ {
			handle := trace.HandleID(2*i + int(task))
			add(trace.Event{Kind: trace.StepBegin, Obj: handle, Task: task})
			add(trace.Event{Kind: trace.TaskSuspended, Task: task, Code: uint8(trace.WaitYield)})
			add(trace.Event{Kind: trace.HandleQueued, Obj: handle + 2, Task: task, Code: uint8(trace.CauseHandle), A: int64(handle)})
			add(trace.Event{Kind: trace.StepEnd, Obj: handle, Task: task})
		}
		add(trace.Event{Kind: trace.CycleEnd, A: int64(i + 1)})
	}
}

// TestTheWindowStaysResponsiveWhateverTheLoopDoes gives the window a million
// events at once. The bound is loose, for machines that are busy too: what
// matters is that no turn of the window lasts as long as folding them all.
func TestTheWindowStaysResponsiveWhateverTheLoopDoes(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	spin(r.run, 1_000_000/12)
	r.toggle()
	deadline := time.After(60 * time.Second)
	longest, turns := time.Duration(0), 0
	for r.frame == nil || r.folded < r.run.View().End() {
		select {
		case f := <-r.queue:
			begin := time.Now()
			f()
			longest, turns = max(longest, time.Since(begin)), turns+1
		case <-deadline:
			t.Fatalf("after a minute %d events are folded", r.folded)
		}
	}
	t.Logf("%d turns, the longest %v", turns, longest)
	if longest > time.Second || turns < 3 {
		t.Errorf("%d turns, the longest %v", turns, longest)
	}
	begin := time.Now()
	r.cycleBack()
	r.until(t, "looks back", func() bool { return !r.frame.Live })
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("a look back took %v", took)
	}
}
