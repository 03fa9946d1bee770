package loopcore

import "sync"

// running knows which loop runs on which OS thread. asyncio keeps the same
// (events._running_loop, one for each thread): a function that is called by a
// coroutine has no other way to know that it must not run a loop of its own.
type running struct {
	mu    sync.RWMutex
	loops map[int]*Loop
}

var runs = running{loops: map[int]*Loop{}}

func (r *running) enter(l *Loop) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.loops[threadID()] = l
}

func (r *running) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.loops, threadID())
}

// RunningLoop is the loop that runs on the caller's OS thread, nil if none does
// (asyncio.get_running_loop).
func RunningLoop() *Loop {
	runs.mu.RLock()
	defer runs.mu.RUnlock()
	if len(runs.loops) == 0 {
		return nil
	}
	return runs.loops[threadID()]
}
