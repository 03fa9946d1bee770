package compiler

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	scopes = flag.String("scopes", "", "a folder in which testdata/scopes.py has been run on the corpus")
	corpus = flag.String("corpus", "", "a folder of Python programs, all of which must compile")
)

// compiled parses and compiles a program, and checks the code.
func compiled(t testing.TB, text string, fuse bool) *bytecode.Code {
	t.Helper()
	m, err := syntax.Parse("test.py", []byte(text))
	if err != nil {
		t.Fatalf("parse: %v\n%s", err, text)
	}
	code, err := compile(m, "test.py", fuse)
	if err != nil {
		t.Fatalf("compile: %v\n%s", err, text)
	}
	if err := code.Verify(); err != nil {
		t.Fatalf("verify: %v\n%s\n%s", err, text, code)
	}
	return code
}

func TestDisassembly(t *testing.T) {
	programs, err := filepath.Glob("testdata/code/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal("no programs:", err)
	}
	for _, program := range programs {
		t.Run(filepath.Base(program), func(t *testing.T) {
			text, err := os.ReadFile(program)
			if err != nil {
				t.Fatal(err)
			}
			got := compiled(t, string(text), true).String()
			golden := strings.TrimSuffix(program, ".py") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestErrors compares with what CPython says: testdata/errors.py makes the
// golden file of the programs in testdata/errors.txt.
func TestErrors(t *testing.T) {
	programs, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/errors.golden")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSuffix(string(golden), "\n"), "\n")
	for i, program := range cases(programs) {
		got := complaint(program)
		if got != want[i] {
			t.Errorf("%s\ngot  %s\nwant %s", program, got, want[i])
		}
	}
}

// cases are the programs of testdata/errors.txt.
func cases(text []byte) []string { return strings.Split(string(text), "---\n") }

// complaint is the error that a program has, or "fine".
func complaint(program string) string {
	m, err := syntax.Parse("test.py", []byte(program))
	if err == nil {
		_, err = Compile(m, "test.py")
	}
	var e *syntax.Error
	switch {
	case err == nil:
		return "fine"
	case errors.As(err, &e):
		return fmt.Sprintf("%d,%d-%d,%d %s", e.Line, e.Col, e.EndLine, e.EndCol, e.Msg)
	}
	return err.Error()
}

func TestCorpus(t *testing.T) {
	if *corpus == "" {
		t.Log("no -corpus: only the test's own programs")
		*corpus = "testdata"
	}
	n := 0
	err := filepath.WalkDir(*corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m, err := syntax.Parse(path, text)
		if err != nil {
			return nil // some are wrong on purpose
		}
		for _, fuse := range []bool{true, false} {
			code, err := compile(m, path, fuse)
			if err != nil {
				t.Errorf("%s: %+v", path, err)
				return nil
			}
			if err := code.Verify(); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			if want, err := os.ReadFile(filepath.Join(*scopes, strings.ReplaceAll(path, "/", "_")+".scopes")); err == nil {
				if diff := scopesDiffer(text, scopesOf(code), string(want)); diff != "" {
					t.Errorf("%s\n%s", path, diff)
				}
			}
		}
		n++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d programs compiled", n)
}

// TestTooMuch compiles what gets out of hand: it must end, with an error if need
// be.
func TestTooMuch(t *testing.T) {
	finally := ""
	for i := range 40 {
		indent := strings.Repeat(" ", i)
		finally += indent + "try: f()\n" + indent + "finally:\n"
	}
	for _, test := range []struct{ name, text, want string }{
		{"finally within finally", finally + strings.Repeat(" ", 40) + "pass\n", "too much code in one function"},
		{"a long sum", "x = 1" + strings.Repeat(" + 1", maxDepth) + "\n", "maximum recursion depth exceeded during compilation"},
		{"a long list", "x = [y" + strings.Repeat(", y", 100_000) + "]\n", "fine"},
		{"many statements", strings.Repeat("x = y\n", 100_000), "fine"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := complaint(test.text); !strings.HasSuffix(got, test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
