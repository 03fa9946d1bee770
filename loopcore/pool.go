package loopcore

import (
	"runtime"
	"slices"
	"sync"

	"batuta/loopcore/trace"
)

// pool is the default executor: a bounded number of worker threads
// (concurrent.futures.ThreadPoolExecutor), each made when there is work and
// nobody free to do it.
//
// Whether a worker is free changes only together with the news of it that goes
// to the loop, so that the trace never has a worker begin what is next before
// it has ended what was.
type pool struct {
	loop  *Loop
	limit int
	quit  chan struct{} // closed when the workers are to drop what they do

	mu     sync.Mutex
	work   sync.Cond
	given  map[int]*job // for workers who were free, and have yet to look
	queue  []*job       // for whoever is free first
	idle   []int        // workers that are free, the latest last
	made   int
	busy   int  // jobs that have been given and have not ended: each is under way for the world's clock
	joined bool // someone waits for the workers' end
	closed bool
	halted bool
	done   sync.WaitGroup
	ends   sync.WaitGroup // threads that wait for the workers' end
}

func newPool(l *Loop, limit int) *pool {
	if limit <= 0 {
		limit = min(32, runtime.NumCPU()+4)
	}
	p := &pool{loop: l, limit: limit, quit: make(chan struct{}), given: map[int]*job{}}
	p.work.L = &p.mu
	return p
}

// submit hands a job to a worker who is free, to a new one, or to whoever is
// free first. Loop thread.
func (p *pool) submit(j *job) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrExecutorClosed
	}
	p.loop.drainInbox() // whoever is free by now has said so
	if n := len(p.idle); n > 0 {
		j.worker = p.idle[n-1]
		p.idle = p.idle[:n-1]
	} else if p.made < p.limit {
		p.made++
		j.worker = p.made
		p.done.Add(1)
		go p.serve(&Worker{pool: p, id: p.made})
	}
	j.future.setWait(waiting{kind: trace.WaitThread, a: int64(j.worker), text: j.name})
	if j.worker == 0 {
		p.queue = append(p.queue, j)
		return nil
	}
	p.loop.traceThread(trace.ThreadBegin, j.worker, j.task, j.name)
	p.give(j)
	return nil
}

// give has the job's worker begin it. A job that waits in the queue is not
// under way: those before it are. The caller holds the lock.
func (p *pool) give(j *job) {
	p.busy++
	p.loop.enter()
	p.given[j.worker] = j
	p.work.Broadcast()
}

// end says that a job is under way no more; the last one's place is taken by
// whoever waits for the workers' end. The caller holds the lock.
func (p *pool) end() {
	if p.busy--; p.busy > 0 || !p.joined {
		p.loop.leave()
	}
}

// awaitEnd has a thread of its own wait for the workers' end and then call
// ended. That is under way as soon as nobody works, and not before: a worker
// may sleep on a clock that moves only when nothing is.
func (p *pool) awaitEnd(ended func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.joined = true
	if p.busy == 0 {
		p.loop.enter()
	}
	p.ends.Add(1)
	go func() {
		defer p.ends.Done()
		p.join()
		ended()
		p.loop.leave()
	}()
}

// cancel takes back a job that nobody has begun; false if one has. Loop thread.
func (p *pool) cancel(j *job) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.loop.drainInbox() // it may hold that the job has been given to someone
	switch i := slices.Index(p.queue, j); {
	case i >= 0:
		p.queue = slices.Delete(p.queue, i, i+1)
		return true
	case j.worker != 0 && p.given[j.worker] == j:
		delete(p.given, j.worker)
		p.loop.traceThread(trace.ThreadEnd, j.worker, j.task, j.name)
		p.free(j.worker)
		p.end()
		return true
	}
	return false
}

// free has a worker who was given nothing take the queue's next job, else wait
// to be given one. The caller holds the lock.
func (p *pool) free(worker int) {
	if len(p.queue) == 0 {
		p.idle = append(p.idle, worker)
		return
	}
	j := p.queue[0]
	p.queue = slices.Delete(p.queue, 0, 1)
	j.worker = worker
	_ = p.loop.post(posted{worker: worker, job: j}) // a closed loop does not care
	p.give(j)
}

// serve is a worker's life. A job that ends its goroutine (runtime.Goexit)
// ends this life, and another goroutine goes on with it.
func (p *pool) serve(w *Worker) {
	ended := false
	defer func() {
		if !ended {
			go p.serve(w)
			return
		}
		p.done.Done()
	}()
	for j := p.next(w); j != nil; j = p.next(w) {
		p.do(w, j)
	}
	ended = true
}

// next is the worker's next job; nil when there will be none.
func (p *pool) next(w *Worker) *job {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if j := p.given[w.id]; j != nil {
			delete(p.given, w.id)
			return j
		}
		if p.closed {
			return nil
		}
		p.work.Wait()
	}
}

// do runs a job. In one go its result is posted to the loop and the worker is
// free for the next.
func (p *pool) do(w *Worker, j *job) {
	j.err = errWorkerExited // unless it comes back
	defer func() {
		if p.deliver(w, j) {
			p.loop.tellOwner()
		}
	}()
	if p.isHalted() {
		j.err = ErrDropped
		return
	}
	j.result, j.err = runJob(w, j)
}

// deliver posts a job's result, and reports whether that woke the loop.
func (p *pool) deliver(w *Worker, j *job) (woke bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	woke, _ = p.loop.put(posted{ // a closed loop does not care
		handle: &Handle{loop: p.loop, fn: j.setState, name: "_chain_future.<locals>._set_state", foreign: true},
		worker: w.id, job: j,
	})
	p.free(w.id)
	p.end()
	return woke
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
