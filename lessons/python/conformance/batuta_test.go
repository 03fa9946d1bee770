package conformance_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/loopcore/trace"
)

// patience is how long a program may take, in real time.
const patience = 60 * time.Second

// runHere runs a program in Batuta as a Runner does.
func runHere(ctx context.Context, path string, args []string) (Outcome, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Outcome{}, fmt.Errorf("read the program: %w", err)
	}
	var stdout, stderr bytes.Buffer
	first := int64(seed)
	s, err := lessons.Start(lessons.Python(filepath.Base(path), string(text)), lessons.Options{
		Clock: lessons.Virtual, Seed: &first, Stdout: &stdout, Stderr: &stderr,
		Args: append([]string{filepath.Base(path)}, args...),
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("start the program: %w", err)
	}
	defer context.AfterFunc(ctx, s.Stop)()
	result, err := s.Wait()
	if ctx.Err() != nil {
		return Outcome{}, fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	exit, ok := result.(lessons.ExitCode)
	if !ok {
		return Outcome{}, fmt.Errorf("the program was not run: %w", errors.Join(err, errors.New("no exit code")))
	}
	return Outcome{Stdout: stdout.String(), Stderr: stderr.String(), Exit: int(exit), Steps: stepsOf(s.View())}, nil
}

// stepsOf are the steps of the tasks of a run, as goldens tell them.
func stepsOf(v trace.View) []string {
	var steps []string
	names, stands := map[trace.TaskID]string{}, map[trace.TaskID]string{}
	say := func(id trace.TaskID) {
		if how, stepped := stands[id]; stepped {
			steps = append(steps, names[id]+": "+how)
			delete(stands, id)
		}
	}
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.TaskMade, trace.TaskNamed:
			names[e.Task] = v.Text(trace.Text(e.B))
		case trace.TaskSuspended:
			stands[e.Task] = fmt.Sprint("line ", e.Line)
		case trace.TaskDone:
			stands[e.Task] = ended(e, v)
		case trace.StepEnd, trace.EagerEnd:
			say(e.Task)
		}
	}
	return steps
}

// ended is how a task ended.
func ended(e *trace.Event, v trace.View) string {
	switch trace.Outcome(e.Code) {
	case trace.Returned:
		return "returned"
	case trace.Failed:
		class, _, _ := strings.Cut(v.Text(e.Text), ":")
		return "failed " + class[strings.LastIndexByte(class, '.')+1:]
	case trace.Cancelled:
		return "cancelled"
	}
	return "dropped"
}

// toldAtTheEnd is the program whose failed task CPython tells of when all is over,
// and so with one frame more than there are when the loop is closed.
const toldAtTheEnd = programsFolder + "/errors/exit_in_task.py"

// TestPrograms holds every program against what CPython did with it.
func TestPrograms(t *testing.T) {
	t.Parallel()
	for _, p := range programs(t) {
		if p.subject == webPrograms {
			continue // they ask a server in real time: another test's
		}
		t.Run(p.subject+"/"+p.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			got, err := runHere(ctx, p.path(), nil)
			if err != nil {
				t.Fatal(err)
			}
			want := readGolden(t, p).Outcome
			if filepath.ToSlash(p.path()) == toldAtTheEnd {
				got.Stderr, want.Stderr = lastLine(got.Stderr), lastLine(want.Stderr)
			}
			if d := differences(got, want); d != "" {
				t.Error(d)
			}
		})
	}
}
