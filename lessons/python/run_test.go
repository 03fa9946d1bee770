package python_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// play runs a program and answers what it did as the goldens have it.
func play(t *testing.T, name, text string) (python.Result, string) {
	t.Helper()
	var out, stderr strings.Builder
	folder, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	open := func(name string, flag int) (py.File, error) { return folder.OpenFile(name, flag, 0o600) }
	r := python.Run(t.Context(), python.Program{Name: name, Text: text}, python.Options{
		Host:   py.Host{Stdout: &out, Stderr: &stderr, Args: []string{name}, Open: open},
		Broken: func(what string) { t.Error(what) },
	})
	return r, fmt.Sprintf("exit %d\n-- stdout\n%s-- stderr\n%s", r.Exit, &out, &stderr)
}

func TestProgramsDoWhatCPythonDoes(t *testing.T) {
	programs, err := filepath.Glob("testdata/programs/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal(programs, err)
	}
	for _, path := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			t.Parallel() // several interpreters run in one process
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			if _, got := play(t, filepath.Base(path), string(text)); got != string(want) {
				t.Errorf("here:\n%s\nCPython:\n%s", got, want)
			}
		})
	}
}

func TestARunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	began := time.Now()
	text := "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: print('late')\n"
	var out strings.Builder
	r := python.Run(ctx, python.Program{Name: "endless.py", Text: text}, python.Options{Host: py.Host{Stdout: &out, Stderr: &out}})
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v to stop", took)
	}
	if !errors.Is(r.Err, context.Canceled) || out.Len() > 0 {
		t.Errorf("ended with %v and %q", r.Err, out.String())
	}
}

func TestAnInterruptIsRaisedInTheProgram(t *testing.T) {
	var out strings.Builder
	var in *py.Interpreter
	text := "print('ready')\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
	r := python.Run(t.Context(), python.Program{Name: "interrupted.py", Text: text}, python.Options{
		Host: py.Host{Stdout: writer(func(b []byte) (int, error) {
			if string(b) == "ready\n" {
				time.AfterFunc(5*time.Millisecond, func() { in.Interrupt(loopcore.ErrInterrupted) })
			}
			return out.Write(b)
		})},
		Begin: func(started *py.Interpreter) { in = started },
	})
	if r.Err != nil || out.String() != "ready\ninterrupted\n" {
		t.Errorf("ended with %v and %q", r.Err, out.String())
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }
