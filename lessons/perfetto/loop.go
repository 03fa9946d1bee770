package perfetto

import (
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// The slices of the loop's track, one within the other.
const (
	levelRun = iota
	levelCycle
	levelBeat
	levelStep
	levels
)

// loopTrack is the loop's own track.
type loopTrack struct {
	track
	open  [levels]bool
	timer bool           // the open beat is that of the timers
	runs  bool           // the open beat is that of the callbacks
	task  trace.TaskID   // whose step runs
	what  string         // what runs, as part of a sentence
	eager []trace.TaskID // whose first steps run within it, the innermost last
}

// beginLoop begins a slice of a level, and ends those that it cannot lie in.
func (x *Writer) beginLoop(level int, cat, name string, args ...arg) {
	x.endLoop(level)
	x.loop.open[level] = true
	x.begin(x.loop.track, cat, name, args...)
}

// endLoop ends the open slices of a level and of those within it. The details
// are the outermost's.
func (x *Writer) endLoop(level int, args ...arg) {
	for l := levels - 1; l >= level; l-- {
		if !x.loop.open[l] {
			continue
		}
		x.loop.open[l] = false
		if l == level {
			x.end(x.loop.track, args...)
		} else {
			x.end(x.loop.track)
		}
	}
	if level <= levelBeat {
		x.loop.timer, x.loop.runs = false, false
	}
}

// inLoop reports whether a slice is open on the loop's track.
func (x *Writer) inLoop() bool { return x.loop.open != [levels]bool{} }

// addLoop writes what the loop does by itself.
func (x *Writer) addLoop(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.LoopMade:
		x.instant(x.loop.track, "loop", x.t.T("perfetto.made", v.Text(e.Text)))
	case trace.LoopClosed:
		x.endLoop(levelRun)
		x.instant(x.loop.track, "loop", x.t.T("perfetto.closed"))
		clear(x.queued)
		clear(x.timers)
		x.fds.Forget()
		x.count()
	case trace.RunBegin:
		x.beginLoop(levelRun, "run", x.phase(trace.Phase(e.Code)))
	case trace.RunEnd:
		x.endLoop(levelRun)
	case trace.PhaseBegin:
		x.instant(x.loop.track, "loop", x.phase(trace.Phase(e.Code)))
	case trace.CycleBegin:
		x.beginLoop(levelCycle, "cycle", words.Cycle(x.t, int(e.A)))
		x.count()
	case trace.SelectAsk:
		x.ask(e)
	case trace.SelectAnswer:
		x.endLoop(levelBeat, numberArg("events", e.A))
		x.beginLoop(levelBeat, "beat", x.t.T("perfetto.beat.events"))
	case trace.CycleEnd:
		x.endLoop(levelCycle)
		x.count()
	}
}

// phase is the name of a part of the run.
func (x *Writer) phase(p trace.Phase) string {
	if p == trace.PhaseClosing {
		return words.Closing(x.t)
	}
	return "run_forever"
}

// ask begins the beat in which the selector is asked.
func (x *Writer) ask(e *trace.Event) {
	a := trace.Ask{Timeout: time.Duration(e.A), Why: trace.Why(e.Code)}
	q := x.queued[e.Obj]
	x.beginLoop(levelBeat, "beat", x.t.T("perfetto.beat.select"),
		textArg("asked", words.Asked(x.t, a, x.label(e.Task), q.name, q.cause)))
}

// beat begins the timers' beat or the callbacks', if it has not begun.
func (x *Writer) beat(begun *bool, key string) {
	if *begun || !x.loop.open[levelCycle] {
		return
	}
	x.beginLoop(levelBeat, "beat", x.t.T(key))
	*begun = true
}
