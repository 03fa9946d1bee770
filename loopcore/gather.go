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
	g := &gathering{loop: l, outer: outer, keep: returnExceptions}
	seen := map[any]*Future{}
	for _, x := range awaitables {
		comparable := reflect.ValueOf(x).Comparable() // what is not cannot be given twice
		if comparable {
			if f := seen[x]; f != nil {
				g.children = append(g.children, f)
				continue
			}
		}
		f, err := l.ensureFuture(x)
		if err != nil {
			return nil, err
		}
		if asFuture(x) == nil {
			f.task.expected = true // nobody but the gather knows of it
		}
		if comparable {
			seen[x] = f
		}
		g.distinct++
		g.children = append(g.children, f)
	}
	if len(g.children) == 0 {
		_ = outer.SetResult([]any{})
		return outer, nil
	}
	outer.onCancel, outer.gathers = g.cancel, true
	g.note()
	added := map[*Future]bool{}
	for _, f := range g.children {
		if !added[f] {
			added[f] = true
			g.add(f)
		}
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

// gathering is a gather under way (tasks.py: gather, _GatheringFuture).
type gathering struct {
	loop      *Loop
	outer     *Future
	children  []*Future // as given, repetitions included
	distinct  int
	finished  int
	keep      bool // errors are results
	cancelled bool // the outer future was asked to cancel
}

// add watches a child. One that is done already calls back at once.
func (g *gathering) add(f *Future) {
	if f.Done() {
		g.childDone(f)
		return
	}
	f.addCallback(doneCallback{name: "gather.<locals>._done_callback", fn: g.childDone})
}

// note tells the trace how many are still to finish.
func (g *gathering) note() {
	g.outer.setWait(waiting{kind: trace.WaitGather, a: int64(g.distinct - g.finished), b: int64(g.distinct)})
}

func (g *gathering) childDone(f *Future) {
	g.finished++
	g.note()
	if g.outer.Done() {
		if !f.Cancelled() {
			f.retrieve()
		}
		return
	}
	g.loop.traceProgress(g.outer)
	if !g.keep {
		if _, err := f.Result(); err != nil {
			_ = g.outer.SetException(err)
			return
		}
	}
	if g.finished == g.distinct {
		g.complete()
	}
}

// complete sets the outer future once all children are done.
func (g *gathering) complete() {
	results := make([]any, len(g.children))
	for i, f := range g.children {
		if f.Cancelled() {
			results[i] = &CancelledError{Msg: f.cancelMsg}
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
