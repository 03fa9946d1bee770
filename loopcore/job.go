package loopcore

import (
	"time"

	"batuta/loopcore/trace"
)

// errWorkerExited is the error of a job that ended its goroutine.
const errWorkerExited RuntimeError = "the function left its worker thread without returning"

// job is a function for a worker.
type job struct {
	fn     func(*Worker) (any, error)
	name   string
	future *Future
	task   trace.TaskID
	worker int // who is to do it, 0 for whoever is free first

	result any // once it is done
	err    error
}

// Worker is a thread of the pool, as the function that it runs sees it.
type Worker struct {
	pool    *pool
	id      int
	context *Context // nil: nobody has asked for it yet
}

// ID is the worker's number, from 1.
func (w *Worker) ID() int { return w.id }

// Context is the context that the function runs in: for ToThread a copy of the
// caller's; else the thread's own, which is empty to begin with and keeps what
// one job has set for the next.
func (w *Worker) Context() *Context {
	if w.context == nil {
		w.context = NewContext()
	}
	return w.context
}

// runIn calls fn in a context.
func (w *Worker) runIn(c *Context, fn func() (any, error)) (any, error) {
	own := w.context
	w.context = c
	defer func() { w.context = own }()
	return fn()
}

// Stopped is closed when the run has been stopped and nobody waits for the
// result any more.
func (w *Worker) Stopped() <-chan struct{} { return w.pool.quit }

// Sleep is time.sleep on the loop's clock. It ends early, with ErrDropped,
// when the run is stopped.
func (w *Worker) Sleep(seconds float64) error {
	if world := w.pool.loop.world; world != nil {
		if !world.Sleep(seconds, w.pool.quit) {
			return ErrDropped
		}
		return nil
	}
	t := newTimer(seconds)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-w.pool.quit:
		return ErrDropped
	}
}

func newTimer(seconds float64) *time.Timer {
	return time.NewTimer(time.Duration(inRange(seconds * float64(time.Second))))
}

// RunInExecutor is loop.run_in_executor(None, fn): fn runs on a worker thread,
// and its result is the future's. fn must not touch the loop.
func (l *Loop) RunInExecutor(fn func(*Worker) (any, error)) (*Future, error) {
	return l.runInExecutor(funcName(fn), fn)
}

// RunInExecutorAs is RunInExecutor of a function that the trace shows under a name.
func (l *Loop) RunInExecutorAs(name string, fn func(*Worker) (any, error)) (*Future, error) {
	return l.runInExecutor(name, fn)
}

func (l *Loop) runInExecutor(name string, fn func(*Worker) (any, error)) (*Future, error) {
	if err := l.checkCall(fn == nil, "run_in_executor"); err != nil {
		return nil, err
	}
	j := &job{fn: fn, name: name, task: l.current.traceID(), future: l.createFuture()}
	if err := l.pool.submit(j); err != nil {
		return nil, err
	}
	j.future.addCallback(doneCallback{name: "_chain_future.<locals>._call_check_cancel", fn: func(f *Future) {
		if f.Cancelled() {
			l.pool.cancel(j)
		}
	}})
	return j.future, nil
}

// ToThread is asyncio.to_thread(fn, arg), a coroutine: fn runs on a worker thread,
// in a copy of the context in use when the coroutine begins.
func ToThread[A any](fn func(*Worker, A) (any, error), arg A) *GoCoroutine {
	name := funcName(fn)
	return named("to_thread", name, func(co *Co) (any, error) {
		c := &Context{vars: co.loop.contextVars()}
		f, err := co.loop.runInExecutor(name, func(w *Worker) (any, error) {
			return w.runIn(c, func() (any, error) { return fn(w, arg) })
		})
		if err != nil {
			return nil, err
		}
		return co.Await(f)
	})
}

// setState hands the job's outcome on to its future. Loop thread.
func (j *job) setState() {
	switch {
	case j.future.Done():
	case j.err != nil:
		_ = j.future.SetException(j.err)
	default:
		_ = j.future.SetResult(j.result)
	}
}

// jobNews takes over what a worker has to say: with a callback that it has
// done its job, else that it has begun one. Loop thread.
func (l *Loop) jobNews(p posted) {
	if p.handle != nil {
		l.traceThread(trace.ThreadEnd, p.worker, p.job.task, p.job.name)
		return
	}
	l.traceThread(trace.ThreadBegin, p.worker, p.job.task, p.job.name)
	p.job.future.setWait(waiting{kind: trace.WaitThread, a: int64(p.worker), text: p.job.name})
	l.traceProgress(p.job.future)
}

// runJob calls a job's function; a panic is its error.
func runJob(w *Worker, j *job) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return j.fn(w)
}
