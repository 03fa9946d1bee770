package words

import (
	"time"

	"batuta/loopcore/trace"
)

// Wait is what a rest of the score waits for, in the few words there is room
// for: a timer's due time, the tasks of a gather, the label of a task.
func (w Score) Wait(s *trace.Span) string {
	task := ""
	if s.Wait == trace.WaitTask {
		task = w.label(trace.TaskID(s.A))
	}
	return Rest(w, s, task)
}

// Wait is what task still waits for: the time left, the tasks to finish.
func (w State) Wait(task *trace.Task) string {
	switch task.Wait {
	case trace.WaitTimer:
		left := time.Duration(task.A) - w.Run
		if left <= 0 {
			return w.T("words.wait.due")
		}
		return w.T("words.wait.timer", Seconds(length(left)))
	case trace.WaitTask:
		if other := w.Task(trace.TaskID(task.A)); other != nil {
			return w.T("words.wait.task", other.Label)
		}
		return w.T("words.wait.anytask")
	case trace.WaitGather:
		return w.T("words.wait.gather", task.A, task.B)
	}
	return wait(w, task.Wait, task.A, task.B, task.Reason)
}

// wait is what is said alike of a rest and of a moment. Of a lock, a queue or
// a future it is the trace's own reason, where it has one.
func wait(t Texts, kind trace.Wait, a, b int64, reason string) string {
	switch kind {
	case trace.WaitYield:
		return t.T("words.wait.yield")
	case trace.WaitRead:
		return t.T("words.wait.read", a)
	case trace.WaitWrite:
		return t.T("words.wait.write", a)
	case trace.WaitThread:
		switch {
		case a != 0:
			return t.T("words.wait.thread", a)
		case b != 0:
			return t.T("words.wait.allthreads")
		}
		return t.T("words.wait.anythread")
	}
	if reason != "" {
		return reason
	}
	switch kind {
	case trace.WaitLock:
		return t.T("words.wait.lock")
	case trace.WaitQueue:
		return t.T("words.wait.queue")
	}
	return t.T("words.wait.future")
}
