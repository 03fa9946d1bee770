package aio

import (
	"math"
	"slices"

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
)

// queuedTimer is a timer of asyncio's own on its way through a call_later or
// call_at that is written in Python: the loop's own call_at sets it.
type queuedTimer struct {
	core *loopcore.TimerHandle
	set  func(when float64)
}

var queuedTimerClass = py.NewClass("functools", "partial")

// Type is functools.partial, for lack of a better name: asyncio's callbacks are functions.
func (*queuedTimer) Type() *py.Class { return queuedTimerClass }

func queuedTimerSpec() py.Spec {
	return py.Spec{Self: py.SelfOf[*queuedTimer], Final: true, Defs: []py.Def{
		{Sig: "__call__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return nil, args[0].(*queuedTimer).core.Perform()
		}},
	}}
}

// refusedOverrides are the methods of a loop that asyncio's code calls, and
// Batuta's does not call by their names yet: to override them would do nothing.
func refusedOverrides() []string {
	return []string{
		"_add_callback", "_add_reader", "_add_writer", "_call_soon", "_check_closed", "_make_socket_transport", "_process_events",
		"_run_once", "_write_to_self", "_timer_handle_cancelled", "_remove_reader", "_remove_writer", "add_reader", "add_writer",
		"call_soon_threadsafe", "create_connection", "create_server", "get_debug", "getaddrinfo", "getnameinfo", "is_closed",
		"is_running", "remove_reader", "remove_writer", "sock_accept", "sock_connect", "sock_recv", "sock_sendall",
	}
}

// takeOverrides has the loop call what the program's class of loop does otherwise.
func (l *Loop) takeOverrides(t *py.Thread) error {
	if l.self == nil {
		return nil
	}
	own := map[string]bool{}
	for _, c := range l.self.Type().MRO {
		if c.Builtin {
			continue
		}
		for _, name := range slices.Concat(refusedOverrides(), []string{
			"call_at", "call_later", "call_soon", "close", "create_future", "create_task", "run_forever", "run_in_executor",
			"run_until_complete", "shutdown_asyncgens", "shutdown_default_executor", "stop", "time",
		}) {
			own[name] = own[name] || c.Dict.GetStr(py.NewStr(name)) != nil
		}
	}
	for _, name := range refusedOverrides() {
		if own[name] {
			return t.NotYet("a loop whose class has its own " + name + "()")
		}
	}
	l.ownCallAt, l.ownTasks, l.ownExecutor = own["call_at"], own["create_task"], own["run_in_executor"]
	if own["call_soon"] {
		l.core.CallSoonHook = l.callSoonOwn
	}
	if l.ownTasks {
		l.core.TaskFactory = l.taskByName
	}
	l.override(own)
	return nil
}

// override fills in the loop's overrides.
func (l *Loop) override(own map[string]bool) {
	o := &l.core.Overrides
	if own["create_future"] {
		o.CreateFuture = l.ownFuture
	}
	if own["call_later"] || own["call_at"] {
		o.CallLater = l.ownTimer("call_later")
	}
	if own["call_at"] {
		o.CallAt = l.ownTimer("call_at")
	}
	if own["time"] {
		o.Time = func() float64 { return l.ownTime() }
	}
	if own["run_forever"] {
		o.RunForever = func() error { return l.callOwn("run_forever") }
	}
	if own["stop"] {
		o.Stop = func() { l.must(l.callOwn("stop")) }
	}
	if own["close"] {
		o.Close = func() error { return l.callOwn("close") }
	}
	if own["run_until_complete"] {
		o.RunUntilComplete = func(x any) (any, error) {
			t := l.in.Current()
			v := py.Value(nil)
			if c, ok := x.(loopcore.Coroutine); ok {
				v = coroutineObject(t, c)
			} else {
				v = toPython(t, x)
			}
			return t.CallMethod(l.self, "run_until_complete", v)
		}
	}
	if own["shutdown_asyncgens"] {
		o.ShutdownAsyncgens = l.ownCoroutineOf("shutdown_asyncgens")
	}
	if own["shutdown_default_executor"] {
		o.ShutdownExecutor = l.ownCoroutineOf("shutdown_default_executor", py.MakeInt(threadJoinTimeout))
	}
}

// threadJoinTimeout is how long a runner waits for the threads of an executor, in
// seconds (constants.THREAD_JOIN_TIMEOUT).
const threadJoinTimeout = 300

// callOwn calls a method of the program's, for what it does.
func (l *Loop) callOwn(name string, args ...py.Value) error {
	_, err := l.in.Current().CallMethod(l.self, name, args...)
	return err
}

// must has an error of the program's leave the loop's own code, as an exception
// leaves asyncio's.
func (l *Loop) must(err error) {
	if err != nil {
		panic(l.in.Current().FromGo(err))
	}
}

// ownFuture is what the program's create_future makes.
func (l *Loop) ownFuture() *loopcore.Future {
	t := l.in.Current()
	v, err := t.CallMethod(l.self, "create_future")
	l.must(err)
	f, ok := py.As[*Future](v)
	if !ok || f.core == nil {
		l.must(t.NotYet("a create_future that answers no asyncio.Future"))
	}
	return f.core
}

// ownTimer hands the loop's timers to the program's call_later or call_at.
func (l *Loop) ownTimer(method string) func(x float64, timer *loopcore.TimerHandle, set func(when float64)) {
	return func(x float64, timer *loopcore.TimerHandle, set func(when float64)) {
		l.must(l.callOwn(method, secondsGiven(x, method), &queuedTimer{timer, set}))
	}
}

// secondsGiven is a delay as the program gave it, most likely: a whole one as an
// integer.
func secondsGiven(x float64, method string) py.Value {
	if method == "call_later" && x == math.Trunc(x) && math.Abs(x) < 1<<53 {
		return py.MakeInt(int64(x))
	}
	return py.Float(x)
}

// ownTime is what the program's time says.
func (l *Loop) ownTime() float64 {
	t := l.in.Current()
	v, err := t.CallMethod(l.self, "time")
	l.must(err)
	x, err := t.Float(v)
	l.must(err)
	return x
}

// ownCoroutineOf is what a method of the program's makes for a runner to await.
func (l *Loop) ownCoroutineOf(method string, args ...py.Value) func() (loopcore.Coroutine, error) {
	return func() (loopcore.Coroutine, error) {
		t := l.in.Current()
		v, err := t.CallMethod(l.self, method, args...)
		if err != nil {
			return nil, err
		}
		if c := coroutineOf(t, v); c != nil {
			return c, nil
		}
		return t.NewCoroutine(method, &awaiting{of: v}), nil
	}
}

// taskByName has the program's create_task make a task that the loop needs.
func (l *Loop) taskByName(_ *loopcore.Loop, coro loopcore.Coroutine, o loopcore.TaskOptions) (*loopcore.Task, error) {
	t := l.in.Current()
	m, err := t.Attr(l.self, "create_task")
	if err != nil {
		return nil, err
	}
	return l.taskFrom(t, m, []py.Value{coroutineObject(t, coro)}, o)
}

// setOwnTimer is call_later or call_at of a timer of asyncio's own, which comes
// back from the program's method.
func (l *Loop) setOwnTimer(q *queuedTimer, when float64) py.Value {
	q.set(when)
	return &Handle{core: &q.core.Handle, timer: q.core, loop: l}
}

// laterByName is call_later by way of the program's call_at.
func (l *Loop) laterByName(t *py.Thread, args []py.Value) (py.Value, error) {
	when, err := t.Binary(syntax.Add, py.Float(l.core.Time()), args[0])
	if err != nil {
		return nil, err
	}
	m, err := t.Attr(l.self, "call_at")
	if err != nil {
		return nil, err
	}
	all := append([]py.Value{when, args[1]}, args[2].(*py.Tuple).Items...)
	return t.CallKw(m, all, []py.KwArg{{Name: "context", Value: py.OrNone(args[3])}})
}
