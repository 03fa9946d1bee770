package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/lessons/python/web"
	"batuta/loopcore"
)

// How much the row of Python's tasks does.
const (
	pythonTasks  = 1000
	pythonRounds = 200
)

// pythonRows compare one and the same Python program, here and in CPython.
func pythonRows() []row {
	args := []string{fmt.Sprint(pythonTasks), fmt.Sprint(pythonRounds)}
	return []row{{
		name:  "python-resumes",
		about: fmt.Sprintf("%d Python tasks that each do await asyncio.sleep(0) %d times", pythonTasks, pythonRounds),
		unit:  "resumes/s", trace: traceOff, need: 1,
		ours: func() (float64, error) { return runPython(resumesPy, args) },
		peer: &asyncio{script: resumesPy, args: args},
	}}
}

// runPython is the number that a Python program prints.
func runPython(text string, args []string) (float64, error) {
	var out, errs strings.Builder
	clock := loopcore.NewClock()
	modules := aio.Modules()
	maps.Copy(modules, web.Modules())
	r := python.Run(context.Background(), python.Program{Name: "bench.py", Text: text}, python.Options{
		Host: py.Host{
			Stdout: &out, Stderr: &errs, Clock: realTime{time.Now()}, Args: append([]string{"bench.py"}, args...),
			Loop: func() (loopcore.Options, error) { return loopcore.Options{Clock: clock}, nil },
		},
		Modules: modules,
	})
	if r.Exit != 0 {
		return 0, fmt.Errorf("run the program: %w", errors.New(strings.TrimSpace(errs.String())))
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(out.String()), 64)
	if err != nil {
		return 0, fmt.Errorf("read what the program printed: %w", err)
	}
	return v, nil
}

// realTime is the machine's time.
type realTime struct{ begun time.Time }

// Now is the wall time.
func (c realTime) Now() float64 { return float64(time.Now().UnixNano()) / 1e9 }

// Monotonic is the time since the beginning.
func (c realTime) Monotonic() float64 { return time.Since(c.begun).Seconds() }

// Sleep sleeps.
func (c realTime) Sleep(seconds float64) bool {
	time.Sleep(time.Duration(seconds * float64(time.Second)))
	return true
}
