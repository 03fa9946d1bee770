package aio

import (
	"cmp"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// taskFunctions are the functions of asyncio.tasks that make tasks and ask for
// them.
func taskFunctions() []py.Def {
	return []py.Def{
		{Sig: "create_task(coro, **kwargs)", Fn: createTask},
		{Sig: "ensure_future(coro_or_future, *, loop=None)", Fn: ensureFuture},
		{Sig: "current_task(loop=None)", Fn: currentTask},
		{Sig: "all_tasks(loop=None)", Fn: allTasks},
		{Sig: "gather(*coros_or_futures, return_exceptions=False)", Fn: gather},
		{Sig: "shield(arg)", Fn: shield},
		{Sig: "isfuture(obj)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			_, ok := py.As[*Future](args[0])
			return py.MakeBool(ok), nil
		}},
		{Sig: "eager_task_factory(loop, coro, **kwargs)", Fn: eagerTaskFactory},
		{Sig: "create_eager_task_factory(custom_task_constructor)", Fn: createEagerTaskFactory},
	}
}

// loopTaskDefs are the methods of a loop that make futures and tasks.
func loopTaskDefs() []py.Def {
	return []py.Def{
		{Sig: "create_future(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return futureObject(l.core.NewFuture()), nil
		})},
		{Sig: "create_task(self, coro, **kwargs)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			return l.createTask(t, args[0], args[1].(*py.Dict))
		})},
		{Sig: "set_task_factory(self, factory)", Fn: loopMethod(setTaskFactory)},
		{Sig: "get_task_factory(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return l.tasks, nil
		})},
	}
}

// createTask is loop.create_task: by the program's factory, if it has set one.
func (l *Loop) createTask(t *py.Thread, coro py.Value, kw *py.Dict) (py.Value, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if l.tasks != nil {
		return t.CallKw(l.tasks, []py.Value{l.object(), coro}, keywords(kw))
	}
	o, err := taskKeywords(t, "Task", kw)
	if err != nil {
		return nil, err
	}
	c, err := wantCoroutine(t, coro)
	if err != nil {
		return nil, err
	}
	f, err := l.newTask(t, c, o)
	if f == nil || err != nil {
		return nil, err
	}
	t.Made(f.object(), f.task().LetGo)
	return f.object(), nil
}

// taskKeywords are the keyword arguments of create_task.
func taskKeywords(t *py.Thread, of string, kw *py.Dict) (loopcore.TaskOptions, error) {
	var name, context, eager py.Value
	for _, k := range keywords(kw) {
		switch k.Name {
		case "name":
			name = k.Value
		case "context":
			context = k.Value
		case "eager_start":
			eager = k.Value
		default:
			return loopcore.TaskOptions{}, t.UnexpectedKeyword(of+"()", k.Name, []string{"coro", "loop", "name", "context", "eager_start"})
		}
	}
	return taskOptions(t, name, context, eager)
}

func createTask(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := runningLoop(t)
	if err != nil {
		return nil, err
	}
	return l.taskOf(t, args[0], args[1].(*py.Dict))
}

// taskOf is loop.create_task as asyncio's code calls it: a class of the program's
// may have one of its own.
func (l *Loop) taskOf(t *py.Thread, coro py.Value, kw *py.Dict) (py.Value, error) {
	if l.self == nil {
		return l.createTask(t, coro, kw)
	}
	m, err := t.Attr(l.self, "create_task")
	if err != nil {
		return nil, err
	}
	return t.CallKw(m, []py.Value{coro}, keywords(kw))
}

func setTaskFactory(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	factory := given(args[0])
	if factory == nil {
		l.tasks = nil
		if !l.ownTasks {
			l.core.TaskFactory = nil
		}
		return nil, nil
	}
	if !callable(t, factory) {
		return nil, t.TypeError("task factory must be a callable or None")
	}
	l.tasks = factory
	if !l.ownTasks { // else that asks the factory
		l.core.TaskFactory = l.makeTask
	}
	return nil, nil
}

// makeTask has the program's factory make a task that the loop needs.
func (l *Loop) makeTask(_ *loopcore.Loop, coro loopcore.Coroutine, o loopcore.TaskOptions) (*loopcore.Task, error) {
	t := l.in.Current()
	return l.taskFrom(t, l.tasks, []py.Value{l.object(), coroutineObject(t, coro)}, o)
}

// taskFrom is the task that a function of the program's makes.
func (l *Loop) taskFrom(t *py.Thread, create py.Value, args []py.Value, o loopcore.TaskOptions) (*loopcore.Task, error) {
	var kw []py.KwArg
	if o.Name != "" {
		kw = append(kw, py.KwArg{Name: "name", Value: py.NewStr(o.Name)})
	}
	if o.Context != nil {
		kw = append(kw, py.KwArg{Name: "context", Value: contextObject(o.Context)})
	}
	v, err := t.CallKw(create, args, kw)
	if err != nil {
		return nil, err
	}
	f, ok := py.As[*Future](v)
	if !ok || f.core == nil || f.task() == nil {
		return nil, t.NotYet("a create_task or task factory that answers no Task")
	}
	return f.task(), nil
}

func ensureFuture(t *py.Thread, args []py.Value) (py.Value, error) {
	if f, ok := py.As[*Future](args[0]); ok && f.core != nil {
		if loop := given(args[1]); loop != nil && loop != f.loop.object() {
			return nil, t.ValueError("The future belongs to a different loop than the one specified as the loop argument")
		}
		return args[0], nil
	}
	x := awaited(t, args[0])
	if x == nil {
		return nil, t.TypeError("An asyncio.Future, a coroutine or an awaitable is required")
	}
	coro := args[0]
	if coroutineOf(t, coro) == nil {
		coro = x.(*py.NativeCoroutine)
	}
	l, err := loopArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	return l.taskOf(t, coro, py.NewDict())
}

// loopOf is the loop of an optional argument loop=, by default the running one.
func loopOf(t *py.Thread, v py.Value) (*Loop, error) {
	if given(v) == nil {
		return runningLoop(t)
	}
	return loopArgument(t, v)
}

func currentTask(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := loopOf(t, args[0])
	if err != nil {
		return nil, err
	}
	if task := l.core.CurrentTask(); task != nil {
		return futureObject(&task.Future), nil
	}
	return nil, nil
}

func allTasks(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := loopOf(t, args[0])
	if err != nil {
		return nil, err
	}
	all := &py.Set{}
	for _, task := range l.core.AllTasks() {
		task.Hold()
		if err := all.Add(t, futureObject(&task.Future)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// currentLoop is asyncio.get_event_loop(): the running loop, else the thread's.
func currentLoop(t *py.Thread) (*Loop, error) {
	if l := running(t); l != nil {
		return l, nil
	}
	v, err := policyCall(t, "get_event_loop")
	if err != nil {
		return nil, err
	}
	return loopArgument(t, v)
}

// loopAmong is the loop that gather and its kin work on: the running one, else
// that of the first future among what they are given, else the thread's.
func loopAmong(t *py.Thread, all []py.Value) (*Loop, error) {
	if l := running(t); l != nil {
		return l, nil
	}
	for _, v := range all {
		if f, ok := py.As[*Future](v); ok && f.core != nil {
			return f.loop, nil
		}
	}
	return currentLoop(t)
}

func gather(t *py.Thread, args []py.Value) (py.Value, error) {
	all := args[0].(*py.Tuple).Items
	keep, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	l, err := loopAmong(t, all)
	if err != nil {
		return nil, err
	}
	l.enterContext(t)
	wrapped := map[py.Value]any{} // what is given twice is run once
	xs := make([]any, len(all))
	for i, v := range all {
		if err := hashable(t, v); err != nil {
			if i > 0 { // those before it have become tasks
				_, gathered := l.core.Gather(keep, xs[:i]...)
				err = cmp.Or(gathered, err)
			}
			return nil, err
		}
		if wrapped[v] == nil {
			wrapped[v] = awaitedOrInvalid(t, v)
		}
		xs[i] = wrapped[v]
	}
	f, err := l.core.Gather(keep, xs...)
	if err != nil {
		return nil, err
	}
	return futureObject(f), nil
}

// hashable is the error of what can be no key of a dict, as gather has it of a
// list that somebody forgot to unpack.
func hashable(t *py.Thread, v py.Value) error {
	switch v.(type) {
	case *Future, *py.Generator:
		return nil
	}
	return py.NewDict().Set(t, v, py.None)
}

func shield(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := loopAmong(t, args)
	if err != nil {
		return nil, err
	}
	if f, ok := py.As[*Future](args[0]); ok && f.core != nil && f.core.Done() {
		return args[0], nil
	}
	l.enterContext(t)
	f, err := l.core.Shield(awaitedOrInvalid(t, args[0]))
	if err != nil {
		return nil, err
	}
	return futureObject(f), nil
}

// eagerTaskFactory is asyncio.eager_task_factory.
func eagerTaskFactory(t *py.Thread, args []py.Value) (py.Value, error) {
	return eagerTask(t, TaskClass, args)
}

// eagerTask has a class make a task that takes its first step at once, unless
// eager_start says otherwise.
func eagerTask(t *py.Thread, class py.Value, args []py.Value) (py.Value, error) {
	kw := []py.KwArg{{Name: "loop", Value: args[0]}}
	eager := py.KwArg{Name: "eager_start", Value: py.True}
	for _, k := range keywords(args[2].(*py.Dict)) {
		switch {
		case k.Name != "eager_start":
			kw = append(kw, k)
		case k.Value != py.None:
			eager.Value = k.Value
		}
	}
	return t.CallKw(class, []py.Value{args[1]}, append(kw, eager))
}

func createEagerTaskFactory(_ *py.Thread, args []py.Value) (py.Value, error) {
	class := args[0]
	return py.NewBuiltin("asyncio.tasks", py.Def{
		Sig: "factory(loop, coro, **kwargs)",
		Fn:  func(t *py.Thread, args []py.Value) (py.Value, error) { return eagerTask(t, class, args) },
	}), nil
}
