package terminal

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"batuta/lessons"
)

// ran is what batuta run did with a program.
type ran struct {
	stdout, stderr string
	exit           int
}

// runText runs a program's text as batuta run runs its file.
func runText(t *testing.T, text, stdin string, args ...string) ran {
	t.Helper()
	file := filepath.Join(t.TempDir(), "prog.py")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	all := append([]string{"--clock", "virtual", file}, args...)
	exit := Run(all, strings.NewReader(stdin), &stdout, &stderr, RunPython)
	return ran{stdout.String(), stderr.String(), exit}
}

func TestRunEndsAsCPythonDoes(t *testing.T) {
	for _, c := range []struct {
		name, text, stdin string
		args              []string
		stdout, last      string
		exit              int
	}{
		{name: "well", text: "print('hello')", stdout: "hello\n"},
		{name: "arguments", text: "import sys\nprint(sys.argv[1:])", args: []string{"--clock", "x"}, stdout: "['--clock', 'x']\n"},
		{name: "standard input", text: "print(input('? ').upper())", stdin: "abc\n", stdout: "? ABC\n"},
		{name: "exit code", text: "import sys\nsys.exit(3)", exit: 3},
		{name: "exit text", text: "raise SystemExit('no')", last: "no", exit: 1},
		{name: "exception", text: "1 / 0", last: "ZeroDivisionError: division by zero", exit: 1},
		{name: "syntax", text: "if x\n  pass", last: "SyntaxError: expected ':'", exit: 1},
		{name: "interrupt", text: "raise KeyboardInterrupt", last: "KeyboardInterrupt", exit: 130},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runText(t, c.text, c.stdin, c.args...)
			lines := strings.Split(strings.TrimRight(got.stderr, "\n"), "\n")
			if got.stdout != c.stdout || lines[len(lines)-1] != c.last || got.exit != c.exit {
				t.Errorf("%q, %q, exit %d, want %q, %q, exit %d", got.stdout, got.stderr, got.exit, c.stdout, c.last, c.exit)
			}
		})
	}
}

func TestRunReadsAProgramFromStandardInput(t *testing.T) {
	var stdout, stderr bytes.Buffer
	exit := Run([]string{"-", "x"}, strings.NewReader("import sys\nprint(sys.argv)"), &stdout, &stderr, RunPython)
	if exit != 0 || stdout.String() != "['-', 'x']\n" {
		t.Errorf("%q, %q, exit %d", stdout.String(), stderr.String(), exit)
	}
}

func TestRunWritesATraceThatNamesTheTasks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "trace.json")
	var stdout, stderr, trace bytes.Buffer
	exit := RunPython(RunCall{
		Path: "prog.py", Source: []byte("import asyncio\nasync def play():\n    await asyncio.sleep(1)\nasyncio.run(play())"),
		Clock: lessons.Virtual, Speed: 1, Lang: "en", Trace: &trace, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
	})
	if exit != 0 {
		t.Fatalf("exit %d, %s (%s)", exit, stderr.String(), file)
	}
	var events []map[string]any
	if err := json.Unmarshal(trace.Bytes(), &events); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(trace.String(), "play()") {
		t.Errorf("no track of play() in %s", trace.String())
	}
}

// TestMain runs as batuta run does when a test asks it to, in a process of its own.
func TestMain(m *testing.M) {
	if program := os.Getenv("BATUTA_TEST_RUN"); program != "" {
		os.Exit(Run([]string{program}, os.Stdin, os.Stdout, os.Stderr, RunPython))
	}
	os.Exit(m.Run())
}

func TestAProgramKnowsItsFileByItsWholePathAndFindsItByAnyName(t *testing.T) {
	dir, text := t.TempDir(), "import sys\nprint(__file__, sys.argv[0], open(__file__).read() == open(sys.argv[0]).read())\n"
	t.Chdir(dir)
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("sub", "prog.py")
	var stdout, stderr strings.Builder
	code := RunPython(RunCall{Path: path, Source: []byte(text), Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Speed: 1})
	if want := filepath.Join(dir, path) + " " + path + " True\n"; code != 0 || stdout.String() != want {
		t.Errorf("exit %d, printed %q, want %q; %s", code, stdout.String(), want, stderr.String())
	}
}
