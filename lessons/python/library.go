package python

import (
	"sync"

	"batuta/lessons/python/bytecode"
)

// library keeps the code of the modules that are written in Python, which is the
// same for every run and never changes: compiling typing takes longer than most
// programs.
var library sync.Map // file name → compiled

// compiled is a module of the library, as text and as code.
type compiled struct {
	text string
	code *bytecode.Code
}

// compiledLibrary is the code of a module of the library. Source that a module
// makes while it runs goes by the module's name, and is not kept.
func compiledLibrary(file, text string) (*bytecode.Code, error) {
	kept, known := library.Load(file)
	if c, ok := kept.(compiled); ok && c.text == text {
		return c.code, nil
	}
	code, err := Program{file, text}.Compile()
	if err == nil && !known {
		library.Store(file, compiled{text, code})
	}
	return code, err
}
