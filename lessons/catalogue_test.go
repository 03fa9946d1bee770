package lessons

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryPageIsThereInBothLanguages(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if l.Page("en") == l.Page("es") || l.Page("en").Title == l.Page("es").Title {
			t.Errorf("%s has one page for both languages", l.ID)
		}
		if l.Page("fr") != l.Page("en") {
			t.Errorf("%s: a language there is none for is not English", l.ID)
		}
	}
}

func TestLessonOneIsTheSameEachTime(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var first string
	for i := range 50 {
		s := begin(t, all[0].Parts[0].Variants[0].Program, Options{Clock: Virtual})
		if _, err := ends(t, s); err != nil {
			t.Fatal(err)
		}
		got := history(s.View())
		if i == 0 {
			first = got
		}
		if got != first {
			t.Fatalf("run %d is another:\n%s", i, firstDifference(first, got))
		}
	}
}

// right is a manifest that is right, of the lesson a.
const right = `{
  "id": "a",
  "number": 1,
  "section": "cycle",
  "parts": [
    {
      "id": "main",
      "programs": [{"file": "a.py", "solution": "b.py"}],
      "predict": {"measure": "first-done", "choices": ["one", "two"]},
      "checks": [
        {"measure": "tasks", "atLeast": 5},
        {"measure": "time", "of": "main()", "atMost": 0.8}
      ],
      "cheats": [{"file": "cheats/c.py", "fails": [2]}]
    }
  ]
}`

// severalParts is one of two parts, the second of them free, with two programs.
const severalParts = `{
  "id": "a", "number": 1, "section": "cycle",
  "parts": [
    {"id": "one", "programs": [{"file": "a.py", "stderr": true}], "checks": [{"measure": "tasks", "atLeast": 5}]},
    {"id": "two", "free": true, "programs": [{"name": "short", "file": "a.py"}, {"name": "long", "file": "b.py", "fails": true}]}
  ]
}`

// filesOf is a folder of one lesson that is right, but for the files given: by
// name and text in turn, "" for one that is not there.
func filesOf(changed ...string) fstest.MapFS {
	m := fstest.MapFS{}
	all := append([]string{
		"a/lesson.json", right, "a/a.py", "print(1)\n", "a/b.py", "print(2)\n", "a/cheats/c.py", "print(3)\n",
		"a/en.md", page, "a/es.md", inSpanish(page),
	}, changed...)
	for i := 0; i < len(all); i += 2 {
		m[all[i]] = &fstest.MapFile{Data: []byte(all[i+1])}
		if all[i+1] == "" {
			delete(m, all[i])
		}
	}
	return m
}

// inSpanish puts the headings of a page into Spanish.
func inSpanish(page string) string {
	return strings.NewReplacer("## Predict", "## Predice", "## Your turn", "## Tu turno", "## What you should see", "## Lo que deberías ver",
		"| You see | Why |", "| Ves | Por qué |", "## Hints", "## Pistas", "## Why", "## Por qué", "## Sources", "## Fuentes").Replace(page)
}

func TestACatalogueIsReadFromAFolder(t *testing.T) {
	all, err := LoadFrom(filesOf(".git/config", "x", "__pycache__/a.pyc", "x", "README.md", "x"))
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	l := all[0]
	p := l.Parts[0]
	v := p.Variants[0]
	if l.ID != "a" || l.Number != 1 || l.Section != "cycle" || p.ID != "main" || p.Free || len(p.Rules) != 2 || len(p.Predict.Choices) != 2 {
		t.Errorf("%+v", l)
	}
	if v.Program.Name != "a.py" || v.Program.Source != "print(1)\n" || v.Solution.Name != "a.py" || v.Solution.Source != "print(2)\n" {
		t.Errorf("%+v", v)
	}
	cheat, err := l.Cheat(p.Cheats[0])
	if err != nil || cheat.Name != "c.py" || cheat.Source != "print(3)\n" {
		t.Errorf("%+v, %v", cheat, err)
	}
}

func TestALessonMayHaveSeveralPartsAndPrograms(t *testing.T) {
	all, err := LoadFrom(filesOf("a/lesson.json", severalParts, "a/en.md", severalPages, "a/es.md", inSpanish(severalPages)))
	if err != nil {
		t.Fatal(err)
	}
	one, two := all[0].Parts[0], all[0].Parts[1]
	if v := one.Variants[0]; v.Name != "" || v.Solution != nil || !v.Stderr || v.Fails || one.Predict != nil {
		t.Errorf("%+v", one)
	}
	if v := two.Variants[1]; !two.Free || v.Name != "long" || v.Program.Source != "print(2)\n" || !v.Fails {
		t.Errorf("%+v", two)
	}
	if p := all[0].Page("es"); len(p.Parts) != 2 || p.Parts[1].Title != "Second" || p.Parts[1].Idea != "Its idea." {
		t.Errorf("%+v", p)
	}
}

func TestTheLessonsThatBatutaIsBuiltWithHaveNoCheats(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		for _, p := range l.Parts {
			for _, c := range p.Cheats {
				if _, err := l.Cheat(c); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s: %s: %v", l.ID, c.File, err)
				}
			}
		}
	}
}
