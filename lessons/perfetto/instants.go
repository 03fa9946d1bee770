package perfetto

import (
	"strings"
	"time"
	"unicode/utf8"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// longest is how many characters of a text a mark on a track has; the whole of
// it is among the details.
const longest = 80

// addInstant writes what has no length.
func (x *Writer) addInstant(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.FDEvent, trace.FDAdd, trace.FDChange, trace.FDRemove:
		x.addFD(v, e)
	case trace.TimerSet, trace.TimerDue, trace.TimerCancelled:
		x.addTimer(v, e)
	case trace.HandleCancelled:
		x.instant(x.here(), "cancel", x.t.T("perfetto.cancels"), textArg("callback", x.queued[e.Obj].name),
			numberArg("handle", int64(e.Obj)))
	case trace.TaskCancelling:
		if t := x.task(e.Task); t != nil && !t.done {
			x.instant(t.track, "cancel", x.t.T("perfetto.cancelling"))
		}
	case trace.Log:
		text := v.Text(e.Text)
		x.instant(x.here(), "log", firstLine(text), textArg("level", levelName(trace.Level(e.Code))),
			textArg("logger", v.Text(trace.Text(e.B))), textArg("message", text))
	case trace.Output:
		text := v.Text(e.Text)
		x.instant(x.writer(e.Task), "output", firstLine(text), textArg("stream", streamName(e.Code)),
			textArg("text", text), lineArg(e.Line))
	}
}

// writer is the track of a task that wrote something, even where it has ended;
// the loop's where it was none.
func (x *Writer) writer(id trace.TaskID) track {
	if tid := x.tree.tid(id); tid != 0 {
		return track{x.taskPid, tid}
	}
	return x.loop.track
}

// addFD writes what happens to descriptors, in the selector's own words.
func (x *Writer) addFD(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.FDEvent:
		task, pipe := x.fds.Owner(e.A)
		name := words.Event(x.t, int(e.A), trace.Mask(e.Code), pipe)
		x.instant(x.loop.track, "fd", name, textArg("for", x.label(task)))
	case trace.FDRemove:
		x.instant(x.here(), "fd", "unregister", numberArg("fd", e.A))
	default:
		call := "register"
		if e.Kind == trace.FDChange {
			call = "modify"
		}
		x.instant(x.here(), "fd", call, numberArg("fd", e.A), textArg("events", maskName(trace.Mask(e.Code))),
			textArg("what", v.Text(e.Text)))
	}
}

// addTimer writes what happens to timers.
func (x *Writer) addTimer(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.TimerSet:
		x.timers[e.Obj] = e.Task
		due := words.Seconds(time.Duration(e.A))
		x.instant(x.here(), "timer", x.t.T("perfetto.timer.set", due), textArg("callback", v.Text(e.Text)),
			numberArg("handle", int64(e.Obj)))
		return
	case trace.TimerDue:
		x.beat(&x.loop.timer, "perfetto.beat.timers")
		whose := x.label(x.timers[e.Obj])
		x.instant(x.loop.track, "timer", words.Due(x.t, whose), numberArg("handle", int64(e.Obj)))
	default:
		x.instant(x.here(), "timer", x.t.T("perfetto.timer.cancelled"), numberArg("handle", int64(e.Obj)))
	}
	delete(x.timers, e.Obj)
}

// maskName is what a descriptor is watched for.
func maskName(m trace.Mask) string {
	switch {
	case m == trace.Read:
		return "read"
	case m == trace.Write:
		return "write"
	case m == trace.Read|trace.Write:
		return "read, write"
	}
	return ""
}

// levelName is logging's name of a level.
func levelName(l trace.Level) string {
	switch {
	case l <= trace.Debug:
		return "DEBUG"
	case l <= trace.Info:
		return "INFO"
	case l <= trace.Warning:
		return "WARNING"
	case l <= trace.Error:
		return "ERROR"
	}
	return "CRITICAL"
}

func streamName(code uint8) string {
	if code == 2 {
		return "stderr"
	}
	return "stdout"
}

// firstLine is a text as a mark: its first line, and not too much of it.
func firstLine(s string) string {
	first, rest, more := strings.Cut(strings.TrimRight(s, "\n"), "\n")
	n := 0
	for i := range first {
		if n++; n > longest {
			return first[:i] + "…"
		}
	}
	if more && rest != "" {
		return first + "…"
	}
	if utf8.RuneCountInString(first) == 0 {
		return "⏎"
	}
	return first
}
