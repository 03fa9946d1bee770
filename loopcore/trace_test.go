package loopcore_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// traced runs main on a loop that is traced, and answers the recording.
func traced(t *testing.T, main loopcore.Coroutine) trace.View {
	t.Helper()
	clock := loopcore.NewClock()
	recorder := trace.NewRecorder(clock)
	o := loopcore.Options{Clock: clock, Trace: recorder, Sources: []string{"trace_test.go"}}
	if _, err := loopcore.Run(o, main); err != nil {
		t.Fatalf("the run failed: %v", err)
	}
	return recorder.View()
}

// concert waits for a socket, a timer and a worker thread at once.
func concert(co *loopcore.Co, url string) (any, error) {
	return co.Gather(
		loopcore.CoroWith(get, url),
		loopcore.Sleep(0.03),
		loopcore.ToThread(nap, 0.02),
	)
}

// What a learner is to see: a descriptor, a timer and a thread each run a
// callback in their own bar, and the task that they wake runs in the next.
func TestAWokenTaskRunsOneBarAfterItsCause(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(10 * time.Millisecond)
		_, _ = io.WriteString(w, "hello")
	}))
	defer server.Close()
	score := trace.NewScore()
	score.Extend(traced(t, loopcore.CoroWith(concert, server.URL)))
	seen := map[trace.Cause]int{}
	for _, lane := range score.Lanes {
		for _, span := range lane.Spans {
			if span.Life != trace.Running {
				continue
			}
			cue, ok := score.CueOf(span.From)
			if !ok || cue.Cause == trace.CauseHandle {
				continue
			}
			seen[cue.Cause]++
			if len(cue.Via) == 0 || cue.Via[0].Bar != cue.At.Bar {
				t.Errorf("%s at %v: cause %d at %v ran no callback in its own bar: %v",
					lane.Label, span.From, cue.Cause, cue.At, cue.Via)
			}
			if span.From.Bar != cue.At.Bar+1 {
				t.Errorf("%s runs in bar %d, its cause %d came in bar %d",
					lane.Label, span.From.Bar, cue.Cause, cue.At.Bar)
			}
		}
	}
	for _, cause := range []trace.Cause{trace.CauseFD, trace.CauseTimer, trace.CauseThread} {
		if seen[cause] == 0 {
			t.Errorf("no note was brought about by cause %d", cause)
		}
	}
}

func TestTheTraceNamesTasksTheirWaitsAndTheirLines(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(10 * time.Millisecond)
		_, _ = io.WriteString(w, "hello")
	}))
	defer server.Close()
	view := traced(t, loopcore.CoroWith(concert, server.URL))
	waits := map[string]map[trace.Wait]bool{}
	labels := map[trace.TaskID]string{}
	lines := map[string]bool{}
	for i := view.First(); i < view.End(); i++ {
		switch e := view.At(i); e.Kind {
		case trace.TaskMade:
			labels[e.Task] = view.Text(e.Text)
			lines[view.Text(e.Text)] = e.Line != 0
		case trace.TaskSuspended:
			l := labels[e.Task]
			if waits[l] == nil {
				waits[l] = map[trace.Wait]bool{}
			}
			waits[l][trace.Wait(e.Code)] = true
		}
	}
	for label, wait := range map[string]trace.Wait{
		"concert('" + server.URL + "')": trace.WaitGather,
		"get('" + server.URL + "')":     trace.WaitRead,
		"sleep(0.03)":                   trace.WaitTimer,
		"to_thread(nap)":                trace.WaitThread,
	} {
		if !waits[label][wait] {
			t.Errorf("%s: wait %d is not in the trace, but %v", label, wait, waits[label])
		}
	}
	for _, label := range []string{"sleep(0.03)", "to_thread(nap)"} {
		if !lines[label] {
			t.Errorf("%s: the line that made it is not in the trace", label)
		}
	}
}

// Whatever is rebuilt from the trace at its end must agree with the loop's own end.
func TestTheStateAtTheEndIsAnEmptyLoop(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	view := traced(t, loopcore.CoroWith(concert, server.URL))
	s := trace.NewIndex().At(view, view.End())
	if !s.Ended || len(s.Ready) != 0 || len(s.FDs) != 0 || len(s.Timers) != 0 {
		t.Errorf("ended %v, ready %v, descriptors %v, timers %v", s.Ended, s.Ready, s.FDs, s.Timers)
	}
	for _, task := range s.Tasks {
		if task.Life != trace.Done {
			t.Errorf("%s is not done", task.Label)
		}
	}
}

// A run that is dropped in the middle must not look as if it went on.
func TestADroppedRunsTasksAreCutOffInTheTrace(t *testing.T) {
	clock := loopcore.NewClock()
	recorder := trace.NewRecorder(clock)
	loops := make(chan *loopcore.Loop, 1)
	go func() { l := <-loops; time.Sleep(5 * time.Millisecond); l.Drop() }()
	_, err := loopcore.Run(loopcore.Options{
		Clock: clock, Trace: recorder, OnLoop: func(l *loopcore.Loop) { loops <- l },
	}, loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Gather(loopcore.Sleep(30), loopcore.ToThread(nap, 30)) }))
	if !errors.Is(err, loopcore.ErrDropped) {
		t.Fatal(err)
	}
	view := recorder.View()
	s := trace.NewIndex().At(view, view.End())
	if !s.Ended || !s.Ask.Answered || len(s.Timers) != 0 {
		t.Errorf("ended %v, the selector answered %v, timers %v", s.Ended, s.Ask.Answered, s.Timers)
	}
	score := trace.NewScore()
	score.Extend(view)
	for _, lane := range score.Lanes {
		task := s.Task(lane.Task)
		last := lane.Spans[len(lane.Spans)-1]
		if task.Life != trace.Done || task.Outcome != trace.Dropped || last.Open || last.Outcome != trace.Dropped {
			t.Errorf("%s is %v with outcome %v, its last span %+v", lane.Label, task.Life, task.Outcome, last)
		}
	}
}
