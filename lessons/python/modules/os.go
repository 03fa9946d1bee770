package modules

import (
	"crypto/rand"
	_ "embed" // what is written in Python
	"os"
	"runtime"

	"batuta/lessons/python/py"
)

//go:embed lib/os.py
var osText string

//go:embed lib/posixpath.py
var posixpathText string

//go:embed lib/contextlib.py
var contextlibText string

// systemModules are the modules about files and the system, as much of it as a
// program may see.
func systemModules() map[string]py.Loader {
	return map[string]py.Loader{
		"_os":        loadOSParts,
		"atexit":     loadAtexit,
		"contextlib": py.PythonModule("contextlib", contextlibText),
		"io":         loadIO,
		"os":         py.PythonModule("os", osText),
		"os.path":    py.PythonModule("os.path", posixpathText),
		"posixpath":  py.PythonModule("posixpath", posixpathText),
	}
}

// loadOSParts makes what os.py is made of.
func loadOSParts(*py.Thread) (*py.Module, error) {
	number := func(name string, n func() int) py.Def {
		return py.Def{Sig: name + "()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return py.MakeInt(int64(n())), nil }}
	}
	return py.NewModule(py.ModuleSpec{
		Name: "_os",
		Defs: append(fileFunctions(), []py.Def{
			number("getpid", os.Getpid), number("getppid", os.Getppid), number("cpu_count", runtime.NumCPU),
			{Sig: "fspath(path)", Fn: fsPath},
			{Sig: "urandom(size, /)", Fn: urandom},
			{Sig: "strerror(code, /)", Fn: strError},
			{Sig: "refuse(name, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, t.NotYet(args[0].(*py.Str).String())
			}},
		}...),
	}), nil
}

func fsPath(t *py.Thread, args []py.Value) (py.Value, error) {
	switch v := args[0].(type) {
	case *py.Str, *py.Bytes:
		return v, nil
	}
	r, found, err := t.CallSpecial(args[0], py.Name("__fspath__"))
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, t.TypeError("expected str, bytes or os.PathLike object, not %s", args[0].Type().Name)
	}
	switch r.(type) {
	case *py.Str, *py.Bytes:
		return r, nil
	}
	return nil, t.TypeError("expected %s.__fspath__() to return str or bytes, not %s", args[0].Type().Name, r.Type().Name)
}

func urandom(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, t.ValueError("negative argument not allowed")
	}
	if err := t.Room(int64(n)); err != nil {
		return nil, err
	}
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		return nil, t.FromGo(err)
	}
	return &py.Bytes{B: b}, nil
}

// strError is the system's word for an error number.
func strError(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	return py.NewStr(py.ErrnoText(n)), nil
}
