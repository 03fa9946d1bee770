package python

import (
	"context"
	"errors"
	"maps"
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// Options are the conditions of a run.
type Options struct {
	Host   py.Host
	Limits *py.Limits // nil: those of a new interpreter
	// Modules are further modules that it may import.
	Modules map[string]py.Loader
	// Begin is called before the program runs, by its thread: whoever wants to
	// watch, interrupt or stop the run keeps the interpreter.
	Begin func(in *py.Interpreter)
	// Broken is told of a failure of Batuta's own; may be nil.
	Broken func(what string)
}

// Result is how a run ended.
type Result struct {
	// Exit is the exit code that CPython would have ended with.
	Exit int
	// Err is what the program let out: a *syntax.Error, a *py.Exception, or the
	// context's error if the run was stopped. nil: it ended by itself.
	Err error
}

const (
	exitFailed      = 1
	exitSignalled   = 128 // what a shell says of a signal, with its number
	exitInterrupted = exitSignalled + 2
)

// Run runs a program to its end, as CPython runs a file. What it lets out is
// written to its stderr. Ending the context stops it wherever it is.
func Run(ctx context.Context, p Program, o Options) Result {
	in := py.NewInterpreter(o.Host)
	if o.Limits != nil {
		in.Limits = *o.Limits
	}
	in.Broken = o.Broken
	in.Known = known
	in.Compile = func(file, text string) (*bytecode.Code, error) {
		if py.IsLibraryFile(file) {
			return compiledLibrary(file, text)
		}
		in.AddSource(file, text)
		return Program{file, text}.compile(o.Host.Stderr)
	}
	in.Loaders = modules.All()
	maps.Copy(in.Loaders, o.Modules)
	in.AddSource(p.Name, p.Text)
	if o.Begin != nil {
		o.Begin(in)
	}
	code, err := p.compile(o.Host.Stderr)
	if err != nil {
		return unreadable(in, err)
	}
	defer context.AfterFunc(ctx, in.Stop)()
	defer in.WatchMemory()()
	t, err := in.RunMain(code, p.Name)
	defer t.Release()
	defer t.EndThreads()
	defer t.End()
	r := ended(t, err)
	if !in.Stopped() {
		t.Finish()
	}
	switch {
	case in.Spent():
		e := t.NewException(py.Errors.MemoryError)
		t.PrintException(e)
		return Result{exitFailed, e}
	case in.DiedBy() != 0:
		return Result{exitSignalled + in.DiedBy(), nil}
	case in.Stopped():
		return Result{exitInterrupted, context.Cause(ctx)}
	}
	return r
}

// unreadable shows what is wrong with a program that is not Python.
func unreadable(in *py.Interpreter, err error) Result {
	t := in.NewThread()
	t.Acquire()
	defer t.Release()
	e := t.FromGo(err)
	var bad *syntax.Error
	if errors.As(err, &bad) {
		e = t.SyntaxErrorOf(bad)
	}
	t.PrintException(e)
	return Result{exitFailed, err}
}

// ended writes what the program let out, and answers its exit code.
func ended(t *py.Thread, err error) Result {
	if err == nil || t.In().Stopped() {
		return Result{}
	}
	e := t.FromGo(err)
	if code, exit := t.ExitCode(e); exit {
		return Result{code, e}
	}
	t.Uncaught(e)
	if _, interrupted := py.IsRaised(e, py.Errors.KeyboardInterrupt); interrupted {
		return Result{exitInterrupted, e}
	}
	return Result{exitFailed, e}
}

// known reports whether a Python programmer may have a module of that name:
// one of the standard library, or of those that lessons speak of.
func known(module string) bool {
	return py.IsStandardModule(module) || slices.Contains([]string{"aiohttp", "httpx", "requests"}, module)
}
