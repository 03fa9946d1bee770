package compiler

import (
	"os"
	"strings"
	"testing"

	"batuta/lessons/python/syntax"
)

// TestUnparse compares with what CPython makes of annotations under
// from __future__ import annotations: testdata/annotations.py makes the golden
// file of the expressions in testdata/annotations.txt.
func TestUnparse(t *testing.T) {
	text, err := os.ReadFile("testdata/annotations.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/annotations.golden")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(string(golden), "\n")
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		m, err := syntax.Parse("test.py", []byte("x: "+line))
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if got := unparse(m.Body[0].(*syntax.AnnAssign).Annotation); got != want[i] {
			t.Errorf("%s\ngot  %s\nwant %s", line, got, want[i])
		}
	}
}
