package stage

import (
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// short is what task still waits for in as few words as will do, for a row too
// narrow for all of them: its figure must be seen. "" if it is short already,
// or is a name.
func (w moment) short(task *trace.Task) string {
	switch task.Wait {
	case trace.WaitRead:
		return w.T("stage.short.read", task.A)
	case trace.WaitWrite:
		return w.T("stage.short.write", task.A)
	case trace.WaitTimer:
		if left := time.Duration(task.A) - w.Run; left > 0 {
			return w.T("stage.short.timer", words.Seconds(left))
		}
		return w.T("stage.short.due")
	case trace.WaitGather:
		return w.T("stage.short.gather", task.A, task.B)
	case trace.WaitThread:
		switch {
		case task.A != 0:
			return w.T("stage.short.thread", task.A)
		case task.B != 0:
			return w.T("stage.short.allthreads")
		}
		return w.T("stage.short.anythread")
	}
	return ""
}
