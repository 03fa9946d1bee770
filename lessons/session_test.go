package lessons

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// program is a program whose main coroutine is fn.
func program(fn func(co *loopcore.Co) (any, error)) Program {
	return Program{Name: "session_test.go", Source: "no text", Main: func(string) loopcore.Coroutine { return loopcore.Coro(fn) }}
}

// fetch is one GET to the sample API over a connection of its own.
func fetch(co *loopcore.Co, path string) (any, error) {
	conn, err := co.Dial(apiAddress().String())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	req, err := http.NewRequest(http.MethodGet, "http://"+apiAddress().String()+path, nil)
	if err != nil {
		return nil, err
	}
	if err := req.Write(conn); err != nil {
		return nil, err
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return len(body), err
}

func slowRead(w *loopcore.Worker, seconds float64) (any, error) { return "read", w.Sleep(seconds) }

// quartet waits for two requests, a worker and a timer at once.
func quartet(co *loopcore.Co) (any, error) {
	list, err := co.Gather(
		loopcore.CoroWith(fetch, "/users"),
		loopcore.CoroWith(fetch, "/orders"),
		loopcore.ToThread(slowRead, 0.25),
		loopcore.Sleep(0.4),
	)
	return fmt.Sprint(list), err
}

// begin starts a session that is stopped when the test ends.
func begin(t *testing.T, p Program, o Options) *Session {
	t.Helper()
	s, err := Start(p, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Stop()
		<-s.Done()
	})
	return s
}

// ends waits for the run's end, and fails if it does not come.
func ends(t *testing.T, s *Session) (any, error) {
	t.Helper()
	select {
	case <-s.Done():
	case <-time.After(20 * time.Second):
		t.Fatalf("the run does not end: %+v\n%s", s.Status(), history(s.View()))
	}
	return s.Wait()
}

// history is a run in words, one line an event: what must be alike in two runs
// that are. Real times are left out, and descriptors are numbered in the order
// in which they appear, since all sessions of a process share the system's.
func history(v trace.View) string {
	var b strings.Builder
	files := map[int64]int64{}
	for i := v.First(); i < v.End(); i++ {
		e := v.At(i)
		a := e.A
		if isFile(e) {
			if files[a] == 0 {
				files[a] = int64(len(files) + 1)
			}
			a = files[a]
		}
		fmt.Fprintf(&b, "%v kind %d code %d task %d obj %d line %d a %d %q\n",
			e.Run, e.Kind, e.Code, e.Task, e.Obj, e.Line, a, v.Text(e.Text))
	}
	return b.String()
}

// isFile reports whether an event's A is a descriptor.
func isFile(e *trace.Event) bool {
	switch e.Kind {
	case trace.FDAdd, trace.FDChange, trace.FDRemove, trace.FDEvent:
		return true
	case trace.HandleQueued, trace.TaskWoken:
		return trace.Cause(e.Code) == trace.CauseFD
	case trace.TaskSuspended:
		w := trace.Wait(e.Code)
		return w == trace.WaitRead || w == trace.WaitWrite
	}
	return false
}

// steps is the order of the run's task steps.
func steps(v trace.View) []trace.TaskID {
	var list []trace.TaskID
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.StepBegin && e.Task != 0 {
			list = append(list, e.Task)
		}
	}
	return list
}

// count is how many events of a kind there are.
func count(v trace.View, k trace.Kind) int {
	n := 0
	for i := v.First(); i < v.End(); i++ {
		if v.At(i).Kind == k {
			n++
		}
	}
	return n
}

// lasted is how long the run took, in its own time and in real time.
func lasted(v trace.View) (run, real time.Duration) {
	e := v.At(v.End() - 1)
	return e.Run, e.Real
}

func TestQuartetPlaysInRealTime(t *testing.T) {
	defer goleak.VerifyNone(t)
	s := begin(t, program(quartet), Options{})
	result, err := ends(t, s)
	if err != nil || !strings.HasSuffix(fmt.Sprint(result), " read <nil>]") {
		t.Errorf("%v, %v", result, err)
	}
	run, _ := lasted(s.View())
	wantAbout(t, "run time", run.Seconds(), 0.4)
	if st := s.Status(); st.Phase != Ended || st.Result != result || st.Stopped {
		t.Errorf("%+v", st)
	}
}

// twice sends two requests over one connection.
func twice(co *loopcore.Co) (any, error) {
	conn, err := co.Dial(apiAddress().String())
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	var sizes []int64
	for _, path := range []string{"/weather", "/nothing", "/orders"} {
		req, err := http.NewRequest(http.MethodGet, "http://"+apiAddress().String()+path, nil)
		if err != nil {
			return nil, err
		}
		if err := req.Write(conn); err != nil {
			return nil, err
		}
		resp, err := http.ReadResponse(in, req)
		if err != nil {
			return nil, err
		}
		n, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, n)
	}
	return fmt.Sprint(sizes), nil
}

// impatient gives a request up while the API still waits, and goes on.
func impatient(co *loopcore.Co) (any, error) {
	t, err := co.Loop().CreateTask(loopcore.CoroWith(fetch, "/users"), "")
	if err != nil {
		return nil, err
	}
	if err := co.Sleep(0.1); err != nil {
		return nil, err
	}
	t.Cancel("")
	if _, err := co.Await(t); err == nil {
		return nil, errors.New("it was not cancelled")
	}
	return fetch(co, "/orders")
}

// workers has three threads work, without a wait, and one that sleeps in between.
func workers(co *loopcore.Co) (any, error) {
	work := func(_ *loopcore.Worker, n int) (any, error) {
		sum := 0
		for i := range n {
			sum += i
		}
		return sum, nil
	}
	list, err := co.Gather(
		loopcore.ToThread(work, 10), loopcore.ToThread(slowRead, 0.1),
		loopcore.ToThread(work, 1_000_000), loopcore.ToThread(work, 100),
	)
	return fmt.Sprint(list), err
}

func TestVirtualRunsAreAlikeToTheLastEvent(t *testing.T) {
	defer goleak.VerifyNone(t)
	for name, p := range map[string]Program{
		"quartet": program(quartet), "twice": program(twice), "impatient": program(impatient), "workers": program(workers),
	} {
		for _, debug := range []bool{false, true} {
			var first string
			for i := range 50 {
				s := begin(t, p, Options{Clock: Virtual, Debug: debug})
				if _, err := ends(t, s); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				got := history(s.View())
				if i == 0 {
					first = got
				}
				if got != first {
					t.Fatalf("%s: run %d is another:\n%s", name, i, firstDifference(first, got))
				}
			}
		}
	}
}

// firstDifference shows where two histories part.
func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			from := max(0, i-3)
			return strings.Join(la[from:min(len(la), i+4)], "\n") + "\n-- against --\n" + strings.Join(lb[from:min(len(lb), i+4)], "\n")
		}
	}
	return fmt.Sprintf("one has %d lines, the other %d", len(la), len(lb))
}

func TestPauseInMidWaitChangesNothingOfTheRun(t *testing.T) {
	plain := begin(t, program(quartet), Options{})
	want, err := ends(t, plain)
	if err != nil {
		t.Fatal(err)
	}
	s := begin(t, program(quartet), Options{})
	time.Sleep(180 * time.Millisecond) // between /orders and the worker
	s.Pause()
	time.Sleep(1500 * time.Millisecond)
	if got := s.Status().Phase; got != Paused {
		t.Errorf("the session is %v", got)
	}
	s.Play()
	got, err := ends(t, s)
	if err != nil || got != want {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	run, real := lasted(s.View())
	wantAbout(t, "run time", run.Seconds(), 0.4)
	if real-run < 1400*time.Millisecond {
		t.Errorf("it ran %v in %v of real time", run, real)
	}
	if a, b := steps(plain.View()), steps(s.View()); fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("steps %v, want %v", b, a)
	}
}

func TestPauseAddsNoCycleAndNoEvent(t *testing.T) {
	sleep := program(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.3) })
	plain := begin(t, sleep, Options{})
	if _, err := ends(t, plain); err != nil {
		t.Fatal(err)
	}
	s := begin(t, sleep, Options{})
	for range 10 {
		time.Sleep(20 * time.Millisecond)
		s.Pause()
		time.Sleep(20 * time.Millisecond)
		s.Play()
	}
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	for k := trace.LoopMade; k <= trace.Output; k++ {
		if a, b := count(plain.View(), k), count(s.View(), k); a != b {
			t.Errorf("kind %d: %d events, %d without the pauses", k, b, a)
		}
	}
	run, _ := lasted(s.View())
	wantAbout(t, "run time", run.Seconds(), 0.3)
}

func TestAtAQuarterWaitsTakeFourTimesAsLong(t *testing.T) {
	plain := begin(t, program(quartet), Options{})
	if _, err := ends(t, plain); err != nil {
		t.Fatal(err)
	}
	s := begin(t, program(quartet), Options{Speed: 0.25})
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	run, real := lasted(s.View())
	wantAbout(t, "run time", run.Seconds(), 0.4)
	if got := real.Seconds(); got < 1.5 || got > 1.6+4*margin {
		t.Errorf("0.4 s of waiting took %.3f s", got)
	}
	if a, b := steps(plain.View()), steps(s.View()); fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("steps %v, want %v", b, a)
	}
}

func TestSpeedsThatDoNotExistAreRefused(t *testing.T) {
	s := begin(t, program(quartet), Options{Clock: Virtual, Paused: true})
	for _, speed := range []float64{0, 0.1, 5, -1, math.NaN(), math.Inf(1)} {
		if err := s.SetSpeed(speed); !errors.Is(err, ErrSpeed) {
			t.Errorf("%v: %v", speed, err)
		}
	}
	for _, speed := range []float64{0.125, 0.25, 0.5, 1, 2, 4} {
		if err := s.SetSpeed(speed); err != nil || s.Status().Speed != speed {
			t.Errorf("%v: %v, %v", speed, err, s.Status().Speed)
		}
	}
	if _, err := Start(program(quartet), Options{Speed: 8}); !errors.Is(err, ErrSpeed) {
		t.Errorf("Start at ×8: %v", err)
	}
}

func TestWhatCannotBeStartedLeavesNothing(t *testing.T) {
	defer goleak.VerifyNone(t)
	before := folders(t)
	if _, err := Start(program(quartet), Options{Selector: "nosuch"}); err == nil || !strings.Contains(err.Error(), "nosuch") {
		t.Errorf("an unknown selector: %v", err)
	}
	if _, err := Start(program(quartet), Options{Clock: ClockKind(9)}); !errors.Is(err, ErrClock) {
		t.Errorf("an unknown clock: %v", err)
	}
	if after := folders(t); after != before {
		t.Errorf("%d folders are left, there were %d", after, before)
	}
}

// folders counts the sessions' folders in the system's.
func folders(t *testing.T) int {
	t.Helper()
	t.Setenv("TMPDIR", os.TempDir())
	list, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range list {
		if strings.HasPrefix(e.Name(), "batuta-") {
			n++
		}
	}
	return n
}

func TestProgramFindsItsOwnText(t *testing.T) {
	p := Program{Name: "own.go", Source: "the text", Main: func(path string) loopcore.Coroutine {
		return loopcore.Coro(func(*loopcore.Co) (any, error) {
			text, err := os.ReadFile(path)
			return string(text), err
		})
	}}
	if got, err := ends(t, begin(t, p, Options{Clock: Virtual})); err != nil || got != "the text" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestOnlyTheSampleAPICanBeReached(t *testing.T) {
	for _, address := range []string{"127.0.0.1:1", "127.0.0.1:80", "10.1.2.3:8765", "[::1]:8765"} {
		s := begin(t, program(func(co *loopcore.Co) (any, error) {
			conn, err := co.Dial(address)
			if err == nil {
				conn.Close()
			}
			return nil, err
		}), Options{Clock: Virtual})
		if _, err := ends(t, s); !errors.Is(err, ErrOutside) || !errors.Is(err, os.ErrPermission) {
			t.Errorf("%s: %v", address, err)
		}
	}
}
