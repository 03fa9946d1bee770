package loopcore_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// eager makes a task that takes its first step at once.
func eager(co *loopcore.Co, name string, fn func(*loopcore.Co) (any, error)) *loopcore.Task {
	return must(co.Loop().CreateTaskWith(loopcore.Coro(fn), loopcore.TaskOptions{Name: name, Eager: true}))
}

// The order and the reprs are CPython 3.14.6's for the same program.
func TestAnEagerTaskTakesItsFirstStepInsideItsMakers(t *testing.T) {
	var log []string
	run(t, func(co *loopcore.Co) (any, error) {
		note := func(words ...any) { log = append(log, fmt.Sprint(words...)) }
		waits := func(co *loopcore.Co) (any, error) {
			note(co.Task().Name(), " begins with ", len(co.Loop().AllTasks()))
			err := co.Sleep(0)
			note(co.Task().Name(), " ends")
			return nil, err
		}
		done := eager(co, "done", func(co *loopcore.Co) (any, error) { note("in ", co.Task().Name()); return 1, nil })
		note(done, " ", done.Coro() == nil, " back in ", co.Task().Name())
		first := eager(co, "first", waits)
		note("made, done ", first.Done(), ", its coroutine known ", first.Coro() != nil)
		second := must(co.Loop().CreateTask(loopcore.Coro(waits), "second"))
		for _, task := range []*loopcore.Task{first, second} {
			if _, err := co.Await(task); err != nil {
				return nil, err
			}
		}
		note(len(co.Loop().AllTasks()), " left")
		return nil, nil
	})
	want := []string{
		"in done", "<Task finished name='done' result=1> true back in Task-1",
		"first begins with 2", "made, done false, its coroutine known true",
		"first ends", "second begins with 2", "second ends", "1 left",
	}
	if !slices.Equal(log, want) {
		t.Errorf("the order is\n%s\nwant\n%s", strings.Join(log, "\n"), strings.Join(want, "\n"))
	}
}

func TestAnEagerTasksFailureIsItsOwn(t *testing.T) {
	boom := loopcore.ValueError("x")
	run(t, func(co *loopcore.Co) (any, error) {
		task := eager(co, "boom", func(*loopcore.Co) (any, error) { return nil, boom })
		if got := task.String(); got != "<Task finished name='boom' exception=ValueError('x')>" {
			t.Errorf("it is %s", got)
		}
		if _, err := co.Await(task); !errors.Is(err, boom) {
			t.Errorf("awaiting it answers %v", err)
		}
		return nil, nil
	})
}

func TestCancellingInsideAnEagerStep(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		waits := eager(co, "waits", func(co *loopcore.Co) (any, error) {
			co.Task().Cancel("m")
			return nil, co.Sleep(1)
		})
		if waits.Cancelled() || waits.Cancelling() != 1 {
			t.Errorf("at its first wait it is %v", waits)
		}
		_, err := co.Await(waits)
		var c *loopcore.CancelledError
		if !errors.As(err, &c) || c.Msg != "m" {
			t.Errorf("awaiting it answers %v", err)
		}
		ends := eager(co, "ends", func(co *loopcore.Co) (any, error) { co.Task().Cancel("m"); return nil, nil })
		if got := ends.String(); got != "<Task cancelled name='ends'>" {
			t.Errorf("one that ends at once is %s", got)
		}
		return nil, nil
	})
}

func TestWhatLeavesTheLoopLeavesAnEagerStepIntoItsMaker(t *testing.T) {
	exit := &loopcore.SystemExit{Code: 3}
	_, err := runWith(nil, func(co *loopcore.Co) (any, error) {
		_, err := co.Loop().CreateTaskWith(
			loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, exit }), loopcore.TaskOptions{Eager: true})
		if !errors.Is(err, exit) {
			t.Errorf("create_task answered %v", err)
		}
		return nil, co.Sleep(0) // who catches it goes on
	})
	if err != nil {
		t.Errorf("the run answered %v", err)
	}
}

func TestEagerTasksByTheFactory(t *testing.T) {
	v := loopcore.NewContextVarWithDefault("v", 0)
	ran := 0
	child := func(co *loopcore.Co) (any, error) {
		ran++
		co.Loop().Context().Set(v, 5)
		return in(co.Loop(), v), nil
	}
	run(t, func(co *loopcore.Co) (any, error) {
		co.Loop().TaskFactory = loopcore.EagerTaskFactory
		lazy := must(co.Loop().CreateTaskWith(loopcore.Coro(child), loopcore.TaskOptions{Lazy: true}))
		if _, err := co.Await(lazy); err != nil || lazy.Coro() == nil || ran != 1 {
			t.Errorf("one that is not to be eager: %v, %v, %d ran", lazy, err, ran)
		}
		ran = 0
		f, err := co.Loop().Gather(false, loopcore.Coro(child), loopcore.Coro(child))
		if err != nil || !f.Done() || ran != 2 {
			t.Errorf("a gather of what is done at once: %v, %v, %d ran", f, err, ran)
		}
		if got := in(co.Loop(), v); got != 0 {
			t.Errorf("what the child set reached its maker: %v", got)
		}
		return nil, co.TaskGroup(func(g *loopcore.TaskGroup) error {
			task, err := g.CreateTask(loopcore.Coro(child), loopcore.TaskOptions{})
			if err == nil && !task.Done() {
				t.Error("the group's task has not run")
			}
			return err
		})
	})
}

func TestAnEagerTaskOfALoopThatDoesNotRunWaitsForIt(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	ran := false
	task := must(l.CreateTaskWith(loopcore.Coro(func(*loopcore.Co) (any, error) { ran = true; return nil, nil }),
		loopcore.TaskOptions{Eager: true}))
	if ran {
		t.Error("it ran before the loop")
	}
	if _, err := l.RunUntilComplete(task); err != nil || !ran {
		t.Errorf("ran %v, %v", ran, err)
	}
}

// asyncio's create_task raises, and leaves a task behind that can never run.
func TestAnEagerTaskCannotEnterAContextThatIsInUse(t *testing.T) {
	_, err := runWith(nil, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		_, err := l.CreateTaskWith(loopcore.Coro(neverRun), loopcore.TaskOptions{Eager: true, Context: co.Task().Context()})
		if err == nil || !strings.HasPrefix(err.Error(), "cannot enter context: ") {
			t.Errorf("got %v", err)
		}
		if n := len(l.AllTasks()); n != 1 {
			t.Errorf("%d tasks are left", n)
		}
		return nil, nil
	})
	if err != nil {
		t.Errorf("the run answered %v", err)
	}
}

func TestAnEagerStepIsInTheTraceInsideItsMakers(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		task := eager(co, "eager", func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.001) })
		return co.Await(task)
	}))
	if err != nil {
		t.Fatal(err)
	}
	s := trace.NewScore()
	s.Extend(rec.View())
	parent, child := s.Lane(1), s.Lane(2)
	var lives []trace.Life
	for _, p := range child.Spans {
		lives = append(lives, p.Life)
	}
	if want := []trace.Life{trace.Ready, trace.Running, trace.Waiting, trace.Ready, trace.Running}; !slices.Equal(lives, want) {
		t.Fatalf("the child's spans are %v, want %v", lives, want)
	}
	if note := child.Spans[1]; note.From != parent.Spans[1].From || s.Slot(note.From).Task != 1 || child.Spans[2].Wait != trace.WaitTimer {
		t.Errorf("the child's first note is at %+v, its maker's at %+v", note, parent.Spans[1])
	}
	state := trace.NewIndex().At(rec.View(), rec.View().End())
	if len(state.Eager) != 0 || state.Task(2).Steps != 2 || state.Task(2).Life != trace.Done {
		t.Errorf("in the end the child is %+v, and %v are eager", state.Task(2), state.Eager)
	}
}
