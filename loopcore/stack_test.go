package loopcore_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// scripted is a coroutine with frames of its own, as an interpreter has them.
type scripted struct {
	await  any // what it waits for, once
	frames []loopcore.Frame
	err    error // what it raises in the end
	begun  bool
	ended  bool
}

func (s *scripted) Send(any) loopcore.Answer {
	if s.begun || s.await == nil {
		s.begun, s.ended = true, true
		return loopcore.Answer{Done: true, Err: s.err}
	}
	s.begun = true
	return loopcore.Answer{Await: s.await}
}

func (s *scripted) Throw(err error) loopcore.Answer {
	s.begun, s.ended = true, true
	return loopcore.Answer{Done: true, Err: err}
}

func (s *scripted) Close()                       { s.ended = true }
func (s *scripted) Begun() bool                  { return s.begun || s.ended }
func (s *scripted) Label() string                { return "work()" }
func (s *scripted) Where() (string, string, int) { return "work", "prog.py", 3 }

func (s *scripted) Stack() []loopcore.Frame {
	if s.ended {
		return nil
	}
	return s.frames
}

// frames of a program in Python: work awaits inner, which waits.
func pythonFrames() []loopcore.Frame {
	return []loopcore.Frame{
		{File: "prog.py", Line: 3, Name: "work", Kind: loopcore.FrameCoroutine, Text: "    await inner()"},
		{File: "prog.py", Line: 7, Name: "inner", Kind: loopcore.FrameCoroutine},
	}
}

// boom is an error that knows where it was raised.
type boom struct{}

func (boom) Error() string { return "boom" }
func (boom) Class() string { return "ValueError" }
func (boom) Traceback() []loopcore.Frame {
	return []loopcore.Frame{{File: "prog.py", Line: 3, Name: "work"}, {File: "prog.py", Line: 9, Name: "fail", Text: "raise ValueError('boom')"}}
}

// stackOf is what print_stack says, without where tasks stand.
func stackOf(t *testing.T, task *loopcore.Task, limit *int) string {
	t.Helper()
	var b strings.Builder
	if err := task.PrintStack(limit, &b); err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<Task .*>`).ReplaceAllString(b.String(), "<Task>")
}

// The form is CPython 3.14.6's.
func TestATasksStackIsItsOwnFrameOrItsErrorsTraceback(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		f := l.NewFuture()
		waits := must(l.CreateTask(&scripted{await: f, frames: pythonFrames()}, ""))
		fails := must(l.CreateTask(&scripted{err: boom{}}, ""))
		ends := must(l.CreateTask(&scripted{}, ""))
		for range 2 {
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		for _, c := range []struct {
			name  string
			task  *loopcore.Task
			limit *int
			want  string
		}{
			{"it waits", waits, nil, "Stack for <Task> (most recent call last):\n" +
				"  File \"prog.py\", line 3, in work\n    await inner()\n"},
			{"it waits, and nothing is wanted", waits, limit(0), "No stack for <Task>\n"},
			{"it has failed", fails, nil, "Traceback for <Task> (most recent call last):\n" +
				"  File \"prog.py\", line 3, in work\n  File \"prog.py\", line 9, in fail\n    raise ValueError('boom')\nValueError: boom\n"},
			{"it has failed, and one is wanted", fails, limit(1), "Traceback for <Task> (most recent call last):\n" +
				"  File \"prog.py\", line 3, in work\nValueError: boom\n"},
			{"it has failed, and fewer than none are wanted", fails, limit(-1), "No stack for <Task>\nValueError: boom\n"},
			{"it is done", ends, nil, "No stack for <Task>\n"},
		} {
			if got := stackOf(t, c.task, c.limit); got != c.want {
				t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
			}
		}
		if _, err := fails.Exception(); err != nil {
			return nil, err
		}
		return nil, f.SetResult(nil)
	})
}

func TestACallGraphHoldsAllFramesOfWhatATaskAwaitsInItsOwnPlace(t *testing.T) {
	inDebug(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		f := l.NewFuture()
		// A Go coroutine awaits, through an operation of the library's, one of another kind.
		task := must(l.CreateTask(loopcore.CoroWith(awaits, any(loopcore.WaitFor(
			&scripted{await: f, frames: pythonFrames()}, nil))), "mixed"))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		const want = "* Task(name='mixed', id=?)\n" +
			"  + Call stack:\n" +
			"  |   File 'prog.py', line ?, in async inner()\n" +
			"  |   File 'prog.py', line ?, in async work()\n" +
			"  |   File 'callgraph_test.go', line ?, in async awaits()"
		if got := plainGraph(t, task, loopcore.GraphOptions{}); got != want {
			t.Errorf("it is\n%s\nwant\n%s", got, want)
		}
		if frames := task.Stack(nil); len(frames) != 1 || frames[0].Name != "awaits" {
			t.Errorf("the task's own frame is %+v", frames)
		}
		return nil, f.SetResult(nil)
	})
}

func TestAGoCoroutineStandsAtItsBeginningUntilItBegins(t *testing.T) {
	g := loopcore.CoroWith(awaits, any(nil))
	frames := loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, nil }).Stack()
	if len(frames) != 1 || frames[0].File != "stack_test.go" || frames[0].Line == 0 || frames[0].Kind != loopcore.FrameCoroutine {
		t.Errorf("it stands at %+v", frames)
	}
	g.Close()
	if frames := g.Stack(); len(frames) != 0 {
		t.Errorf("closed, it stands at %+v", frames)
	}
}

// asyncio prints the title to stdout and the frames to stderr.
func TestAPrintedStackIsThePrograms(t *testing.T) {
	var out strings.Builder
	l := newLoop(t, loopcore.Options{Stdout: &out})
	task := must(l.CreateTask(&scripted{await: l.NewFuture(), frames: pythonFrames()}, "x"))
	if err := task.PrintStack(limit(1), nil); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.HasPrefix(got, "Stack for <Task pending name='x'") || !strings.HasSuffix(got, "in work\n    await inner()\n") {
		t.Errorf("it wrote %q", got)
	}
	task.Cancel("")
	if _, err := l.RunUntilComplete(task); !loopcore.IsCancelled(err) {
		t.Errorf("the task answered %v", err)
	}
}

// failingWriter cannot be written to.
type failingWriter struct{}

var errFull = errors.New("full")

func (failingWriter) Write([]byte) (int, error) { return 0, errFull }

func TestWhatCannotBePrintedIsAnError(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	task := must(l.CreateTask(loopcore.Sleep(0), ""))
	if err := task.PrintStack(nil, failingWriter{}); !errors.Is(err, errFull) {
		t.Errorf("PrintStack: %v", err)
	}
	if err := loopcore.PrintCallGraph(failingWriter{}, task, loopcore.GraphOptions{}); !errors.Is(err, errFull) {
		t.Errorf("PrintCallGraph: %v", err)
	}
	if _, err := l.RunUntilComplete(task); err != nil {
		t.Error(err)
	}
}
