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
