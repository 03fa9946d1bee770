package stage

import (
	"strconv"
	"time"

	"batuta/loopcore/trace"
)

// reason is what a waiting task waits for.
func (w words) reason(task *trace.Task) string {
	switch task.Wait {
	case trace.WaitYield:
		return w.texts.T("stage.wait.yield")
	case trace.WaitRead:
		return w.texts.T("stage.wait.read", task.A)
	case trace.WaitWrite:
		return w.texts.T("stage.wait.write", task.A)
	case trace.WaitTimer:
		left := time.Duration(task.A) - w.s.Run
		if left <= 0 {
			return w.texts.T("stage.wait.due")
		}
		return w.texts.T("stage.wait.timer", seconds(left))
	case trace.WaitThread:
		if task.A == 0 {
			return w.texts.T("stage.wait.anythread")
		}
		return w.texts.T("stage.wait.thread", task.A)
	case trace.WaitTask:
		if other := w.s.Task(trace.TaskID(task.A)); other != nil {
			return w.texts.T("stage.wait.task", other.Label)
		}
		return w.texts.T("stage.wait.othertask")
	case trace.WaitGather:
		return w.texts.T("stage.wait.gather", task.A, task.B)
	case trace.WaitLock:
		return w.named(task.Reason, "stage.wait.lock")
	case trace.WaitQueue:
		return w.named(task.Reason, "stage.wait.queue")
	}
	return w.named(task.Reason, "stage.wait.future")
}

// named is the trace's own words, or where it has none those of key.
func (w words) named(reason, key string) string {
	if reason != "" {
		return reason
	}
	return w.texts.T(key)
}

// cause is who put a handle into the ready queue.
func (w words) cause(h trace.Queued) string {
	switch h.Cause {
	case trace.CauseOutside:
		return w.texts.T("stage.cause.outside")
	case trace.CauseFD:
		return w.texts.T("stage.cause.fd", h.CauseA)
	case trace.CauseTimer:
		return w.texts.T("stage.cause.timer")
	case trace.CauseThread:
		if h.CauseA == 0 {
			return w.texts.T("stage.cause.anythread")
		}
		return w.texts.T("stage.cause.thread", h.CauseA)
	case trace.CauseSignal:
		return w.texts.T("stage.cause.signal", h.CauseA)
	}
	if w.s.Current.Handle != 0 && int64(w.s.Current.Handle) == h.CauseA {
		return w.texts.T("stage.cause.by", w.handle(w.s.Current).Label)
	}
	return w.texts.T("stage.cause.handle")
}

// seconds is a time in seconds, to the millisecond. One that is not nothing
// never reads as nothing.
func seconds(d time.Duration) string {
	if d > 0 {
		d = max(d, time.Millisecond)
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 3, 64)
}

// milliseconds is a time in milliseconds with its unit, to about three digits.
func milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	digits := 2
	switch {
	case ms >= 100:
		digits = 0
	case ms >= 10:
		digits = 1
	}
	return strconv.FormatFloat(ms, 'f', digits, 64) + " ms"
}
