package syntax

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// errorCases reads the programs of testdata/errors.txt.
func errorCases(t *testing.T) (quoted, programs []string) {
	t.Helper()
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		program, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("errors.txt: %s: %v", line, err)
		}
		quoted, programs = append(quoted, line), append(programs, program)
	}
	return quoted, programs
}

// TestErrorsAsCPython compares what we say of wrong programs with what CPython
// prints when it runs them.
func TestErrorsAsCPython(t *testing.T) {
	const golden = "testdata/errors.golden"
	quoted, programs := errorCases(t)
	want := readErrors(golden)
	if *update {
		updateErrors(t, golden, want, quoted, programs)
	}
	for i, program := range programs {
		says, known := want[quoted[i]]
		if !known {
			t.Errorf("%s: not in %s: run the test with -update", quoted[i], golden)
			continue
		}
		got := "no error\n"
		if _, err := Parse("t.py", []byte(program)); err != nil {
			got = err.(*Error).String()
		}
		if got != says {
			t.Errorf("%s:\nours:\n%sCPython's:\n%s", quoted[i], got, says)
		}
	}
}

// readErrors reads what CPython says of each program; nothing if there is no
// such file.
func readErrors(golden string) map[string]string {
	want := map[string]string{}
	text, err := os.ReadFile(golden)
	if err != nil {
		return want
	}
	for _, section := range strings.Split(string(text), "=== ")[1:] {
		program, says, _ := strings.Cut(section, "\n")
		want[program] = says
	}
	return want
}

// updateErrors runs every program that is not known yet with CPython and keeps
// what it says. To ask of all anew, remove the file first.
func updateErrors(t *testing.T, golden string, want map[string]string, quoted, programs []string) {
	t.Helper()
	var out bytes.Buffer
	for i, program := range programs {
		if _, known := want[quoted[i]]; !known {
			want[quoted[i]] = runPython(t, program)
			if strings.HasPrefix(want[quoted[i]], "Traceback") {
				t.Errorf("%s: CPython runs this program", quoted[i])
			}
		}
		fmt.Fprintf(&out, "=== %s\n%s", quoted[i], want[quoted[i]])
	}
	if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// runPython answers what CPython complains of when it runs a program.
func runPython(t *testing.T, program string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "t.py"), []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(oracle(t), "-I", "-S", "-W", "ignore", "t.py")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if cmd.Run() == nil {
		return "no error\n"
	}
	return strings.ReplaceAll(stderr.String(), dir+string(filepath.Separator), "")
}

// TestErrorsFromElsewhere is about errors that the compiler makes, which knows
// places but not the text.
func TestErrorsFromElsewhere(t *testing.T) {
	const text = "x = 1\nif x:\n\treturn é\n"
	e := &Error{File: "t.py", Msg: "'return' outside function", Line: 3, Col: 2, EndLine: 3, EndCol: 10}
	const want = "  File \"t.py\", line 3\n    \treturn é\n    \t^^^^^^^^\nSyntaxError: 'return' outside function\n"
	if got := e.WithText([]byte(text)).String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if e.Text != "" {
		t.Error("WithText has changed the error itself")
	}
}

// TestErrorFields are those of Python's SyntaxError.
func TestErrorFields(t *testing.T) {
	for _, c := range []struct {
		program, class             string
		line, col, endLine, endCol int
	}{
		{"f(a b)", "SyntaxError", 1, 3, 1, 6},
		{"é = (ñ ü)", "SyntaxError", 1, 6, 1, 9},
		{"x = 1\n  y = 2\n", "IndentationError", 2, 2, 2, -1},
		{"if x:\n        y\n\tz\n", "TabError", 3, 1, 3, 0},
		{"(a\n b c)", "SyntaxError", 1, 2, 2, 3},
		{"x = (\n", "SyntaxError", 1, 5, 1, 0},
	} {
		_, err := Parse("t.py", []byte(c.program))
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("%q: %v", c.program, err)
			continue
		}
		if e.Class() != c.class || e.Line != c.line || e.Col != c.col || e.EndLine != c.endLine || e.EndCol != c.endCol {
			t.Errorf("%q: %s at %d:%d-%d:%d", c.program, e.Class(), e.Line, e.Col, e.EndLine, e.EndCol)
		}
	}
}
