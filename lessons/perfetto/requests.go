package perfetto

import (
	"slices"

	"batuta/loopcore/trace"
)

// requests is the sample API's process. Requests overlap, and slices of one
// thread must not: so each is on the first thread that is free.
type requests struct {
	pid   int
	lines []track
	busy  []int64 // the number of the request on each, 0 for none
}

// addRequest writes what the sample API does.
func (x *Writer) addRequest(v trace.View, e *trace.Event) {
	if e.A == 0 { // they count from 1
		return
	}
	r := &x.requests
	at := slices.Index(r.busy, e.A)
	if e.Kind == trace.RequestEnd {
		if at >= 0 {
			x.endRequest(at, e.B)
		}
		return
	}
	if at >= 0 { // begun twice: the trace is not one of ours
		x.endRequest(at, 0)
	}
	line := slices.Index(r.busy, 0)
	if line < 0 {
		line = len(r.lines)
		x.newRequestLine()
	}
	r.busy[line] = e.A
	name := v.Text(e.Text)
	if name == "" {
		name = "?"
	}
	fd := arg{}
	if e.B >= 0 {
		fd = numberArg("fd", e.B)
	}
	x.begin(r.lines[line], "request", name, numberArg("request", e.A), fd)
}

// newRequestLine adds a thread to the sample API's process.
func (x *Writer) newRequestLine() {
	r := &x.requests
	on := x.newTrack(r.pid)
	if r.pid == 0 {
		r.pid = on.pid
		x.nameProcess(on.pid, 3, x.t.T("perfetto.api"))
	}
	r.lines, r.busy = append(r.lines, on), append(r.busy, 0)
	x.nameThread(on, x.t.T("perfetto.requests", len(r.lines)))
}

// endRequest ends the slice of a line; status is 0 where there was no answer.
func (x *Writer) endRequest(line int, status int64) {
	said := textArg("status", x.t.T("perfetto.unanswered"))
	if status != 0 {
		said = numberArg("status", status)
	}
	x.end(x.requests.lines[line], said)
	x.requests.busy[line] = 0
}

// endRequests ends what is under way.
func (x *Writer) endRequests() {
	for line, number := range x.requests.busy {
		if number != 0 {
			x.endRequest(line, 0)
		}
	}
}
