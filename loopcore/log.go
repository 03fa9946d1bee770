package loopcore

import "time"

// logPoll writes how long the selector took. asyncio wrote such a line until
// 3.7; it is Batuta's own now, and says so by its logger.
func (l *Loop) logPoll(timeout float64, took time.Duration, events int) {
	ms := took.Seconds() * 1e3
	switch {
	case timeout < 0:
		l.pollLog.Debugf("poll took %.3f ms: %d events", ms, events)
	case events > 0:
		l.pollLog.Debugf("poll %.3f ms took %.3f ms: %d events", timeout*1e3, ms, events)
	default:
		l.pollLog.Debugf("poll %.3f ms took %.3f ms: timeout", timeout*1e3, ms)
	}
}

// warnSlow is debug mode's word on a callback that took too long.
func (l *Loop) warnSlow(h *Handle, took float64) {
	if took >= l.SlowCallback {
		l.log.Warnf("Executing %s took %.3f seconds", h, took)
	}
}

// beginSteps notes, in debug mode, when the cycle begins to run its callbacks;
// negative: nobody wants to know.
func (l *Loop) beginSteps() time.Duration {
	if !l.debug.Load() || l.SlowCycle <= 0 {
		return -1
	}
	now, _ := l.clock.Stamp()
	return now
}

// warnSlowCycle is Batuta's own word, under its own logger, on a cycle whose
// callbacks together held the loop up for its budget or longer. Of a callback
// that was slow by itself asyncio speaks.
func (l *Loop) warnSlowCycle(began time.Duration, steps int) {
	if began < 0 || steps < 2 {
		return
	}
	now, _ := l.clock.Stamp()
	if took := (now - began).Seconds(); took >= l.SlowCycle {
		l.pollLog.Warnf("cycle %d ran %d callbacks in %.3f seconds; its budget is %.3f", l.counts.cycle, steps, took, l.SlowCycle)
	}
}
