package aio

import (
	"errors"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// TaskGroupClass is asyncio.TaskGroup.
var TaskGroupClass = py.NewClass("asyncio.taskgroups", "TaskGroup")

// TaskGroup is a task group as a Python object.
type TaskGroup struct {
	core  *loopcore.TaskGroup
	attrs *py.Dict
}

// Type is TaskGroup.
func (*TaskGroup) Type() *py.Class { return TaskGroupClass }

// Attrs is its __dict__.
func (g *TaskGroup) Attrs(make bool) *py.Dict {
	if g.attrs == nil && make {
		g.attrs = py.NewDict()
	}
	return g.attrs
}

func taskGroupSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*TaskGroup],
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
			return &TaskGroup{core: loopcore.NewTaskGroup()}, nil
		},
		Defs: inPython([]py.Def{
			{Sig: "__init__(self)", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }},
			{Sig: "__repr__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(args[0].(*TaskGroup).core.String()), nil
			}},
			{Sig: "create_task(self, coro, **kwargs)", Fn: groupCreateTask},
			{Sig: "__aenter__(self)", Coroutine: true, Kind: py.Whole, Fn: groupEnter},
			{Sig: "__aexit__(self, et, exc, tb)", Coroutine: true, Fn: groupExit},
		}),
	}
}

func groupEnter(t *py.Thread, args []py.Value) (py.Value, error) {
	object := args[0]
	self, ok := py.As[*TaskGroup](object)
	if !ok {
		return nil, t.TypeError("descriptor '__aenter__' for 'TaskGroup' objects doesn't apply to a '%s' object", object.Type().Name)
	}
	return t.NewCoroutine("TaskGroup.__aenter__", atOnce(func(t *py.Thread) (py.Value, error) {
		return object, self.core.Enter(taskOf(t))
	})), nil
}

func groupCreateTask(t *py.Thread, args []py.Value) (py.Value, error) {
	o, err := taskKeywords(t, "Task", args[2].(*py.Dict))
	if err != nil {
		return nil, err
	}
	coro := coroutineOf(t, args[1])
	if coro == nil {
		coro, err = wantCoroutine(t, args[1])
		if err != nil && running(t) != nil {
			return nil, err
		}
	}
	task, err := args[0].(*TaskGroup).core.CreateTask(coro, o)
	if err != nil {
		return nil, err
	}
	return futureObject(&task.Future), nil
}

func groupExit(t *py.Thread, args []py.Value) (py.Value, error) {
	self, block := args[0].(*TaskGroup), blockError(args[2])
	return t.NewCoroutine("TaskGroup.__aexit__", &operation{core: self.core.Exit(block), failed: func(t *py.Thread, err error) error {
		e := t.FromGo(err)
		var group *loopcore.ExceptionGroup
		if errors.As(err, &group) && err != block {
			e.Cause, e.Suppress = nil, true // raise ... from None
		}
		return e
	}}), nil
}
