package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// inside is an attribute with an underscore that programs read to show how
// things stand: sem._value. One that has no set cannot be written here.
func inside[T py.Value](name string, get func(T) py.Value, set func(t *py.Thread, self T, v py.Value) error) py.Def {
	return py.Def{
		Sig: name + "(self)", Kind: py.Getter,
		Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return get(args[0].(T)), nil },
		Set: func(t *py.Thread, self, v py.Value) error {
			if set == nil || v == nil {
				return t.NotYet("to change " + self.Type().Name + "." + name)
			}
			return set(t, self.(T), v)
		},
	}
}

// lockInside, eventInside, semaphoreInside and queueInside are such attributes.
func lockInside() []py.Def {
	return []py.Def{inside("_locked", func(k *Lock) py.Value { return py.MakeBool(k.core.Locked()) }, nil)}
}

func eventInside() []py.Def {
	return []py.Def{inside("_value", func(e *Event) py.Value { return py.MakeBool(e.core.IsSet()) }, nil)}
}

func semaphoreInside() []py.Def {
	return []py.Def{
		inside("_value", func(s *Semaphore) py.Value { return py.MakeInt(int64(s.core.Value())) },
			func(t *py.Thread, s *Semaphore, v py.Value) error {
				n, err := t.Index(v)
				if err == nil {
					s.core.SetValue(n)
				}
				return err
			}),
	}
}

func queueInside() []py.Def {
	return []py.Def{
		inside("_maxsize", func(q *Queue) py.Value { return py.MakeInt(int64(q.core.MaxSize())) }, nil),
		inside("_unfinished_tasks", func(q *Queue) py.Value { return py.MakeInt(int64(q.core.Unfinished())) }, nil),
	}
}

// gatheringClass is what gather answers.
var gatheringClass = py.NewClass("asyncio.tasks", "_GatheringFuture")

func gatheringSpec() py.Spec {
	return py.Spec{Bases: []*py.Class{FutureClass}, Self: py.SelfOf[*Future], New: made(func() py.Value { return &Future{} })}
}

// isGathering reports whether a future is a gather's.
func isGathering(f *loopcore.Future) bool { return f != nil && f.Gathers() }
