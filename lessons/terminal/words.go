package terminal

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"batuta/loopcore/trace"
)

// Texts is the catalogue of one language.
type Texts interface {
	// T is the text of key, with {0}, {1}, ... replaced by args.
	T(key string, args ...any) string
}

// words says in the reader's language what a score holds.
type words struct {
	Texts
	score *trace.Score
}

// task is a task's label.
func (w words) task(id trace.TaskID) string {
	if l := w.score.Lane(id); l != nil && l.Label != "" {
		return l.Label
	}
	return fmt.Sprintf("Task-%d", id)
}

// reason is what a rest waits for.
func (w words) reason(p *trace.Span) string {
	switch p.Wait {
	case trace.WaitRead:
		return w.T("score.wait.read", p.A)
	case trace.WaitWrite:
		return w.T("score.wait.write", p.A)
	case trace.WaitTimer:
		return w.T("score.wait.timer", seconds(time.Duration(p.A)))
	case trace.WaitThread:
		if p.A == 0 {
			return w.T("score.wait.thread.none")
		}
		return w.T("score.wait.thread", p.A)
	case trace.WaitTask:
		return w.task(trace.TaskID(p.A))
	case trace.WaitGather:
		return w.T("score.wait.gather", p.B)
	case trace.WaitYield:
		return w.T("score.wait.yield")
	}
	if p.Reason != "" {
		return p.Reason
	}
	switch p.Wait {
	case trace.WaitLock:
		return w.T("score.wait.lock")
	case trace.WaitQueue:
		return w.T("score.wait.queue")
	}
	return w.T("score.wait.future")
}

// asked is how the selector was called, and why so.
func (w words) asked(a trace.Ask) string {
	switch a.Why {
	case trace.WhyStopping:
		return w.T("terminal.ask.stopping")
	case trace.WhyTimer:
		if a.WhyTask != 0 {
			return w.T("terminal.ask.timerof", duration(a.Timeout), w.task(a.WhyTask))
		}
		return w.T("terminal.ask.timer", duration(a.Timeout))
	case trace.WhyNothing:
		return w.T("terminal.ask.nothing")
	}
	if a.WhyTask != 0 {
		return w.T("terminal.ask.task", w.task(a.WhyTask))
	}
	return w.T("terminal.ask.ready")
}

// answered is what the selector answered.
func (w words) answered(a trace.Ask) string {
	switch {
	case !a.Answered:
		return w.T("terminal.answer.none")
	case a.Events == 0 && a.Timeout == 0:
		return w.T("terminal.answer.peek")
	case a.Events == 1 && a.Took == 0:
		return w.T("terminal.answer.now.one")
	case a.Events == 1:
		return w.T("terminal.answer.one", duration(a.Took))
	case a.Took == 0:
		return w.T("terminal.answer.now", a.Events)
	}
	return w.T("terminal.answer", a.Events, duration(a.Took))
}

// event is a descriptor that the selector named.
func (w words) event(e trace.BarEvent) string {
	if e.Task == 0 {
		return w.T("terminal.event.loop", e.FD)
	}
	switch e.Mask {
	case trace.Read:
		return w.T("terminal.event.read", e.FD, w.task(e.Task))
	case trace.Write:
		return w.T("terminal.event.write", e.FD, w.task(e.Task))
	}
	return w.T("terminal.event.both", e.FD, w.task(e.Task))
}

// cause is what put a plain callback into the queue.
func (w words) cause(x *trace.Slot) string {
	switch x.Cause {
	case trace.CauseFD:
		return w.T("terminal.cause.fd", x.CauseA)
	case trace.CauseTimer:
		return w.T("terminal.cause.timer")
	case trace.CauseThread:
		if x.CauseA == 0 {
			return w.T("terminal.cause.anythread")
		}
		return w.T("terminal.cause.thread", x.CauseA)
	case trace.CauseSignal:
		return w.T("terminal.cause.signal", x.CauseA)
	case trace.CauseHandle:
		if by := w.score.Slot(x.By); by != nil {
			return w.T("terminal.cause.by", w.callback(by))
		}
	}
	return w.T("terminal.cause.outside")
}

// callback is the name of what ran in a slot.
func (w words) callback(x *trace.Slot) string {
	switch {
	case x.Task != 0:
		return w.task(x.Task)
	case x.Name != "":
		return x.Name
	}
	return w.T("terminal.callback")
}

// tasks is a list of tasks, the first of them by name.
func (w words) tasks(ids []trace.TaskID) string {
	const most = 4
	var names []string
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, w.task(id))
	}
	list := strings.Join(names, ", ")
	if len(ids) > most {
		return w.T("terminal.more", list, len(ids)-most)
	}
	return list
}

// end is how a task ended.
func (w words) end(l *trace.Lane) string {
	switch l.Outcome {
	case trace.Failed:
		return w.T("terminal.failed", l.Result)
	case trace.Cancelled:
		return w.T("terminal.cancelled")
	}
	if l.Result == "" {
		return w.T("terminal.returned.nothing")
	}
	return w.T("terminal.returned", l.Result)
}

// duration writes a length of time with three digits or so.
func duration(d time.Duration) string {
	switch {
	case d == 0:
		return "0"
	case d < time.Millisecond:
		return strconv.FormatInt(d.Microseconds(), 10) + " µs"
	case d < 10*time.Millisecond:
		return strconv.FormatFloat(d.Seconds()*1e3, 'f', 1, 64) + " ms"
	case d < time.Second:
		return strconv.FormatFloat(d.Seconds()*1e3, 'f', 0, 64) + " ms"
	}
	return seconds(d) + " s"
}

// seconds writes a moment of the run, to the millisecond.
func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }
