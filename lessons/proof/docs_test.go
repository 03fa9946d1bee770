package proof

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"batuta/lessons"
	"batuta/lessons/judge"
)

// teachersPage is the page on how to write a lesson.
func teachersPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/lessons.md")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// example is the lesson that the page shows: each file's text stands in a fence
// below its name.
func example(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	fence := regexp.MustCompile("(?s)\n`([^`\n]+/[^`\n]+)`\n\n```[a-z]+\n(.*?)```\n")
	for _, m := range fence.FindAllStringSubmatch(teachersPage(t), -1) {
		files[m[1]] = &fstest.MapFile{Data: []byte(m[2])}
	}
	return files
}

func TestTheExampleForTeachersIsAGoodLesson(t *testing.T) {
	files := example(t)
	if len(files) != 7 {
		t.Fatalf("it has %d files", len(files))
	}
	all, err := lessons.LoadFrom(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range Lessons(all, Options{Real: true}) {
		t.Error(err)
	}
}

func TestThePageForTeachersNamesEveryMeasure(t *testing.T) {
	var named []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|[^|]*\\|[^|]*\\|[^|]*\\|$").FindAllStringSubmatch(teachersPage(t), -1) {
		named = append(named, m[1])
	}
	slices.Sort(named)
	if all := judge.Measures(); !slices.Equal(named, all) {
		t.Errorf("it names %v\nthere are %v", named, all)
	}
}
