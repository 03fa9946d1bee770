package modules

import (
	"embed"
	"fmt"
	"maps"
	"net/netip"
	"runtime"

	"golang.org/x/text/unicode/norm"

	"batuta/lessons/python/py"
)

//go:embed lib/*.py
var written embed.FS

// libraryModules are the modules of the library that are of no kin of the
// others: most are written in Python, over small parts in Go.
func libraryModules() map[string]py.Loader {
	all := map[string]py.Loader{
		"_inspect": loadInspectParts,
		"_library": loadLibraryParts,
		"_weakref": loadWeakrefParts,
		"errno":    loadErrno,
		"urllib":   emptyPackage("urllib"),
	}
	maps.Copy(all, writtenModules(map[string]string{
		"argparse":         "argparse",
		"fnmatch":          "fnmatch",
		"glob":             "glob",
		"gc":               "gc",
		"graphlib":         "graphlib",
		"importlib":        "importlib",
		"platform":         "platform",
		"select":           "select",
		"timeit":           "timeit",
		"http":             "http",
		"inspect":          "inspect",
		"logging.config":   "logging_config",
		"logging.handlers": "logging_handlers",
		"pathlib":          "pathlib",
		"struct":           "struct",
		"tempfile":         "tempfile",
		"urllib.error":     "urllib_error",
		"urllib.parse":     "urllib_parse",
		"weakref":          "weakref",
	}))
	return all
}

// writtenModules are the loaders of modules written in Python, by the names of
// their files.
func writtenModules(files map[string]string) map[string]py.Loader {
	all := map[string]py.Loader{}
	for name, file := range files {
		all[name] = func(t *py.Thread) (*py.Module, error) {
			text, err := written.ReadFile("lib/" + file + ".py")
			if err != nil {
				return nil, fmt.Errorf("read the module %s: %w", name, err)
			}
			return py.PythonModule(name, string(text))(t)
		}
	}
	return all
}

// emptyPackage is a module that only holds others.
func emptyPackage(name string) py.Loader {
	return func(*py.Thread) (*py.Module, error) { return py.NewModule(py.ModuleSpec{Name: name}), nil }
}

// loadLibraryParts makes what several modules of the library are made of.
func loadLibraryParts(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "_library",
		Defs: append(floatFunctions(), []py.Def{
			{Sig: "nfkc(text, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(norm.NFKC.String(args[0].(*py.Str).String())), nil
			}},
			{Sig: "ip_version(text, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				address, err := netip.ParseAddr(args[0].(*py.Str).String())
				switch {
				case err != nil:
					return py.MakeInt(0), nil
				case address.Is4():
					return py.MakeInt(4), nil
				}
				return py.MakeInt(6), nil
			}},
			{Sig: "collect()", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
				runtime.GC()
				return py.None, nil
			}},
			{Sig: "machine()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return py.NewStr(machineName()), nil }},
			{Sig: "import_module(name, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.Import(args[0].(*py.Str).String())
			}},
			{Sig: "refuse(name, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, t.NotYet(args[0].(*py.Str).String())
			}},
		}...),
	}), nil
}

// machineName is what systems call the kind of machine.
func machineName() string {
	names := map[string]string{"linux/amd64": "x86_64", "darwin/amd64": "x86_64", "windows/amd64": "AMD64", "linux/arm64": "aarch64", "windows/arm64": "ARM64"}
	if name := names[runtime.GOOS+"/"+runtime.GOARCH]; name != "" {
		return name
	}
	return runtime.GOARCH
}
