package py_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTextAsCPython evaluates the expressions of testdata/text and compares
// with what CPython says of them, as testdata/text/want.py has written it.
func TestTextAsCPython(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no expressions: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			lines, wants := readLines(t, file), readLines(t, strings.TrimSuffix(file, ".txt")+".want")
			if len(lines) != len(wants) {
				t.Fatalf("%d expressions and %d answers: run want.py", len(lines), len(wants))
			}
			got := evaluate(t, lines)
			for i, line := range lines {
				if i >= len(got) || got[i] != wants[i] {
					t.Errorf("line %d: %s\n got %s\nwant %s", i+1, line, strings.Join(got[min(i, len(got)):min(i+1, len(got))], ""), wants[i])
				}
			}
		})
	}
}

// TestTextProgramsAsCPython runs the programs of testdata/text, where one
// statement builds on another.
func TestTextProgramsAsCPython(t *testing.T) {
	files, err := filepath.Glob("testdata/text/program_*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out, err := interpret(t, string(text))
			if err != nil {
				t.Error(err)
			}
			got, want := strings.Split(out, "\n"), readLines(t, strings.TrimSuffix(file, ".py")+".want")
			if len(got) != len(want)+1 {
				t.Errorf("showed %d lines, want %d", len(got)-1, len(want))
			}
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Errorf("line %d\n got %s\nwant %s", i+1, got[i], want[i])
				}
			}
		})
	}
}

func readLines(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// evaluate answers the repr of each expression, or its error.
func evaluate(t *testing.T, lines []string) []string {
	t.Helper()
	var b strings.Builder
	for _, line := range lines {
		b.WriteString("try:\n    show(repr((" + line + ")))\nexcept Exception as e:\n    show(type(e).__name__ + ': ' + str(e))\n")
	}
	out, err := interpret(t, b.String())
	if err != nil {
		t.Error(err)
	}
	return strings.Split(strings.TrimSuffix(out, "\n"), "\n")
}
