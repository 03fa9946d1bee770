package lessons

import (
	"fmt"
	"strings"
)

// ideaWords is how many words an idea may have: it is one idea. A part of a
// lesson of several has one of its own, of partWords. Its notes may have
// noteWords: they are for what is not the idea.
const (
	ideaWords = 120
	partWords = 60
	noteWords = 40
)

// Page is a lesson's page in one language. Idea, Question and Turn are
// markdown, paragraphs apart by an empty line; what else it holds is plain. A
// paragraph that begins with "> " is a note.
type Page struct {
	Title   string
	Idea    string
	Parts   []PartPage // one for each of the lesson's
	Sources []Link
}

// PartPage is what a page says of one of the lesson's parts. Why is markdown,
// too. Title and Idea are "" where the lesson has one part only.
type PartPage struct {
	Title, Idea string
	Predict     Predict // empty where nothing is asked
	Turn        string
	Checks      []string // a name for each of the part's rules
	See         []Symptom
	Hints       []string // none, or two: a nudge, then nearly there
	Why         string   // to be read after passing
}

// Predict is the question to be answered before the program runs.
type Predict struct {
	Question string
	Choices  []string // two or more
}

// Symptom is a row of the table of what one should see.
type Symptom struct{ See, Cause string }

// Link is something to read on.
type Link struct{ Text, URL string }

// headings are a page's, in their order. Each language has its own.
type headings struct {
	predict, turn, see, hints, why, sources string
	columns                                 [2]string
}

func headingsOf(lang string) headings {
	if lang == "es" {
		return headings{
			"Predice", "Tu turno", "Lo que deberías ver", "Pistas", "Por qué", "Fuentes",
			[2]string{"Ves", "Por qué"},
		}
	}
	return headings{
		"Predict", "Your turn", "What you should see", "Hints", "Why", "Sources",
		[2]string{"You see", "Why"},
	}
}

// pageReader reads a page line by line:
//
//	# Title
//	the idea, in prose
//	> a note, if there is one
//	## Predict
//	the question, then a list of choices
//	## Your turn
//	what to do, then a list: a name for each check
//	## What you should see
//	a table of two columns
//	## Hints
//	a list of two
//	## Why
//	a sentence or two
//	## Sources
//	a list of links
//
// Where a lesson has several parts, each has a title and an idea, and what
// comes between the lesson's idea and its sources. Predict is there if the
// manifest has a prediction; Hints, Why and Sources may be missing.
type pageReader struct {
	lines []string
	at    int // the next line, from 0
	h     headings
}

// parsePage reads the page of a lesson with these parts. Its errors begin with
// the line, and say the mend.
func parsePage(text, lang string, parts []Part) (*Page, error) {
	r := &pageReader{lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), h: headingsOf(lang)}
	p := &Page{}
	var err error
	if p.Title, err = r.title("the page begins with its title: write # and the title"); err != nil {
		return nil, err
	}
	if p.Idea, err = r.idea(ideaWords); err != nil {
		return nil, err
	}
	for i := range parts {
		var part PartPage
		if len(parts) > 1 {
			if part.Title, err = r.title(fmt.Sprintf("here begins the part %q: write # and its title", parts[i].ID)); err != nil {
				return nil, err
			}
			if part.Idea, err = r.idea(partWords); err != nil {
				return nil, err
			}
		}
		if err := r.part(&part, &parts[i]); err != nil {
			return nil, err
		}
		p.Parts = append(p.Parts, part)
	}
	if r.found(r.h.sources) {
		if p.Sources, err = r.links(); err != nil {
			return nil, err
		}
	}
	if line, more := r.peek(); more {
		return nil, r.errorAt(r.at, "the page ends here: take %q out, or put it where it belongs: %s", line, r.order(parts))
	}
	return p, nil
}

// order is the headings that a page may have, in their order, for the one who
// has mixed them up.
func (r *pageReader) order(parts []Part) string {
	list := []string{r.h.predict, r.h.turn, r.h.see, r.h.hints, r.h.why, r.h.sources}
	if parts[len(parts)-1].Predict == nil {
		list = list[1:]
	}
	return "## " + strings.Join(list, ", ## ")
}

// part reads what a page says of one part.
func (r *pageReader) part(p *PartPage, part *Part) error {
	var err error
	if part.Predict != nil {
		if err = r.heading(r.h.predict); err != nil {
			return err
		}
		if p.Predict, err = r.predict(len(part.Predict.Choices)); err != nil {
			return err
		}
	} else if line, _ := r.peek(); line == "## "+r.h.predict {
		return r.errorAt(r.at, "the manifest asks for no prediction: take ## %s out, or give the part a predict", r.h.predict)
	}
	if err = r.heading(r.h.turn); err != nil {
		return err
	}
	if p.Turn, err = r.prose("what to do"); err != nil {
		return err
	}
	begin := r.at
	p.Checks = r.list()
	if len(p.Checks) != len(part.Rules) {
		return r.errorAt(begin, "%d checks have a name, and the manifest has %d: list a name for each, in order, after a -",
			len(p.Checks), len(part.Rules))
	}
	if err = r.heading(r.h.see); err != nil {
		return err
	}
	if p.See, err = r.table(r.h.columns); err != nil {
		return err
	}
	if r.found(r.h.hints) {
		begin = r.at
		if p.Hints = r.list(); len(p.Hints) != 2 {
			return r.errorAt(begin, "there are %d hints: list two, each after a -: a nudge, then nearly there", len(p.Hints))
		}
	}
	if r.found(r.h.why) {
		p.Why, err = r.prose("why")
	}
	return err
}

// idea reads an idea and its notes, of so many words at the most.
func (r *pageReader) idea(most int) (string, error) {
	begin := r.at
	text, err := r.prose("the idea")
	if err != nil {
		return "", err
	}
	switch idea, notes := countWords(text); {
	case idea == 0:
		return "", r.errorAt(begin, "the idea is missing: write it above the note")
	case idea > most:
		return "", r.errorAt(begin, "the idea has %d words: keep it to %d", idea, most)
	case notes > noteWords:
		return "", r.errorAt(begin, "the note has %d words: keep it to %d", notes, noteWords)
	}
	return text, nil
}

// note is what a paragraph begins with that is a note.
const note = "> "

// countWords counts the words of prose and of its notes.
func countWords(text string) (prose, notes int) {
	for _, paragraph := range strings.Split(text, "\n\n") {
		if said, ok := strings.CutPrefix(paragraph, note); ok {
			notes += len(strings.Fields(said))
			continue
		}
		prose += len(strings.Fields(paragraph))
	}
	return prose, notes
}

// errorAt is an error at a line, counted from 0.
func (r *pageReader) errorAt(line int, format string, args ...any) error {
	return fmt.Errorf("%d: %s", min(line, len(r.lines)-1)+1, fmt.Sprintf(format, args...))
}

// peek skips empty lines, and answers the line after them, if there is one.
func (r *pageReader) peek() (string, bool) {
	for ; r.at < len(r.lines); r.at++ {
		if line := strings.TrimSpace(r.lines[r.at]); line != "" {
			return line, true
		}
	}
	return "", false
}

// title reads a title; mend is what to do if there is none.
func (r *pageReader) title(mend string) (string, error) {
	line, _ := r.peek()
	title, ok := strings.CutPrefix(line, "# ")
	if !ok {
		return "", r.errorAt(r.at, "%s", mend)
	}
	r.at++
	return strings.TrimSpace(title), nil
}

func (r *pageReader) heading(want string) error {
	line, _ := r.peek()
	if line != "## "+want {
		return r.errorAt(r.at, "here comes something else: write ## %s", want)
	}
	r.at++
	return nil
}

// found reads a heading that may be missing.
func (r *pageReader) found(want string) bool {
	line, _ := r.peek()
	if line != "## "+want {
		return false
	}
	r.at++
	return true
}

// prose reads paragraphs up to the next heading or list.
func (r *pageReader) prose(what string) (string, error) {
	begin := r.at
	var paragraphs []string
	for {
		line, more := r.peek()
		if !more || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "|") {
			break
		}
		paragraphs = append(paragraphs, r.paragraph())
	}
	if len(paragraphs) == 0 {
		return "", r.errorAt(begin, "%s is missing: write it here", what)
	}
	return strings.Join(paragraphs, "\n\n"), nil
}

// paragraph joins lines up to an empty one. A note's lines may each have its
// mark.
func (r *pageReader) paragraph() string {
	var words []string
	for ; r.at < len(r.lines); r.at++ {
		line := strings.TrimSpace(r.lines[r.at])
		if line == "" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "#") {
			break
		}
		if len(words) > 0 {
			line = strings.TrimPrefix(line, note)
		}
		words = append(words, line)
	}
	return strings.Join(words, " ")
}
