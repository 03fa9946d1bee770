// Command cpython runs a real CPython 3.14.6 with the arguments given to it:
// the oracle against which benchmarks and conformance tests measure ours.
//
//	go run -C loopcore/testdata/cpython . -c 'import sys; print(sys.version)'
//
// It is a module of its own because the interpreter it embeds demands a newer
// Go than Batuta does. It leaves with the interpreter's exit status.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kluctl/go-embed-python/python"
)

func main() {
	status, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "cpython:", err)
		os.Exit(125)
	}
	os.Exit(status)
}

// run unpacks the interpreter, if need be, and answers its exit status.
func run(args []string) (int, error) {
	embedded, err := python.NewEmbeddedPythonWithTmpDir(home(), true)
	if err != nil {
		return 0, fmt.Errorf("unpack the interpreter: %w", err)
	}
	cmd, err := embedded.PythonCmd2(args)
	if err != nil {
		return 0, fmt.Errorf("find the interpreter: %w", err)
	}
	cmd.Env = slices.DeleteFunc(cmd.Env, misleads)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr

	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) {
		return exit.ExitCode(), nil
	} else if err != nil {
		return 0, fmt.Errorf("run the interpreter: %w", err)
	}
	return 0, nil
}

// home is where the interpreter is kept from one run to the next, and with it
// the bytecode it compiles of its own library.
func home() string {
	cache, err := os.UserCacheDir()
	if err != nil { // no HOME: the next best thing
		cache = os.TempDir()
	}
	return filepath.Join(cache, "batuta", "cpython")
}

// misleads tells whether a setting of the caller's would have the oracle load
// other code than its own, or compile its library anew each time.
func misleads(setting string) bool {
	name, _, _ := strings.Cut(setting, "=")
	return slices.Contains([]string{"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONSTARTUP"}, name)
}
