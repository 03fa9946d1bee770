package terminal

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"batuta/lessons"
	"batuta/lessons/words"
	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// glance is how often a run is looked at while it plays.
const glance = 30 * time.Millisecond

// choice is a program of the catalogue.
type choice struct {
	lesson        *lessons.Lesson
	part, variant int
}

// choose is what was named: a lesson, perhaps a part of it, and a program of
// that; the first where nothing was named.
func choose(all []*lessons.Lesson, c call) (choice, *misuse) {
	l := find(all, c.lesson)
	if l == nil {
		return choice{}, unknown(all, c.lesson)
	}
	part, ids := partCalled(l, c.part)
	if part < 0 {
		return choice{}, &misuse{"terminal.misuse.part", []any{l.ID, c.part, list(ids)}}
	}
	variants := l.Parts[part].Variants
	variant := slices.IndexFunc(variants, func(v lessons.Variant) bool { return v.Name == c.with })
	switch {
	case c.with == "":
		variant = 0
	case len(variants) == 1:
		return choice{}, &misuse{"terminal.misuse.onevariant", []any{nameOf(l, l.Parts[part].ID)}}
	case variant < 0:
		return choice{}, &misuse{"terminal.misuse.value", []any{"--with", c.with, list(namesOf(variants))}}
	}
	return choice{l, part, variant}, nil
}

// partCalled is the part of that id or number, the first for "", and -1 if there
// is none; and how all of them are called.
func partCalled(l *lessons.Lesson, name string) (part int, ids []string) {
	part = -1
	for i, p := range l.Parts {
		if name == p.ID || name == strconv.Itoa(i+1) || name == "" && i == 0 {
			part = i
		}
		ids = append(ids, l.ID+"/"+p.ID)
	}
	return part, ids
}

// title is what a choice is called.
func (ch choice) title(lang string) string {
	page := ch.lesson.Page(lang)
	title := fmt.Sprintf("%d · %s", ch.lesson.Number, page.Title)
	if part := page.Parts[ch.part].Title; part != "" {
		title += " · " + part
	}
	if v := ch.lesson.Parts[ch.part].Variants[ch.variant]; v.Name != "" {
		title += " · " + v.Name
	}
	return title
}

// play plays a lesson's program and prints the run: its log and its output,
// how it ended, and its score.
func (a *app) play(ch choice, c call, t words.Texts) int {
	fmt.Fprintln(a.stdout, ch.title(c.lang))
	release := a.catch()
	defer release()
	s, err := lessons.Start(ch.lesson.Parts[ch.part].Variants[ch.variant].Program, lessons.Options{
		Clock: c.clock, Debug: c.debug, AllowNet: c.net,
	})
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
