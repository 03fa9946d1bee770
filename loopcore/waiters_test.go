package loopcore_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

func TestAnObjectBelongsToTheLoopOnWhichSomebodyFirstWaitedForIt(t *testing.T) {
	const (
		lock      = "<asyncio.locks.Lock object [locked]>"
		event     = "<asyncio.locks.Event object [unset]>"
		condition = "<asyncio.locks.Condition object [locked]>"
	)
	var (
		k = loopcore.NewLock()
		c = loopcore.NewCondition(nil)
		q = loopcore.NewPriorityQueue(1, lessInts)
	)
	run(t, func(co *loopcore.Co) (any, error) {
		for _, first := range []any{k.Acquire(), c.Acquire(), q.Put(1)} { // nobody waits yet
			must(co.Await(first))
		}
		return nil, nil
	})
	for _, o := range []struct {
		name, says string
		wait       func() *loopcore.Operation
	}{
		{"Lock", lock, k.Acquire},
		{"Event", event, loopcore.NewEvent().Wait},
		{"Condition", condition, c.Wait},
		{"Semaphore", "<asyncio.locks.Semaphore object [locked]>", must(loopcore.NewSemaphore(0)).Acquire},
		{"BoundedSemaphore", "<asyncio.locks.BoundedSemaphore object [locked]>", must(loopcore.NewBoundedSemaphore(0)).Acquire},
		{"Barrier", condition, must(loopcore.NewBarrier(2)).Wait},
		{"Queue.get", "<Queue maxsize=1>", loopcore.NewQueue(1).Get},
		{"Queue.put", "<PriorityQueue maxsize=1 _queue=[1] tasks=1>", func() *loopcore.Operation { return q.Put(2) }},
		{"Queue.join", event, q.Join},
	} {
		t.Run(o.name, func(t *testing.T) {
			run(t, func(co *loopcore.Co) (any, error) {
				return nil, wantCancelled(nil, waitedFor(co, o.wait()))
			})
			run(t, func(co *loopcore.Co) (any, error) {
				err := waitedFor(co, o.wait())
				want := loopcore.RuntimeError(o.says + " is bound to a different event loop")
				if got := fmt.Sprintf("%T %s", err, withoutAddress(err)); got != fmt.Sprintf("%T %s", want, want) {
					t.Errorf("on another loop it answered %s, want %s", got, want)
				}
				return nil, nil
			})
		})
	}
}

// waitedFor is the error of waiting for x, CancelledError if it takes more than a cycle.
func waitedFor(co *loopcore.Co, x loopcore.Coroutine) error {
	task := must(co.Loop().CreateTask(x, ""))
	if err := co.Sleep(0); err != nil {
		return err
	}
	task.Cancel("")
	return awaited(co, task)
}

func TestTheirReprIsAsyncios(t *testing.T) {
	for _, c := range []struct {
		object fmt.Stringer
		wait   func(fmt.Stringer) *loopcore.Operation // if one is to wait
		want   string
	}{
		{loopcore.NewLock(), nil, "<asyncio.locks.Lock object [unlocked]>"},
		{loopcore.NewEvent(), func(x fmt.Stringer) *loopcore.Operation { return x.(*loopcore.Event).Wait() }, "<asyncio.locks.Event object [unset, waiters:2]>"},
		{loopcore.NewCondition(nil), nil, "<asyncio.locks.Condition object [unlocked]>"},
		{must(loopcore.NewSemaphore(2)), nil, "<asyncio.locks.Semaphore object [unlocked, value:2]>"},
		{must(loopcore.NewBoundedSemaphore(0)), func(x fmt.Stringer) *loopcore.Operation { return x.(*loopcore.BoundedSemaphore).Acquire() }, "<asyncio.locks.BoundedSemaphore object [locked, waiters:2]>"},
		{must(loopcore.NewBarrier(3)), func(x fmt.Stringer) *loopcore.Operation { return x.(*loopcore.Barrier).Wait() }, "<asyncio.locks.Barrier object [filling, waiters:2/3]>"},
		{loopcore.NewQueue(5), func(x fmt.Stringer) *loopcore.Operation { return x.(*loopcore.Queue).Get() }, "<Queue maxsize=5 _getters[2]>"},
	} {
		t.Run(c.want, func(t *testing.T) {
			perform(t, func(s *scene) {
				if c.wait != nil {
					s.each("ab", func(co *loopcore.Co, _ string) error { return awaited(co, c.wait(c.object)) })
				}
				s.pause(s.co, 2)
				if got := withoutAddress(c.object); got != c.want {
					t.Errorf("its repr is %s, want %s", got, c.want)
				}
				for _, task := range s.tasks {
					task.Cancel("")
				}
				s.wait()
				s.log = nil
			})
		})
	}
}

// Closing is no cancelling: asyncio cleans up, and wakes nobody in its stead.
func TestClosingWhatWaitsTakesItOutOfItsLine(t *testing.T) {
	lock, queue, event, condition := loopcore.NewLock(), loopcore.NewQueue(0), loopcore.NewEvent(), loopcore.NewCondition(nil)
	begun := func(co *loopcore.Co, o *loopcore.Operation) *loopcore.Operation {
		o.Bind(co.Loop())
		if a := o.Send(nil); a.Done {
			t.Errorf("%s did not wait: %v, %v", o.Label(), a.Result, a.Err)
		}
		return o
	}
	run(t, func(co *loopcore.Co) (any, error) {
		must(co.Await(lock.Acquire()))
		must(co.Await(condition.Acquire()))
		waiting := []*loopcore.Operation{
			begun(co, lock.Acquire()), begun(co, queue.Get()), begun(co, event.Wait()), begun(co, condition.Wait()),
		}
		must(co.Await(condition.Acquire())) // so that the one that is closed cannot have it again
		for _, o := range waiting {
			o.Close()
			if a := o.Send(nil); a.Err != loopcore.ErrCoroutineUsed {
				t.Errorf("%s goes on after Close: %+v", o.Label(), a)
			}
		}
		return nil, nil
	})
	for want, object := range map[string]fmt.Stringer{
		"<asyncio.locks.Lock object [locked]>":      lock,
		"<Queue maxsize=0>":                         queue,
		"<asyncio.locks.Event object [unset]>":      event,
		"<asyncio.locks.Condition object [locked]>": condition,
	} {
		if got := withoutAddress(object); got != want {
			t.Errorf("left is %s, want %s", got, want)
		}
	}
	if got := withoutAddress(condition.Lock()); got != "<asyncio.locks.Lock object [locked]>" {
		t.Errorf("of the condition's lock is left %s", got)
	}
}

func TestTheTraceSaysWhatIsWaitedForAndWhoHoldsIt(t *testing.T) {
	hold := func(lock *loopcore.Lock) func(co *loopcore.Co) (any, error) {
		return func(co *loopcore.Co) (any, error) {
			return nil, co.With(lock, func() error { return co.Sleep(0) })
		}
	}
	lock, queue, full := loopcore.NewLock(), loopcore.NewQueue(0), loopcore.NewQueue(1)
	event, condition := loopcore.NewEvent(), loopcore.NewCondition(nil)
	semaphore, barrier := must(loopcore.NewSemaphore(0)), must(loopcore.NewBarrier(2))
	notified := loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return nil, co.With(condition, func() error { return awaited(co, condition.Wait()) })
	})
	v := traced(t, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for _, x := range []any{full.Put(1), queue.Put(1), queue.Put(2)} {
			must(co.Await(x))
		}
		var all []any
		for _, task := range []struct {
			name string
			coro loopcore.Coroutine
		}{
			{"flute", loopcore.Coro(hold(lock))},
			{"oboe", loopcore.Coro(hold(lock))},
			{"horn", loopcore.Coro(hold(lock))},
			{"event", event.Wait()},
			{"condition", notified},
			{"semaphore", semaphore.Acquire()},
			{"barrier", barrier.Wait()},
			{"put", full.Put(2)},
			{"join", queue.Join()},
		} {
			all = append(all, must(co.Loop().CreateTask(task.coro, task.name)))
		}
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		must(0, queue.PutNowait(3))
		for range 3 {
			must(queue.GetNowait())
			must(0, queue.TaskDone())
		}
		all = append(all, must(co.Loop().CreateTask(queue.Get(), "get")))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		must(0, queue.PutNowait(3))
		must(full.GetNowait())
		event.Set()
		must(0, semaphore.Release())
		return nil, errors.Join(
			awaited(co, barrier.Wait()),
			co.With(condition, condition.NotifyAll),
			awaited(co, must(co.Loop().Gather(false, all...))),
		)
	}))
	for task, want := range map[string][]string{
		"flute":     {"yield"},
		"oboe":      {"lock Lock held by flute", "yield"},
		"horn":      {"lock Lock held by flute", "lock Lock", "lock Lock held by oboe", "yield"},
		"event":     {"lock Event"},
		"condition": {"lock Condition"},
		"semaphore": {"lock Semaphore"},
		"barrier":   {"lock Barrier"},
		"put":       {"queue Queue.put: full"},
		"get":       {"queue Queue.get: empty"},
		"join": {
			"queue Queue.join: 2 unfinished", "queue Queue.join: 3 unfinished",
			"queue Queue.join: 2 unfinished", "queue Queue.join: 1 unfinished",
		},
	} {
		if got := reasons(v, task); !slices.Equal(got, want) {
			t.Errorf("%s waited for %q, want %q", task, got, want)
		}
	}
}

func TestTheTraceNamesALocksHolderOnlyToThoseWhoAreSoonToHaveIt(t *testing.T) {
	lock := loopcore.NewLock()
	v := traced(t, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		var all []any
		for i := range 100 {
			all = append(all, must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				return nil, co.With(lock, func() error { return co.Sleep(0) })
			}), fmt.Sprint("player ", i))))
		}
		return co.Gather(all...)
	}))
	for player, want := range map[string]struct {
		first string
		told  int // at first, and then of each holder as of none between two of them
	}{
		"player 1":  {"lock Lock held by player 0", 1},
		"player 64": {"lock Lock held by player 0", 1 + 2*63},
		"player 65": {"lock Lock", 1 + 1 + 2*63},
		"player 99": {"lock Lock", 1 + 1 + 2*63},
	} {
		said := reasons(v, player)
		said = said[:len(said)-1] // its own sleep
		if said[0] != want.first || len(said) != want.told {
			t.Errorf("%s was told %d times, want %d: first %q, want %q", player, len(said), want.told, said[0], want.first)
		}
	}
}

// asyncio's futures complain of a loop that is closed, once somebody waits for them.
func TestNobodyIsWokenOnALoopThatIsClosed(t *testing.T) {
	lock, condition, semaphore := loopcore.NewLock(), loopcore.NewCondition(nil), must(loopcore.NewSemaphore(0))
	empty, full := loopcore.NewQueue(0), loopcore.NewQueue(1)
	event := loopcore.NewEvent()
	must(0, full.PutNowait(1))
	l := newLoop(t, loopcore.Options{})
	if _, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		must(co.Await(lock.Acquire()))
		must(co.Await(condition.Acquire()))
		for _, wait := range []*loopcore.Operation{
			lock.Acquire(), condition.Wait(), semaphore.Acquire(), event.Wait(), empty.Get(), full.Put(2),
		} {
			must(l.CreateTask(wait, ""))
		}
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		return co.Await(condition.Acquire())
	})); err != nil {
		t.Fatal(err)
	}
	must(0, l.Close())
	for name, wake := range map[string]func() error{
		"Lock.Release":      lock.Release,
		"Condition.Notify":  func() error { return condition.Notify(1) },
		"Semaphore.Release": semaphore.Release,
		"Queue.PutNowait":   func() error { return empty.PutNowait(1) },
		"Queue.GetNowait":   func() error { _, err := full.GetNowait(); return err },
	} {
		if err := wake(); err != loopcore.ErrClosed {
			t.Errorf("%s answered %v, want %v", name, err, loopcore.ErrClosed)
		}
	}
	event.Set() // has no error to answer
	full.Shutdown(true)
}

// reasons are what the trace says that a task waited for, one after the other.
func reasons(v trace.View, label string) []string {
	kinds := map[trace.Wait]string{trace.WaitLock: "lock ", trace.WaitQueue: "queue ", trace.WaitYield: "yield"}
	var task trace.TaskID
	var said []string
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); {
		case e.Kind == trace.TaskMade && v.Text(e.Text) == label:
			task = e.Task
		case e.Task == task && task != 0 && (e.Kind == trace.TaskSuspended || e.Kind == trace.WaitProgress):
			said = append(said, kinds[trace.Wait(e.Code)]+v.Text(e.Text))
		}
	}
	return said
}

func lessInts(a, b any) (bool, error) { return a.(int) < b.(int), nil }
