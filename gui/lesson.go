package gui

import (
	"errors"
	"fmt"

	"batuta/gui/code"
	"batuta/lessons"
	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// Lessons makes the window's lessons of the catalogue.
func Lessons(all []*lessons.Lesson) []Lesson {
	list := make([]Lesson, len(all))
	for i, l := range all {
		list[i] = Lesson{
			ID: l.ID, Number: l.Number, Section: l.Section,
			Page: func(lang string) Page { return pageOf(l.Page(lang)) },
		}
		for _, p := range l.Parts {
			part := Part{ID: p.ID, Predict: p.Predict, Rules: p.Rules, Free: p.Free}
			for _, v := range p.Variants {
				part.Variants = append(part.Variants, variantOf(l.ID, v))
			}
			list[i].Parts = append(list[i].Parts, part)
		}
	}
	return list
}

func variantOf(lesson string, v lessons.Variant) Variant {
	own := Variant{
		Name: v.Name, File: v.Program.Name, Source: v.Program.Source, Start: starts(lesson, v.Program.Name),
		Aside: v.Aside,
	}
	if v.Solution != nil {
		own.Solution = v.Solution.Source
	}
	return own
}

// starts is how the program of a lesson starts; name is its file's.
func starts(lesson, name string) func(string, Begin) (Session, error) {
	return func(text string, o Begin) (Session, error) {
		how := lessons.Options{
			Paused: o.Paused, Debug: o.Debug, Speed: o.Speed, Beats: true, AllowNet: o.AllowNet,
			APISeed: o.Seed,
		}
		if o.Hidden {
			how.Clock, how.Beats = lessons.Virtual, false
		}
		s, err := lessons.Start(lessons.Python(name, text), how)
		if err != nil {
			return nil, fmt.Errorf("lesson %s: %w", lesson, err)
		}
		return session{s}, nil
	}
}

func pageOf(p *lessons.Page) Page {
	page := Page{Title: p.Title, Idea: p.Idea}
	for _, part := range p.Parts {
		own := PartPage{
			Title: part.Title, Idea: part.Idea, Question: part.Predict.Question, Choices: part.Predict.Choices,
			Turn: part.Turn, Checks: part.Checks, Hints: part.Hints, Why: part.Why,
		}
		for _, s := range part.See {
			own.See = append(own.See, Symptom{See: s.See, Cause: s.Cause})
		}
		page.Parts = append(page.Parts, own)
	}
	for _, s := range p.Sources {
		page.Sources = append(page.Sources, Link{Text: s.Text, URL: s.URL})
	}
	return page
}

// session puts a session's status into the window's terms.
type session struct{ *lessons.Session }

func (s session) Status() Status {
	now := s.Session.Status()
	status := Status{State: Playing, Stopped: now.Stopped}
	switch now.Phase {
	case lessons.Paused:
		status.State = Paused
	case lessons.Ended:
		status.State = Ended
		status.Result, status.Err = outcome(now)
		if now.APIGone {
			status.APIDown = status.Err
		}
		var wrong *lessons.ProgramError
		if status.Err != "" && errors.As(now.Err, &wrong) {
			status.Problem = code.Problem{Line: wrong.Line, Column: wrong.Column, Text: wrong.Text}
		}
	}
	return status
}

// outcome is the program's result or its error, as text. That a run ended
// because it was stopped is no error.
func outcome(s lessons.Status) (result, err string) {
	switch {
	case s.Stopped && (errors.Is(s.Err, loopcore.ErrInterrupted) || errors.Is(s.Err, loopcore.ErrDropped)):
	case s.Err != nil:
		err = s.Err.Error()
	case s.Result == lessons.ExitCode(0): // as any program that ends well
	case s.Result != nil:
		result = fmt.Sprint(s.Result)
	}
	return result, err
}

// systemCall is what the moment's selector asks with: the system's name of
// the call, by the name that CPython gives the selector's class.
func systemCall(s *trace.State) string {
	switch s.Selector {
	case "EpollSelector":
		return "epoll_wait"
	case "KqueueSelector":
		return "kevent"
	case "PollSelector":
		return "poll"
	case "SelectSelector":
		return "select"
	case "WSAPollSelector":
		return "WSAPoll"
	}
	return s.Selector
}
