package lessons

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryLessonIsWhole(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("there are no lessons")
	}
	for i, l := range all {
		if i > 0 && all[i-1].Number >= l.Number {
			t.Errorf("%s comes after %s", l.ID, all[i-1].ID)
		}
		if !strings.Contains(l.Program.Source, "\n") || l.Program.Play == nil {
			t.Errorf("%s: its program is not whole", l.ID)
		}
		for _, lang := range Languages() {
			p := l.Page(lang)
			for what, text := range map[string]string{
				"title": p.Title, "idea": p.Idea, "question": p.Predict.Question, "turn": p.Turn,
			} {
				if text == "" {
					t.Errorf("%s, %s: no %s", l.ID, lang, what)
				}
			}
		}
		if l.Page("en").Title == l.Page("es").Title {
			t.Errorf("%s has one title in both languages", l.ID)
		}
		if l.Page("fr") != l.Page("en") {
			t.Errorf("%s: a language there is none for is not English", l.ID)
		}
	}
}

func TestEveryLessonPlaysToItsEnd(t *testing.T) {
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if result, err := ends(t, begin(t, l.Program, Options{Clock: Virtual})); err != nil || result != ExitCode(0) {
			t.Errorf("%s: %v, %v", l.ID, result, err)
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
		s := begin(t, all[0].Program, Options{Clock: Virtual})
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

// page is a page that is right.
const page = `# Title

The idea,
in *two* lines.

And another paragraph.

> A note,
> and more of it.

## Predict

Which?

- one
- two

## Your turn

Do it.

## What you should see

| You see | Why |
| --- | --- |
| a \| b | because |
`

func TestPageIsReadIntoItsParts(t *testing.T) {
	for name, text := range map[string]string{"as written": page, "from Windows": strings.ReplaceAll(page, "\n", "\r\n")} {
		p, err := parsePage(text, "en")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := Page{
			Title: "Title", Idea: "The idea, in *two* lines.\n\nAnd another paragraph.\n\n> A note, and more of it.",
			Predict: Predict{"Which?", []string{"one", "two"}}, Turn: "Do it.",
			See: []Symptom{{"a | b", "because"}},
		}
		if got := fmt.Sprintf("%+v", *p); got != fmt.Sprintf("%+v", want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestWrongPageNamesTheLineAndTheMend(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"# Title\n", "Title\n", "1: the page begins with its title"},
		{"The idea,\nin *two* lines.\n\nAnd another paragraph.\n\n> A note,\n> and more of it.\n", "", "2: the idea is missing"},
		{"And another paragraph.", strings.Repeat("word ", 116), "2: the idea has 121 words: keep it to 120"},
		{"The idea,\nin *two* lines.\n\nAnd another paragraph.\n", "", "2: the idea is missing: write it above the note"},
		{"and more of it.", strings.Repeat("word ", 39), "2: the note has 41 words: keep it to 40"},
		{"## Predict", "## Predice", "11: here begins another part: write ## Predict"},
		{"Which?\n", "", "12: the question is missing"},
		{"- two\n", "", "15: there are 1 choices: list two or more"},
		{"Do it.\n", "", "19: what to do is missing"},
		{"| You see | Why |", "| Seen | Why |", "24: the table's head is | You see | Why |"},
		{"| --- | --- |\n", "", "25: below the table's head comes | --- | --- |"},
		{"| because |", "| because", "26: a row has two cells"},
		{"| because |", "| |", "26: a cell is empty"},
		{"| a \\| b | because |\n", "", "23: the table is missing"},
		{"| because |\n", "| because |\n\nMore.\n", "28: the page ends with the table: take \"More.\" out"},
		{page, "", "1: the page begins with its title"},
	} {
		text := strings.Replace(page, test.old, test.new, 1)
		if text == page {
			t.Errorf("%q is not in the page", test.old)
		}
		if _, err := parsePage(text, "en"); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%v\nwant %s", err, test.want)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(page, "en")
	f.Add("# T\n\n## Predice\n", "es")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if p, err := parsePage(text, lang); err == nil && (p.Idea == "" || len(p.See) == 0 || len(p.Predict.Choices) < 2) {
			t.Errorf("it is not whole: %+v", p)
		}
	})
}

func TestWrongCatalogueNamesTheFileAndTheMend(t *testing.T) {
	const right = `{"id": "a", "number": 1, "section": "cycle", "program": "a.py"}`
	spanish := strings.NewReplacer("## Predict", "## Predice", "Your turn", "Tu turno",
		"What you should see", "Lo que deberías ver", "You see", "Ves", "Why", "Por qué").Replace(page)
	files := func(edit func(m fstest.MapFS)) fstest.MapFS {
		m := fstest.MapFS{
			"a/lesson.json": {Data: []byte(right)},
			"a/a.py":        {Data: []byte("print(1)")},
			"a/en.md":       {Data: []byte(page)},
			"a/es.md":       {Data: []byte(spanish)},
		}
		edit(m)
		return m
	}
	set := func(name, text string) func(fstest.MapFS) {
		return func(m fstest.MapFS) { m[name] = &fstest.MapFile{Data: []byte(text)} }
	}
	if _, err := load(files(func(fstest.MapFS) {})); err != nil {
		t.Fatal(err)
	}
	for want, edit := range map[string]func(fstest.MapFS){
		"a/lesson.json: file does not exist: each":        func(m fstest.MapFS) { delete(m, "a/lesson.json") },
		"a/lesson.json:2: invalid character":              set("a/lesson.json", "{\n\"id\": a}"),
		"a/lesson.json:1: json: unknown field \"colour\"": set("a/lesson.json", `{"colour": 1}`),
		"a/lesson.json: the id is \"b\" in the folder":    set("a/lesson.json", strings.Replace(right, `"a"`, `"b"`, 1)),
		"a/lesson.json: the number is 0":                  set("a/lesson.json", strings.Replace(right, "1", "0", 1)),
		"a/lesson.json: there is no section":              set("a/lesson.json", strings.Replace(right, "cycle", "", 1)),
		"a/lesson.json: the program is \"a.go\": name a":  set("a/lesson.json", strings.Replace(right, "a.py", "a.go", 1)),
		"the program is \"../a.py\": name a file":         set("a/lesson.json", strings.Replace(right, "a.py", "../a.py", 1)),
		"a/b.py: file does not exist: a/lesson.json name": set("a/lesson.json", strings.Replace(right, "a.py", "b.py", 1)),
		"a/es.md: file does not exist: each lesson has":   func(m fstest.MapFS) { delete(m, "a/es.md") },
		"a/en.md:1: the page begins":                      set("a/en.md", "no"),
		"a/es.md: there are 3 choices, and 2 in English":  set("a/es.md", strings.Replace(spanish, "- two", "- two\n- three", 1)),
		"a/es.md: the table has 2 rows, and 1 in English": set("a/es.md", spanish+"| c | d |\n"),
		"a/es.md: the idea has not as many paragraphs":    set("a/es.md", strings.Replace(spanish, "\n\nAnd", " And", 1)),
		"b/lesson.json: a is number 1 too: give each": func(m fstest.MapFS) {
			set("b/lesson.json", strings.Replace(right, `"a"`, `"b"`, 1))(m)
			set("b/a.py", "print(1)")(m)
			set("b/en.md", page)(m)
			set("b/es.md", spanish)(m)
		},
	} {
		if _, err := load(files(edit)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}
