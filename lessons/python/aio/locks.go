package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of asyncio.locks.
var (
	LockClass             = py.NewClass("asyncio.locks", "Lock")
	EventClass            = py.NewClass("asyncio.locks", "Event")
	ConditionClass        = py.NewClass("asyncio.locks", "Condition")
	SemaphoreClass        = py.NewClass("asyncio.locks", "Semaphore")
	BoundedSemaphoreClass = py.NewClass("asyncio.locks", "BoundedSemaphore")
	BarrierClass          = py.NewClass("asyncio.locks", "Barrier")
)

// attributes is the __dict__ of an object of the library's that takes any
// attribute, as objects of classes written in Python do.
type attributes struct{ dict *py.Dict }

// Attrs is the __dict__.
func (a *attributes) Attrs(make bool) *py.Dict {
	if a.dict == nil && make {
		a.dict = py.NewDict()
	}
	return a.dict
}

// Lock is a lock as a Python object.
type Lock struct {
	attributes
	core *loopcore.Lock
}

// Type is Lock.
func (*Lock) Type() *py.Class { return LockClass }

// Event is an event as a Python object.
type Event struct {
	attributes
	core *loopcore.Event
}

// Type is Event.
func (*Event) Type() *py.Class { return EventClass }

// locksPart is asyncio.locks.
func locksPart() part {
	return part{name: "locks", classes: []*py.Class{
		LockClass, EventClass, ConditionClass, SemaphoreClass, BoundedSemaphoreClass, BarrierClass,
	}}
}

// lockClasses are the classes of asyncio.locks and what they can do.
func lockClasses() []classSpec {
	return []classSpec{
		{LockClass, lockSpec},
		{EventClass, eventSpec},
		{ConditionClass, conditionSpec},
		{SemaphoreClass, semaphoreSpec},
		{BoundedSemaphoreClass, boundedSemaphoreSpec},
		{BarrierClass, barrierSpec},
	}
}

// classSpec is a class and what it can do.
type classSpec struct {
	class *py.Class
	spec  func() py.Spec
}

// made is the New of a class whose content its __init__ sets.
func made(object func() py.Value) py.New {
	return func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return object(), nil }
}

// text is a method that answers a text.
func text[T py.Value](sig string, of func(T) string) py.Def {
	return py.Def{Sig: sig, Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.NewStr(of(args[0].(T))), nil
	}}
}

// truth is a method that answers yes or no.
func truth[T py.Value](sig string, of func(T) bool) py.Def {
	return py.Def{Sig: sig, Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.MakeBool(of(args[0].(T))), nil
	}}
}

// doing is a method that does something and answers None.
func doing[T py.Value](sig string, do func(T) error) py.Def {
	return py.Def{Sig: sig, Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return nil, do(args[0].(T))
	}}
}

// coroutine is an async method of the loop's own; qual is its qualified name.
func coroutine[T py.Value](sig, qual string, of func(T) loopcore.Coroutine) py.Def {
	return py.Def{Sig: sig, Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		return t.NewCoroutine(qual, &operation{core: of(args[0].(T)), self: args[0]}), nil
	}}
}

// held are __aenter__, which acquires and answers None, and __aexit__, which
// releases.
func held[T py.Value](acquire func(T) loopcore.Coroutine, release func(T) error) []py.Def {
	return []py.Def{
		{Sig: "__aenter__(self)", Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return t.NewCoroutine("_ContextManagerMixin.__aenter__", &operation{
				core:   acquire(args[0].(T)),
				result: func(*py.Thread, any) (py.Value, error) { return py.None, nil },
			}), nil
		}},
		{
			Sig: "__aexit__(self, exc_type, exc, tb)", Python: true, Coroutine: true,
			Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				self := args[0].(T)
				return t.NewCoroutine("_ContextManagerMixin.__aexit__", atOnce(func(*py.Thread) (py.Value, error) {
					return py.None, release(self)
				})), nil
			},
		},
	}
}

func (k *Lock) acquire() loopcore.Coroutine { return k.core.Acquire() }
func (k *Lock) release() error              { return k.core.Release() }

func lockSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Lock], New: made(func() py.Value { return &Lock{core: loopcore.NewLock()} }),
		Defs: slices.Concat([]py.Def{
			doing("__init__(self)", func(*Lock) error { return nil }),
			text("__repr__(self)", func(k *Lock) string { return k.core.String() }),
			truth("locked(self)", func(k *Lock) bool { return k.core.Locked() }),
			coroutine("acquire(self)", "Lock.acquire", (*Lock).acquire),
			doing("release(self)", (*Lock).release),
		}, lockInside(), held((*Lock).acquire, (*Lock).release)),
	}
}

func eventSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Event], New: made(func() py.Value { return &Event{core: loopcore.NewEvent()} }),
		Defs: append(eventInside(), []py.Def{
			doing("__init__(self)", func(*Event) error { return nil }),
			text("__repr__(self)", func(e *Event) string { return e.core.String() }),
			truth("is_set(self)", func(e *Event) bool { return e.core.IsSet() }),
			doing("set(self)", func(e *Event) error { e.core.Set(); return nil }),
			doing("clear(self)", func(e *Event) error { e.core.Clear(); return nil }),
			coroutine("wait(self)", "Event.wait", func(e *Event) loopcore.Coroutine { return e.core.Wait() }),
		}...),
	}
}
