package lessons

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"batuta/lessons/content"
)

// Lesson is one lesson: its place in the catalogue, its program and its pages.
type Lesson struct {
	ID      string // conductor; also its folder's name
	Number  int    // from 1, its place in the order of learning
	Section string // the group it stands in: a key of the window's texts
	Program Program

	pages map[string]*Page // by language
}

// Page is the lesson's page in a language, "en" or "es"; in any other it is
// the English one.
func (l *Lesson) Page(lang string) *Page {
	if p := l.pages[lang]; p != nil {
		return p
	}
	return l.pages[english]
}

// english is the language there always is.
const english = "en"

// Languages lists the languages that each lesson has a page in.
func Languages() []string { return []string{english, "es"} }

// Load reads the catalogue: every lesson, in the order of their numbers. An
// error names the file, the line and what to do; it is a fault of the content
// that the program was built with.
func Load() ([]*Lesson, error) { return load(content.Files()) }

// manifest is a lesson.json.
type manifest struct {
	ID      string `json:"id"`
	Number  int    `json:"number"`
	Section string `json:"section"`
	Program string `json:"program"`
}

func load(files fs.FS) ([]*Lesson, error) {
	folders, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("load the lessons: %w", err)
	}
	var list []*Lesson
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		l, err := loadLesson(files, folder.Name())
		if err != nil {
			return nil, fmt.Errorf("load the lessons: %w", err)
		}
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b *Lesson) int { return a.Number - b.Number })
	for i := range list[:max(0, len(list)-1)] {
		if a, b := list[i], list[i+1]; a.Number == b.Number {
			return nil, fmt.Errorf("load the lessons: %s/lesson.json: %s is number %d too: give each lesson a number of its own",
				b.ID, a.ID, b.Number)
		}
	}
	return list, nil
}

func loadLesson(files fs.FS, id string) (*Lesson, error) {
	name := path.Join(id, "lesson.json")
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("%w: each lesson's folder has one", err)
	}
	m, err := readManifest(text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	switch {
	case m.ID != id:
		return nil, fmt.Errorf("%s: the id is %q in the folder %q: make them alike", name, m.ID, id)
	case m.Number < 1:
		return nil, fmt.Errorf("%s: the number is %d: lessons are numbered from 1", name, m.Number)
	case m.Section == "":
		return nil, fmt.Errorf("%s: there is no section: name the group in which the lesson stands", name)
	case path.Ext(m.Program) != ".py" || path.Base(m.Program) != m.Program:
		return nil, fmt.Errorf("%s: the program is %q: name a file in Python that lies in the lesson's folder", name, m.Program)
	}
	program, err := fs.ReadFile(files, path.Join(id, m.Program))
	if err != nil {
		return nil, fmt.Errorf("%w: %s names it as the program", err, name)
	}
	l := &Lesson{ID: m.ID, Number: m.Number, Section: m.Section, Program: Python(m.Program, string(program)), pages: map[string]*Page{}}
	for _, lang := range Languages() {
		name := path.Join(id, lang+".md")
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("%w: each lesson has a page in %s", err, strings.Join(Languages(), " and "))
		}
		page, err := parsePage(string(text), lang)
		if err != nil {
			return nil, fmt.Errorf("%s:%w", name, err)
		}
		if err := sameShape(l.pages[english], page); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		l.pages[lang] = page
	}
	return l, nil
}

// readManifest decodes a lesson.json. Its errors begin with the line.
func readManifest(text []byte) (manifest, error) {
	var m manifest
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		at := d.InputOffset()
		var syntax *json.SyntaxError
		var wrong *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			at = syntax.Offset
		case errors.As(err, &wrong):
			at = wrong.Offset
		}
		line := 1 + bytes.Count(text[:min(int(at), len(text))], []byte("\n"))
		return m, fmt.Errorf("%d: %w: it holds id, number, section and program", line, err)
	}
	return m, nil
}

// sameShape compares a page with the English one: what is asked and shown must
// be the same in each language.
func sameShape(en, p *Page) error {
	switch {
	case en == nil:
	case len(p.Predict.Choices) != len(en.Predict.Choices):
		return fmt.Errorf("there are %d choices, and %d in English: translate each", len(p.Predict.Choices), len(en.Predict.Choices))
	case len(p.See) != len(en.See):
		return fmt.Errorf("the table has %d rows, and %d in English: translate each", len(p.See), len(en.See))
	case strings.Count(p.Idea, "\n\n") != strings.Count(en.Idea, "\n\n"):
		return errors.New("the idea has not as many paragraphs as the English one: divide it alike")
	}
	return nil
}
