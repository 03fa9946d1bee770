package loopcore

import (
	"reflect"

	"batuta/loopcore/trace"
)

// Gather is asyncio.gather(*awaitables): a future of all their results, a
// []any in their order. Coroutines become tasks; one that is given twice is
// run once. The first error becomes the future's, while the others go on;
// with returnExceptions errors stand among the results.
func (l *Loop) Gather(returnExceptions bool, awaitables ...any) (*Future, error) {
	outer := l.NewFuture()
	if len(awaitables) == 0 {
		_ = outer.SetResult([]any{})
		return outer, nil
	}
	g := &gathering{loop: l, by: l.current, keep: returnExceptions}
	finished, err := g.take(awaitables)
	if err != nil {
		return nil, err
	}
	g.outer = outer
	outer.onCancel, outer.gathers = g.cancel, true
	g.note()
	for _, f := range finished {
		g.childDone(f)
	}
	return outer, nil
}

// Gather gathers and waits for all.
func (co *Co) Gather(awaitables ...any) ([]any, error) {
	f, err := co.loop.Gather(false, awaitables...)
	if err != nil {
		return nil, err
	}
	results, err := co.Await(f)
	if err != nil {
		return nil, err
	}
	return results.([]any), nil
}

// Gathers reports whether the future is a gather's (_GatheringFuture).
func (f *Future) Gathers() bool { return f.gathers }

// gathering is a gather under way (tasks.py: gather, _GatheringFuture).
type gathering struct {
	loop      *Loop
	by        *Task     // who gathers
	outer     *Future   // nil until all children are taken
	children  []*Future // as given, repetitions included
	distinct  int
	finished  int
	keep      bool // errors are results
	cancelled bool // the outer future was asked to cancel
}

// take takes the children and watches them, all but those that are done
// already: these it answers. An error leaves those that were taken to go on
// without their gather.
func (g *gathering) take(awaitables []any) (finished []*Future, err error) {
	seen := make(map[any]*Future, len(awaitables))
	for _, x := range awaitables {
		key := identity(x)
		if f := seen[key]; key != nil && f != nil {
			g.children = append(g.children, f)
			continue
		}
		f, err := g.loop.ensureFuture(x)
		if err != nil {
			return nil, err
		}
		if asFuture(x) == nil {
			f.task.expected = true // nobody but the gather knows of it
		}
		seen[key] = f
		g.distinct++
		g.children = append(g.children, f)
		if f.Done() {
			finished = append(finished, f)
		} else {
			f.addCallback(doneCallback{name: "gather.<locals>._done_callback", by: g.by.future(), fn: g.childDone})
		}
	}
	return finished, nil
}

// identity is what shows that an awaitable is given twice: a task, given as itself
// and as a future, is. nil: it cannot be compared.
func identity(x any) any {
	if f := asFuture(x); f != nil {
		return f
	}
	if x == nil || !reflect.ValueOf(x).Comparable() {
		return nil
	}
	return x
}

// note tells the trace how many are still to finish.
func (g *gathering) note() {
	g.outer.setWait(waiting{kind: trace.WaitGather, a: int64(g.distinct - g.finished), b: int64(g.distinct)})
}

func (g *gathering) childDone(f *Future) {
	g.finished++
	if g.outer == nil || g.outer.Done() {
		f.retrieve()
		return
	}
	g.note()
	g.loop.traceProgress(g.outer)
	if !g.keep {
		if f.Cancelled() {
			_ = g.outer.SetException(f.cancelledError())
			return
		}
		if _, err := f.Result(); err != nil {
			_ = g.outer.SetException(err)
			return
		}
	}
	if g.finished == g.distinct {
		g.complete()
	}
}

// complete sets the outer future once all children are done. One that was
// asked to cancel is cancelled even if errors are results.
func (g *gathering) complete() {
	results := make([]any, len(g.children))
	for i, f := range g.children {
		if f.Cancelled() {
			results[i] = &CancelledError{Msg: f.cancelMsg, Blank: f.cancelMsg == ""}
			continue
		}
		v, err := f.Result()
		if err != nil {
			v = err
		}
		results[i] = v
	}
	if g.cancelled {
		_ = g.outer.SetException(g.children[len(g.children)-1].cancelledError())
		return
	}
	_ = g.outer.SetResult(results)
}

// cancel cancels every child; the outer future follows when they have ended.
func (g *gathering) cancel(msg string) bool {
	if g.outer.Done() {
		return false
	}
	asked := false
	for _, f := range g.children {
		if f.Cancel(msg) {
			asked = true
		}
	}
	if asked {
		g.cancelled = true
	}
	return asked
}
