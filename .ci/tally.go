// Command tally runs `go test -json` with the arguments given to it, prints
// what failed and a line a package, closes with the counts, and fails if
// anything did or if no test ran.
//
//	go run .ci/tally.go NAME [go test arguments]
//
// With TALLY_MAY_BE_EMPTY set it does not mind that none ran. NAME stands before
// the counts, so that several tallies can be told apart.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: go run .ci/tally.go NAME [go test arguments]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

// run tests what args name and answers why that is not good enough.
func run(name string, args []string) error {
	cmd := exec.Command("go", append([]string{"test", "-json"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("go test: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("go test: %w", err)
	}
	t := tally{out: os.Stdout, said: map[string][]string{}, ran: map[string]int{}}
	readErr := t.read(out)
	waitErr := cmd.Wait()
	fmt.Printf("%s: %d passed, %d failed, %d skipped\n", name, t.passed, t.failed, t.skipped)
	switch {
	case readErr != nil:
		return readErr
	case waitErr != nil:
		return fmt.Errorf("go test: %w", waitErr)
	case t.failed > 0:
		return errors.New("a test failed")
	case t.passed == 0 && os.Getenv("TALLY_MAY_BE_EMPTY") == "":
		return errors.New("no test ran")
	}
	return nil
}

// event is what test2json writes, a line each; `go doc test2json` has the rest.
type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64
}

// tally counts tests, subtests included, and keeps what each says until it is
// known whether that matters.
type tally struct {
	out                     io.Writer
	passed, failed, skipped int
	said                    map[string][]string // by package and test
	ran                     map[string]int      // by package
}

// read follows the events to their end.
func (t *tally) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				fmt.Fprintf(t.out, "%s", line) // not an event: go's own word
			} else {
				t.take(e)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read go test's output: %w", err)
		}
	}
}

func (t *tally) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(t.out, e.Output)
	case "output":
		t.said[key] = append(t.said[key], e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.closePackage(e, key)
		} else {
			t.closeTest(e, key)
		}
	}
}

// closeTest counts a test and prints what it said if it did not pass.
func (t *tally) closeTest(e event, key string) {
	t.ran[e.Package]++
	switch e.Action {
	case "pass":
		t.passed++
	case "fail":
		t.failed++
		fmt.Fprint(t.out, strings.Join(t.said[key], ""))
	case "skip":
		t.skipped++
		fmt.Fprint(t.out, strings.Join(t.said[key], ""))
	}
	delete(t.said, key)
}

// closePackage prints a package's line; what it said outside its tests, and in
// those that never ended, only if it failed.
func (t *tally) closePackage(e event, key string) {
	if e.Action == "fail" {
		for said, lines := range t.said {
			if strings.HasPrefix(said, e.Package+" ") && said != key {
				fmt.Fprint(t.out, strings.Join(lines, ""))
			}
		}
		fmt.Fprint(t.out, strings.Join(t.said[key], ""))
		return
	}
	if n := t.ran[e.Package]; n > 0 {
		fmt.Fprintf(t.out, "ok  \t%s\t%.2fs\t%d tests\n", e.Package, e.Elapsed, n)
	}
}
