package lessons

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"syscall"

	"batuta/lessons/python"
	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/lessons/python/web"
	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// ExitCode is what a Python program comes to: that of the process, had it one of
// its own.
type ExitCode int

// Python is a program in Python; name is its file's, as tracebacks show it.
func Python(name, text string) Program {
	return Program{Name: filepath.Base(name), Source: text, Play: func(st *Stage) (any, error) {
		return playPython(st, python.Program{Name: name, Text: text})
	}}
}

// playPython runs a program of the learner's on a session's stage.
func playPython(st *Stage, p python.Program) (any, error) {
	files, err := newSandbox(st.Path(), p.Name, st.Options().AllowFiles)
	if err != nil {
		return nil, err
	}
	defer files.close()
	o := st.Options()
	player := &pythonPlayer{stage: st, name: p.Name}
	host := py.Host{
		Stdin: o.Stdin, Args: o.Args, Clock: st.Clock(), Seed: o.Seed,
		Stdout: st.Writer(1, player.who), Stderr: st.Writer(2, player.who),
		Loop: st.Loop, Log: st.Log(), Open: files.open, Files: files, Network: st.Network(), Module: files.module(o.Folder),
	}
	host.Signal, host.Held = o.tellSignal(), st.s.rec.Bytes
	if host.Stdin == nil {
		host.Stdin = strings.NewReader("")
	}
	if len(host.Args) == 0 {
		host.Args = []string{p.Name}
	}
	known := map[string]py.Loader{}
	maps.Copy(known, aio.Modules())
	maps.Copy(known, web.Modules())
	r := python.Run(context.Background(), p, python.Options{
		Host: host, Modules: known, Broken: st.broken,
		Begin: func(in *py.Interpreter) {
			player.in = in
			st.SetPlayer(player)
			st.s.SetLines(o.Lines)
		},
	})
	return ExitCode(r.Exit), player.failure(r.Err)
}

// ProgramError is what a Python program let out.
type ProgramError struct {
	Line, Column int    // in the program's file, 0 where unknown; Column counts characters from 1
	Text         string // class and message, as the last line of a traceback has them
	Err          error
}

// Error is the text.
func (e *ProgramError) Error() string { return e.Text }

// Unwrap is the exception itself, or the syntax error.
func (e *ProgramError) Unwrap() error { return e.Err }

// failure is what a program let out as an error that outlives its interpreter.
func (p *pythonPlayer) failure(err error) error {
	var bad *syntax.Error
	var raised *py.Exception
	switch {
	case errors.As(err, &bad):
		return &ProgramError{Line: bad.Line, Column: bad.Col, Text: bad.Class() + ": " + bad.Msg, Err: err}
	case errors.As(err, &raised):
		t := p.in.NewThread()
		t.Acquire()
		defer t.Release()
		if _, exit := py.IsRaised(raised, py.Errors.SystemExit); exit {
			return nil
		}
		return &ProgramError{Line: raised.LineIn(p.name), Text: raised.Line(t), Err: err}
	}
	return err
}

// pythonPlayer stops a Python program.
type pythonPlayer struct {
	stage *Stage
	in    *py.Interpreter
	name  string // of the program's file
}

// who is the task and the line that write.
func (p *pythonPlayer) who() (trace.TaskID, int) {
	line := 0
	if p.in != nil {
		line = p.in.Line()
	}
	if l := loopcore.RunningLoop(); l != nil {
		if t := l.CurrentTask(); t != nil {
			return t.ID(), line
		}
	}
	return 0, line
}

// Interrupt is Ctrl+C: for the function that handles it, if the program has set
// one; for the Runner that runs; else KeyboardInterrupt.
func (p *pythonPlayer) Interrupt() { p.Signal(syscall.SIGINT) }

// Signal delivers a signal to the program.
func (p *pythonPlayer) Signal(sig syscall.Signal) {
	p.in.Trip(int(sig))
	p.stage.s.wakeSleeper()
}

// follow has each line of the program's own file noted before it runs, and held
// at the gate.
func (p *pythonPlayer) follow(on bool) {
	if !on {
		p.in.WatchLines(nil)
		return
	}
	p.in.WatchLines(func(t *py.Thread, f *py.Frame, line int) {
		if !t.Main || f.File() != p.name {
			return
		}
		task, _ := p.who()
		p.stage.Record(trace.Event{Kind: trace.Line, Task: task, Line: uint16(min(line, 1<<16-1))}, "")
		t.Blocking(p.stage.s.gate.BeforeLine)
	})
}

// Drop ends the program where it is.
func (p *pythonPlayer) Drop() { p.in.Stop() }
