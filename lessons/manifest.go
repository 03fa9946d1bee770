package lessons

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"batuta/lessons/judge"
	"batuta/lessons/sampleapi"
)

// manifestName is what a lesson's manifest is called. Its pages are named by
// their languages.
const manifestName = "lesson.json"

// manifest is what a lesson.json says.
type manifest struct {
	id, section string
	number      int
	parts       []partManifest
	lines       struct{ id, number, section, parts int }
}

// partManifest is one of a manifest's parts; its line is for what is found
// wrong with it later.
type partManifest struct {
	part     Part
	variants []variantManifest
	line     int
}

// variantManifest is one of a part's programs, by the names of its files.
type variantManifest struct {
	name, file, solution string
	stderr, fails, aside bool
	line                 int
}

// named says whether parts and lessons may be called so: their ids stand in
// commands, and are names of folders.
func named(id string) bool {
	for _, word := range strings.Split(id, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// readManifest reads a lesson.json. Its errors begin with the line.
func readManifest(text []byte) (*manifest, error) {
	top, err := readNodes(text)
	if err != nil {
		return nil, err
	}
	if err := top.object("a lesson", "id", "number", "section", "parts"); err != nil {
		return nil, err
	}
	m := &manifest{}
	m.lines.id, m.lines.number, m.lines.section = top.lineOf("id"), top.lineOf("number"), top.lineOf("section")
	if m.id, err = top.text("id"); err != nil {
		return nil, err
	}
	if m.section, err = top.text("section"); err != nil {
		return nil, err
	}
	if n := top.field("number"); n != nil {
		if m.number, err = n.number("the number"); err != nil {
			return nil, err
		}
	}
	parts, err := top.list("parts")
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		return nil, top.errorf("there are no parts: give the lesson one, with its programs")
	}
	for _, n := range parts {
		p, err := readPart(n)
		if err != nil {
			return nil, err
		}
		for _, other := range m.parts {
			if other.part.ID == p.part.ID {
				return nil, n.errorf("there is a part %q already: give each an id of its own", p.part.ID)
			}
		}
		m.parts = append(m.parts, p)
	}
	return m, nil
}

// sections are the groups of lessons: the window has a title for each.
func sections() []string { return []string{"cycle", "own", "hood", "practice", "challenge"} }

// lineOf is the line of a field, or of the object that should have it.
func (n *node) lineOf(name string) int {
	if f := n.field(name); f != nil {
		return f.line
	}
	return n.line
}

// check holds what a manifest says of the lesson as a whole against the folder
// that it lies in.
func (m *manifest) check(folder string) error {
	switch {
	case m.id != folder:
		return fmt.Errorf("%d: the id is %q in the folder %q: make them alike", m.lines.id, m.id, folder)
	case !named(m.id):
		return fmt.Errorf("%d: the id is %q: write it in small letters, digits and hyphens", m.lines.id, m.id)
	case m.number < 1:
		return fmt.Errorf("%d: the number is %d: lessons are numbered from 1", m.lines.number, m.number)
	case !slices.Contains(sections(), m.section):
		return fmt.Errorf("%d: the section is %q: name the group in which the lesson stands: %s",
			m.lines.section, m.section, strings.Join(sections(), ", "))
	}
	return nil
}

func readPart(n *node) (partManifest, error) {
	p := partManifest{line: n.line}
	err := n.object("a part", "id", "free", "programs", "predict", "checks", "cheats")
	if err != nil {
		return p, err
	}
	if p.part.ID, err = n.text("id"); err != nil {
		return p, err
	}
	if !named(p.part.ID) {
		return p, fmt.Errorf("%d: the part's id is %q: write it in small letters, digits and hyphens", n.lineOf("id"), p.part.ID)
	}
	if p.part.Free, err = n.yes("free"); err != nil {
		return p, err
	}
	if p.variants, err = readVariants(n); err != nil {
		return p, err
	}
	if p.part.Predict, err = readPrediction(n); err != nil {
		return p, err
	}
	if p.part.Rules, err = readRules(n); err != nil {
		return p, err
	}
	if p.part.Free && (p.part.Predict != nil || p.part.Rules != nil) {
		return p, n.errorf("the part is free: a free part has no predict and no checks")
	}
	p.part.Cheats, err = readCheats(n, len(p.part.Rules))
	return p, err
}

func readVariants(part *node) ([]variantManifest, error) {
	programs, err := part.list("programs")
	if err != nil {
		return nil, err
	}
	if len(programs) == 0 {
		return nil, part.errorf("there are no programs: name one, as {\"file\": \"…\"}")
	}
	var list []variantManifest
	for _, n := range programs {
		v, err := readVariant(n)
		if err != nil {
			return nil, err
		}
		if v.name == "" && len(programs) > 1 {
			return nil, n.errorf("the program has no name, and there are several: give each a name, which the switch above the code shows")
		}
		for _, other := range list {
			if other.name == v.name {
				return nil, n.errorf("there is a program %q already: give each a name of its own", v.name)
			}
		}
		list = append(list, v)
	}
	return list, nil
}

func readVariant(n *node) (variantManifest, error) {
	v := variantManifest{line: n.line}
	err := n.object("a program", "name", "file", "solution", "stderr", "fails", "aside")
	if err != nil {
		return v, err
	}
	if v.name, err = n.text("name"); err != nil {
		return v, err
	}
	if v.file, err = n.text("file"); err != nil {
		return v, err
	}
	if v.solution, err = n.text("solution"); err != nil {
		return v, err
	}
	if v.stderr, err = n.yes("stderr"); err != nil {
		return v, err
	}
	if v.fails, err = n.yes("fails"); err != nil {
		return v, err
	}
	if v.aside, err = n.yes("aside"); err != nil {
		return v, err
	}
	for _, field := range []string{"file", "solution"} {
		if field == "solution" && n.field(field) == nil {
			continue // a program that cannot be made to pass
		}
		file, _ := n.text(field)
		if path.Ext(file) != ".py" || path.Base(file) != file {
			return v, fmt.Errorf("%d: the %s is %q: name a file in Python that lies in the lesson's folder", n.lineOf(field), field, file)
		}
	}
	return v, nil
}

func readPrediction(part *node) (*judge.Prediction, error) {
	n := part.field("predict")
	if n == nil {
		return nil, nil
	}
	var p judge.Prediction
	if err := n.decode(&p); err != nil {
		return nil, err
	}
	if err := p.Check(); err != nil {
		return nil, n.errorf("predict: %w", err)
	}
	if err := p.CheckFacts(sampleapi.Facts(0)); err != nil {
		return nil, n.errorf("predict: %w", err)
	}
	return &p, nil
}

func readRules(part *node) ([]judge.Rule, error) {
	checks, err := part.list("checks")
	if err != nil {
		return nil, err
	}
	var rules []judge.Rule
	facts := sampleapi.Facts(0) // the same names for each seed
	for i, n := range checks {
		var r judge.Rule
		if err := n.decode(&r); err != nil {
			return nil, err
		}
		if err := r.Check(); err != nil {
			return nil, n.errorf("check %d: %w", i+1, err)
		}
		if err := r.CheckFacts(facts); err != nil {
			return nil, n.errorf("check %d: %w", i+1, err)
		}
		rules = append(rules, r)
	}
	return rules, nil
}

func readCheats(part *node, checks int) ([]Cheat, error) {
	cheats, err := part.list("cheats")
	if err != nil {
		return nil, err
	}
	var list []Cheat
	for _, n := range cheats {
		if err := n.object("a cheat", "file", "fails"); err != nil {
			return nil, err
		}
		c := Cheat{}
		if c.File, err = n.text("file"); err != nil {
			return nil, err
		}
		if path.Ext(c.File) != ".py" || !fs.ValidPath(c.File) || path.Dir(c.File) != cheatFolder {
			return nil, fmt.Errorf("%d: the cheat is %q: name a file in Python in the folder %s", n.lineOf("file"), c.File, cheatFolder)
		}
		fails, err := n.list("fails")
		if err != nil {
			return nil, err
		}
		if len(fails) == 0 {
			return nil, n.errorf("the cheat %s fails nothing: list the numbers of the checks that must catch it", c.File)
		}
		for _, f := range fails {
			number, err := f.number("a check that a cheat fails")
			if err != nil {
				return nil, err
			}
			if number < 1 || number > checks {
				return nil, f.errorf("there is no check %d: the part has %d, numbered from 1", number, checks)
			}
			c.Fails = append(c.Fails, number)
		}
		list = append(list, c)
	}
	return list, nil
}
