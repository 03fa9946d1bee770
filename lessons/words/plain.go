package words

import (
	"time"

	"batuta/loopcore/trace"
)

// The words for those who read a recording event by event, and hold neither a
// Score nor a State.

// Callback is what a plain callback does, with asyncio's name for it.
func Callback(t Texts, name string, c trace.Cause) string { return inFull(t, name, c) }

// Quoted is what a plain callback does as part of a sentence, "" where that is
// not known.
func Quoted(t Texts, name string, c trace.Cause) string { return quoted(t, name, c) }

// Because is who queued a callback, as a sentence goes on; by is what ran
// when c is CauseHandle, a task's label or what Quoted answers.
func Because(t Texts, c trace.Cause, a int64, by string) string {
	return cause(t, "words.because.", c, a, by)
}

// Asked is how the selector was called and why so, in few words. task is the
// label of the task that decided the timeout, or else callback the name of a
// callback and c what queued it; "" is what is not known.
func Asked(t Texts, a trace.Ask, task, callback string, c trace.Cause) string {
	if callback != "" {
		callback = quoted(t, callback, c)
	}
	return why(t, "words.asked.", a, asker{Duration(a.Timeout), task, callback})
}

// Rest is what a rest waits for, in few words. task is the label of the task
// that it waits for, "" where there is none or it is not known.
func Rest(t Texts, s *trace.Span, task string) string {
	switch s.Wait {
	case trace.WaitTimer:
		return t.T("words.rest.timer", Seconds(time.Duration(s.A)))
	case trace.WaitTask:
		if task != "" {
			return task
		}
		return t.T("words.rest.task")
	case trace.WaitGather:
		return t.T("words.rest.gather", s.B)
	}
	return wait(t, s.Wait, s.A, s.B, s.Reason)
}
