package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// RunnerClass is asyncio.Runner.
var RunnerClass = py.NewClass("asyncio.runners", "Runner")

// Runner is a runner as a Python object.
type Runner struct {
	core    *loopcore.Runner
	loop    *Loop    // nil until it is needed
	factory py.Value // nil: new_event_loop
	debug   py.Value // nil: as the loop is made
	set     bool     // it has set its loop as the thread's
}

// Type is Runner.
func (*Runner) Type() *py.Class { return RunnerClass }

func newRunner(debug, factory py.Value) *Runner {
	return &Runner{factory: given(factory), debug: given(debug)}
}

func runnerSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Runner], Final: true,
		New: py.NewBy("Runner(*, debug=None, loop_factory=None)", func(t *py.Thread, args []py.Value) (py.Value, error) {
			return newRunner(args[0], args[1]), nil
		}),
		Defs: inPython([]py.Def{
			{Sig: "__enter__(self)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				_, err := args[0].(*Runner).get(t)
				return args[0], err
			}},
			{Sig: "__exit__(self, exc_type, exc_val, exc_tb)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, args[0].(*Runner).close(t)
			}},
			{Sig: "close(self)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, args[0].(*Runner).close(t)
			}},
			{Sig: "get_loop(self)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				l, err := args[0].(*Runner).get(t)
				if err != nil {
					return nil, err
				}
				return l.object(), nil
			}},
			{Sig: "run(self, coro, *, context=None)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Runner).run(t, args[1], args[2])
			}},
		}),
	}
}

// get is the runner's loop, which is made when it is first asked for.
func (r *Runner) get(t *py.Thread) (*Loop, error) {
	if r.core == nil {
		r.core = loopcore.NewRunnerWith(func() (*loopcore.Loop, error) {
			l, err := r.makeLoop(t.In().Current())
			if err != nil {
				return nil, err
			}
			r.loop = l
			return l.core, nil
		})
	}
	_, err := r.core.Loop()
	return r.loop, err
}

// makeLoop is Runner._lazy_init.
func (r *Runner) makeLoop(t *py.Thread) (*Loop, error) {
	var v py.Value
	var err error
	if r.factory == nil {
		if v, err = policyCall(t, "new_event_loop"); err == nil {
			_, err = policyCall(t, "set_event_loop", v)
			r.set = true
		}
	} else {
		v, err = t.Call(r.factory)
	}
	if err != nil {
		return nil, err
	}
	l, err := loopArgument(t, v)
	if err != nil || r.debug == nil {
		return l, err
	}
	on, err := t.Truth(r.debug)
	l.core.SetDebug(on)
	return l, err
}

// run is Runner.run.
func (r *Runner) run(t *py.Thread, main, context py.Value) (py.Value, error) {
	if running(t) != nil {
		return nil, t.Holding(loopcore.ErrRunnerInLoop, main)
	}
	c, err := contextArgument(t, context)
	if err != nil {
		return nil, err
	}
	l, err := r.get(t)
	if err != nil {
		return nil, err
	}
	coro := coroutineOf(t, main)
	if coro == nil {
		if !t.IsAwaitable(main) {
			return nil, loopcore.ErrNotAwaitable
		}
		coro = t.NewCoroutine("Runner.run.<locals>._wrap_awaitable", &awaiting{of: main})
	}
	defer l.occupy(t)()
	defer l.catchInterrupt(t)()
	result, err := r.core.RunIn(c, coro)
	if err != nil {
		return nil, err
	}
	return toPython(t, result), nil
}

// close is Runner.close.
func (r *Runner) close(t *py.Thread) error {
	if r.core == nil || r.loop == nil || r.loop.core.IsClosed() {
		return nil
	}
	l := r.loop
	defer l.occupy(t)()
	var failed []error
	if l.executor != nil && !l.core.IsRunning() {
		if shut := executorShutdown(t, l.executor); shut != nil {
			_, err := t.Call(shut)
			failed = append(failed, err)
		}
	}
	failed = append(failed, l.warnUnawaited(t))
	err := r.core.Close()
	l.closeSignals(t)
	if r.set {
		if _, unset := policyCall(t, "set_event_loop", py.None); err == nil {
			err = unset
		}
	}
	return firstOf(append(failed, err)...)
}

// firstOf is the first of some errors, or of those joined in it.
func firstOf(all ...error) error {
	for _, err := range all {
		if err == nil {
			continue
		}
		if joined, ok := err.(interface{ Unwrap() []error }); ok {
			if _, raised := err.(loopcore.Raised); !raised {
				return firstOf(joined.Unwrap()...)
			}
		}
		return err
	}
	return nil
}

// runFunction is asyncio.run.
func runFunction(t *py.Thread, args []py.Value) (py.Value, error) {
	if running(t) != nil {
		return nil, t.Holding(loopcore.ErrRunInLoop, args[0])
	}
	r := newRunner(args[1], args[2])
	if _, err := r.get(t); err != nil {
		return nil, err
	}
	v, err := r.run(t, args[0], nil)
	var handled *py.Exception // what is on its way out while the loop is closed
	if err != nil {
		handled = t.FromGo(err)
	}
	if closing := t.Handling(handled, func() error { return r.close(t) }); closing != nil {
		return nil, closing
	}
	return v, err
}

func runnerFunctions() []py.Def {
	return []py.Def{{Sig: "run(main, *, debug=None, loop_factory=None)", Fn: runFunction}}
}
