package score_test

import (
	"time"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

const (
	ms = time.Millisecond
	us = time.Microsecond
)

// script is a recorded run, with short forms for what the scores of these
// tests are made of.
type script struct{ *tracetest.Script }

func newScript() *script { return &script{tracetest.New()} }

func (s *script) score() (*trace.Score, int) { return s.Score(), s.View().End() }

func scoreOf(v trace.View) (*trace.Score, int) {
	score := trace.NewScore()
	score.Extend(v)
	return score, v.End()
}

// begin begins a cycle whose selector call has a timeout and takes some time,
// until descriptors are ready to read.
func (s *script) begin(timeout, took time.Duration, fds ...int) {
	ask := trace.Ask{Timeout: timeout, Took: took, Why: trace.WhyTimer}
	switch {
	case timeout == 0:
		ask.Why = trace.WhyReady
	case timeout < 0:
		ask.Why = trace.WhyNothing
	}
	events := make([]trace.BarEvent, 0, len(fds))
	for _, fd := range fds {
		events = append(events, trace.BarEvent{FD: fd, Mask: trace.Read})
	}
	s.Begin(ask, events...)
}

// peek begins a cycle that only looks.
func (s *script) peek() { s.Peek(0) }

// wait suspends a task.
func (s *script) wait(task trace.TaskID, w trace.Wait, a, b int64) { s.Suspend(task, w, a, b, "") }

// gathered ends a task, and answers the handle of its gather's callback.
func (s *script) gathered(task trace.TaskID, o trace.Outcome, result string, step trace.HandleID) trace.HandleID {
	s.Done(task, o, result)
	return s.Queue(0, "gather._done_callback", trace.CauseHandle, int64(step))
}
