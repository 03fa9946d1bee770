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
	if *update {
		updateErrors(t, golden, quoted, programs)
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, section := range strings.Split(string(text), "=== ")[1:] {
		program, says, _ := strings.Cut(section, "\n")
		want[program] = says
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

// updateErrors runs every program with CPython and keeps what it says.
func updateErrors(t *testing.T, golden string, quoted, programs []string) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "t.py")
	var out bytes.Buffer
	for i, program := range programs {
		if err := os.WriteFile(path, []byte(program), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(oracle(t), "-I", "-S", "-W", "ignore", "t.py")
		cmd.Dir = dir
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		says := "no error\n"
		if err := cmd.Run(); err != nil {
			says = strings.ReplaceAll(stderr.String(), dir+string(filepath.Separator), "")
			if strings.HasPrefix(says, "Traceback") {
				t.Errorf("%s: CPython runs this program", quoted[i])
			}
		}
		fmt.Fprintf(&out, "=== %s\n%s", quoted[i], says)
	}
	if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
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
