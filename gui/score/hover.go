package score

import (
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// words puts what the score holds into the reader's language.
func (l *Layout) words() words.Score { return words.Score{Texts: l.in.Texts, Score: l.in.Score} }

// title names a lane's task: its label, and the name that asyncio gives it.
func (l *Layout) title(lane int) []string {
	t := l.in.Score.Lanes[lane]
	label := l.words().Task(t.Task)
	if t.Name == "" || t.Name == label {
		return []string{label}
	}
	return []string{label + " · " + t.Name}
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
	lasted := words.Duration(s.Stop - s.Begin)
	switch s.Life {
	case trace.Running:
		key := "score.hover.running"
		if s.Slow {
			key = "score.hover.slow"
		}
		h.Words = append(h.Words, l.in.T(key, l.number(s.From), words.Duration(l.took(s))))
	case trace.Ready:
		h.Words = append(h.Words, l.in.T("score.hover.ready", lasted))
	case trace.Waiting:
		h.Words = append(h.Words, l.in.T("score.hover.waiting", l.words().Wait(s), lasted))
	}
	if s.Finished {
		h.Words = append(h.Words, words.Outcome(l.in, t.Outcome, t.Result))
	}
	return h
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
	said := []string{l.words().Callback(s)}
	if s.Task != 0 && s.Name != "" {
		said[0] += " · " + s.Name
	}
	switch {
	case s.Skipped:
		said = append(said, words.Skipped(l.in))
	case s.Slow:
		said = append(said, l.in.T("score.hover.slow", l.number(p), words.Duration(slotEnd(s)-s.Begin)))
	case s.Task != 0:
		said = append(said, l.in.T("score.hover.running", l.number(p), words.Duration(slotEnd(s)-s.Begin)))
	default:
		said = append(said, l.in.T("score.hover.callback", l.number(p), words.Duration(slotEnd(s)-s.Begin)))
	}
	return append(said, l.words().Because(s))
}

// pollWords says what the selector was asked, and what it answered.
func (l *Layout) pollWords(bar int) []string {
	b := l.in.Score.Bars[bar]
	return []string{
		words.Cycle(l.in, b.Number),
		l.in.T("score.hover.asked", l.words().Asked(b)),
		words.Answer(l.in, b.Ask),
	}
}

// markWords says what a mark of the selector's lane stands for.
func (l *Layout) markWords(m *Mark) []string {
	var said []string
	if m.Clock {
		said = []string{words.Due(l.in, "")}
	} else {
		said = []string{words.Event(l.in, m.FD, m.Mask, m.Pipe)}
	}
	if m.Task != 0 {
		said = append(said, l.words().Task(m.Task))
	}
	return append(said, words.Cycle(l.in, l.in.Score.Bars[m.Bar].Number))
}

// barWords says what a cycle was.
func (l *Layout) barWords(bar int) []string {
	b := l.in.Score.Bars[bar]
	said := []string{words.Cycle(l.in, b.Number), l.in.T("score.hover.ran", len(b.Slots), words.Duration(b.Took))}
	if b.Slow {
		said = append(said, l.in.T("score.bar.slow", words.Duration(b.Took)))
	}
	return said
}
