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
		cmd := exec.Command(*python, "-I", "-S", "-W", "ignore", "t.py")
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
