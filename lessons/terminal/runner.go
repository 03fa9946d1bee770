package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"batuta/assets"
	"batuta/lessons"
	"batuta/lessons/perfetto"
)

// exitInterrupted is what a shell makes of a process that SIGINT ended.
const exitInterrupted = 130

// traceEvery is how often a run is written to its trace file while it plays.
const traceEvery = 100 * time.Millisecond

// lastWords is how long a program may take to end after a second SIGINT.
const lastWords = 100 * time.Millisecond

// RunPython is the Runner that runs Python programs on Batuta's loop. SIGINT
// interrupts the program as it does CPython's; a second one ends the process, unless
// the program handles it itself. So come the other signals that it handles.
func RunPython(c RunCall) int {
	relay := newRelay()
	defer relay.end()

	name, folder := "<stdin>", "."
	if c.Path != "-" {
		name, folder = c.Path, filepath.Dir(c.Path)
		if abs, err := filepath.Abs(c.Path); err == nil { // as CPython calls it
			name = abs
		}
	}
	s, err := lessons.Start(lessons.Python(name, string(c.Source)), lessons.Options{
		Selector: c.Selector, Clock: c.Clock, Speed: c.Speed, Debug: c.Debug,
		Args: append([]string{c.Path}, c.Args...), Stdin: c.Stdin, Stdout: c.Stdout, Stderr: c.Stderr,
		Signal: relay.use, Seed: c.Seed, AllowNet: c.AllowNet, AllowFiles: c.AllowFiles, Folder: folder, Unwatched: c.Trace == nil,
	})
	if err != nil {
		fmt.Fprintf(c.Stderr, "batuta: %v\n", err)
		return exitFailed
	}
	if err := watch(c, s, relay); err != nil {
		fmt.Fprintf(c.Stderr, "batuta: %v\n", err)
		return exitFailed
	}
	result, err := s.Wait()
	if exit, ok := result.(lessons.ExitCode); ok { // what it let out it has said itself
		return int(exit)
	}
	if err != nil {
		fmt.Fprintf(c.Stderr, "batuta: %v\n", err)
	}
	return exitFailed
}

// watch writes the run's trace while it plays, and hands signals on.
func watch(c RunCall, s *lessons.Session, relay *relay) error {
	var out *perfetto.Writer
	if c.Trace != nil {
		o := perfetto.Options{Texts: assets.Texts(c.Lang), Program: filepath.Base(c.Path)}
		if c.Clock == lessons.Virtual {
			o.Tick = perfetto.VirtualTick
		}
		out = perfetto.New(c.Trace, o)
	}
	ticks := time.NewTicker(traceEvery)
	defer ticks.Stop()
	for {
		select {
		case sig := <-relay.came:
			s.Signal(sig.(syscall.Signal))
			if relay.isSecond(sig) {
				time.AfterFunc(lastWords, func() { os.Exit(exitInterrupted) })
			}
			continue
		case <-ticks.C:
			if out == nil {
				continue
			}
			if err := out.Extend(s.View()); err != nil {
				s.Stop()
				return fmt.Errorf("write the trace: %w", err)
			}
			continue
		case <-s.Done():
		}
		break
	}
	if out == nil {
		return nil
	}
	if err := out.Extend(s.View()); err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	return nil
}
