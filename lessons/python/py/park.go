package py

import (
	"math"
	"runtime"
	"sync"
	"time"
)

// ThreadClock is a Clock that goes by what the program's threads do: a virtual
// one jumps only while all of them wait.
type ThreadClock interface {
	Clock
	// Enter says that a thread begins, or goes on; Leave that it has ended. The
	// main thread is not counted.
	Enter()
	Leave()
	// Rest begins a wait of the calling thread for so many seconds, which may be
	// infinite; wait waits, and answers whether the time was up. It ends early
	// once woken is closed; whoever closes it has called Enter.
	Rest(seconds float64, woken <-chan struct{}) (wait func() bool)
	// Interval is how long a thread may run while another waits.
	Interval() time.Duration
}

// realThreads is a ThreadClock for threads that live in real time.
type realThreads struct{ Clock }

func (realThreads) Enter()                  {}
func (realThreads) Leave()                  {}
func (realThreads) Interval() time.Duration { return switchInterval }

func (realThreads) Rest(seconds float64, woken <-chan struct{}) func() bool {
	if seconds > mostWait {
		return func() bool { <-woken; return false }
	}
	up := time.NewTimer(time.Duration(seconds * float64(time.Second)))
	return func() bool {
		defer up.Stop()
		select {
		case <-up.C:
			return true
		case <-woken:
			return false
		}
	}
}

// mostWait is as many seconds as Go's durations hold.
const mostWait = float64(math.MaxInt64 / int64(time.Second))

// threadClock is the run's clock as threads need it.
func (in *Interpreter) threadClock() ThreadClock {
	if c, ok := in.Host.Clock.(ThreadClock); ok {
		return c
	}
	return realThreads{in.Host.Clock}
}

// Waiter is a wait of a thread's for another one. Its methods are for whoever
// holds the lock.
type Waiter struct {
	t     *Thread
	woken chan struct{} // closed when the wait is to end
	turn  chan struct{} // closed when it is the thread's turn; nil: it asks for it by itself
	ended bool          // woken is closed, or the time was up
	given bool          // Wake ended it
	early bool          // a signal did, and what handles it has raised nothing
}

// NewWaiter begins a wait of the thread's. Whoever knows of it may call Wake.
func (t *Thread) NewWaiter() *Waiter { return &Waiter{t: t, woken: make(chan struct{})} }

// Wake ends the wait, and puts its thread into the queue for the lock, so that
// several go on in the order in which they were woken. It answers false if the
// wait is over already.
func (w *Waiter) Wake() bool {
	l := &w.t.in.lock
	l.mu.Lock()
	defer l.mu.Unlock()
	if w.ended {
		return false
	}
	w.given = true
	w.rouse()
	return true
}

// rouse is Wake with the queue locked, by a waker or because the run is to end.
func (w *Waiter) rouse() {
	if w.ended {
		return
	}
	w.ended = true
	if !w.t.Main {
		w.t.in.threadClock().Enter()
		w.turn = w.t.in.enqueue()
	}
	close(w.woken)
}

// enqueue asks for the lock for a thread; the queue is locked.
func (in *Interpreter) enqueue() chan struct{} {
	l := &in.lock
	turn := make(chan struct{})
	if !l.held {
		l.held = true
		close(turn)
		return turn
	}
	l.queue = append(l.queue, turn)
	time.AfterFunc(in.threadClock().Interval(), func() { in.ask(turnAsked) })
	return turn
}

// Wait waits, for so many seconds of run time at the most, while other threads
// run. It answers whether Wake ended it; even then it may fail: the run is to
// end, or it was the main thread's and something is to be raised in it.
func (w *Waiter) Wait(seconds float64) (woken bool, err error) {
	t := w.t
	in, l, clock := t.in, &t.in.lock, t.in.threadClock()
	l.mu.Lock()
	if l.waiting == nil {
		l.waiting = map[*Waiter]struct{}{}
	}
	l.waiting[w] = struct{}{}
	l.mu.Unlock()
	w.early = true
	if !in.Stopped() && (!t.Main || in.pending.Load() == nil && !in.tripped()) {
		wait := clock.Rest(max(0, seconds), w.woken)
		t.Release()
		timeUp := wait()
		l.mu.Lock()
		both := timeUp && w.ended && !t.Main // it was counted twice
		w.early = !timeUp && !w.given
		w.ended = true
		l.mu.Unlock()
		if both {
			clock.Leave()
		}
		t.takeTurn(w)
	}
	l.mu.Lock()
	delete(l.waiting, w)
	w.ended = true
	l.mu.Unlock()
	return w.given, t.heed()
}

// Interrupted reports whether the wait has ended before its time, for a signal
// whose handler raised nothing: whoever waits goes on, as CPython does.
func (w *Waiter) Interrupted() bool { return w.early && w.t.Main }

// takeTurn takes the thread's turn after a wait.
func (t *Thread) takeTurn(w *Waiter) {
	if w.turn == nil {
		t.Acquire()
		return
	}
	<-w.turn
	t.in.running = t
}

// rouseAll ends the waits of all threads, or of the main thread only.
func (in *Interpreter) rouseAll(main bool) {
	l := &in.lock
	l.mu.Lock()
	defer l.mu.Unlock()
	for w := range l.waiting {
		if !main || w.t.Main {
			w.rouse()
		}
	}
}

// At is the run's time in seconds, for whoever reckons what is left of a wait:
// unlike the program's own reading of a clock it never moves one.
func (in *Interpreter) At() float64 {
	if c, ok := in.Host.Clock.(interface{ At() float64 }); ok {
		return c.At()
	}
	if in.Host.Clock == nil {
		return 0
	}
	return in.Host.Clock.Monotonic()
}

// shortest is what time.sleep(0) of the main thread takes where others wait for
// the run's time to go on.
const shortest = 1e-6

// Sleep is time.sleep: other threads run meanwhile.
func (t *Thread) Sleep(seconds float64) error {
	if _, ok := t.in.Host.Clock.(ThreadClock); !ok {
		t.Blocking(func() { t.in.Host.Clock.Sleep(seconds) })
		return t.heed()
	}
	if seconds == 0 && t.Main && t.in.liveThreads().any() {
		seconds = shortest
	}
	for until := t.in.At() + seconds; ; seconds = max(0, until-t.in.At()) {
		w := t.NewWaiter()
		if _, err := w.Wait(seconds); err != nil || !w.Interrupted() {
			return err
		}
	}
}

// Go runs f in a new thread of the interpreter's, on an OS thread of its own. As
// under CPython the new thread mostly begins before the caller goes on.
func (t *Thread) Go(name string, f func(t *Thread)) *Thread {
	in := t.in
	th := in.NewThread()
	th.Name = name
	in.threadClock().Enter()
	l := &in.lock
	l.mu.Lock()
	turn := in.enqueue()
	l.mu.Unlock()
	live := in.liveThreads()
	live.add(1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		<-turn
		in.running = th
		defer live.add(-1)
		defer th.Release()
		defer in.threadClock().Leave()
		f(th)
	}()
	t.Release()
	t.Acquire()
	return th
}

// live counts the threads that Go has begun.
type live struct {
	mu    sync.Mutex
	n     int
	ended chan struct{} // closed when there is none; nil: nobody waits
}

type liveKey struct{}

func (in *Interpreter) liveThreads() *live {
	return Kept(in, liveKey{}, func() *live { return &live{} })
}

func (l *live) add(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n += n
	if l.n == 0 && l.ended != nil {
		close(l.ended)
		l.ended = nil
	}
}

func (l *live) any() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.n > 0
}

// none is closed when no thread is left.
func (l *live) none() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	ended := make(chan struct{})
	if l.n == 0 {
		close(ended)
		return ended
	}
	l.ended = ended
	return ended
}

// deathWithin is how long the threads that a program leaves behind may take to
// end.
const deathWithin = 2 * time.Second

// EndThreads ends the threads that are left when a program is over: its daemons,
// of which nothing runs any more.
func (t *Thread) EndThreads() {
	none := t.in.liveThreads().none()
	select {
	case <-none:
		return
	default:
	}
	stopped := t.in.Stopped()
	t.in.Stop()
	t.Blocking(func() {
		select {
		case <-none:
		case <-time.After(deathWithin):
		}
	})
	select {
	case <-none:
		if !stopped { // whoever looks at how it ended may still run its code
			t.in.attention.And(^stopAsked)
			t.in.stopped.Store(false)
		}
	default:
	}
}
