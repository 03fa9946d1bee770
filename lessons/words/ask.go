package words

import (
	"time"

	"batuta/loopcore/trace"
)

// Asked is how the selector was called in bar b, and why so, in few words:
// "timeout 0: main() is ready".
func (w Score) Asked(b *trace.Bar) string {
	callback := ""
	for i := range b.Slots {
		if x := &b.Slots[i]; x.Handle == b.Ask.WhyHandle {
			callback = quoted(w, x.Name, x.Cause)
		}
	}
	return why(w, "words.asked.", b.Ask, asker{Duration(b.Ask.Timeout), w.label(b.Ask.WhyTask), callback})
}

// Why is how the timeout of the latest call came about, as a sentence.
func (w State) Why() string {
	if !w.Ask.Asked {
		return w.T("words.why.never")
	}
	by := asker{timeout: Seconds(length(w.Ask.Timeout)), callback: w.callback(w.Ask.WhyHandle)}
	if task := w.Task(w.Ask.WhyTask); task != nil {
		by.task = task.Label
	}
	return why(w, "words.why.", w.Ask, by)
}

// callback is the callback of handle h, "" if it is known no more.
func (w State) callback(h trace.HandleID) string {
	for _, timer := range w.Timers {
		if timer.Handle == h {
			return quoted(w, timer.Name, trace.CauseTimer)
		}
	}
	for _, queued := range append([]trace.Queued{w.Current}, w.Ready...) {
		if queued.Handle == h {
			return quoted(w, queued.Name, queued.Cause)
		}
	}
	return ""
}

// asker is what decided a timeout: a task, or else a callback. "" is what is
// not known.
type asker struct{ timeout, task, callback string }

// name is the task's or the callback's.
func (a asker) name() string {
	if a.task != "" {
		return a.task
	}
	return a.callback
}

// why is the text for a's reason in one of its two forms. In Spanish a task
// is feminine and a callback is not, so each has its own.
func why(t Texts, form string, a trace.Ask, by asker) string {
	switch a.Why {
	case trace.WhyStopping:
		return t.T(form + "stopping")
	case trace.WhyNothing:
		return t.T(form + "nothing")
	case trace.WhyOwner:
		if a.Timeout == 0 {
			by.timeout = "0"
		}
		return t.T(form+"owner", by.timeout)
	case trace.WhyTimer:
		return whyTimer(t, form, a.Timeout, by)
	}
	switch {
	case by.task != "":
		return t.T(form+"task", by.task)
	case by.callback != "":
		return t.T(form+"callback", by.callback)
	}
	return t.T(form + "ready")
}

// lastTask is the label of the task in which asyncio.run has its worker threads
// end. Its timer is not one that the program set, so it needs another reason.
const lastTask = "shutdown_default_executor()"

// whyTimer is the text for WhyTimer. A timer that was late already leaves
// nothing to wait for.
func whyTimer(t Texts, form string, timeout time.Duration, by asker) string {
	name := by.name()
	switch {
	case timeout == 0 && name == "":
		return t.T(form + "due")
	case timeout == 0:
		return t.T(form+"due.of", name)
	case name == "":
		return t.T(form+"timer", by.timeout)
	case name == lastTask:
		return t.T(form+"timer.last", by.timeout)
	}
	return t.T(form+"timer.of", by.timeout, name)
}

// Timeout is the timeout of a call of the selector, as its argument reads: in
// seconds, a bare 0 where it only peeks.
func Timeout(t Texts, timeout time.Duration) string {
	switch {
	case timeout < 0:
		return t.T("words.timeout.none")
	case timeout == 0:
		return t.T("words.timeout", 0)
	}
	return t.T("words.timeout", Seconds(length(timeout)))
}

// Events is how many events the selector answered.
func Events(t Texts, n int) string {
	if n == 1 {
		return t.T("words.event")
	}
	return t.T("words.events", n)
}

// Answer is what the selector answered, and after how long.
func Answer(t Texts, a trace.Ask) string {
	switch {
	case !a.Answered:
		return t.T("words.answer.none")
	case a.Events == 0 && a.Timeout == 0:
		return t.T("words.answer.peek")
	case a.Took == 0:
		return t.T("words.answer.now", Events(t, a.Events))
	}
	return t.T("words.answer", Events(t, a.Events), Duration(a.Took))
}

// Event is a descriptor that the selector named; own is whether it is the
// loop's own, which is the self-pipe.
func Event(t Texts, fd int, mask trace.Mask, own bool) string {
	switch {
	case own:
		return t.T("words.ready.pipe", fd)
	case mask == trace.Read:
		return t.T("words.ready.read", fd)
	case mask == trace.Write:
		return t.T("words.ready.write", fd)
	}
	return t.T("words.ready.both", fd)
}

// Due is that a timer is due; whose says for whom, "" where that is not known.
func Due(t Texts, whose string) string {
	if whose == "" {
		return t.T("words.due")
	}
	return t.T("words.due.of", whose)
}
