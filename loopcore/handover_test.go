package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

// handOverPasses are the rows of the passes table in which a task waits for
// something and the test, a cycle later, lets it go on.
func handOverPasses() []passRow {
	handOver := func(co *loopcore.Co, wait loopcore.Coroutine, letGo func()) error {
		task := must(co.Loop().CreateTask(wait, ""))
		if err := co.Sleep(0); err != nil {
			return err
		}
		letGo()
		return awaited(co, task)
	}
	return []passRow{
		{"a lock that is handed over", 3, func(co *loopcore.Co) error {
			lock := loopcore.NewLock()
			must(co.Await(lock.Acquire()))
			return handOver(co, lock.Acquire(), func() { must(0, lock.Release()) })
		}},
		{"an event that is set", 3, func(co *loopcore.Co) error {
			event := loopcore.NewEvent()
			return handOver(co, event.Wait(), event.Set)
		}},
		{"a queue's next thing", 3, func(co *loopcore.Co) error {
			queue := loopcore.NewQueue(0)
			return handOver(co, queue.Get(), func() { must(0, queue.PutNowait(1)) })
		}},
		{"a queue's room", 3, func(co *loopcore.Co) error {
			queue := loopcore.NewQueue(1)
			must(co.Await(queue.Put(1)))
			return handOver(co, queue.Put(2), func() { must(queue.GetNowait()) })
		}},
		{"a semaphore that is handed over", 3, func(co *loopcore.Co) error {
			semaphore := must(loopcore.NewSemaphore(0))
			return handOver(co, semaphore.Acquire(), func() { must(0, semaphore.Release()) })
		}},
		{"a lock, an event, a semaphore, a queue that is free", 0, func(co *loopcore.Co) error {
			event, queue := loopcore.NewEvent(), loopcore.NewQueue(1)
			event.Set()
			for _, x := range []loopcore.Coroutine{
				loopcore.NewLock().Acquire(), event.Wait(), must(loopcore.NewSemaphore(1)).Acquire(),
				queue.Put(1), queue.Get(), must(loopcore.NewBarrier(1)).Wait(),
			} {
				must(co.Await(x))
			}
			return nil
		}},
	}
}

// One thing at a time goes from one task to another and waits for its answer.
func BenchmarkQueueHandOver(b *testing.B) {
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		queue := loopcore.NewQueue(1)
		task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			for i := range b.N {
				if err := awaited(co, queue.Put(i%100)); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}), "")
		if err != nil {
			return nil, err
		}
		b.ReportAllocs()
		for range b.N {
			if err := awaited(co, queue.Get()); err != nil {
				return nil, err
			}
		}
		return co.Await(task)
	}))
	if err != nil {
		b.Fatal(err)
	}
}

// Two tasks take a lock from one another time and again.
func BenchmarkLockHandOver(b *testing.B) {
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		lock := loopcore.NewLock()
		take := func(co *loopcore.Co) (any, error) {
			for range b.N {
				if err := co.With(lock, func() error { return co.Sleep(0) }); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}
		b.ReportAllocs()
		return co.Gather(loopcore.Coro(take), loopcore.Coro(take))
	}))
	if err != nil {
		b.Fatal(err)
	}
}
