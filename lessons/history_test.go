package lessons

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

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
// in which they are registered, since all sessions of a process share the
// system's, and whether a number comes again depends on when the sample API
// has closed its end.
func history(v trace.View) string {
	var b strings.Builder
	files, registered := map[int64]int64{}, int64(0)
	for i := v.First(); i < v.End(); i++ {
		e := v.At(i)
		a := e.A
		if isFile(e) {
			if files[a] == 0 {
				registered++
				files[a] = registered
			}
			a = files[a]
			if e.Kind == trace.FDRemove {
				delete(files, e.A)
			}
		}
		fmt.Fprintf(&b, "%v kind %d code %d task %d obj %d line %d a %d %q%s\n",
			e.Run, e.Kind, e.Code, e.Task, e.Obj, e.Line, a, v.Text(e.Text), request(e, files))
	}
	return b.String()
}

// request is what an event says of a request besides its number: whose it is, by
// the descriptor, and what it was answered.
func request(e *trace.Event, files map[int64]int64) string {
	switch e.Kind {
	case trace.RequestBegin:
		return fmt.Sprintf(" file %d", files[e.B]) // 0 where it is not registered just now
	case trace.RequestEnd:
		return fmt.Sprintf(" status %d", e.B)
	}
	return ""
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
