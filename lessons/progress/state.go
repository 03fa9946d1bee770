// Package progress keeps what a learner has done: what is passed and skipped,
// predictions, hints seen, and the programs as they were edited. It lies in one
// file, which is written so that a crash or a full disk at any moment loses
// nothing that was saved, and which two windows can share.
package progress

import (
	"maps"
	"time"
)

// State is all that is kept. Its zero value is a learner who has just come.
type State struct {
	// Parts is what was done in each part of each lesson, by Key.
	Parts map[string]Part `json:"parts"`
	// Last is where the learner was last.
	Last Place `json:"last"`
}

// Place is a lesson's part, and the variant of its program.
type Place struct {
	Lesson  string    `json:"lesson,omitempty"`
	Part    string    `json:"part,omitempty"`
	Variant string    `json:"variant,omitempty"`
	At      time.Time `json:"at,omitzero"`
}

// Part is what was done in one part of a lesson.
type Part struct {
	Passed   time.Time  `json:"passed,omitzero"` // when its checks first passed; zero: not yet
	Best     float64    `json:"best,omitempty"`  // the shortest run that passed, in seconds of run time; 0: none
	Skipped  bool       `json:"skipped,omitempty"`
	Attempts int        `json:"attempts,omitempty"` // runs that were judged
	Hints    int        `json:"hints,omitempty"`    // how many were opened
	Predict  Prediction `json:"predict,omitzero"`
	// Edits are the programs as the learner left them, by the name of the
	// variant ("" where there is but one). One that is as given is not there.
	Edits map[string]Edit `json:"edits,omitempty"`
}

// Prediction is what was answered before a run, and whether it came so. Its
// zero value is none.
type Prediction struct {
	Choice int       `json:"choice"` // from 0
	Right  bool      `json:"right"`
	At     time.Time `json:"at,omitzero"`
}

// Edit is a program as it was left.
type Edit struct {
	Text string    `json:"text"`
	At   time.Time `json:"at,omitzero"`
}

// Key is where in State.Parts a part of a lesson is.
func Key(lesson, part string) string { return lesson + "/" + part }

// Part is what was done in a part of a lesson. It is a copy but for its Edits,
// which are not to be changed.
func (s *State) Part(lesson, part string) Part { return s.Parts[Key(lesson, part)] }

// Change has f change what was done in a part of a lesson.
func (s *State) Change(lesson, part string, f func(*Part)) {
	p := s.Part(lesson, part)
	f(&p)
	if s.Parts == nil {
		s.Parts = map[string]Part{}
	}
	s.Parts[Key(lesson, part)] = p
}

// Passed reports whether all these parts of a lesson are passed. A lesson
// without any has nothing to pass.
func (s *State) Passed(lesson string, parts ...string) bool {
	for _, part := range parts {
		if s.Part(lesson, part).Passed.IsZero() {
			return false
		}
	}
	return len(parts) > 0
}

// Visit notes where the learner is.
func (s *State) Visit(lesson, part, variant string, now time.Time) {
	s.Last = Place{lesson, part, variant, now.Round(0)}
}

// Pass notes that a run of took seconds has passed. The first time counts, and
// the shortest run. It is no longer skipped.
func (p *Part) Pass(now time.Time, took float64) {
	if p.Passed.IsZero() {
		p.Passed = now.Round(0)
	}
	if took > 0 && (p.Best == 0 || took < p.Best) {
		p.Best = took
	}
	p.Skipped = false
}

// Edit notes the text of a variant's program; one that is as given, "" of text
// and true, is forgotten.
func (p *Part) Edit(variant, text string, asGiven bool, now time.Time) {
	edits := maps.Clone(p.Edits)
	if asGiven {
		delete(edits, variant)
	} else {
		if edits == nil {
			edits = map[string]Edit{}
		}
		edits[variant] = Edit{text, now.Round(0)}
	}
	p.Edits = edits
}

// clone is a copy that shares nothing with s.
func (s *State) clone() State {
	c := *s
	c.Parts = make(map[string]Part, len(s.Parts))
	for key, p := range s.Parts {
		p.Edits = maps.Clone(p.Edits)
		c.Parts[key] = p
	}
	return c
}
