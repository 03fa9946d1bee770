package lessons

import (
	"fmt"
	"strings"
)

// ideaWords is how many words an idea may have: it is one idea. Its notes may
// have noteWords: they are for what is not the idea.
const (
	ideaWords = 120
	noteWords = 40
)

// Page is a lesson's page in one language. Idea, Question and Turn are
// markdown, paragraphs apart by an empty line; what else it holds is plain. A
// paragraph that begins with "> " is a note.
type Page struct {
	Title   string
	Idea    string
	Predict Predict
	Turn    string
	See     []Symptom
}

// Predict is the question to be answered before the program runs.
type Predict struct {
	Question string
	Choices  []string // two or more
}

// Symptom is a row of the table of what one should see.
type Symptom struct{ See, Cause string }

// headings are a page's, in their order. Each language has its own.
type headings struct {
	predict, turn, see string
	columns            [2]string
}

func headingsOf(lang string) headings {
	if lang == "es" {
		return headings{"Predice", "Tu turno", "Lo que deberías ver", [2]string{"Ves", "Por qué"}}
	}
	return headings{"Predict", "Your turn", "What you should see", [2]string{"You see", "Why"}}
}

// pageReader reads a page line by line:
//
//	# Title
//	the idea, in prose
//	> a note, if there is one
//	## Predict
//	the question, then a list of choices
//	## Your turn
//	what to do
//	## What you should see
//	a table of two columns
type pageReader struct {
	lines []string
	at    int // the next line, from 0
}

// parsePage reads a page. Its errors begin with the line, and say the mend.
func parsePage(text, lang string) (*Page, error) {
	h := headingsOf(lang)
	r := &pageReader{lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
	p := &Page{}
	var err error
	if p.Title, err = r.title(); err != nil {
		return nil, err
	}
	begin := r.at
	if p.Idea, err = r.prose("the idea"); err != nil {
		return nil, err
	}
	switch idea, notes := countWords(p.Idea); {
	case idea == 0:
		return nil, r.errorAt(begin, "the idea is missing: write it above the note")
	case idea > ideaWords:
		return nil, r.errorAt(begin, "the idea has %d words: keep it to %d", idea, ideaWords)
	case notes > noteWords:
		return nil, r.errorAt(begin, "the note has %d words: keep it to %d", notes, noteWords)
	}
	if err = r.heading(h.predict); err != nil {
		return nil, err
	}
	if p.Predict, err = r.predict(); err != nil {
		return nil, err
	}
	if err = r.heading(h.turn); err != nil {
		return nil, err
	}
	if p.Turn, err = r.prose("what to do"); err != nil {
		return nil, err
	}
	if err = r.heading(h.see); err != nil {
		return nil, err
	}
	if p.See, err = r.table(h.columns); err != nil {
		return nil, err
	}
	if line, more := r.peek(); more {
		return nil, r.errorAt(r.at, "the page ends with the table: take %q out", line)
	}
	return p, nil
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

func (r *pageReader) title() (string, error) {
	line, _ := r.peek()
	title, ok := strings.CutPrefix(line, "# ")
	if !ok {
		return "", r.errorAt(r.at, "the page begins with its title: write # and the title")
	}
	r.at++
	return strings.TrimSpace(title), nil
}

func (r *pageReader) heading(want string) error {
	line, _ := r.peek()
	if line != "## "+want {
		return r.errorAt(r.at, "here begins another part: write ## %s", want)
	}
	r.at++
	return nil
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

func (r *pageReader) predict() (Predict, error) {
	var p Predict
	var err error
	if p.Question, err = r.prose("the question"); err != nil {
		return p, err
	}
	begin := r.at
	for {
		line, _ := r.peek()
		choice, ok := strings.CutPrefix(line, "- ")
		if !ok {
			break
		}
		p.Choices = append(p.Choices, strings.TrimSpace(choice))
		r.at++
	}
	if len(p.Choices) < 2 {
		return p, r.errorAt(begin, "there are %d choices: list two or more, each after a -", len(p.Choices))
	}
	return p, nil
}

// table reads a table of two columns with these heads.
func (r *pageReader) table(columns [2]string) ([]Symptom, error) {
	begin := r.at
	var rows []Symptom
	for n := 0; ; n++ {
		line, _ := r.peek()
		if !strings.HasPrefix(line, "|") {
			break
		}
		left, right, ok := cells(line)
		switch {
		case !ok:
			return nil, r.errorAt(r.at, "a row has two cells: write | what one sees | why |")
		case n == 0 && (left != columns[0] || right != columns[1]):
			return nil, r.errorAt(r.at, "the table's head is | %s | %s |", columns[0], columns[1])
		case n == 1 && strings.Trim(left+right, "-:") != "":
			return nil, r.errorAt(r.at, "below the table's head comes | --- | --- |")
		case n > 1 && (left == "" || right == ""):
			return nil, r.errorAt(r.at, "a cell is empty: fill it")
		case n > 1:
			rows = append(rows, Symptom{See: left, Cause: right})
		}
		r.at++
	}
	if len(rows) == 0 {
		return nil, r.errorAt(begin, "the table is missing: write | %s | %s |, | --- | --- |, and a row for each", columns[0], columns[1])
	}
	return rows, nil
}

// cells are a row's two. A | that belongs to a cell is written \|.
func cells(line string) (left, right string, ok bool) {
	const bar = "\x00"
	line = strings.ReplaceAll(line, `\|`, bar)
	line, closed := strings.CutSuffix(strings.TrimPrefix(line, "|"), "|")
	parts := strings.Split(line, "|")
	if !closed || len(parts) != 2 {
		return "", "", false
	}
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.TrimSpace(parts[i]), bar, "|")
	}
	return parts[0], parts[1], true
}
