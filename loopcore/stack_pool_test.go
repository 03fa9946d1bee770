package loopcore_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
)

// Go coroutines run on stacks that are used again, one coroutine after the
// other. Nothing of the one may be seen by the next, and no stack may outlive
// the lock on the thread it was made for.

// goroutinesAbove is how many goroutines there are above so many, once those
// that are about to end have done so.
func goroutinesAbove(before int) int {
	for range 200 {
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(time.Millisecond)
	}
	return runtime.NumGoroutine() - before
}

// burst runs so many coroutines at once, each of which waits for a cycle.
func burst(co *loopcore.Co, n int) error {
	tasks := make([]any, n)
	for i := range tasks {
		tasks[i] = must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return i, co.Sleep(0) }), ""))
	}
	all := must(co.Loop().Gather(false, tasks...))
	results, err := co.Await(all)
	for i, got := range results.([]any) {
		if got != i {
			return fmt.Errorf("coroutine %d answered %v", i, got)
		}
	}
	return err
}

func TestALoopKeepsNoMoreThanSoManyIdleStacks(t *testing.T) {
	const most = 64
	run(t, func(co *loopcore.Co) (any, error) {
		before := runtime.NumGoroutine()
		if err := burst(co, 300); err != nil {
			return nil, err
		}
		if n := runtime.NumGoroutine() - before; n < 1 || n > most {
			t.Errorf("%d goroutines after 300 coroutines, want some, but no more than %d", n, most)
		}
		return nil, nil
	})
}

func TestARunLetsGoOfItsIdleStacks(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	before := runtime.NumGoroutine()
	for range 3 {
		_, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, burst(co, 10) }))
		if err != nil {
			t.Fatal(err)
		}
		if n := goroutinesAbove(before); n > 0 {
			t.Errorf("%d goroutines are left after the run", n)
		}
	}
}

func TestARunThatIsStoppedKeepsStacksForThoseThatWait(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	before := runtime.NumGoroutine()
	waiter := must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return "woken", co.Sleep(0.002) }), ""))
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		defer co.Loop().Stop()
		return nil, burst(co, 10)
	}), ""))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if v, err := l.RunUntilComplete(waiter); v != "woken" || err != nil {
		t.Errorf("got %v, %v", v, err)
	}
	if n := goroutinesAbove(before); n > 0 {
		t.Errorf("%d goroutines are left after the last run", n)
	}
}

func TestALoopMayRunOnOneThreadAfterTheOther(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	for range 3 {
		var wg sync.WaitGroup
		spawn(&wg, func() {
			runtime.LockOSThread() // and never unlocks: the next run is on another thread
			_, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, burst(co, 10) }))
			if err != nil {
				t.Error(err)
			}
		})
		wg.Wait()
	}
}

func TestAStackIsAsGoodAsNewAfterAnyEnd(t *testing.T) {
	ends := map[string]func(*loopcore.Co) (any, error){
		"a result": func(*loopcore.Co) (any, error) { return "mine", nil },
		"an error": func(*loopcore.Co) (any, error) { return nil, errors.New("mine") },
		"a panic":  func(*loopcore.Co) (any, error) { panic("mine") },
		"a panic after a wait": func(co *loopcore.Co) (any, error) {
			defer panic("mine")
			return nil, co.Sleep(0)
		},
		"an error that was thrown": func(co *loopcore.Co) (any, error) {
			co.Task().Cancel("mine")
			return nil, co.Sleep(0)
		},
		"a deep recursion": func(*loopcore.Co) (any, error) { return deep(20_000), nil },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			run(t, func(co *loopcore.Co) (any, error) {
				first := must(co.Loop().CreateTask(loopcore.Coro(end), ""))
				_, _ = co.Await(first)
				second := must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
					if err := co.Sleep(0); err != nil {
						return nil, fmt.Errorf("its first wait: %w", err)
					}
					return nil, nil
				}), ""))
				if v, err := co.Await(second); v != nil || err != nil {
					t.Errorf("the next coroutine got %v, %v", v, err)
				}
				return nil, nil
			})
		})
	}
}

// deep calls itself so many times.
func deep(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + deep(n-1)
}

func TestEagerTasksInsideOneAnotherHaveStacksOfTheirOwn(t *testing.T) {
	var log []string
	var nest func(depth int) *loopcore.GoCoroutine
	nest = func(depth int) *loopcore.GoCoroutine {
		return loopcore.Coro(func(co *loopcore.Co) (any, error) {
			log = append(log, fmt.Sprint("in ", depth))
			if depth < 3 {
				for range 2 { // the second finds the stack of what the first has ended
					must(co.Loop().CreateTaskWith(nest(depth+1), loopcore.TaskOptions{Eager: true}))
				}
			}
			if depth%2 == 1 {
				if err := co.Sleep(0); err != nil {
					return nil, err
				}
			}
			log = append(log, fmt.Sprint("out ", depth))
			return nil, nil
		})
	}
	run(t, func(co *loopcore.Co) (any, error) {
		if _, err := co.Await(must(co.Loop().CreateTaskWith(nest(0), loopcore.TaskOptions{Eager: true}))); err != nil {
			return nil, err
		}
		return nil, co.Sleep(0.001)
	})
	want := []string{
		"in 0", "in 1", "in 2", "in 3", "in 3", "out 2", "in 2", "in 3", "in 3", "out 2",
		"in 1", "in 2", "in 3", "in 3", "out 2", "in 2", "in 3", "in 3", "out 2", "out 0",
		"out 3", "out 3", "out 3", "out 3", "out 1", "out 3", "out 3", "out 3", "out 3", "out 1",
	}
	if !slices.Equal(log, want) {
		t.Errorf("got  %q\nwant %q", log, want)
	}
}

func TestCloseEndsACoroutineInEveryState(t *testing.T) {
	var log []string
	coro := func(word string) *loopcore.GoCoroutine {
		return loopcore.Coro(func(co *loopcore.Co) (any, error) {
			defer func() { log = append(log, word) }()
			return nil, co.Sleep(0)
		})
	}
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		c := coro("never begun")
		c.Close()
		if a := c.Send(nil); !errors.Is(a.Err, loopcore.ErrCoroutineUsed) {
			t.Errorf("a closed one that had not begun answered %+v", a)
		}

		c = coro("suspended")
		c.Bind(l)
		if a := c.Send(nil); a.Done {
			t.Errorf("it did not wait: %+v", a)
		}
		for range 2 { // the second time it has ended
			c.Close()
		}
		if a := c.Send(nil); !errors.Is(a.Err, loopcore.ErrCoroutineUsed) {
			t.Errorf("a closed one answered %+v", a)
		}

		var itself *loopcore.GoCoroutine
		itself = loopcore.Coro(func(co *loopcore.Co) (any, error) {
			itself.Close() // it runs: nothing happens
			return "its own end", co.Sleep(0)
		})
		v, err := co.Await(must(l.CreateTask(itself, "")))
		if v != "its own end" {
			t.Errorf("one that closed itself ended with %v, %v", v, err)
		}

		stubborn := loopcore.Coro(func(co *loopcore.Co) (v any, err error) {
			defer func() {
				_ = recover() // what unwinds it
				log = append(log, fmt.Sprint("stubborn: ", co.Sleep(0)))
			}()
			return nil, co.Sleep(0)
		})
		stubborn.Bind(l)
		stubborn.Send(nil)
		stubborn.Close()
		return nil, burst(co, 3) // all is as it was
	})
	if got := strings.Join(log, ", "); got != "suspended, stubborn: "+loopcore.ErrDropped.Error() {
		t.Errorf("closing ran %q", got)
	}
}

func TestGoexitTakesItsIdleStacksAlong(t *testing.T) {
	before := runtime.NumGoroutine()
	var wg sync.WaitGroup
	spawn(&wg, func() {
		_, _ = loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			if err := burst(co, 10); err != nil {
				t.Error(err)
			}
			runtime.Goexit()
			return nil, nil
		}))
	})
	wg.Wait()
	if n := goroutinesAbove(before); n > 0 {
		t.Errorf("%d goroutines are left", n)
	}
}
