package lessons

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestWrongManifestNamesTheFileTheLineAndTheMend(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{`"a",`, `"a"`, "3: invalid character"},
		{`"a",`, `a,`, "2: invalid character"},
		{right[len(right)-3:], "", "15: the file ends too early: a quote"},
		{right[len(right)-5:], "  ]\n} true", "17: there is something behind the closing brace"},
		{`"number": 1`, `"id": "a"`, `3: "id" is there twice: keep one`},
		{`"number"`, `"colour"`, `3: unknown field "colour": a lesson holds id, number, section and parts`},
		{`"a"`, `"b"`, `2: the id is "b" in the folder "a": make them alike`},
		{`"a"`, `7`, "2: id is a text: write it in quotes"},
		{`1`, `0`, "3: the number is 0: lessons are numbered from 1"},
		{`1`, `"1"`, "3: the number is a whole number, without quotes"},
		{`1`, `1.5`, "3: the number is a whole number, without quotes"},
		{`"cycle"`, `""`, `4: the section is "": name the group`},
		{`"cycle"`, `"other"`, `4: the section is "other": name the group in which the lesson stands: cycle, own`},
		{right[strings.Index(right, "[\n"):], `{}}`, "5: parts is a list: write it in brackets"},
		{right[strings.Index(right, "[\n"):], `[]}`, "1: there are no parts"},
		{right[strings.Index(right, "[\n"):], `[1]}`, "5: a part is an object: write it in braces, with id, free"},
		{`"main"`, `"Main part"`, `7: the part's id is "Main part": write it in small letters`},
		{`"id": "main"`, `"name": "main"`, `7: unknown field "name": a part holds id, free, programs`},
		{`"id": "main"`, `"id": "main", "free": 1`, `7: free is true or false`},
		{`"id": "main"`, `"id": "main", "free": true`, `6: the part is free: a free part has no predict and no checks`},
		{`{"file": "a.py", "solution": "b.py"}`, ``, `6: there are no programs: name one`},
		{`"file": "a.py"`, `"file": "a.go"`, `8: the file is "a.go": name a file in Python`},
		{`"file": "a.py"`, `"file": "../a.py"`, `8: the file is "../a.py": name a file in Python`},
		{`"file": "a.py", `, ``, `8: the file is "": name a file in Python`},
		{`"b.py"`, `""`, `8: the solution is "": name a file in Python`},
		{`"b.py"`, `"b.py", "cheat": "c.py"`, `8: unknown field "cheat": a program holds name, file, solution, stderr, fails and aside`},
		{`"b.py"}`, `"b.py"}, {"file": "b.py"}`, `8: the program has no name, and there are several`},
		{`{"file": "a.py"`, `{"name": "x", "file": "b.py"}, {"name": "x", "file": "a.py"`, `8: there is a program "x" already`},
		{`first-done`, `first-dune`, `9: predict: `},
		{`"choices"`, `"chances"`, `9: json: unknown field "chances"`},
		{`"tasks"`, `"bars"`, `11: check 1: `},
		{`"atLeast": 5`, `"atLeast": "5"`, `11: json: cannot unmarshal string`},
		{`"atLeast"`, `"atleast of all"`, `11: json: unknown field`},
		{`"cheats/c.py"`, `"c.py"`, `14: the cheat is "c.py": name a file in Python in the folder cheats`},
		{`"cheats/c.py"`, `"cheats/../../c.py"`, `14: the cheat is "cheats/../../c.py": name a file`},
		{`[2]`, `[]`, `14: the cheat cheats/c.py fails nothing: list the numbers`},
		{`[2]`, `[3]`, `14: there is no check 3: the part has 2`},
		{`[2]`, `["two"]`, `14: a check that a cheat fails is a whole number`},
	} {
		text := strings.Replace(right, test.old, test.new, 1)
		if text == right {
			t.Errorf("%q is not in the manifest", test.old)
		}
		want := "load the lessons: a/lesson.json:" + test.want
		if _, err := LoadFrom(filesOf("a/lesson.json", text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\n%v\nwant %s", test.new, err, want)
		}
	}
}

func TestWrongCatalogueNamesTheFileAndTheMend(t *testing.T) {
	spanish := inSpanish(page)
	several := inSpanish(severalPages)
	with := func(old, new string) fstest.MapFS {
		return filesOf("a/es.md", strings.Replace(spanish, old, new, 1))
	}
	for _, test := range []struct {
		want  string
		files fstest.MapFS
	}{
		{"there are none: each is a folder with a lesson.json in it", fstest.MapFS{"a.py": &fstest.MapFile{}}},
		{"this is the folder of one lesson: name the folder that it lies in", fstest.MapFS{"lesson.json": &fstest.MapFile{}}},
		{"a/lesson.json: file does not exist: each lesson's folder has one", filesOf("a/lesson.json", "")},
		{"a/a.py: file does not exist: a/lesson.json:8 names it", filesOf("a/a.py", "")},
		{"a/b.py: file does not exist: a/lesson.json:8 names it", filesOf("a/b.py", "")},
		{"a/es.md: file does not exist: each lesson has a page in en and es", filesOf("a/es.md", "")},
		{"a/en.md:1: the page begins", filesOf("a/en.md", "no")},
		{"a/es.md:11: here comes something else: write ## Predice", filesOf("a/es.md", page)},
		{"a/es.md:15: there are 3 choices, and the manifest has 2", with("- two", "- two\n- three")},
		{"a/es.md: the table has 2 rows, and 1 in English", with("because |\n", "because |\n| c | d |\n")},
		{"a/es.md: the idea has 2 paragraphs, and 3 in English", with("\n\nAnd", " And")},
		{"a/es.md: the task has 2 paragraphs, and 1 in English", with("Do it.\n", "Do it.\n\nNow.\n")},
		{"a/es.md: there are 0 hints, and 2 in English", with("## Pistas\n\n- A nudge\n- Nearly there\n", "")},
		{"a/es.md: there are 0 paragraphs of why, and 1 in English", with("## Por qué\n\nSo.\n", "")},
		{"a/es.md: there are 1 sources, and 2 in English", with("- [The loop](https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.call_soon)\n", "")},
		{`a/es.md: in "Second" the table has 2 rows, and 1 in English`, filesOf("a/lesson.json", severalParts, "a/en.md", severalPages, "a/es.md", several+"| c | d |\n")},
		{"b/lesson.json: a is number 1 too: give each", filesOf("b/lesson.json", strings.Replace(right, `"a"`, `"b"`, 1),
			"b/a.py", "print(1)\n", "b/b.py", "print(2)\n", "b/en.md", page, "b/es.md", spanish)},
	} {
		if _, err := LoadFrom(test.files); err == nil || !strings.Contains(err.Error(), "load the lessons: "+test.want) {
			t.Errorf("%v\nwant %s", err, test.want)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(right)
	f.Add(severalParts)
	f.Add(`{"a": [1, {"b": null}], "c": "\u0041"}`)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := readManifest([]byte(text))
		if err == nil && (len(m.parts) == 0 || len(m.parts[0].variants) == 0) {
			t.Errorf("it is not whole: %+v", m)
		}
	})
}
