package py_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNumbersAreAsInCPython evaluates the expressions of testdata/numbers, whose
// results goldens.py took from CPython.
func TestNumbersAreAsInCPython(t *testing.T) {
	prelude, err := os.ReadFile("testdata/numbers/prelude.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, subject := range []string{"arithmetic", "formats", "conversions"} {
		t.Run(subject, func(t *testing.T) {
			checkExpressions(t, string(prelude), filepath.Join("testdata/numbers", subject+".golden"))
		})
	}
}

// checkExpressions runs a golden file's expressions, and compares what becomes
// of each with what is written behind it.
func checkExpressions(t *testing.T, prelude, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	var program strings.Builder
	program.WriteString(prelude)
	program.WriteString(`

def check(expression):
    try:
        show(ascii(expression()))
    except BaseException as e:
        show(type(e).__name__, ascii(e.args))

`)
	for _, line := range lines {
		expression, _, ok := strings.Cut(line, " ==> ")
		if !ok {
			t.Fatalf("%s: no result in line %q", file, line)
		}
		fmt.Fprintf(&program, "check(lambda: (%s))\n", expression)
	}
	out, err := interpret(t, program.String())
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	results := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(results) != len(lines) {
		t.Fatalf("%s: %d results for %d expressions", file, len(results), len(lines))
	}
	wrong := 0
	for i, line := range lines {
		expression, want, _ := strings.Cut(line, " ==> ")
		if results[i] == want {
			continue
		}
		if wrong++; wrong <= 40 {
			t.Errorf("%s\n got %.300s\nwant %.300s", expression, results[i], want)
		}
	}
	if wrong > 40 {
		t.Errorf("and %d more", wrong-40)
	}
}
