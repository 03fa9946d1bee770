package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// toPython is a value of the loop's as Python code sees it: what a coroutine or
// a future has for its result.
func toPython(t *py.Thread, x any) py.Value {
	switch x := x.(type) {
	case nil:
		return py.None
	case py.Value:
		return x
	case *loopcore.Task:
		return futureObject(&x.Future)
	case *loopcore.Future:
		return futureObject(x)
	case error:
		return t.FromGo(x)
	case []any:
		all := make([]py.Value, len(x))
		for i, one := range x {
			all[i] = toPython(t, one)
		}
		return py.NewList(all...)
	case bool:
		return py.MakeBool(x)
	case int:
		return py.MakeInt(int64(x))
	case int64:
		return py.MakeInt(x)
	case float64:
		return py.Float(x)
	case string:
		return py.NewStr(x)
	case []byte:
		return &py.Bytes{B: x}
	case loopcore.Transport:
		return transportObject(x)
	case *loopcore.Server:
		return serverObject(x)
	}
	return protocolObject(x)
}

// awaited is what the loop can wait for that v stands for: a *loopcore.Future,
// a coroutine; of another awaitable a coroutine that awaits it. It is nil if v
// is nothing of the kind.
func awaited(t *py.Thread, v py.Value) any {
	if f, ok := py.As[*Future](v); ok && f.core != nil {
		return f.core
	}
	if c := coroutineOf(t, v); c != nil {
		return c
	}
	if t.IsAwaitable(v) {
		return t.NewCoroutine("ensure_future.<locals>._wrap_awaitable", &awaiting{of: v})
	}
	return nil
}

// invalid stands for what cannot be awaited, so that the loop itself refuses it
// where asyncio would.
type invalid struct{}

// awaitedOrInvalid is awaited, with what the loop refuses in the place of nil.
func awaitedOrInvalid(t *py.Thread, v py.Value) any {
	if x := awaited(t, v); x != nil {
		return x
	}
	return invalid{}
}

// optionalSeconds is a number of seconds, nil for None.
func optionalSeconds(t *py.Thread, v py.Value) (*float64, error) {
	if v == nil || v == py.None {
		return nil, nil
	}
	x, err := t.Float(v)
	if err != nil {
		return nil, err
	}
	return &x, nil
}

// given is an argument, nil for None.
func given(v py.Value) py.Value {
	if v == py.None {
		return nil
	}
	return v
}
