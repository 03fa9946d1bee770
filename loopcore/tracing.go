package loopcore

import (
	"io"
	"time"

	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// What the loop writes to its trace. Every method here does nothing without one.

func (l *Loop) traceMade() {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: trace.LoopMade, Obj: trace.HandleID(l.number), Text: l.trace.Intern(l.selector.Name())})
	}
}

func (l *Loop) traceClosed(left bool) {
	if l.trace == nil {
		return
	}
	e := trace.Event{Kind: trace.LoopClosed, Obj: trace.HandleID(l.number)}
	if left {
		e.Code = 1
	}
	l.trace.Append(e)
}

func (l *Loop) traceEvent(k trace.Kind, a int64) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, A: a})
	}
}

func (l *Loop) tracePhase(k trace.Kind, p trace.Phase) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, Code: uint8(p)})
	}
}

func (l *Loop) beginCycle() {
	l.counts.cycle++
	l.traceEvent(trace.CycleBegin, int64(l.counts.cycle))
}

func (l *Loop) endCycle() { l.traceEvent(trace.CycleEnd, int64(l.counts.cycle)) }

func (l *Loop) traceAsk(timeout float64, why trace.Why, h trace.HandleID, t trace.TaskID) {
	if l.trace == nil {
		return
	}
	ns := int64(-1)
	if timeout >= 0 {
		ns = nanos(timeout)
	}
	l.trace.Append(trace.Event{Kind: trace.SelectAsk, A: ns, Code: uint8(why), Obj: h, Task: t})
	l.asked, _ = l.clock.Stamp()
}

func (l *Loop) traceAnswer(events []selector.Event) {
	if l.trace == nil {
		return
	}
	now, _ := l.clock.Stamp()
	l.trace.Append(trace.Event{Kind: trace.SelectAnswer, A: int64(len(events)), B: int64(now - l.asked)})
	for _, e := range events {
		l.trace.Append(trace.Event{Kind: trace.FDEvent, A: int64(e.FD), Code: uint8(e.Mask)})
	}
}

func (l *Loop) traceFile(k trace.Kind, fd int, mask selector.Mask, name string) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, A: int64(fd), Code: uint8(mask), Task: l.current.traceID(), Text: l.trace.Intern(name)})
	}
}

func (l *Loop) traceTimerSet(t *TimerHandle) {
	if l.trace == nil {
		return
	}
	l.counts.handles++
	t.id, t.owner = l.counts.handles, l.current.traceID()
	l.trace.Append(trace.Event{
		Kind: trace.TimerSet, Obj: t.id, A: nanos(t.when), Task: t.owner, Text: l.trace.Intern(t.Name()),
	})
}

// traceHandle writes an event that names a handle and no more.
func (l *Loop) traceHandle(k trace.Kind, h *Handle) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, Obj: h.id, Task: h.task.traceID()})
	}
}

// traceQueued numbers the handle, as it joins the ready queue, and says so. A
// timer keeps the number it was set with; a descriptor's callback, which joins
// the queue time and again, gets a new one each time.
func (l *Loop) traceQueued(h *Handle) {
	if l.trace == nil {
		return
	}
	if h.timer == nil {
		l.counts.handles++
		h.id = l.counts.handles
	}
	if h.task != nil && h.wake != nil {
		l.trace.Append(trace.Event{Kind: trace.TaskWoken, Task: h.task.id, Obj: h.id, Code: uint8(l.cause), A: l.causeA})
	}
	l.trace.Append(trace.Event{
		Kind: trace.HandleQueued, Obj: h.id, Task: h.task.traceID(),
		Code: uint8(l.cause), A: l.causeA, Text: l.handleText(h),
	})
}

// handleText is the name of a handle's callback; a task's step needs none.
func (l *Loop) handleText(h *Handle) trace.Text {
	if h.task != nil {
		return 0
	}
	return l.trace.Intern(h.Name())
}

// traceStepBegin also answers the run time.
func (l *Loop) traceStepBegin(h *Handle) time.Duration {
	if l.trace == nil {
		return 0
	}
	now, _ := l.clock.Stamp()
	l.trace.Append(trace.Event{Kind: trace.StepBegin, Obj: h.id, Task: h.task.traceID(), Text: l.handleText(h)})
	return now
}

func (l *Loop) traceStepEnd(t *Task, id trace.HandleID, begun time.Duration) {
	if l.trace == nil {
		return
	}
	var slow uint8
	if now, _ := l.clock.Stamp(); (now - begun).Seconds() >= l.SlowCallback {
		slow = 1
	}
	l.trace.Append(trace.Event{Kind: trace.StepEnd, Obj: id, Task: t.traceID(), Code: slow})
}

func (l *Loop) traceTaskMade(t *Task) {
	if l.trace == nil {
		return
	}
	e := trace.Event{
		Kind: trace.TaskMade, Task: t.id, A: int64(l.current.traceID()), Line: uint16(l.madeLine(t.coro)),
		Text: l.trace.Intern(t.Label()), B: int64(l.trace.Intern(t.Name())),
	}
	if t.label == t.name { // it was given one
		e.Obj = trace.HandleID(l.trace.Intern(t.coro.Label()))
	}
	l.trace.Append(e)
}

func (l *Loop) traceEager(k trace.Kind, t, maker *Task) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, Task: t.id, Obj: l.stepping, A: int64(maker.traceID())})
	}
}

func (l *Loop) traceTask(k trace.Kind, t *Task) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, Task: t.id})
	}
}

// traceSuspended says what a task waits for; f is nil for a bare yield.
func (l *Loop) traceSuspended(t *Task, f *Future) {
	if l.trace != nil {
		l.traceWait(trace.TaskSuspended, t, f)
	}
}

// traceProgress says that what a task waits for has come nearer.
func (l *Loop) traceProgress(f *Future) {
	if l.trace == nil {
		return
	}
	for _, cb := range f.callbacks {
		if cb.wake != nil {
			l.traceWait(trace.WaitProgress, cb.wake, f)
		}
	}
}

// standing is the line at which a suspended coroutine stands.
func standing(c Coroutine) int {
	if s, ok := c.(Stander); ok {
		return s.Standing()
	}
	_, _, line := c.Where()
	return line
}

func (l *Loop) traceWait(k trace.Kind, t *Task, f *Future) {
	e := trace.Event{Kind: k, Task: t.id, Line: uint16(standing(t.coro)), Code: uint8(trace.WaitFuture)}
	switch {
	case f == nil:
		e.Code = uint8(trace.WaitYield)
	case f.wait != nil:
		w := f.wait
		e.Code, e.A, e.B, e.Text = uint8(w.kind), w.a, w.b, l.trace.Intern(w.text)
		if w.timer != nil {
			e.Obj = w.timer.id
		}
	}
	l.trace.Append(e)
}

func (l *Loop) traceTaskDone(t *Task, how trace.Outcome, result any, err error) {
	if l.trace == nil {
		return
	}
	text := ""
	switch {
	case err != nil:
		text = l.show(err)
	case result != nil:
		text = l.show(result)
	}
	l.trace.Append(trace.Event{
		Kind: trace.TaskDone, Task: t.id, Code: uint8(how), Line: uint16(standing(t.coro)), Text: l.trace.Intern(shorten(text)),
	})
}

func (l *Loop) traceThread(k trace.Kind, worker int, t trace.TaskID, name string) {
	if l.trace != nil {
		l.trace.Append(trace.Event{Kind: k, A: int64(worker), Task: t, Text: l.trace.Intern(name)})
	}
}

// write is what the program writes: stream 1 is stdout, 2 is stderr.
func (l *Loop) write(stream uint8, text string) {
	if l.stdout != nil {
		_, _ = io.WriteString(l.stdout, text)
	}
	if l.trace == nil {
		return
	}
	_, line := l.sourceLine(3)
	l.trace.Append(trace.Event{
		Kind: trace.Output, Code: stream, Task: l.current.traceID(), Line: uint16(line), Text: l.trace.Intern(text),
	})
}

// traceID is the task's number in the trace; 0 for none.
func (t *Task) traceID() trace.TaskID {
	if t == nil {
		return 0
	}
	return t.id
}

// shorten keeps a text in bounds for the trace.
func shorten(s string) string {
	const limit = 200
	if r := []rune(s); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return s
}
