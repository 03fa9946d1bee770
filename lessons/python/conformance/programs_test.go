package conformance_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"batuta/lessons/python/compiler"
	"batuta/lessons/python/syntax"
)

const (
	programsFolder = "testdata/programs"
	fewestPrograms = 250
	shortest       = 10 // lines of a program
	longest        = 60
	wrongPrograms  = "syntax" // the subject whose programs do not compile
	webPrograms    = "http"   // the subject whose programs need aiohttp, httpx and the sample API
)

// program is one of testdata's.
type program struct {
	subject, name string
	text          []byte
}

func (p program) path() string   { return filepath.Join(programsFolder, p.subject, p.name) }
func (p program) golden() string { return strings.TrimSuffix(p.path(), ".py") + ".golden" }

// programs are all of testdata's, by subject and name.
func programs(t *testing.T) []program {
	t.Helper()
	files, err := filepath.Glob(programsFolder + "/*/*.py")
	if err != nil {
		t.Fatal(err)
	}
	var all []program
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, program{filepath.Base(filepath.Dir(file)), filepath.Base(file), text})
	}
	if len(all) < fewestPrograms {
		t.Errorf("there are %d programs, fewer than %d", len(all), fewestPrograms)
	}
	return all
}

func TestProgramsHaveAGoldenOfTheirOwnText(t *testing.T) {
	written := map[string]bool{}
	for _, p := range programs(t) {
		written[p.golden()] = true
		if g := readGolden(t, p); g.Digest != digest(p.text) && !*update {
			t.Errorf("%s has been changed since CPython ran it: go test -update", p.path())
		}
	}
	err := filepath.WalkDir(programsFolder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(path) != ".py" && !written[filepath.ToSlash(path)] && !written[path] {
			t.Errorf("%s is no program's", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What a golden says must not hang on the machine, or on the run: it holds no
// address, and no path but the program's own name.
func TestGoldensHoldNothingOfOneMachine(t *testing.T) {
	chance := regexp.MustCompile(`0x[0-9a-f]{9,}|[\w/]*/(asyncio|python3\.\d+|stage|oracle)[\w/]*\.py|/tmp/`)
	for _, p := range programs(t) {
		if found := chance.FindString(readGolden(t, p).String()); found != "" {
			t.Errorf("%s holds %s", p.golden(), found)
		}
	}
}

func TestProgramsAreOfALengthToBeRead(t *testing.T) {
	for _, p := range programs(t) {
		if n := bytes.Count(p.text, []byte("\n")); n < shortest || n > longest {
			t.Errorf("%s has %d lines, not %d to %d", p.path(), n, shortest, longest)
		}
		for i, line := range strings.Split(string(p.text), "\n") {
			if strings.TrimRight(line, " \t\r") != line && p.subject != wrongPrograms {
				t.Errorf("%s:%d ends with white space", p.path(), i+1)
			}
		}
	}
}

// Each program compiles, but those that are to show an error: theirs is
// CPython's to the letter, with the line and its carets.
func TestProgramsCompileAsInCPython(t *testing.T) {
	for _, p := range programs(t) {
		want := ""
		if p.subject == wrongPrograms {
			want = readGolden(t, p).Stderr
			if want == "" {
				t.Errorf("%s is to be wrong, and CPython ran it", p.path())
			}
		}
		if got := compileError(t, p); got != want {
			t.Errorf("%s: the compiler says\n%s\nand CPython\n%s", p.path(), got, want)
		}
	}
}

// compileError is the traceback of what is wrong with a program, "" if nothing is.
func compileError(t *testing.T, p program) string {
	t.Helper()
	module, err := syntax.Parse(p.name, p.text)
	if err == nil {
		_, err = compiler.Compile(module, p.name)
	}
	var wrong *syntax.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &wrong):
		return wrong.WithText(p.text).String()
	}
	t.Errorf("%s: the compiler fails: %v", p.path(), err)
	return ""
}
