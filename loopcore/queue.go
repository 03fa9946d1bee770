package loopcore

import (
	"fmt"
	"strings"

	"batuta/loopcore/trace"
)

// QueueError is an exception of asyncio.queues, which has no text but its name.
type QueueError string

func (e QueueError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (e QueueError) Class() string { return string(e) }

// Repr is the exception as Python's repr writes it.
func (e QueueError) Repr() string { return reprRaised(e, "") }

// What asyncio says of queues.
const (
	ErrQueueEmpty      QueueError = "QueueEmpty"
	ErrQueueFull       QueueError = "QueueFull"
	ErrQueueShutDown   QueueError = "QueueShutDown"
	ErrTooManyTaskDone ValueError = "task_done() called too many times"
)

// Queue is asyncio.Queue, PriorityQueue or LifoQueue (queues.py): tasks that
// put things in wait while it is full, tasks that get them out while it is
// empty. Woken ones look again, so that one who comes meanwhile may be first.
type Queue struct {
	class    string
	maxSize  int
	store    Store
	home     bound
	getters  waiters
	putters  waiters
	open     int   // things put in of which nobody has said that they are done
	finished Event // set while there are none
	shut     bool
}

// Store keeps a queue's things, and decides which comes out next
// (Queue._qsize, _put, _get).
type Store interface {
	Len() int
	Put(x any) error
	Get() (any, error) // there is one
	All() []any        // in the order in which repr shows them
}

// NewQueue is asyncio.Queue(maxsize): first in, first out. At 0 and below it is
// never full.
func NewQueue(maxsize int) *Queue { return newQueue("Queue", maxsize, new(fifoStore)) }

// NewLifoQueue is asyncio.LifoQueue(maxsize): last in, first out.
func NewLifoQueue(maxsize int) *Queue { return newQueue("LifoQueue", maxsize, new(lifoStore)) }

// NewPriorityQueue is asyncio.PriorityQueue(maxsize): the least comes out
// first, by less, whose error is that of the put or get which asked it; nil
// compares nothing. Among equals the order is heapq's.
func NewPriorityQueue(maxsize int, less func(a, b any) (bool, error)) *Queue {
	if less == nil {
		less = func(any, any) (bool, error) { return false, TypeError("'NoneType' object is not callable") }
	}
	return newQueue("PriorityQueue", maxsize, &heapStore{less: less})
}

// NewQueueOn is a queue of a class of one's own, named class.
func NewQueueOn(class string, maxsize int, s Store) *Queue { return newQueue(class, maxsize, s) }

func newQueue(class string, maxsize int, s Store) *Queue {
	return &Queue{class: class, maxSize: maxsize, store: s, finished: Event{set: true}}
}

// QSize is how many things are in it.
func (q *Queue) QSize() int { return q.store.Len() }

// Unfinished is of how many of the things that were put in TaskDone has still to
// be told.
func (q *Queue) Unfinished() int { return q.open }

// MaxSize is how many things may be in it; 0 and below: any number.
func (q *Queue) MaxSize() int { return q.maxSize }

// Empty reports whether nothing is in it.
func (q *Queue) Empty() bool { return q.store.Len() == 0 }

// Full reports whether as much is in it as may be.
func (q *Queue) Full() bool { return q.maxSize > 0 && q.store.Len() >= q.maxSize }

// putting is a Put under way.
type putting struct {
	Operation
	queue *Queue
	item  any
}

// Put is queue.put(x): it waits until there is room. ErrQueueShutDown if the
// queue is shut down before or meanwhile.
func (q *Queue) Put(x any) *Operation {
	p := &putting{queue: q, item: x}
	p.Operation = Operation{name: "Queue.put", next: p.try}
	return &p.Operation
}

func (p *putting) try(o *Operation, thrown error) Answer {
	q := p.queue
	if thrown != nil {
		q.giveUp(&q.putters, o.on, q.Full)
		return raise(thrown)
	}
	if !q.Full() {
		if err := q.PutNowait(p.item); err != nil {
			return raise(err)
		}
		return done(nil)
	}
	return q.park(&q.putters, o, "Queue.put: full")
}

// Get is queue.get(): it waits until there is something, takes it out and
// answers it. ErrQueueShutDown if there is nothing and the queue is shut down
// before or meanwhile.
func (q *Queue) Get() *Operation { return operation("Queue.get", q.get) }

func (q *Queue) get(o *Operation, thrown error) Answer {
	if thrown != nil {
		q.giveUp(&q.getters, o.on, q.Empty)
		return raise(thrown)
	}
	if !q.Empty() {
		x, err := q.GetNowait()
		if err != nil {
			return raise(err)
		}
		return done(x)
	}
	return q.park(&q.getters, o, "Queue.get: empty")
}

// park has an operation wait in a line, unless nothing will come of it.
func (q *Queue) park(line *waiters, o *Operation, why string) Answer {
	if q.shut {
		return raise(ErrQueueShutDown)
	}
	if err := q.home.to(o.loop, q); err != nil {
		return raise(err)
	}
	return line.park(o, waiting{kind: trace.WaitQueue, text: why})
}

// giveUp takes one who waited out of its line. Was it woken already, and could
// go on, then another must in its stead.
func (q *Queue) giveUp(line *waiters, f *Future, stuck func() bool) {
	f.Cancel("")
	line.remove(f)
	if !stuck() && !f.Cancelled() {
		_ = line.wakeNext()
	}
}

// PutNowait is queue.put_nowait(x): ErrQueueFull if there is no room,
// ErrQueueShutDown if the queue is shut down, what a PriorityQueue's less
// answered, or ErrClosed if one waits to get it whose loop is closed.
func (q *Queue) PutNowait(x any) error {
	switch {
	case q.shut:
		return ErrQueueShutDown
	case q.Full():
		return ErrQueueFull
	}
	if err := q.store.Put(x); err != nil {
		return err
	}
	q.open++
	q.tell()
	q.finished.Clear()
	return q.getters.wakeNext()
}

// GetNowait is queue.get_nowait(): ErrQueueEmpty if there is nothing,
// ErrQueueShutDown if nothing will come, what a PriorityQueue's less answered,
// or ErrClosed if one waits to put whose loop is closed.
func (q *Queue) GetNowait() (any, error) {
	switch {
	case !q.Empty():
	case q.shut:
		return nil, ErrQueueShutDown
	default:
		return nil, ErrQueueEmpty
	}
	x, err := q.store.Get()
	if err != nil {
		return nil, err
	}
	if err := q.putters.wakeNext(); err != nil {
		return nil, err // and the thing is lost, as it is in asyncio
	}
	return x, nil
}

// TaskDone is queue.task_done(): one of the things that were put in is done.
// ErrTooManyTaskDone if they all were.
func (q *Queue) TaskDone() error {
	if q.open <= 0 {
		return ErrTooManyTaskDone
	}
	q.open--
	if q.open == 0 {
		q.finished.Set()
	}
	q.tell()
	return nil
}

// Join is queue.join(): it waits until all that was put in is done.
func (q *Queue) Join() *Operation { return operation("Queue.join", q.join) }

func (q *Queue) join(o *Operation, thrown error) Answer {
	if o.on == nil && q.open == 0 {
		return done(nil)
	}
	what := waiting{kind: trace.WaitQueue}
	if o.loop.trace != nil {
		what = q.joining()
	}
	a := q.finished.wait(o, thrown, what)
	a.Result = nil
	return a
}

// joining says what a Join waits for.
func (q *Queue) joining() waiting {
	return waiting{kind: trace.WaitQueue, text: fmt.Sprintf("Queue.join: %d unfinished", q.open)}
}

// tell tells the trace how much is left for those who join.
func (q *Queue) tell() {
	if l := q.finished.home.traced(); l != nil {
		q.finished.waiters.tell(l, q.joining())
	}
}

// Shutdown is queue.shutdown(immediate): nothing can be put in any more, and
// once it is empty nothing got out; who waits is woken and finds out.
// Immediately: what is in it is thrown away, and counts as done.
func (q *Queue) Shutdown(immediate bool) {
	q.shut = true
	if immediate {
		for !q.Empty() {
			_, _ = q.store.Get() // it goes, whatever a PriorityQueue's less says of the others
			q.open = max(0, q.open-1)
		}
		if q.open == 0 {
			q.finished.Set()
		}
		q.tell()
	}
	for _, line := range []*waiters{&q.getters, &q.putters} {
		for line.len() > 0 {
			_ = line.wakeNext() // fails on a closed loop, where nobody can be woken
		}
	}
}

// String is the queue as asyncio's repr writes it.
func (q *Queue) String() string { return fmt.Sprintf("<%s at %p %s>", q.class, q, q.format()) }

// Str is the queue as Python's str writes it: String without the address.
func (q *Queue) Str() string { return "<" + q.class + " " + q.format() + ">" }

func (q *Queue) format() string {
	var b strings.Builder
	fmt.Fprintf(&b, "maxsize=%d", q.maxSize)
	if !q.Empty() {
		b.WriteString(" _queue=" + wholeRepr(q.store.All()))
	}
	for _, n := range []struct {
		words string
		count int
	}{
		{" _getters[%d]", q.getters.len()},
		{" _putters[%d]", q.putters.len()},
		{" tasks=%d", q.open},
	} {
		if n.count > 0 {
			fmt.Fprintf(&b, n.words, n.count)
		}
	}
	if q.shut {
		b.WriteString(" shutdown")
	}
	return b.String()
}

// wholeRepr is a value as Python's own repr writes it: nothing is left out,
// where reprlib, and so repr, would shorten it.
func wholeRepr(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case Representer:
		return v.Repr()
	case error:
		return reprError(v)
	case []any:
		words := make([]string, len(v))
		for i, x := range v {
			words[i] = wholeRepr(x)
		}
		return "[" + strings.Join(words, ", ") + "]"
	}
	return repr(v)
}
