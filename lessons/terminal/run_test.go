package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"batuta/lessons"
	"batuta/loopcore/selector"
)

// stage is a folder with programs, and a Runner that notes what it is told.
type stage struct {
	dir      string
	out, err bytes.Buffer
	stdin    io.Reader
	call     *RunCall // nil until it was called
	code     int
}

// program is what stands in the stage's prog.py.
const program = "print('hello')\n"

// newStage makes one, and has its folder be the process's.
func newStage(t *testing.T) *stage {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	s := &stage{dir: t.TempDir(), stdin: strings.NewReader("from stdin\n")}
	t.Chdir(s.dir)
	for name, text := range map[string]string{"prog.py": program, "--odd.py": program, "data/x.txt": "x"} {
		path := filepath.Join(s.dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// run is "batuta run args", with a Runner that answers s.code.
func (s *stage) run(args ...string) int {
	return Run(args, s.stdin, &s.out, &s.err, func(c RunCall) int {
		s.call = &c
		fmt.Fprintln(c.Stdout, "ran")
		return s.code
	})
}

func number(n int64) *int64 { return &n }

func TestARunIsAskedForByFlagsAndAProgram(t *testing.T) {
	here := func(s *stage, name string) []string { return []string{filepath.Join(s.dir, name)} }
	for args, want := range map[string]func(s *stage) RunCall{
		"prog.py":                         func(*stage) RunCall { return RunCall{} },
		"prog.py --debug -x a":            func(*stage) RunCall { return RunCall{Args: []string{"--debug", "-x", "a"}} },
		"prog.py -- --lang es":            func(*stage) RunCall { return RunCall{Args: []string{"--", "--lang", "es"}} },
		"-- prog.py":                      func(*stage) RunCall { return RunCall{} },
		"--debug -- --odd.py -y":          func(*stage) RunCall { return RunCall{Path: "--odd.py", Debug: true, Args: []string{"-y"}} },
		"- a b":                           func(*stage) RunCall { return RunCall{Path: "-", Args: []string{"a", "b"}} },
		"-- - a":                          func(*stage) RunCall { return RunCall{Path: "-", Args: []string{"a"}} },
		"--clock virtual prog.py":         func(*stage) RunCall { return RunCall{Clock: lessons.Virtual} },
		"--clock=virtual --clock real -":  func(*stage) RunCall { return RunCall{Path: "-"} },
		"--speed 0.125 prog.py":           func(*stage) RunCall { return RunCall{Speed: 0.125} },
		"--speed=4 prog.py":               func(*stage) RunCall { return RunCall{Speed: 4} },
		"--seed -5 prog.py":               func(*stage) RunCall { return RunCall{Seed: number(-5)} },
		"--seed=0 prog.py":                func(*stage) RunCall { return RunCall{Seed: number(0)} },
		"--allow-net --lang=es prog.py":   func(*stage) RunCall { return RunCall{AllowNet: true, Lang: "es"} },
		"--allow-files data prog.py":      func(s *stage) RunCall { return RunCall{AllowFiles: here(s, "data")} },
		"--allow-files=. --debug prog.py": func(s *stage) RunCall { return RunCall{AllowFiles: here(s, ""), Debug: true} },
		"--allow-files . --allow-files data - -": func(s *stage) RunCall {
			return RunCall{Path: "-", Args: []string{"-"}, AllowFiles: append(here(s, ""), here(s, "data")...)}
		},
		"--selector " + selector.Names()[0] + " prog.py": func(*stage) RunCall { return RunCall{Selector: selector.Names()[0]} },
	} {
		s := newStage(t)
		if code := s.run(strings.Fields(args)...); code != exitOK || s.call == nil {
			t.Errorf("%s: exit code %d; stderr: %s", args, code, s.err.String())
			continue
		}
		checkCall(t, args, *s.call, want(s))
	}
}

// checkCall wants got to be the call that want is, where want leaves out what
// is always the same.
func checkCall(t *testing.T, args string, got, want RunCall) {
	t.Helper()
	if want.Path == "" {
		want.Path = "prog.py"
	}
	if want.Lang == "" {
		want.Lang = "en"
	}
	if want.Speed == 0 {
		want.Speed = 1
	}
	if want.Source = []byte(program); want.Path == "-" {
		want.Source = []byte("from stdin\n")
	}
	if len(got.Args) == 0 {
		got.Args = nil
	}
	got.Stdin, got.Stdout, got.Stderr = nil, nil, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %+v, want %+v", args, got, want)
	}
}

func TestARunThatMakesNoSenseIsOneLineAndNoRun(t *testing.T) {
	selectors := list(selector.Names())
	for args, want := range map[string]string{
		"":                              "run needs a program: a file, or - for standard input",
		"--debug":                       "run needs a program: a file, or - for standard input",
		"--debug --":                    "run needs a program: a file, or - for standard input",
		"--loud prog.py":                "there is no flag --loud; run takes: " + list(flagsOfRun()),
		"-d prog.py":                    "there is no flag -d; run takes: " + list(flagsOfRun()),
		"--debug=1 prog.py":             "--debug takes no value, but got 1",
		"--seed":                        "--seed needs a value",
		"--trace= prog.py":              "--trace needs a value",
		"--seed 1.5 prog.py":            `--seed cannot be "1.5"; it can be a whole number`,
		"--seed prog.py":                `--seed cannot be "prog.py"; it can be a whole number`,
		"--clock sun prog.py":           `--clock cannot be "sun"; it can be: real, virtual`,
		"--lang fr prog.py":             `--lang cannot be "fr"; it can be: en, es`,
		"--speed fast prog.py":          `--speed cannot be "fast"; it can be a number from 0.125 to 4`,
		"--speed 0.1 prog.py":           `--speed cannot be "0.1"; it can be a number from 0.125 to 4`,
		"--speed NaN prog.py":           `--speed cannot be "NaN"; it can be a number from 0.125 to 4`,
		"--speed 4.01 prog.py":          `--speed cannot be "4.01"; it can be a number from 0.125 to 4`,
		"--selector x prog.py":          `--selector cannot be "x"; it can be: ` + selectors,
		"--allow-files prog.py":         "--allow-files: prog.py is no folder", // and no program
		"--allow-files prog.py prog.py": "--allow-files: prog.py is no folder",
		"--trace prog.py prog.py":       "the trace cannot be written to prog.py: that is the program",
		"--lang es --loud prog.py":      "no existe la opción --loud; run acepta: " + list(flagsOfRun()),
		"--loud prog.py --lang es":      "there is no flag --loud; run takes: " + list(flagsOfRun()),
		"--speed 9 --lang=es prog.py":   `--speed no puede ser "9"; puede ser un número de 0.125 a 4`,
	} {
		s := newStage(t)
		if code := s.run(strings.Fields(args)...); code != exitMisuse || s.call != nil {
			t.Errorf("%q: exit code %d, run: %v", args, code, s.call != nil)
		}
		if got := s.err.String(); got != "batuta: "+want+"\n" {
			t.Errorf("%q: stderr is %q, want %q", args, got, want)
		}
		if s.out.Len() > 0 {
			t.Errorf("%q: stdout is %q", args, s.out.String())
		}
	}
}

// The system's own words differ from one to the next, so only what is Batuta's
// is compared.
func TestWhatCannotBeReadOrWrittenIsSaidBeforeTheRun(t *testing.T) {
	for args, want := range map[string]string{
		"none.py":                              "batuta: cannot read none.py: ",
		"data":                                 "batuta: cannot read data: ",
		"--allow-files none prog.py":           "batuta: --allow-files: cannot use the folder none: ",
		"--trace none/trace.json prog.py":      "batuta: cannot write the trace none/trace.json: ",
		"--lang es --trace data prog.py":       "batuta: no se puede escribir la traza data: ",
		"--lang es none.py":                    "batuta: no se puede leer none.py: ",
		"--lang es --allow-files=none prog.py": "batuta: --allow-files: no se puede usar la carpeta none: ",
	} {
		s := newStage(t)
		if code := s.run(strings.Fields(args)...); code != exitMisuse || s.call != nil {
			t.Errorf("%s: exit code %d, run: %v", args, code, s.call != nil)
		}
		got := s.err.String()
		if !strings.HasPrefix(got, want) || len(got) < len(want)+3 || strings.Count(got, "\n") != 1 || strings.Contains(got, s.dir) {
			t.Errorf("%s: stderr is %q, want %q and the system's reason", args, got, want)
		}
	}
}

func TestTheExitCodeAndTheStreamsAreTheRunners(t *testing.T) {
	for _, code := range []int{0, 1, 2, 3, 120, 130} {
		s := newStage(t)
		s.code = code
		if got := s.run("prog.py"); got != code {
			t.Errorf("exit code %d, want %d", got, code)
		}
		if s.call.Stdin != s.stdin || s.call.Stdout != &s.out || s.call.Stderr != &s.err || s.out.String() != "ran\n" {
			t.Errorf("the streams are not the command's; stdout is %q", s.out.String())
		}
		if s.call.Trace != nil {
			t.Error("it is to write a trace that nobody asked for")
		}
	}
}

func TestAProgramFromStandardInputLeavesItAtItsEnd(t *testing.T) {
	s := newStage(t)
	s.run("-")
	if left, err := io.ReadAll(s.call.Stdin); err != nil || len(left) > 0 {
		t.Errorf("%q is left, error %v", left, err)
	}
}

func TestAProgramHasItsBound(t *testing.T) {
	s := newStage(t)
	s.stdin = io.LimitReader(zeros{}, mostSource)
	if code := s.run("-"); code != exitOK || len(s.call.Source) != mostSource {
		t.Errorf("exit code %d; stderr: %s", code, s.err.String())
	}
	s = newStage(t)
	s.stdin = zeros{} // without end
	if code := s.run("-"); code != exitMisuse || s.err.String() != "batuta: - is longer than 16 MiB, which is too long for a program\n" {
		t.Errorf("exit code %d; stderr: %s", code, s.err.String())
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestTheTraceIsAFileThatIsThereBeforeTheRun(t *testing.T) {
	s := newStage(t)
	s.code = 7
	path := filepath.Join(s.dir, "t.json")
	code := Run([]string{"--trace", path, "prog.py"}, s.stdin, &s.out, &s.err, func(c RunCall) int {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
		fmt.Fprint(c.Trace, "[]")
		return s.code
	})
	if text, err := os.ReadFile(path); code != 7 || err != nil || string(text) != "[]" {
		t.Errorf("exit code %d, file %q, error %v", code, text, err)
	}
}

func TestATraceThatCannotBeFinishedFailsTheRun(t *testing.T) {
	for code, want := range map[int]int{exitOK: exitFailed, 3: 3} {
		s := newStage(t)
		got := Run([]string{"--trace=t.json", "prog.py"}, s.stdin, &s.out, &s.err, func(c RunCall) int {
			if err := c.Trace.(io.Closer).Close(); err != nil { // so that it cannot be closed again
				t.Error(err)
			}
			return code
		})
		if got != want || !strings.HasPrefix(s.err.String(), "batuta: cannot write the trace t.json: ") {
			t.Errorf("after %d: exit code %d, want %d; stderr: %s", code, got, want, s.err.String())
		}
	}
}

func TestTheHelpOfRunIsInTheReadersLanguageAndNamesEveryFlag(t *testing.T) {
	for args, want := range map[string]string{
		"--help": "Batuta runs", "-h": "Batuta runs", "--debug --help prog.py": "Batuta runs",
		"--lang es -h": "Batuta ejecuta", "--loud --help --lang=es": "Batuta ejecuta",
	} {
		s := newStage(t)
		if code := s.run(strings.Fields(args)...); code != exitOK || s.call != nil || s.err.Len() > 0 {
			t.Errorf("%s: exit code %d, run: %v, stderr: %s", args, code, s.call != nil, s.err.String())
		}
		got := s.out.String()
		if !strings.HasPrefix(got, want) || !strings.Contains(got, "0.125") {
			t.Errorf("%s: it says %q", args, got)
		}
		for _, name := range flagsOfRun() {
			if !strings.Contains(got, "\n  "+name+" ") {
				t.Errorf("%s: the help does not name %s", args, name)
			}
		}
	}
}
