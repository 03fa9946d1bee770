package web

import (
	"runtime"

	"batuta/lessons/python/py"
)

// apart runs a coroutine on a loop of its own, in a thread of its own, and
// blocks the calling one until it is done: what a library does that knows
// nothing of event loops. Other threads run meanwhile.
func apart(t *py.Thread, args []py.Value) (py.Value, error) {
	asyncio, err := t.Import("asyncio")
	if err != nil {
		return nil, err
	}
	in, done := t.In(), make(chan struct{})
	var result py.Value
	go func() {
		runtime.LockOSThread()
		defer close(done)
		defer runtime.UnlockOSThread()
		other := in.NewThread()
		other.Acquire()
		defer other.Release()
		var run py.Value
		if run, err = other.Attr(asyncio, "run"); err == nil {
			result, err = other.Call(run, args[0])
		}
	}()
	t.Blocking(func() { <-done })
	return result, err
}
