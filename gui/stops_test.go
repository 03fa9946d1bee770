package gui

import (
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// tick is a clock for recordings that goes on by a millisecond at each event.
type tick struct{ now time.Duration }

func (c *tick) Stamp() (run, real time.Duration) {
	c.now += time.Millisecond
	return c.now, c.now
}

func recording(events ...trace.Event) trace.View {
	r := trace.NewRecorder(&tick{})
	for _, e := range events {
		r.Append(e)
	}
	return r.View()
}

// twoBars is a cycle with a task's step and a plain callback, and one with the
// task's last step. The comment is the event's number.
func twoBars() trace.View {
	return recording(
		trace.Event{Kind: trace.LoopMade},                                       // 0
		trace.Event{Kind: trace.TaskMade, Task: 1},                              // 1
		trace.Event{Kind: trace.CycleBegin, A: 1},                               // 2
		trace.Event{Kind: trace.SelectAsk},                                      // 3
		trace.Event{Kind: trace.SelectAnswer},                                   // 4
		trace.Event{Kind: trace.StepBegin, Task: 1, Obj: 1},                     // 5
		trace.Event{Kind: trace.Line, Task: 1, Line: 3},                         // 6
		trace.Event{Kind: trace.TaskDone, Task: 2},                              // 7: another task's
		trace.Event{Kind: trace.TaskSuspended, Task: 1},                         // 8: a stop
		trace.Event{Kind: trace.StepEnd, Task: 1, Obj: 1},                       // 9
		trace.Event{Kind: trace.StepBegin, Obj: 2},                              // 10
		trace.Event{Kind: trace.HandleQueued, Obj: 3, Task: 1},                  // 11
		trace.Event{Kind: trace.StepEnd, Obj: 2},                                // 12: a stop
		trace.Event{Kind: trace.CycleEnd, A: 1},                                 // 13
		trace.Event{Kind: trace.CycleBegin, A: 2},                               // 14
		trace.Event{Kind: trace.StepBegin, Task: 1, Obj: 3},                     // 15
		trace.Event{Kind: trace.TaskDone, Task: 1, Code: uint8(trace.Returned)}, // 16: a stop
		trace.Event{Kind: trace.StepEnd, Task: 1, Obj: 3},                       // 17
		trace.Event{Kind: trace.CycleEnd, A: 2},                                 // 18
		trace.Event{Kind: trace.RunEnd},                                         // 19
	)
}

func TestSteppingThroughWhatHasHappenedStopsAtTheEndOfEachSecondBeat(t *testing.T) {
	v := twoBars()
	check(t, "stepAfter", stepAfter, v, map[int]int{0: 8, 5: 8, 7: 8, 8: 12, 9: 12, 12: 16, 14: 16, 16: none, 20: none})
	check(t, "stepBefore", stepBefore, v, map[int]int{20: 16, 16: 12, 15: 12, 12: 8, 9: 8, 8: none, 0: none})
}

func TestCyclesStopAtTheirEnds(t *testing.T) {
	v := twoBars()
	check(t, "cycleAfter", cycleAfter, v, map[int]int{0: 14, 2: 14, 13: 14, 14: 19, 19: none, 20: none})
	check(t, "cycleBefore", cycleBefore, v, map[int]int{20: 14, 19: 14, 15: 14, 14: 2, 3: 2, 2: none, 0: none})
	if got := start(v); got != 2 {
		t.Errorf("the start is %d, want 2", got)
	}
}

func TestATaskLeadsToTheStepsItRan(t *testing.T) {
	ran := func(v trace.View, pos int) (int, bool) { return ranBefore(v, pos, 1) }
	check(t, "ranBefore", ran, twoBars(), map[int]int{20: 16, 16: 8, 12: 8, 8: none})
}

func TestADescriptorLeadsToItsLastEvent(t *testing.T) {
	v := recording(
		trace.Event{Kind: trace.CycleBegin, A: 1},
		trace.Event{Kind: trace.FDEvent, A: 7},
		trace.Event{Kind: trace.FDEvent, A: 8},
		trace.Event{Kind: trace.FDEvent, A: 7},
	)
	ready := func(v trace.View, pos int) (int, bool) { return readyBefore(v, pos, 7) }
	check(t, "readyBefore", ready, v, map[int]int{4: 2, 3: 2, 2: none, 0: none})
}

func TestABeatLeadsToItsMomentInTheCycleShown(t *testing.T) {
	for _, tt := range []struct {
		beat          trace.Beat
		first, second int // in the two cycles
	}{
		{trace.BeatCheck, 5, none}, {trace.BeatRun, 8, 16}, {trace.BeatRegister, 9, none}, {trace.BeatRepeat, 14, 19},
	} {
		find := func(v trace.View, pos int) (int, bool) { return beatOf(v, pos, tt.beat) }
		check(t, "beatOf", find, twoBars(), map[int]int{2: none, 3: tt.first, 14: tt.first, 15: tt.second, 20: tt.second})
	}
}

func TestAStepThatIsStillRunningHasNoStop(t *testing.T) {
	v := twoBars().Upto(7)
	check(t, "stepAfter", stepAfter, v, map[int]int{2: none, 5: none, 6: none})
	check(t, "stepBefore", stepBefore, v, map[int]int{7: none})
}

func TestAnEmptyRecordingHasNoStops(t *testing.T) {
	var v trace.View
	check(t, "stepAfter", stepAfter, v, map[int]int{0: none})
	check(t, "stepBefore", stepBefore, v, map[int]int{0: none})
	check(t, "cycleAfter", cycleAfter, v, map[int]int{0: none})
	check(t, "cycleBefore", cycleBefore, v, map[int]int{0: none})
}

const none = -1

func check(t *testing.T, name string, f func(trace.View, int) (int, bool), v trace.View, want map[int]int) {
	t.Helper()
	for pos, want := range want {
		got, ok := f(v, pos)
		if !ok {
			got = none
		}
		if got != want {
			t.Errorf("%s(%d) = %d, want %d", name, pos, got, want)
		}
	}
}

func TestTheJournalKeepsTheEndOfARunThatPrintsForEver(t *testing.T) {
	for _, size := range []int{1, bytesKept / 40} { // many pieces, and large ones
		r := trace.NewRecorder(&tick{})
		var j journal
		piece := strings.Repeat("x", size)
		pieces := 3 * piecesKept
		if size > 1 {
			pieces = 400
		}
		for range pieces {
			r.Append(trace.Event{Kind: trace.Output, Code: 1, Text: r.Intern(piece)})
			r.Append(trace.Event{Kind: trace.Log, Code: uint8(trace.Warning), Text: r.Intern("slow")})
		}
		for j.read(r.View(), 1000) {
		}
		if n := len(j.output); n >= 2*piecesKept || n*size > 2*bytesKept || len(j.records) >= 2*recordsKept {
			t.Errorf("of %d pieces of %d bytes %d are kept, and %d records", pieces, size, n, len(j.records))
		}
		if text, cut := printed(j.output, 2*pieces, 4*size); text != strings.Repeat(piece, 4) || cut != (pieces-4)*size {
			t.Errorf("%d bytes are shown, %d left out of %d", len(text), cut, pieces*size)
		}
		if text, cut := printed(j.output, 1, 100); text != "" || cut == 0 {
			t.Errorf("of what is forgotten %q is shown, %d left out", text, cut)
		}
	}
}

func TestTheJournalPicksRecordsAndOutputAndReadsOn(t *testing.T) {
	r := trace.NewRecorder(&tick{})
	hello, logger := r.Intern("hello\n"), r.Intern("asyncio")
	var j journal
	j.read(r.View(), 100)
	r.Append(trace.Event{Kind: trace.CycleBegin})
	r.Append(trace.Event{Kind: trace.Log, Code: uint8(trace.Warning), Text: r.Intern("slow"), B: int64(logger)})
	r.Append(trace.Event{Kind: trace.Output, Code: 1, Text: hello})
	if more := j.read(r.View(), 2); !more || len(j.records) != 1 || len(j.output) != 0 {
		t.Fatalf("after two events: more %v, %v, %v", more, j.records, j.output)
	}
	r.Append(trace.Event{Kind: trace.Output, Code: 2, Text: hello})
	if more := j.read(r.View(), 100); more {
		t.Error("there is more after the last event")
	}
	want := record{at: 1, run: 2 * time.Millisecond, level: trace.Warning, logger: "asyncio", text: "slow"}
	if len(j.records) != 1 || j.records[0] != want {
		t.Errorf("records %v, want %v", j.records, want)
	}
	if len(j.output) != 2 || j.output[0].err || !j.output[1].err {
		t.Errorf("output %v", j.output)
	}
	if got, cut := printed(j.output, 3, 100); got != "hello\n" || cut != 0 {
		t.Errorf("before the last event was printed %q, and %d bytes more", got, cut)
	}
	if got, cut := printed(j.output, 4, 5); got != "hello\n" || cut != len("hello\n") {
		t.Errorf("the end of the output is %q after %d bytes", got, cut)
	}
}
