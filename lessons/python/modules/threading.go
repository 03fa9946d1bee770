package modules

import (
	_ "embed" // what is written in Python

	"batuta/lessons/python/py"
)

//go:embed lib/threading.py
var threadingText string

//go:embed lib/logging.py
var loggingText string

//go:embed lib/queue.py
var queueText string

//go:embed lib/futures.py
var futuresText string

//go:embed lib/futures_base.py
var futuresBaseText string

//go:embed lib/futures_thread.py
var futuresThreadText string

// threadModules are the modules about threads, and logging, which knows of them.
func threadModules() map[string]py.Loader {
	return map[string]py.Loader{
		"_thread":   loadThread,
		"_logging":  loadLoggingParts,
		"logging":   py.PythonModule("logging", loggingText),
		"threading": py.PythonModule("threading", threadingText),
		"queue":     py.PythonModule("queue", queueText),
		"concurrent": func(*py.Thread) (*py.Module, error) {
			return py.NewModule(py.ModuleSpec{Name: "concurrent", Missing: []string{"interpreters"}}), nil
		},
		"concurrent.futures":        py.PythonModule("concurrent.futures", futuresText),
		"concurrent.futures._base":  py.PythonModule("concurrent.futures._base", futuresBaseText),
		"concurrent.futures.thread": py.PythonModule("concurrent.futures.thread", futuresThreadText),
	}
}
