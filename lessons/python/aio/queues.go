package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The classes of asyncio.queues.
var (
	QueueClass         = py.NewClass("asyncio.queues", "Queue")
	PriorityQueueClass = py.NewClass("asyncio.queues", "PriorityQueue")
	LifoQueueClass     = py.NewClass("asyncio.queues", "LifoQueue")
)

// Queue is a queue of any kind as a Python object.
type Queue struct {
	attributes
	class *py.Class
	core  *loopcore.Queue
	store *shelf // of the built-in kind, behind what a subclass makes of it
}

// Type is Queue, PriorityQueue or LifoQueue.
func (q *Queue) Type() *py.Class { return q.class }

func queuesPart() part {
	return part{name: "queues", classes: []*py.Class{
		QueueClass, PriorityQueueClass, LifoQueueClass, QueueEmptyClass, QueueFullClass, QueueShutDownClass,
	}}
}

func queueClasses() []classSpec {
	return []classSpec{
		{QueueClass, queueSpec},
		{PriorityQueueClass, func() py.Spec { return queueKind(PriorityQueueClass) }},
		{LifoQueueClass, func() py.Spec { return queueKind(LifoQueueClass) }},
	}
}

// queueKind is a class of queues that differs in its order only.
func queueKind(c *py.Class) py.Spec {
	return py.Spec{Bases: []*py.Class{QueueClass}, Self: py.SelfOf[*Queue], New: newQueue(c)}
}

// newQueue makes a queue of a kind, with room for any number until its
// __init__ says otherwise.
func newQueue(c *py.Class) py.New {
	return func(t *py.Thread, _ *py.Class, _ []py.Value, _ []py.KwArg) (py.Value, error) {
		q := &Queue{class: c, store: &shelf{storeOf(t.In(), c), t.In()}}
		q.core = loopcore.NewQueueOn(c.Name, 0, q.store)
		return q, nil
	}
}

// storeOf keeps the things of a kind of queue.
func storeOf(in *py.Interpreter, c *py.Class) loopcore.Store {
	switch c {
	case LifoQueueClass:
		return loopcore.NewLifoStore()
	case PriorityQueueClass:
		return loopcore.NewHeapStore(func(a, b any) (bool, error) {
			return in.Current().Less(a.(py.Value), b.(py.Value))
		})
	}
	return loopcore.NewFIFOStore()
}

// ownStore is the store of a class written in Python that has an order of its
// own.
type ownStore struct {
	in   *py.Interpreter
	self py.Value
	base loopcore.Store
}

// Len is self._qsize(). What it raises leaves as a panic, for who asks a queue
// for its length expects no error.
func (s *ownStore) Len() int {
	t := s.in.Current()
	v, err := t.CallMethod(s.self, "_qsize")
	n := 0
	if err == nil {
		n, err = t.Index(v)
	}
	if err != nil {
		panic(t.FromGo(err))
	}
	return n
}

// Put is self._put(item).
func (s *ownStore) Put(x any) error {
	_, err := s.in.Current().CallMethod(s.self, "_put", x.(py.Value))
	return err
}

// Get is self._get().
func (s *ownStore) Get() (any, error) {
	v, err := s.in.Current().CallMethod(s.self, "_get")
	return v, err
}

// All are the things that the built-in store holds.
func (s *ownStore) All() []any { return s.base.All() }

// queueInit is Queue.__init__: it gives a queue its size, and its store, which
// is the class's own if that says how.
func queueInit(t *py.Thread, args []py.Value) (py.Value, error) {
	self, ok := py.As[*Queue](args[0])
	if !ok {
		return nil, t.TypeError("descriptor '__init__' for 'Queue' objects doesn't apply to a '%s' object", args[0].Type().Name)
	}
	size, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	self.store = &shelf{storeOf(t.In(), self.class), t.In()}
	if !ownOrder(t, args[0]) {
		self.core = loopcore.NewQueueOn(args[0].Type().Name, size, self.store)
		return nil, nil
	}
	self.core = loopcore.NewQueueOn(args[0].Type().Name, size, &ownStore{t.In(), args[0], self.store})
	_, err = t.CallMethod(args[0], "_init", args[1])
	return nil, err
}

// ownOrder reports whether an object's class has an order of its own.
func ownOrder(t *py.Thread, v py.Value) bool {
	for _, name := range []string{"_init", "_qsize", "_put", "_get"} {
		if f := t.Inherited(v.Type(), name); f != nil && f != t.Inherited(QueueClass, name) {
			return true
		}
	}
	return false
}

func queueSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Queue], New: newQueue(QueueClass),
		Defs: append(queueInside(), []py.Def{
			py.ClassGetitemDef(),
			{Sig: "__init__(self, maxsize=0)", Python: true, Kind: py.Whole, Fn: queueInit},
			text("__repr__(self)", func(q *Queue) string { return q.core.String() }),
			text("__str__(self)", func(q *Queue) string { return q.core.Str() }),
			truth("empty(self)", func(q *Queue) bool { return q.core.Empty() }),
			truth("full(self)", func(q *Queue) bool { return q.core.Full() }),
			{Sig: "qsize(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*Queue).core.QSize())), nil
			}},
			{Sig: "maxsize(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*Queue).core.MaxSize())), nil
			}},
			{Sig: "put(self, item)", Python: true, Coroutine: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.NewCoroutine("Queue.put", &operation{core: args[0].(*Queue).core.Put(args[1])}), nil
			}},
			{Sig: "put_nowait(self, item)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return nil, args[0].(*Queue).core.PutNowait(args[1])
			}},
			coroutine("get(self)", "Queue.get", func(q *Queue) loopcore.Coroutine { return q.core.Get() }),
			{Sig: "get_nowait(self)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				x, err := args[0].(*Queue).core.GetNowait()
				if err != nil {
					return nil, err
				}
				return toPython(t, x), nil
			}},
			doing("task_done(self)", func(q *Queue) error { return q.core.TaskDone() }),
			coroutine("join(self)", "Queue.join", func(q *Queue) loopcore.Coroutine { return q.core.Join() }),
			{Sig: "shutdown(self, immediate=False)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				now, err := t.Truth(args[1])
				if err != nil {
					return nil, err
				}
				args[0].(*Queue).core.Shutdown(now)
				return nil, nil
			}},
			{Sig: "_queue(self)", Kind: py.Getter, Fn: queueContent, Set: setQueueContent},
			doing("_init(self, maxsize=0)", func(*Queue) error { return nil }),
			{Sig: "_qsize(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*Queue).store.Len())), nil
			}},
			{Sig: "_put(self, item)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return nil, args[0].(*Queue).store.Put(args[1])
			}},
			{Sig: "_get(self)", Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*Queue).take(t)
			}},
		}...),
	}
}

// take is Queue._get, which programs that inherit from it may call when there is
// nothing.
func (q *Queue) take(t *py.Thread) (py.Value, error) {
	if _, own := q.store.Store.(*content); !own && q.store.Len() == 0 {
		switch q.class {
		case LifoQueueClass:
			return nil, t.IndexError("pop from empty list")
		case PriorityQueueClass:
			return nil, t.IndexError("index out of range")
		}
		return nil, t.IndexError("pop from an empty deque")
	}
	x, err := q.store.Get()
	if err != nil {
		return nil, err
	}
	return toPython(t, x), nil
}
