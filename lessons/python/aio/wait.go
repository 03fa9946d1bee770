package aio

import (
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
)

// waitFunctions are the functions of asyncio.tasks that wait.
func waitFunctions() []py.Def {
	return []py.Def{
		{Sig: "sleep(delay, result=None)", Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return t.NewCoroutine("sleep", &sleeping{delay: args[0], result: args[1]}), nil
		}},
		{Sig: "wait(fs, *, timeout=None, return_when='ALL_COMPLETED')", Coroutine: true, Fn: wait},
		{Sig: "wait_for(fut, timeout)", Coroutine: true, Fn: waitFor},
		{Sig: "as_completed(fs, *, timeout=None)", Fn: asCompleted},
	}
}

// sleeping is the body of asyncio.sleep.
type sleeping struct {
	delay, result py.Value
	begun         bool
	at            *operation // nil for sleep(0)
}

// Given is how long it sleeps.
func (s *sleeping) Given() []py.Value { return []py.Value{s.delay} }

// Go begins to sleep, or wakes.
func (s *sleeping) Go(t *py.Thread, sent py.Value, thrown error) (py.Value, bool, error) {
	if !s.begun {
		s.begun = true
		seconds, none, err := sleepTime(t, s.delay)
		if err != nil {
			return nil, false, err
		}
		if none {
			return py.None, false, nil
		}
		if _, err := runningLoop(t); err != nil && seconds == seconds {
			return nil, false, err
		}
		s.at = &operation{core: loopcore.SleepFor(seconds)}
	} else if s.at == nil {
		return s.result, thrown == nil, thrown
	}
	v, done, err := s.at.Go(t, sent, thrown)
	if done && err == nil {
		return s.result, true, nil
	}
	return v, done, err
}

// Close lets go of the timer.
func (s *sleeping) Close(t *py.Thread) error {
	if s.at == nil {
		return nil
	}
	return s.at.Close(t)
}

// sleepTime is a delay in seconds; none says that it is 0 or less.
func sleepTime(t *py.Thread, delay py.Value) (seconds float64, none bool, err error) {
	switch d := delay.(type) {
	case py.Int:
		return float64(d), d <= 0, nil
	case py.Float:
		return float64(d), d <= 0, nil
	}
	v, err := t.Compare(syntax.LtE, delay, py.MakeInt(0))
	if err != nil {
		return 0, false, err
	}
	if none, err = t.Truth(v); none || err != nil {
		return 0, none, err
	}
	seconds, err = t.Float(delay)
	return seconds, false, err
}

// refuseOne refuses a future or a coroutine where many are expected.
func refuseOne(t *py.Thread, v py.Value, expected string) error {
	_, future := py.As[*Future](v)
	if future || coroutineOf(t, v) != nil {
		return t.TypeError("%s, not %s", expected, v.Type().Name)
	}
	return nil
}

// distinct are the values of an iterable, each once.
func distinct(t *py.Thread, v py.Value) ([]py.Value, error) {
	set := &py.Set{}
	if err := set.Update(t, v); err != nil {
		return nil, err
	}
	return t.Collect(set)
}

func wait(t *py.Thread, args []py.Value) (py.Value, error) {
	fs, limit, when := args[0], args[1], args[2]
	return t.NewCoroutine("wait", &later{begin: func(t *py.Thread) (py.CoroutineBody, error) {
		if err := refuseOne(t, fs, "expect a list of futures"); err != nil {
			return nil, err
		}
		some, err := t.Truth(fs)
		if err != nil {
			return nil, err
		}
		o := loopcore.WaitOptions{ReturnWhen: "?"}
		if s, ok := py.As[*py.Str](when); ok {
			o.ReturnWhen = loopcore.ReturnWhen(s.String())
		}
		var futures []any
		if some {
			switch o.ReturnWhen {
			case loopcore.AllCompleted, loopcore.FirstCompleted, loopcore.FirstException:
			default:
				s, err := t.Str(when)
				if err != nil {
					return nil, err
				}
				return nil, t.ValueError("Invalid return_when value: %s", s)
			}
			if futures, err = waitable(t, fs); err != nil {
				return nil, err
			}
		}
		if o.Timeout, err = optionalSeconds(t, limit); err != nil {
			return nil, err
		}
		return &operation{core: loopcore.Wait(futures, o), result: waitResult}, nil
	}}), nil
}

// waitable are the futures that wait() is given.
func waitable(t *py.Thread, fs py.Value) ([]any, error) {
	all, err := distinct(t, fs)
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		if coroutineOf(t, v) != nil {
			return nil, t.TypeError("Passing coroutines is forbidden, use tasks explicitly.")
		}
	}
	futures := make([]any, len(all))
	for i, v := range all {
		f, ok := py.As[*Future](v)
		if !ok || f.core == nil {
			return nil, t.AttributeError(v, "add_done_callback", "'%s' object has no attribute 'add_done_callback'", v.Type().Name)
		}
		futures[i] = f.core
	}
	return futures, nil
}

// waitResult is what wait() answers: the set of those that are done, and of
// those that are not.
func waitResult(t *py.Thread, x any) (py.Value, error) {
	w := x.(*loopcore.Waited)
	done, pending := &py.Set{}, &py.Set{}
	for _, part := range []struct {
		set     *py.Set
		futures []*loopcore.Future
	}{{done, w.Done}, {pending, w.Pending}} {
		for _, f := range part.futures {
			if err := part.set.Add(t, futureObject(f)); err != nil {
				return nil, err
			}
		}
	}
	return py.NewTuple(done, pending), nil
}

func waitFor(t *py.Thread, args []py.Value) (py.Value, error) {
	fut, limit := args[0], args[1]
	return t.NewCoroutine("wait_for", &later{given: []py.Value{fut, limit}, begin: func(t *py.Thread) (py.CoroutineBody, error) {
		timeout, err := optionalSeconds(t, limit)
		if err != nil {
			return nil, err
		}
		x := awaited(t, fut)
		if x == nil && timeout != nil && *timeout <= 0 {
			x = invalid{}
		}
		if x == nil { // awaiting it says what is wrong
			x = t.NewCoroutine("wait_for", &awaiting{of: fut})
		}
		return &operation{core: loopcore.WaitFor(x, timeout), delegate: x}, nil
	}}), nil
}

// asCompletedClass is the class of what as_completed answers.
var asCompletedClass = py.NewClass("asyncio.tasks", "_AsCompletedIterator")

// completedIterator is what as_completed answers: an iterator over coroutines,
// and an asynchronous one over the futures themselves.
type completedIterator struct{ core *loopcore.Completed }

// Type is _AsCompletedIterator.
func (*completedIterator) Type() *py.Class { return asCompletedClass }

// Next is the next coroutine, nil at the end.
func (c *completedIterator) Next(t *py.Thread) (py.Value, error) {
	if c.core.Left() == 0 {
		return nil, nil
	}
	return t.NewCoroutine("_AsCompletedIterator._wait_for_one", &operation{core: c.core.Next()}), nil
}

func asCompletedSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*completedIterator],
		Defs: append(py.IterDefs(),
			py.Def{Sig: "__aiter__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
			py.Def{Sig: "__anext__(self, /)", Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.NewCoroutine("_AsCompletedIterator.__anext__", &operation{core: args[0].(*completedIterator).core.NextFuture()}), nil
			}}),
	}
}

func asCompleted(t *py.Thread, args []py.Value) (py.Value, error) {
	if err := refuseOne(t, args[0], "expects an iterable of awaitables"); err != nil {
		return nil, err
	}
	l, err := currentLoop(t)
	if err != nil {
		return nil, err
	}
	all, err := distinct(t, args[0])
	if err != nil {
		return nil, err
	}
	timeout, err := optionalSeconds(t, args[1])
	if err != nil {
		return nil, err
	}
	l.enterContext(t)
	xs := make([]any, len(all))
	for i, v := range all {
		xs[i] = awaitedOrInvalid(t, v)
	}
	c, err := l.core.AsCompleted(xs, timeout)
	if err != nil {
		return nil, err
	}
	return &completedIterator{c}, nil
}
