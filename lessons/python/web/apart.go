package web

import (
	"runtime"

	"batuta/lessons/python/py"
)

// apart runs a coroutine on a loop of its own, in a thread of its own, and
// blocks the calling one until it is done: what a library does that knows
// nothing of event loops. Other threads run meanwhile.
func apart(t *py.Thread, args []py.Value) (py.Value, error) {
	asyncio, failed := t.Import("asyncio")
	if failed != nil {
		return nil, failed
	}
	in := t.In()
	var result py.Value
	var err error
	raised := t.Aside(func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		other := in.NewThread()
		other.Acquire()
		defer other.Release()
		var run py.Value
		if run, err = other.Attr(asyncio, "run"); err == nil {
			result, err = other.Call(run, args[0])
		}
	})
	if raised != nil {
		return nil, raised // its loop ends when the program does
	}
	return result, err
}
