package perfetto

import (
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// queued is how a handle came into the ready queue.
type queued struct {
	name  string // the callback's, "" of a task's step
	by    string // the callback that queued it
	cause trace.Cause
	a     int64
	flow  int64 // the arrow that leads to it, 0 for none
}

// addHandle writes what happens to callbacks.
func (x *Writer) addHandle(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.HandleQueued:
		x.queue(v, e)
	case trace.StepBegin:
		x.step(v, e)
	case trace.StepEnd:
		x.endStep(e)
	case trace.StepSkipped:
		q := x.queued[e.Obj]
		delete(x.queued, e.Obj)
		x.beat(&x.loop.runs, "perfetto.beat.run")
		x.endLoop(levelStep)
		x.instant(x.loop.track, "skipped", words.Skipped(x.t), textArg("callback", q.name), numberArg("handle", int64(e.Obj)))
		x.count()
	}
}

// queue notes how a handle joins the queue, and begins the arrow to it.
func (x *Writer) queue(v trace.View, e *trace.Event) {
	q := queued{name: v.Text(e.Text), cause: trace.Cause(e.Code), a: e.A}
	switch q.cause {
	case trace.CauseHandle:
		q.by = x.loop.what
		if e.Task == 0 || e.Task != x.acting() { // sleep(0) needs no arrow
			q.flow = x.arrowFrom(x.target(e.Task, q))
		}
	case trace.CauseThread:
		q.flow = x.workerArrow(e.A, x.target(e.Task, q))
	case trace.CauseFD, trace.CauseTimer, trace.CauseSignal:
		if x.inLoop() {
			q.flow = x.arrowOn(x.loop.track, x.target(e.Task, q))
		}
	}
	x.queued[e.Obj] = q
	if t := x.task(e.Task); t != nil && !t.done {
		x.wake(t)
	}
	if !x.loop.open[levelStep] {
		x.count()
	}
}

// step begins a callback on the loop's track, and a task's step on its own too.
func (x *Writer) step(v trace.View, e *trace.Event) {
	q, known := x.queued[e.Obj]
	delete(x.queued, e.Obj)
	because := ""
	if known {
		because = words.Because(x.t, q.cause, q.a, q.by)
	}
	x.beat(&x.loop.runs, "perfetto.beat.run")
	t := x.task(e.Task)
	called := v.Text(e.Text)
	on, cat, name := x.loop.track, "callback", words.Callback(x.t, called, q.cause)
	x.loop.what = words.Quoted(x.t, called, q.cause)
	if t != nil {
		cat, name, x.loop.what = "task", t.label, t.label
	}
	x.beginLoop(levelStep, cat, name, textArg("because", because), numberArg("handle", int64(e.Obj)))
	x.loop.task, x.loop.eager = e.Task, nil
	if t != nil && !t.done {
		x.play(t, because)
		on = t.track
	}
	x.arrowTo(q.flow, on)
	x.count()
}

// endStep ends the callback that ran.
func (x *Writer) endStep(e *trace.Event) {
	if t := x.tasks[e.Task]; t != nil {
		x.rest(e.Task, t, e.Code == 1)
	}
	x.endLoop(levelStep, flagArg("slow", e.Code == 1))
	x.loop.task, x.loop.what, x.loop.eager = 0, "", nil
	x.count()
}

// acting is the task whose doing it is what happens now, 0 for none.
func (x *Writer) acting() trace.TaskID {
	if n := len(x.loop.eager); n > 0 {
		return x.loop.eager[n-1]
	}
	return x.loop.task
}

// here is the track on which what happens now belongs: that of the task that
// acts, else the loop's.
func (x *Writer) here() track {
	if t := x.tasks[x.acting()]; t != nil {
		return t.track
	}
	return x.loop.track
}

// target is what stands where an arrow to a handle begins: "wakes main()", or
// of a first step "queues main()".
func (x *Writer) target(id trace.TaskID, q queued) string {
	if id == 0 {
		return x.t.T("perfetto.queues", words.Callback(x.t, q.name, q.cause))
	}
	if t := x.tasks[id]; t != nil && t.steps > 0 {
		return x.t.T("perfetto.wakes", t.label)
	}
	return x.t.T("perfetto.queues", x.label(id))
}

// arrowFrom begins an arrow from what happens now and answers its number, 0
// where nothing is under way.
func (x *Writer) arrowFrom(name string) int64 {
	t := x.tasks[x.acting()]
	switch {
	case t != nil && t.open && t.life == trace.Running:
		return x.arrowOn(t.track, name)
	case x.inLoop():
		return x.arrowOn(x.loop.track, name)
	}
	return 0
}

// arrowOn begins an arrow on a track, at a mark of its own: Perfetto has it
// begin at what was last put on the track, which would be any mark before it.
func (x *Writer) arrowOn(on track, name string) int64 {
	x.flows++
	x.instant(on, "wake", name)
	x.arrow('s', on, x.flows)
	return x.flows
}

// arrowTo ends an arrow at the slice that is open on a track.
func (x *Writer) arrowTo(flow int64, on track) {
	if flow != 0 {
		x.arrow('f', on, flow)
	}
}

// arrow writes one end of an arrow. Both have one category and name: a viewer
// knows by them and the number that they belong together.
func (x *Writer) arrow(ph byte, on track, flow int64) {
	x.named(ph, on, "wake", "wake")
	x.out.number("id", flow)
	if ph == 'f' {
		x.out.text("bp", "e") // it ends at the slice around it, not at the next one
	}
	x.out.close()
}
