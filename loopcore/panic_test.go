package loopcore_test

import (
	"errors"
	"testing"

	"batuta/loopcore"
)

func TestAPanicWithOneOfPythonsExceptionsRaisesIt(t *testing.T) {
	const boom loopcore.ValueError = "boom"
	panics := func(*loopcore.Co) (any, error) { panic(boom) }
	for name, main := range map[string]func(*loopcore.Co) (any, error){
		"in a task": func(co *loopcore.Co) (any, error) {
			return co.Await(must(co.Loop().CreateTask(loopcore.Coro(panics), "")))
		},
		"in a group": func(co *loopcore.Co) (any, error) {
			err := co.TaskGroup(func(*loopcore.TaskGroup) error { panic(boom) })
			var group *loopcore.ExceptionGroup
			if !errors.As(err, &group) || len(group.Errors) != 1 {
				t.Errorf("the group raised %v, want one error in a group", err)
				return nil, err
			}
			return nil, group.Errors[0]
		},
		"on a worker": func(co *loopcore.Co) (any, error) {
			return co.Await(loopcore.ToThread(func(*loopcore.Worker, int) (any, error) { panic(boom) }, 0))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(main)); err != boom {
				t.Errorf("raised %v, want %v itself", err, boom)
			}
		})
	}
}

func TestACallbacksPanicIsToldOrLeavesTheLoopByWhatItIs(t *testing.T) {
	const boom loopcore.ValueError = "boom"
	l := newLoop(t, loopcore.Options{})
	var told error
	l.ExceptionHandler = func(c loopcore.ExceptionContext) { told = c.Exception }
	must(l.CallSoon(func() { panic(boom) }))
	must(l.CallSoon(l.Stop))
	if err := l.RunForever(); err != nil || told != boom {
		t.Errorf("the run ended with %v, and the handler was told %v, want %v", err, told, boom)
	}

	told = nil
	must(l.CallSoon(func() { panic(loopcore.ErrInterrupted) }))
	if err := l.RunForever(); err != loopcore.ErrInterrupted || told != nil {
		t.Errorf("the run ended with %v, and the handler was told %v, want KeyboardInterrupt and nothing", err, told)
	}
	must(l.CallSoon(func() { panic(&loopcore.SystemExit{Code: 3}) }))
	var exit *loopcore.SystemExit
	if err := l.RunForever(); !errors.As(err, &exit) || exit.Code != 3 {
		t.Errorf("the run ended with %v, want SystemExit: 3", err)
	}
}
