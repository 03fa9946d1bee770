package web_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/lessons/python/web"
	"batuta/loopcore"
)

var update = flag.Bool("update", false, "have the real libraries write the goldens")

const (
	debianPython  = "/usr/bin/python3"       // python3-aiohttp, python3-httpx and python3-requests are its packages
	apiAddress    = "http://127.0.0.1:8765"  // as the programs hold it
	secureAddress = "https://127.0.0.1:8766" // that of the same server behind TLS
	certificate   = "CERTIFICATE"            // stands for its certificate
)

// clock is real time.
type clock struct{ begun time.Time }

func (c clock) Now() float64       { return float64(time.Now().UnixNano()) / 1e9 }
func (c clock) Monotonic() float64 { return time.Since(c.begun).Seconds() }
func (c clock) Sleep(s float64) bool {
	time.Sleep(time.Duration(s * float64(time.Second)))
	return true
}

type outcome struct {
	stdout, stderr string
	exit           int
}

// play runs a program in Batuta, in real time.
func play(t *testing.T, name, text string) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	modules := aio.Modules()
	maps.Copy(modules, web.Modules())
	r := python.Run(ctx, python.Program{Name: name, Text: text}, python.Options{
		Host: py.Host{
			Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Clock: clock{time.Now()}, Args: []string{name},
			Loop: func() (loopcore.Options, error) { return loopcore.Options{}, nil },
		},
		Modules: modules, Broken: func(what string) { t.Error(what) },
	})
	return outcome{stdout.String(), stderr.String(), r.Exit}
}

// real runs a program under the real libraries; ok is false where they are not.
func real(t *testing.T, library, text string) (o outcome, ok bool) {
	t.Helper()
	if err := exec.Command(debianPython, "-c", "import "+library).Run(); err != nil {
		return outcome{}, false
	}
	file := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	cmd := exec.Command(debianPython, file)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run() // how it ended is in the exit code
	return outcome{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}, true
}

// shown is what is compared of an outcome.
func (o outcome) shown() string {
	last := strings.TrimRight(o.stderr, "\n")
	last = last[strings.LastIndexByte(last, '\n')+1:]
	if o.exit == 0 {
		last = ""
	}
	return fmt.Sprintf("exit %d\n%s-- last line of stderr\n%s\n", o.exit, o.stdout, last)
}

func TestProgramsDoWhatTheRealLibrariesDo(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := addressed(t, string(b))
			golden := strings.TrimSuffix(file, ".py") + ".golden"
			library, _, _ := strings.Cut(filepath.Base(file), "_")
			want, there := real(t, library, text)
			if *update {
				if !there {
					t.Fatal("the real library is not installed")
				}
				if err := os.WriteFile(golden, []byte(want.shown()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			held, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if there && want.shown() != string(held) {
				t.Errorf("the real library now does something else:\n%s", difference(want.shown(), string(held)))
			}
			got := play(t, filepath.Base(file), text)
			if got.shown() != string(held) {
				t.Errorf("%s\n%s", difference(got.shown(), string(held)), got.stderr)
			}
		})
	}
}

// difference is the lines that differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for i := range max(len(g), len(w)) {
		var a, c string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			c = w[i]
		}
		if a != c {
			fmt.Fprintf(&b, "got:  %s\nwant: %s\n", a, c)
		}
	}
	return b.String()
}
