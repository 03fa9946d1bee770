package terminal

import (
	"errors"
	"fmt"
	"time"

	"batuta/lessons"
	"batuta/lessons/words"
	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// glance is how often a run is looked at while it plays.
const glance = 30 * time.Millisecond

// play plays a lesson's program and prints the run: its log and its output,
// how it ended, and its score.
func (a *app) play(l *lessons.Lesson, c call, t words.Texts) int {
	fmt.Fprintf(a.stdout, "%d · %s\n", l.Number, l.Page(c.lang).Title)
	release := a.catch()
	defer release()
	s, err := lessons.Start(l.Parts[0].Variants[0].Program, lessons.Options{Clock: c.clock, Debug: c.debug})
	if err != nil {
		return a.failed(err)
	}
	score := trace.NewScore()
	n := &narrator{out: a.stdout, t: t, live: c.clock == lessons.Real}
	err = a.follow(s, score, n, release)
	_, ended := s.Wait()
	release() // from here on an interrupt ends the printing
	if err == nil {
		err = n.end()
	}
	if err == nil {
		err = a.conclude(ended, score, t)
	}
	switch {
	case err != nil:
		return a.failed(err)
	case ended != nil:
		return exitFailed
	}
	return exitOK
}

// follow tells what happens until the run has ended, and stops it on an
// interrupt, or when there is nobody to tell. A second interrupt is no longer
// ours, and ends the process, should the program hold the loop for ever.
func (a *app) follow(s *lessons.Session, score *trace.Score, n *narrator, release func()) error {
	ticks := time.NewTicker(glance)
	defer ticks.Stop()
	for {
		done := false
		select {
		case <-s.Done():
			done = true
		case <-a.interrupts:
			s.Stop()
			release()
		case <-ticks.C:
		}
		v := s.View()
		score.Extend(v)
		if err := n.tell(v); err != nil {
			s.Stop()
			return err
		}
		if done {
			return nil
		}
	}
}

// conclude says how the run ended, and prints its score.
func (a *app) conclude(ended error, score *trace.Score, t words.Texts) error {
	how := t.T("terminal.ended")
	switch {
	case errors.Is(ended, loopcore.ErrInterrupted), errors.Is(ended, loopcore.ErrDropped):
		how = t.T("terminal.stopped")
	case ended != nil:
		how = t.T("terminal.ended.error", ended)
	}
	if _, err := fmt.Fprintf(a.stdout, "\n%s\n", how); err != nil {
		return fmt.Errorf("print how the run ended: %w", err)
	}
	if err := heading(a.stdout, t.T("terminal.title.score")); err != nil {
		return fmt.Errorf("print the score: %w", err)
	}
	return WriteScore(a.stdout, score, t, a.columns)
}
