package loopcore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

var errBoom = errors.New("boom")

// value is a coroutine that ends at once with 1.
func value() *loopcore.GoCoroutine {
	return loopcore.Coro(func(*loopcore.Co) (any, error) { return 1, nil })
}

// fails is a coroutine that fails at once.
func fails(err error) *loopcore.GoCoroutine {
	return loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, err })
}

// doneFuture is a future that is done already, with 1.
func doneFuture(co *loopcore.Co) *loopcore.Future {
	f := co.Loop().NewFuture()
	_ = f.SetResult(1)
	return f
}

// start makes a task of a coroutine.
func start(co *loopcore.Co, c loopcore.Coroutine) *loopcore.Task {
	return must(co.Loop().CreateTask(c, ""))
}

// wantTimeout is nil if an await ended with a TimeoutError.
func wantTimeout(_ any, err error) error { return wantClass(err, "TimeoutError") }

// wantClass is nil if err is an exception of that class.
func wantClass(err error, class string) error {
	var raised loopcore.Raised
	if errors.As(err, &raised) && raised.Class() == class {
		return nil
	}
	return errors.Join(errors.New("want "+class), err)
}

// combinatorPasses are the rows of the passes table for wait_for, shield, wait,
// as_completed and gather.
func combinatorPasses() []passRow {
	awaiting := func(x func(co *loopcore.Co) any) func(co *loopcore.Co) error {
		return func(co *loopcore.Co) error { _, err := co.Await(x(co)); return err }
	}
	late := func(x func(co *loopcore.Co) any) func(co *loopcore.Co) error {
		return func(co *loopcore.Co) error { return wantTimeout(co.Await(loopcore.WaitFor(x(co), loopcore.After(0)))) }
	}
	return []passRow{
		{"wait_for(coro, 5)", 0, awaiting(func(*loopcore.Co) any { return loopcore.WaitFor(value(), loopcore.After(5)) })},
		{"wait_for(coro, None)", 0, awaiting(func(*loopcore.Co) any { return loopcore.WaitFor(value(), nil) })},
		{"wait_for(task, 5)", 2, awaiting(func(co *loopcore.Co) any { return loopcore.WaitFor(start(co, value()), loopcore.After(5)) })},
		{"wait_for(sleep(10), 0)", 3, late(func(*loopcore.Co) any { return loopcore.Sleep(10) })},
		{"wait_for(a future, 0)", 2, late(func(co *loopcore.Co) any { return co.Loop().NewFuture() })},
		{"wait_for(a done future, 0)", 0, awaiting(func(co *loopcore.Co) any { return loopcore.WaitFor(doneFuture(co), loopcore.After(0)) })},
		{"shield(c)", 3, awaiting(func(co *loopcore.Co) any { return must(co.Loop().Shield(value())) })},
		{"shield(a done future)", 0, awaiting(func(co *loopcore.Co) any { return must(co.Loop().Shield(doneFuture(co))) })},
		{"wait([t])", 3, awaiting(func(co *loopcore.Co) any {
			return loopcore.Wait([]any{start(co, value())}, loopcore.WaitOptions{})
		})},
		{"wait([a done future])", 2, awaiting(func(co *loopcore.Co) any {
			return loopcore.Wait([]any{doneFuture(co)}, loopcore.WaitOptions{})
		})},
		{"wait, first completed", 3, awaiting(func(co *loopcore.Co) any {
			a := start(co, loopcore.Sleep(0))
			return loopcore.Wait([]any{a, start(co, value())}, loopcore.WaitOptions{ReturnWhen: loopcore.FirstCompleted})
		})},
		{"as_completed", 3, takeAll(func(*loopcore.Co) []any { return []any{value()} })},
		{"as_completed of two", 3, takeAll(func(*loopcore.Co) []any { return []any{value(), value()} })},
		{"as_completed of a done future", 2, takeAll(func(co *loopcore.Co) []any { return []any{doneFuture(co)} })},
		{"async for over as_completed", 3, func(co *loopcore.Co) error {
			c := must(co.Loop().AsCompleted([]any{value(), value()}, nil))
			for c.Left() > 0 {
				if _, err := co.Await(must(co.Await(c.NextFuture()))); err != nil {
					return err
				}
			}
			return nil
		}},
		{"gather of a done future", 0, func(co *loopcore.Co) error { _, err := co.Gather(doneFuture(co)); return err }},
		{"gather of a done future twice, and a coroutine", 3, func(co *loopcore.Co) error {
			f := doneFuture(co)
			_, err := co.Gather(f, f, value())
			return err
		}},
		{"gather, cancelled", 3, func(co *loopcore.Co) error {
			f := must(co.Loop().Gather(false, loopcore.Sleep(10), loopcore.Sleep(10)))
			f.Cancel("")
			return wantCancelled(co.Await(f))
		}},
	}
}

// takeAll takes all that is completed of what xs gives.
func takeAll(xs func(co *loopcore.Co) []any) func(co *loopcore.Co) error {
	return func(co *loopcore.Co) error {
		for _, err := range co.AsCompleted(nil, xs(co)...) {
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// groupPasses are the rows of the passes table for timeout and TaskGroup.
func groupPasses() []passRow {
	group := func(body func(co *loopcore.Co, g *loopcore.TaskGroup) error) func(co *loopcore.Co) error {
		return func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error { return body(co, g) })
		}
	}
	failing := func(body func(co *loopcore.Co, g *loopcore.TaskGroup) error) func(co *loopcore.Co) error {
		return func(co *loopcore.Co) error { return wantClass(group(body)(co), "ExceptionGroup") }
	}
	limited := func(seconds float64, body func(co *loopcore.Co) error) func(co *loopcore.Co) error {
		return func(co *loopcore.Co) error {
			return co.Timeout(loopcore.After(seconds), func(*loopcore.Timeout) error { return body(co) })
		}
	}
	return []passRow{
		{"timeout(5) round code that does not wait", 0, limited(5, func(*loopcore.Co) error { return nil })},
		{"timeout(0) round a sleep", 2, func(co *loopcore.Co) error {
			return wantTimeout(nil, limited(0, func(co *loopcore.Co) error { return co.Sleep(10) })(co))
		}},
		{"timeout(0) round sleep(0)", 1, func(co *loopcore.Co) error {
			return wantTimeout(nil, limited(0, func(co *loopcore.Co) error { return co.Sleep(0) })(co))
		}},
		{"an empty TaskGroup", 0, group(func(*loopcore.Co, *loopcore.TaskGroup) error { return nil })},
		{"TaskGroup with one task", 3, group(func(_ *loopcore.Co, g *loopcore.TaskGroup) error {
			_, err := g.CreateTask(value(), loopcore.TaskOptions{})
			return err
		})},
		{"TaskGroup with an eager task that is done at once", 2, group(func(_ *loopcore.Co, g *loopcore.TaskGroup) error {
			_, err := g.CreateTask(value(), loopcore.TaskOptions{Eager: true})
			return err
		})},
		{"TaskGroup whose task fails", 5, failing(func(_ *loopcore.Co, g *loopcore.TaskGroup) error {
			must(g.CreateTask(loopcore.Sleep(10), loopcore.TaskOptions{}))
			must(g.CreateTask(fails(errBoom), loopcore.TaskOptions{}))
			return nil
		})},
		{"TaskGroup whose block fails", 3, failing(func(_ *loopcore.Co, g *loopcore.TaskGroup) error {
			must(g.CreateTask(loopcore.Sleep(10), loopcore.TaskOptions{}))
			return errBoom
		})},
		{"TaskGroup whose block fails after a pass", 4, failing(func(co *loopcore.Co, g *loopcore.TaskGroup) error {
			must(g.CreateTask(loopcore.Sleep(10), loopcore.TaskOptions{}))
			return errors.Join(co.Sleep(0), errBoom)
		})},
	}
}

// inWords is an error with its Python class, and a group with all that it holds.
func inWords(err error) string {
	if err == nil {
		return "nothing"
	}
	var group *loopcore.ExceptionGroup
	if errors.As(err, &group) {
		parts := make([]string, len(group.Errors))
		for i, e := range group.Errors {
			parts[i] = inWords(e)
		}
		return group.Class() + "[" + strings.Join(parts, ", ") + "]"
	}
	var raised loopcore.Raised
	if !errors.As(err, &raised) || strings.HasPrefix(err.Error(), raised.Class()) {
		return err.Error()
	}
	return raised.Class() + ": " + err.Error()
}

// told is an error that words itself as inWords does.
type told struct{ error }

func (e told) Error() string { return inWords(e.error) }
func (e told) Unwrap() error { return e.error }

// try is task, with the errors' classes.
func (s *scene) try(name string, fn func(co *loopcore.Co) error) {
	s.task(name, func(co *loopcore.Co) error {
		if err := fn(co); err != nil {
			return told{err}
		}
		return nil
	})
}

// stubborn is a coroutine that waits until it is cancelled, and even then takes
// so many passes to end, in err or, if that is nil, in the cancellation.
func (s *scene) stubborn(name string, passes int, err error) *loopcore.GoCoroutine {
	return loopcore.Coro(func(co *loopcore.Co) (any, error) {
		cancelled := co.Sleep(10)
		s.say("%s is cancelled", name)
		s.pause(co, passes)
		if err != nil {
			return nil, err
		}
		return nil, cancelled
	})
}

// pauses is a coroutine that lets the others run so many times, and then ends in err.
func pauses(times int, err error) *loopcore.GoCoroutine {
	return loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for range times {
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		return nil, err
	})
}

// defiant is a coroutine that answers its cancellation with a result.
func defiant() *loopcore.GoCoroutine {
	return loopcore.Coro(func(co *loopcore.Co) (any, error) {
		_ = co.Sleep(10)
		return "mine", nil
	})
}

const errNo = loopcore.ValueError("no")

// waitsOf is what the task waits for, by the trace, that runs main.
func waitsOf(t *testing.T, main func(co *loopcore.Co) error) []string {
	t.Helper()
	view := traced(t, loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, main(co) }))
	var waits []string
	for i := view.First(); i < view.End(); i++ {
		e := view.At(i)
		if e.Task != 1 || e.Kind != trace.TaskSuspended && e.Kind != trace.WaitProgress {
			continue
		}
		switch trace.Wait(e.Code) {
		case trace.WaitGather:
			waits = append(waits, fmt.Sprintf("gather %d/%d", e.A, e.B))
		case trace.WaitTask:
			waits = append(waits, fmt.Sprintf("task %d", e.A))
		case trace.WaitTimer:
			waits = append(waits, "timer")
		default:
			waits = append(waits, fmt.Sprintf("%d %s", e.Code, view.Text(e.Text)))
		}
	}
	return waits
}

func TestTheTraceSaysWhatACombinatorWaitsFor(t *testing.T) {
	two := func(co *loopcore.Co) []any { return []any{start(co, pauses(1, nil)), start(co, pauses(2, nil))} }
	for name, c := range map[string]struct {
		want  string
		await func(co *loopcore.Co) error
	}{
		"gather": {"gather 2/2, gather 1/2, gather 0/2", func(co *loopcore.Co) error { _, err := co.Gather(two(co)...); return err }},
		"wait": {"gather 2/2, gather 1/2, gather 0/2", func(co *loopcore.Co) error {
			_, err := co.Wait(two(co), loopcore.WaitOptions{})
			return err
		}},
		"TaskGroup": {"gather 2/2, gather 1/2, gather 0/2", func(co *loopcore.Co) error {
			return co.TaskGroup(func(g *loopcore.TaskGroup) error {
				child(g, pauses(1, nil))
				child(g, pauses(2, nil))
				return nil
			})
		}},
		"shield": {"task 2", func(co *loopcore.Co) error {
			_, err := co.Await(must(co.Loop().Shield(value())))
			return err
		}},
		"wait_for": {"task 2", func(co *loopcore.Co) error {
			_, err := co.Await(loopcore.WaitFor(start(co, value()), loopcore.After(1)))
			return err
		}},
		"wait_for of a coroutine": {"timer", func(co *loopcore.Co) error {
			_, err := co.Await(loopcore.WaitFor(loopcore.Sleep(0.001), loopcore.After(1)))
			return err
		}},
		"wait_for that is late": {"task 2", func(co *loopcore.Co) error {
			return wantTimeout(co.Await(loopcore.WaitFor(start(co, value()), loopcore.After(0))))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(waitsOf(t, c.await), ", "); got != c.want {
				t.Errorf("it waits for %s, want %s", got, c.want)
			}
		})
	}
}
