package stage

import (
	"strconv"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// selector puts the latest call and the registered descriptors into words.
func (w moment) selector(call string) Selector {
	sel := Selector{
		Name: w.Selector,
		Call: w.call(call),
		Why:  w.Why(),
		Heads: [4]string{
			w.T("stage.fd.number"), w.T("stage.fd.waits"),
			w.T("stage.fd.task"), w.T("stage.fd.last"),
		},
	}
	if sel.Name == "" {
		sel.Name = w.T("stage.selector")
	}
	for _, fd := range w.FDs {
		sel.Rows = append(sel.Rows, w.descriptor(fd))
	}
	return sel
}

// call is the system call as it was made, and what it answered.
func (w moment) call(call string) string {
	ask := w.Ask
	if !ask.Asked {
		return ""
	}
	call += "(" + words.Timeout(w, ask.Timeout) + ") → "
	if !ask.Answered {
		return call + "…"
	}
	if w.Beat == trace.BeatCheck && ask.Listed < ask.Events { // as the table's rows have it
		return call + w.T("stage.fd.listed", ask.Listed, ask.Events)
	}
	return call + words.Events(w, ask.Events)
}

// descriptor is a row of the table.
func (w moment) descriptor(fd trace.FD) FDRow {
	row := FDRow{FD: fd.FD, Number: strconv.Itoa(fd.FD), Waits: w.mask(fd.Mask), Task: fd.Task, Last: "–"}
	if fd.Name != "" {
		row.Waits += " (" + fd.Name + ")"
	}
	if task := w.Task(fd.Task); task != nil {
		row.Label = task.Label
	}
	if fd.LastMask != 0 {
		row.Last = w.T("stage.fd.event", w.mask(fd.LastMask), fd.LastCycle)
		row.Had = true
		row.Fresh = fd.LastCycle == w.Cycle
	}
	return row
}

// mask is what a descriptor is watched for.
func (w moment) mask(m trace.Mask) string {
	switch m {
	case trace.Read:
		return w.T("stage.fd.read")
	case trace.Write:
		return w.T("stage.fd.write")
	case trace.Read | trace.Write:
		return w.T("stage.fd.both")
	}
	return "–"
}
