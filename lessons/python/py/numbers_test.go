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

// TestHugeNumbersAreRefused asks for what no memory holds: it must be refused
// before it is made.
func TestHugeNumbersAreRefused(t *testing.T) {
	for _, expression := range []string{
		"10 ** 10 ** 9", "10 ** 10 ** 30", "2 ** (1 << 40)", "-3 ** 10 ** 18", "1 << 10 ** 10", "1 << 2 ** 62", "(1 << 10 ** 6) << 10 ** 10",
		"format(5, '1000000000000')", "format(5, '01000000000000d')", "format(5, '01000000000000,d')", "format(2.5, '.2000000000f')",
		"format('a', '1000000000000000000s')", "(1).to_bytes(10 ** 12)", "f'{5:>{10 ** 15}}'", "pow(7, 10 ** 15)",
	} {
		out, err := interpret(t, "try:\n    x = "+expression+"\n    show('done')\nexcept MemoryError as e:\n    show('refused', e)\n")
		if err != nil || out != "refused \n" {
			t.Errorf("%s: %q, %v", expression, out, err)
		}
	}
}

// TestWhatBatutaLacksIsRefusedByName holds complex numbers, which CPython has.
func TestWhatBatutaLacksIsRefusedByName(t *testing.T) {
	for _, expression := range []string{"complex(1, 2)", "(-8) ** 0.5", "(-8) ** -0.5", "pow(-1.5, 0.5)"} {
		out, err := interpret(t, "try:\n    x = "+expression+"\n    show('done')\nexcept NotImplementedError as e:\n    show(e)\n")
		if err != nil || !strings.HasPrefix(out, "not in Batuta yet: complex") {
			t.Errorf("%s: %q, %v", expression, out, err)
		}
	}
	out, err := interpret(t, "show(isinstance(1.5, complex), complex.__name__, (-8) ** 2.0, 8 ** -0.5)\n")
	if want := "False complex 64.0 0.3535533905932738\n"; err != nil || out != want {
		t.Errorf("got %q, %v, want %q", out, err, want)
	}
}
