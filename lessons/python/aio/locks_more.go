package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// Condition is a condition as a Python object; lock is its lock's.
type Condition struct {
	attributes
	core *loopcore.Condition
	lock py.Value
}

// Type is Condition.
func (*Condition) Type() *py.Class { return ConditionClass }

func (c *Condition) acquire() loopcore.Coroutine { return c.core.Acquire() }
func (c *Condition) release() error              { return c.core.Release() }

// newCondition is a condition on a lock, nil for one of its own.
func newCondition(lock py.Value) (*Condition, bool) {
	if lock == nil || lock == py.None {
		lock = &Lock{core: loopcore.NewLock()}
	}
	k, ok := py.As[*Lock](lock)
	if !ok {
		return nil, false
	}
	return &Condition{core: loopcore.NewCondition(k.core), lock: lock}, true
}

func conditionSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Condition], New: made(func() py.Value { c, _ := newCondition(nil); return c }),
		Defs: slices.Concat([]py.Def{
			{Sig: "__init__(self, lock=None)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				c, ok := newCondition(args[1])
				if !ok {
					return nil, t.NotYet("asyncio.Condition with a lock that is no asyncio.Lock")
				}
				self := args[0].(*Condition)
				self.core, self.lock = c.core, c.lock
				return nil, nil
			}},
			text("__repr__(self)", func(c *Condition) string { return c.core.String() }),
			truth("locked(self)", func(c *Condition) bool { return c.core.Locked() }),
			coroutine("acquire(self)", "Lock.acquire", (*Condition).acquire),
			doing("release(self)", (*Condition).release),
			coroutine("wait(self)", "Condition.wait", func(c *Condition) loopcore.Coroutine { return c.core.Wait() }),
			{Sig: "wait_for(self, predicate)", Python: true, Coroutine: true, Fn: conditionWaitFor},
			{Sig: "notify(self, n=1)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := t.Index(args[1])
				if err != nil {
					return nil, err
				}
				return nil, args[0].(*Condition).core.Notify(n)
			}},
			doing("notify_all(self)", func(c *Condition) error { return c.core.NotifyAll() }),
		}, held((*Condition).acquire, (*Condition).release)),
	}
}

// judged is a predicate's value, which the loop asks whether it is true.
type judged struct {
	value py.Value
	yes   bool
}

// Truth is bool(value).
func (j judged) Truth() bool { return j.yes }

func conditionWaitFor(t *py.Thread, args []py.Value) (py.Value, error) {
	predicate, in := args[1], t.In()
	core := args[0].(*Condition).core.WaitFor(func() (any, error) {
		t := in.Current()
		v, err := t.Call(predicate)
		if err != nil {
			return nil, err
		}
		yes, err := t.Truth(v)
		return judged{v, yes}, err
	})
	return t.NewCoroutine("Condition.wait_for", &operation{core: core, result: func(t *py.Thread, x any) (py.Value, error) {
		if j, ok := x.(judged); ok {
			return j.value, nil
		}
		return toPython(t, x), nil
	}}), nil
}

// permits is what a semaphore of either kind is.
type permits interface {
	Acquire() *loopcore.Operation
	Release() error
	Locked() bool
	Value() int
	SetValue(n int)
	String() string
}

// Semaphore is a semaphore of either kind as a Python object.
type Semaphore struct {
	attributes
	core    permits
	bounded bool
}

// Type is Semaphore or BoundedSemaphore.
func (s *Semaphore) Type() *py.Class {
	if s.bounded {
		return BoundedSemaphoreClass
	}
	return SemaphoreClass
}

func (s *Semaphore) acquire() loopcore.Coroutine { return s.core.Acquire() }
func (s *Semaphore) release() error              { return s.core.Release() }

// fill gives a semaphore its permits.
func (s *Semaphore) fill(n int) error {
	if s.bounded {
		b, err := loopcore.NewBoundedSemaphore(n)
		if err != nil {
			return err
		}
		s.core = b
		return nil
	}
	p, err := loopcore.NewSemaphore(n)
	if err != nil {
		return err
	}
	s.core = p
	return nil
}

func newSemaphore(bounded bool) py.New {
	return made(func() py.Value {
		s := &Semaphore{bounded: bounded}
		_ = s.fill(1) // one permit is always right
		return s
	})
}

func semaphoreSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Semaphore], New: newSemaphore(false),
		Defs: slices.Concat([]py.Def{
			{Sig: "__init__(self, value=1)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := permitsOf(t, args[1])
				if err != nil {
					return nil, err
				}
				return nil, args[0].(*Semaphore).fill(n)
			}},
			text("__repr__(self)", func(s *Semaphore) string { return s.core.String() }),
			truth("locked(self)", func(s *Semaphore) bool { return s.core.Locked() }),
			coroutine("acquire(self)", "Semaphore.acquire", (*Semaphore).acquire),
			doing("release(self)", (*Semaphore).release),
		}, semaphoreInside(), held((*Semaphore).acquire, (*Semaphore).release)),
	}
}

// permitsOf is how many permits a semaphore is to have.
func permitsOf(t *py.Thread, v py.Value) (int, error) {
	switch v.(type) {
	case py.Int, py.Bool:
		return t.Index(v)
	case py.Float:
		return 0, t.NotYet("asyncio.Semaphore with a number of permits that is no integer")
	}
	return 0, t.TypeError("'<' not supported between instances of '%s' and 'int'", v.Type().Name)
}

func boundedSemaphoreSpec() py.Spec {
	return py.Spec{Bases: []*py.Class{SemaphoreClass}, Self: py.SelfOf[*Semaphore], New: newSemaphore(true)}
}

// Barrier is a barrier as a Python object.
type Barrier struct {
	attributes
	core *loopcore.Barrier
}

// Type is Barrier.
func (*Barrier) Type() *py.Class { return BarrierClass }

func (b *Barrier) wait() loopcore.Coroutine { return b.core.Wait() }

func barrierSpec() py.Spec {
	number := func(sig string, of func(b *loopcore.Barrier) int) py.Def {
		return py.Def{Sig: sig, Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(of(args[0].(*Barrier).core))), nil
		}}
	}
	return py.Spec{
		Self: py.SelfOf[*Barrier], New: made(func() py.Value {
			b, _ := loopcore.NewBarrier(1) // one party is always right
			return &Barrier{core: b}
		}),
		Defs: []py.Def{
			{Sig: "__init__(self, parties)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := permitsOf(t, args[1])
				if err != nil {
					return nil, err
				}
				args[0].(*Barrier).core, err = loopcore.NewBarrier(n)
				return nil, err
			}},
			text("__repr__(self)", func(b *Barrier) string { return b.core.String() }),
			coroutine("wait(self)", "Barrier.wait", (*Barrier).wait),
			coroutine("reset(self)", "Barrier.reset", func(b *Barrier) loopcore.Coroutine { return b.core.Reset() }),
			coroutine("abort(self)", "Barrier.abort", func(b *Barrier) loopcore.Coroutine { return b.core.Abort() }),
			coroutine("__aenter__(self)", "Barrier.__aenter__", (*Barrier).wait),
			{Sig: "__aexit__(self, *args)", Python: true, Coroutine: true, Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return t.NewCoroutine("Barrier.__aexit__", atOnce(func(*py.Thread) (py.Value, error) { return py.None, nil })), nil
			}},
			number("parties(self)", (*loopcore.Barrier).Parties),
			number("n_waiting(self)", (*loopcore.Barrier).NWaiting),
			{Sig: "broken(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*Barrier).core.Broken()), nil
			}},
		},
	}
}
