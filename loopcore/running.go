package loopcore

import (
	"bytes"
	"runtime"
	"sync"
)

// running knows which loop runs on which OS thread. asyncio keeps the same
// (events._running_loop, one for each thread): a function that is called by a
// coroutine has no other way to know that it must not run a loop of its own.
//
// It also knows which loops hold a goroutine to its thread, for they do so
// together: a Go coroutine that is resumed or unwound where its thread is
// locked more often, or less, than it was when its stack was made ends the
// process. So a loop that comes or goes must not change it for another one.
type running struct {
	mu    sync.RWMutex
	loops map[int]*Loop
	held  map[int]*threadHold
}

var runs = running{loops: map[int]*Loop{}, held: map[int]*threadHold{}}

// threadHold is a goroutine's lock on its OS thread.
type threadHold struct {
	thread int
	loops  int // how many loops need it
}

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

// hold binds the caller's goroutine to the OS thread it is on, unless another
// loop's hold does so already.
func (r *running) hold() *threadHold {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.held[threadID()]
	// A goroutine that ended with its loop open leaves its thread's number to others.
	if h == nil || !threadLocked() {
		runtime.LockOSThread()
		h = &threadHold{thread: threadID()}
		r.held[h.thread] = h
	}
	h.loops++
	return h
}

// letGo ends one loop's part in a hold; the last one's lets the thread go.
func (r *running) letGo(h *threadHold) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if h.loops--; h.loops > 0 {
		return
	}
	if r.held[h.thread] == h {
		delete(r.held, h.thread)
	}
	runtime.UnlockOSThread()
}

// threadLocked reports whether the caller's goroutine is locked to its OS
// thread: Go says so nowhere but in the first line of its stack.
func threadLocked() bool {
	var buf [256]byte
	line, _, _ := bytes.Cut(buf[:runtime.Stack(buf[:], false)], []byte("\n"))
	return bytes.Contains(line, []byte("locked to thread"))
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
