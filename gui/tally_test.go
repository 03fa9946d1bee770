package gui_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A run of tests must fail if any of them did, and if there was none: that is
// what every make target that tests goes by.
func TestATallySaysWhatFailedAndFailsIfNothingRan(t *testing.T) {
	tally := filepath.Join(t.TempDir(), "tally")
	build := exec.Command("go", "build", "-o", tally, ".ci/tally.go")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the tally: %v\n%s", err, out)
	}
	for _, c := range []struct {
		name, test string // a package, and the body of its only test
		good       bool
		says       []string
	}{
		{"passes", `t.Log("said in passing")`, true, []string{"ok  \tm/passes", "x: 1 passed, 0 failed, 0 skipped"}},
		{"fails", `t.Error("what is wrong")`, false, []string{"what is wrong", "x: 0 passed, 1 failed, 0 skipped"}},
		{"panics", `panic("what is broken")`, false, []string{"what is broken", "x: 0 passed, 1 failed"}},
		{"skips", `t.Skipf("why %s", "not")`, false, []string{"why not", "x: 0 passed, 0 failed, 1 skipped", "no test ran"}},
		{"leaves", `os.Exit(3)`, false, []string{"x: 0 passed"}},
		{"wrong", `nothing()`, false, []string{"undefined: nothing", "x: 0 passed"}},
	} {
		module := t.TempDir()
		write(t, filepath.Join(module, "go.mod"), "module m\n\ngo 1.24\n")
		write(t, filepath.Join(module, c.name, "it_test.go"),
			"package it\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nvar _ = os.Exit\n\nfunc TestIt(t *testing.T) { "+c.test+" }\n")
		cmd := exec.Command(tally, "x", "./...")
		cmd.Dir = module
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if good := err == nil; good != c.good {
			t.Errorf("a test that %s: content: %v\n%s", c.name, good, out)
		}
		for _, want := range c.says {
			if !strings.Contains(string(out), want) {
				t.Errorf("of a test that %s is said\n%s\nand not %q", c.name, out, want)
			}
		}
		if c.good && strings.Contains(string(out), "in passing") {
			t.Errorf("what a test that passed said is repeated:\n%s", out)
		}
	}
}

// write puts text into a file, in folders that need not be there.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
