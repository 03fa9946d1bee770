package gui

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// fakeRun is a session whose trace and status the test writes.
type fakeRun struct {
	mu       sync.Mutex
	recorder *trace.Recorder
	status   Status
	calls    []string
	speed    float64
	done     chan struct{}
}

func newFakeRun(state RunState) *fakeRun {
	return &fakeRun{recorder: trace.NewRecorder(&tick{}), status: Status{State: state}, done: make(chan struct{})}
}

func (r *fakeRun) call(name string, state RunState) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = append(r.calls, name)
	if state != "" {
		r.status.State = state
	}
}

func (r *fakeRun) Play()                 { r.call("play", Playing) }
func (r *fakeRun) Pause()                { r.call("pause", Paused) }
func (r *fakeRun) Step()                 { r.call("step", Paused) }
func (r *fakeRun) Cycle()                { r.call("cycle", Paused) }
func (r *fakeRun) Stop()                 { r.call("stop", Ended) }
func (r *fakeRun) Done() <-chan struct{} { return r.done }

func (r *fakeRun) Facts() map[string]string { return nil }

func (r *fakeRun) SetSpeed(factor float64) error {
	r.call("speed", "")
	r.speed = factor
	return nil
}

func (r *fakeRun) View() trace.View {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.recorder.View()
}

func (r *fakeRun) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

func (r *fakeRun) add(v trace.View) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range v.End() {
		r.recorder.Append(*v.At(i))
	}
}

func (r *fakeRun) took(t *testing.T, want ...string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Equal(r.calls, want) {
		t.Errorf("the run was told %v, want %v", r.calls, want)
	}
	r.calls = nil
}

// queue is a window's goroutine, which the test plays: posts wait in it until
// they are asked for.
type queue chan func()

func (q queue) Do(f func()) { q <- f }

// bench is a player with a fake run in a fake window.
type bench struct {
	*Player
	run    *fakeRun
	window queue
	frames []*Frame
	speed  float64
	paused bool
}

func newBench(t *testing.T, state RunState) *bench {
	b := &bench{run: newFakeRun(state), window: make(queue, 100)}
	b.Player = NewPlayer(func(paused bool, speed float64) (Session, error) {
		b.paused, b.speed = paused, speed
		return b.run, nil
	}, b.window, func(f *Frame) { b.frames = append(b.frames, f) })
	t.Cleanup(b.Close)
	return b
}

// until runs what is posted until a frame is as wanted.
func (b *bench) until(t *testing.T, what string, wanted func(*Frame) bool) *Frame {
	t.Helper()
	deadline := time.After(5 * time.Second)
	for {
		if n := len(b.frames); n > 0 && wanted(b.frames[n-1]) {
			return b.frames[n-1]
		}
		select {
		case f := <-b.window:
			f()
		case <-deadline:
			t.Fatalf("no frame that %s", what)
		}
	}
}

func (b *bench) shows(t *testing.T, pos int, live bool) {
	t.Helper()
	f := b.until(t, "is at the moment", func(f *Frame) bool { return f.Moment.Pos == pos && f.Live == live })
	if f.Live != b.Live() {
		t.Errorf("the player is live: %v, the frame: %v", b.Live(), f.Live)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestARunIsFollowedLiveAsItGrows(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.SetSpeed(0.5))
	must(t, b.Toggle())
	if b.paused || b.speed != 0.5 {
		t.Errorf("started paused: %v, at speed %v", b.paused, b.speed)
	}
	b.shows(t, 0, true)
	b.run.add(twoBars())
	b.shows(t, 20, true)
	b.run.add(twoBars())
	b.shows(t, 40, true)
}

func TestAWindowThatIsBusyGetsOneFrameAtMost(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.Toggle())
	for range 10 {
		b.run.add(twoBars())
		time.Sleep(frameTime)
	}
	if n := len(b.window); n != 1 {
		t.Errorf("%d frames wait for the window, want 1", n)
	}
	b.shows(t, 200, true)
}

func TestNothingIsPostedWhenNothingIsNew(t *testing.T) {
	b := newBench(t, Paused)
	b.run.add(twoBars())
	must(t, b.Toggle())
	b.shows(t, 20, true)
	time.Sleep(5 * frameTime)
	if n := len(b.window); n != 0 {
		t.Errorf("%d frames wait for the window, want none", n)
	}
}

func TestToggleStartsPausesGoesOnAndStartsAnew(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.Toggle())
	b.run.took(t)
	must(t, b.Toggle())
	b.run.took(t, "pause")
	must(t, b.Toggle())
	b.run.took(t, "play")
	first := b.run
	b.Stop()
	b.run = newFakeRun(Playing)
	must(t, b.Toggle())
	first.took(t, "stop", "stop")
	if b.State() != Playing {
		t.Errorf("after the second start the run is %s", b.State())
	}
}

func TestAtTheLiveEdgeStepAndCycleAdvanceTheRun(t *testing.T) {
	b := newBench(t, Paused)
	must(t, b.Step())
	if !b.paused {
		t.Error("a run that a step starts is not paused")
	}
	b.run.took(t, "step")
	must(t, b.Cycle())
	b.run.took(t, "cycle")
}

func TestBehindStepAndCycleMoveTheMomentAndTheRunIsLeftAlone(t *testing.T) {
	b := newBench(t, Paused)
	b.run.add(twoBars())
	must(t, b.Step())
	b.run.took(t, "step")
	b.shows(t, 20, true)

	b.StepBack()
	b.shows(t, 16, false)
	b.StepBack()
	b.shows(t, 12, false)
	b.CycleBack()
	b.shows(t, 2, false)
	b.CycleBack() // nothing lies before
	b.shows(t, 2, false)
	must(t, b.Cycle())
	b.shows(t, 14, false)
	must(t, b.Step())
	b.shows(t, 16, false)
	must(t, b.Step()) // past the last stop is the live edge
	b.shows(t, 20, true)
	b.Home()
	b.shows(t, 2, false)
	b.run.add(twoBars()) // the run goes on
	f := b.until(t, "knows of the new events", func(f *Frame) bool { return f.View.End() == 40 })
	if f.Live || f.Moment.Pos != 2 || f.Cycles != 2 {
		t.Errorf("live %v at %d of %d cycles, want behind at 2 of 2", f.Live, f.Moment.Pos, f.Cycles)
	}
	b.GoLive()
	b.shows(t, 40, true)
	b.run.took(t)
}

func TestSeekKeepsToWhatThereIs(t *testing.T) {
	b := newBench(t, Paused)
	b.Seek(5) // no run, no effect
	b.run.add(twoBars())
	must(t, b.Toggle())
	b.Seek(-3)
	b.shows(t, 0, false)
	b.Seek(1000)
	b.shows(t, 20, false)
}

func TestTheEndOfARunIsShown(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.Toggle())
	b.run.mu.Lock()
	b.run.status = Status{State: Ended, Err: "boom"}
	b.run.mu.Unlock()
	close(b.run.done)
	b.until(t, "says how it ended", func(f *Frame) bool { return f.State == Ended && f.Err == "boom" })
	b.run.add(twoBars())
	b.CycleBack()
	b.shows(t, 14, false)
}

func TestARunThatCannotStartSaysSo(t *testing.T) {
	broken := errors.New("no port")
	p := NewPlayer(func(bool, float64) (Session, error) { return nil, broken }, make(queue, 1), func(*Frame) {})
	if err := p.Toggle(); !errors.Is(err, broken) || p.State() != Idle {
		t.Errorf("%v, and the run is %s", err, p.State())
	}
}

func TestAClosedPlayerShowsNothingMore(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.Toggle())
	post := <-b.window
	b.Close()
	post()
	if len(b.frames) != 0 {
		t.Error("a frame of a closed run was shown")
	}
	b.run.took(t, "stop")
}

func TestWaitWaitsForClosedRunsButNotForEver(t *testing.T) {
	b := newBench(t, Playing)
	must(t, b.Toggle())
	b.Close()
	begin := time.Now()
	b.Wait(30 * time.Millisecond)
	if took := time.Since(begin); took < 30*time.Millisecond {
		t.Errorf("a run that is not gone was waited for only %v", took)
	}
	close(b.run.done)
	b.Wait(time.Hour)
}

func TestTheLineOfARunningTaskIsToldWhereOthersWereForgotten(t *testing.T) {
	r := trace.NewRecorder(&tick{})
	r.Append(trace.Event{Kind: trace.CycleBegin, A: 1})
	r.Append(trace.Event{Kind: trace.StepBegin, Obj: 1, Task: 9}) // nothing is known of 1 to 8
	r.Append(trace.Event{Kind: trace.TaskSuspended, Task: 9, Line: 17})
	now := standing(trace.NewIndex().At(r.View(), 2), r.View())
	if task := now.Task(9); task == nil || task.Line != 17 {
		t.Errorf("task 9 is %+v, want it at line 17", task)
	}
}
