package loopcore

import (
	"runtime"
	"sync"

	"batuta/loopcore/trace"
)

// pool is the default executor: a bounded number of worker threads
// (concurrent.futures.ThreadPoolExecutor), each made when there is work and
// nobody free to do it.
type pool struct {
	loop  *Loop
	limit int
	quit  chan struct{} // closed when the workers are to drop what they do

	mu     sync.Mutex
	work   sync.Cond
	jobs   []*job
	idle   []int // workers that are free, the latest last
	made   int
	closed bool
	halted bool
	done   sync.WaitGroup
}

// job is a function for a worker.
type job struct {
	fn     func(*Worker) (any, error)
	name   string
	future *Future
	task   trace.TaskID
	worker int // who was told to do it, 0 for whoever is free first
	begun  bool
	off    bool // it was cancelled before it began
}

// Worker is a thread of the pool, as the function that it runs sees it.
type Worker struct {
	pool *pool
	id   int
}

// ID is the worker's number, from 1.
func (w *Worker) ID() int { return w.id }

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

func newPool(l *Loop, limit int) *pool {
	if limit <= 0 {
		limit = min(32, runtime.NumCPU()+4)
	}
	p := &pool{loop: l, limit: limit, quit: make(chan struct{})}
	p.work.L = &p.mu
	return p
}

// RunInExecutor is loop.run_in_executor(None, fn): fn runs on a worker thread,
// and its result is the future's. fn must not touch the loop.
func (l *Loop) RunInExecutor(fn func(*Worker) (any, error)) (*Future, error) {
	return l.runInExecutor(funcName(fn), fn)
}

func (l *Loop) runInExecutor(name string, fn func(*Worker) (any, error)) (*Future, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	j := &job{fn: fn, name: name, task: l.current.traceID(), future: l.NewFuture()}
	if err := l.pool.submit(j); err != nil {
		return nil, err
	}
	j.future.setWait(waiting{kind: trace.WaitThread, a: int64(j.worker), text: name})
	j.future.onCancel = func(msg string) bool {
		l.pool.cancel(j)
		return j.future.cancelNow(msg)
	}
	return j.future, nil
}

// ToThread is asyncio.to_thread(fn, arg), a coroutine.
func ToThread[A any](fn func(*Worker, A) (any, error), arg A) *GoCoroutine {
	name := funcName(fn)
	return named("to_thread", name, func(co *Co) (any, error) {
		f, err := co.loop.runInExecutor(name, func(w *Worker) (any, error) { return fn(w, arg) })
		if err != nil {
			return nil, err
		}
		return co.Await(f)
	})
}

// submit hands a job to a worker who is free, to a new one, or to whoever is free first.
func (p *pool) submit(j *job) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrExecutorClosed
	}
	p.loop.enter()
	if n := len(p.idle); n > 0 {
		j.worker = p.idle[n-1]
		p.idle = p.idle[:n-1]
	} else if p.made < p.limit {
		p.made++
		j.worker = p.made
		p.done.Add(1)
		go p.serve(&Worker{pool: p, id: p.made})
	}
	if j.worker != 0 {
		p.loop.traceThread(trace.ThreadBegin, j.worker, j.task, j.name)
	}
	p.jobs = append(p.jobs, j)
	p.work.Broadcast()
	return nil
}

// cancel keeps a job that has not begun from running.
func (p *pool) cancel(j *job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !j.begun {
		j.off = true
	}
}

// serve is a worker's life.
func (p *pool) serve(w *Worker) {
	defer p.done.Done()
	for {
		j := p.next(w)
		if j == nil {
			return
		}
		p.do(w, j)
	}
}

// next is the worker's next job: one that was given to it, else one given to
// nobody; nil when there will be none.
func (p *pool) next(w *Worker) *job {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		for i, j := range p.jobs {
			if j.worker == w.id || j.worker == 0 {
				p.jobs = append(p.jobs[:i], p.jobs[i+1:]...)
				j.begun = true
				return j
			}
		}
		if p.closed {
			return nil
		}
		p.work.Wait()
	}
}

// do runs a job and posts its result to the loop, before it is free for the next.
func (p *pool) do(w *Worker, j *job) {
	defer p.loop.leave()
	var result any
	var err error
	if !j.off && !p.isHalted() {
		result, err = runJob(w, j)
	}
	given := j.worker != 0
	p.mu.Lock()
	if !p.closed && !p.waitingFor() {
		p.idle = append(p.idle, w.id)
	}
	p.mu.Unlock()
	_ = p.loop.post("_chain_future.<locals>._set_state", w.id, func() {
		l := p.loop
		if !given {
			l.traceThread(trace.ThreadBegin, w.id, j.task, j.name)
		}
		l.traceThread(trace.ThreadEnd, w.id, j.task, j.name)
		switch {
		case j.future.Done():
		case err != nil:
			_ = j.future.SetException(err)
		default:
			_ = j.future.SetResult(result)
		}
	})
}

// waitingFor reports whether a job waits for whoever is free.
func (p *pool) waitingFor() bool {
	for _, j := range p.jobs {
		if j.worker == 0 {
			return true
		}
	}
	return false
}

func (p *pool) isHalted() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.halted
}

// used reports whether the pool has ever had a worker.
func (p *pool) used() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.made > 0
}

// close takes no more jobs; workers end when the queue is empty.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.work.Broadcast()
}

// stop has the workers drop what they do. Any thread.
func (p *pool) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.halted {
		p.halted = true
		close(p.quit)
	}
}

// join waits for the workers' end.
func (p *pool) join() {
	p.close()
	p.done.Wait()
}

// enter and leave tell the world's clock of what is under way outside the loop.
func (l *Loop) enter() {
	if l.world != nil {
		l.world.Enter()
	}
}

func (l *Loop) leave() {
	if l.world != nil {
		l.world.Leave()
	}
}
