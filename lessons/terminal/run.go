package terminal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"batuta/assets"
	"batuta/lessons"
	"batuta/lessons/words"
)

// RunCall is a Python program and how it is to be run.
type RunCall struct {
	Path   string   // the program as it was named, which is its sys.argv[0]: "-" for standard input
	Source []byte   // its text
	Args   []string // the rest of sys.argv

	Lang       string // the reader's language
	Clock      lessons.ClockKind
	Speed      float64  // lessons.MinSpeed to lessons.MaxSpeed
	Debug      bool     // the loop's debug mode
	Selector   string   // as selector.New takes it; "": the best
	Seed       *int64   // what random begins with; nil: something else each time
	AllowNet   bool     // it may reach any address
	AllowFiles []string // folders whose files it may read and write, as absolute paths

	Trace          io.Writer // where the run is to be written for Perfetto; nil: nowhere
	Stdin          io.Reader // at its end already where the program itself came from it
	Stdout, Stderr io.Writer
}

// Runner runs a Python program and answers the process's exit code.
type Runner func(RunCall) int

// Run is the command "batuta run": args is what follows it. It answers the exit
// code that runner answers; 2, with one line on stderr, when args make no sense
// or the program cannot be read; 1 when the file of --trace could not be
// finished though the program ended well.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, runner Runner) int {
	a := &app{stdout: stdout, stderr: stderr}
	flags, rest, wrong := splitRun(args)
	c := RunCall{Lang: langOfRun(flags), Speed: 1, Stdin: stdin, Stdout: stdout, Stderr: stderr}
	t := assets.Texts(c.Lang)
	if hasHelp(flags) {
		fmt.Fprintln(stdout, t.T("terminal.run.help", lessons.MinSpeed, lessons.MaxSpeed))
		return exitOK
	}
	traced := ""
	for _, f := range flags {
		if f.name == "--trace" {
			traced = f.value
		}
		if wrong == nil {
			wrong = c.set(f)
		}
	}
	if wrong == nil {
		wrong = c.load(rest)
	}
	if wrong != nil {
		return a.misused(t, wrong)
	}
	if traced == "" {
		return runner(c)
	}
	return a.runTraced(c, traced, t, runner)
}

// mostSource is how long a program may be, in bytes.
const mostSource = 16 << 20

// load reads the program, the first of rest; the others are the program's own.
func (c *RunCall) load(rest []string) *misuse {
	if len(rest) == 0 || rest[0] == "" {
		return &misuse{"terminal.misuse.noprogram", nil}
	}
	c.Path, c.Args = rest[0], rest[1:]
	source := c.Stdin
	if c.Path != "-" {
		file, err := os.Open(c.Path)
		if err != nil {
			return unreadable(c.Path, err)
		}
		defer file.Close()
		source = file
	}
	text, err := io.ReadAll(io.LimitReader(source, mostSource+1))
	switch {
	case err != nil:
		return unreadable(c.Path, err)
	case len(text) > mostSource:
		return &misuse{"terminal.misuse.toolong", []any{c.Path, mostSource >> 20}}
	}
	c.Source = text
	return nil
}

func unreadable(path string, err error) *misuse {
	return &misuse{"terminal.misuse.unreadable", []any{path, reason(err)}}
}

// reason is what the system says is the matter, without what was done and to
// which file.
func reason(err error) error {
	if of := (*fs.PathError)(nil); errors.As(err, &of) {
		return of.Err
	}
	return err
}

// runTraced runs the program and has the run written to the file of that name.
// The file is there before the program begins, so that one that cannot be
// written is told of at once, and not after the run.
func (a *app) runTraced(c RunCall, name string, t words.Texts, runner Runner) int {
	if same(name, c.Path) {
		return a.misused(t, &misuse{"terminal.misuse.traceprogram", []any{name}})
	}
	file, err := os.Create(name)
	if err != nil {
		return a.misused(t, &misuse{"terminal.misuse.trace", []any{name, reason(err)}})
	}
	c.Trace = file
	code := runner(c)
	if err := file.Close(); err != nil {
		a.misused(t, &misuse{"terminal.misuse.trace", []any{name, reason(err)}})
		if code == exitOK {
			return exitFailed
		}
	}
	return code
}

// same reports whether two names are those of one file.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
