package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// shelf is a queue's store, which is another one once a program has looked into
// it.
type shelf struct {
	loopcore.Store
	in *py.Interpreter
}

// All are the things as the queue's repr shows them.
func (s *shelf) All() []any {
	all := s.Store.All()
	told := make([]any, len(all))
	for i, x := range all {
		told[i] = queued{s.in, x}
	}
	return told
}

// queued is one of a queue's things, which the queue's repr shows.
type queued struct {
	in *py.Interpreter
	x  any
}

// Repr is repr(x).
func (q queued) Repr() string {
	t := q.in.Current()
	v := toPython(t, q.x)
	s, err := t.Repr(v)
	if err != nil {
		return t.DefaultRepr(v)
	}
	return s
}

// content is a store whose things are in a Python object: a deque or a list, or
// whatever a class written in Python calls self._queue.
type content struct {
	in    *py.Interpreter
	class *py.Class // of queues: it says in which order they come out
	box   py.Value
}

// Len is len(self._queue). What it raises leaves as a panic, as an ownStore's
// does.
func (c *content) Len() int {
	t := c.in.Current()
	n, err := t.Len(c.box)
	if err != nil {
		panic(t.FromGo(err))
	}
	return n
}

// Put is what Queue._put does.
func (c *content) Put(x any) error {
	t := c.in.Current()
	var err error
	if c.class == PriorityQueueClass {
		_, err = c.heap(t, "heappush", c.box, x.(py.Value))
	} else {
		_, err = t.CallMethod(c.box, "append", x.(py.Value))
	}
	return err
}

// Get is what Queue._get does.
func (c *content) Get() (any, error) {
	t := c.in.Current()
	var v py.Value
	var err error
	switch c.class {
	case PriorityQueueClass:
		v, err = c.heap(t, "heappop", c.box)
	case LifoQueueClass:
		v, err = t.CallMethod(c.box, "pop")
	default:
		v, err = t.CallMethod(c.box, "popleft")
	}
	return v, err
}

// All are the things in the object, none if it does not tell them.
func (c *content) All() []any {
	values, err := c.in.Current().Collect(c.box)
	if err != nil {
		return nil
	}
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}

// heap calls a function of heapq.
func (c *content) heap(t *py.Thread, name string, args ...py.Value) (py.Value, error) {
	m, err := t.Import("heapq")
	if err != nil {
		return nil, err
	}
	return t.CallMethod(m, name, args...)
}

// queueContent is self._queue: the queue's things, from then on in the object
// that it answers.
func queueContent(t *py.Thread, args []py.Value) (py.Value, error) {
	q := args[0].(*Queue)
	if c, ok := q.store.Store.(*content); ok {
		return c.box, nil
	}
	list := py.NewList()
	for _, x := range q.store.Store.All() {
		if _, err := t.CallMethod(list, "append", toPython(t, x)); err != nil {
			return nil, err
		}
	}
	c := &content{t.In(), q.class, list}
	if q.class == QueueClass {
		m, err := t.Import("collections")
		if err != nil {
			return nil, err
		}
		if c.box, err = t.CallMethod(m, "deque", list); err != nil {
			return nil, err
		}
	}
	q.store.Store = c
	return c.box, nil
}

// setQueueContent has a queue's things be in an object of the program's own.
func setQueueContent(t *py.Thread, self, value py.Value) error {
	if value == nil {
		return t.NotYet("to delete Queue._queue")
	}
	q := self.(*Queue)
	q.store.Store = &content{t.In(), q.class, value}
	return nil
}
