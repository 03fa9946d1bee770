package score

import (
	"strings"

	"batuta/loopcore/trace"
)

// title names a lane's task: its label, and the name that asyncio gives it.
func (l *Layout) title(lane int) []string {
	t := l.in.Score.Lanes[lane]
	if t.Name == "" || t.Name == t.Label {
		return []string{t.Label}
	}
	return []string{t.Label + " · " + t.Name}
}

// spanHit is a span of a lane with its words.
func (l *Layout) spanHit(what What, lane, span int, merged bool) Hit {
	t := l.in.Score.Lanes[lane]
	s := &t.Spans[span]
	h := Hit{What: what, Task: t.Task, Place: s.From, Lane: lane, Span: span, Words: l.title(lane)}
	if merged {
		h.Words = append(h.Words, l.in.T("score.hover.merged"))
		return h
	}
	lasted := Duration(s.Stop - s.Begin)
	switch s.Life {
	case trace.Running:
		key := "score.hover.running"
		if s.Slow {
			key = "score.hover.slow"
		}
		h.Words = append(h.Words, l.in.T(key, l.number(s.From), Duration(l.took(s))))
		if s.Finished {
			h.Words = append(h.Words, l.outcome(t))
		}
	case trace.Ready:
		h.Words = append(h.Words, l.in.T("score.hover.ready", lasted))
	case trace.Waiting:
		h.Words = append(h.Words, l.in.T("score.hover.waiting", Reason(s, l.in.Score, l.in.T), lasted))
	}
	return h
}

// outcome says how a lane's task ended.
func (l *Layout) outcome(t *trace.Lane) string {
	switch t.Outcome {
	case trace.Failed:
		return l.in.T("score.hover.failed", t.Result)
	case trace.Cancelled:
		return l.in.T("score.hover.cancelled")
	}
	return l.in.T("score.hover.returned", t.Result)
}

// number is the number of the cycle of a place, 0 where it is forgotten.
func (l *Layout) number(p trace.Place) int {
	if b := l.in.Score.Bar(p); b != nil {
		return b.Number
	}
	return 0
}

// slotWords says what a callback was and who queued it.
func (l *Layout) slotWords(p trace.Place, merged bool) []string {
	s := l.in.Score.Slot(p)
	if s == nil || merged {
		return append(l.barWords(p.Bar), l.in.T("score.hover.merged"))
	}
	title := s.Name
	if lane := l.in.Score.Lane(s.Task); lane != nil {
		title = strings.TrimSpace(lane.Label + " · " + s.Name)
	}
	words := []string{title}
	switch {
	case s.Skipped:
		words = append(words, l.in.T("score.hover.skipped"))
	case s.Slow:
		words = append(words, l.in.T("score.hover.slow", l.number(p), Duration(slotEnd(s)-s.Begin)))
	case s.Task != 0:
		words = append(words, l.in.T("score.hover.running", l.number(p), Duration(slotEnd(s)-s.Begin)))
	default:
		words = append(words, l.in.T("score.hover.callback", l.number(p), Duration(slotEnd(s)-s.Begin)))
	}
	if cause := l.cause(s); cause != "" {
		words = append(words, cause)
	}
	return words
}

// cause says who queued a callback.
func (l *Layout) cause(s *trace.Slot) string {
	switch s.Cause {
	case trace.CauseFD:
		return l.in.T("score.hover.by.fd", s.CauseA)
	case trace.CauseTimer:
		return l.in.T("score.hover.by.timer")
	case trace.CauseThread:
		if s.CauseA == 0 {
			return l.in.T("score.hover.by.other")
		}
		return l.in.T("score.hover.by.thread", s.CauseA)
	case trace.CauseOutside:
		return l.in.T("score.hover.by.outside")
	case trace.CauseHandle:
		by := l.in.Score.Slot(s.By)
		if by == nil {
			return ""
		}
		name := by.Name
		if lane := l.in.Score.Lane(by.Task); lane != nil {
			name = lane.Label
		}
		return l.in.T("score.hover.by.handle", name)
	}
	return ""
}

// pollWords says what the selector was asked, and what it answered.
func (l *Layout) pollWords(bar int) []string {
	b := l.in.Score.Bars[bar]
	words := []string{l.in.T("score.hover.bar", b.Number)}
	switch b.Ask.Why {
	case trace.WhyReady:
		words = append(words, l.in.T("score.hover.ask.ready"))
	case trace.WhyStopping:
		words = append(words, l.in.T("score.hover.ask.stopping"))
	case trace.WhyTimer:
		words = append(words, l.in.T("score.hover.ask.timer", Duration(b.Ask.Timeout)))
	case trace.WhyNothing:
		words = append(words, l.in.T("score.hover.ask.nothing"))
	}
	if !b.Ask.Answered {
		return append(words, l.in.T("score.hover.asking"))
	}
	return append(words, l.in.T("score.hover.answer", b.Ask.Events, Duration(b.Ask.Took)))
}

// markWords says what a mark of the selector's lane stands for.
func (l *Layout) markWords(m *Mark) []string {
	var words []string
	switch {
	case m.Clock:
		words = []string{l.in.T("score.hover.due")}
	case m.Pipe:
		words = []string{l.in.T("score.hover.pipe", m.FD)}
	case m.Mask == trace.Read|trace.Write:
		words = []string{l.in.T("score.hover.fd.both", m.FD)}
	case m.Mask == trace.Write:
		words = []string{l.in.T("score.hover.fd.write", m.FD)}
	default:
		words = []string{l.in.T("score.hover.fd.read", m.FD)}
	}
	if lane := l.in.Score.Lane(m.Task); lane != nil {
		words = append(words, lane.Label)
	}
	return append(words, l.in.T("score.hover.bar", l.in.Score.Bars[m.Bar].Number))
}

// barWords says what a cycle was.
func (l *Layout) barWords(bar int) []string {
	b := l.in.Score.Bars[bar]
	words := []string{l.in.T("score.hover.bar", b.Number), l.in.T("score.hover.ran", len(b.Slots), Duration(b.Took))}
	if b.Slow {
		words = append(words, l.in.T("score.bar.slow", Duration(b.Took)))
	}
	return words
}
