package gui

import (
	"net/http"

	"batuta/loopcore/trace"
)

// ranBefore is the last stop before pos of a step of task; false if there is
// none. Asked again and again, it goes back through the task's steps.
func ranBefore(v trace.View, pos int, task trace.TaskID) (int, bool) {
	for begin, ok := lastBefore(v, pos, trace.StepBegin); ok; begin, ok = lastBefore(v, begin, trace.StepBegin) {
		if v.At(begin).Task != task {
			continue
		}
		if stop, ok := stepStop(v, begin); ok && stop < pos {
			return stop, true
		}
	}
	return 0, false
}

// readyBefore is the last moment before pos at which the selector had just
// named descriptor fd; false if there is none.
func readyBefore(v trace.View, pos, fd int) (int, bool) {
	for i, ok := lastBefore(v, pos-1, trace.FDEvent); ok; i, ok = lastBefore(v, i, trace.FDEvent) {
		if v.At(i).A == int64(fd) {
			return i + 1, true
		}
	}
	return 0, false
}

// beatOf is the moment of a beat in the cycle that pos lies in: the selector
// has answered, the first step is at its stop, the first task has been put
// aside, the cycle has ended. It is false for a beat that the cycle lacks.
func beatOf(v trace.View, pos int, beat trace.Beat) (int, bool) {
	begin, ok := lastBefore(v, pos, trace.CycleBegin)
	if !ok {
		return 0, false
	}
	for i := begin + 1; i < v.End() && v.At(i).Kind != trace.CycleBegin; i++ {
		switch kind := v.At(i).Kind; {
		case beat == trace.BeatCheck && kind == trace.SelectAnswer,
			beat == trace.BeatRegister && kind == trace.TaskSuspended,
			beat == trace.BeatRepeat && kind == trace.CycleEnd:
			return i + 1, true
		case beat == trace.BeatRun && kind == trace.StepBegin:
			return stepStop(v, i)
		}
	}
	return 0, false
}

// answersAhead is how many events after a moment are looked through for what
// becomes of the requests that are under way then.
const answersAhead = 50_000

// refusals tells which requests, by number, are answered with 429 after pos. At
// the live edge that is not known of any.
func refusals(v trace.View, pos int) func(number int) bool {
	return func(number int) bool {
		for i := max(pos, v.First()); i < min(v.End(), pos+answersAhead); i++ {
			if e := v.At(i); e.Kind == trace.RequestEnd && e.A == int64(number) {
				return e.B == http.StatusTooManyRequests
			}
		}
		return false
	}
}
