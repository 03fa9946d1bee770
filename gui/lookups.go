package gui

import "batuta/loopcore/trace"

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
