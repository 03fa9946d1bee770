package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// oracleGo is the least Go 1.x that builds the oracle; its go.mod says so too.
const oracleGo = 26

// asyncio is a peer that is CPython's own: a script that prints one number.
type asyncio struct {
	script string
	args   []string

	program string // the oracle, once it is built
}

func (a *asyncio) name() string { return "CPython 3.14.6 asyncio" }

// measure runs the script, and builds the oracle before the first time.
func (a *asyncio) measure() (float64, error) {
	if a.program == "" {
		program, err := buildOracle()
		if err != nil {
			return 0, err
		}
		a.program = program
	}
	cmd := exec.Command(a.program, append([]string{"-"}, a.args...)...)
	cmd.Stdin = strings.NewReader(a.script)
	out, err := output(cmd)
	if err != nil {
		return 0, fmt.Errorf("run the script: %w", err)
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(out), 64)
	if err != nil {
		return 0, fmt.Errorf("read what the script printed: %w", err)
	}
	return v, nil
}

// close removes the oracle that was built.
func (a *asyncio) close() error {
	if a.program == "" {
		return nil
	}
	return os.RemoveAll(filepath.Dir(a.program))
}

// buildOracle builds the nested module that brings CPython, into a folder of
// its own, and answers the program's path.
func buildOracle() (string, error) {
	if !atLeastGo(runtime.Version(), oracleGo) {
		return "", fmt.Errorf("%w: it needs Go 1.%d, and this is %s", errAbsent, oracleGo, runtime.Version())
	}
	mod, err := output(exec.Command("go", "env", "GOMOD"))
	if err != nil {
		return "", fmt.Errorf("find the module: %w", err)
	}
	dir, err := os.MkdirTemp("", "batuta-oracle-")
	if err != nil {
		return "", fmt.Errorf("make room for the oracle: %w", err)
	}
	program := filepath.Join(dir, "cpython")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	source := filepath.Join(filepath.Dir(strings.TrimSpace(mod)), "loopcore", "testdata", "cpython")
	if _, err := output(exec.Command("go", "build", "-C", source, "-o", program, ".")); err != nil {
		return "", errors.Join(fmt.Errorf("build the oracle: %w", err), os.RemoveAll(dir))
	}
	return program, nil
}

// atLeastGo tells whether a runtime.Version is that of Go 1.minor or newer.
// One that is not a release's is taken to be newer than all.
func atLeastGo(version string, minor int) bool {
	rest, ok := strings.CutPrefix(version, "go1.")
	if !ok {
		return true
	}
	digits, _, _ := strings.Cut(rest, ".")
	end := strings.IndexFunc(digits, func(c rune) bool { return c < '0' || c > '9' })
	if end >= 0 { // go1.26rc1
		digits = digits[:end]
	}
	n, err := strconv.Atoi(digits)
	return err == nil && n >= minor
}

// output runs cmd and answers what it printed; an error brings its complaints.
func output(cmd *exec.Cmd) (string, error) {
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, strings.TrimSpace(complaints.String()))
	}
	return out.String(), nil
}
