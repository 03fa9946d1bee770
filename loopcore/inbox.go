package loopcore

import (
	"fmt"
	"sync"
	"sync/atomic"

	"batuta/loopcore/trace"
)

// inbox holds what other threads have queued until the loop's thread takes it
// over: at the next call of its own that queues, before it asks the selector,
// and when the selector has answered. So the order is asyncio's, where all
// threads append to one deque.
type inbox struct {
	waiting atomic.Bool
	mu      sync.Mutex
	posted  []posted
	woken   bool // a byte is in the pipe for what is posted
	closed  bool
}

// posted is what another thread has to say: a callback, news of a job, or both.
type posted struct {
	handle *Handle
	worker int  // of the pool, 0 if it was none
	job    *job // what the worker has begun or, if there is a callback, done
}

// CallSoonThreadsafe is loop.call_soon_threadsafe: CallSoon from any thread,
// which wakes the loop. From another thread than the loop's the context is an
// empty one.
func (l *Loop) CallSoonThreadsafe(fn func()) error {
	if err := l.checkForeign(fn == nil); err != nil {
		return err
	}
	return l.callSoonThreadsafe("", fn)
}

// CallSoonThreadsafeWith is CallSoonThreadsafe for a callback of which more is said.
func (l *Loop) CallSoonThreadsafeWith(c Call) error {
	if err := l.checkForeign(c.Fn == nil); err != nil {
		return err
	}
	return l.postForeign(&Handle{call: &c, context: c.Context})
}

// CallSoonThreadsafeHandle is CallSoonThreadsafeWith, and answers the handle.
func (l *Loop) CallSoonThreadsafeHandle(c Call) (*Handle, error) {
	if err := l.checkForeign(c.Fn == nil); err != nil {
		return nil, err
	}
	h := &Handle{call: &c, context: c.Context}
	return h, l.postForeign(h)
}

func (l *Loop) checkForeign(missing bool) error {
	switch {
	case l.closed.Load():
		return ErrClosed
	case missing:
		return TypeError("a callable object was expected by call_soon_threadsafe(), got None")
	}
	return nil
}

func (l *Loop) callSoonThreadsafe(name string, fn func()) error {
	return l.postForeign(&Handle{fn: fn, name: name})
}

// postForeign posts a handle of another thread's.
func (l *Loop) postForeign(h *Handle) error {
	h.loop, h.foreign = l, true
	if h.context == nil && l.running.Load() && l.onThread() { // no other thread has a context of the loop's
		h.vars = l.contextVars()
	}
	if l.debug.Load() && (l.program == nil || h.call != nil) { // a goroutine of the loop's own stands nowhere in an interpreter's program
		h.made = l.here()
	}
	return l.post(posted{handle: h})
}

// post puts p into the inbox and, if there is something to be run, wakes the
// loop and its owner: once for all that is posted until it looks.
func (l *Loop) post(p posted) error {
	woke, err := l.put(p)
	if woke {
		l.tellOwner()
	}
	return err
}

// put is post for a caller who holds a lock: it reports whether it has woken
// the loop, whose owner is then to be told as soon as the lock is free.
func (l *Loop) put(p posted) (woke bool, err error) {
	b := &l.inbox
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return false, ErrClosed
	}
	b.posted = append(b.posted, p)
	b.waiting.Store(true)
	if p.handle == nil || b.woken {
		return false, nil
	}
	b.woken = true
	l.writeToSelf() // under the lock: the pipe is closed only after the inbox
	return true, nil
}

// drainInbox queues what other threads have posted.
func (l *Loop) drainInbox() {
	b := &l.inbox
	if !b.waiting.Load() {
		return
	}
	b.mu.Lock()
	list := b.posted
	b.posted = nil
	b.woken = false
	b.waiting.Store(false)
	b.mu.Unlock()
	cause, a := l.cause, l.causeA
	for _, p := range list {
		if p.job != nil {
			l.jobNews(p)
		}
		if p.handle != nil {
			l.cause, l.causeA = trace.CauseThread, int64(p.worker)
			l.push(p.handle)
		}
	}
	l.cause, l.causeA = cause, a
}

// wakeUp has a loop that waits in its selector look up. Any thread.
func (l *Loop) wakeUp() {
	b := &l.inbox
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		l.writeToSelf()
	}
}

func (l *Loop) closeInbox() {
	b := &l.inbox
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed, b.posted = true, nil
	b.waiting.Store(false)
}

// selfPipe is the pair of sockets through which other threads wake the loop.
type selfPipe struct{ read, write int }

func (l *Loop) openSelfPipe() error {
	r, w, err := socketPair()
	if err != nil {
		return fmt.Errorf("opening the self-pipe: %w", err)
	}
	l.pipe = &selfPipe{read: r, write: w}
	if err := l.addReader(r, "BaseSelectorEventLoop._read_from_self", "self-pipe", l.readFromSelf); err != nil {
		l.pipe.close()
		return fmt.Errorf("opening the self-pipe: %w", err)
	}
	return nil
}

// readFromSelf empties the pipe, and takes the signals that it announced.
func (l *Loop) readFromSelf() {
	defer l.handleSignals()
	var buf [4096]byte
	for {
		n, err := readSocket(l.pipe.read, buf[:])
		if interrupted(err) {
			continue
		}
		if n <= 0 || err != nil {
			return
		}
	}
}

// writeToSelf puts a byte into the pipe. A full pipe is as good.
func (l *Loop) writeToSelf() {
	if _, err := writeSocket(l.pipe.write, []byte{0}); err != nil && l.debug.Load() {
		l.log.Debug("Fail to write a null byte into the self-pipe socket")
	}
}

func (l *Loop) closeSelfPipe() {
	l.removeReader(l.pipe.read)
	l.pipe.close()
}

// close closes both ends, which on Windows are one.
func (p *selfPipe) close() {
	_ = closeSocket(p.read)
	if p.write != p.read {
		_ = closeSocket(p.write)
	}
}
