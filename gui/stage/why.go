package stage

import (
	"strconv"

	"batuta/loopcore/trace"
)

// selector puts the latest call and the registered descriptors into words.
func (w words) selector(call string) Selector {
	sel := Selector{
		Name: w.s.Selector,
		Call: w.call(call),
		Why:  w.why(),
		Heads: [4]string{
			w.texts.T("stage.fd.number"), w.texts.T("stage.fd.waits"),
			w.texts.T("stage.fd.task"), w.texts.T("stage.fd.last"),
		},
	}
	if sel.Name == "" {
		sel.Name = w.texts.T("stage.selector")
	}
	for _, fd := range w.s.FDs {
		sel.Rows = append(sel.Rows, w.descriptor(fd))
	}
	return sel
}

// call is the system call as it was made, and what it answered.
func (w words) call(call string) string {
	ask := w.s.Ask
	if !ask.Asked {
		return ""
	}
	timeout := w.texts.T("stage.call.forever")
	if ask.Timeout >= 0 {
		timeout = w.texts.T("stage.call.timeout", trimmed(ask))
	}
	call += "(" + timeout + ") → "
	switch {
	case !ask.Answered:
		return call + "…"
	case ask.Events == 1:
		return call + w.texts.T("stage.call.event")
	}
	return call + w.texts.T("stage.call.events", ask.Events)
}

// trimmed is the timeout of ask in seconds: a bare 0 where it only peeks.
func trimmed(ask trace.Ask) string {
	if ask.Timeout == 0 {
		return "0"
	}
	return seconds(ask.Timeout)
}

// why is how the timeout of the latest call came about.
func (w words) why() string {
	ask := w.s.Ask
	if !ask.Asked {
		return w.texts.T("stage.why.never")
	}
	switch ask.Why {
	case trace.WhyReady:
		if who := w.who(ask); who != "" {
			return w.texts.T("stage.why.ready", who)
		}
		return w.texts.T("stage.why.callback")
	case trace.WhyStopping:
		return w.texts.T("stage.why.stopping")
	case trace.WhyTimer:
		who := w.who(ask)
		if who == "" {
			who = w.texts.T("stage.callback")
		}
		if ask.Timeout == 0 {
			return w.texts.T("stage.why.due", who)
		}
		return w.texts.T("stage.why.timer", seconds(ask.Timeout), who)
	}
	return w.texts.T("stage.why.nothing")
}

// who names the task or the callback that decided the timeout, "" if it is
// known no more.
func (w words) who(ask trace.Ask) string {
	if task := w.s.Task(ask.WhyTask); task != nil {
		return task.Label
	}
	for _, timer := range w.s.Timers {
		if timer.Handle == ask.WhyHandle && timer.Name != "" {
			return timer.Name
		}
	}
	for _, h := range append([]trace.Queued{w.s.Current}, w.s.Ready...) {
		if h.Handle == ask.WhyHandle && h.Handle != 0 {
			return h.Name
		}
	}
	return ""
}

// descriptor is a row of the table.
func (w words) descriptor(fd trace.FD) FDRow {
	row := FDRow{FD: fd.FD, Number: strconv.Itoa(fd.FD), Waits: w.mask(fd.Mask), Task: fd.Task, Last: "–"}
	if fd.Name != "" {
		row.Waits += " (" + fd.Name + ")"
	}
	if task := w.s.Task(fd.Task); task != nil {
		row.Label = task.Label
	}
	if fd.LastMask != 0 {
		row.Last = w.texts.T("stage.fd.event", w.mask(fd.LastMask), fd.LastCycle)
		row.Fresh = fd.LastCycle >= w.s.Cycle-1
	}
	return row
}

// mask is what a descriptor is watched for.
func (w words) mask(m trace.Mask) string {
	switch m {
	case trace.Read:
		return w.texts.T("stage.fd.read")
	case trace.Write:
		return w.texts.T("stage.fd.write")
	case trace.Read | trace.Write:
		return w.texts.T("stage.fd.both")
	}
	return "–"
}
