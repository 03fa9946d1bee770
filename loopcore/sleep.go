package loopcore

import (
	"math"
	"strconv"

	"batuta/loopcore/trace"
)

// Sleep is asyncio.sleep(seconds), a coroutine.
func Sleep(seconds float64) *GoCoroutine {
	return named("sleep", strconv.FormatFloat(seconds, 'g', -1, 64), func(co *Co) (any, error) {
		return nil, co.Sleep(seconds)
	})
}

// SleepFor is asyncio.sleep(seconds) as an operation, which needs no stack.
func SleepFor(seconds float64) *Operation {
	var timer *TimerHandle
	begun := false
	return operation("sleep", func(o *Operation, thrown error) Answer {
		switch {
		case !begun:
			begun = true
			if math.IsNaN(seconds) {
				return raise(ErrDelayNaN)
			}
			if seconds <= 0 {
				return Answer{}
			}
			var f *Future
			f, timer = o.loop.sleeping(seconds)
			return wait(f)
		case timer != nil:
			timer.Cancel()
		}
		return outcome(nil, thrown)
	})
}

// sleeping is a future that is done in so many seconds, and the timer that does it.
func (l *Loop) sleeping(seconds float64) (*Future, *TimerHandle) {
	f := l.createFuture()
	timer := l.callLater(seconds, "futures._set_result_unless_cancelled", func() {
		if !f.Cancelled() {
			_ = f.SetResult(nil)
		}
	})
	f.setWait(waiting{kind: trace.WaitTimer, a: nanos(timer.when), b: nanos(seconds), timer: timer})
	return f, timer
}
