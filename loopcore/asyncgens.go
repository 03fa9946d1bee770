package loopcore

import "slices"

// AsyncGenerator is what a loop must know of an asynchronous generator, so that
// it can close those that are left (base_events.py: shutdown_asyncgens).
type AsyncGenerator interface {
	// Aclose is aclose(): a coroutine that ends the generator.
	Aclose() Coroutine
	// Ended reports whether there is nothing left to close.
	Ended() bool
	// String is the generator as Python's repr writes it.
	String() string
}

// weakAsyncGenerator is one that the loop does not hold. It is closed in the end
// even if it has ended, as CPython has it, unless it is gone.
type weakAsyncGenerator interface {
	AsyncGenerator
	// Gone reports whether nobody holds it.
	Gone() bool
	// Look has AsyncgenFinalizer called for all that are gone by now.
	Look()
}

// asyncgens are the asynchronous generators that have been iterated on a loop.
// CPython keeps them in a WeakSet; here those that have ended are dropped.
type asyncgens struct {
	list  []AsyncGenerator
	sweep int  // at this many those that have ended are dropped
	shut  bool // shutdown_asyncgens was called
}

// AsyncgenFirstIter is the loop's hook firstiter (sys.set_asyncgen_hooks): g is
// about to be iterated for the first time while the loop runs. The loop closes
// it in the end, if nobody else does. A nil g is of no account.
func (l *Loop) AsyncgenFirstIter(g AsyncGenerator) {
	if g == nil {
		return
	}
	a := &l.asyncgens
	if a.shut {
		l.warn(resourceWarning,
			"asynchronous generator "+g.String()+" was scheduled after loop.shutdown_asyncgens() call", l.here())
	}
	if len(a.list) >= max(a.sweep, fewestExpected) {
		a.list = slices.DeleteFunc(a.list, AsyncGenerator.Ended)
		a.sweep = 2 * len(a.list)
	}
	a.list = append(a.list, g)
}

// AsyncgenFinalizer is the loop's hook finalizer: nobody can iterate g any more,
// which has not ended. A task closes it. Any thread, unless g is known to the loop.
func (l *Loop) AsyncgenFinalizer(g AsyncGenerator) {
	if l.onThread() {
		l.asyncgens.discard(g)
	}
	if g == nil || l.closed.Load() {
		return
	}
	_ = l.callSoonThreadsafe("BaseEventLoop.create_task", func() {
		l.asyncgens.discard(g)
		_, _ = l.CreateTask(g.Aclose(), "")
	})
}

func (a *asyncgens) discard(g AsyncGenerator) {
	a.list = slices.DeleteFunc(a.list, func(other AsyncGenerator) bool { return other == g })
}

// ShutdownAsyncgens is loop.shutdown_asyncgens(), a coroutine: it closes all
// asynchronous generators that have been iterated and have not ended, at the same time.
// What goes wrong goes to the exception handler. From now on one that is
// iterated for the first time is warned of.
func (l *Loop) ShutdownAsyncgens() *GoCoroutine {
	return named("shutdown_asyncgens", "", func(co *Co) (any, error) { return nil, l.asyncgens.shutdown(co) })
}

func (a *asyncgens) shutdown(co *Co) error {
	a.shut = true
	for _, g := range a.list {
		if g, ok := g.(weakAsyncGenerator); ok {
			g.Look()
			break
		}
	}
	closing := slices.DeleteFunc(a.list, func(g AsyncGenerator) bool {
		if g, ok := g.(weakAsyncGenerator); ok {
			return g.Gone()
		}
		return g.Ended()
	})
	a.list = nil
	if len(closing) == 0 {
		return nil
	}
	ends := make([]any, len(closing))
	for i, g := range closing {
		ends[i] = g.Aclose()
	}
	all, err := co.loop.Gather(true, ends...)
	if err != nil {
		return err
	}
	results, err := co.Await(all)
	if err != nil {
		return err
	}
	for i, result := range results.([]any) {
		failure, failed := result.(error)
		if !failed || isCancelled(failure) {
			continue
		}
		co.loop.CallExceptionHandler(ExceptionContext{
			Message:   "an error occurred during closing of asynchronous generator " + closing[i].String(),
			Exception: failure,
			Others:    map[string]any{"asyncgen": closing[i]},
		})
	}
	return nil
}
