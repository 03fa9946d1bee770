package conformance_test

import (
	"fmt"

	"batuta/loopcore"
)

// What statements ask of objects, by what the objects can do.
type (
	acquirer interface {
		Acquire() *loopcore.Operation
	}
	releaser interface{ Release() error }
	lockable interface{ Locked() bool }
	waitable interface {
		Wait() *loopcore.Operation
	}
	resolvable interface {
		SetResult(any) error
		SetException(error) error
		Cancel(string) bool
		Cancelled() bool
		Done() bool
		Result() (any, error)
		Exception() (error, error)
		AddDoneCallbackWith(loopcore.DoneCall) error
		RemoveDoneCallback(any) int
	}
)

// method is what OBJECT.VERB makes or answers.
func (p *play) method(of any, s statement) (any, error) {
	switch s.Verb {
	case "acquire":
		return of.(acquirer).Acquire(), nil
	case "release":
		return nil, of.(releaser).Release()
	case "locked":
		return of.(lockable).Locked(), nil
	case "wait":
		return of.(waitable).Wait(), nil
	}
	switch of := of.(type) {
	case *loopcore.Loop:
		switch s.Verb {
		case "stop":
			of.Stop()
			return nil, nil
		case "set_task_factory":
			of.TaskFactory = nil
			if s.Options["eager"] != "" {
				of.TaskFactory = loopcore.EagerTaskFactory
			}
			return nil, nil
		}
	case *loopcore.Task:
		return p.taskMethod(of, s)
	case *loopcore.Future:
		return p.futureMethod(of, s)
	case *loopcore.Handle, *loopcore.TimerHandle:
		return handleMethod(of.(interface {
			Cancel()
			Cancelled() bool
		}), s)
	case *loopcore.Timeout:
		return p.timeoutMethod(of, s)
	case *loopcore.ContextVar:
		return p.varMethod(of, s)
	case *loopcore.Event:
		return eventMethod(of, s)
	case *loopcore.Condition:
		return p.conditionMethod(of, s)
	case *loopcore.Barrier:
		return barrierMethod(of, s)
	case *loopcore.Queue:
		return p.queueMethod(of, s)
	}
	panic(fmt.Sprintf("%T has no %s", of, s.Verb))
}

func (p *play) taskMethod(t *loopcore.Task, s statement) (any, error) {
	switch s.Verb {
	case "uncancel":
		return t.Uncancel(), nil
	case "cancelling":
		return t.Cancelling(), nil
	case "get_name":
		return t.Name(), nil
	case "set_name":
		t.SetName(p.text(s.Args))
		return nil, nil
	}
	return p.futureMethod(t, s)
}

func (p *play) futureMethod(f resolvable, s statement) (any, error) {
	switch s.Verb {
	case "set_result":
		return nil, f.SetResult(p.value(s.Args[0]))
	case "set_exception":
		return nil, f.SetException(p.exception(s.Args))
	case "cancel":
		return f.Cancel(p.text(s.Args)), nil
	case "cancelled":
		return f.Cancelled(), nil
	case "done":
		return f.Done(), nil
	case "result":
		return f.Result()
	case "exception":
		failure, err := f.Exception()
		if failure == nil {
			return nil, err
		}
		return failure, err
	case "add_done_callback":
		c := p.callback(s)
		p.callbacks[c.label] = c
		f.AddDoneCallbackWith(loopcore.DoneCall{Fn: c.call, Key: c, Context: c.context})
		return nil, nil
	case "remove_done_callback":
		return f.RemoveDoneCallback(p.callbacks[s.Args[0].Word]), nil
	}
	panic("futures have no " + s.Verb)
}

func handleMethod(h interface {
	Cancel()
	Cancelled() bool
}, s statement,
) (any, error) {
	switch s.Verb {
	case "cancel":
		h.Cancel()
		return nil, nil
	case "cancelled":
		return h.Cancelled(), nil
	}
	panic("handles have no " + s.Verb)
}

func (p *play) timeoutMethod(t *loopcore.Timeout, s statement) (any, error) {
	switch s.Verb {
	case "reschedule":
		return nil, t.Reschedule(p.seconds(s.Args[0]))
	case "expired":
		return t.Expired(), nil
	case "when":
		if t.When() == nil {
			return nil, nil
		}
		return *t.When(), nil
	}
	panic("timeouts have no " + s.Verb)
}

func (p *play) varMethod(v *loopcore.ContextVar, s statement) (any, error) {
	switch s.Verb {
	case "set":
		return p.loop.Context().Set(v, p.value(s.Args[0])), nil
	case "get":
		value, ok := p.loop.Context().Get(v)
		if !ok {
			return nil, lookupError("")
		}
		return value, nil
	case "reset":
		return nil, p.loop.Context().Reset(v, p.find(s.Args[0].Word).(*loopcore.Token))
	}
	panic("context variables have no " + s.Verb)
}

func eventMethod(e *loopcore.Event, s statement) (any, error) {
	switch s.Verb {
	case "set":
		e.Set()
		return nil, nil
	case "clear":
		e.Clear()
		return nil, nil
	case "is_set":
		return e.IsSet(), nil
	}
	panic("events have no " + s.Verb)
}

func (p *play) conditionMethod(c *loopcore.Condition, s statement) (any, error) {
	switch s.Verb {
	case "wait_for":
		name, least := s.Args[0].Word, p.value(s.Args[1]).(int)
		return c.WaitFor(func() (any, error) {
			answer := p.find(name).(int) >= least
			p.say("predicate", fmt.Sprintf("%s >= %d", name, least), " = "+p.said(answer))
			return answer, nil
		}), nil
	case "notify":
		n := 1
		if len(s.Args) > 0 {
			n = p.value(s.Args[0]).(int)
		}
		return nil, c.Notify(n)
	case "notify_all":
		return nil, c.NotifyAll()
	}
	panic("conditions have no " + s.Verb)
}

func barrierMethod(b *loopcore.Barrier, s statement) (any, error) {
	switch s.Verb {
	case "reset":
		return b.Reset(), nil
	case "abort":
		return b.Abort(), nil
	case "n_waiting":
		return b.NWaiting(), nil
	case "broken":
		return b.Broken(), nil
	}
	panic("barriers have no " + s.Verb)
}

func (p *play) queueMethod(q *loopcore.Queue, s statement) (any, error) {
	switch s.Verb {
	case "put":
		return q.Put(p.value(s.Args[0])), nil
	case "put_nowait":
		return nil, q.PutNowait(p.value(s.Args[0]))
	case "get":
		return q.Get(), nil
	case "get_nowait":
		return q.GetNowait()
	case "join":
		return q.Join(), nil
	case "task_done":
		return nil, q.TaskDone()
	case "shutdown":
		q.Shutdown(len(s.Args) > 0 && p.value(s.Args[0]) == true)
		return nil, nil
	case "qsize":
		return q.QSize(), nil
	case "empty":
		return q.Empty(), nil
	case "full":
		return q.Full(), nil
	}
	panic("queues have no " + s.Verb)
}
