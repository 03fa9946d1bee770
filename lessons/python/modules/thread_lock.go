package modules

import (
	"fmt"
	"slices"

	"batuta/lessons/python/py"
)

// gate is what locks are made of: one thread is in, the others queue. Whoever
// leaves hands it on to who has waited longest, as CPython's locks do with those
// that have waited for a millisecond.
type gate struct {
	held  bool
	queue []*py.Waiter
}

// enter waits for so many seconds at the most, 0 not at all, and answers whether
// the thread is in.
func (g *gate) enter(t *py.Thread, seconds float64) (bool, error) {
	if !g.held {
		g.held = true
		return true, nil
	}
	if seconds <= 0 {
		return false, nil
	}
	w, begun := t.NewWaiter(), t.In().At()
	g.queue = append(g.queue, w)
	in, err := w.Wait(seconds)
	if !in {
		g.queue = slices.DeleteFunc(g.queue, func(x *py.Waiter) bool { return x == w })
	}
	if in && err != nil {
		g.leave()
		in = false
	}
	if !in && err == nil && w.Interrupted() {
		return g.enter(t, seconds-(t.In().At()-begun))
	}
	return in, err
}

// leave lets the next one in.
func (g *gate) leave() {
	for len(g.queue) > 0 {
		next := g.queue[0]
		g.queue = g.queue[1:]
		if next.Wake() {
			return
		}
	}
	g.held = false
}

// lock is _thread.lock.
type lock struct{ gate }

var lockClass = py.NewClass("_thread", "lock")

// Type is _thread.lock.
func (*lock) Type() *py.Class { return lockClass }

func lockSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*lock], Final: true,
		New: func(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
			if len(kw) > 0 {
				return nil, t.TypeError("lock() takes no keyword arguments")
			}
			if len(args) > 0 {
				return nil, t.TypeError("lock expected 0 arguments, got %d", len(args))
			}
			return &lock{}, nil
		},
		Defs: []py.Def{
			{Sig: "acquire(self, /, blocking=True, timeout=-1)", Fn: lockAcquire},
			{Sig: "release(self, /)", Fn: lockRelease},
			{Sig: "locked(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*lock).held), nil
			}},
			{Sig: "__enter__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return lockAcquire(t, []py.Value{args[0], py.True, py.MakeInt(-1)})
			}},
			{Sig: "__exit__(self, /, *exc_info)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return lockRelease(t, args[:1])
			}},
			{Sig: "__repr__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				k := args[0].(*lock)
				return py.NewStr(fmt.Sprintf("<%s _thread.lock object at %s>", lockState(k.held), py.Address(k))), nil
			}},
		},
	}
}

func lockState(held bool) string {
	if held {
		return "locked"
	}
	return "unlocked"
}

func lockAcquire(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds, err := lockTimeout(t, args[1], args[2])
	if err != nil {
		return nil, err
	}
	in, err := args[0].(*lock).enter(t, seconds)
	return py.MakeBool(in), err
}

func lockRelease(t *py.Thread, args []py.Value) (py.Value, error) {
	k := args[0].(*lock)
	if !k.held {
		return nil, t.RuntimeError("release unlocked lock")
	}
	k.leave()
	return nil, nil
}

// rlock is _thread.RLock: its owner may enter it again.
type rlock struct {
	gate
	owner int64 // its ident, 0 for nobody
	count int64
}

var rlockClass = py.NewClass("_thread", "RLock")

// Type is _thread.RLock.
func (*rlock) Type() *py.Class { return rlockClass }

func rlockSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*rlock],
		New:  func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return &rlock{}, nil },
		Defs: []py.Def{
			{Sig: "acquire(self, /, blocking=True, timeout=-1)", Fn: rlockAcquire},
			{Sig: "release(self, /)", Fn: rlockRelease},
			{Sig: "locked(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*rlock).count > 0), nil
			}},
			{Sig: "__enter__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return rlockAcquire(t, []py.Value{args[0], py.True, py.MakeInt(-1)})
			}},
			{Sig: "__exit__(self, /, *exc_info)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return rlockRelease(t, args[:1])
			}},
			{Sig: "_is_owned(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*rlock).owner == threadIdent(t)), nil
			}},
			{Sig: "_recursion_count(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				k := args[0].(*rlock)
				if k.owner != threadIdent(t) {
					return py.MakeInt(0), nil
				}
				return py.MakeInt(k.count), nil
			}},
			{Sig: "_release_save(self, /)", Fn: rlockGiveUp},
			{Sig: "_acquire_restore(self, state, /)", Fn: rlockTakeBack},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				k, _ := py.As[*rlock](args[0])
				c := args[0].Type()
				return py.NewStr(fmt.Sprintf("<%s %s.%s object owner=%d count=%d at %s>",
					lockState(k.count > 0), c.Module, c.QualName, k.owner, k.count, py.Address(args[0]))), nil
			}},
		},
	}
}

func rlockAcquire(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds, err := lockTimeout(t, args[1], args[2])
	if err != nil {
		return nil, err
	}
	k, me := args[0].(*rlock), threadIdent(t)
	if k.owner == me {
		k.count++
		return py.True, nil
	}
	in, err := k.enter(t, seconds)
	if in {
		k.owner, k.count = me, 1
	}
	return py.MakeBool(in), err
}

func rlockRelease(t *py.Thread, args []py.Value) (py.Value, error) {
	k := args[0].(*rlock)
	if k.owner != threadIdent(t) {
		return nil, t.RuntimeError("cannot release un-acquired lock")
	}
	if k.count--; k.count == 0 {
		k.owner = 0
		k.leave()
	}
	return nil, nil
}

// rlockGiveUp leaves however often it was entered: a condition waits.
func rlockGiveUp(t *py.Thread, args []py.Value) (py.Value, error) {
	k := args[0].(*rlock)
	if k.owner != threadIdent(t) {
		return nil, t.RuntimeError("cannot release un-acquired lock")
	}
	state := py.NewTuple(py.MakeInt(k.count), py.MakeInt(k.owner))
	k.owner, k.count = 0, 0
	k.leave()
	return state, nil
}

// rlockTakeBack enters as often as it was.
func rlockTakeBack(t *py.Thread, args []py.Value) (py.Value, error) {
	k := args[0].(*rlock)
	state, ok := args[1].(*py.Tuple)
	if !ok || len(state.Items) != 2 {
		return nil, t.TypeError("_acquire_restore() argument must be 2-item tuple")
	}
	count, err := t.Index(state.Items[0])
	if err != nil {
		return nil, err
	}
	if _, err := rlockAcquire(t, []py.Value{k, py.True, py.MakeInt(-1)}); err != nil {
		return nil, err
	}
	k.count = int64(count)
	return nil, nil
}
