package modules

import (
	_ "embed" // the part that is written in Python

	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

//go:embed lib/traceback.py
var tracebackText string

// errorModules are the modules about errors and what is to be done whatever
// happens.
func errorModules() map[string]py.Loader {
	return map[string]py.Loader{
		"sys":        loadSys,
		"_traceback": loadTracebackParts,
		"traceback":  py.PythonModule("traceback", tracebackText),
		"linecache":  loadLinecache,
		"_warnings":  loadWarningsParts,
		"warnings":   py.PythonModule("warnings", warningsText),
	}
}

// loadTracebackParts makes what traceback.py is made of: tracebacks as the
// machine writes them.
func loadTracebackParts(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{Name: "_traceback", Defs: []py.Def{
		{Sig: "format_exception(exc, tb, limit, chain, width, depth, locals, /)", Fn: formatException},
		{Sig: "format_only(exc, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return texts(t.FormatOnly(args[0].(*py.Exception))), nil
		}},
		{Sig: "line(exc, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return py.NewStr(args[0].(*py.Exception).Line(t)), nil
		}},
		{Sig: "extract(tb, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			tb, _ := args[0].(*py.Traceback)
			return frameTuples(tb.Lines()), nil
		}},
		{Sig: "locals(tb, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			tb, _ := args[0].(*py.Traceback)
			return localDicts(t, tb.Lines()), nil
		}},
		{Sig: "stack(frame, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			f, ok := args[0].(*py.Frame)
			if !ok {
				f = t.Frame()
			}
			return lineTuples(f.Stack()), nil
		}},
		{Sig: "format_frame(filename, lineno, name, end_lineno, colno, end_colno, line, /)", Fn: formatFrame},
		{Sig: "getline(filename, lineno, /)", Fn: getLine},
	}}), nil
}

func loadLinecache(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{Name: "linecache", Defs: []py.Def{
		{Sig: "getline(filename, lineno, module_globals=None)", Fn: getLine},
		{Sig: "getlines(filename, module_globals=None)", Fn: getLines},
		{Sig: "checkcache(filename=None)", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }},
		{Sig: "clearcache()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }},
	}, Missing: []string{"updatecache", "lazycache", "cache"}}), nil
}

// texts are strings as a list.
func texts(all []string) *py.List {
	l := py.NewList()
	for _, s := range all {
		l.Items = append(l.Items, py.NewStr(s))
	}
	return l
}

func formatException(t *py.Thread, args []py.Value) (py.Value, error) {
	e, ok := args[0].(*py.Exception)
	if !ok {
		return nil, t.TypeError("Exception expected for value, %s found", args[0].Type().Name)
	}
	tb, _ := args[1].(*py.Traceback)
	f := py.Format{}
	if args[2] != py.None {
		n, err := t.Index(args[2])
		if err != nil {
			return nil, err
		}
		f.Limit = &n
	}
	chain, err := t.Truth(args[3])
	if err != nil {
		return nil, err
	}
	f.Alone = !chain
	for i, to := range []*int{&f.Width, &f.Depth} {
		if *to, err = t.Index(args[4+i]); err != nil {
			return nil, err
		}
	}
	if f.Locals, err = t.Truth(args[6]); err != nil {
		return nil, err
	}
	return texts(t.FormatTraceback(e, tb, f)), nil
}

// frameTuples are frames as FrameSummary takes them: file, line, function, last
// line, and the columns.
func frameTuples(frames []py.FrameLine) *py.List {
	l := py.NewList()
	for _, f := range frames {
		l.Items = append(l.Items, py.NewTuple(py.NewStr(f.File), py.MakeInt(int64(f.Span.Start.Line)), py.NewStr(f.Name),
			py.MakeInt(int64(f.Span.End.Line)), py.MakeInt(int64(f.Span.Start.Col)), py.MakeInt(int64(f.Span.End.Col))))
	}
	return l
}

// localDicts are the variables of frames, each with its repr.
func localDicts(t *py.Thread, frames []py.FrameLine) *py.List {
	t.ShowLocals(frames)
	l := py.NewList()
	for _, f := range frames {
		d := py.NewDict()
		for _, v := range f.Locals {
			d.SetStr(py.NewStr(v.Name), py.NewStr(v.Shown))
		}
		l.Items = append(l.Items, d)
	}
	return l
}

// lineTuples are frames of which only the lines are told.
func lineTuples(frames []py.FrameLine) *py.List {
	l := py.NewList()
	for _, f := range frames {
		line := py.MakeInt(int64(f.Span.Start.Line))
		l.Items = append(l.Items, py.NewTuple(py.NewStr(f.File), line, py.NewStr(f.Name), line, py.None, py.None))
	}
	return l
}

func formatFrame(t *py.Thread, args []py.Value) (py.Value, error) {
	file, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	name, err := t.Str(args[2])
	if err != nil {
		return nil, err
	}
	f := py.FrameLine{File: file, Name: name}
	for i, to := range map[int]*uint32{1: &f.Span.Start.Line, 3: &f.Span.End.Line, 4: &f.Span.Start.Col, 5: &f.Span.End.Col} {
		if args[i] == py.None {
			f.Bare = true
			continue
		}
		n, err := t.Index(args[i])
		if err != nil {
			return nil, err
		}
		*to = uint32(n)
	}
	if s, ok := args[6].(*py.Str); ok {
		f.Text = s.String()
	}
	if f.Bare {
		f.Span.End = syntax.Pos{}
	}
	return py.NewStr(t.In().FormatFrame(f)), nil
}

// getLine is a line of a file that the interpreter runs, with its end; empty if
// it is not known.
func getLine(t *py.Thread, args []py.Value) (py.Value, error) {
	file, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	lines := t.In().Source(file)
	if n < 1 || n > len(lines) || n == len(lines) && lines[n-1] == "" {
		return py.NewStr(""), nil
	}
	return py.NewStr(lines[n-1] + "\n"), nil
}

// getLines are all lines of a file of the program's, none of one it has not read.
func getLines(t *py.Thread, args []py.Value) (py.Value, error) {
	file, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	lines := t.In().Source(file)
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1]
	}
	all := py.NewList()
	for _, line := range lines {
		all.Items = append(all.Items, py.NewStr(line+"\n"))
	}
	return all, nil
}
