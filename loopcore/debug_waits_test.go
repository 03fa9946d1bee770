package loopcore_test

import (
	"fmt"
	"time"

	"batuta/loopcore"
)

// The part of testdata/debug/program.py that is about tasks that wait.

func slowEnd(*loopcore.Co) (any, error) {
	time.Sleep(tooSlow)
	return 5, nil
}

func slowFailure(*loopcore.Co) (any, error) {
	time.Sleep(tooSlow)
	return nil, loopcore.ValueError("slow")
}

func debugEnds(co *loopcore.Co, p debugProgram) error {
	if _, err := co.Await(p.create(loopcore.Coro(slowEnd), "")); err != nil {
		return err
	}
	_, err := co.Await(p.create(loopcore.Coro(slowFailure), ""))
	p.say("caught", fmt.Sprintf("ValueError('%v')", err))
	return nil
}

// turns lets the loop turn so many times: as many as everybody needs, where
// asyncio's program sleeps for a moment, which is one turn on a busy machine.
func turns(co *loopcore.Co, n int) error {
	for range n {
		if err := co.Sleep(0); err != nil {
			return err
		}
	}
	return nil
}

func waitLock(co *loopcore.Co, lock *loopcore.Lock) (any, error) {
	return nil, co.With(lock, func() error { return nil })
}

func waitGather(co *loopcore.Co, task *loopcore.Task) (any, error) {
	return co.Gather(task)
}

func waitShield(co *loopcore.Co, task *loopcore.Task) (any, error) {
	return co.Await(must(co.Loop().Shield(task)))
}

func waitFor(co *loopcore.Co, task *loopcore.Task) (any, error) {
	return co.Await(loopcore.WaitFor(task, loopcore.After(60)))
}

func waitAll(co *loopcore.Co, task *loopcore.Task) (any, error) {
	return co.Wait([]any{task}, loopcore.WaitOptions{})
}

func waitGroup(co *loopcore.Co, _ *loopcore.Task) (any, error) {
	return nil, co.TaskGroup(func(g *loopcore.TaskGroup) error {
		_, err := g.CreateTask(loopcore.CoroWith(sleeper, 60.0), loopcore.TaskOptions{})
		return err
	})
}

func waitThread(co *loopcore.Co, gate chan struct{}) (any, error) {
	return co.Await(loopcore.ToThread(func(*loopcore.Worker, int) (any, error) { <-gate; return nil, nil }, 0))
}

func debugWaits(co *loopcore.Co, p debugProgram) error {
	lock, gate := loopcore.NewLock(), make(chan struct{})
	if _, err := co.Await(lock.Acquire()); err != nil {
		return err
	}
	task := p.create(loopcore.CoroWith(sleeper, 60.0), "")
	tasks := []*loopcore.Task{task, p.create(loopcore.CoroWith(waitLock, lock), "")}
	for _, wait := range []func(*loopcore.Co, *loopcore.Task) (any, error){
		waitGather, waitShield, waitFor, waitAll, waitGroup,
	} {
		tasks = append(tasks, p.create(loopcore.CoroWith(wait, task), ""))
	}
	tasks = append(tasks, p.create(loopcore.CoroWith(waitThread, gate), ""))
	if err := turns(co, 10); err != nil {
		return err
	}
	for _, waiting := range tasks {
		p.say("waits", waiting)
	}
	for _, waiting := range tasks[1:] {
		waiting.Cancel("")
		p.say("is cancelled", waiting)
	}
	if err := turns(co, 10); err != nil {
		return err
	}
	for _, waiting := range tasks {
		p.say("ended", waiting)
	}
	close(gate)
	return nil
}
