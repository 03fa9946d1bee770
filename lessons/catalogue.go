package lessons

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"batuta/lessons/content"
	"batuta/lessons/judge"
)

// Lesson is one lesson: its place in the catalogue, its parts and its pages.
type Lesson struct {
	ID      string // conductor; also its folder's name
	Number  int    // from 1, its place in the order of learning
	Section string // the group it stands in: a key of the window's texts
	Parts   []Part // one or more

	pages map[string]*Page // by language
	files fs.FS            // its folder
}

// Part is what a lesson has one of, mostly: a program with its question and
// its checks.
type Part struct {
	ID       string
	Variants []Variant         // one or more
	Predict  *judge.Prediction // nil: nothing is asked before the run
	Rules    []judge.Rule      // none: nothing is judged
	Cheats   []Cheat
	Free     bool // to try what one likes, on the network too
}

// Variant is one of a part's programs. A learner who may choose sees their
// names; an only one has none.
type Variant struct {
	Name     string
	Program  Program
	Solution *Program // the model solution; nil where there is none to be had
	// Stderr says that it writes to stderr, Fails that it ends with an error,
	// both on purpose. The solution may then do so too.
	Stderr, Fails bool
	// Aside says that it is there to be looked at: nothing is asked of its runs,
	// and the prediction is not about it.
	Aside bool
}

// Cheat is a way round the checks that they must see through.
type Cheat struct {
	File  string // in the lesson's folder
	Fails []int  // the numbers of the checks that it does not pass, from 1
}

// cheatFolder is where a lesson's cheats lie. Batuta is built without them.
const cheatFolder = "cheats"

// Cheat reads a cheat's program. The lessons that Batuta is built with have
// none: the error is fs.ErrNotExist.
func (l *Lesson) Cheat(c Cheat) (Program, error) {
	text, err := fs.ReadFile(l.files, c.File)
	if err != nil {
		return Program{}, fmt.Errorf("read a cheat of %s: %w", l.ID, err)
	}
	return Python(path.Base(c.File), string(text)), nil
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
func Load() ([]*Lesson, error) { return LoadFrom(content.Files()) }

// LoadFrom reads a catalogue of one's own: a folder of lessons' folders. Its
// errors are as Load's.
func LoadFrom(files fs.FS) ([]*Lesson, error) {
	folders, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("load the lessons: %w", err)
	}
	if _, err := fs.Stat(files, manifestName); err == nil {
		return nil, errors.New("load the lessons: this is the folder of one lesson: name the folder that it lies in")
	}
	var list []*Lesson
	for _, folder := range folders {
		if !folder.IsDir() || strings.HasPrefix(folder.Name(), ".") || strings.HasPrefix(folder.Name(), "_") {
			continue
		}
		l, err := loadLesson(files, folder.Name())
		if err != nil {
			return nil, fmt.Errorf("load the lessons: %w", err)
		}
		list = append(list, l)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("load the lessons: there are none: each is a folder with a %s in it", manifestName)
	}
	slices.SortFunc(list, func(a, b *Lesson) int { return a.Number - b.Number })
	for i := range list[:len(list)-1] {
		if a, b := list[i], list[i+1]; a.Number == b.Number {
			return nil, fmt.Errorf("load the lessons: %s: %s is number %d too: give each lesson a number of its own",
				path.Join(b.ID, manifestName), a.ID, b.Number)
		}
	}
	return list, nil
}

func loadLesson(all fs.FS, folder string) (*Lesson, error) {
	files, err := fs.Sub(all, folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	text, err := read(files, folder, manifestName, "each lesson's folder has one")
	if err != nil {
		return nil, err
	}
	m, err := readManifest([]byte(text))
	if err == nil {
		err = m.check(folder)
	}
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path.Join(folder, manifestName), err)
	}
	l := &Lesson{ID: m.id, Number: m.number, Section: m.section, pages: map[string]*Page{}, files: files}
	for i := range m.parts {
		p := m.parts[i].part
		if p.Variants, err = readPrograms(files, folder, m.parts[i].variants); err != nil {
			return nil, err
		}
		l.Parts = append(l.Parts, p)
	}
	for _, lang := range Languages() {
		name := lang + ".md"
		text, err := read(files, folder, name, "each lesson has a page in "+strings.Join(Languages(), " and "))
		if err != nil {
			return nil, err
		}
		page, err := parsePage(text, lang, l.Parts)
		if err != nil {
			return nil, fmt.Errorf("%s:%w", path.Join(folder, name), err)
		}
		if err := sameShape(l.pages[english], page); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Join(folder, name), err)
		}
		l.pages[lang] = page
	}
	return l, nil
}

// read reads a file of a lesson's folder; why says what it is for, should it
// not be there.
func read(files fs.FS, folder, name, why string) (string, error) {
	text, err := fs.ReadFile(files, name)
	var wrong *fs.PathError
	switch {
	case errors.As(err, &wrong):
		return "", fmt.Errorf("%s: %w: %s", path.Join(folder, name), wrong.Err, why)
	case err != nil:
		return "", fmt.Errorf("%s: %w: %s", path.Join(folder, name), err, why)
	}
	return string(text), nil
}

func readPrograms(files fs.FS, folder string, list []variantManifest) ([]Variant, error) {
	var variants []Variant
	for _, m := range list {
		why := fmt.Sprintf("%s:%d names it", path.Join(folder, manifestName), m.line)
		text, err := read(files, folder, m.file, why)
		if err != nil {
			return nil, err
		}
		v := Variant{Name: m.name, Program: Python(m.file, text), Stderr: m.stderr, Fails: m.fails, Aside: m.aside}
		if m.solution != "" {
			text, err := read(files, folder, m.solution, why)
			if err != nil {
				return nil, err
			}
			// By the program's name: it is what tracebacks show.
			p := Python(m.file, text)
			v.Solution = &p
		}
		variants = append(variants, v)
	}
	return variants, nil
}

// sameShape compares a page with the English one: what is asked and shown must
// be the same in each language. What hangs on the manifest is held already.
func sameShape(en, p *Page) error {
	if en == nil {
		return nil
	}
	if err := sameCount("the idea has %d paragraphs, and %d in English: divide it alike", paragraphs(p.Idea), paragraphs(en.Idea)); err != nil {
		return err
	}
	if err := sameCount("there are %d sources, and %d in English: give the same", len(p.Sources), len(en.Sources)); err != nil {
		return err
	}
	for i := range p.Parts {
		a, b := &p.Parts[i], &en.Parts[i]
		in := ""
		if len(p.Parts) > 1 {
			in = fmt.Sprintf("in %q ", a.Title)
		}
		for _, c := range []struct {
			format string
			a, b   int
		}{
			{"the idea has %d paragraphs, and %d in English: divide it alike", paragraphs(a.Idea), paragraphs(b.Idea)},
			{"the task has %d paragraphs, and %d in English: divide it alike", paragraphs(a.Turn), paragraphs(b.Turn)},
			{"the table has %d rows, and %d in English: translate each", len(a.See), len(b.See)},
			{"there are %d hints, and %d in English: translate each", len(a.Hints), len(b.Hints)},
			{"there are %d paragraphs of why, and %d in English: write the same", paragraphs(a.Why), paragraphs(b.Why)},
		} {
			if err := sameCount(in+c.format, c.a, c.b); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameCount(format string, n, english int) error {
	if n != english {
		return fmt.Errorf(format, n, english)
	}
	return nil
}

// paragraphs counts those of a text.
func paragraphs(text string) int {
	if text == "" {
		return 0
	}
	return 1 + strings.Count(text, "\n\n")
}
