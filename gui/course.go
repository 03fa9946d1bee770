package gui

import (
	"batuta/gui/code"
	"batuta/lessons/judge"
	"batuta/lessons/progress"
)

// Lesson is a lesson as the window shows it.
type Lesson struct {
	ID      string
	Number  int
	Section string // the last part of a text's key, window.section.*
	Page    func(lang string) Page
	Parts   []Part // one or more
}

// Part is a part of a lesson. Most lessons have one.
type Part struct {
	ID       string
	Variants []Variant // one or more
	Predict  *judge.Prediction
	Rules    []judge.Rule // what is asked of a run, in the order of the page's
	Free     bool         // it is for trying out: the learner may allow the network
}

// Variant is a program of a part; where there are several, the learner chooses.
type Variant struct {
	Name     string // on the switch
	File     string // the program's file name
	Source   string // the program's text, as the lesson begins
	Solution string // the model solution's, "" for none
	Aside    bool   // nothing is asked of its runs
	// Start runs the program's text as the reader has changed it.
	Start func(text string, o Begin) (Session, error)
}

// Begin says how a run begins.
type Begin struct {
	Paused, Debug bool
	Speed         float64
	Seed          int64 // of the sample API's data
	AllowNet      bool  // it may reach any address
	Hidden        bool  // nobody looks on: on the virtual clock
}

// Page is what a lesson's page says, in one language. Ideas, questions, what to
// do, hints and the why are Markdown; the rest is plain.
type Page struct {
	Title, Idea string
	Parts       []PartPage
	Sources     []Link
}

// PartPage is what it says of a part. Title and Idea are empty where the lesson
// has no other.
type PartPage struct {
	Title, Idea string
	Question    string
	Choices     []string
	Turn        string
	Checks      []string // the names of the rules, in their order
	See         []Symptom
	Hints       []string
	Why         string
}

// Symptom is something one may see, and why.
type Symptom struct{ See, Cause string }

// Link is a place to read more.
type Link struct{ Text, URL string }

// place names a part of a lesson.
type place struct{ lesson, part string }

// work is what there is of a part while the window is open: what the learner
// has done of it, and what runs have said.
type work struct {
	variant  int // the one chosen
	bet      bet
	checks   checks
	hints    int                     // how many are open
	buffers  map[string]*code.Buffer // the programs as they were changed, by variant
	solution *code.Buffer            // shown in place of the learner's program; nil: it is not
	visiting string                  // the file that it came from with a run; "": it is the model solution
	network  bool                    // allowed for the next run
}

// place is where the window is.
func (w *Window) place() place { return place{w.lesson.ID, w.part().ID} }

// part is the part that is open.
func (w *Window) part() *Part { return &w.lesson.Parts[w.at] }

// variant is the program that is open.
func (w *Window) variant() *Variant { return &w.part().Variants[w.work().variant] }

// work is that of the part that is open.
func (w *Window) work() *work {
	at := w.place()
	if k := w.works[at]; k != nil {
		return k
	}
	k := w.recall(at)
	w.works[at] = k
	return k
}

// recall makes what there is of a part from what is kept of it. The program is
// the one that was open last: in this part, or in any part of the challenge, where
// the programs are a library's each, and the learner has chosen that.
func (w *Window) recall(at place) *work {
	k := &work{bet: bet{chosen: -1}, buffers: map[string]*code.Buffer{}}
	part, kept := w.part(), w.kept.Part(at.lesson, at.part)
	for i, v := range part.Variants {
		text := v.Source
		if edit, ok := kept.Edits[v.Name]; ok {
			text = edit.Text
		}
		k.buffers[v.Name] = code.NewBufferOf(v.Source, text)
		last := w.kept.Last
		if last.Lesson == at.lesson && last.Variant == v.Name && (last.Part == at.part || w.lesson.Section == challenge) {
			k.variant = i
		}
	}
	k.hints = min(kept.Hints, len(w.partPage().Hints))
	if p := part.Predict; p != nil && !kept.Predict.At.IsZero() && kept.Predict.Choice < len(p.Choices) {
		k.bet.chosen = kept.Predict.Choice
	}
	return k
}

// record is what is kept of the part that is open.
func (w *Window) record() progress.Part { return w.kept.Part(w.lesson.ID, w.part().ID) }

// partPage is the page of the part that is open, in the window's language.
func (w *Window) partPage() PartPage { return w.lesson.Page(w.look.Lang()).Parts[w.at] }

// showProgram shows the part's program as it was left, or its solution.
func (w *Window) showProgram() {
	k, v := w.work(), w.variant()
	text := k.buffers[v.Name]
	if k.solution != nil {
		text = k.solution
	}
	w.code.Edit(v.File, text, code.Python{})
}
