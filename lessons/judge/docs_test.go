package judge_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/judge"
	"batuta/lessons/sampleapi"
)

// manual is the page for those who write lessons.
func manual(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/lessons.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func TestTheManualListsEveryMeasure(t *testing.T) {
	_, page, _ := strings.Cut(manual(t), "## Measures")
	page, _, _ = strings.Cut(page, "\n## ")
	var listed []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|").FindAllStringSubmatch(page, -1) {
		listed = append(listed, row[1])
	}
	slices.Sort(listed)
	if all := judge.Measures(); !slices.Equal(listed, all) {
		t.Errorf("docs/lessons.md lists %v, and there are %v", listed, all)
	}
}

func TestTheManualNamesEveryFact(t *testing.T) {
	page := manual(t)
	for name := range sampleapi.Facts(0) {
		group, last, _ := strings.Cut(strings.TrimPrefix(name, "pages."), ".")
		if !strings.Contains(page, "`"+group+"`") || !strings.Contains(page, "."+last+"`") {
			t.Errorf("docs/lessons.md does not name the fact %s", name)
		}
	}
}
