package modules

import (
	_ "embed" // what is written in Python

	"batuta/lessons/python/py"
)

//go:embed lib/threading.py
var threadingText string

//go:embed lib/logging.py
var loggingText string

// threadModules are the modules about threads, and logging, which knows of them.
func threadModules() map[string]py.Loader {
	return map[string]py.Loader{
		"_thread":   loadThread,
		"_logging":  loadLoggingParts,
		"logging":   py.PythonModule("logging", loggingText),
		"threading": py.PythonModule("threading", threadingText),
	}
}
