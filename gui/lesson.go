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
		program := l.Parts[0].Variants[0].Program
		list[i] = Lesson{
			ID: l.ID, Number: l.Number, Section: l.Section,
			Page:   func(lang string) Page { return pageOf(l.Page(lang)) },
			File:   program.Name,
			Source: program.Source,
			Judge:  judge(l.ID),
			Start: func(text string, paused, debug bool, speed float64) (Session, error) {
				p := lessons.Python(program.Name, text)
				s, err := lessons.Start(p, lessons.Options{Paused: paused, Debug: debug, Speed: speed, Beats: true})
				if err != nil {
					return nil, fmt.Errorf("lesson %s: %w", l.ID, err)
				}
				return session{s}, nil
			},
		}
	}
	return list
}

// judge is how a run answers the question of the lesson of that id.
func judge(id string) func(trace.View, []string) (lessons.Finish, bool) {
	if id == "conductor" {
		return lessons.FirstFinished
	}
	return nil
}

func pageOf(p *lessons.Page) Page {
	part := &p.Parts[0]
	page := Page{
		Title: p.Title, Idea: p.Idea, Question: part.Predict.Question, Choices: part.Predict.Choices, Turn: part.Turn,
	}
	for _, s := range part.See {
		page.See = append(page.See, Symptom{See: s.See, Cause: s.Cause})
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
