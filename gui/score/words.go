package score

import (
	"strconv"
	"time"

	"batuta/loopcore/trace"
)

// Reason says in the reader's words what a rest waits for.
func Reason(s *trace.Span, score *trace.Score, t func(key string, args ...any) string) string {
	switch s.Wait {
	case trace.WaitRead:
		return t("score.wait.read", s.A)
	case trace.WaitWrite:
		return t("score.wait.write", s.A)
	case trace.WaitTimer:
		return t("score.wait.timer", seconds(time.Duration(s.A)))
	case trace.WaitThread:
		if s.A == 0 {
			return t("score.wait.thread.none")
		}
		return t("score.wait.thread", s.A)
	case trace.WaitTask:
		if lane := score.Lane(trace.TaskID(s.A)); lane != nil {
			return lane.Label
		}
		return t("score.wait.task")
	case trace.WaitGather:
		return t("score.wait.gather", s.B)
	case trace.WaitYield:
		return t("score.wait.yield")
	}
	if s.Reason != "" {
		return s.Reason
	}
	switch s.Wait {
	case trace.WaitLock:
		return t("score.wait.lock")
	case trace.WaitQueue:
		return t("score.wait.queue")
	}
	return t("score.wait.future")
}

// seconds writes a moment of the run's clock, to the millisecond.
func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }

// timeAxis places the lines of the time axis, at round distances.
func (l *Layout) timeAxis() {
	v, k := l.in.View, l.TextScale
	size := restText * k
	const apart = 90
	step := roundStep(apart * float64(k) / v.Scale)
	for n := int64(v.Left / step); ; n++ {
		at := float64(n) * step
		if at > v.Right() {
			return
		}
		x := l.x(at)
		if x < l.Plot.X-0.5 {
			continue
		}
		text := axisTime(time.Duration(at), time.Duration(step))
		tick := Tick{X: x}
		if x+4+l.in.Text.Width(text, size, false) < l.W {
			tick.Label = Label{X: x + 4, Y: l.Head - 4*k, Text: text, Size: size}
		}
		l.Ticks = append(l.Ticks, tick)
	}
}

// roundStep is the next of 1, 2, 5, 10, ... nanoseconds that is at least least.
func roundStep(least float64) float64 {
	for step := 1.0; ; step *= 10 {
		for _, k := range []float64{1, 2, 5} {
			if step*k >= least {
				return step * k
			}
		}
	}
}

// axisTime writes a moment as finely as lines step apart need.
func axisTime(d, step time.Duration) string {
	unit, name := time.Second, " s"
	switch {
	case step < time.Microsecond:
		unit, name = time.Microsecond, " µs"
	case step < 500*time.Microsecond:
		unit, name = time.Millisecond, " ms"
	case step < 500*time.Millisecond:
		unit, name = time.Millisecond, " ms"
	}
	digits := 0
	for part := step; part < unit && part > 0; part *= 10 {
		digits++
	}
	return strconv.FormatFloat(float64(d)/float64(unit), 'f', digits, 64) + name
}
