package loopcore_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// traced runs main on a loop that is traced, and answers the recording.
func traced(t *testing.T, main loopcore.Coroutine) trace.View {
	t.Helper()
	return tracedWith(t, loopcore.Options{Clock: loopcore.NewClock()}, main)
}

// tracedWith is traced on a loop with a clock of the test's.
func tracedWith(t *testing.T, o loopcore.Options, main loopcore.Coroutine) trace.View {
	t.Helper()
	recorder := trace.NewRecorder(o.Clock)
	o.Trace, o.Sources = recorder, []string{"trace_test.go"}
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

// relay is a clock on which a worker's job ends while the selector is asked,
// and never while callbacks run: what comes then runs a bar later, as in asyncio.
type relay struct {
	loopcore.Clock
	loop   *loopcore.Loop
	worker chan chan struct{} // of a worker that is about to end its job: where it waits
	posted chan struct{}      // what the worker had to say has come
}

func newRelay() *relay {
	return &relay{Clock: loopcore.NewClock(), worker: make(chan chan struct{}, 1), posted: make(chan struct{}, 1)}
}

// nap is a job that sleeps and then waits for the selector to be asked.
func (r *relay) nap(w *loopcore.Worker, seconds float64) (any, error) {
	err := w.Sleep(seconds)
	asked := make(chan struct{})
	r.worker <- asked
	r.loop.Wake() // the selector is asked anew
	<-asked
	return nil, err
}

// Select has a worker that waits for it say what it has to say first.
func (r *relay) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	select {
	case asked := <-r.worker:
		close(asked)
		<-r.posted
	default:
	}
	return r.Clock.Select(s, timeout)
}

// onWake is the loop's OnWake: here nothing but the worker's job wakes it.
func (r *relay) onWake() { r.posted <- struct{}{} }

// What a learner is to see: a descriptor, a timer and a thread each run a
// callback in their own bar, and the task that they wake runs in the next.
func TestAWokenTaskRunsOneBarAfterItsCause(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(10 * time.Millisecond)
		_, _ = io.WriteString(w, "hello")
	}))
	defer server.Close()
	r := newRelay()
	o := loopcore.Options{Clock: r, OnWake: r.onWake, OnLoop: func(l *loopcore.Loop) { r.loop = l }}
	score := trace.NewScore()
	score.Extend(tracedWith(t, o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return co.Gather(
			loopcore.CoroWith(get, server.URL),
			loopcore.Sleep(0.03),
			loopcore.ToThread(r.nap, 0.02),
		)
	})))
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
